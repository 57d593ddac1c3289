"""What can stand as the value of an argument, by the table."""

from __future__ import annotations

import argparse

from logicnet.analysis.yardstick import YARDSTICKS
from logicnet.cli.completing.candidates import Surroundings
from logicnet.cli.completing.cursor import Cursor
from logicnet.cli.completing.values import values_for

KNOWN = Surroundings(Cursor(given={"network": ["il6"]}))


def offered(dest: str, text: str = "", **rest: object) -> list[str]:
    action = argparse.Action([f"--{dest}"], dest, **rest)  # type: ignore[arg-type]
    return [one.text for one in values_for(action, text, KNOWN)]


def test_fixed_choices_stand_before_the_table() -> None:
    assert offered("network", choices=("a", "b")) == ["a", "b"]


def test_an_argument_that_the_table_does_not_know_has_no_values() -> None:
    assert offered("timeout") == []


def test_what_a_screen_goes_by_is_a_yardstick() -> None:
    assert offered("by") == list(YARDSTICKS)


def test_the_name_of_a_drug_may_be_an_alias() -> None:
    assert "siltuximab" in offered("name", "silt") and offered("name", "STAT3") == []


def test_settings_are_all_or_a_file() -> None:
    assert "all" in offered("settings", "al") and offered("dask", "l") == ["local"]
