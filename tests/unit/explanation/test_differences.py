"""What differs between the attractors with and without an intervention, counted by hand."""

from __future__ import annotations

from fractions import Fraction

from logicnet.core.budget import Clock
from logicnet.explanation.differences import Difference, changed_components, ordered, shares_of
from logicnet.explanation.tally import Tally
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network, knock_out

HALF = Fraction(1, 2)
# I is an input, K follows it, and T turns for ever where K is on.
NETWORK = Network("turning", Rules.build(["T", "K", "I"], ["K & !T", "I", "I"]))


def test_shares_are_of_attractors_and_one_that_oscillates_counts_half() -> None:
    tally = Tally(NETWORK, "T", None, Clock(None))
    before, after = tally.answers([(), knock_out("K").changes])
    shares, moving = shares_of(tally, knock_out("K"))
    assert (before.always, before.sometimes, before.never) == (0, 1, 1)
    assert (after.always, after.sometimes, after.never) == (0, 0, 2)
    assert moving == {"T": (HALF, 0), "K": (0, 0), "I": (0, 0)}
    assert shares == {"T": (Fraction(1, 4), 0), "K": (HALF, 0), "I": (HALF, HALF)}


def test_what_an_intervention_touches_are_the_components_whose_rules_it_changes() -> None:
    assert changed_components(Intervention.of([Fix("K", 0), Cut("I", "T", 1)])) == {"K", "T"}
    assert changed_components(Intervention()) == frozenset()


def test_differences_stand_by_distance_then_in_the_networks_order() -> None:
    # Z is next to K, Y and A two steps away; Far lies behind B, which does not differ.
    names = ["A", "Y", "Z", "K", "B", "Far"]
    network = Network("order", Rules.build(names, ["Z", "Z", "K", "K", "K", "B"]))
    moved = {name: (HALF, Fraction(0)) for name in ("A", "Y", "Z", "K", "Far")}
    assert ordered(network, knock_out("K"), moved) == tuple(
        Difference(name, 0.5, 0.0) for name in ("K", "Z", "A", "Y", "Far")
    )


def test_one_that_oscillates_is_told_apart_from_one_that_is_on_in_half_of_the_attractors() -> None:
    found = ordered(NETWORK, knock_out("K"), {"T": (HALF, Fraction(0))}, {"T": (Fraction(1), Fraction(0))})
    assert str(found[0]) == "T: ~ -> 0" and found[0].direction == -1
    assert str(Difference("T", 0.5, 1.0)) == "T: 0.5 -> 1"
    assert str(Difference("T", 0.25, 0.5, (0.5, 1.0))) == "T: 0.25 ~ -> ~"
