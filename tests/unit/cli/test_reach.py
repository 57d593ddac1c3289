"""`logicnet reach`: attractors that can and must be reached, and the path as a table of changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from logicnet.cli import main


def test_the_path_is_a_table_of_changes(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["reach", toggle, "--set", "Drug=1", "--from", "A=0 B=1 Clock=0", "--to", "Clock"]
    assert main(words) == 0
    assert capsys.readouterr().out == (
        "toggle (Drug=1) from A=0 B=1 Clock=0: 5 states can be reached\n"
        "\n"
        "reached  kind    states  on      oscillating\n"
        "must     cyclic       2  Drug A  Clock\n"
        "\n"
        "Clock: can be reached, in 2 steps at the least\n"
        "\n"
        "step  component  change\n"
        "   1  A          0 -> 1\n"
        "   2  Clock      0 -> 1\n"
    )


def test_what_can_be_reached_stands_before_what_never_is(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reach", toggle, "--set", "Drug=0", "--from", "A=0 B=1", "--to", "A"]) == 0
    assert capsys.readouterr().out == (
        "toggle (Drug=0) from A=0 B=1: 2 states can be reached\n"
        "\n"
        "reached  kind         states  on  oscillating\n"
        "must     fixed point       1  B\n"
        "\n"
        "A: cannot be reached\n"
    )


def test_json_says_how_it_was_found(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reach", toggle, "--set", "Drug=0", "--from", "A=0 B=0", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["complete"], answer["exhaustive"], answer["states"]) == (True, True, 6)
    assert [a["must"] for a in answer["reached"]] == [False, False]
    assert answer["undecided"] == answer["unreached"] == []
    assert answer["method"] == "bitsets over 2^3 states"


def test_a_budget_that_ends_is_told_and_is_no_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    size = 90
    rules = [
        f"X{i}, X{(i + 1) % size} & !X{(7 * i + 3) % size} | X{(11 * i + 5) % size} & X{i} | !X{(5 * i + 2) % size}"
        for i in range(size)
    ]
    path = tmp_path / "tangle.bnet"
    path.write_text("targets, factors\n" + "\n".join(rules) + "\n", encoding="utf-8")
    start = " ".join(f"X{i}={i % 3 % 2}" for i in range(size))
    assert main(["reach", str(path), "--from", start, "--to", "X3 & !X4", "--timeout", "0.4"]) == 0
    captured = capsys.readouterr()
    assert captured.out and "logicnet: incomplete: " in captured.err


def test_what_never_rises_is_never_reached(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["reach", toggle, "--set", "Drug=1", "--from", "A=0 B=1 Clock=0", "--to", "A", "--rates"]
    assert main([*words, "A=3"]) == 0
    assert "A: can be reached" in capsys.readouterr().out
    assert main([*words, "A:up=0"]) == 0
    assert "A: cannot be reached" in capsys.readouterr().out
