"""The compiled core's screens: declares that part of its C API and owns its handles.

A task is a list of changes, each ``(source, target, value)``: source -1 holds the target at the value; else, in the
target's rule, the source reads the value. Components are numbers here. Calls run on a thread of their own, so that
Ctrl-C reaches the core as its stop flag.
"""

from __future__ import annotations

import ctypes
import time
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from ctypes import POINTER, byref, c_double, c_int32, c_int64, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p, cast
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from logicnet.core.border import (
    ERROR,
    TEXT,
    Declarations,
    OwnedHandle,
    asked,
    int32s,
    interruptible,
    uint8s,
    uint32s,
    written_text,
)
from logicnet.core.budget import Budget
from logicnet.core.measures import MEASURES, MeasureCode, MeasureColumns, MeasuredStruct, laid_out_measures
from logicnet.core.progress import Progress
from logicnet.core.rules import HOLD as HOLD
from logicnet.core.rules import Changes, Handle, Program

ChangeCode = tuple[int, int, int]
UNDECIDED, PROVED, SAMPLED, BOUNDED = range(4)
MOST_STATES_AT_ONCE = 1 << 18
"""States listed at once for an exact answer: some hundred bytes each, half a second."""


class _Tasks(ctypes.Structure):
    _fields_ = [
        ("tasks", c_size_t),
        ("begin", c_void_p),
        ("changes", Changes),
        ("seconds", c_double),
        ("done", POINTER(c_uint64)),
    ]


_tasks = [c_void_p, c_size_t, POINTER(_Tasks)]
_core = Declarations(
    {
        "logicnet_screen_new": (c_void_p, [c_void_p, c_void_p, c_size_t, c_size_t, c_double, POINTER(c_int32), ERROR]),
        "logicnet_screen_free": (None, [c_void_p]),
        "logicnet_screen_watch": (c_int64, [c_void_p, POINTER(c_int32), c_size_t, ERROR]),
        "logicnet_screen_watch_all": (c_int64, [c_void_p, c_size_t, POINTER(c_int32), POINTER(c_size_t), ERROR]),
        "logicnet_screen_count_all": (c_int32, [c_void_p, c_size_t, c_size_t, POINTER(_Tasks), *[c_void_p] * 5, ERROR]),
        "logicnet_screen_count": (c_int32, [*_tasks, *[c_void_p] * 5, ERROR]),
        "logicnet_screen_wide": (c_size_t, [*_tasks, *TEXT]),
        "logicnet_screen_forced": (c_int32, [*_tasks, c_void_p, ERROR]),
        "logicnet_screen_percolated": (c_int32, [c_void_p, POINTER(_Tasks), c_void_p, ERROR]),
        "logicnet_screen_start_showing": (c_int32, [c_void_p, c_size_t, c_double, ERROR]),
        "logicnet_screen_start_at": (
            c_int32,
            [c_void_p, c_size_t, POINTER(c_uint32), POINTER(c_uint8), c_int64, ERROR],
        ),
        "logicnet_screen_reach": (c_int32, [*_tasks, c_int32, *[c_void_p] * 3, ERROR]),
        "logicnet_screen_chance": (c_int32, [*_tasks, c_size_t, c_uint64, *[c_void_p] * 5, ERROR]),
        "logicnet_screen_rates": (
            c_int32,
            [c_void_p, c_size_t, POINTER(c_uint32), POINTER(c_double), POINTER(c_double), ERROR],
        ),
        "logicnet_screen_start_mixture": (
            c_int32,
            [
                *(c_void_p, c_size_t, POINTER(c_double), POINTER(c_size_t)),
                *(POINTER(c_uint32), POINTER(c_uint8), c_int64, ERROR),
            ],
        ),
        "logicnet_screen_measure_all": (c_int64, [c_void_p, MEASURES, ERROR]),
        "logicnet_screen_measured": (
            c_int32,
            [
                *(c_void_p, c_size_t, c_size_t, POINTER(_Tasks), c_size_t, c_size_t, c_uint64),
                *(POINTER(MeasuredStruct), ERROR),
            ],
        ),
        "logicnet_screen_memory": (None, [c_void_p, POINTER(c_uint64), POINTER(c_uint64)]),
    }
)


