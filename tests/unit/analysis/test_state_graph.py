"""The graph of states against the graph by definition, drawn networks, with and without levels."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import levels_oracle
import oracle
import strategies
from logicnet.analysis.attractors import attractors
from logicnet.analysis.state_graph import StateGraph, state_graph
from logicnet.errors import LogicnetError
from logicnet.formats import toml
from logicnet.logic import Rules
from logicnet.model import Network, Subspace

SWITCH = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))


def agree(found: StateGraph, g, begin: list[tuple[int, ...]]) -> None:
    """What is reached from ``begin`` in the whole graph, with its moves, attractors and strong basins."""
    ahead = oracle.forward(g, begin)
    g = g.subgraph(ahead)
    at = found.states
    assert set(at) == set(ahead) and len(at) == len(ahead)
    assert {(at[i], at[j]) for i, j in found.moves} == set(g.edges) and len(found.moves) == len(g.edges)
    assert {at[place] for place in found.begins} == set(begin)
    ends = [frozenset(at[place] for place in end) for end in found.ends]
    assert set(ends) == oracle.attractors(g) and len(ends) == len(set(ends))
    for number, end in enumerate(ends):
        weak = {at[place] for place in range(len(at)) if number in found.leads_to(place)}
        strong = {at[place] for place in range(len(at)) if found.leads_to(place) == (number,)}
        assert weak == oracle.backward(g, end) and strong == oracle.strong_basin(g, end)


@settings(max_examples=150, deadline=None)
@given(strategies.networks(5, min_components=1), st.data())
def test_the_graph_is_that_of_the_definition(net: strategies.Net, data: st.DataObject) -> None:
    names, _ = net
    start = data.draw(strategies.subspaces(len(names)))
    found = state_graph(Network("drawn", Rules.build(*net)), Subspace(names, start))
    agree(found, oracle.graph(oracle.network(*net)), oracle.inside(start))


@settings(max_examples=100, deadline=None)
@given(levels_oracle.levelled(max_components=3))
def test_the_graph_of_levels_has_no_states_with_holes(net: levels_oracle.Levels) -> None:
    found = state_graph(toml.read(net.toml().encode(), "n.toml"))
    agree(found, levels_oracle.graph(net.targets, net.maxima), levels_oracle.states(net.maxima))


def test_a_pattern_has_the_components_that_differ_between_the_states() -> None:
    network = Network("net", Rules.build(["A", "B", "C"], ["!B", "!A", "1"]))
    found = state_graph(network, "A=0 B=0 C=1")
    assert [found.pattern(place) for place in range(len(found.states))] == ["00", "10", "01"]


def test_a_mixture_of_starts_begins_in_each_of_its_parts() -> None:
    found = state_graph(SWITCH, "1/2: A=1 B=0; 1/2: A=0 B=0")
    assert sorted(found.states[place] for place in found.begins) == [(0, 0), (1, 0)]
    assert set(found.states) == {(0, 0), (1, 0), (0, 1)}


def test_too_many_states_are_refused_before_they_are_listed() -> None:
    names = [f"X{i}" for i in range(60)]
    shift = Network("shift", Rules.build(names, ["X0", *names[:-1]]))
    with pytest.raises(LogicnetError, match="more than 256 states") as caught:
        state_graph(shift)
    assert "start from one state" in caught.value.hint
    with pytest.raises(LogicnetError, match="more than 20 states are reached"):
        state_graph(shift, {**dict.fromkeys(names, 0), "X0": 1}, limit=20)
    assert len(state_graph(shift, {**dict.fromkeys(names, 0), "X0": 1}).states) == 60


def test_the_answer_is_a_table_and_one_object() -> None:
    found = state_graph(SWITCH)
    assert list(found.to_frame()["attractors"]) == ["1 2", "1", "2", "1 2"]
    assert found.to_dict()["attractors"] == [[1], [2]]


@settings(max_examples=100, deadline=None)
@given(strategies.networks(5, min_components=1))
def test_attractors_are_numbered_as_the_answer_of_attractors_numbers_them(net: strategies.Net) -> None:
    """Free inputs are held, each in every way: then both have the same attractors."""
    network = Network("drawn", Rules.build(*net))
    for values in product((0, 1), repeat=len(network.inputs)):
        held = dict(zip(network.inputs, values, strict=True))
        found = state_graph(network, setting=held)
        patterns = ["".join(map(_one, zip(*(found.states[p] for p in end), strict=True))) for end in found.ends]
        assert patterns == [one.pattern for one in attractors(network, setting=held).attractors]


def _one(values: tuple[int, ...]) -> str:
    return str(values[0]) if len(set(values)) == 1 else "-"


def test_a_fixed_point_comes_before_a_cycle_also_where_its_states_come_later() -> None:
    """With A=0, B turns for ever; with A=1 it stays on. A is an input, and its value comes first."""
    found = state_graph(Network("net", Rules.build(["A", "B"], ["A", "A | !B"])))
    assert [sorted(found.states[p] for p in end) for end in found.ends] == [[(0, 0), (0, 1)], [(1, 1)]]
    bound = state_graph(Network("net", Rules.build(["A", "B", "C"], ["B", "A", "A | !C"])))
    assert [sorted(bound.states[p] for p in end) for end in bound.ends] == [[(1, 1, 1)], [(0, 0, 0), (0, 0, 1)]]
