"""The compiled core's solver: declares that part of its C API and owns the handles.

Exact asynchronous attractors of networks of any size. Components are numbers here; ``logicnet.analysis`` puts names
back.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from ctypes import POINTER, Structure, byref, c_double, c_int8, c_int32, c_size_t, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from logicnet.core.border import (
    ERROR,
    TEXT,
    Declarations,
    Error,
    OwnedHandle,
    asked,
    int32s,
    interruptible,
    raise_for,
    uint32s,
    written_text,
)
from logicnet.core.budget import Budget
from logicnet.core.codes import STEPS, End, ErrorCode, Shows, steps_of
from logicnet.core.rules import Changes, Handle, Program, changes_of
from logicnet.errors import UnknownName

SWITCHES = frozenset(STEPS) - {"bitsets", "walk"}
OSCILLATES, ANY = 2, 3  # entries of AttractorRow.values beside 0 and 1
_T = TypeVar("_T")
_AT_ONCE = 0.05  # seconds that a call may keep Ctrl-C waiting; most networks are solved long before


class PlanStruct(Structure):
    """Mirror of ``logicnet_plan``."""

    _fields_ = [
        *(("seconds", c_double), ("memory", c_uint64), ("stop", POINTER(c_int32))),
        *((name, c_uint32) for name in ("without", "direct", "explicit_limit")),
        ("inputs_are_conditions", c_int32),
    ]


PLAN, _u32 = POINTER(PlanStruct), POINTER(c_uint32)
_numbers = [_u32, c_size_t, ERROR]
_core = Declarations(
    {
        "logicnet_network_build": (c_void_p, [c_void_p, PLAN, ERROR]),
        "logicnet_network_free": (None, [c_void_p]),
        "logicnet_solve": (c_void_p, [c_void_p, PLAN, POINTER(Changes), ERROR]),
        "logicnet_answer_free": (None, [c_void_p]),
        "logicnet_answer_count": (c_size_t, [c_void_p, c_int32, *TEXT]),
        "logicnet_answer_inputs": (c_size_t, [c_void_p, *_numbers]),
        "logicnet_answer_open": (c_size_t, [c_void_p]),
        "logicnet_answer_open_block": (c_size_t, [c_void_p, c_size_t, *_numbers]),
        "logicnet_answer_open_waiting": (c_size_t, [c_void_p, c_size_t, *_numbers]),
        "logicnet_answer_open_reason": (c_int32, [c_void_p, c_size_t, ERROR]),
        "logicnet_answer_list": (c_size_t, [c_void_p, PLAN, c_size_t, _u32, c_size_t, POINTER(c_int32), ERROR]),
        "logicnet_answer_rows": (c_int32, [c_void_p, c_void_p, c_void_p, c_void_p, c_void_p, ERROR]),
        "logicnet_answer_sizes": (c_size_t, [c_void_p, *TEXT]),
        "logicnet_answer_cycles": (c_size_t, [c_void_p, POINTER(c_size_t), *_numbers]),
        "logicnet_cycle_variables": (c_size_t, [c_void_p, c_uint32, *_numbers]),
        "logicnet_cycle_count": (c_size_t, [c_void_p, c_uint32, *TEXT]),
        "logicnet_cycle_states": (c_size_t, [c_void_p, c_uint32, c_void_p, c_size_t, ERROR]),
        "logicnet_answer_contains": (c_int32, [c_void_p, c_size_t, c_void_p, c_size_t, c_void_p, ERROR]),
        "logicnet_answer_phenotype": (c_int32, [c_void_p, PLAN, POINTER(c_int32), c_size_t, c_void_p, ERROR]),
    }
)


@dataclass(frozen=True, slots=True)
class Plan:
    """How to solve: what may be spent, and which steps are switched off (``SWITCHES``). 0: the core's default.

    ``answers_when_stopped``: Ctrl-C ends the work with what is known, instead of raising KeyboardInterrupt. For a
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
class OpenBlock:
    """A block that was not solved, the components that wait for it, and why: the word of an ``End``."""

    block: tuple[int, ...]
    waiting: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class AttractorRow:
    """One attractor under one condition. ``values``: 0, 1, OSCILLATES or ANY (an input that does not matter) each."""

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


