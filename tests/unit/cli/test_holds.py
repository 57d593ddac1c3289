"""`logicnet holds`: the verdict, its exit code, and the path that shows it. The toggle is small enough to do by hand.

Without the drug, A=1 B=0 and A=0 B=1 are never left, and A=0 B=0 and A=1 B=1 lead to both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from logicnet.cli import main


def asked(network: str, formula: str, *more: str) -> list[str]:
    return ["holds", network, formula, "--set", "Drug=0", *more]


def test_a_formula_that_holds_ends_with_0_and_shows_its_path(toggle: str, printed: Callable[..., str]) -> None:
    assert printed(*asked(toggle, "EF (A & !B)", "--from", "A=0 B=0 Clock=0")) == (
        "toggle (Drug=0) from A=0 B=0 Clock=0: EF (A & !B) holds\n"
        "\n"
        "witness: starts with nothing on\n"
        "\n"
        "step  component  change\n"
        "   1  A          0 -> 1\n"
    )


def test_a_formula_that_fails_ends_with_1_and_counts_the_states_that_satisfy_it(
    toggle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Over A and B, which alone matter to the formula, there are four states; from A=1 B=0 no way leads to B."""
    assert main(asked(toggle, "EF B")) == 1
    head, _, shown = capsys.readouterr().out.splitlines()
    assert (
        head
        == "toggle (Drug=0) from any state: EF B does not hold (3 of 4 start states that it tells apart satisfy it)"
    )
    assert shown == "counterexample: starts with A on"


def test_json_has_the_verdict_and_the_counts(toggle: str, answer: Callable[..., Any]) -> None:
    found = answer(*asked(toggle, "EF (A -> !B)"))
    assert (found["holds"], found["complete"]) == (True, True)
    assert found["satisfied"] == found["states"]


def test_a_long_formula_is_shortened_in_the_heading(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked(toggle, " & ".join(["EF A"] * 40))) == 1
    head = capsys.readouterr().out.splitlines()[0]
    assert "EF A & EF A" in head and "…" in head and len(head) < 200


@pytest.mark.parametrize(("formula", "said"), [("EF (A", "EF (A"), ("EF AB", "AB"), ("", "formula")])
def test_a_formula_that_cannot_be_read_ends_with_2(
    toggle: str, capsys: pytest.CaptureFixture[str], formula: str, said: str
) -> None:
    assert main(asked(toggle, formula)) == 2
    assert said in capsys.readouterr().err
