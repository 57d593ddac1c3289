"""The reductions that exact attractors rest on, one module a step; each hands back a smaller network and the lift.

``analysis.attractors`` runs them all inside the core. Here each can be used, tested and looked at alone.

>>> from logicnet.logic import Rules
>>> from logicnet.model import Network
>>> network = Network("chain", Rules.build(["Drug", "A", "B", "C"], ["1", "!Drug", "B | C", "B & C"]))
>>> percolate(network).fixed
{'Drug': 1, 'A': 0}
"""

from __future__ import annotations

from logicnet.reduction.mediators import WithoutMediators, without_mediators
from logicnet.reduction.percolation import Percolated, percolate
from logicnet.reduction.product import Continuation, continuations
from logicnet.reduction.strong_blocks import blocks, closed_upstream

__all__ = [
    "Continuation",
    "Percolated",
    "WithoutMediators",
    "blocks",
    "closed_upstream",
    "continuations",
    "percolate",
    "without_mediators",
]
