"""Counts of the attractors that show a phenotype, or a component, under any changes to one network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from logicnet.analysis.outcome import Answer
from logicnet.core import screens as core
from logicnet.core.budget import Clock
from logicnet.core.codes import End, method_of, steps_of
from logicnet.errors import EngineError, MemoryBudget, TimeBudget
from logicnet.model import Change, Network, Phenotype

_LATE, _MORE_TIME = "the attractors were not decided in time", "give it more by --timeout"


class Tally:
    """A network, a phenotype, and how many attractors show it under any changes. Raises TimeBudget or MemoryBudget
    where a budget ends the work.
    """

    def __init__(self, base: Network, phenotype: str | Phenotype, memory: int | None, clock: Clock) -> None:
        self.base, self.clock = base, clock
        self.expression = base.expression(phenotype)
        inputs = [base.position[name] for name in base.inputs]
        self._screener = core.Screener(base.rules.handle, inputs, 1, clock.budget(memory), clock.end)
        programs = [self.expression.program, *((index,) for index in range(len(base)))]
        # the phenotype first, then every component: the core numbers them from ``first`` on
        self._programs, self._first = len(programs), self._screener.watch_all(programs)

    def answers(self, tasks: Iterable[Sequence[Change]], within: Clock | None = None) -> list[Answer]:
        """How the attractors show the phenotype under each of these sets of changes; each within the time that is left
        by the clock (default: by that of the whole work).
        """
        return self._answered(1, [self._coded(task) for task in tasks], within or self.clock)[0]

    def everything(self, tasks: Iterable[Sequence[Change]]) -> tuple[Mapping[str, list[Answer]], list[Answer]]:
        """How they show each variable, by its name, and how the phenotype."""
        phenotype, *found = self._answered(self._programs, [self._coded(task) for task in tasks], self.clock)
        return dict(zip(self.base.names, found, strict=True)), phenotype

    def settled(self, changes: Sequence[Change], held: Mapping[int, int]) -> Mapping[int, int]:
        """The variables that percolation gives a value under these changes and where these variables are held."""
        return self.settled_each(changes, [held])[0]

    def settled_each(self, changes: Sequence[Change], held: Sequence[Mapping[int, int]]) -> list[Mapping[int, int]]:
        """The same for each of several sets of variables that are held."""
        own = self._coded(changes)
        tasks = [[*own, *((core.HOLD, variable, value) for variable, value in one.items())] for one in held]
        rows = self._screener.percolated_all(tasks)
        return [{i: value for i, value in enumerate(row) if value >= 0} for row in rows]

    def _coded(self, changes: Sequence[Change]) -> list[core.ChangeCode]:
        return [code for change in changes for code in change.coded(self.base.position)]

    def _answered(self, programs: int, tasks: Sequence[Sequence[core.ChangeCode]], clock: Clock) -> list[list[Answer]]:
        found = self._screener.count_all(self._first, programs, core.Tasks.of(tasks), clock.budget(None).seconds)
        return [
            [self._answer(self._first + place, found, place * len(tasks) + t, task) for t, task in enumerate(tasks)]
            for place in range(programs)
        ]

    def _answer(self, number: int, found: core.AttractorCounts, row: int, task: Sequence[core.ChangeCode]) -> Answer:
        shown = self._row(number, found, row, task)
        return Answer(*shown, "exact", method_of(steps_of(found.method[row])) or "reading")

    def _row(
        self, number: int, found: core.AttractorCounts, row: int, task: Sequence[core.ChangeCode]
    ) -> tuple[int, int, int]:
        """How many attractors show it always, sometimes, never."""
        match found.reason[row]:
            case End.NONE:
                return found.always[row], found.sometimes[row], found.never[row]
            case End.TOO_WIDE:
                return self._screener.wide(number, task)
            case End.MEMORY:
                raise MemoryBudget("the attractors do not fit the memory budget", hint="give it more by --memory")
            case End.TOO_MANY:
                what = "the attractors have too many branches to follow"
                raise EngineError(what, hint="hold more inputs by --setting")
            case _:
                raise TimeBudget(_LATE, hint=_MORE_TIME)


def share_on(answer: Answer) -> Fraction:
    """The share of attractors in which a component is on; one that oscillates counts half."""
    return (answer.always + Fraction(answer.sometimes, 2)) / max(answer.attractors, 1)


def share_showing(answer: Answer) -> Fraction:
    """The share of attractors that show a phenotype, always or at times."""
    return Fraction(answer.always + answer.sometimes, max(answer.attractors, 1))


def share_moving(answer: Answer) -> Fraction:
    """The share of attractors in which a component oscillates."""
    return Fraction(answer.sometimes, max(answer.attractors, 1))