class Solution(OwnedHandle):
    """Every attractor of a network, as a graph in the core; counts cost nothing, attractors are listed on demand."""

    __slots__ = ("__dict__", "_cycles", "listing_ended", "network")  # a dict: what is asked for again is kept
    FREE = (_core, "logicnet_answer_free")

    def __init__(self, pointer: int, network: CompiledNetwork) -> None:
        super().__init__(pointer)
        self.network = network  # they share what the core knows
        self._cycles: list[tuple[int, ...]] = []  # of each attractor of the last list
        self.listing_ended = ""
        """Why the last list is shorter than was asked for: the word of an ``End``, or "" where it is not."""

    @property
    def pairs(self) -> int:
        """How many (condition, attractor) there are."""
        return int(written_text(_core.logicnet_answer_count, self, 0))

    @property
    def attractors(self) -> int:
        """How many attractors, with every input written out."""
        return int(written_text(_core.logicnet_answer_count, self, 1))

    @property
    def fixed_points(self) -> int:
        """How many fixed points, with every input written out."""
        return int(written_text(_core.logicnet_answer_count, self, 2))

    @property
    def states(self) -> int:
        """How many states in all attractors, with every input written out."""
        return int(written_text(_core.logicnet_answer_count, self, 3))

    @cached_property
    def inputs(self) -> tuple[int, ...]:
        """Components whose rule is the identity: what conditions are about."""
        return self._numbers(_core.logicnet_answer_inputs)

    @cached_property
    def left(self) -> tuple[OpenBlock, ...]:
        """What was left open. Empty: the answer is complete."""
        return tuple(
            OpenBlock(
                self._numbers(_core.logicnet_answer_open_block, k),
                self._numbers(_core.logicnet_answer_open_waiting, k),
                End(asked(_core.logicnet_answer_open_reason, self, k)).in_words,
            )
            for k in range(_core.logicnet_answer_open(self))
        )

    def listed(self, limit: int, always: Sequence[int] = (), plan: Plan | None = None) -> list[AttractorRow]:
        """Up to ``limit`` (condition, attractor); conditions name the inputs in ``always`` whether they matter or not.

        Ends with the plan's budget, and on Ctrl-C where the plan answers when stopped: ``listing_ended`` says so then.
        Raises EngineError where the list contradicts itself.
        """
        plan = plan or Plan()
        until = None if plan.budget.seconds is None else time.monotonic() + plan.budget.seconds
        error, ended = Error(), c_int32()

        def work(seconds: float) -> int:
            given = plan.laid_out(self.network.stop, seconds)
            wanted = (limit, uint32s(always), len(always), byref(ended), byref(error))
            return int(_core.logicnet_answer_list(self, byref(given), *wanted))

        self._cycles = []
        count = self.network.patiently(plan, work, lambda _: ended.value != End.TIME)
        raise_for(error)
        self.listing_ended = End(ended.value).in_words
        self._cycles = self._cycles_of(count)
        return self._rows(count, until)

    def _cycles_of(self, count: int) -> list[tuple[int, ...]]:
        begin, room = (c_size_t * (count + 1))(), 0
        while True:
            out = (c_uint32 * room)()
            size = asked(_core.logicnet_answer_cycles, self, begin, out, room)
            if size <= room:
                return [tuple(out[a:b]) for a, b in pairwise(begin)]
            room = size

    def _rows(self, count: int, until: float | None) -> list[AttractorRow]:
        n = self.network.components
        buffers = [ctypes.create_string_buffer(max(count * n, 1)) for _ in range(3)]
        method = (c_uint32 * max(count, 1))()
        asked(_core.logicnet_answer_rows, self, *buffers, method)
        sizes = written_text(_core.logicnet_answer_sizes, self).split()
        conditions, values, states = (buffer.raw for buffer in buffers)  # each .raw is a copy
        rows = []
        for k in range(count):
            if until is not None and k % 256 == 255 and time.monotonic() > until:
                self.listing_ended = End.TIME.in_words
                break
            row = slice(k * n, k * n + n)
            condition = tuple((i, v) for i, v in enumerate(conditions[row]) if v != 2)
            by = steps_of(method[k])
            rows.append(AttractorRow(condition, values[row], states[row], int(sizes[k]), self._cycles[k], by))
        return rows

    @property
    def places(self) -> int:
        """How many attractors the last list has."""
        return len(self._cycles)

    def cycles(self, listed: int) -> tuple[int, ...]:
        """The oscillating blocks of the attractor at that place of the last list."""
        self.within(listed)
        return self._cycles[listed]

    def cycle(self, number: int) -> Cycle:
        """One of ``AttractorRow.cycles``."""
        components = self._numbers(_core.logicnet_cycle_variables, number)
        return Cycle(components, int(written_text(_core.logicnet_cycle_count, self, number)))

    def cycle_states(self, number: int, limit: int) -> list[bytes]:
        """Up to ``limit`` states of an oscillating block, over its components."""
        m = len(self.cycle(number).components)
        rows = ctypes.create_string_buffer(max(m * limit, 1))
        count = int(asked(_core.logicnet_cycle_states, self, number, rows, limit))
        return [rows.raw[k * m : k * m + m] for k in range(count)]

    def contains(self, listed: int, states: Sequence[bytes]) -> list[bool]:
        """Which states (0 and 1 per component) lie in the attractor at that place of the last list."""
        out = ctypes.create_string_buffer(max(len(states), 1))
        self.within(listed)
        asked(_core.logicnet_answer_contains, self, listed, b"".join(states), len(states), out)
        return [bool(x) for x in out.raw[: len(states)]]

    def phenotype(self, program: Program) -> list[Shows]:
        """How the phenotype shows in each attractor of the last list; DEPENDS: on an input in no condition."""
        plan, error = Plan(), Error()
        out = (c_int8 * max(self.places, 1))()

        def work(seconds: float) -> int:
            given = plan.laid_out(self.network.stop, seconds)
            wanted = (int32s(program), len(program), out, byref(error))
            return int(_core.logicnet_answer_phenotype(self, byref(given), *wanted))

        self.network.patiently(plan, work, lambda _: error.code != ErrorCode.INTERRUPT)
        raise_for(error)
        return [Shows(value) for value in out[: self.places]]

    def within(self, listed: int) -> None:
        """Raise IndexError where the last list has no such place."""
        if not 0 <= listed < self.places:
            raise IndexError(f"the list has {self.places} attractors")

    def _numbers(self, function: Callable[..., int], *which: int) -> tuple[int, ...]:
        """Components, of which there are never more than the network has."""
        most = self.network.components
        out = (c_uint32 * max(most, 1))()
        size = int(asked(function, self, *which, out, most))
        return tuple(out[:size])


