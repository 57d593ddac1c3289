"""The state space, by hand: sets from names and values, and what is one step away; wrong values are refused."""

from __future__ import annotations

import pytest

from logicnet.dynamics import Budget, StateSpace
from logicnet.errors import LogicnetError, MemoryBudget, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Subspace

# A is an input, B follows A, C rests at what it is while B is 0 and rises with it.
SPACE = StateSpace(Rules.build("ABC", ["A", "A", "B | C"]))


def test_sets_are_made_of_states_subspaces_and_expressions() -> None:
    assert SPACE.size == 8 and SPACE.everything.numbers(9) == list(range(8)) and not SPACE.nothing
    assert SPACE.state({"A": 1, "B": 0, "C": 1}).numbers(9) == [0b101]
    assert SPACE.subspace({"A": 1, "C": 0}).numbers(9) == [0b001, 0b011]
    assert SPACE.subspace(Subspace(SPACE.names, (None, 1, None))) == SPACE.where("B")
    assert SPACE.where("A & !B | C").numbers(9) == [0b001, 0b100, 0b101, 0b110, 0b111]


@pytest.mark.parametrize("value", [2, -1, "1", None])
def test_a_value_that_is_no_0_or_1_is_refused(value: object) -> None:
    with pytest.raises(SettingError, match="expected 0 or 1 for 'A' in the subspace"):
        SPACE.subspace({"A": value})  # type: ignore[dict-item]
    with pytest.raises(SettingError, match="expected 0 or 1 for 'A' in the state"):
        SPACE.state({"A": value, "B": 0, "C": 0})  # type: ignore[dict-item]


@pytest.mark.parametrize("names", ["ABCD", "CBA"])
def test_an_expression_over_other_components_is_refused(names: str) -> None:
    compiled = Rules.build(names, names).expression("A")
    with pytest.raises(ValueError, match="'A' is an expression over the components of another network"):
        SPACE.where(compiled)
    assert SPACE.where(Rules.build("ABC", "000").expression("A")) == SPACE.where("A")  # the rules do not matter


def test_a_component_that_is_not_there_or_not_named_is_refused() -> None:
    with pytest.raises(UnknownName, match="'D'"):
        SPACE.subspace({"D": 1})
    with pytest.raises(UnknownName, match="'D'"):
        SPACE.unstable("D")
    with pytest.raises(UnknownName, match="'D'"):
        SPACE.state({"A": 0, "B": 0, "C": 0, "D": 1})
    with pytest.raises(SettingError, match="missing: B, C"):
        SPACE.number({"A": 0})


def test_a_number_beyond_the_space_is_in_no_set() -> None:
    assert 7 in SPACE.everything
    assert not any(number in SPACE.everything for number in (8, -1, 2**32, 2**32 + 1, 2**64))


def test_numbers_and_names_are_two_ways_to_say_a_state() -> None:
    assert [SPACE.number(SPACE.named(number)) for number in range(8)] == list(range(8))
    assert SPACE.named(0b110).values == (0, 1, 1)


def test_unstable_states_disagree_with_the_rule_and_fixed_points_never_do() -> None:
    assert SPACE.unstable("B").numbers(9) == [0b001, 0b010, 0b101, 0b110]  # B is not what A is
    assert not SPACE.unstable("A")
    assert SPACE.fixed_points.numbers(9) == [0b000, 0b100, 0b111]
    assert SPACE.fixed_points == SPACE.everything - SPACE.unstable("B") - SPACE.unstable("C")


def test_next_and_always_count_a_fixed_point_as_its_own_next_state() -> None:
    rest = SPACE.where("A & B & C")
    assert SPACE.predecessors(rest).numbers(9) == [0b011, 0b101]
    assert SPACE.possibly_next(rest).numbers(9) == [0b011, 0b101, 0b111]
    assert SPACE.possibly_always(SPACE.where("A")).numbers(9) == [0b001, 0b011, 0b101, 0b111]
    assert SPACE.possibly_always(SPACE.where("A & !C")).numbers(9) == []


def test_a_shortest_path_is_named_states_and_empty_where_there_is_none() -> None:
    path = SPACE.path({"A": 1, "B": 0, "C": 0}, SPACE.where("C"))
    assert [SPACE.number(state) for state in path] == [0b001, 0b011, 0b111]
    assert SPACE.path({"A": 0, "B": 0, "C": 0}, SPACE.where("A")) == ()


def test_a_space_that_does_not_fit_is_refused_before_it_is_made() -> None:
    names = [f"x{i}" for i in range(28)]
    with pytest.raises(MemoryBudget):
        StateSpace(Rules.build(names, names), Budget(memory=1 << 20))
    with pytest.raises(LogicnetError):
        StateSpace(Rules.build([*names, *"abcde"], ["0"] * 33))
