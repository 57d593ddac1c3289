"""Open choices: shares of the admissible networks and the choices that matter, worked out by hand."""

from __future__ import annotations

from logicnet.analysis.intervals import wilson
from logicnet.evidence import Ledger, openness
from logicnet.evidence.claim import Arm, Claim, InAttractors, Quantifier
from logicnet.evidence.robustness import ClaimShare
from logicnet.logic import Rules
from logicnet.model import Choice, Evidence, Network, Setting


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
