"""A network in phases: what is walked, what is held, and what a step may draw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logicnet.analysis.phases import PhasedQuestion, default_start
from logicnet.core.budget import Budget
from logicnet.core.codes import FREE
from logicnet.logic import Rules
from logicnet.model import Component, Initial, Named, Network, Timing

NETWORK = Network("n", Rules.build(["Drug", "A", "B", "C"], ["Drug", "!Drug", "A", "B | C"]))


def phased(protocol: str = "", start: object = "", network: Network = NETWORK, **rest: str) -> PhasedQuestion:
    given = {"setting": "", "intervention": "", "rates": "", **rest}
    return PhasedQuestion.of(
        network,
        start,  # type: ignore[arg-type] # any spelling
        given["setting"],
        given["intervention"],
        given["rates"],
        protocol,
        100.0,
        Budget(),
    )


def test_what_is_upstream_in_some_phase_is_walked() -> None:
    asked = phased("5: A%0; 9: none", setting="Drug=0")
    assert asked.upstream([2]) == (1, 2)
    assert asked.upstream([3]) == (1, 2, 3)
    assert asked.upstream([0]) == (0,)


def test_an_input_that_is_held_in_every_phase_is_not_walked() -> None:
    assert phased("0: Drug=1; 5: Drug=0").upstream([1]) == (1,)
    assert phased("5: Drug=0").upstream([1]) == (0, 1)  # until then it may have either value


def test_segments_have_the_same_components_and_set_what_is_held() -> None:
    asked = phased("0: Drug=1; 5: Drug=0 B%1; 9: -B%1")
    first, second, third = asked.segments((1, 2), Budget())
    assert [one.until for one in (first, second, third)] == [5, 9, 100]
    assert {one.setup.components for one in (first, second, third)} == {(1, 2)}
    assert (first.held, second.held, third.held) == ((FREE, FREE), (FREE, 1), (FREE, FREE))
    assert first.setup.start == ((1.0, (FREE, FREE)),)
    assert asked.segments((1,), Budget())[0].network is first.network  # compiled once


def test_a_later_phase_begins_where_the_one_before_may_have_ended() -> None:
    """C was on at the start and stays on: in no phase does it move."""
    asked = phased("5: A%0", "C=1 Drug=0")
    assert asked.phases[1].hull.held == {0: 0, 1: 0, 3: 1}
    assert asked.moving == {1, 2}


def test_rates_are_those_of_the_components_walked() -> None:
    (segment,) = phased(rates="B=5 C:up=2").segments((1, 2, 3), Budget())
    assert segment.setup.rates == ((1, 1), (5, 5), (2, 1))


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [
        ({}, 3),  # not the input
        ({"intervention": "A%0"}, 2),
        ({"intervention": "A%0", "protocol": "5: none"}, 3),
        ({"rates": "A=2 B:up=0 B:down=1/2"}, 3.5),
        ({"intervention": "A%0 B%0 C%0"}, 1.0),  # nothing moves: any number will do
    ],
)
def test_a_step_draws_what_has_a_rule_is_no_input_and_is_not_held_throughout(
    asked: dict[str, str], drawn: float
) -> None:
    assert phased(**asked).drawn == drawn


def test_a_component_with_levels_is_drawn_once() -> None:
    network = Network.levelled("n", [Component("A"), Component("X", maximum=3)], ["X", "A", "A", "A"])
    assert phased(network=network).drawn == 2
    assert phased(network=network, intervention="X%2").drawn == 1


def test_the_default_start_is_the_initial_distribution_where_there_is_one() -> None:
    assert default_start(NETWORK).factors == ()
    timed = replace(NETWORK, timing=Timing(initial=(Initial(("A",), (((1,), 1.0),)),)))
    assert str(default_start(timed)) == "A=1"
    assert str(default_start(replace(NETWORK, starts=(Named("initial", "B=0"),)))) == "B=0"
    assert default_start(replace(NETWORK, timing=Timing())).factors == ()
