"""Semantic percolation: a component whose function is constant ends at that constant in every attractor.

Theorem. If ``f_i`` is the constant ``c``, the update of ``i`` alone sets ``x_i = c`` from any state and nothing unsets
it; so every asynchronous attractor lies in ``x_i = c``, and the attractors are those of the network in which the others
read ``c``, each with ``x_i = c`` added. Repeated until nothing is constant. Decided on functions, not on texts. Not
preserved: paths that start at ``x_i = 1 - c``. Reference: H. Klarner, A. Streck, H. Siebert, Bioinformatics 33 (2017).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from logicnet.core import steps
from logicnet.core.solver import CompiledNetwork
from logicnet.model import Network
from logicnet.reduction.smaller import smaller


@dataclass(frozen=True, slots=True)
class Percolated:
    """What percolation fixed, and the network of the rest."""

    network: Network
    fixed: Mapping[str, int]
    whole: Network

    def lift(self, state: Mapping[str, int]) -> dict[str, int]:
        """A state of the rest as a state of the whole network: an attractor's states go to an attractor's states."""
        return {name: self.fixed[name] if name in self.fixed else state[name] for name in self.whole.names}


def percolate(network: Network) -> Percolated:
    """Put constants into the rules that read them, until nothing is constant. The attractors of the rest are those of
    the whole.

    - ``network``: the network.

    Returns Percolated: what is fixed, and the network of the rest.

    Raises MemoryBudget where the network is too large for what is free.

    Source: H. Klarner, A. Streck, H. Siebert, Bioinformatics 33 (2017).

    >>> from logicnet.logic import Rules
    >>> network = Network("chain", Rules.build(["Drug", "A", "B"], ["1", "!Drug", "A | B"]))
    >>> percolate(network).fixed, percolate(network).network.names
    ({'Drug': 1, 'A': 0}, ('B',))
    """
    rules, fate = steps.percolate(CompiledNetwork(network.rules.handle))
    fixed = {name: value for name, value in zip(network.names, fate, strict=True) if value != steps.FREE}
    return Percolated(smaller(network, rules), fixed, network)
