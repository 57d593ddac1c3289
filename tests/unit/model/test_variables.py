"""Variables of a network, and the components and levels that they stand for."""

from __future__ import annotations

import pytest

from logicnet.errors import UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Network

DRUGGED = Network(
    "drugged", Rules.build(["Drug", "TAM", "Off", "Tumour"], ["Drug", "TAM", "0", "!Drug | TAM & (Off | !Off)"])
)
# X has the levels 0 to 2: it climbs while A is on, and reaches 2 only from 1
LEVELLED = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])


def test_inputs_follow_themselves_and_constants_are_written_as_such() -> None:
    assert DRUGGED.inputs == ("Drug", "TAM")
    assert DRUGGED.constants == ("Off",)


def test_a_component_is_found_by_its_name_and_by_that_of_its_variables() -> None:
    assert LEVELLED.component("X>=2") is LEVELLED.component("X") is LEVELLED.components[1]
    with pytest.raises(UnknownName, match="did you mean 'TAM'"):
        DRUGGED.component("TAN")


def test_a_component_with_levels_stands_for_a_variable_a_level() -> None:
    assert LEVELLED.names == ("A", "X>=1", "X>=2") and LEVELLED.levels == {"X": 2}
    assert LEVELLED.variables("X") == ("X>=1", "X>=2") and LEVELLED.variables("X>=2") == ("X>=2",)
    assert [LEVELLED.owner(name) for name in LEVELLED.names] == ["A", "X", "X"]


def test_a_level_is_held_by_the_variables_below_it_and_none_above() -> None:
    assert LEVELLED.held("X", 1) == {"X>=1": 1, "X>=2": 0}
    assert LEVELLED.held("X", 1, 2) == {"X>=1": 1}
    with pytest.raises(ValueError, match="X has the levels 0 to 2"):
        LEVELLED.held("X", 3)


def test_values_of_variables_are_told_as_levels() -> None:
    assert LEVELLED.told({"A": 1, "X>=1": 1}) == {"A": 1, "X": "1..2"}
    assert LEVELLED.ranges({"A": None, "X>=2": 0}) == {"A": (0, 1), "X": (0, 1)}
