"""`logicnet trapspaces` and `logicnet fixedpoints`: lists that know whether they are whole."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from logicnet.cli import main


@pytest.fixture
def toggle(tmp_path: Path) -> str:
    path = tmp_path / "toggle.bnet"
    path.write_text("targets, factors\nDrug, Drug\nA, !B | Drug\nB, !A\nClock, !Clock & A\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def inputs(tmp_path: Path) -> str:
    path = tmp_path / "inputs.bnet"
    rules = "".join(f"I{i}, I{i}\nY{i}, !I{i}\n" for i in range(20))
    path.write_text(f"targets, factors\n{rules}", encoding="utf-8")
    return str(path)


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


def test_an_intervention_changes_the_rules_first(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fixedpoints", toggle, "--perturb", "A%0", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [space["fixed"] for space in found["trap_spaces"]] == [
        {"Drug": drug, "A": 0, "B": 1, "Clock": 0} for drug in (0, 1)
    ]
    assert all(space["free"] == [] for space in found["trap_spaces"])


def test_a_network_without_fixed_points_has_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "clock.bnet"
    path.write_text("targets, factors\nA, !A\n", encoding="utf-8")
    assert main(["fixedpoints", str(path)]) == 0
    assert capsys.readouterr().out == "clock: 0 fixed points\n"


def test_exactly_the_limit_and_more_than_the_limit_differ(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trapspaces", toggle, "--limit", "3", "--json"]) == 0
    exactly = json.loads(capsys.readouterr().out)
    assert main(["trapspaces", toggle, "--limit", "2", "--json"]) == 0
    more = json.loads(capsys.readouterr().out)
    assert (exactly["exact"], exactly["listed"], exactly["more"]) == (True, 3, False)
    assert (more["exact"], more["listed"], more["more"]) == (False, 2, True)


def test_a_million_fixed_points_do_not_choke(inputs: str, capsys: pytest.CaptureFixture[str]) -> None:
    began = time.monotonic()
    assert main(["fixedpoints", inputs, "--limit", "25"]) == 0
    heading, _, _, first, *_ = capsys.readouterr().out.splitlines()
    assert heading == "inputs: more than 25 fixed points, the first 25 of them found (--limit lists more)"
    assert len(first.split()[1]) == 40
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("command", ["trapspaces", "fixedpoints"])
@pytest.mark.parametrize("limit", ["0", "-3", "some"])
def test_a_limit_that_is_none_is_refused(
    command: str, limit: str, toggle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, toggle, "--limit", limit]) == 2
    assert "expected a whole number of at least 1" in capsys.readouterr().err
