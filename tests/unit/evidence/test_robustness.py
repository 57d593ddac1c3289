"""Open choices: shares of the admissible networks and the choices that matter, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from logicnet.analysis.intervals import wilson
from logicnet.errors import LogicnetError
from logicnet.evidence import Ledger, openness
from logicnet.evidence.claim import Arm, Claim, FromAttractors, InAttractors, Quantifier
from logicnet.evidence.robustness import ClaimShare
from logicnet.logic import Rules
from logicnet.model import Choice, Component, Evidence, Network, Setting


def open_network() -> Network:
    """A | B or A & B; C follows X or not; 2 x 3 admissible networks."""
    rules = Rules.build(["A", "B", "X", "C"], ["A", "B", "A | B", "X"])
    choices = (Choice("or-and", "X", "A | B", ("A & B",)), Choice("c", "C", "X", ("!X", "A")))
    return Network("open", rules, choices=choices)


def test_shares_and_the_choice_that_matters() -> None:
    network = open_network()
    arm = Arm(Setting((("A", 1), ("B", 0))))
    shows = InAttractors(Quantifier.ALL, network.expression("C"))
    found = openness(Ledger(network, (Claim("c", "open", "", "", Evidence(), arm, shows),)))
    (row,) = found.rows
    assert found.exact and (row.holds, row.decided) == (4, 6) and row.matters == ("or-and", "c")
    assert found.choices == {"or-and": ("c",), "c": ("c",)}
    assert row.words == "4 of 6" and row.interval == (row.share, row.share)


def test_a_sample_says_that_it_is_one() -> None:
    network = open_network()
    shows = InAttractors(Quantifier.ALL, network.expression("C"))
    claim = Claim("c", "open", "", "", Evidence(), Arm(Setting((("A", 1), ("B", 0)))), shows)
    found = openness(Ledger(network, (claim,)), most=2, samples=200, seed=2)
    (row,) = found.rows
    low, high = row.interval
    assert not found.exact and found.admissible == 6 and low < 4 / 6 < high and row.words.startswith("~")


def test_a_share_that_was_drawn_has_an_interval_and_an_exact_one_has_none() -> None:
    assert ClaimShare("c", 3, 4, True, ()).interval == (0.75, 0.75)
    assert ClaimShare("c", 3, 4, False, ()).interval == wilson(3, 4)
    undecided = ClaimShare("c", 0, 0, False, ())
    assert undecided.share == 0 and undecided.interval == (0, 0)


def test_choices_about_levels_are_decided_level_by_level() -> None:
    """X goes to 2 with A and B, or with A alone, or stays at 0; C reads X=2, or any X."""
    parts = [Component("X", maximum=2), *map(Component, ("A", "B", "C"))]
    choices = (
        Choice("x", "X", ("A", "A & B"), (("A", "A"), ("0", "0"))),
        Choice("c", "C", "X>=2", ("X",)),
    )
    network = Network.levelled("open", parts, ["(A & B) | (A)", "A & B", "A", "B", "X>=2"], choices=choices)
    shows = InAttractors(Quantifier.ALL, network.expression("C"))
    claim = Claim("c", "open", "", "", Evidence(), Arm(Setting((("A", 1), ("B", 0)))), shows)
    (row,) = openness(Ledger(network, (claim,))).rows
    # X ends at 1, 2, 0; C with X>=2: no, yes, no; C with X: yes, yes, no
    assert (row.holds, row.decided) == (3, 6) and row.matters == ("x", "c")


def test_where_nothing_is_left_to_start_from_a_claim_does_not_hold_and_that_is_said() -> None:
    network = open_network()
    shows = InAttractors(Quantifier.ALL, network.expression("C"))
    arm = Arm(Setting((("A", 1), ("B", 0))))
    start = FromAttractors(arm, network.expression("X"))
    claim = Claim("c", "open", "", "", Evidence(), arm, shows, start, panel=True)
    found = openness(Ledger(network, (claim,)))
    (row,) = found.rows
    # with A & B there is no attractor with X to start from; with A | B C is X, !X or A
    assert (row.holds, row.decided, row.empty, row.panel) == (2, 6, 3, True) and found.panel == (row,)
    said = found.to_dict()
    assert said["panel"] == {"claims": 1, "in_half": 0} and said["claims"][0]["empty"] == 3


def test_only_the_shares_are_worked_out_where_only_they_are_wanted() -> None:
    network = open_network()
    shows = InAttractors(Quantifier.ALL, network.expression("C"))
    claim = Claim("c", "open", "", "", Evidence(), Arm(Setting((("A", 1), ("B", 0)))), shows)
    found = openness(Ledger(network, (claim,)), most=2, samples=5, seed=7, turning=False)
    said = found.to_dict()
    assert said["claims"][0]["matters"] is None and said["choices"] is None and said["seed"] == 7
    assert found.rows[0].holds == openness(Ledger(network, (claim,)), most=2, samples=5, seed=7).rows[0].holds
    assert found.method == "5 admissible networks, drawn at random with seed 7"


@pytest.mark.parametrize("word", ["most", "samples", "seed"])
def test_numbers_that_are_none_are_refused(word: str) -> None:
    for bad in ("x", 1.5) if word == "seed" else (-1, "x", 1.5):
        wrong: dict[str, Any] = {word: bad}
        with pytest.raises(LogicnetError, match=f"expected a whole number of at least .* for {word}"):
            openness(Ledger(open_network(), ()), **wrong)
