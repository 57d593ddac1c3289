"""From a state: which attractors can be reached, which one must be, and a shortest way to where an expression holds."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractors import attractors
from logicnet.core.budget import Budget
from logicnet.dynamics import StateSet, StateSpace
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.formats import catalogue
from logicnet.model import Intervention, Network, Setting, State, Subspace
from logicnet.reduction.hull import Hull, hull

_MOST_INPUTS = (
    16  # free inputs that are told apart in the attractors; the states of 2^16 settings are still quickly compared
)


@dataclass(frozen=True)
class Reach:
    """What can be reached from ``start`` (every state with those values).

    ``reached`` are the attractors that can be reached from some start state; where it is only one, it must be reached
    from all of them. ``states`` counts the states that can be reached. ``path`` is a shortest path to where ``target``
    holds, both ends included, empty where no start state can reach it (or no target was given). All exact;
    ``complete`` is False where a budget ended the work, and ``why_incomplete`` says which.
    """

    network: Network
    start: Subspace
    reached: tuple[Attractor, ...]
    unreached: tuple[Attractor, ...]
    states: int | None
    target: str = ""
    reachable: bool | None = None
    path: tuple[State, ...] = ()
    complete: bool = True
    why_incomplete: str = ""
    seconds: float = 0.0
    setting: str = ""
    intervention: str = ""

    @property
    def certain(self) -> Attractor | None:
        """The attractor that must be reached, where there is one."""
        return self.reached[0] if self.complete and len(self.reached) == 1 else None

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "setting": self.setting,
            "perturb": self.intervention,
            "from": dict(self.start.fixed),
            "complete": self.complete,
            "why_incomplete": self.why_incomplete,
            "seconds": round(self.seconds, 6),
            "states": self.states,
            "reached": [{**a.to_dict(), "must": self.certain is a} for a in self.reached],
            "unreached": [a.to_dict() for a in self.unreached],
            "to": self.target,
            "reachable": self.reachable,
            "path": [dict(state.fixed) for state in self.path],
        }


def reach(
    network: Network,
    start: Subspace | str,
    *,
    target: str = "",
    setting: Setting | str = "",
    intervention: Intervention | str = "",
    timeout: float | None = None,
    memory: int | None = None,
) -> Reach:
    """Asynchronous reachability from every state of ``start``, exactly.

    Only reductions that keep every path are used: what no path from the start can change is put into the rules, the
    rest is explored as sets of states. ``target`` is a phenotype or an expression. Inputs that the setting holds need
    not stand in ``start``.

    >>> from logicnet.logic import Rules
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [attractor.pattern for attractor in reach(switch, "A=1 B=0").reached]
    ['10']
    """
    held = Setting.parse(setting, network) if isinstance(setting, str) else setting
    change = catalogue.intervention(intervention, network) if isinstance(intervention, str) else intervention
    asked = change.on(held.on(network))
    place = Subspace.parse(start, network) if isinstance(start, str) else start
    began = time.perf_counter()
    given = {network.rules.index(name): value for name, value in (*held.values, *place.fixed.items())}
    blank = Reach(network, place, (), (), None, target=target, setting=str(held), intervention=str(change))
    try:
        found = _explored(blank, asked, given, timeout, memory)
    except (MemoryBudget, TimeBudget) as ended:
        found = replace(blank, complete=False, why_incomplete=ended.message)
    return replace(found, seconds=time.perf_counter() - began)


def _explored(
    blank: Reach, asked: Network, given: Mapping[int, int], timeout: float | None, memory: int | None
) -> Reach:
    inside = hull(asked.rules, given)
    answer = _attractors(asked, inside, timeout, memory)
    space = StateSpace(inside.rules, Budget(memory=memory, seconds=timeout))
    begin = space.subspace({asked.names[i]: given[i] for i in inside.kept if i in given})
    closure = space.forward(begin)
    hit = [_at(space, inside, attractor.state, asked) <= closure for attractor in answer]
    goal = _goal(space, inside, asked, blank.target) & closure if blank.target else None
    path = _path(space, begin, goal) if goal is not None else ()
    return replace(
        blank,
        reached=tuple(attractor for attractor, yes in zip(answer, hit, strict=True) if yes),
        unreached=tuple(attractor for attractor, yes in zip(answer, hit, strict=True) if not yes),
        states=len(closure),
        reachable=None if goal is None else bool(goal),
        path=tuple(_whole(asked, inside, state) for state in path),
        complete=answer.complete and not answer.truncated,
        why_incomplete=answer.why_incomplete or ("more attractors than are listed" if answer.truncated else ""),
    )


def _attractors(network: Network, inside: Hull, timeout: float | None, memory: int | None) -> Attractors:
    """The attractors of the trap space around the start, each input setting on its own where there are few."""
    within = network.with_rules(network.rules.perturb(inside.held, {}))
    told_apart = within.names if len(within.inputs) <= _MOST_INPUTS else ()
    return attractors(within, timeout=timeout, memory=memory, always=told_apart)


def _at(space: StateSpace, inside: Hull, state: Mapping[str, int], network: Network) -> StateSet:
    return space.state({network.names[i]: state[network.names[i]] for i in inside.kept})


def _goal(space: StateSpace, inside: Hull, network: Network, target: str) -> StateSet:
    """The states of the smaller space in which the target holds."""
    from logicnet.core.rules import FALSE, TRUE
    from logicnet.logic import Expression

    place = {component: number for number, component in enumerate(inside.kept)}
    program = network.expression(target).program
    moved = tuple(
        entry if entry < 0 else place[entry] if entry in place else TRUE if inside.held[entry] else FALSE
        for entry in program
    )
    return space.where(Expression(space.rules, moved))


def _path(space: StateSpace, begin: StateSet, goal: StateSet) -> tuple[State, ...]:
    """A shortest path from any of the start states: backwards layer by layer to the nearest of them, then forwards
    from it.
    """
    seen = layer = goal
    while layer and not layer & begin:
        layer = space.predecessors(layer) - seen
        seen |= layer
    nearest = layer & begin
    return space.path(next(iter(nearest)), goal) if nearest else ()


def _whole(network: Network, inside: Hull, state: State) -> State:
    values = {**{network.names[i]: v for i, v in inside.held.items()}, **state.fixed}
    return State(network.names, tuple(values[name] for name in network.names))
