"""Reductions of a question, held to the oracle: what they keep is what the table says they keep."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.core.rules import AND, FALSE, NOT, OR, TRUE
from logicnet.logic import Rules
from logicnet.logic.program import evaluated
from logicnet.reduction.folded import (
    System,
    cone,
    cyclic,
    held_around,
    percolated,
    residual,
    restricted,
    settles,
    support,
)
from strategies import networks

Net = tuple[tuple[str, ...], tuple[str, ...]]


def system_of(net: Net) -> System:
    rules = Rules.build(*net)
    return tuple(rules.program(i) for i in range(len(rules)))


def small(part: object) -> oracle.Network:
    """The kept components of a residual as a network of the oracle."""
    place = {component: k for k, component in enumerate(part.kept)}
    return [
        lambda s, program=program: evaluated(program, {component: s[k] for component, k in place.items()}.__getitem__)
        for program in part.programs
    ]


@pytest.mark.parametrize(
    ("program", "held", "expected"),
    [
        ((0, 1, AND), {0: 1}, (1,)),
        ((0, 1, AND), {0: 0}, (FALSE,)),
        ((0, 1, OR), {1: 1}, (TRUE,)),
        ((0, 1, OR), {1: 0}, (0,)),
        ((0, NOT, NOT), {}, (0,)),
        ((0, 1, AND, NOT, 2, OR), {0: 0}, (TRUE,)),
        ((0, 1, AND), {}, (0, 1, AND)),
        ((TRUE, 1, AND), {}, (1,)),
    ],
)
def test_held_values_are_put_in_and_constants_folded(
    program: tuple[int, ...], held: dict[int, int], expected: tuple[int, ...]
) -> None:
    assert restricted(program, held) == expected


@settings(max_examples=settings().max_examples // 2)
@given(networks(min_components=1, max_components=4), st.data())
def test_a_restricted_program_has_the_value_of_the_whole_one(net: Net, data: st.DataObject) -> None:
    system, slow = system_of(net), oracle.network(*net)
    state = data.draw(st.tuples(*[st.integers(0, 1)] * len(system)))
    held = data.draw(st.sets(st.sampled_from(range(len(system)))))
    for program, rule in zip(system, slow, strict=True):
        left = restricted(program, {i: state[i] for i in held})
        assert not support(left) & held
        assert evaluated(left, state.__getitem__) == rule(state)


@settings(max_examples=settings().max_examples // 2)
@given(networks(max_components=4))
def test_every_attractor_lies_in_what_percolates(net: Net) -> None:
    held = percolated(system_of(net))
    for attractor in oracle.attractors(oracle.graph(oracle.network(*net))):
        assert all(state[i] == v for state in attractor for i, v in held.items())


@settings(max_examples=settings().max_examples // 2)
@given(networks(min_components=1, max_components=4), st.data())
def test_nothing_outside_the_hull_is_reached(net: Net, data: st.DataObject) -> None:
    slow = oracle.network(*net)
    start = data.draw(st.tuples(*[st.integers(0, 1)] * len(slow)))
    held = held_around(system_of(net), [dict(enumerate(start))])
    reached = oracle.forward(oracle.graph(slow), [start])
    assert all(state[i] == v for state in reached for i, v in held.items())


@settings(max_examples=settings().max_examples // 2)
@given(networks(min_components=1, max_components=4), st.data())
def test_the_cone_keeps_what_is_reached(net: Net, data: st.DataObject) -> None:
    system, slow = system_of(net), oracle.network(*net)
    start = data.draw(st.tuples(*[st.integers(0, 1)] * len(slow)))
    wanted = data.draw(st.sets(st.sampled_from(range(len(slow)))))
    held = held_around(system, [dict(enumerate(start))])
    part = residual(system, held, cone(system, wanted, held))
    whole = oracle.forward(oracle.graph(slow), [start])
    kept = oracle.forward(oracle.graph(small(part)), [tuple(start[i] for i in part.kept)])
    assert {tuple(state[i] for i in part.kept) for state in whole} == kept


@settings(max_examples=settings().max_examples // 2)
@given(networks(max_components=4), st.data())
def test_the_cone_keeps_the_attractors(net: Net, data: st.DataObject) -> None:
    system, slow = system_of(net), oracle.network(*net)
    wanted = data.draw(st.sets(st.sampled_from(range(len(slow))))) if slow else set()
    held = percolated(system)
    part = residual(system, held, cone(system, wanted, held))
    whole = oracle.attractors(oracle.graph(slow))
    kept = oracle.attractors(oracle.graph(small(part)))
    assert {frozenset(tuple(state[i] for i in part.kept) for state in one) for one in whole} == kept


@settings(max_examples=settings().max_examples // 2)
@given(networks(min_components=1, max_components=4), st.data())
def test_what_lies_downstream_of_all_cycles_follows(net: Net, data: st.DataObject) -> None:
    system, slow = system_of(net), oracle.network(*net)
    start = data.draw(st.tuples(*[st.integers(0, 1)] * len(slow)))
    held = held_around(system, [dict(enumerate(start))])
    part = residual(system, held, [i for i in range(len(system)) if i not in held])
    memory = residual(system, held, cyclic(part))
    graph = oracle.graph(slow)
    everywhere = {a for a in oracle.attractors(graph) if all(s[i] == v for s in a for i, v in held.items())}
    reached = oracle.forward(graph, [start])
    of_memory = oracle.forward(oracle.graph(small(memory)), [tuple(start[i] for i in memory.kept)])
    for attractor in everywhere:
        state = min(attractor)
        assert (state in reached) == (tuple(state[i] for i in memory.kept) in of_memory)


def test_what_is_left_out_settles_unless_it_has_a_cycle_of_its_own() -> None:
    system = system_of((("A", "B", "C", "D"), ("!A", "A", "C", "B | !D & C")))
    assert settles(system, {}, [1]) and settles(system, {}, [2])
    assert not settles(system, {}, [0]) and not settles(system, {}, [3])
    assert settles(system, {2: 0}, [3])
