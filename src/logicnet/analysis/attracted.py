"""Attractors as a start: what the network has settled in under a setting, before something changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import lcm

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractors import attractors
from logicnet.errors import MemoryBudget, SettingError
from logicnet.model import Network, Subspace

MOST_ATTRACTED = 1 << 12
"""States of attractors that may be a start, in all."""


def attracted_to(network: Network, setting: str) -> Sequence[Subspace]:
    """The states of the attractors under a setting, so often each that every attractor weighs the same, and the states
    of one are alike. Raises SettingError where inputs are left free, and MemoryBudget where there are too many states.
    """
    found = attractors(network, setting=setting)
    if not found.complete or found.truncated:
        raise MemoryBudget(found.why_incomplete or "more attractors than a start may be a mixture of")
    free = sorted({name for one in found for name in (*one.condition, *one.free_inputs)})
    if free:
        what = f"attractors as a start need every input held; free: {', '.join(free)}"
        raise SettingError(what, hint='name the setting: "attractors(A=1 B=0)"')
    most = lcm(*(one.states or 0 for one in found))
    if not 0 < sum(one.states or 0 for one in found) <= MOST_ATTRACTED or most * len(found) > MOST_ATTRACTED**2:
        raise MemoryBudget(f"attractors with more than {MOST_ATTRACTED} states cannot be a start")
    return [
        state for one in found for state in _states(network, found, one) for _ in range(most // (one.states or most))
    ]


def _states(network: Network, found: Attractors, one: Attractor) -> list[Subspace]:
    """All states of an attractor: what is fixed in it, and a state of each of its oscillating blocks."""
    answer = found.answer
    assert answer is not None
    cycles = answer.cycles(one.place)
    where = [answer.cycle(cycle).components for cycle in cycles]
    states = []
    for chosen in product(*(answer.cycle_states(cycle, MOST_ATTRACTED) for cycle in cycles)):
        values = dict(one.by_variables.fixed)
        for components, state in zip(where, chosen, strict=True):
            values |= {network.names[i]: bit for i, bit in zip(components, state, strict=True)}
        states.append(Subspace(network.names, tuple(values[name] for name in network.names)))
    return states
