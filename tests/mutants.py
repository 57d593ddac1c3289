"""Random networks as the package and the oracle each read them, and what a screen must say, from the definitions."""

from __future__ import annotations

from collections.abc import Iterable

import oracle
from logicnet.logic import Rules
from logicnet.model import Cut, Fix, Intervention, Network

Attractor = frozenset[oracle.State]


def read(net: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[Network, oracle.Network]:
    names, texts = net
    return Network("random", Rules.build(names, texts)), oracle.network(names, texts)


def changed(network: Network, slow: oracle.Network, intervention: Intervention) -> oracle.Network:
    at = network.position
    for change in intervention.changes:
        if isinstance(change, Cut):
            slow = oracle.cut(slow, at[change.source], at[change.target], change.value)
    return oracle.fix(slow, {at[c.component]: c.value for c in intervention.changes if isinstance(c, Fix)})


def shown(states: Iterable[oracle.State], component: int) -> str:
    values = {state[component] for state in states}
    return "sometimes" if len(values) == 2 else "always" if values == {1} else "never"


def counts(slow: oracle.Network, component: int) -> tuple[int, int, int]:
    found = [shown(a, component) for a in oracle.attractors(oracle.graph(slow))]
    return found.count("always"), found.count("sometimes"), found.count("never")


def held(states: Iterable[oracle.State], network: Network, intervention: Intervention) -> frozenset[oracle.State]:
    """The states with held components set at once."""
    values = {network.position[c.component]: c.value for c in intervention.changes if isinstance(c, Fix)}
    return frozenset(tuple(values.get(i, v) for i, v in enumerate(s)) for s in states)


def reached(slow: oracle.Network, starts: Iterable[oracle.State]) -> list[Attractor]:
    graph = oracle.graph(slow)
    ahead = oracle.forward(graph, starts)
    return [a for a in oracle.attractors(graph) if a <= ahead]
