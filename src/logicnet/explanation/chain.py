"""The percolation chain: what a setting and an intervention fix, round by round, each with the values that force it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from logicnet.core.budget import Budget, Clock
from logicnet.model import Intervention, Network
from logicnet.model.levels import owner
from logicnet.reduction.hull import percolation


@dataclass(frozen=True, slots=True)
class Link:
    """In this round the component is fixed at the value, because of values fixed before: enough
    of them, and none too many. A component with levels is fixed at one, or between two (``1..2``).

    ``differs`` says that the chain of the untreated network does not give it this value.
    """

    round: int
    component: str
    value: int | str
    because: tuple[tuple[str, int | str], ...]
    differs: bool


def chain(base: Network, done: Intervention, memory: int | None, clock: Clock) -> tuple[Link, ...]:
    """The chain under an intervention, each link marked where the untreated network has it not, or otherwise."""
    without = {link.component: link.value for link in links_of(base, clock.budget(memory))}
    links = links_of(done.on(base), clock.budget(memory))
    return tuple(replace(link, differs=without.get(link.component) != link.value) for link in links)


def in_levels(network: Network, links: Iterable[Link]) -> tuple[Link, ...]:
    """The links of variables as links of components: one a round and component, with what is known of its level by
    then.
    """
    if not network.levels:
        return tuple(links)
    known: dict[str, int] = {}
    found: dict[tuple[int, str], Link] = {}
    for link in links:
        name = owner(link.component)
        known[link.component] = int(link.value)
        at = {variable: known[variable] for variable in network.variables(name) if variable in known}
        before = found.get((link.round, name))
        reasons = {variable: int(value) for variable, value in link.because if owner(variable) != name}
        because = {**dict(before.because if before else ()), **network.told(reasons)}
        differs = link.differs or (before is not None and before.differs)
        value = network.told(at)[name]
        found[link.round, name] = Link(link.round, name, value, tuple(because.items()), differs)
    return tuple(found.values())


def links_of(network: Network, budget: Budget) -> list[Link]:
    """The chain of one network: what becomes constant, round by round; what is constant by itself makes round 0."""
    names, found = network.names, percolation(network.rules, budget)
    value = {fixed.component: fixed.value for fixed in found}
    return [
        Link(f.round, names[f.component], f.value, tuple((names[j], value[j]) for j in f.because), False) for f in found
    ]
