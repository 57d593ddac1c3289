"""Attractors under the other update schemes: every state of what percolation leaves.

Percolation is safe for the attractors of every scheme here: a component whose rule is constant takes that value when
it is updated, every scheme updates it sooner or later, and it never changes again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from logicnet.analysis.answer import Attractor, Attractors, PhenotypeReader
from logicnet.core.budget import Budget, Clock
from logicnet.core.codes import bitsets_over
from logicnet.dynamics import StateSet, StateSpace
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.logic import Expression
from logicnet.logic.program import renumbered
from logicnet.model import Asked, Network
from logicnet.reduction.hull import Hull, percolated_hull


def under_scheme(asked: Asked, scheme: str, budget: Budget, limit: int) -> Attractors:
    """All attractors under a scheme of ``logicnet.dynamics.SCHEMES``, or the reason why they were not found."""
    network = asked.changed
    method, clock = "percolation", Clock(budget.seconds)
    try:
        inside = percolated_hull(network.rules, budget)
        method = f"percolation + {bitsets_over(len(inside.kept), levels=bool(network.levels))}"
        space = StateSpace(inside.rules, replace(budget, seconds=clock.budget(None).seconds))
        found = space.attractors(scheme)
        listed = list(islice(found, limit))
    except (MemoryBudget, TimeBudget) as ended:
        return Attractors(asked, scheme, False, method, 0.0, (), 0, why_incomplete=ended.message)
    shown = _shown(inside, space, listed)
    named = tuple(_named(network, inside, states, place, shown, method) for place, states in enumerate(listed))
    more = len(found) > limit
    why = "limit" if more else ""
    return Attractors(asked, scheme, True, method, 0.0, named, len(found), truncated=more, why_truncated=why)


def _named(
    network: Network, inside: Hull, states: StateSet, place: int, shown: PhenotypeReader, method: str
) -> Attractor:
    held = {network.names[i]: value for i, value in inside.held.items()}
    fixed, first = {**held, **states.fixed}, {**held, **next(iter(states)).fixed}
    names = network.names
    return Attractor(
        "fixed point" if len(states) == 1 else "cyclic",
        len(states),
        {name: fixed[name] for name in names if name in fixed},
        tuple(name for name in names if name not in fixed),
        {name: first[name] for name in names},
        {name: fixed[name] for name in network.inputs},
        method=method,
        place=place,
        shown=shown,
        network=network,
    ).told_of(network)


def _shown(inside: Hull, space: StateSpace, attractors: Sequence[StateSet]) -> PhenotypeReader:
    @cache  # of a handful of phenotypes, for as long as the answer lives
    def shown(phenotype: Expression) -> Sequence[str]:
        if not attractors:
            return ()
        position = {component: number for number, component in enumerate(inside.kept)}
        moved = renumbered(phenotype.program, position, inside.held)
        where = space.where(Expression(space.rules, moved))
        return tuple("always" if a <= where else "sometimes" if a & where else "never" for a in attractors)

    return shown
