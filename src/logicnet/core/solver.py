"""The compiled core's solver: declares that part of its C API and owns the handles.

Exact asynchronous attractors of networks of any size. Components are numbers here; `logicnet.analysis` puts names
back.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from ctypes import POINTER, Structure, byref, c_double, c_int8, c_int32, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from logicnet.core._load import Error, library
from logicnet.core.budget import Budget
from logicnet.core.interrupt import interruptible
from logicnet.core.rules import Handle, Program, raise_for
from logicnet.errors import MemoryBudget

STEPS = {  # by name, the bit that switches a step off and marks an attractor that needed it
    "percolation": 1,
    "blocks": 2,
    "bitsets": 4,
    "mediators": 8,
    "trap spaces": 16,
    "walk": 32,
    "diagrams": 64,
    "conditioning": 128,
    "memory": 256,
}
SWITCHES = frozenset(STEPS) - {"bitsets", "walk"}
REASONS = {1: "time", 2: "memory", 3: "stopped", 4: "too many", 5: "switched off"}
OSCILLATES, ANY = 2, 3  # entries of Attractor.values beside 0 and 1
NEVER, ALWAYS, SOMETIMES, DEPENDS = 0, 1, 2, 3
TIME, _INTERRUPT = 1, 4
_NO_MEMORY = "the machine's memory is not enough to hold the attractors"
T = TypeVar("T")
_AT_ONCE = 0.05  # seconds that a call may keep Ctrl-C waiting; most networks are solved long before


class PlanStruct(Structure):
    """Mirror of ``logicnet_plan``."""

    _fields_ = [
        *(("seconds", c_double), ("memory", c_uint64), ("stop", POINTER(c_int32))),
        *((name, c_uint32) for name in ("without", "direct", "explicit_limit")),
        ("inputs_are_conditions", c_int32),
    ]


_error, _plan, _u32, _u8 = POINTER(Error), POINTER(PlanStruct), POINTER(c_uint32), POINTER(c_uint8)
_block = [c_void_p, c_size_t, _u32, c_size_t]
_text = [c_void_p, c_size_t, c_void_p, c_size_t]
_SIGNATURES: dict[str, tuple[Any, list[Any]]] = {
    "logicnet_network_build": (c_void_p, [c_void_p, _plan, _error]),
    "logicnet_network_free": (None, [c_void_p]),
    "logicnet_solve": (c_void_p, [c_void_p, _plan, c_size_t, _u32, _u8, c_size_t, _u32, _u32, _u8, _error]),
    "logicnet_answer_free": (None, [c_void_p]),
    "logicnet_answer_count": (c_size_t, [c_void_p, c_int32, c_void_p, c_size_t]),
    "logicnet_answer_inputs": (c_size_t, [c_void_p, _u32, c_size_t]),
    "logicnet_answer_open": (c_size_t, [c_void_p]),
    "logicnet_answer_open_block": (c_size_t, _block),
    "logicnet_answer_open_waiting": (c_size_t, _block),
    "logicnet_answer_open_reason": (c_int32, [c_void_p, c_size_t]),
    "logicnet_answer_list": (c_size_t, [c_void_p, _plan, c_size_t, _u32, c_size_t, POINTER(c_int32), _error]),
    "logicnet_answer_rows": (c_int32, [c_void_p, c_void_p, c_void_p, c_void_p, c_void_p]),
    "logicnet_answer_states": (c_size_t, _text),
    "logicnet_answer_cycles": (c_size_t, _block),
    "logicnet_cycle_variables": (c_size_t, [c_void_p, c_uint32, _u32, c_size_t]),
    "logicnet_cycle_count": (c_size_t, [c_void_p, c_uint32, c_void_p, c_size_t]),
    "logicnet_cycle_states": (c_size_t, [c_void_p, c_uint32, c_void_p, c_size_t]),
    "logicnet_answer_contains": (None, [c_void_p, c_size_t, c_void_p, c_size_t, c_void_p]),
    "logicnet_answer_phenotype": (c_int32, [c_void_p, _plan, POINTER(c_int32), c_size_t, c_void_p, _error]),
}


@cache
def engine() -> ctypes.CDLL:
    """The core, with this part of its API declared."""
    core = library()
    for name, (result, arguments) in _SIGNATURES.items():
        function = getattr(core, name)
        function.restype = result
        function.argtypes = arguments
    return core


@dataclass(frozen=True, slots=True)
class Plan:
    """How to solve: what may be spent, and which steps are switched off (`SWITCHES`). 0: the core's default.

    `answers_when_stopped`: Ctrl-C ends the work with what is known, instead of raising KeyboardInterrupt. For a
    question that is asked by itself; whoever asks many leaves it off, so that Ctrl-C ends them all.
    """

    budget: Budget = field(default_factory=Budget)
    without: frozenset[str] = frozenset()
    direct: int = 0
    explicit_limit: int = 0
    inputs_are_conditions: bool = True
    answers_when_stopped: bool = False

    def laid_out(self, stop: c_int32, seconds: float) -> PlanStruct:
        """As the core reads it."""
        memory = self.budget.diagrams
        bits = sum(STEPS[step] for step in self.without)
        return PlanStruct(
            seconds, memory, ctypes.pointer(stop), bits, self.direct, self.explicit_limit, self.inputs_are_conditions
        )


@dataclass(frozen=True, slots=True)
class Left:
    """A block that was not solved, the components that wait for it, and why: a value of `REASONS`."""

    block: tuple[int, ...]
    waiting: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Attractor:
    """One attractor under one condition. `values`: 0, 1, OSCILLATES or ANY (an input that does not matter) each."""

    condition: tuple[tuple[int, int], ...]
    values: bytes
    state: bytes
    states: int
    cycles: tuple[int, ...]
    method: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cycle:
    """An oscillating block: its components, and how many states it runs through."""

    components: tuple[int, ...]
    states: int


class Answer:
    """Every attractor of a network, as a graph in the core; counts cost nothing, attractors are listed on demand."""

    __slots__ = ("_components", "_listed", "listing_ended", "network", "pointer")

    def __init__(self, pointer: int, network: Network) -> None:
        self.pointer = c_void_p(pointer)
        self.network = network  # they share what the core knows
        self._components = network.components
        self._listed = 0
        self.listing_ended = ""
        """Why the last list is shorter than was asked for: a value of `REASONS`, or "" where it is not."""

    def __del__(self) -> None:
        pointer = getattr(self, "pointer", None)
        if pointer is not None and engine is not None:  # names are gone when the interpreter ends
            engine().logicnet_answer_free(pointer)

    @property
    def pairs(self) -> int:
        """How many (condition, attractor) there are."""
        return self._number("logicnet_answer_count", c_int32(0))

    @property
    def attractors(self) -> int:
        """How many attractors, with every input written out."""
        return self._number("logicnet_answer_count", c_int32(1))

    @property
    def fixed_points(self) -> int:
        """How many fixed points, with every input written out."""
        return self._number("logicnet_answer_count", c_int32(2))

    @property
    def states(self) -> int:
        """How many states in all attractors, with every input written out."""
        return self._number("logicnet_answer_count", c_int32(3))

    @property
    def inputs(self) -> tuple[int, ...]:
        """Components whose rule is the identity: what conditions are about."""
        return self._numbers("logicnet_answer_inputs")

    @property
    def left(self) -> tuple[Left, ...]:
        """What was left open. Empty: the answer is complete."""
        core = engine()
        return tuple(
            Left(
                self._numbers("logicnet_answer_open_block", c_size_t(k)),
                self._numbers("logicnet_answer_open_waiting", c_size_t(k)),
                REASONS[core.logicnet_answer_open_reason(self.pointer, k)],
            )
            for k in range(core.logicnet_answer_open(self.pointer))
        )

    def listed(self, limit: int, always: Sequence[int] = (), plan: Plan | None = None) -> list[Attractor]:
        """Up to `limit` (condition, attractor); conditions name the inputs in `always` whether they matter or not.

        Ends with the plan's budget, and on Ctrl-C where the plan answers when stopped: `listing_ended` says so then.
        Raises EngineError where the list contradicts itself.
        """
        plan = plan or Plan()
        until = None if plan.budget.seconds is None else time.monotonic() + plan.budget.seconds
        error, ended, given = Error(), c_int32(), (c_uint32 * len(always))(*always)

        def work(seconds: float) -> int:
            laid_out = plan.laid_out(self.network.stop, seconds)
            wanted = (limit, given, len(always), byref(ended), byref(error))
            return int(engine().logicnet_answer_list(self.pointer, byref(laid_out), *wanted))

        count = self._listed = self.network.patiently(plan, work, lambda _: ended.value != TIME)
        raise_for(error)
        self.listing_ended = REASONS.get(ended.value, "")
        return self._rows(count, until)

    def _rows(self, count: int, until: float | None) -> list[Attractor]:
        n = self._components
        buffers = [ctypes.create_string_buffer(max(count * n, 1)) for _ in range(3)]
        method = (c_uint32 * max(count, 1))()
        if engine().logicnet_answer_rows(self.pointer, *buffers, method):
            raise MemoryBudget(_NO_MEMORY)
        conditions, values, states = (buffer.raw for buffer in buffers)  # each .raw is a copy
        rows = []
        for k in range(count):
            if until is not None and k % 256 == 255 and time.monotonic() > until:
                self.listing_ended = REASONS[TIME]
                break
            row = slice(k * n, k * n + n)
            condition = tuple((i, v) for i, v in enumerate(conditions[row]) if v != 2)
            size, cycles = self._number("logicnet_answer_states", c_size_t(k)), self.cycles(k)
            rows.append(Attractor(condition, values[row], states[row], size, cycles, words(method[k])))
        return rows

    @property
    def places(self) -> int:
        """How many attractors the last list has."""
        return self._listed

    def cycles(self, listed: int) -> tuple[int, ...]:
        """The oscillating blocks of the attractor at that place of the last list."""
        self.within(listed)
        return self._numbers("logicnet_answer_cycles", c_size_t(listed))

    def cycle(self, number: int) -> Cycle:
        """One of `Attractor.cycles`."""
        return Cycle(
            self._numbers("logicnet_cycle_variables", c_uint32(number)),
            self._number("logicnet_cycle_count", c_uint32(number)),
        )

    def cycle_states(self, number: int, limit: int) -> list[bytes]:
        """Up to `limit` states of an oscillating block, over its components."""
        m = len(self.cycle(number).components)
        rows = ctypes.create_string_buffer(max(m * limit, 1))
        count = int(engine().logicnet_cycle_states(self.pointer, number, rows, limit))
        return [rows.raw[k * m : k * m + m] for k in range(count)]

    def contains(self, listed: int, states: Sequence[bytes]) -> list[bool]:
        """Which states (0 and 1 per component) lie in the attractor at that place of the last list."""
        out = ctypes.create_string_buffer(max(len(states), 1))
        self.within(listed)
        engine().logicnet_answer_contains(self.pointer, listed, b"".join(states), len(states), out)
        return [bool(x) for x in out.raw[: len(states)]]

    def phenotype(self, program: Program) -> list[int]:
        """For each attractor of the last list NEVER, ALWAYS, SOMETIMES, or DEPENDS (on an input in no condition)."""
        plan, error, code = Plan(), Error(), (c_int32 * len(program))(*program)
        out = (c_int8 * max(self._listed, 1))()

        def work(seconds: float) -> int:
            laid_out = plan.laid_out(self.network.stop, seconds)
            wanted = (code, len(program), out, byref(error))
            return int(engine().logicnet_answer_phenotype(self.pointer, byref(laid_out), *wanted))

        self.network.patiently(plan, work, lambda _: error.code != _INTERRUPT)
        raise_for(error)
        return list(out[: self._listed])

    def within(self, listed: int) -> None:
        """Raise IndexError where the last list has no such place."""
        if not 0 <= listed < self._listed:
            raise IndexError(f"the list has {self._listed} attractors")

    def _number(self, name: str, which: object) -> int:
        function = getattr(engine(), name)
        text = ctypes.create_string_buffer(32)
        size = int(function(self.pointer, which, text, 32))
        if size == 0:
            raise MemoryBudget(_NO_MEMORY)
        if size >= 32:
            text = ctypes.create_string_buffer(size + 1)
            function(self.pointer, which, text, size + 1)
        return int(text.value)

    def _numbers(self, name: str, *which: object) -> tuple[int, ...]:
        function = getattr(engine(), name)
        most = self._components
        out = (c_uint32 * max(most, 1))()
        size = int(function(self.pointer, *which, out, most))
        return tuple(out[:size])


class Network:
    """Rules compiled for solving, with memory of what was solved. One thread at a time."""

    __slots__ = ("components", "pointer", "stop")

    def __init__(self, rules: Handle, plan: Plan | None = None) -> None:
        self.components = len(rules)
        self.stop = c_int32(0)
        plan = plan or Plan()
        error = Error()

        def build(seconds: float) -> int | None:
            laid_out = plan.laid_out(self.stop, seconds)
            pointer: int | None = engine().logicnet_network_build(rules, byref(laid_out), byref(error))
            return pointer

        pointer = self.patiently(plan, build, lambda found: found is not None)
        raise_for(error)
        self.pointer = c_void_p(pointer)

    def __del__(self) -> None:
        pointer = getattr(self, "pointer", None)
        if pointer is not None and engine is not None:  # names are gone when the interpreter ends
            engine().logicnet_network_free(pointer)

    def solve(
        self,
        plan: Plan | None = None,
        fix: Mapping[int, int] | None = None,
        cut: Mapping[tuple[int, int], int] | None = None,
    ) -> Answer:
        """All attractors, with components held (`fix`) and interactions (source, target) reading a constant (`cut`)."""
        plan, fix, cut = plan or Plan(), fix or {}, cut or {}
        error = Error()
        changes = (
            len(fix),
            (c_uint32 * len(fix))(*fix),
            (c_uint8 * len(fix))(*fix.values()),
            len(cut),
            (c_uint32 * len(cut))(*(source for source, _ in cut)),
            (c_uint32 * len(cut))(*(target for _, target in cut)),
            (c_uint8 * len(cut))(*cut.values()),
        )

        def solve(seconds: float) -> Answer | None:
            laid_out = plan.laid_out(self.stop, seconds)
            pointer = engine().logicnet_solve(self.pointer, byref(laid_out), *changes, byref(error))
            return Answer(pointer, self) if pointer else None

        found = self.patiently(plan, solve, _settled)
        raise_for(error)
        assert found is not None
        return found

    def laid_out(self, plan: Plan) -> PlanStruct:
        """The plan as the core reads it, with this network's stop flag down."""
        self.stop.value = 0
        return plan.laid_out(self.stop, plan.budget.seconds or 0.0)

    def patiently(self, plan: Plan, work: Callable[[float], T], done: Callable[[T], bool]) -> T:
        """A short try here; then, off the main thread, so that Ctrl-C is heard, with all the time there is."""
        seconds = plan.budget.seconds
        self.stop.value = 0
        if seconds is not None and seconds <= _AT_ONCE:
            return work(seconds)
        found = work(_AT_ONCE)
        if done(found):
            return found
        results: list[T] = []
        self.stop.value = 0
        try:
            interruptible(lambda: results.append(work(seconds or 0.0)), self.stop)
        except KeyboardInterrupt:
            if not (plan.answers_when_stopped and results and results[0] is not None):
                raise
        return results[0]


def _settled(answer: Answer | None) -> bool:
    return answer is not None and all(left.reason != "time" for left in answer.left)


def words(method: int) -> tuple[str, ...]:
    """The steps of a method, by name."""
    return tuple(name for name, bit in STEPS.items() if method & bit)


def checked_switches(steps: Iterable[str]) -> frozenset[str]:
    """Names of steps that can be switched off."""
    chosen = frozenset(steps)
    unknown = sorted(chosen - SWITCHES)
    if unknown:
        raise ValueError(f"no such step: {', '.join(unknown)}; the steps are {', '.join(sorted(SWITCHES))}")
    return chosen
