"""The network without its mediators: what does not regulate itself is put into the rules that read it.

Theorem. Let ``x`` not depend on itself, and let N' be the network with ``f_x`` in place of ``x``. Every transition of
N' is a path of N: flip ``i``, then let ``x`` follow. So, of the states lifted by ``x := f_x``, every attractor of N
contains all those of at least one attractor of N'; there are at most as many attractors; fixed points are the same.
Attractors of N' that oscillate are candidates only: in N they may leak into another, or be one. References: A. Naldi,
E. Remy, D. Thieffry, C. Chaouiya, Theor. Comput. Sci. 412 (2011); A. Veliz-Cuba, J. Theor. Biol. 289 (2011).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from logicnet.core import steps
from logicnet.core.solver import CompiledNetwork
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.reduction.smaller import smaller


@dataclass(frozen=True, slots=True)
class WithoutMediators:
    """The network of what regulates itself. ``removed`` stand in the order in which ``completion`` completes a state:
    their rules as they were when they were removed.
    """

    network: Network
    removed: tuple[str, ...]
    completion: Rules
    whole: Network

    def lift(self, state: Mapping[str, int]) -> dict[str, int]:
        """Complete a state: each removed component at what its rule says."""
        known = dict(state)
        for name in self.removed:
            values = [known.get(other, 0) for other in self.whole.names]  # what it does not read may be anything
            known[name] = self.completion.evaluate(self.completion.index(name), values)
        return {name: known[name] for name in self.whole.names}


def without_mediators(network: Network) -> WithoutMediators:
    """Remove mediators, the components that do not regulate themselves, by putting their rules where they are read.

    - ``network``: the network. Those with the fewest regulators times targets go first, while rules stay small.

    Returns WithoutMediators: the network of the rest, whose fixed points are those of the whole.

    Raises MemoryBudget where the network is too large for what is free.

    Sources: A. Naldi, E. Remy, D. Thieffry, C. Chaouiya, Theor. Comput. Sci. 412 (2011); A. Veliz-Cuba, J. Theor. Biol.
    289 (2011).

    >>> from logicnet.logic import Rules
    >>> without_mediators(Network("ring", Rules.parse("A, B\\nB, !A"))).removed
    ('A',)
    """
    rules, order, completion = steps.without_mediators(CompiledNetwork(network.rules.handle))
    removed = tuple(network.names[i] for i in order)
    return WithoutMediators(smaller(network, rules), removed, Rules(completion), network)
