"""The least trap space around a start, against its definition on the state graph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.logic import Rules
from logicnet.reduction.hull import hull, least_trap_space


@given(strategies.networks(5, min_components=1), st.data())
def test_what_is_held_is_what_the_smallest_closed_subspace_around_the_start_holds(
    net: strategies.Net, data: st.DataObject
) -> None:
    place = data.draw(strategies.subspaces(len(net[0])))
    graph = oracle.graph(oracle.network(*net))
    held = {i: value for i, value in enumerate(place) if value is not None}
    while True:
        inside = [s for s in graph if all(s[i] == value for i, value in held.items())]
        left = {i for s in inside for after in graph[s] for i in held if after[i] != held[i]}
        if not left:
            break
        held = {i: value for i, value in held.items() if i not in left}
    rules = Rules.build(*net)
    start = {i: value for i, value in enumerate(place) if value is not None}
    assert least_trap_space(rules, start) == held
    assert hull(rules, start).kept == tuple(i for i in range(len(net[0])) if i not in held)
