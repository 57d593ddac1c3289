"""Rates: as they are written, which of them are refused, and what a rate of 0 means."""

from __future__ import annotations

from pathlib import Path

import pytest

from logicnet.errors import SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Asked, Network, Rate, Rates, Timing

PAIR = Network("pair", Rules.build(["A", "B"], ["B", "A"]))


def test_rates_are_read_by_name_and_given_by_number() -> None:
    assert Rates.read("B=10 A=1/10", PAIR).by_variable(PAIR) == {0: (0.1, 0.1), 1: (10.0, 10.0)}
    assert Rates.read({"B": 10, "A": (0.1, 2)}, PAIR).by_variable(PAIR) == {0: (0.1, 2.0), 1: (10.0, 10.0)}
    assert not Rates.read(None, PAIR)


def test_up_and_down_may_differ() -> None:
    one = Rates.read("A:up=5 A:down=1/2 B:down=3", PAIR)
    assert one.rates == (Rate("A", 5, 0.5), Rate("B", 1, 3))
    assert Rates.read(str(one), PAIR) == one


def test_a_network_comes_with_rates_of_its_own_which_an_empty_text_leaves_out() -> None:
    own = Network("own", PAIR.rules, timing=Timing((Rate("A", 2, 3),)))
    assert Rates.read(None, own).rates == (Rate("A", 2, 3),)
    assert not Rates.read("", own)


def test_rates_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "rates.txt"
    file.write_text("A=2 # fast\nB:up=0.5\n")
    for spelling in (f"@{file}", str(file)):
        assert Rates.read(spelling, PAIR).rates == (Rate("A", 2, 2), Rate("B", 0.5, 1))
    file.write_text("A=2\nC=1\n")
    with pytest.raises(UnknownName, match=r"rates.txt:2:1: unknown component 'C'"):
        Rates.read(f"@{file}", PAIR)


def test_one_rate_may_be_said_twice_and_two_rates_may_not() -> None:
    assert Rates.read("A=2 A=2.0", PAIR).rates == (Rate("A", 2, 2),)
    with pytest.raises(SettingError, match="two rates for 'A': 2 and 3"):
        Rates.read("A=2 A:up=3", PAIR)


def test_a_rate_of_what_is_no_component_is_refused_with_the_nearest_name() -> None:
    long = Network("long", Rules.build(["STAT3", "B"], ["B", "STAT3"]))
    for wrong in ("STAT4=1", {"STAT4": 1.0}, "STAT4:up=1"):
        with pytest.raises(UnknownName, match="STAT3"):
            Rates.read(wrong, long)


@pytest.mark.parametrize("rate", [-1.0, float("inf"), float("nan"), "2"])
def test_a_rate_is_a_finite_number_from_0(rate: float) -> None:
    with pytest.raises(SettingError, match="must be a number from 0"):
        Rates.read({"A": rate}, PAIR)


def test_a_rate_of_0_keeps_a_component_from_moving_that_way() -> None:
    network = Network("n", Rules.build(["A", "B"], ["!B", "!A"]))
    assert Rates.read("A:up=0", network).on(network).rules.text(0) == "!B & A"
    assert Rates.read("A:down=0", network).on(network).rules.text(0) == "!B | A"
    assert Rates.read("A=0", network).on(network).inputs == ("A",)


def test_where_no_component_can_move_the_rates_are_refused() -> None:
    with pytest.raises(SettingError, match="no component can move"):
        Rates.read("A=0 B=0", PAIR)


def test_what_never_moves_some_way_does_not_where_its_edge_to_itself_is_cut() -> None:
    network = Network("n", Rules.build(["F", "X", "Y"], ["F", "X & F", "X"]))
    for rates, reads, rule in (("X:up=0", 1, "F & X"), ("X:down=0", 0, "X"), ("X=0", 1, "X")):
        asked = Asked.of(network, intervention=f"X:X%{reads}", rates=rates)
        assert asked.changed.rules.equivalent(asked.changed.rules.text(1), rule)
