"""The search for intervention sets: combinations of parts, each put to the core under every setting.

A set is a tuple of numbers of parts. Sets are tried by size, and a set that contains one already found is left out: so
what is found is minimal by inclusion. Nothing is assumed to be monotone: a set may fail that contains a working one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from logicnet.core import screens as core
from logicnet.core.budget import Budget, Clock
from logicnet.core.codes import End, Shows
from logicnet.core.progress import Progress
from logicnet.core.rules import NOT
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.model import Network
from logicnet.screens.asker import Asker
from logicnet.screens.designs import Part, clashing
from logicnet.screens.question import Question
from logicnet.screens.runners import threads

EVERYWHERE = "every setting"
Picks = tuple[int, ...]
_FIRST, _MOST = 64, 1 << 14  # sets in a batch
_LONG_ENOUGH = 0.25  # seconds that a batch should take


class SetSearch:
    """The search under each setting, and under all of them at once where there are several, within one time.

    ``ended`` is ``time``, ``memory`` or ``stopped`` where it ended before all sets were tried.
    """

    def __init__(self, question: Question, kind: str, reachable: bool, workers: int | None) -> None:
        self._question, self._kind, self._reachable, self._workers = question, kind, reachable, workers
        self._clock = _SearchClock(question.timeout)
        self._searches: list[_SettingSearch] = []

    def found(
        self, parts: Sequence[Part], size: int, *, constants: bool, supersets: bool, progress: Progress | None
    ) -> dict[str, tuple[tuple[Part, ...], ...]]:
        """By setting the sets of up to ``size`` parts that work, those found before a budget ended the search.

        Without ``constants`` no part is used that touches only what is constant anyway. ``supersets`` lists the sets
        too that contain a smaller one that works.
        """
        asked, clock = self._question, self._clock
        names = [name for name, _ in asked.settings]
        names += [EVERYWHERE] if len(names) > 1 else []
        found: dict[str, tuple[tuple[Part, ...], ...]] = dict.fromkeys(names, ())
        try:
            self._searches += (
                _SettingSearch(asked, at, self._kind, self._reachable, self._workers, clock)
                for at in range(len(asked.settings))
            )
            tried = parts if constants else _not_constant(asked.network, parts, clock.budget(asked.memory))
            for number, name in enumerate(names):
                # The last name has no search of its own: a set must work in every search.
                under = self._searches[number : number + 1] or self._searches
                found[name] = _working(under, tried, size, supersets, progress, clock)
        except TimeBudget:
            clock.ended = "time"
        except MemoryBudget:
            clock.ended = "memory"
        return found

    @property
    def ended(self) -> str:
        """What ended the search before all sets were tried; empty where nothing did."""
        return self._clock.ended

    @property
    def tried(self) -> int:
        """How many questions were put to the core: a set under a setting each."""
        return sum(search.tried for search in self._searches)

    @property
    def undecided(self) -> int:
        """How many of these questions a budget left undecided."""
        return sum(search.undecided for search in self._searches)

    @property
    def budgets(self) -> tuple[str, ...]:
        """The budgets that did so, in words."""
        return tuple(sorted({budget for search in self._searches for budget in search.budgets}))


class _SearchClock(Clock):
    """The time of the whole search. ``ended`` says by what it was ended: ``time``, ``memory``, or ``stopped`` by
    Ctrl-C.
    """

    def __init__(self, seconds: float | None) -> None:
        super().__init__(seconds)
        self.ended = ""

    @property
    def over(self) -> bool:
        """Whether the search must end here."""
        if not self.ended and self.left == 0:
            self.ended = "time"
        return bool(self.ended)


class _SettingSearch(Asker):
    """The search under one setting. A set is a tuple of numbers of parts."""

    def __init__(
        self, question: Question, setting: int, kind: str, reachable: bool, workers: int | None, clock: _SearchClock
    ) -> None:
        self._kind, self._reachable, self._clock = kind, reachable, clock
        super().__init__(question, setting, threads(workers))
        self._answers: dict[Picks, int] = {}
        self._core.until = clock.end
        self.tried = self.undecided = 0
        self.budgets: set[str] = set()
        if not question.start:
            self._start_at_values()

    def _budget(self) -> Budget:
        return self._clock.budget(self._question.memory)

    def _unwanted(self) -> int:
        return self._core.watch((*self._expression.program, NOT))

    def working(self, parts: Sequence[Part], sets: Sequence[Picks]) -> list[Picks]:
        """Those of the sets that do what is asked."""
        changes = [self._changes_of(part.intervention) for part in parts]
        unknown = [one for one in sets if one not in self._answers] if self._answers else sets
        tasks = core.Tasks()
        for one in unknown:
            tasks.add(change for part in one for change in changes[part])
        found = self._asked(tasks)
        self.tried += len(unknown)
        lost = [-answer for answer in found if answer < 0]
        self.undecided += len(lost)
        self.budgets.update(map(self._ended_by, lost))
        self._answers.update(zip(unknown, found, strict=True))
        return [one for one in sets if self._answers[one] == 1]

    def _ended_by(self, reason: int) -> str:
        """The word for what left a question undecided; the clock ends a call into the core as Ctrl-C does."""
        return "time" if reason == End.STOPPED and self._clock.left == 0 else End(reason).in_words or "its budget"

    def _asked(self, tasks: core.Tasks) -> Sequence[int]:
        """For each set 1 where it works, 0 where not, minus the reason where that was not decided."""
        seconds = self._clock.left
        if seconds == 0:
            return [-End.TIME] * len(tasks)
        if self._kind == "permanent" and not self._question.start and not self._reachable:
            return self._core.forced(self._phenotype, tasks, seconds)
        if self._nowhere:  # the start is empty: nothing is unwanted, and nothing needs to be done
            return [1] * len(tasks)
        one_step, withdraw = self._kind == "one-step", self._kind == "temporary"
        under, after, reasons = self._reach(tasks, withdraw=withdraw, one_step=one_step, seconds=seconds)
        return [self._judged(*found) for found in zip(after if withdraw else under, reasons, strict=True)]

    def _judged(self, shown: int, reason: int) -> int:
        if shown == 0:
            return -(reason or End.STOPPED)
        return int(bool(shown & Shows.ALWAYS) if self._reachable else shown == Shows.ALWAYS)


def _not_constant(network: Network, parts: Sequence[Part], budget: Budget) -> list[Part]:
    """The parts that touch something that the rules alone do not make constant, or whose kind is known."""
    found = core.Screener(network.rules.handle, [], 1, budget).percolated([])
    free = {name for name, value in zip(network.names, found, strict=True) if value < 0}
    usable = {c.name for c in network.components if not free.isdisjoint(c.variables) or c.kind is not None}
    targets = [[change.target for change in part.intervention.changes] for part in parts]
    return [part for part, places in zip(parts, targets, strict=True) if usable.intersection(places)]


def _working(
    searches: Sequence[_SettingSearch],
    parts: Sequence[Part],
    size: int,
    supersets: bool,
    progress: Progress | None,
    clock: _SearchClock,
) -> tuple[tuple[Part, ...], ...]:
    """The sets that work in all the searches, by size; minimal ones only, unless the larger ones are asked for too."""
    clashes = clashing([part.intervention for part in parts])
    found: list[Picks] = []
    widest = min(size, len(parts))
    try:
        for width in range(widest + 1):
            smaller = [] if supersets else tuple(found)
            for batch in _batches(_combined(len(parts), width, clashes, smaller, clock)):
                for search in searches:
                    batch = search.working(parts, batch)
                found += batch
            if progress is not None:
                progress(width + 1, widest + 1)
            if clock.over or (width == 0 and found and not supersets):
                break
    except KeyboardInterrupt:
        clock.ended = "stopped"
    return tuple(tuple(parts[part] for part in one) for one in found)


def _batches(sets: Iterator[Picks]) -> Iterator[list[Picks]]:
    """Sets in batches that grow until they are worth their while."""
    size = _FIRST
    while batch := list(islice(sets, size)):
        began = time.monotonic()
        yield batch
        if time.monotonic() - began < _LONG_ENOUGH:
            size = min(2 * size, _MOST)


def _combined(
    parts: int, width: int, clashes: frozenset[tuple[int, int]], found: Sequence[Picks], clock: _SearchClock
) -> Iterator[Picks]:
    """Combinations of so many parts in which nothing clashes and that contain nothing found before; none once the time
    is over."""
    alone = {one[0] for one in found if len(one) == 1}
    larger = {one for one in found if len(one) > 1}
    sizes = sorted({len(one) for one in larger})
    for chosen in combinations([part for part in range(parts) if part not in alone], width):
        if clock.over:
            return
        if width > 1 and any(pair in clashes for pair in combinations(chosen, 2)):
            continue
        if not any(inner in larger for inside in sizes for inner in combinations(chosen, inside)):
            yield chosen
