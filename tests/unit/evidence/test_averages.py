"""Averages in the long run, by hand."""

from __future__ import annotations

import pytest

from logicnet.checking.spaces import TooLarge
from logicnet.checking.systems import system_of
from logicnet.evidence import averages
from logicnet.evidence.averages import average
from logicnet.logic import Rules
from logicnet.model import Component, Measure, Network, Rates

# T turns for ever; it is on for down's part of the time: up at 3, down at 1, it is on 3/4 of the time.
TURNING = Network("turning", Rules.build(["T", "A", "B"], ["!T", "!B", "!A"]))


def of(text: str, begin: list[dict[int, int]], rates: str = "", network: Network = TURNING) -> float:
    measure = Measure.read(text, network)
    return average(network, system_of(network), begin, measure, Rates.parse(rates, network))


def test_an_oscillation_is_on_for_the_share_of_time_that_its_rates_give() -> None:
    assert of("T", [{}]) == pytest.approx(1 / 2, abs=1e-10)
    assert of("T", [{}], "T:up=3") == pytest.approx(3 / 4, abs=1e-10)
    assert of("4*T - 1", [{0: 1}], "T:up=3") == pytest.approx(2, abs=1e-9)


def test_attractors_weigh_as_they_are_reached() -> None:
    # from A = B = 0 the faster of the two comes on first and stays
    assert of("A", [{1: 0, 2: 0}], "A=3") == pytest.approx(3 / 4, abs=1e-10)
    assert of("A - B", [{1: 0, 2: 0}], "A=3") == pytest.approx(1 / 2, abs=1e-9)
    assert of("A", [{1: 1, 2: 0}, {1: 0, 2: 1}]) == pytest.approx(1 / 2, abs=1e-10)


def test_what_never_moves_is_read_and_not_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(averages, "MOST_STATES_AVERAGED", 0)
    assert of("2*A + 3", [{1: 1, 2: 0}]) == 5
    with pytest.raises(TooLarge):
        of("T", [{}])


def test_levels_count_as_numbers() -> None:
    network = Network.levelled("x", [Component("I"), Component("X", maximum=2)], ["I", "I", "I & X>=1"])
    begin = [{0: value, 1: 0, 2: 0} for value in (0, 1)]
    assert of("X", begin, network=network) == pytest.approx(1, abs=1e-9)
