"""What can be reached from a state, held to the oracle on networks small enough to walk."""

from __future__ import annotations

import oracle
import pytest
import strategies
from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.analysis.reach import reach
from logicnet.errors import UnknownName
from logicnet.logic import Rules
from logicnet.model import Network, Subspace
from logicnet.reduction.hull import hull, percolated


@st.composite
def questions(draw: st.DrawFn) -> tuple[strategies.Net, tuple[int | None, ...], str]:
    net = draw(strategies.networks(max_components=5, min_components=1))
    return net, draw(strategies.subspaces(len(net[0]))), draw(strategies.expressions(net[0]))


def as_network(net: strategies.Net) -> Network:
    return Network("drawn", Rules.build(*net))


@given(questions())
@settings(deadline=None)
def test_reached_attractors_and_counts_are_those_of_the_definition(
    question: tuple[strategies.Net, tuple[int | None, ...], str],
) -> None:
    net, start, target = question
    graph = oracle.graph(oracle.network(*net))
    ahead = oracle.forward(graph, oracle.inside(start))
    answer = reach(as_network(net), Subspace(net[0], start), target=target)
    assert answer.complete
    assert answer.states == len(ahead)
    found = {tuple(attractor.state.values()) for attractor in answer.reached}
    ends = [attractor for attractor in oracle.attractors(graph) if attractor <= ahead]
    assert len(found) == len(ends)
    assert all(any(state in end for end in ends) for state in found)
    assert (answer.certain is not None) == (len(ends) == 1)


@given(questions())
@settings(deadline=None)
def test_the_path_is_a_shortest_one_and_every_step_is_a_move(
    question: tuple[strategies.Net, tuple[int | None, ...], str],
) -> None:
    net, start, target = question
    rules, holds = oracle.network(*net), oracle.rule(target, net[0])
    graph = oracle.graph(rules)
    answer = reach(as_network(net), Subspace(net[0], start), target=target)
    layer, distance = frozenset(oracle.inside(start)), 0
    seen = set(layer)
    while layer and not any(holds(state) for state in layer):
        layer = frozenset(after for state in layer for after in graph.successors(state)) - seen
        seen |= layer
        distance += 1
    path = [state.values for state in answer.path]
    assert answer.reachable == bool(layer)
    if layer:
        assert len(path) == distance + 1
        assert path[0] in oracle.inside(start) and holds(path[-1])
        assert all(after in oracle.successors(rules, before) for before, after in zip(path, path[1:], strict=False))
    else:
        assert path == []


@given(questions())
@settings(deadline=None)
def test_no_path_leaves_what_the_hull_holds(question: tuple[strategies.Net, tuple[int | None, ...], str]) -> None:
    net, start, _ = question
    given_values = {i: value for i, value in enumerate(start) if value is not None}
    held = hull(Rules.build(*net), given_values).held
    ahead = oracle.forward(oracle.graph(oracle.network(*net)), oracle.inside(start))
    assert all(state[i] == value for state in ahead for i, value in held.items())
    space = tuple(held.get(i) for i in range(len(start)))
    assert space in oracle.trap_spaces(oracle.network(*net))


@given(strategies.networks(max_components=5))
@settings(deadline=None)
def test_percolation_holds_what_the_oracle_percolates(net: strategies.Net) -> None:
    expected = oracle.percolate(oracle.network(*net), (None,) * len(net[0]))
    assert percolated(Rules.build(*net)).held == {i: v for i, v in enumerate(expected) if v is not None}


def test_a_switch_must_end_where_it_starts_and_can_end_on_either_side_from_the_middle() -> None:
    switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    assert reach(switch, "A=1 B=0").certain is not None
    between = reach(switch, "A=0 B=0", target="B & !A")
    assert between.certain is None and len(between.reached) == 2
    assert [str(state) for state in between.path] == ["A=0 B=0", "A=0 B=1"]


def test_an_input_held_by_the_setting_need_not_stand_in_the_start() -> None:
    network = Network("relay", Rules.build(["Drug", "Off"], ["Drug", "!Drug"]))
    answer = reach(network, "Off=1", setting="Drug=1")
    assert answer.states == 2
    assert answer.certain is not None and answer.certain.state == {"Drug": 1, "Off": 0}


def test_a_misspelt_start_is_an_error() -> None:
    with pytest.raises(UnknownName, match="Drug"):
        reach(Network("relay", Rules.build(["Drug"], ["Drug"])), "Durg=1")
