"""Attractors as a start: what the network has settled in under a setting, before something changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import lcm

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractors import attractors
from logicnet.errors import MemoryBudget, SettingError
from logicnet.model import Network, Setting, Subspace

MOST_ATTRACTED = 1 << 12
"""States of attractors that may be a start, in all."""


def attracted_to(network: Network, now: Setting, text: str) -> Sequence[Subspace]:
    """The states of the attractors under the setting that a text names, so often each that every attractor weighs the
    same, and the states of one are alike.

    Inputs that the text does not name are as ``now`` holds them, and what ``now`` holds is held from the first moment:
    the network has settled under the one setting, and is then put under the other. Raises SettingError where inputs are
    left free, and MemoryBudget where there are too many states.
    """
    under = Setting.of({**dict(now.values), **dict(Setting.parse(text, network).values)}, network)
    given = dict(under.values)
    free = [name for name in (*network.inputs, *network.inputs_with_levels) if name not in given]
    if free:
        what = f"attractors as a start need every input held; free: {', '.join(free)}"
        raise SettingError(what, hint="name them, attractors(A=1 B=0), or hold them by the setting")
    found = attractors(network, setting=under)
    if not found.complete or found.truncated:
        raise MemoryBudget(found.why_incomplete or f"{found.count} attractors are too many for a start")
    most = lcm(*(one.states or 0 for one in found))
    if not 0 < sum(one.states or 0 for one in found) <= MOST_ATTRACTED or most * len(found) > MOST_ATTRACTED**2:
        raise MemoryBudget(f"attractors with more than {MOST_ATTRACTED} states cannot be a start")
    held = now.held_in(network)
    return [
        Subspace(network.names, tuple(held.get(name, value) for name, value in state.fixed.items()))
        for one in found
        for state in _states(network, found, one)
        for _ in range(most // (one.states or most))
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
