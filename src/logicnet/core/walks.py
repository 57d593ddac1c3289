"""The part of the core's C API about what depends on a start: where walks end, and which states lie ahead.

Each function is asked about an answer of ``solve`` and the list of attractors that was read from it last. Where a walk
ends is told by the places in that list, so the list must not be read again in between. Components are numbers here;
``logicnet.analysis`` puts the names back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Collection, Sequence
from ctypes import POINTER, byref, c_double, c_int32, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass

from logicnet.core import solver
from logicnet.core.border import ERROR, Declarations, OwnedHandle, asked, int32s, interruptible, uint8s, uint32s
from logicnet.core.codes import FREE as FREE
from logicnet.core.codes import End
from logicnet.core.rules import Program


class SetupStruct(ctypes.Structure):
    """Mirror of ``logicnet_walk_setup``."""

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


_within, SETUP = [c_void_p, solver.PLAN], POINTER(SetupStruct)
_doubles, _sizes, _counts = POINTER(c_double), POINTER(c_size_t), POINTER(c_uint64)
_core = Declarations(
    {
        "logicnet_absorb": (c_int32, [*_within, SETUP, c_size_t, _doubles, _counts, ERROR]),
        "logicnet_walk": (c_int32, [*_within, SETUP, c_uint64, c_uint64, c_uint64, c_uint32, _counts, ERROR]),
        "logicnet_closure_close": (c_void_p, [*_within, c_void_p, c_void_p, ERROR]),
        "logicnet_closure_free": (None, [c_void_p]),
        "logicnet_closure_end": (c_int32, [c_void_p]),
        "logicnet_closure_count": (c_int32, [*_within, c_void_p, c_size_t, _sizes, ERROR]),
        "logicnet_closure_hits": (c_int32, [*_within, c_void_p, ERROR]),
        "logicnet_closure_path": (
            c_int32,
            [*_within, POINTER(c_int32), c_size_t, POINTER(c_int32), c_void_p, c_size_t, _sizes, ERROR],
        ),
    }
)


StartMixture = tuple[tuple[float, tuple[int, ...]], ...]
"""A mixture of subspaces: the weight of each, and for each component walked 0, 1 or FREE."""


@dataclass(frozen=True, slots=True)
class WalkSetup:
    """What is walked, from where, and where walks end.

    ``components`` are the components that walk; no other component influences them. ``start`` is over these
    components, and so are their ``rates``, up and down, above 0 (None: all 1). ``labels`` are places in the list of
    attractors: a walk that reaches what the attractor ``labels[k]`` does on these components ends with label k.
    """

    components: tuple[int, ...]
    start: StartMixture
    rates: tuple[tuple[float, float], ...] | None
    labels: tuple[int, ...]

    def laid_out(self) -> SetupStruct:
        """As the core reads it."""
        n, parts = len(self.components), len(self.start)
        return SetupStruct(
            n,
            uint32s(self.components),
            parts,
            (c_double * parts)(*(weight for weight, _ in self.start)),
            uint8s(value for _, values in self.start for value in values),
            None if self.rates is None else (c_double * (2 * n))(*(rate for two in self.rates for rate in two)),
            len(self.labels),
            uint32s(self.labels),
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
    answer: solver.Solution, setup: WalkSetup, most_states: int, plan: solver.Plan
) -> tuple[Absorption | None, str]:
    """The exact chances, or None and why not: the word of an ``End``."""
    chances = (c_double * (len(setup.labels) + 1))()
    states = c_uint64()
    given = (byref(answer.network.laid_out(plan)), byref(setup.laid_out()), most_states)

    def work() -> int:
        return int(asked(_core.logicnet_absorb, answer, *given, chances, byref(states)))

    end = interruptible(work, answer.network.stop)
    if end:
        return None, End(end).in_words
    *named, elsewhere = chances
    return Absorption(tuple(named), elsewhere, states.value), ""


def walk(
    answer: solver.Solution, setup: WalkSetup, samples: int, steps: int, seed: int, plan: solver.Plan
) -> tuple[WalkCounts, str]:
    """Sampled walks, and what ended them early: the word of an ``End``; walks that had begun then count as unfinished.

    The same seed gives the same walks on any machine and any number of threads. Ctrl-C gives what was walked.
    """
    counts = (c_uint64 * (len(setup.labels) + 2))()
    given = (byref(answer.network.laid_out(plan)), byref(setup.laid_out()), samples, steps, seed % 2**64)

    def work() -> int:
        return int(asked(_core.logicnet_walk, answer, *given, plan.budget.workers, counts))

    end = interruptible(work, answer.network.stop, answers=True)
    *named, elsewhere, unfinished = counts
    return WalkCounts(tuple(named), elsewhere, unfinished), End(end).in_words


class ForwardClosure(OwnedHandle):
    """The states that can be reached from a start while the components in ``moving`` move.

    ``moving`` must be closed upstream: no other component influences one of them. The components outside ``moving`` may
    have any value in these states. The set is a decision diagram in the core, and it refers to the list of attractors
    that was read from the answer last.
    """

    __slots__ = ("_answer", "end")
    FREE = (_core, "logicnet_closure_free")

    def __init__(
        self, answer: solver.Solution, start: Sequence[int], moving: Collection[int], plan: solver.Plan
    ) -> None:
        chosen = uint8s(i in moving for i in range(len(start)))
        given = (byref(answer.network.laid_out(plan)), uint8s(start), chosen)

        def work() -> int:
            return int(asked(_core.logicnet_closure_close, answer, *given))

        super().__init__(interruptible(work, answer.network.stop, answers=True))
        self._answer = answer
        self.end = End(_core.logicnet_closure_end(self)).in_words
        """Not "": these are only some of the states that can be reached."""

    def states(self, plan: solver.Plan) -> tuple[int | None, str]:
        """How many states there are; None where a budget ended the counting, and which: the word of an ``End``."""
        size = c_size_t()
        end = self._asked(_core.logicnet_closure_count, plan, None, 0, byref(size))
        if end:
            return None, End(end).in_words
        text = ctypes.create_string_buffer(size.value + 1)
        self._asked(_core.logicnet_closure_count, plan, text, size.value + 1, byref(size))  # the number is kept
        return int(text.value), ""

    def hits(self, plan: solver.Plan) -> tuple[tuple[bool | None, ...], str]:
        """Which of the attractors listed last are among them, in some of their states (None: not decided), and what
        ended the work before all were: the word of an ``End``.
        """
        out = ctypes.create_string_buffer(max(self._answer.places, 1))
        end = self._asked(_core.logicnet_closure_hits, plan, out)
        known = (False, True, None)
        return tuple(known[x] for x in out.raw[: self._answer.places]), End(end).in_words

    def _asked(self, function: Callable[..., int], plan: solver.Plan, *arguments: object) -> int:
        """How a function of the core ended that asks about the states within a plan."""
        given = byref(self._answer.network.laid_out(plan))

        def work() -> int:
            return int(asked(function, self, given, *arguments))

        return interruptible(work, self._answer.network.stop, answers=True)

    def path(self, target: Program, plan: solver.Plan) -> tuple[bool | None, list[bytes], str]:
        """Whether a state in which the target holds is among them (None: not decided), the states of a shortest path
        there, and why there is no path where there could be one: the word of an ``End``.
        """
        met, steps = c_int32(), c_size_t()
        n = self._answer.network.components
        wanted = (_core.logicnet_closure_path, plan, int32s(target), len(target), byref(met))
        end = self._asked(*wanted, None, 0, byref(steps))
        if met.value != 1 or end:
            return None if met.value < 0 else bool(met.value), [], End(end).in_words
        rows = steps.value + 1
        out = ctypes.create_string_buffer(max(rows * n, 1))
        end = self._asked(*wanted, out, rows, byref(steps))  # the path is kept: this looks at the target, and copies
        if end:
            return True, [], End(end).in_words
        return True, [out.raw[k * n : k * n + n] for k in range(rows)], ""
