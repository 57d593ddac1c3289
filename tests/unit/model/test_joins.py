"""What is said about joining networks."""

from __future__ import annotations

from logicnet.logic import Rules
from logicnet.model import Component, Network
from logicnet.model.joins import Combination, highest_levels


def test_a_rule_for_each_level_says_the_highest_level() -> None:
    one = Combination("replace", ("A", "B"))
    assert one.maximum == 2 and one.texts("X") == ("(B) | (A)", "(B)")
    assert Combination("replace", "A").texts("X") == ("A",)
    assert Combination("replace", input=True, maximum=2).texts("X") == ('"X">=1', '"X">=2')


def test_a_join_then_the_members_that_regulate_then_the_inputs_say_how_many_levels_there_are() -> None:
    a = Network.levelled("a", [Component("X", maximum=3), Component("Y", maximum=2)], ["X", "X>=2", "X>=3", "X", "0"])
    b = Network("b", Rules.build(["Z", "X", "Y"], ["Z", "Z", "Y"]))
    assert highest_levels([a], {}) == {"X": 3, "Y": 2}
    assert highest_levels([a, b], {}) == {"X": 1, "Y": 2, "Z": 1}
    assert highest_levels([b, a], {"Z": 4}) == {"Z": 4, "X": 1, "Y": 2}
