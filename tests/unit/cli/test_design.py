"""What the commands that try many interventions read: lists of interventions, settings, scope."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main

ALIVE = ("--phenotype", "Alive", "--set", "Drug=1")


def test_a_list_of_interventions_is_screened_as_it_stands(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# two ways\nA%0\nB%0 C%0  # both arms\n\nA:B%0\n")
    found = answer("screen", cascade, *ALIVE, "--list", str(path))
    assert [row["intervention"] for row in found["rows"]] == ["", "A%0", "B%0 C%0", "A:B%0"]
    path.write_text("A%0\nB%2\n")
    assert main(["screen", cascade, *ALIVE, "--list", str(path)]) == 2
    assert "line 2" in capsys.readouterr().err


def test_settings_of_a_file_go_by_their_names(cascade: str, tmp_path: Path, answer: Callable[..., Any]) -> None:
    path = tmp_path / "settings.txt"
    path.write_text("treated: Drug=1\nuntreated: Drug=0\n")
    found = answer("screen", cascade, "--phenotype", "B", "--settings", str(path), "--over", "nodes", "--only", "A")
    assert [row["setting"] for row in found["rows"]] == ["treated"] * 3 + ["untreated"] * 3


def tried(answer: Callable[..., Any], network: str, *words: str) -> set[str]:
    rows = answer("screen", network, "--phenotype", "Alive", *words)["rows"]
    return {row["intervention"] for row in rows if row["intervention"]}


def test_the_scope_is_narrowed_by_names_and_widened_by_kinds(cascade: str, answer: Callable[..., Any]) -> None:
    knock_outs = ("--over", "nodes", "--no-knock-ins")
    assert tried(answer, cascade, *knock_outs) == {"A%0", "B%0", "C%0", "Alive%0"}
    assert tried(answer, cascade, *knock_outs, "--exclude", "A, Alive") == {"B%0", "C%0"}
    assert tried(answer, cascade, *knock_outs, "--inputs", "--only", "Drug,A") == {"Drug%0", "A%0"}
    assert tried(answer, cascade, *knock_outs, "--only", "B,C", "--size", "2") == {"B%0", "C%0", "B%0 C%0"}


def test_edges_are_cut_at_both_values_and_knock_ins_do_not_count_as_edges(
    cascade: str, answer: Callable[..., Any]
) -> None:
    assert tried(answer, cascade, "--over", "edges", "--only", "B") == {"B:Alive%0", "B:Alive%1", "A:B%0", "A:B%1"}


def test_all_settings_are_the_combinations_of_free_inputs(cascade: str, answer: Callable[..., Any]) -> None:
    words = ("--phenotype", "Alive", "--over", "nodes", "--only", "A", "--settings", "all")
    assert [row["setting"] for row in answer("screen", cascade, *words)["rows"]] == ["Drug=0"] * 3 + ["Drug=1"] * 3


def test_a_file_of_settings_that_is_wrong_is_refused_at_its_line(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "settings.txt"
    path.write_text("treated: Drug=1\nother: Drog=1\n")
    assert main(["screen", cascade, "--phenotype", "B", "--settings", str(path)]) == 2
    said = capsys.readouterr().err
    assert "line 2" in said and "did you mean 'Drug'?" in said


@pytest.mark.parametrize("command", [("screen", "--probability"), ("screen",), ("control",)])
def test_a_start_that_says_nothing_is_refused_and_not_taken_for_another_question(
    command: tuple[str, ...], cascade: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *options = command
    assert main([name, cascade, *ALIVE, "--from", "", *options]) == 2
    assert "--from takes a start, found ''" in capsys.readouterr().err
