"""Percolation fixes what is constant by function, and lifts attractors to attractors."""

from __future__ import annotations

from hypothesis import given

import oracle
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.reduction import Percolated, percolate
from strategies import Net, networks


def network(net: Net) -> Network:
    return Network("drawn", Rules.build(*net))


def expected(net: Net) -> set[frozenset[tuple[int, ...]]]:
    return oracle.attractors(oracle.graph(oracle.network(*net)))


def lifted(step: Percolated) -> set[frozenset[tuple[int, ...]]]:
    """The attractors of the smaller network, each state lifted."""
    small = step.network
    rules = (small.names, tuple(map(small.rule_text, small.names)))
    return {
        frozenset(tuple(step.lift(dict(zip(small.names, state, strict=True))).values()) for state in states)
        for states in expected(rules)
    }


@given(networks(6))
def test_percolation_fixes_what_the_definition_fixes_and_keeps_the_attractors(net: Net) -> None:
    step = percolate(network(net))
    fixed = oracle.percolate(oracle.network(*net), (None,) * len(net[0]))
    assert {n: v for n, v in zip(net[0], fixed, strict=True) if v is not None} == dict(step.fixed)
    assert lifted(step) == expected(net)


def test_constants_are_put_in_until_nothing_is_constant() -> None:
    step = percolate(network((("A", "B", "C", "D"), ("1", "!A | B & !B", "B & D", "C | D"))))
    assert step.fixed == {"A": 1, "B": 0, "C": 0}  # B has the function !A
    assert step.network.names == ("D",) and step.network.rule_text("D") == "D"
    assert step.lift({"D": 1}) == {"A": 1, "B": 0, "C": 0, "D": 1}


def test_where_nothing_is_constant_nothing_is_fixed() -> None:
    step = percolate(network((("A", "B"), ("B", "!A"))))
    assert step.fixed == {} and step.network.names == ("A", "B")
