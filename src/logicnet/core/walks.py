"""The compiled core's walks and reachability: declares that part of its C API.

What depends on where the dynamics starts, asked about an answer of `solve` and its last list of attractors. Components
are numbers here; `logicnet.analysis` puts names back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Collection, Sequence
from ctypes import POINTER, byref, c_double, c_int32, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass
from functools import cache
from typing import Any

from logicnet.core import solver
from logicnet.core._load import Error
from logicnet.core.interrupt import interruptible
from logicnet.core.rules import Program, raise_for

ENDS = {0: "", 1: "too many", 2: "time", 3: "memory", 4: "stopped"}
FREE = 2  # in starts: drawn evenly, or both values


class _SetupStruct(ctypes.Structure):
    _fields_ = [
        ("count", c_size_t),
        ("component", POINTER(c_uint32)),
        ("parts", c_size_t),
        ("weight", POINTER(c_double)),
        ("start", POINTER(c_uint8)),
        ("rates", POINTER(c_double)),
        ("labels", c_size_t),
        ("label_pair", POINTER(c_uint32)),
    ]


_u32, _plan, _error, _setup = (
    POINTER(c_uint32),
    POINTER(solver.PlanStruct),
    POINTER(Error),
    POINTER(_SetupStruct),
)
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "logicnet_absorb": (
        c_int32,
        [c_void_p, _plan, _setup, c_size_t, POINTER(c_double), POINTER(c_uint64), _error],
    ),
    "logicnet_walk": (
        c_int32,
        [c_void_p, _plan, _setup, c_uint64, c_uint64, c_uint64, c_uint32, POINTER(c_uint64), _error],
    ),
    "logicnet_closure_close": (c_void_p, [c_void_p, _plan, c_void_p, c_void_p, _error]),
    "logicnet_closure_free": (None, [c_void_p]),
    "logicnet_closure_end": (c_int32, [c_void_p]),
    "logicnet_closure_count": (c_int32, [c_void_p, _plan, c_void_p, c_size_t, POINTER(c_size_t), _error]),
    "logicnet_closure_hits": (c_int32, [c_void_p, _plan, c_void_p, _error]),
    "logicnet_closure_path": (
        c_int32,
        [
            c_void_p,
            _plan,
            POINTER(c_int32),
            c_size_t,
            POINTER(c_int32),
            c_void_p,
            c_size_t,
            POINTER(c_size_t),
            _error,
        ],
    ),
}


@cache
def _engine() -> ctypes.CDLL:
    engine = solver.engine()
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(engine, name)
        function.restype = result
        function.argtypes = arguments
    return engine


Start = tuple[tuple[float, tuple[int, ...]], ...]
"""A mixture of subspaces: the weight of each, and for each component walked 0, 1 or FREE."""


@dataclass(frozen=True, slots=True)
class WalkSetup:
    """What is walked: components that are closed upstream, the start over them, their rates (None: all alike), and
    where walks end. Label k is what the listed attractor ``labels[k]`` does on these components.
    """

    components: tuple[int, ...]
    start: Start
    rates: tuple[float, ...] | None
    labels: tuple[int, ...]

    def laid_out(self) -> _SetupStruct:
        """As the core reads it."""
        n, k, parts = len(self.components), len(self.labels), len(self.start)
        return _SetupStruct(
            n,
            (c_uint32 * n)(*self.components),
            parts,
            (c_double * parts)(*(weight for weight, _ in self.start)),
            (c_uint8 * (n * parts))(*(value for _, values in self.start for value in values)),
            None if self.rates is None else (c_double * n)(*self.rates),
            k,
            (c_uint32 * k)(*self.labels),
        )


@dataclass(frozen=True, slots=True)
class Absorption:
    """Exact chances, each right within 1e-12: one a label, then ``elsewhere`` (an attractor without a label).
    ``states`` were listed.
    """

    chances: tuple[float, ...]
    elsewhere: float
    states: int


@dataclass(frozen=True, slots=True)
class WalkCounts:
    """How many walks ended where: one number a label, then ``elsewhere`` and ``unfinished``."""

    counts: tuple[int, ...]
    elsewhere: int
    unfinished: int


def absorb(
    answer: solver.Answer, setup: WalkSetup, most_states: int, plan: solver.Plan
) -> tuple[Absorption | None, str]:
    """The exact chances, or None and why not: a value of ENDS."""
    struct, error = setup.laid_out(), Error()
    chances = (c_double * (len(setup.labels) + 1))()
    states, ends = c_uint64(), [0]
    laid_out = answer.network.laid_out(plan)

    def work() -> None:
        ends[0] = _engine().logicnet_absorb(
            answer.pointer,
            byref(laid_out),
            byref(struct),
            most_states,
            chances,
            byref(states),
            byref(error),
        )

    interruptible(work, answer.network.stop)
    raise_for(error)
    if ends[0]:
        return None, ENDS[ends[0]]
    *named, elsewhere = chances
    return Absorption(tuple(named), elsewhere, states.value), ""


def walk(
    answer: solver.Answer, setup: WalkSetup, samples: int, steps: int, seed: int, plan: solver.Plan
) -> tuple[WalkCounts, str]:
    """Sampled walks, and what ended them early: a value of ENDS; walks that had begun then count as unfinished.

    The same seed gives the same walks on any machine and any number of threads. Ctrl-C gives what was walked.
    """
    struct, error = setup.laid_out(), Error()
    counts = (c_uint64 * (len(setup.labels) + 2))()
    ends = [0]
    laid_out = answer.network.laid_out(plan)

    def work() -> None:
        ends[0] = _engine().logicnet_walk(
            answer.pointer,
            byref(laid_out),
            byref(struct),
            samples,
            steps,
            seed % 2**64,
            plan.budget.workers,
            counts,
            byref(error),
        )

    _patiently(work, answer.network.stop)
    raise_for(error)
    *named, elsewhere, unfinished = counts
    return WalkCounts(tuple(named), elsewhere, unfinished), ENDS[ends[0]]


class ForwardClosure:
    """The states that can be reached from a start while the components in `moving` move, which must be closed upstream;
    the others take any value. A diagram in the core; refers to the answer's last list.
    """

    __slots__ = ("_answer", "_pointer", "end")

    def __init__(self, answer: solver.Answer, start: Sequence[int], moving: Collection[int], plan: solver.Plan) -> None:
        error = Error()
        given = (c_uint8 * max(len(start), 1))(*start)
        chosen = (c_uint8 * max(len(start), 1))(*(i in moving for i in range(len(start))))
        laid_out = answer.network.laid_out(plan)
        found: list[int | None] = []

        def work() -> None:
            found.append(_engine().logicnet_closure_close(answer.pointer, byref(laid_out), given, chosen, byref(error)))

        _patiently(work, answer.network.stop)
        raise_for(error)
        self._answer = answer
        self._pointer = c_void_p(found[0])
        self.end = ENDS[_engine().logicnet_closure_end(self._pointer)]
        """Not "": these are only some of the states that can be reached."""

    def __del__(self) -> None:
        pointer = getattr(self, "_pointer", None)
        if pointer is not None and _engine is not None:  # names are gone when the interpreter ends
            _engine().logicnet_closure_free(pointer)

    def states(self, plan: solver.Plan) -> tuple[int | None, str]:
        """How many states there are; None where a budget ended the counting, and which: a value of ENDS."""
        size = c_size_t()
        end = self._asked("logicnet_closure_count", plan, None, 0, byref(size))
        if end:
            return None, ENDS[end]
        text = ctypes.create_string_buffer(size.value + 1)
        self._asked("logicnet_closure_count", plan, text, size.value + 1, byref(size))  # the number is kept
        return int(text.value), ""

    def hits(self, plan: solver.Plan) -> tuple[tuple[bool | None, ...], str]:
        """Which of the attractors listed last are among them, in some of their states (None: not decided), and what
        ended the work before all were: a value of ENDS.
        """
        out = ctypes.create_string_buffer(max(self._answer.places, 1))
        end = self._asked("logicnet_closure_hits", plan, out)
        known = (False, True, None)
        return tuple(known[x] for x in out.raw[: self._answer.places]), ENDS[end]

    def _asked(self, name: str, plan: solver.Plan, *arguments: object) -> int:
        """How a function of the core ended that asks about the states within a plan."""
        error, ends = Error(), [0]
        laid_out = self._answer.network.laid_out(plan)

        def work() -> None:
            ends[0] = getattr(_engine(), name)(self._pointer, byref(laid_out), *arguments, byref(error))

        _patiently(work, self._answer.network.stop)
        raise_for(error)
        return ends[0]

    def path(self, target: Program, plan: solver.Plan) -> tuple[bool | None, list[bytes], str]:
        """Whether a state in which the target holds is among them (None: not decided), the states of a shortest path
        there, and why there is no path where there could be one: a value of ENDS.
        """
        code = (c_int32 * len(target))(*target)
        met, steps = c_int32(), c_size_t()
        n = self._answer.network.components
        asked = ("logicnet_closure_path", plan, code, len(target), byref(met))
        end = self._asked(*asked, None, 0, byref(steps))
        if met.value != 1 or end:
            return None if met.value < 0 else bool(met.value), [], ENDS[end]
        rows = steps.value + 1
        out = ctypes.create_string_buffer(max(rows * n, 1))
        end = self._asked(*asked, out, rows, byref(steps))  # the path is kept: this looks at the target, and copies
        if end:
            return True, [], ENDS[end]
        return True, [out.raw[k * n : k * n + n] for k in range(rows)], ""


def _patiently(work: Callable[[], None], stop: c_int32) -> None:
    """Ctrl-C ends the work; what was found until then is the answer."""
    try:
        interruptible(work, stop)
    except KeyboardInterrupt:
        if not stop.value:
            raise
