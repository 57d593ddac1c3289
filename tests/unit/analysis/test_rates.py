"""Rates: as they are written, and which of them are refused."""

from __future__ import annotations

import pytest

from logicnet.analysis.rates import rates_of, speeds
from logicnet.errors import SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Network

PAIR = Network("pair", Rules.build(["A", "B"], ["B", "A"]))


def test_rates_are_read_by_name_and_given_by_number() -> None:
    assert rates_of("B=10", PAIR) == {"B": 10.0}
    assert speeds(PAIR, rates_of("B=10 A=0.1", PAIR)) == {0: 0.1, 1: 10.0}
    assert speeds(PAIR, None) == {}


def test_one_rate_may_be_said_twice_and_two_rates_may_not() -> None:
    assert rates_of("A=2 A=2.0", PAIR) == {"A": 2.0}
    with pytest.raises(SettingError, match="two rates for 'A': 2 and 3"):
        rates_of("A=2 A=3", PAIR)


def test_a_rate_of_what_is_no_component_is_refused_with_the_nearest_name() -> None:
    long = Network("long", Rules.build(["STAT3", "B"], ["B", "STAT3"]))
    with pytest.raises(UnknownName, match="STAT3"):
        rates_of("STAT4=1", long)
    with pytest.raises(UnknownName, match="STAT3"):
        speeds(long, {"STAT4": 1.0})


@pytest.mark.parametrize("rate", [0, -1.0, float("inf"), float("nan"), "2"])
def test_a_rate_is_a_finite_number_above_0(rate: float) -> None:
    with pytest.raises(SettingError, match="must be a positive number"):
        speeds(PAIR, {"A": rate})
