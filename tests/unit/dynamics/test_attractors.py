"""The attractors of a space as a sequence: fixed points first, each kind by its smallest state."""

from __future__ import annotations

import pytest

from logicnet.dynamics import StateSpace
from logicnet.logic import Rules

# D chooses: 0 lets A and B turn through their four states, 1 brings them to rest at 11; C stays as it is.
SPACE = StateSpace(Rules.build("ABCD", ["!B | D", "A | D", "C", "D"]))
RESTS = [[0b1011], [0b1111]]
TURNS = [[0b0000, 0b0001, 0b0010, 0b0011], [0b0100, 0b0101, 0b0110, 0b0111]]


def test_fixed_points_come_first_each_kind_by_its_smallest_state() -> None:
    found = SPACE.attractors()
    assert [attractor.numbers(9) for attractor in found] == RESTS + TURNS
    assert [attractor.numbers(9) for attractor in found.cyclic] == TURNS
    assert (len(found), found.sizes) == (4, (4, 4))
    assert repr(found) == "<2 fixed points, 2 cyclic attractors>"


def test_it_is_indexed_as_a_sequence_is() -> None:
    found, every = SPACE.attractors(), RESTS + TURNS
    assert [found[k].numbers(9) for k in range(-4, 4)] == every + every
    assert [attractor.numbers(9) for attractor in found[1:3]] == every[1:3]
    assert [attractor.numbers(9) for attractor in found[::-2]] == every[::-2]
    with pytest.raises(IndexError):
        found[4]


def test_sets_of_it_are_those_of_its_states() -> None:
    found = SPACE.attractors()
    assert found.fixed_points.numbers(9) == [0b1011, 0b1111] and found.fixed_points == SPACE.fixed_points
    assert found.states.numbers(20) == sorted(number for states in RESTS + TURNS for number in states)
    assert found[2].varying == ("A", "B") and found[2].fixed == {"C": 0, "D": 0}


def test_basins_are_weak_and_strong() -> None:
    # A and B switch each other off: from 00 and from 11 either wins.
    space = StateSpace(Rules.build("AB", ["!B", "!A"]))
    first, second = space.basins()
    assert (first.attractor.numbers(4), first.weak.numbers(4), first.strong.numbers(4)) == ([1], [0, 1, 3], [1])
    assert (second.attractor.numbers(4), second.weak.numbers(4), second.strong.numbers(4)) == ([2], [0, 2, 3], [2])


def test_a_network_without_components_rests_in_its_one_state() -> None:
    (only,) = StateSpace(Rules.build("", [])).attractors()
    assert len(only) == 1
