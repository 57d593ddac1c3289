"""`logicnet ctl`: the verdict, its exit code, and the path that shows it. The toggle is small enough to do by hand.

Without the drug, A=1 B=0 and A=0 B=1 are never left, and A=0 B=0 and A=1 B=1 lead to both.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main


def asked(network: str, formula: str, *more: str) -> list[str]:
    return ["ctl", network, formula, "--set", "Drug=0", *more]


def test_a_formula_that_holds_ends_with_0_and_shows_its_path(toggle: str, printed: Callable[..., str]) -> None:
    assert printed(*asked(toggle, "EF (A & !B)", "--from", "A=0 B=0 Clock=0")) == (
        "toggle (Drug=0) from A=0 B=0 Clock=0: EF (A & !B) holds\n"
        "\n"
        "witness: starts with all off\n"
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


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("AGX A", ["    AGX A", "    ^^^"]),
        ("AG (A -> EF Bb)", ["    AG (A -> EF Bb)", "                ^^"]),
        ("AG A>=2", ["    AG A>=2", "       ^^^^"]),
        ("EFA", ["    EFA", "    ^^^", "write EF A"]),
    ],
)
def test_a_caret_stands_under_what_is_unknown(
    toggle: str, capsys: pytest.CaptureFixture[str], formula: str, shown: list[str]
) -> None:
    assert main(asked(toggle, formula)) == 2
    assert capsys.readouterr().err.splitlines()[1:][: len(shown)] == shown


def test_what_is_not_decided_ends_with_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Forty components in a ring are too many states for a formula that asks for every path."""
    path = tmp_path / "ring.bnet"
    path.write_text("\n".join(f"X{i}, {'!' * (i == 0)}X{i - 1 if i else 39}" for i in range(40)))
    assert main(["ctl", str(path), "AF X0"]) == 3
    out, err = capsys.readouterr()
    assert out.endswith("AF X0 undecided\n")
    assert err == "logicnet: incomplete: too many states: 40 components can move, 2^40 states\n"


def test_a_path_that_goes_on_for_ever_says_where_it_comes_back(tmp_path: Path, printed: Callable[..., str]) -> None:
    path = tmp_path / "clock.bnet"
    path.write_text("A, !A\nB, B\n")
    assert printed("ctl", str(path), "EG !B", "--from", "A=0 B=0").splitlines()[2:] == [
        "witness: starts with all off",
        "",
        "step  component  change",
        "   1  A          0 -> 1",
        "   2  A          1 -> 0",
        "",
        "and so on for ever: after step 2 it is where it was at the start",
    ]


def test_a_mixture_of_starts_is_all_of_its_parts(toggle: str, capsys: pytest.CaptureFixture[str]) -> None:
    """From A=1 B=0 no way leads to B; from A=0 B=0 one does."""
    apart = [main(asked(toggle, "EF B", "--from", f"A={a} B=0")) for a in (0, 1)]
    capsys.readouterr()
    assert apart == [0, 1]
    assert main(asked(toggle, "EF B", "--from", "1/2: A=0 B=0; 1/2: A=1 B=0")) == 1
    assert "(1 of 2 start states that it tells apart satisfy it)" in capsys.readouterr().out


def test_a_count_that_is_not_known_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    """One start state that fails, such as a tumour without cells, is enough; the others are not counted."""
    drugs = "FAC=1 Paclitaxel=0 Vinorelbine=0 Cisplatin=0 Doxorubicin=0 MMS=0"
    assert main(["ctl", "resistance", "AG EF Resistant", "--context", "luminal-A", "--set", drugs]) == 1
    head = capsys.readouterr().out.splitlines()[0]
    assert head.endswith("from any state: AG EF Resistant does not hold")
