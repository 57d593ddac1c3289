"""What differs: the share of attractors in which a component is on, without and with an intervention."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from logicnet.analysis.outcome import Answer
from logicnet.core import screens as core
from logicnet.core.budget import Clock
from logicnet.core.codes import End, method_of, steps_of
from logicnet.errors import EngineError, MemoryBudget, TimeBudget
from logicnet.model import Intervention, Network, Phenotype
from logicnet.model.levels import owner

_LATE, _MORE_TIME = "the attractors were not decided in time", "give it more by --timeout"

Shares: TypeAlias = Mapping[str, tuple[Fraction, Fraction]]
"""Per variable the share of attractors in which it is on, without and with the intervention."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A component whose share of attractors changes: in which it is on, without and with the intervention. With levels
    there is one for each that it is at least at (``X>=2``).
    """

    component: str
    before: float
    after: float


def counts(
    base: Network, phenotype: str | Phenotype, done: Intervention, memory: int | None, clock: Clock
) -> tuple[Answer, Answer, Shares]:
    """The phenotype's counts and every component's share, without and with the intervention. Raises TimeBudget or
    MemoryBudget where a budget ended the work.
    """
    at = base.position
    inputs = [at[name] for name in base.inputs]
    screener = core.Screener(base.rules.handle, inputs, 1, clock.budget(memory), clock.end)
    tasks = [[], [code for change in done.changes for code in change.coded(at)]]
    programs = [base.expression(phenotype).program, *((index,) for index in at.values())]
    # the phenotype first, then every component: the core numbers them from ``first`` on
    first = screener.watch_all(programs)
    found = screener.count_all(first, len(programs), core.Tasks.of(tasks), clock.left)

    def answered(place: int, task: int) -> Answer:
        row = _row(screener, first + place, found, 2 * place + task, tasks[task])
        return Answer(*row, "exact", method_of(steps_of(found.method[2 * place + task])) or "reading")

    shares = {name: (_on(answered(k, 0)), _on(answered(k, 1))) for k, name in enumerate(at, 1)}
    return answered(0, 0), answered(0, 1), shares


def _row(
    screener: core.Screener, number: int, found: core.AttractorCounts, row: int, task: Sequence[core.ChangeCode]
) -> tuple[int, int, int]:
    """How many attractors show it always, sometimes, never."""
    match found.reason[row]:
        case End.NONE:
            return found.always[row], found.sometimes[row], found.never[row]
        case End.TOO_WIDE:
            return screener.wide(number, task)
        case End.MEMORY:
            raise MemoryBudget("the attractors do not fit the memory budget", hint="give it more by --memory")
        case End.TOO_MANY:
            raise EngineError("the attractors have too many branches to follow", hint="hold more inputs by --setting")
        case _:
            raise TimeBudget(_LATE, hint=_MORE_TIME)


def _on(answer: Answer) -> Fraction:
    """The share of attractors in which a component is on; one that oscillates counts half."""
    return (answer.always + Fraction(answer.sometimes, 2)) / max(answer.attractors, 1)


def changed_components(done: Intervention) -> frozenset[str]:
    """The components whose rules an intervention changes."""
    return frozenset(change.target for change in done.changes)


def ordered(network: Network, done: Intervention, moved: Shares) -> tuple[Difference, ...]:
    """By distance from the intervention, then in the network's order."""
    distance = dict.fromkeys(changed_components(done), 0)
    queue = deque(sorted(distance))
    readers: dict[str, list[str]] = {}
    there = {owner(name) for name in moved}
    for edge in network.regulations:
        readers.setdefault(edge.source, []).append(edge.target)
    while queue:
        name = queue.popleft()
        for reader in readers.get(name, ()):
            if reader in there and reader not in distance:
                distance[reader] = distance[name] + 1
                queue.append(reader)
    far = len(network)
    names = sorted(moved, key=lambda name: (distance.get(owner(name), far), network.position[name]))
    return tuple(Difference(name, float(moved[name][0]), float(moved[name][1])) for name in names)
