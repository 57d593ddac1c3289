"""What differs between the attractors with and without an intervention, counted by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from logicnet.analysis.attractors import attractors
from logicnet.core.budget import Clock
from logicnet.explanation import explain
from logicnet.explanation.differences import Difference, changed_components, comparable, ordered, proves, shares_of
from logicnet.explanation.tally import Tally
from logicnet.formats import load
from logicnet.logic import Rules
from logicnet.model import Component, Cut, Fix, Intervention, Network, knock_out

HALF = Fraction(1, 2)
# I is an input, K follows it, and T turns for ever where K is on.
NETWORK = Network("turning", Rules.build(["T", "K", "I"], ["K & !T", "I", "I"]))


def test_shares_are_of_attractors_and_one_that_oscillates_counts_half() -> None:
    tally = Tally(NETWORK, "T", None, Clock(None))
    before, after = tally.answers([(), knock_out("K").changes])
    found = shares_of(tally, knock_out("K"))
    assert (before.always, before.sometimes, before.never) == (0, 1, 1)
    assert (after.always, after.sometimes, after.never) == (0, 0, 2)
    assert found.moving == {"T": (HALF, 0), "K": (0, 0), "I": (0, 0)}
    assert found.on == {"T": (Fraction(1, 4), 0), "K": (HALF, 0), "I": (HALF, HALF)}
    assert (found.shown, found.conditions) == ((HALF, 0), 2)


# Without I everything is off: one attractor. With I one of A and B is on: two attractors, and one where B is lost.
SWITCH = Network("switch", Rules.build(["I", "A", "B", "C"], ["I", "I & !B", "I & !A", "I"]))


def test_each_condition_counts_alike_however_many_attractors_it_has() -> None:
    tally = Tally(SWITCH, "C", None, Clock(None))
    before, after = tally.answers([(), knock_out("B").changes])
    assert (before.always, before.never, after.always, after.never) == (2, 1, 1, 1)
    found = shares_of(tally, knock_out("B"))
    quarter = Fraction(1, 4)  # A and B without: in half of the attractors with I, in none without it
    assert found.on == {"I": (HALF, HALF), "A": (quarter, HALF), "B": (quarter, 0), "C": (HALF, HALF)}
    assert found.shown == (HALF, HALF)  # of all attractors together it would be two thirds, then one half


def test_what_follows_an_input_that_nobody_touched_does_not_differ() -> None:
    found = explain(SWITCH, "C", "B%0")
    assert found.directions == {"B": -1, "A": 1} and found.phenotype_direction == 0
    assert [(one.component, one.before, one.after) for one in found.differences] == [("B", 0.25, 0), ("A", 0.25, 0.5)]
    assert "counting each alike, the share that shows it is 0.5 both without and with" in str(found)
    assert "(mean over 2 conditions, the values of the free inputs)" in str(found)


def test_an_input_that_the_intervention_sets_differs_and_one_that_it_leaves_alone_does_not() -> None:
    found = explain(SWITCH, "C", "I%0")
    assert found.directions["I"] == -1 and found.outcome == "removes"
    assert comparable(shares_of(Tally(SWITCH, "C", None, Clock(None)), knock_out("I")), knock_out("I"), SWITCH)[
        "I"
    ] == (
        HALF,
        0,
    )
    cut = explain(SWITCH, "C", "I:A%0")
    assert "I" not in cut.directions and cut.directions == {"A": -1, "B": 1}


def test_an_input_with_levels_has_a_condition_for_each_level() -> None:
    network = Network.levelled(
        "dose", [Component("D", maximum=2), Component("K"), Component("L")], ["D>=1", "D>=2", "D>=2", "K"]
    )
    found = explain(network, "L", "K%0")
    assert found.conditions == 3
    assert [(one.component, round(one.before, 6), one.after) for one in found.differences] == [
        ("K", round(1 / 3, 6), 0),
        ("L", round(1 / 3, 6), 0),
    ]


def test_shares_are_means_of_what_the_attractors_under_each_setting_show() -> None:
    network = load("il6")
    found = {one.component: (one.before, one.after) for one in explain(network, "Resistant", "STAT3%0").differences}
    free = network.inputs
    means: dict[str, list[float]] = {}
    for change in ("", "STAT3%0"):
        shares: dict[str, float] = dict.fromkeys(network.names, 0.0)
        for bits in product((0, 1), repeat=len(free)):
            listed = attractors(network, setting=dict(zip(free, bits, strict=True)), intervention=change)
            for one in listed:
                for name in network.names:
                    value = one.fixed.get(name, 0.5)
                    shares[name] += value / len(listed) / 2 ** len(free)
        for name, share in shares.items():
            means.setdefault(name, []).append(share)
    differ = {name: pair for name, pair in means.items() if abs(pair[0] - pair[1]) > 1e-9}
    assert found.keys() == differ.keys() and not {*free} & found.keys()
    assert all(found[name] == pytest.approx(differ[name]) for name in differ)


def test_of_more_conditions_than_are_compared_only_what_is_proven_has_a_direction() -> None:
    # nine inputs that nothing reads beside the switch: 1,024 conditions
    names = ["I", "A", "B", "C", *(f"U{k}" for k in range(9))]
    network = Network("wide", Rules.build(names, ["I", "I & !B", "I & !A", "I", *names[4:]]))
    found = explain(network, "C", "B%0")
    assert (found.conditions, found.by_condition, found.directions) == (1024, False, {"B": -1})
    assert {one.component for one in found.differences} == {"A", "B", "C"}  # of all attractors together
    assert found.phenotype_direction == 0 and "1024 conditions are too many to be compared one by one" in str(found)


def test_shares_of_all_attractors_prove_a_direction_where_one_of_them_is_none_or_all() -> None:
    assert proves(0.3, 0.0) and proves(0.0, 0.3) and proves(1.0, 0.3) and proves(0.3, 1.0) and proves(0.0, 1.0)
    assert not proves(0.3, 0.4) and not proves(0.0, 0.0) and not proves(1.0, 1.0)


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
