"""State sets behave as Python's sets of states do, and know their names."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.dynamics import Budget, StateSet, StateSpace
from logicnet.errors import MemoryBudget, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import State, Subspace
from strategies import Net, expressions, networks, state_sets, subspaces

NAMES = tuple("ABCDEFGHIJ")


def free(size: int, budget: Budget | None = None) -> StateSpace:
    """A space in which nothing moves."""
    names = [f"x{i}" for i in range(size)]
    return StateSpace(Rules.build(names, names), budget)


def of(space: StateSpace, chosen: frozenset[tuple[int, ...]]) -> StateSet:
    return space.states([State(space.names, state) for state in chosen])


def listed(found: StateSet) -> frozenset[tuple[int | None, ...]]:
    return frozenset(state.values for state in found)


@settings(max_examples=50)
@given(st.integers(0, 8), st.data())
def test_operators_are_those_of_python_sets(size: int, data: st.DataObject) -> None:
    space = free(size)
    a, b = data.draw(state_sets(size, 12)), data.draw(state_sets(size, 12))
    left, right = of(space, a), of(space, b)
    everything = frozenset(oracle.inside((None,) * size))
    assert listed(left | right) == a | b
    assert listed(left & right) == a & b
    assert listed(left - right) == a - b
    assert listed(~left) == everything - a
    assert (left <= right, left < right, left >= right, left > right, left == right) == (
        a <= b,
        a < b,
        a >= b,
        a > b,
        a == b,
    )
    assert (len(left), bool(left)) == (len(a), bool(a))
    assert all((State(space.names, state) in left) == (state in a) for state in everything)
    assert hash(left) == hash(of(space, a))


@settings(max_examples=50)
@given(networks(7, min_components=1), st.data())
def test_a_set_from_an_expression_holds_the_states_where_it_is_true(net: Net, data: st.DataObject) -> None:
    names, texts = net
    space = StateSpace(Rules.build(names, texts))
    text = data.draw(expressions(names))
    true = oracle.rule(text, names)
    assert listed(space.where(text)) == frozenset(s for s in oracle.inside((None,) * len(names)) if true(s))
    rules = oracle.network(names, texts)
    for i, name in enumerate(names):
        assert listed(space.unstable(name)) == frozenset(
            s for s in oracle.all_states(rules) if i in oracle.unstable(rules, s)
        )


@settings(max_examples=60)
@given(st.integers(0, 9), st.data())
def test_a_set_from_a_subspace_holds_its_states_and_knows_what_is_fixed(size: int, data: st.DataObject) -> None:
    space = free(size)
    values = data.draw(subspaces(size))
    subspace = Subspace(space.names, values)
    found = space.subspace(subspace)
    assert listed(found) == frozenset(oracle.inside(values))
    assert found == space.subspace(subspace.fixed)
    assert dict(found.fixed) == dict(subspace.fixed)
    assert found.varying == subspace.free


def test_a_large_set_is_iterated_lazily_and_in_order() -> None:
    space = free(24)
    first = [state["x0"] + 2 * state["x1"] + 4 * state["x2"] for state in islice(space.everything, 8)]
    assert first == list(range(8))
    assert len(space.everything) == 2**24 and space.everything.numbers(3) == [0, 1, 2]
    assert space.everything.pick().values == (0,) * 24


def test_sets_of_two_spaces_do_not_mix() -> None:
    a, b = free(3), free(3)
    with pytest.raises(ValueError, match="different spaces"):
        a.everything | b.everything
    assert a.everything != b.everything


def test_the_empty_set_has_no_state_to_pick() -> None:
    with pytest.raises(KeyError):
        free(2).nothing.pick()
    assert free(2).nothing.fixed == {} and free(2).nothing.varying == ()


def test_a_network_without_components_has_one_state() -> None:
    space = free(0)
    assert len(space.everything) == 1 and len(space.attractors()) == 1
    assert space.everything.pick().values == ()


def test_a_state_must_name_every_component_and_no_other() -> None:
    space = free(2)
    with pytest.raises(SettingError, match="missing: x1"):
        space.state({"x0": 1})
    with pytest.raises(UnknownName, match="x9"):
        space.subspace({"x9": 1})


def test_a_space_beyond_its_memory_is_refused_before_it_is_made() -> None:
    with pytest.raises(MemoryBudget, match=r"2\^30 states needs about 128.0 MiB") as refusal:
        free(30, Budget(memory=100 << 20))
    assert "fix inputs" in refusal.value.hint
    with pytest.raises(MemoryBudget, match="at most 32"):
        free(33)


def test_a_set_that_no_longer_fits_is_refused_and_the_others_stay() -> None:
    space = free(20, Budget(memory=400 << 10))
    one, two = space.nothing, ~space.nothing
    with pytest.raises(MemoryBudget, match=r"128\.0 KiB"):
        space.states([]) | two
    assert len(one) == 0 and len(two) == 2**20
    del one
    assert len(two | two) == 2**20
