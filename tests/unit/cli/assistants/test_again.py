"""The command that gives a tool's answer again."""

from __future__ import annotations

from logicnet.cli.assistants.again import command_of


def test_a_setting_that_holds_nothing_is_said_and_one_that_is_left_out_is_not() -> None:
    assert command_of("attractors", "il6", setting="") == ["attractors", "il6", "--setting", "", "--json"]
    assert command_of("attractors", "il6", setting=None, intervention="") == ["attractors", "il6", "--json"]


def test_positional_words_stand_first() -> None:
    assert command_of("ctl", "il6", "AG A", start="B=1") == ["ctl", "il6", "AG A", "--start", "B=1", "--json"]