@dataclass(slots=True)
class Tasks:
    """Tasks laid out flat, as the core reads them."""

    begin: array[int] = field(default_factory=lambda: array("Q", [0]))
    source: array[int] = field(default_factory=lambda: array("i"))
    target: array[int] = field(default_factory=lambda: array("I"))
    value: array[int] = field(default_factory=lambda: array("B"))

    @classmethod
    def of(cls, tasks: Iterable[Iterable[ChangeCode]]) -> Tasks:
        """Lay out a list of tasks."""
        flat = cls()
        for task in tasks:
            flat.add(task)
        return flat

    def add(self, changes: Iterable[ChangeCode]) -> None:
        """One more task."""
        for source, target, value in changes:
            self.source.append(source)
            self.target.append(target)
            self.value.append(value)
        self.begin.append(len(self.target))

    def chosen(self, numbers: Iterable[int]) -> Tasks:
        """These of them, in this order."""
        flat = Tasks()
        for number in numbers:
            part = slice(self.begin[number], self.begin[number + 1])
            flat.add(zip(self.source[part], self.target[part], self.value[part], strict=True))
        return flat

    def __len__(self) -> int:
        return len(self.begin) - 1


@dataclass(frozen=True, slots=True)
class AttractorCounts:
    """For each task: attractors by how they show the phenotype, the steps that were used, and how it ended."""

    always: array[int]
    sometimes: array[int]
    never: array[int]
    method: array[int]
    reason: array[int]


