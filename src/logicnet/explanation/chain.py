"""The percolation chain: what a setting and an intervention fix, round by round, each with the values that force it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from logicnet.core.budget import Budget, Clock
from logicnet.model import Intervention, Network
from logicnet.reduction.hull import percolation


@dataclass(frozen=True, slots=True)
class Link:
    """In this round the component is fixed at the value, because of values fixed before: enough
    of them, and none too many.

    ``differs`` says that the chain of the untreated network does not give it this value.
    """

    round: int
    component: str
    value: int
    because: tuple[tuple[str, int], ...]
    differs: bool


def chain(base: Network, done: Intervention, memory: int | None, clock: Clock) -> tuple[Link, ...]:
    """The chain under an intervention, each link marked where the untreated network has it not, or otherwise."""
    without = {link.component: link.value for link in _percolated(base, clock.budget(memory))}
    links = _percolated(done.on(base), clock.budget(memory))
    return tuple(replace(link, differs=without.get(link.component) != link.value) for link in links)


def _percolated(network: Network, budget: Budget) -> list[Link]:
    """What becomes constant, round by round; what is constant by itself makes round 0."""
    names, found = network.names, percolation(network.rules, budget)
    value = {fixed.component: fixed.value for fixed in found}
    return [
        Link(f.round, names[f.component], f.value, tuple((names[j], value[j]) for j in f.because), False) for f in found
    ]
