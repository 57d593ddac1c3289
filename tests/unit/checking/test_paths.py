"""Paths that are shown: shortest, step and lasso, against the state graph of the oracle."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.checking.paths import holds_at, lasso, moves, shortest, step
from logicnet.checking.systems import system_of
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.reduction.folded import Residual, residual
from strategies import Net, networks

NETS = networks(4, min_components=1)


def whole(net: Net) -> Residual:
    """All components, none held."""
    return residual(system_of(Network("drawn", Rules.build(*net))), {}, range(len(net[0])))


def graph(net: Net) -> nx.DiGraph:
    """The moves of the oracle, states as numbers."""
    return nx.relabel_nodes(oracle.graph(oracle.network(*net)), oracle.number)


def some(data: st.DataObject, net: Net) -> frozenset[int]:
    return data.draw(st.frozensets(st.integers(0, 2 ** len(net[0]) - 1)))


@settings(max_examples=50)
@given(net=NETS)
def test_moves_are_the_asynchronous_successors(net: Net) -> None:
    successors, expected = moves(whole(net)), graph(net)
    assert all(set(successors(state)) == set(expected[state]) for state in expected)


@settings(max_examples=50)
@given(net=NETS, data=st.data())
def test_a_path_to_a_goal_is_a_shortest_one_through_what_is_allowed(net: Net, data: st.DataObject) -> None:
    goals, through, starts, moved = some(data, net), some(data, net), some(data, net), graph(net)
    found = shortest(whole(net), sorted(starts), goals.__contains__, through.__contains__)
    allowed = moved.edge_subgraph([(s, t) for s, t in moved.edges if s in through and s not in goals]).copy()
    allowed.add_nodes_from(moved)
    lengths = [nx.shortest_path_length(allowed, s, g) for s in starts for g in goals if nx.has_path(allowed, s, g)]
    assert (found is None) == (not lengths)
    if found is not None:
        assert len(found) - 1 == min(lengths) and found[0] in starts and found[-1] in goals
        assert all(pair in moved.edges and pair[0] in through for pair in pairwise(found))


@settings(max_examples=50)
@given(net=NETS, data=st.data())
def test_a_lasso_stays_inside_for_ever(net: Net, data: st.DataObject) -> None:
    inside, starts, moved = some(data, net), some(data, net), graph(net)
    found = lasso(whole(net), sorted(starts), inside.__contains__)
    part = moved.subgraph(inside)
    ends = {s for s in inside if not moved.out_degree(s)} | {s for c in nx.simple_cycles(part) for s in c}
    assert (found is None) == (not any(nx.has_path(part, s, e) for s in starts & inside for e in ends))
    if found is not None:
        assert found[0] in starts and set(found) <= inside and all(pair in moved.edges for pair in pairwise(found))
        assert not moved.out_degree(found[-1]) or found[-1] in found[:-1]


def test_a_step_leads_to_a_goal_and_a_fixed_point_is_its_own_next_state() -> None:
    part = whole((("A", "B"), ("1", "A")))
    assert step(part, 0b00, lambda state: state == 0b01) == (0b00, 0b01)
    assert step(part, 0b00, lambda state: state == 0b11) is None
    assert step(part, 0b11, lambda state: state == 0b11) == (0b11,) and step(part, 0b11, lambda state: False) is None


def test_an_expression_is_tested_on_the_kept_components_by_their_place() -> None:
    system = system_of(Network("n", Rules.build("ABC", ["1", "B", "C"])))
    test = holds_at((2,), residual(system, {0: 1}, (1, 2)))  # C is the second that is kept
    assert [test(state) for state in range(4)] == [False, False, True, True]


def test_a_search_that_looks_at_too_many_states_gives_up() -> None:
    free = whole((tuple(f"x{i}" for i in range(12)), ("1",) * 12))
    assert shortest(free, [0], lambda state: state == 2**12 - 1, most=50) is None
    assert len(shortest(free, [0], lambda state: state == 2**12 - 1) or ()) == 13