class Screener(OwnedHandle):
    """Workers in the core that share a screen's tasks, each with its memory of residual networks.

    ``budget.seconds`` bounds each time that the rules are compiled. ``until`` is a time of the monotonic clock at which
    a call of the main thread ends: what it has not answered by then is not decided.
    """

    __slots__ = ("_components", "_stop", "until")
    FREE = (_core, "logicnet_screen_free")

    def __init__(
        self, rules: Handle, inputs: Sequence[int], threads: int, budget: Budget, until: float | None = None
    ) -> None:
        self._stop = c_int32(0)
        self.until = until
        self._components = len(rules)
        flags = array("B", bytes(len(rules)))
        for index in inputs:
            flags[index] = 1
        given = (rules, _at(flags), max(threads, 1), budget.diagrams, budget.seconds or 0.0, byref(self._stop))
        super().__init__(self._called(lambda: asked(_core.logicnet_screen_new, *given)))

    def watch(self, phenotype: Program) -> int:
        """Make a phenotype known; the number it goes by."""
        given = (int32s(phenotype), len(phenotype))
        return int(self._called(lambda: asked(_core.logicnet_screen_watch, self, *given)))

    def watch_all(self, phenotypes: Sequence[Program]) -> int:
        """Make phenotypes known whose numbers follow one another; the first of them."""
        code = int32s([entry for program in phenotypes for entry in program])
        begin = (c_size_t * (len(phenotypes) + 1))(0, *accumulate(map(len, phenotypes)))
        return int(self._called(lambda: asked(_core.logicnet_screen_watch_all, self, len(phenotypes), code, begin)))

    def count_all(self, first: int, phenotypes: int, tasks: Tasks, seconds: float | None = None) -> AttractorCounts:
        """What each task does to each of so many phenotypes from number ``first`` on: the row of the k-th under task t
        is ``k * len(tasks) + t``. ``seconds`` bounds each of them.
        """
        found = _counted(phenotypes * len(tasks))
        flat = _flat(tasks, seconds)
        wanted = (first, phenotypes, byref(flat), *_places(found))
        self._called(lambda: asked(_core.logicnet_screen_count_all, self, *wanted))
        return found

    def count(
        self, phenotype: int, tasks: Tasks, seconds: float | None = None, progress: Progress | None = None
    ) -> AttractorCounts:
        """What each task does to the phenotype. ``seconds`` bounds each of them."""
        found = _counted(len(tasks))
        self._run(_core.logicnet_screen_count, phenotype, tasks, seconds, progress, *_places(found))
        return found

    def wide(self, phenotype: int, task: Iterable[ChangeCode]) -> tuple[int, int, int]:
        """The three counts of one task whose reason is ``End.TOO_WIDE``."""
        flat = _flat(Tasks.of([task]), None)
        always, sometimes, never = map(
            int, written_text(_core.logicnet_screen_wide, self, phenotype, byref(flat)).split()
        )
        return always, sometimes, never

    def percolated(self, task: Iterable[ChangeCode]) -> tuple[int, ...]:
        """For every component the value that percolation gives it under these changes, or -1."""
        return self.percolated_all([task])[0]

    def percolated_all(self, tasks: Iterable[Iterable[ChangeCode]]) -> list[tuple[int, ...]]:
        """The same for each task."""
        laid = Tasks.of(tasks)
        flat, values = _flat(laid, None), array("b", bytes(max(self._components * len(laid), 1)))
        self._called(lambda: asked(_core.logicnet_screen_percolated, self, byref(flat), _at(values)))
        n = self._components
        return [tuple(values[t * n : t * n + n]) for t in range(len(laid))]

    def forced(
        self, phenotype: int, tasks: Tasks, seconds: float | None = None, progress: Progress | None = None
    ) -> array[int]:
        """For each task 1 where every state of every attractor shows the phenotype, 0 where not, minus the reason where
        that was not decided."""
        answer = array("b", bytes(len(tasks)))
        self._run(_core.logicnet_screen_forced, phenotype, tasks, seconds, progress, _at(answer))
        return answer

    def start_showing(self, phenotype: int, seconds: float | None = None) -> int:
        """From here on ``reach`` starts from the attractors of the unchanged rules that show the phenotype: 1 where
        there are any, 0 where not, minus the ``End`` where that was not decided.
        """
        return int(self._called(lambda: asked(_core.logicnet_screen_start_showing, self, phenotype, seconds or 0.0)))

    def start_at(self, values: Mapping[int, int], within: int = -1) -> None:
        """From here on ``reach`` starts from all states in which these components have these values; of these those
        that show the phenotype ``within``, which was watched before (-1: all).
        """
        given = (len(values), uint32s(values), uint8s(values.values()), within)
        self._called(lambda: asked(_core.logicnet_screen_start_at, self, *given))

    def reach(
        self,
        phenotype: int,
        tasks: Tasks,
        *,
        withdraw: bool,
        one_step: bool = False,
        seconds: float | None = None,
        progress: Progress | None = None,
    ) -> tuple[array[int], array[int], array[int]]:
        """For each task, how the attractors reached from the start show the phenotype, as a set of ``Shows``
        (0: not decided): under the changes, and after they are taken back; and the reason why one of these was
        not decided, or ``End.NONE``. ``one_step``: the held values are only set in the start."""
        under, after, reason = (array("B", bytes(len(tasks))) for _ in range(3))
        out = (_at(under), _at(after) if withdraw else None, _at(reason))
        self._run(_core.logicnet_screen_reach, phenotype, tasks, seconds, progress, c_int32(one_step), *out)
        return under, after, reason

    def chance(
        self, phenotype: int, tasks: Tasks, *, samples: int, seed: int, seconds: float | None = None
    ) -> tuple[array[float], array[float], array[float], array[int], array[int]]:
        """For each task the probability of ending in an attractor that shows the phenotype in some state, its bounds,
        how it was found (UNDECIDED, PROVED within 1e-12, SAMPLED by so many walks, whose
        bounds are the shares that ended there and that may have, or BOUNDED), and the reason why it
        was not decided, or ``End.NONE``."""
        n = len(tasks)
        value, low, high = (array("d", bytes(8 * n)) for _ in range(3))
        how, reason = array("B", bytes(n)), array("B", bytes(n))
        out = (_at(value), _at(low), _at(high), _at(how), _at(reason))
        self._run(
            _core.logicnet_screen_chance, phenotype, tasks, seconds, None, c_size_t(samples), c_uint64(seed), *out
        )
        return value, low, high, how, reason

    def rates(self, by_variable: Mapping[int, tuple[float, float]]) -> None:
        """How fast components move from here on, up and down, both above 0 (those that are not named: 1)."""
        up, down = ((c_double * len(by_variable))(*(two[way] for two in by_variable.values())) for way in (0, 1))
        given = (len(by_variable), uint32s(by_variable), up, down)
        self._called(lambda: asked(_core.logicnet_screen_rates, self, *given))

    def start_mixture(self, parts: Sequence[tuple[float, Mapping[int, int]]], within: int = -1) -> None:
        """From here on ``measured`` starts in one of these parts, drawn by weight; what a part does not name is drawn
        evenly, from the states that show the phenotype ``within``, which was watched before (-1: all). Without parts it
        starts where ``reach`` does.
        """
        values = [item for _, part in parts for item in part.items()]
        given = (
            len(parts),
            (c_double * len(parts))(*(weight for weight, _ in parts)),
            (c_size_t * (len(parts) + 1))(0, *accumulate(len(part) for _, part in parts)),
            uint32s([component for component, _ in values]),
            uint8s([value for _, value in values]),
            within,
        )
        self._called(lambda: asked(_core.logicnet_screen_start_mixture, self, *given))

    def measure_all(self, measures: Sequence[MeasureCode]) -> int:
        """Make measures known whose numbers follow one another; the first of them."""
        given = laid_out_measures(measures)
        return int(self._called(lambda: asked(_core.logicnet_screen_measure_all, self, byref(given))))

    def measured(
        self,
        first: int,
        count: int,
        tasks: Tasks,
        *,
        samples: int,
        most_states: int = MOST_STATES_AT_ONCE,
        seed: int = 0,
        seconds: float | None = None,
        progress: Progress | None = None,
    ) -> MeasureColumns:
        """What so many measures from number ``first`` on come to under each task, exact where at most ``most_states``
        states have to be listed at once, else from so many walks (0: not decided). ``seconds`` bounds each task.
        """
        found = MeasureColumns.room(count * len(tasks))
        places, plan = (
            MeasuredStruct(*map(_at, found.columns)),
            (c_size_t(samples), c_size_t(most_states), c_uint64(seed)),
        )
        self._run(_core.logicnet_screen_measured, first, tasks, seconds, progress, *plan, byref(places), count=count)
        return found

    @property
    def memory(self) -> tuple[int, int]:
        """How many tasks were asked, and how many of them had a residual network that was known already."""
        tasks, known = c_uint64(), c_uint64()
        _core.logicnet_screen_memory(self, byref(tasks), byref(known))
        return tasks.value, known.value

    def _run(
        self,
        function: Callable[..., int],
        phenotype: int,
        tasks: Tasks,
        seconds: float | None,
        progress: Progress | None,
        *out: object,
        count: int | None = None,
    ) -> None:
        done = c_uint64(0)
        flat = _flat(tasks, seconds)
        flat.done = ctypes.pointer(done)

        def look() -> None:
            if progress is not None:
                progress(done.value, len(tasks))

        many = () if count is None else (count,)
        self._called(lambda: asked(function, self, phenotype, *many, byref(flat), *out), look)

    def _called(self, work: Callable[[], Any], look: Callable[[], None] = lambda: None) -> Any:
        """Work that Ctrl-C and the time ``until`` end."""

        def both() -> None:
            if self.until is not None and time.monotonic() >= self.until:
                self._stop.value = 1
            look()

        self._stop.value = 0
        return interruptible(work, self._stop, both)


def _counted(rows: int) -> AttractorCounts:
    """Room for so many rows."""
    always, sometimes, never = (array("Q", bytes(8 * rows)) for _ in range(3))
    return AttractorCounts(always, sometimes, never, array("I", bytes(4 * rows)), array("B", bytes(rows)))


def _places(found: AttractorCounts) -> list[c_void_p]:
    """Where the core writes its columns."""
    return [_at(column) for column in (found.always, found.sometimes, found.never, found.method, found.reason)]


def _flat(tasks: Tasks, seconds: float | None) -> _Tasks:
    places = (
        cast(_at(array), POINTER(kind))
        for array, kind in ((tasks.source, c_int32), (tasks.target, c_uint32), (tasks.value, c_uint8))
    )
    flat = _Tasks(len(tasks), _at(tasks.begin), Changes(len(tasks.target), *places), seconds or 0.0, None)
    flat.tasks_kept = tasks  # the places are in its arrays, which must live as long
    return flat


def _at(values: array[int] | array[float]) -> c_void_p:
    return c_void_p(values.buffer_info()[0])
