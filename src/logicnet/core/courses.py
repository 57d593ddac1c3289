"""The part of the core's C API about the process in time: expected values at given times, exact and sampled, and single
walks.

Time is cut into segments, each with rules, rates and held values of its own. In continuous time a component that
differs from its rule moves at its rate. In discrete time each step draws one of all components, in proportion to its
rate, and lets it take the value of its rule. Components are numbers here; ``logicnet.analysis`` puts the names back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from ctypes import POINTER, byref, c_double, c_int32, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass, replace
from itertools import accumulate, chain

from logicnet.core import solver
from logicnet.core.border import ERROR, Declarations, asked, interruptible, uint8s
from logicnet.core.codes import End
from logicnet.core.measures import MEASURES, MeasureCode, laid_out_measures
from logicnet.core.walks import SetupStruct, StartMixture, WalkSetup
from logicnet.errors import MemoryBudget, TimeBudget

_doubles, _counts = POINTER(c_double), POINTER(c_uint64)


class _SegmentStruct(ctypes.Structure):
    _fields_ = [
        ("network", c_void_p),
        ("setup", POINTER(SetupStruct)),
        ("held", POINTER(c_uint8)),
        ("until", c_double),
    ]


class _SegmentsStruct(ctypes.Structure):
    _fields_ = [("count", c_size_t), ("segment", POINTER(_SegmentStruct)), ("total", c_double)]
    _fields_ += [("mixtures", c_size_t), ("mixture_begin", POINTER(c_size_t))]


_given = [POINTER(_SegmentsStruct), solver.PLAN]
_timed = [*_given, MEASURES, c_size_t, _doubles]
_core = Declarations(
    {
        "logicnet_course": (c_int32, [*_timed, c_size_t, c_double, c_uint32, _doubles, _counts, _doubles, ERROR]),
        "logicnet_sampled_course": (
            c_int32,
            [*_timed, c_uint64, c_uint64, c_uint32, _doubles, _doubles, _counts, ERROR],
        ),
        "logicnet_single_walk": (
            c_int32,
            [*_given, c_uint64, c_size_t, c_void_p, POINTER(c_size_t), _doubles, POINTER(c_uint32), ERROR],
        ),
    }
)


ELSEWHERE = 3
"""In a part of a mixture: a component that another mixture of the start says."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time: what is walked in it, and how.

    ``network`` has its rules. The components of ``setup`` are the same, in the same order, in every segment of one
    question; of the starts that of the first segment counts, and labels do not. ``held`` has, for each component
    walked, the value that it is set to when the segment begins, or FREE. The next segment begins at ``until``: what is
    asked of that very time is asked of the next one, after its held values are set.

    ``also``: of the first segment, mixtures that are independent of the start of ``setup`` and of each other. Each
    component has a value or FREE in one of all these mixtures, and ELSEWHERE in the others. So a start of many
    independent components need not be multiplied out to be drawn from.
    """

    network: solver.CompiledNetwork
    setup: WalkSetup
    held: tuple[int, ...]
    until: float
    also: tuple[StartMixture, ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """Expected values, exact: ``values`` has one row a time, one entry a measure. ``states`` were listed, in all
    segments. ``error``: a value is right within this much of the width of its measure, apart from rounding.
    """

    values: tuple[tuple[float, ...], ...]
    states: int
    error: float


@dataclass(frozen=True, slots=True)
class SampledCourse:
    """Sampled: for each time and measure the mean of its value, and of its square, over ``walks`` walks."""

    means: tuple[tuple[float, ...], ...]
    squares: tuple[tuple[float, ...], ...]
    walks: int


def course(
    segments: Sequence[Segment],
    measures: Sequence[MeasureCode],
    times: Sequence[float],
    *,
    total: float | None,
    most_states: int,
    tolerance: float,
    plan: solver.Plan,
) -> tuple[Course | None, str]:
    """The exact course, or None and why not: the word of an ``End``.

    ``times`` ascend, and none is after the last segment. Where ``total`` is None, time is continuous, and at most
    ``tolerance`` of the probability is left out (``Course.error`` may be more where a change is below rounding for very
    long). Else times are numbers of steps, and ``total`` is the sum of the rates of all components, those that are not
    walked too, of the higher one where they differ up and down.
    """
    count = len(times) * len(measures)
    values, states, error = (c_double * max(count, 1))(), c_uint64(), c_double()
    limits = (most_states, tolerance, plan.budget.workers)
    given = (*_timed_question(measures, times), *limits, values, byref(states), byref(error))
    end = _asked(_core.logicnet_course, segments, total, plan, *given)
    if end:
        return None, End(end).in_words
    return Course(_rows(values, len(times), len(measures)), states.value, error.value), ""


def sampled_course(
    segments: Sequence[Segment],
    measures: Sequence[MeasureCode],
    times: Sequence[float],
    *,
    total: float | None,
    walks: int,
    seed: int,
    plan: solver.Plan,
) -> tuple[SampledCourse, str]:
    """A sampled course, and what ended it early: the word of an ``End``; fewer walks were walked then.

    The same seed gives the same walks on any number of threads. Ctrl-C gives what was walked.
    """
    count = len(times) * len(measures)
    means, squares, walked = (c_double * max(count, 1))(), (c_double * max(count, 1))(), c_uint64()
    given = (walks, seed % 2**64, plan.budget.workers, means, squares, byref(walked))
    end = _asked(
        _core.logicnet_sampled_course,
        segments,
        total,
        plan,
        *_timed_question(measures, times),
        *given,
        answers=True,
    )
    mean, square = (_rows(found, len(times), len(measures)) for found in (means, squares))
    return SampledCourse(mean, square, walked.value), End(end).in_words


def single_walk(
    segments: Sequence[Segment], *, until: float, total: float | None, seed: int, most_moves: int, plan: solver.Plan
) -> tuple[bytes, list[tuple[float, int]]]:
    """One walk: the state in which it begins, over the components walked, and its moves up to ``until``: when, and the
    place among those walked that flips. Where a segment sets another value, that is a move. Raises MemoryBudget where
    there are more than ``most_moves``, and TimeBudget.
    """
    kept: list[Segment] = []
    for segment in segments:
        last = segment.until >= until
        kept.append(replace(segment, until=until) if last else segment)
        if last:
            break
    start = ctypes.create_string_buffer(max(len(kept[0].setup.components), 1))
    moves, time, flipped = c_size_t(), (c_double * max(most_moves, 1))(), (c_uint32 * max(most_moves, 1))()
    given = (seed % 2**64, most_moves, start, byref(moves), time, flipped)
    end = End(_asked(_core.logicnet_single_walk, kept, total, plan, *given))
    if end is End.TIME:
        raise TimeBudget("the time budget ended the walk", hint="raise the time budget, or shorten the walk")
    if end is not End.NONE:
        raise MemoryBudget(f"the walk has more than {most_moves} moves", hint="shorten the walk")
    return start.raw[: len(kept[0].setup.components)], list(
        zip(time[: moves.value], flipped[: moves.value], strict=True)
    )


def _timed_question(measures: Sequence[MeasureCode], times: Sequence[float]) -> tuple[object, ...]:
    """Measures and times as the core reads them."""
    return byref(laid_out_measures(measures)), len(times), (c_double * max(len(times), 1))(*times)


def _asked(
    function: Callable[..., int],
    segments: Sequence[Segment],
    total: float | None,
    plan: solver.Plan,
    *arguments: object,
    answers: bool = False,
) -> int:
    """How a function of the core ended that asks about segments of time. Ctrl-C is heard through the first network."""
    mixtures = (segments[0].setup.start, *segments[0].also)
    begins = (c_size_t * (len(mixtures) + 1))(0, *accumulate(map(len, mixtures)))
    setups = [replace(segments[0].setup, start=tuple(chain(*mixtures))), *(one.setup for one in segments[1:])]
    kept = [setup.laid_out() for setup in setups]  # pointers do not keep what they point to
    rows = (_SegmentStruct * len(segments))()
    for row, segment, setup in zip(rows, segments, kept, strict=True):
        row.network, row.setup = segment.network._as_parameter_, ctypes.pointer(setup)
        row.held, row.until = uint8s(segment.held), segment.until
    network = segments[0].network
    asked_of = _SegmentsStruct(len(segments), rows, total or 0.0, len(mixtures), begins)
    given = (byref(asked_of), byref(network.laid_out(plan)))

    def work() -> int:
        return int(asked(function, *given, *arguments))

    return interruptible(work, network.stop, answers=answers)


def _rows(values: ctypes.Array[c_double], times: int, measures: int) -> tuple[tuple[float, ...], ...]:
    found = values[: times * measures]
    return tuple(tuple(found[k * measures : (k + 1) * measures]) for k in range(times))
