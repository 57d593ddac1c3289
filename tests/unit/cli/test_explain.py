"""`logicnet explain`: the chain of causes, in words, in JSON and as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main


def test_explain_tells_the_chain_and_draws_it(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: Callable[..., Any]
) -> None:
    words = ["explain", cascade, "--perturb", "A%0", "--phenotype", "Alive", "--set", "Drug=1"]
    assert [step["component"] for step in answer(*words)["chain"] if step["differs"]] == [
        "A",
        "B",
        "C",
        "Alive",
    ]
    assert main([*words, "--output", str(tmp_path / "why.svg")]) == 0
    assert "Causal path: A -> B -> Alive" in capsys.readouterr().out
    assert (tmp_path / "why.svg").exists()


def test_a_picture_is_told_on_stderr_and_the_answer_is_printed_all_the_same(
    cascade: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "why.svg"
    words = ["explain", cascade, "--perturb", "B%0 C%0", "--phenotype", "Alive", "--set", "Drug=1"]
    assert main([*words, "--output", str(path)]) == 0
    shown = capsys.readouterr()
    assert shown.err == f"logicnet: wrote {path}\n"
    assert shown.out.startswith("cascade under Drug=1: B%0 C%0 removes Alive\n")


def test_without_an_intervention_there_is_nothing_to_explain(cascade: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", cascade, "--phenotype", "Alive"]) == 2
    assert "--intervention" in capsys.readouterr().err


def test_a_background_stands_beside_the_intervention(cascade: str, answer: Callable[..., Any]) -> None:
    words = ["explain", cascade, "--phenotype", "Alive", "--set", "Drug=1", "--perturb", "C%0"]
    found = answer(*words, "--background", "B%0")
    assert (found["background"], found["perturb"]) == ("B%0", "C%0")
    assert answer(*words)["background"] == ""


def test_the_picture_says_what_becomes_of_the_phenotype_and_which_way_components_move(
    cascade: str, tmp_path: Path
) -> None:
    path = tmp_path / "why.svg"
    words = ["explain", cascade, "--perturb", "A%0", "--phenotype", "Alive", "--set", "Drug=1"]
    assert main([*words, "--output", str(path)]) == 0
    drawn = path.read_text(encoding="utf-8")
    assert "A%0 removes Alive" in drawn and "less often on" in drawn and "holds it up" not in drawn
    assert main(["explain", cascade, "--perturb", "A%1", "--phenotype", "Drug", "--output", str(path)]) == 0
    assert "A%1 keeps Drug" in path.read_text(encoding="utf-8")


def test_a_rate_of_0_is_refused(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["explain", toggle, "--set", "Drug=1", "--perturb", "B%0", "--phenotype", "A", "--rates"]
    assert main([*words, "A:up=0"]) == 2
    assert "an explanation takes no rate of 0, and A has one" in capsys.readouterr().err
    assert main([*words, "A=2"]) == 0