class CompiledNetwork(OwnedHandle):
    """Rules compiled for solving, with memory of what was solved. One thread at a time."""

    __slots__ = ("components", "stop")
    FREE = (_core, "logicnet_network_free")

    def __init__(self, rules: Handle, plan: Plan | None = None) -> None:
        self.components = len(rules)
        self.stop = c_int32(0)
        plan = plan or Plan()
        error = Error()

        def build(seconds: float) -> int | None:
            given = plan.laid_out(self.stop, seconds)
            pointer: int | None = _core.logicnet_network_build(rules, byref(given), byref(error))
            return pointer

        pointer = self.patiently(plan, build, lambda found: found is not None)
        raise_for(error)
        assert pointer is not None
        super().__init__(pointer)

    def solve(
        self,
        plan: Plan | None = None,
        fix: Mapping[int, int] | None = None,
        cut: Mapping[tuple[int, int], int] | None = None,
    ) -> Solution:
        """All attractors, with components held (``fix``) and interactions (source, target) reading a constant
        (``cut``).
        """
        plan, fix, cut = plan or Plan(), fix or {}, cut or {}
        error, changes = Error(), changes_of(fix, cut)

        def solve(seconds: float) -> Solution | None:
            given = plan.laid_out(self.stop, seconds)
            pointer = _core.logicnet_solve(self, byref(given), byref(changes), byref(error))
            return Solution(pointer, self) if pointer else None

        found = self.patiently(plan, solve, _settled)
        raise_for(error)
        assert found is not None
        return found

    def laid_out(self, plan: Plan) -> PlanStruct:
        """The plan as the core reads it, with this network's stop flag down."""
        self.stop.value = 0
        return plan.laid_out(self.stop, plan.budget.seconds or 0.0)

    def patiently(self, plan: Plan, work: Callable[[float], _T], done: Callable[[_T], bool]) -> _T:
        """A short try here; then, off the main thread, so that Ctrl-C is heard, with all the time there is."""
        seconds = plan.budget.seconds
        self.stop.value = 0
        if seconds is not None and seconds <= _AT_ONCE:
            return work(seconds)
        found = work(_AT_ONCE)
        if done(found):
            return found
        self.stop.value = 0
        return interruptible(lambda: work(seconds or 0.0), self.stop, answers=plan.answers_when_stopped)


def _settled(answer: Solution | None) -> bool:
    return answer is not None and all(left.reason != End.TIME.in_words for left in answer.left)


def checked_switches(steps: Iterable[str]) -> frozenset[str]:
    """Names of steps that can be switched off. Raises UnknownName for one that cannot."""
    chosen = frozenset(steps)
    if unknown := sorted(chosen - SWITCHES):
        raise UnknownName("step", unknown[0], sorted(SWITCHES))
    return chosen
