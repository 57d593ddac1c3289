"""The quick oracle says what the slow one says, which is read by eye: on small networks, question by question."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import oracle
import quick_oracle
import strategies
from quick_oracle import FREE, Quick, bits, columns, number


def both(net: strategies.Net) -> tuple[Quick, oracle.Network]:
    return Quick.of(net), oracle.network(*net)


def numbered(states: frozenset[oracle.State]) -> frozenset[int]:
    return frozenset(map(number, states))


def numbers(space: oracle.Subspace) -> quick_oracle.Subspace:
    return tuple(FREE if v is None else v for v in space)


def given_as_numbers(found: set[oracle.Subspace]) -> set[quick_oracle.Subspace]:
    return set(map(numbers, found))


def bits_of(states: frozenset[oracle.State], size: int) -> np.ndarray:
    found = np.zeros(1 << size, bool)
    found[list(numbered(states))] = True
    return found


@given(strategies.networks(7))
def test_attractors_are_the_same(net: strategies.Net) -> None:
    quick, slow = both(net)
    expected = oracle.attractors(oracle.graph(slow))
    assert quick.sets() == {numbered(states) for states in expected}
    for place, states in enumerate(quick.attractors):
        assert (quick.home[states] == place).all()
    assert (quick.home >= 0).sum() == sum(map(len, expected))


@given(strategies.networks(6, min_components=1), st.data())
def test_attractors_under_changed_rules_are_the_same(net: strategies.Net, data: st.DataObject) -> None:
    quick, slow = both(net)
    for (source, target), value in data.draw(strategies.cuts(len(net[0]))).items():
        quick, slow = quick.cut(source, target, value), oracle.cut(slow, source, target, value)
    held = data.draw(strategies.fixings(len(net[0])))
    quick, slow = quick.fix(held), oracle.fix(slow, held)
    assert quick.sets() == {numbered(states) for states in oracle.attractors(oracle.graph(slow))}


@given(strategies.networks(5, min_components=1), st.data())
def test_what_is_before_and_after_a_set_is_the_same(net: strategies.Net, data: st.DataObject) -> None:
    quick, slow = both(net)
    begin = data.draw(strategies.state_sets(len(net[0])))
    there, graph = bits_of(begin, len(net[0])), oracle.graph(slow)
    ahead = oracle.forward(graph, begin)
    assert (quick.forward(there) == bits_of(ahead, len(net[0]))).all()
    assert (quick.backward(there) == bits_of(oracle.backward(graph, begin), len(net[0]))).all()
    reached = {frozenset(quick.attractors[k].tolist()) for k in quick.reached(there)}
    assert reached == {numbered(a) for a in oracle.attractors(graph) if a <= ahead}
    layer, seen, steps = begin, begin, 0
    while layer:
        assert all(quick.distances(there)[number(state)] == steps for state in layer)
        layer = frozenset(t for s in layer for t in oracle.successors(slow, s)) - seen
        seen, steps = seen | layer, steps + 1


@given(strategies.networks(5))
def test_trap_spaces_are_the_same(net: strategies.Net) -> None:
    quick, slow = both(net)
    spaces = oracle.trap_spaces(slow)
    assert quick.trap_spaces() == given_as_numbers(spaces)
    assert quick.minimal() == given_as_numbers(oracle.minimal(spaces))
    assert quick.maximal() == given_as_numbers(oracle.maximal(spaces))
    assert given_as_numbers({oracle.percolate(slow, (None,) * len(slow))}) == {quick.root}


@given(strategies.networks(4, min_components=1), st.data())
def test_probabilities_are_the_same(net: strategies.Net, data: st.DataObject) -> None:
    quick, slow = both(net)
    rates = data.draw(st.one_of(st.none(), st.lists(st.integers(1, 5), min_size=len(slow), max_size=len(slow))))
    chances = quick.absorption(rates)
    for state, shares in oracle.absorption(slow, rates).items():
        for attractor, share in shares.items():
            place = quick.home[number(next(iter(attractor)))]
            assert chances[number(state), place] == pytest.approx(float(share), abs=1e-12)


@given(strategies.networks(4))
def test_steps_of_the_succession_lead_from_the_root_to_the_minimal_trap_spaces(net: strategies.Net) -> None:
    quick, slow = both(net)
    steps = quick.succession()
    nodes = {quick.root, *(target for _, _, target in steps)}
    spaces = oracle.trap_spaces(slow)
    plain = {node: tuple(None if v == FREE else v for v in node) for node in nodes}
    for node in nodes:
        within = {t for t in spaces if t != plain[node] and oracle.within(t, plain[node])}
        largest = {t for t in within if not any(u != t and oracle.within(t, u) for u in within)}
        expected = {(plain[node], t, oracle.percolate(slow, t)) for t in largest}
        assert {step for step in steps if step[0] == node} == {tuple(map(numbers, step)) for step in expected}
    assert nodes - {source for source, _, _ in steps} == given_as_numbers(oracle.minimal(spaces))


def test_names_in_quotes_are_names_whatever_they_spell() -> None:
    net = ("true", "Cell size", "not"), ('"not" | 0', '!("Cell size" & "true")', "true & !false")
    assert (Quick.of(net).tables == Quick.of((("A", "B", "C"), ("C", "!(B & A)", "1"))).tables).all()


@given(strategies.states(5))
def test_a_number_and_the_values_of_a_state_say_the_same(state: oracle.State) -> None:
    assert bits(number(state), 5) == state == tuple(columns(5)[:, number(state)])
