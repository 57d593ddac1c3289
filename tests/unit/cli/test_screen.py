"""`logicnet screen`: what it prints, what it writes, what it refuses."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main

COLUMNS = (
    *("rank", "intervention", "type", "setting", "phenotype", "attractors", "always", "sometimes", "never"),
    *("fraction", "change", "change_of", "outcome", "status", "method"),
)


ALIVE = ("--phenotype", "Alive", "--set", "Drug=1")


def test_json_is_one_object_with_rows_in_the_columns_that_scripts_rely_on(
    cascade: str, answer: Callable[..., Any]
) -> None:
    found = answer("screen", cascade, *ALIVE, "--over", "nodes")
    assert {"network", "digest", "phenotype", "expression", "setting", "complete", "rows"} <= found.keys()
    first, second, *_ = found["rows"]
    assert tuple(first) == COLUMNS
    assert (first["rank"], first["intervention"], first["type"], first["outcome"]) == (0, "", "wild type", "wild type")
    assert (second["rank"], second["intervention"], second["outcome"], second["change"]) == (1, "A%0", "removes", -1.0)


def test_the_size_of_the_design_is_told_before_it_starts(cascade: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", cascade, *ALIVE, "--over", "nodes", "--size", "2"]) == 0
    assert "logicnet: 32 interventions (8 single, combined up to 2)" in capsys.readouterr().err


def test_a_start_from_which_nothing_shows_the_phenotype_is_said(race: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["screen", race, "--phenotype", "X0", "--from", "X0=0", "--over", "nodes", "--only", "X0"]
    assert main(words) == 0
    shown = capsys.readouterr()
    assert "from X0=0 the wild type reaches no attractor that shows X0" in shown.err
    assert [line.split()[-1] for line in shown.out.splitlines()[4:6]] == ["keeps", "increases"]


def test_csv_holds_the_same_rows_as_json(cascade: str, tmp_path: Path, answer: Callable[..., Any]) -> None:
    path = tmp_path / "out.csv"
    found = answer("screen", cascade, *ALIVE, "--from", "resistant", "--probability", "--output", str(path))
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    wild, *tried = (row["intervention"] for row in rows)
    assert ["", *tried] == [row["intervention"] for row in found["rows"]]
    assert wild == "(wild type)"  # as the printed table calls it
    assert {"reachable", "withdrawal", "probability", "low", "high"} <= rows[0].keys()
    assert rows[1]["withdrawal"] in {"stays", "can relapse", "must relapse"}


def test_nothing_to_remove_is_said(cascade: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", cascade, "--phenotype", "Alive", "--set", "Drug=0"]) == 0
    assert "there is nothing to remove" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--phenotype", "Alife"], "Alive"),
        (["--phenotype", "Alive", "--over", "genes"], "nodes"),
        (["--phenotype", "Alive", "--only", "D"], "'D'"),
        (["--phenotype", "Alive", "--set", "Drug=1", "--from", "Drug=0"], "Drug=0"),
        (["--phenotype", "Alive", "--list", "/nowhere/list"], "no such file"),
        (["--phenotype", "Alive", "--output", "table.txt"], ".csv"),
        (["--phenotype", "Alive", "--only", ""], "--only"),
        (["--phenotype", "Alive", "--over", " , "], "--over"),
        *((["--phenotype", "Alive", option, "0"], option) for option in ("--rows", "--workers", "--samples", "--size")),
        (["--phenotype", "Alive", "--alternatives", "-1"], "--alternatives"),
        (["--phenotype", "Alive", "--list", "F", "--over", "edges", "--size", "3"], "--list and --over, --size"),
        (["--phenotype", "Alive", "--list", "F", "--only", "A"], "the file says what is tried"),
        (
            ["--phenotype", "Alive", "--alternatives", "--from", "resistant", "--probability", "--dask", "local"],
            "--alternatives and --from, --probability, --dask do not go together",
        ),
    ],
)
def test_bad_questions_end_with_code_2_and_what_would_help(
    cascade: str, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["screen", cascade, *words]) == 2
    error = capsys.readouterr().err
    assert said in error and "Traceback" not in error


def test_the_help_says_what_counts_as_shown_and_what_the_timeout_bounds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["screen", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "one that oscillates counts in full" in told and "end each intervention, not the whole" in told


def test_alternatives_give_the_share_of_admissible_networks(answer: Callable[..., Any]) -> None:
    words = ["screen", "aldh", "--phenotype", "Resistant", "--over", "nodes", "--alternatives"]
    found = answer(*words)
    assert found["networks"] == found["admissible"] and all(row["shown"] <= row["networks"] for row in found["rows"])


def test_minimal_says_how_many_rows_are_left_out(
    cascade: str, answer: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("screen", cascade, *ALIVE, "--over", "nodes", "--size", "2")
    every, found = answer(*asked), answer(*asked, "--minimal")
    assert (every["minimal"], every["left_out"]) == (False, 0)
    assert found["minimal"] and found["left_out"] == len(every["rows"]) - len(found["rows"]) > 0
    capsys.readouterr()
    assert main([*asked, "--minimal"]) == 0
    said = capsys.readouterr()
    assert f"logicnet: {found['left_out']} rows are left out, as a part of each is tried too" in said.err
    assert f"({found['left_out']} more of which a part does the same)" in said.out


def test_doses_of_a_list_are_a_mixture_and_say_why_cells_are_empty(
    cascade: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    listed = tmp_path / "doses.txt"
    listed.write_text("A%0@0.75  # three quarters\nA%0\n")
    words = ["screen", cascade, *ALIVE, "--list", str(listed)]
    assert main([*words, "--share"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split() for line in lines if line.split()[1:2] == ["A%0@0.75"]] == [
        ["2", "A%0@0.75", "knock-out", "-0.750", "0.250", "reduces"]
    ]
    assert any(line.startswith("(attractors and reach are empty where a dose mixes networks") for line in lines)
    assert main(words) == 2
    assert "A%0@0.75 mixes networks with and without the change" in capsys.readouterr().err
    listed.write_text("A%0\nA%0@1.5\n")
    assert main([*words, "--share"]) == 2
    said = capsys.readouterr().err
    assert "line 2 of the list" in said and "found '1.5'" in said and "^^^" in said
