"""Every scheme of the table against the oracle: steps, closures, attractors, basins, paths."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.core import spaces as core
from logicnet.dynamics import SCHEMES, Scheme, StateSet, StateSpace, block_sequential
from logicnet.errors import EngineError, SchemeError
from logicnet.logic import Rules
from strategies import Net, block_orders, networks, state_sets, states

States = frozenset[tuple[int, ...]]
SMALL = {"most-permissive": 4, "general-asynchronous": 5}  # components the oracle can take in its stride


def space_of(net: Net) -> StateSpace:
    return StateSpace(Rules.build(*net))


def in_space(space: StateSpace, chosen: States) -> StateSet:
    return space.states([dict(zip(space.names, state, strict=True)) for state in chosen])


def listed(found: StateSet) -> States:
    return frozenset(state.values for state in found)  # type: ignore[misc]


def largest(name: str) -> int:
    return SMALL.get(name, 6)


@st.composite
def cases(draw: st.DrawFn, name: str) -> tuple[StateSpace, oracle.Network, nx.DiGraph, str | Scheme]:
    """A space, the oracle's network and state graph, and the scheme; block-sequential update with random blocks."""
    net = draw(networks(largest(name)))
    rules = oracle.network(*net)
    if name != "block-sequential":
        return space_of(net), rules, oracle.graph(rules, name), name
    blocks = draw(block_orders(len(net[0])))
    return (
        space_of(net),
        rules,
        oracle.graph(rules, name, blocks),
        block_sequential([[net[0][i] for i in b] for b in blocks]),
    )


@pytest.mark.parametrize("name", SCHEMES)
class TestAgainstTheOracle:
    def test_its_name_is_known_to_the_oracle(self, name: str) -> None:
        assert name in oracle.SCHEMES  # where each is one line: its definition

    @settings(max_examples=35)
    @given(data=st.data())
    def test_closures_are_those_of_the_state_graph(self, name: str, data: st.DataObject) -> None:
        space, rules, graph, scheme = data.draw(cases(name))
        chosen = data.draw(state_sets(len(rules)))
        start = in_space(space, chosen)
        assert listed(space.forward(start, scheme)) == oracle.forward(graph, chosen)
        assert listed(space.backward(start, scheme)) == oracle.backward(graph, chosen)

    @settings(max_examples=35)
    @given(data=st.data())
    def test_attractors_and_basins_are_those_of_the_state_graph(self, name: str, data: st.DataObject) -> None:
        space, _, graph, scheme = data.draw(cases(name))
        found = space.attractors(scheme)
        expected = oracle.attractors(graph)
        assert {listed(attractor) for attractor in found} == expected
        assert len(found) == len(expected)
        assert [listed(found[k]) for k in range(len(found))] == [listed(attractor) for attractor in found]
        assert sorted(found.sizes) == sorted(len(a) for a in expected if len(a) > 1)
        for basin in space.basins(scheme, found):
            attractor = listed(basin.attractor)
            assert listed(basin.weak) == oracle.backward(graph, attractor)
            assert listed(basin.strong) == oracle.strong_basin(graph, attractor)

    @settings(max_examples=25)
    @given(data=st.data())
    def test_steps_and_paths_are_edges_of_the_state_graph_or_refused(self, name: str, data: st.DataObject) -> None:
        space, rules, graph, scheme = data.draw(cases(name))
        chosen = data.draw(state_sets(len(rules)))
        target = in_space(space, chosen)
        start = data.draw(states(len(rules)))
        named = dict(zip(space.names, start, strict=True))
        if "step" in SCHEMES[name].refuses:
            for ask in (space.successors, space.predecessors, space.possibly_next, space.possibly_always):
                with pytest.raises(SchemeError, match=name):
                    ask(target, scheme)
            with pytest.raises(SchemeError, match=name):
                space.path(named, target, scheme)
            return
        assert listed(space.successors(target, scheme)) == frozenset(t for s in chosen for t in graph.successors(s))
        assert listed(space.predecessors(target, scheme)) == frozenset(t for s in chosen for t in graph.predecessors(s))
        path = [state.values for state in space.path(named, target, scheme)]
        distances = nx.single_source_shortest_path_length(graph, start)
        nearest = min((distances[s] for s in chosen if s in distances), default=None)
        assert len(path) == (0 if nearest is None else nearest + 1)
        if path:
            assert path[0] == start and path[-1] in chosen
            assert all(graph.has_edge(a, b) for a, b in pairwise(path))

    @settings(max_examples=25)
    @given(data=st.data())
    def test_until_and_always_are_what_ctl_says_or_refused(self, name: str, data: st.DataObject) -> None:
        space, rules, graph, scheme = data.draw(cases(name))
        hold, target = data.draw(state_sets(len(rules), 40)), data.draw(state_sets(len(rules)))
        if "until" in SCHEMES[name].refuses:
            with pytest.raises(SchemeError, match=name):
                space.until(in_space(space, hold), in_space(space, target), scheme)
            return
        inside = graph.subgraph(hold | target).copy()
        inside.remove_edges_from([(s, t) for s, t in graph.edges if s not in hold and s in target])
        assert listed(space.until(in_space(space, hold), in_space(space, target), scheme)) == oracle.backward(
            inside, target
        )
        held = graph.subgraph(hold)
        stay = [c for c in nx.strongly_connected_components(held) if len(c) > 1]
        ends = frozenset(s for c in stay for s in c) | frozenset(s for s in hold if not oracle.unstable(rules, s))
        assert listed(space.possibly_always(in_space(space, hold), scheme)) == oracle.backward(held, ends)


@settings(max_examples=25)
@given(networks(6))
def test_fixed_points_are_attractors_of_every_scheme(net: Net) -> None:
    space = space_of(net)
    expected = frozenset(
        s for s in oracle.all_states(oracle.network(*net)) if not oracle.unstable(oracle.network(*net), s)
    )
    assert listed(space.fixed_points) == expected
    assert all(space.attractors(name).fixed_points == space.fixed_points for name in SCHEMES)


class _Unknown(Scheme):
    """Update by a kernel that the core does not have."""

    name = "unknown"

    def in_core(self, names: Sequence[str]) -> core.SchemeStruct:
        return core.scheme(9)  # type: ignore[arg-type]


def test_an_update_that_the_core_does_not_have_is_refused_and_never_taken_for_another() -> None:
    space = space_of((("A", "B"), ("B", "A")))
    for ask in (space.attractors, lambda scheme: space.successors(space.state({"A": 0, "B": 1}), scheme)):
        with pytest.raises(EngineError, match="no update: 9"):
            ask(_Unknown())
