"""`logicnet trapspaces`: minimal and maximal trap spaces as patterns."""

from __future__ import annotations

import json

import pytest

from logicnet.cli import main


def test_minimal_trap_spaces_have_a_dash_where_they_are_free(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trapspaces", toggle]) == 0
    assert capsys.readouterr().out == (
        "toggle: 3 minimal trap spaces\n"
        "\n"
        "component  1  2  3\n"
        "Drug       0  0  1\n"
        "A          0  1  1\n"
        "B          1  0  0\n"
        "Clock      0  -  -\n"
    )


def test_maximal_trap_spaces_in_json(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trapspaces", toggle, "--max", "--set", "Drug=0", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["kind"], answer["exact"], answer["listed"], answer["more"]) == ("maximal", True, 2, False)
    assert answer["setting"] == "Drug=0"
    assert answer["trap_spaces"] == [
        {"fixed": {"Drug": 0, "A": 0, "B": 1}, "free": ["Clock"]},
        {"fixed": {"Drug": 0, "A": 1, "B": 0}, "free": ["Clock"]},
    ]


def test_only_those_inside_a_subspace(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trapspaces", toggle, "--within", "A=1 Drug=0", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["trap_spaces"] == [{"fixed": {"Drug": 0, "A": 1, "B": 0}, "free": ["Clock"]}]
