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
from ctypes import POINTER, byref, c_char_p, c_double, c_int32, c_int64, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from logicnet.core._load import Error, library
from logicnet.core.budget import Budget
from logicnet.core.interrupt import interruptible
from logicnet.core.rules import Handle, Program, raise_for
from logicnet.errors import EngineError, MemoryBudget, TimeBudget

Change = tuple[int, int, int]
Progress = Callable[[int, int], None]
HOLD = -1
NEVER, SOMETIMES, ALWAYS = 1, 2, 4
UNDECIDED, PROVED, SAMPLED, BOUNDED = range(4)
EXACT, TIME, MEMORY, STOPPED, TOO_MANY, SWITCHED_OFF, TOO_WIDE = range(7)
_MORE_MEMORY = "raise the budget (--memory)"
_STEPS = ("percolation", "blocks", "explicit", "mediators", "trap spaces", "walk", "symbolic", "conditioning")


class _Tasks(ctypes.Structure):
    _fields_ = [
        ("tasks", c_size_t),
        ("begin", c_void_p),
        ("source", c_void_p),
        ("target", c_void_p),
        ("value", c_void_p),
        ("seconds", c_double),
        ("done", POINTER(c_uint64)),
    ]


_error = POINTER(Error)
_SIGNATURES = {
    "logicnet_screen_new": (c_void_p, [c_void_p, c_void_p, c_size_t, c_size_t, c_double, POINTER(c_int32), _error]),
    "logicnet_screen_free": (None, [c_void_p]),
    "logicnet_screen_watch": (c_int64, [c_void_p, POINTER(c_int32), c_size_t, _error]),
    "logicnet_screen_count": (c_int32, [c_void_p, c_size_t, POINTER(_Tasks), *[c_void_p] * 5]),
    "logicnet_screen_wide": (c_size_t, [c_void_p, c_size_t, POINTER(_Tasks), c_char_p, c_size_t]),
    "logicnet_screen_forced": (c_int32, [c_void_p, c_size_t, POINTER(_Tasks), c_void_p]),
    "logicnet_screen_percolated": (c_int32, [c_void_p, POINTER(_Tasks), c_void_p]),
    "logicnet_screen_start_showing": (c_int32, [c_void_p, c_size_t, c_double, _error]),
    "logicnet_screen_start_at": (c_int32, [c_void_p, c_size_t, POINTER(c_uint32), POINTER(c_uint8), _error]),
    "logicnet_screen_reach": (c_int32, [c_void_p, c_size_t, POINTER(_Tasks), c_int32, *[c_void_p] * 3]),
    "logicnet_screen_chance": (
        c_int32,
        [c_void_p, c_size_t, POINTER(_Tasks), c_size_t, c_uint64, *[c_void_p] * 5],
    ),
    "logicnet_screen_memory": (None, [c_void_p, POINTER(c_uint64), POINTER(c_uint64)]),
}


@cache
def _engine() -> ctypes.CDLL:
    engine = library()
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(engine, name)
        function.restype = result
        function.argtypes = arguments
    return engine


@dataclass(slots=True)
class Tasks:
    """Tasks laid out flat, as the core reads them."""

    begin: array[int] = field(default_factory=lambda: array("Q", [0]))
    source: array[int] = field(default_factory=lambda: array("i"))
    target: array[int] = field(default_factory=lambda: array("I"))
    value: array[int] = field(default_factory=lambda: array("B"))

    @classmethod
    def of(cls, tasks: Iterable[Iterable[Change]]) -> Tasks:
        """Lay out a list of tasks."""
        flat = cls()
        for task in tasks:
            flat.add(task)
        return flat

    def add(self, changes: Iterable[Change]) -> None:
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
class Counted:
    """For each task: attractors by how they show the phenotype, the steps that were used, and how it ended."""

    always: array[int]
    sometimes: array[int]
    never: array[int]
    method: array[int]
    reason: array[int]


def steps(method: int) -> str:
    """The steps of the solver in words."""
    return ", ".join(word for bit, word in enumerate(_STEPS) if method >> bit & 1) or "reading"


