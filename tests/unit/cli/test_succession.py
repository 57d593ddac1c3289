"""`logicnet succession`: the trap spaces in a table, or drawn, and what a limit leaves out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main


def test_the_table_tells_what_is_fixed_and_by_which_motif(toggle: str, printed: Callable[..., str]) -> None:
    """With the drug A is on and B off at once, and the clock stays free: one trap space, which is minimal."""
    assert printed("succession", toggle, "--set", "Drug=0") == (
        "toggle (Drug=0): 3 trap spaces, 2 minimal\n"
        "\n"
        "node  fixed   kind         from, by the motif\n"
        "   1  1 of 4\n"
        "   2  4 of 4  fixed point  1: A=0 B=1\n"
        "   3  3 of 4  minimal      1: A=1 B=0\n"
    )
    assert "toggle (Drug=1): 1 trap space, 1 minimal" in printed("succession", toggle, "--set", "Drug=1")


def test_a_limit_that_ends_it_is_said_in_the_heading_and_on_stderr(
    toggle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["succession", toggle, "--set", "Drug=0", "--limit", "2"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("toggle (Drug=0): the first 2 trap spaces, ") and ", of more\n" in shown.out
    assert "logicnet: incomplete: " in shown.err


def test_json_has_the_steps_with_their_motifs(toggle: str, answer: Callable[..., Any]) -> None:
    found = answer("succession", toggle, "--set", "Drug=0")
    assert found["complete"] and {edge["from"] for edge in found["edges"]} == {0}
    motifs = {tuple(edge["motif"].items()): found["nodes"][edge["to"]]["fixed"] for edge in found["edges"]}
    assert motifs == {
        (("A", 0), ("B", 1)): {"Drug": 0, "A": 0, "B": 1, "Clock": 0},
        (("A", 1), ("B", 0)): {"Drug": 0, "A": 1, "B": 0},
    }


def test_a_drawing_takes_the_place_of_the_table(
    toggle: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "how.svg"
    assert main(["succession", toggle, "--output", str(path)]) == 0
    shown = capsys.readouterr()
    left = "not drawn: 2 trap spaces in which an input is still free; each of its values has a branch"
    assert (shown.out, shown.err) == ("", f"logicnet: {left}\nlogicnet: wrote {path}\n")
    assert path.read_text().startswith("<?xml")


def test_a_drawing_follows_more_than_the_table_as_it_draws_what_is_alike_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """tgfb has six free inputs, and more than 300 trap spaces."""
    path = tmp_path / "how.svg"
    assert main(["succession", "tgfb", "--output", str(path)]) == 0
    assert "incomplete" not in capsys.readouterr().err and "Cisplatin=1" in path.read_text()
    assert main(["succession", "tgfb", "--output", str(path), "--limit", "10"]) == 0
    assert "more than 10 trap spaces" in capsys.readouterr().err
