"""Blocks of the influence graph of functions, upstream first, and what is closed upstream."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given

import oracle
from logicnet.errors import UnknownName
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.reduction import blocks, closed_upstream
from strategies import Net, networks


def network(net: Net) -> Network:
    return Network("drawn", Rules.build(*net))


@given(networks(6))
def test_blocks_are_the_strongly_connected_components_upstream_first(net: Net) -> None:
    drawn = network(net)
    order = blocks(drawn)
    assert sorted(name for block in order for name in block) == sorted(drawn.names)
    place = {name: k for k, block in enumerate(order) for name in block}
    for i, name in enumerate(drawn.names):
        for source, sign in zip(drawn.rules.regulators(i), drawn.rules.signs(i), strict=True):
            assert sign == "0" or place[drawn.names[source]] <= place[name]


@given(networks(6))
def test_a_block_is_what_influences_each_other(net: Net) -> None:
    drawn = network(net)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(net[0])))
    for i, rule in enumerate(oracle.network(*net)):
        states = oracle.all_states(oracle.network(*net))
        graph.add_edges_from((j, i) for j in graph if any(rule(s) != rule(oracle.flip(s, [j])) for s in states))
    expected = {frozenset(net[0][i] for i in part) for part in nx.strongly_connected_components(graph)}
    assert set(map(frozenset, blocks(drawn))) == expected
    for i, name in enumerate(net[0]):
        upstream = {i, *nx.ancestors(graph, i)}
        assert closed_upstream(drawn, [name]) == tuple(n for j, n in enumerate(net[0]) if j in upstream)


def test_a_regulator_without_effect_joins_no_blocks() -> None:
    drawn = network((("A", "B", "C"), ("B", "A & (C | !C)", "B")))
    assert blocks(drawn) == (("A", "B"), ("C",))
    assert closed_upstream(drawn, ["B"]) == ("A", "B") and closed_upstream(drawn, []) == ()


def test_an_unknown_component_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="did you mean 'STAT3'"):
        closed_upstream(network((("STAT3",), ("1",))), ["STAT"])
