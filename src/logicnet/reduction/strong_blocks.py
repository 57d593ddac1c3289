"""The strongly connected blocks of the influence graph, upstream first.

A block with nothing upstream runs by itself; what is closed upstream can be solved before the rest, whether it comes to
rest or oscillates (see `logicnet.reduction.product`). The graph is that of functions: a rule that mentions a component
without depending on it has no edge.
"""

from __future__ import annotations

from collections.abc import Iterable

from logicnet.core import steps
from logicnet.core.solver import CompiledNetwork
from logicnet.model import Network
from logicnet.reduction.hull import upstream


def blocks(network: Network) -> tuple[tuple[str, ...], ...]:
    """Every component once, in blocks that influence themselves; a block stands after all that influence it."""
    found = steps.blocks(CompiledNetwork(network.rules.handle))
    return tuple(tuple(network.names[i] for i in block) for block in found)


def closed_upstream(network: Network, names: Iterable[str]) -> tuple[str, ...]:
    """The components given and all that influence them, in the network's order."""
    rules = network.rules
    return tuple(network.names[i] for i in sorted(upstream(rules, [rules.index(name) for name in names])))
