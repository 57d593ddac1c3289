"""The states of a residual system as sets, by component number: held components are left out, budgets end the work."""

from __future__ import annotations

import pytest

from logicnet.checking.spaces import MOST_VARIABLES, Space, TooLarge, rules_of
from logicnet.checking.systems import system_of
from logicnet.core.budget import Clock
from logicnet.logic import Rules
from logicnet.logic.program import AND, NOT
from logicnet.model import Network
from logicnet.reduction.folded import Residual, residual

# A is held at 1; B follows it, C follows B.
NAMES = ("A", "B", "C")
PART = residual(system_of(Network("chain", Rules.build(NAMES, ["A", "A", "B"]))), {0: 1}, (1, 2))


def wide(components: int) -> tuple[Residual, tuple[str, ...]]:
    names = tuple(f"x{i}" for i in range(components))
    return residual(system_of(Network("wide", Rules.build(names, names))), {}, range(components)), names


def test_the_kept_components_are_a_network_of_their_own() -> None:
    rules = rules_of(PART, NAMES)
    assert rules.names == ("B", "C") and [rules.text(i) for i in range(2)] == ["1", "B"]


def test_expressions_and_cubes_speak_by_the_numbers_of_the_whole() -> None:
    space = Space(PART, NAMES)
    assert space.where((1, 2, NOT, AND)).numbers(9) == [0b01]  # B on, C off
    assert space.cubes([{0: 0, 2: 1}, {1: 0, 2: 0}]).numbers(9) == [0b00, 0b10, 0b11]  # A is not kept
    assert not space.cubes([])


def test_sets_follow_the_moves_of_what_is_kept() -> None:
    space = Space(PART, NAMES)
    off, on = space.cubes([{1: 0, 2: 0}]), space.cubes([{1: 1, 2: 1}])
    assert space.forward(off).numbers(9) == [0b00, 0b01, 0b11]
    assert space.backward(on) == space.everything() and space.before(on).numbers(9) == [0b01, 0b10, 0b11]
    assert space.staying(on) == on and not space.staying(off)
    assert space.until(space.but(on), on) == space.everything()
    assert space.both(off, on) == space.nothing()


def test_too_many_states_are_refused_with_how_many() -> None:
    part, names = wide(MOST_VARIABLES + 1)
    with pytest.raises(TooLarge, match=r"too many states: 29 components can move, 2\^29 states"):
        Space(part, names)


def test_a_budget_that_ends_refuses_the_question() -> None:
    with pytest.raises(TooLarge, match="the time budget ended"):
        Space(PART, NAMES, Clock(0.0)).everything()
    part, names = wide(24)
    with pytest.raises(TooLarge):
        Space(part, names, memory=1000)
