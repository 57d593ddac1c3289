"""A screen in words: which columns stand in its table, and what is said below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from logicnet.analysis.yardstick import Yardstick
from logicnet.cli import main
from logicnet.cli.screen_text import screen_in_words
from logicnet.logic import Rules
from logicnet.model import Asked, Network, knock_out
from logicnet.screens import Answer, Screen
from logicnet.screens.designs import given
from logicnet.screens.ranking import Ranking, Rows

ALIVE = ("--phenotype", "Alive", "--set", "Drug=1")


def test_the_table_shows_the_wild_type_first_and_says_what_it_leaves_out(
    cascade: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", cascade, *ALIVE, "--over", "nodes", "--rows", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].split() == [
        *("rank", "intervention", "type", "attractors", "always", "sometimes", "never"),
        *("fraction", "change", "outcome"),
    ]
    assert lines[3].split()[:4] == ["0", "(wild", "type)", "wild"]
    assert lines[-1] == "(6 more rows: --rows, --output)"


def test_on_80_columns_the_outcome_is_there_whatever_else_was_asked(
    cascade: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("logicnet.cli.table.on_terminal", lambda: True)
    assert main(["screen", cascade, *ALIVE, "--from", "resistant", "--probability", "--share", "--over", "nodes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines[2:12])) <= 80
    header = lines[2].split()
    assert header[:2] == ["rank", "intervention"] and header[-1] == "outcome"
    assert any("more column" in line and "outcome" not in line for line in lines)
    assert lines[4].split()[-1] == "removes"


def test_a_sampled_probability_is_printed_with_its_interval_and_marked_in_every_row(
    race: str, capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    start = "T=0 A=0 B=0 Y=1 " + " ".join(f"X{i}=1" for i in range(20))
    words = ["screen", race, "--phenotype", "Y", "--from", start, "--probability", "--over", "nodes", "--inputs"]
    words += ["--only", "T,Y", "--samples", "400", "--seed", "1"]
    rows = {row["intervention"]: row for row in answer(*words)["rows"]}
    assert rows["T%1"]["status"] == "sampled" and rows["T%1"]["low"] < 0.5 < rows["T%1"]["high"]
    assert rows["T%1"]["outcome"] == "reduces"
    assert main(words) == 0
    out = capsys.readouterr().out
    header, *lines = out.splitlines()[2:7]
    assert header.split()[-7:] == ["withdrawal", "probability", "95", "%", "interval", "outcome", "status"]
    (sampled,) = [line for line in lines if "T%1" in line]
    assert sampled.endswith("sampled")
    assert f"{rows['T%1']['low']:.3f} - {rows['T%1']['high']:.3f}" in sampled
    assert all(line.endswith("exact") for line in lines if "T%1" not in line)
    assert "(sampled: the probability is that of 400 walks, with its 95 % interval)" in out
    assert "(withdrawal is empty where the phenotype is still reached: nothing was gone)" in out


def test_a_table_in_which_all_is_exact_has_neither_interval_nor_status(
    cascade: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screen", cascade, *ALIVE, "--from", "resistant", "--probability"]) == 0
    header = capsys.readouterr().out.splitlines()[2]
    assert header.split()[-4:] == ["reachable", "withdrawal", "probability", "outcome"]


def test_empty_cells_are_explained_where_there_is_nothing_to_start_from(
    cascade: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["screen", cascade, "--phenotype", "Alive", "--set", "Drug=0", "--from", "resistant", "--over", "nodes"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "(reachable is empty: no attractor of the wild type shows Alive, so there is no start)" in out


def test_what_a_budget_ended_is_marked_with_the_budget() -> None:
    network = Network("two", Rules.parse("A, A\nB, A"))
    every = {
        "bounded": Answer(1, 0, 1, "bounded", "blocks; reach ended by time"),
        "undecided": Answer(1, 0, 0, "undecided", "blocks; ended by memory"),
    }
    tried = given([knock_out("A"), knock_out("B")])
    group = Ranking.of("", [Answer(1, 0, 1, "exact", "blocks", "yes"), *every.values()], Yardstick("reach"))
    lines = screen_in_words(
        Screen(Asked(network), "B", ("",), Rows("B", tried, (group,), Yardstick("reach")), "resistant"), 10
    ).splitlines()
    assert lines[2].endswith("status")
    assert [line.split()[-2:] for line in lines[4:6]] == [["undecided", "bounded"], ["undecided", "undecided"]]
    assert lines[6:8] == [
        "(bounded: what is empty was not decided, ended by time; an interval there is certain)",
        "(undecided or failed: the counts are of what was found until the work was ended by memory)",
    ]
