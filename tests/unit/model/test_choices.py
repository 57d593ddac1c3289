"""Admissible networks: the product of what the source leaves open, held to a list made by hand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from logicnet.logic import Rules
from logicnet.model import Choice, Component, Network
from logicnet.model.choices import (
    Departure,
    admissible,
    changes,
    count,
    departures,
    one_at_a_time,
    sampled,
    with_departures,
)
from strategies import expressions


def open_network() -> Network:
    """A | B or A & B; C follows X or not; 2 x 3 admissible networks."""
    rules = Rules.build(["A", "B", "X", "C"], ["A", "B", "A | B", "X"])
    choices = (Choice("or-and", "X", "A | B", ("A & B",)), Choice("c", "C", "X", ("!X", "A")))
    return Network("open", rules, choices=choices)


def test_the_admissible_networks_are_the_product_of_what_is_open() -> None:
    network = open_network()
    every = list(admissible(network))
    assert count(network) == len(every) == 6 and every[0].network == network
    assert {(v.network.rule_text("X"), v.network.rule_text("C")) for v in every} == {
        (x, c) for x in ("A | B", "A & B") for c in ("X", "!X", "A")
    }
    assert [[d.choice for d in v.decisions] for v in one_at_a_time(network)] == [[], ["or-and"], ["c"], ["c"]]
    assert list(sampled(network, 5, seed=3)) == list(sampled(network, 5, seed=3))


def test_choices_about_one_component_exclude_each_other() -> None:
    network = open_network()
    network = replace(network, choices=(*network.choices, Choice("more", "X", "A | B", ("A", "B"))))
    assert count(network) == 12 and len(departures(network)["X"]) == 3
    both = with_departures(network, departures(network)["X"][:1])
    assert both.network.rule_text("X") == "A & B"
    assert both.decisions == (Departure("or-and", "X", "A & B"),)
    assert str(both.decisions[0]) == "or-and: X = A & B"


def test_a_network_that_leaves_nothing_open_is_its_one_admissible_network() -> None:
    network = replace(open_network(), choices=())
    assert count(network) == 1
    for every in (admissible(network), one_at_a_time(network), sampled(network, 1, seed=0)):
        assert [(variant.decisions, variant.network) for variant in every] == [((), network)]


def test_samples_are_admissible_and_reach_every_form() -> None:
    network = open_network()
    drawn = {variant.decisions for variant in sampled(network, 200, seed=1)}
    assert drawn == {variant.decisions for variant in admissible(network)}  # 200 draws of 6: each is missed by 1e-16


def by_hand(one: str, two: str, a: str) -> Network:
    """X with levels 0 to 2; the highest whose condition holds is the target, so T1 is "1 or 2" and T2 is "2"."""
    parts = [Component("X", maximum=2), Component("A"), Component("B")]
    return Network.levelled("n", parts, [f"({two}) | ({one})", two, a, "B"])


VARIABLES = ("A", "B", "X", "X>=2")


@given(*[expressions(VARIABLES) for _ in range(4)])
def test_departures_of_a_component_with_levels_are_the_networks_written_by_hand(
    one: str, two: str, other: str, a: str
) -> None:
    choices = (Choice("x", "X", (one, two), ((one, other), ("0", "1"))), Choice("a", "A", a, ("X>=2 & B",)))
    network = replace(by_hand(one, two, a), choices=choices)
    every = list(admissible(network))
    assert count(network) == 6 == len(every)
    expected = [by_hand(*x, rule) for x in ((one, two), (one, other), ("0", "1")) for rule in (a, "X>=2 & B")]
    for variant, hand in zip(every, expected, strict=True):
        assert all(hand.rules.equivalent(variant.network.rules.text(i), hand.rules.text(i)) for i in range(4))
        assert variant.network.targets is not None
        assert all(hand.targets.equivalent(variant.network.targets.text(i), hand.targets.text(i)) for i in range(4))
    for decision in departures(network)["X"]:
        changed = with_departures(network, [decision]).network.rules
        assert changes(network, decision) == {0: changed.program(0), 1: changed.program(1)}


def test_a_departure_of_levels_is_told_level_by_level() -> None:
    network = replace(by_hand("A", "B", "A"), choices=(Choice("x", "X", ("A", "B"), (("B", "A & B"),)),))
    (departure,) = departures(network)["X"]
    assert str(departure) == "x: X = 1: B; 2: A & B"
    assert with_departures(network, [departure]).network.rule_text("X") == "1: B; 2: A & B"
    assert {v.network.rule_text("X") for v in sampled(network, 50, seed=1)} == {"1: A; 2: B", "1: B; 2: A & B"}
