"""Networks that Hypothesis draws and their attractors by the definition, beside those of a reduced network."""

from __future__ import annotations

import oracle
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.reduction import Percolated, WithoutMediators
from strategies import Net


def network(net: Net) -> Network:
    return Network("drawn", Rules.build(*net))


def expected(net: Net) -> set[frozenset[tuple[int, ...]]]:
    """The attractors by the definition."""
    return oracle.attractors(oracle.graph(oracle.network(*net)))


def lifted(step: Percolated | WithoutMediators) -> set[frozenset[tuple[int, ...]]]:
    """The attractors of the smaller network by the definition, each state lifted."""
    small = step.network
    rules = (small.names, tuple(map(small.rule_text, small.names)))
    return {
        frozenset(tuple(step.lift(dict(zip(small.names, state, strict=True))).values()) for state in states)
        for states in expected(rules)
    }