class Screener:
    """Workers in the core that share a screen's tasks, each with its memory of residual networks.

    ``budget.seconds`` bounds each time that the rules are compiled. ``until`` is a time of the monotonic clock at which
    a call of the main thread ends: what it has not answered by then is not decided.
    """

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
        self._pointer = c_void_p(self._asked("logicnet_screen_new", *given))

    def __del__(self) -> None:
        pointer = getattr(self, "_pointer", None)
        if pointer is not None and _engine is not None:  # names are gone when the interpreter ends
            _engine().logicnet_screen_free(pointer)

    def watch(self, phenotype: Program) -> int:
        """Make a phenotype known; the number it goes by."""
        code = (c_int32 * len(phenotype))(*phenotype)
        return int(self._asked("logicnet_screen_watch", self._pointer, code, len(phenotype)))

    def count(
        self, phenotype: int, tasks: Tasks, seconds: float | None = None, progress: Progress | None = None
    ) -> Counted:
        """What each task does to the phenotype. `seconds` bounds each of them."""
        n = len(tasks)
        wide = [array("Q", bytes(8 * n)) for _ in range(3)]
        found = Counted(wide[0], wide[1], wide[2], array("I", bytes(4 * n)), array("B", bytes(n)))
        out = [_at(a) for a in (*wide, found.method, found.reason)]
        self._run("logicnet_screen_count", phenotype, tasks, seconds, progress, *out)
        return found

    def wide(self, phenotype: int, task: Iterable[Change]) -> tuple[int, int, int]:
        """The three counts of one task whose reason is TOO_WIDE."""
        tasks, out = Tasks.of([task]), ctypes.create_string_buffer(4096)
        if not _engine().logicnet_screen_wide(self._pointer, phenotype, byref(_flat(tasks, None)), out, len(out)):
            raise MemoryBudget("the counts of attractors have more than a thousand digits")
        always, sometimes, never = map(int, out.value.split())
        return always, sometimes, never

    def percolated(self, task: Iterable[Change]) -> tuple[int, ...]:
        """For every component the value that percolation gives it under these changes, or -1."""
        tasks, values = Tasks.of([task]), array("b", bytes(self._components))
        flat = _flat(tasks, None)
        code = self._called(lambda: _engine().logicnet_screen_percolated(self._pointer, byref(flat), _at(values)))
        _refuse(code, "percolation")
        return tuple(values)

    def forced(
        self, phenotype: int, tasks: Tasks, seconds: float | None = None, progress: Progress | None = None
    ) -> array[int]:
        """For each task 1 where every state of every attractor shows the phenotype, 0 where not, minus the reason where
        that was not decided."""
        answer = array("b", bytes(len(tasks)))
        self._run("logicnet_screen_forced", phenotype, tasks, seconds, progress, _at(answer))
        return answer

    def start_showing(self, phenotype: int, seconds: float | None = None) -> int:
        """From here on `reach` starts from the attractors of the unchanged rules that show the phenotype: 1 where there
        are any, 0 where not, minus the reason (TIME, MEMORY, ...) where that was not decided."""
        return int(self._asked("logicnet_screen_start_showing", self._pointer, phenotype, seconds or 0.0))

    def start_at(self, values: Mapping[int, int]) -> None:
        """From here on `reach` starts from all states in which these components have these values."""
        components, given = (c_uint32 * len(values))(*values), (c_uint8 * len(values))(*values.values())
        self._asked("logicnet_screen_start_at", self._pointer, len(values), components, given)

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
        """For each task, how the attractors reached from the start show the phenotype, as a set of NEVER, SOMETIMES and
        ALWAYS (0: not decided): under the changes, and after they are taken back; and the reason why one of these was
        not decided, or EXACT. ``one_step``: the held values are only set in the start."""
        under, after, reason = (array("B", bytes(len(tasks))) for _ in range(3))
        out = (_at(under), _at(after) if withdraw else None, _at(reason))
        self._run("logicnet_screen_reach", phenotype, tasks, seconds, progress, c_int32(one_step), *out)
        return under, after, reason

    def chance(
        self, phenotype: int, tasks: Tasks, *, samples: int, seed: int, seconds: float | None = None
    ) -> tuple[array[float], array[float], array[float], array[int], array[int]]:
        """For each task the probability of ending in an attractor that shows the phenotype in some state, its bounds,
        how it was found (UNDECIDED, PROVED within 1e-12, SAMPLED by so many walks, whose
        bounds are the shares that ended there and that may have, or BOUNDED), and the reason why it
        was not decided, or EXACT."""
        n = len(tasks)
        value, low, high = (array("d", bytes(8 * n)) for _ in range(3))
        how, reason = array("B", bytes(n)), array("B", bytes(n))
        out = (_at(value), _at(low), _at(high), _at(how), _at(reason))
        self._run("logicnet_screen_chance", phenotype, tasks, seconds, None, c_size_t(samples), c_uint64(seed), *out)
        return value, low, high, how, reason

    @property
    def memory(self) -> tuple[int, int]:
        """How many tasks were asked, and how many of them had a residual network that was known already."""
        asked, known = c_uint64(), c_uint64()
        _engine().logicnet_screen_memory(self._pointer, byref(asked), byref(known))
        return asked.value, known.value

    def _run(
        self, name: str, phenotype: int, tasks: Tasks, seconds: float | None, progress: Progress | None, *out: object
    ) -> None:
        done = c_uint64(0)
        flat = _flat(tasks, seconds)
        flat.done = ctypes.pointer(done)

        def look() -> None:
            if progress is not None:
                progress(done.value, len(tasks))

        code = self._called(lambda: getattr(_engine(), name)(self._pointer, phenotype, byref(flat), *out), look)
        _refuse(code, "the screen")

    def _asked(self, name: str, *arguments: object) -> Any:
        """What a function of the core that fills an error gives back."""
        error = Error()
        found = self._called(lambda: getattr(_engine(), name)(*arguments, byref(error)))
        raise_for(error)
        return found

    def _called(self, work: Callable[[], Any], look: Callable[[], None] = lambda: None) -> Any:
        """Work that Ctrl-C and the time `until` end."""
        results: list[Any] = []

        def both() -> None:
            if self.until is not None and time.monotonic() >= self.until:
                self._stop.value = 1
            look()

        self._stop.value = 0
        interruptible(lambda: results.append(work()), self._stop, both)
        return results[0]


def _refuse(code: int, what: str) -> None:
    if code == 3:
        raise MemoryBudget(f"{what} needs more memory than there is", hint=_MORE_MEMORY)
    if code == 4:
        raise TimeBudget(f"the time budget ended {what}", hint="raise the time budget")
    if code:
        raise EngineError("a task names a component that the network does not have")


def _flat(tasks: Tasks, seconds: float | None) -> _Tasks:
    places = (_at(tasks.begin), _at(tasks.source), _at(tasks.target), _at(tasks.value))
    return _Tasks(len(tasks), *places, seconds or 0.0, None)


def _at(values: array[int] | array[float]) -> c_void_p:
    return c_void_p(values.buffer_info()[0])
