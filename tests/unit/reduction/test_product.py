"""Attractors are products of an upstream attractor and one of what it leaves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import oracle
from logicnet.errors import EngineError
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.reduction import closed_upstream, continuations
from strategies import Net, networks


def network(net: Net) -> Network:
    return Network("drawn", Rules.build(*net))


def expected(net: Net) -> set[frozenset[tuple[int, ...]]]:
    return oracle.attractors(oracle.graph(oracle.network(*net)))


@given(st.data(), networks(6, min_components=1))
def test_attractors_are_products_of_upstream_and_what_it_leaves(data: st.DataObject, net: Net) -> None:
    drawn = network(net)
    upstream = closed_upstream(drawn, data.draw(st.sets(st.sampled_from(drawn.names))))
    found: set[frozenset[tuple[int, ...]]] = set()
    for continuation in continuations(drawn, upstream):
        small = (continuation.network.names, tuple(map(continuation.network.rule_text, continuation.network.names)))
        for attractor in expected(small):
            states = [dict(zip(small[0], state, strict=True)) for state in attractor]
            whole = [lift for state in states for lift in continuation.lift(state)]
            found.add(frozenset(tuple(state[name] for name in drawn.names) for state in whole))
    assert found == expected(net)


# A and B turn for ever through their four states; C copies A when it may.
TURNING: Net = (("A", "B", "C", "D"), ("!B", "A", "C | A & B", "D & A"))


def test_the_rest_goes_up_where_some_upstream_state_allows_it_and_stays_up_where_all_do() -> None:
    (only,) = continuations(network(TURNING), ["A", "B"])
    assert {tuple(state.values()) for state in only.attractor} == {(0, 0), (0, 1), (1, 0), (1, 1)}
    rest = only.network.rules
    assert only.network.names == ("C", "D")
    assert rest.equivalent(rest.rule(0), "1")  # up: A and B are both 1 somewhere; down: never
    assert rest.equivalent(rest.rule(1), "0")  # up: only where D is; down: A is 0 somewhere
    assert only.lift({"C": 1, "D": 0}) == tuple({**state, "C": 1, "D": 0} for state in only.attractor)


def test_an_upstream_attractor_of_more_states_than_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="has 4 states; raise limit"):
        continuations(network(TURNING), ["A", "B"], limit=3)
    assert len(continuations(network(TURNING), ["A", "B"], limit=4)) == 1


def test_what_is_not_closed_upstream_is_refused() -> None:
    with pytest.raises(EngineError):
        continuations(network(TURNING), ["A"])


def test_more_upstream_attractors_than_are_listed_are_refused_not_left_out() -> None:
    names = tuple(f"x{i}" for i in range(17))
    with pytest.raises(ValueError, match="the upstream part has 131072 attractors; at most 100000"):
        continuations(network(((*names, "y"), (*names, "x0"))), names)
