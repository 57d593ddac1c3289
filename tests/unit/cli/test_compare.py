"""`logicnet compare`: a table of differences, one JSON object, and 1 where there are some."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from logicnet.cli import main


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    one, two = tmp_path / "one.bnet", tmp_path / "two.bnet"
    one.write_text("A, A\nB, A & C\nC, C\n")
    two.write_text("A, A\nB, A | C\nC, C\n")
    return [str(one), str(two)]


def test_equal_networks_end_with_0(pair: list[str], printed: Callable[..., str]) -> None:
    assert printed("compare", pair[0], pair[0]).endswith("no difference\n")


def test_networks_that_differ_end_with_1_and_a_table(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *pair]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "one and two: 3 components, 3 rules, 2 regulations, 4 attractors compared",
        "",
        "rule  first  second  a state that tells them apart",
        "B     A & C  A | C   A=0 C=1",
    ]


def test_json_has_every_difference(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", *pair, "--phenotype", "B", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["equal"] and {one["part"] for one in found["differences"]} == {"rule", "attractors", "screen"}


def test_a_file_that_is_not_there_ends_with_2(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", pair[0], pair[1] + "x"]) == 2
    assert capsys.readouterr().out == ""


def test_networks_of_one_name_are_told_apart_by_their_files(tmp_path: Path, printed: Callable[..., str]) -> None:
    one, two = tmp_path / "model.bnet", tmp_path / "model.booleannet"
    one.write_text("A, A\n")
    two.write_text("A *= A\n")
    assert printed("compare", str(one), str(two)).startswith(f"{one} and {two}: ")
