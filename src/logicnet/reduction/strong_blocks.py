"""The strongly connected blocks of the influence graph, upstream first.

A block with nothing upstream runs by itself; what is closed upstream can be solved before the rest, whether it comes to
rest or oscillates (see ``logicnet.reduction.product``). The graph is that of functions: a rule that mentions a
component without depending on it has no edge.
"""

from __future__ import annotations

from collections.abc import Iterable

from logicnet.core import steps
from logicnet.core.solver import CompiledNetwork
from logicnet.model import Network
from logicnet.reduction.hull import upstream


def blocks(network: Network) -> tuple[tuple[str, ...], ...]:
    """The strongly connected blocks of the influence graph, upstream first.

    - ``network``: the network.

    Returns every component once, by name, in blocks that influence themselves; a block stands after all that influence
    it.

    Raises MemoryBudget where the network is too large for what is free.

    >>> from logicnet.logic import Rules
    >>> network = Network("chain", Rules.build(["Drug", "A", "B"], ["1", "!Drug", "A | B"]))
    >>> blocks(network)
    (('Drug',), ('A',), ('B',))
    """
    found = steps.blocks(CompiledNetwork(network.rules.handle))
    return tuple(tuple(network.names[i] for i in block) for block in found)


def closed_upstream(network: Network, names: Iterable[str]) -> tuple[str, ...]:
    """Some components and all that influence them, directly or through others.

    - ``network``: the network.
    - ``names``: the components to begin with.

    Returns their names in the network's order.

    Raises UnknownName for a component that the network does not have.

    >>> from logicnet.logic import Rules
    >>> network = Network("chain", Rules.build(["Drug", "A", "B"], ["1", "!Drug", "A | B"]))
    >>> closed_upstream(network, ["A"])
    ('Drug', 'A')
    """
    rules = network.rules
    return tuple(network.names[i] for i in sorted(upstream(rules, [rules.index(name) for name in names])))
