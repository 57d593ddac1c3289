"""The part of the core's C API about the long run: what measures are on average over time in attractors of what is
walked, exactly from all states that can be reached, or sampled.

Nothing has to be solved before. Components are numbers here; ``logicnet.analysis`` puts the names back, and adds the
constants of measures.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from ctypes import POINTER, byref, c_double, c_int32, c_size_t, c_uint8, c_uint32, c_uint64, c_void_p
from dataclasses import dataclass

from logicnet.core.border import ERROR, Declarations, OwnedHandle, asked, interruptible
from logicnet.core.codes import End, Shows
from logicnet.core.measures import MEASURES, MeasureCode, laid_out_measures
from logicnet.core.solver import PLAN, CompiledNetwork, Plan
from logicnet.core.walks import SETUP, WalkSetup

_doubles = POINTER(c_double)
_within = [c_void_p, PLAN, SETUP, MEASURES]
_core = Declarations(
    {
        "logicnet_long_run_find": (c_void_p, [*_within, c_size_t, POINTER(c_int32), ERROR]),
        "logicnet_long_run_free": (None, [c_void_p]),
        "logicnet_long_run_parts": (c_size_t, [c_void_p]),
        "logicnet_long_run_states": (c_uint64, [c_void_p]),
        "logicnet_long_run_read": (None, [c_void_p, _doubles, _doubles, _doubles, POINTER(c_uint8)]),
        "logicnet_time_averages": (
            c_int32,
            [
                *(*_within, c_uint64, c_double, c_uint64, c_uint32),
                *(_doubles, _doubles, _doubles, POINTER(c_uint64), ERROR),
            ],
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Shares:
    """Of each measure its expected value over the stationary distribution of one attractor, without its constant.
    ``states`` were listed; ``residual`` is how far the distribution is from standing still.
    """

    values: tuple[float, ...]
    states: int
    residual: float


@dataclass(frozen=True, slots=True)
class SampledShares:
    """Of each measure the mean over ``walks`` of its average over time, without its constant, the standard error of
    that mean (infinite for fewer than two walks), and how far it still drifts: 0 where it differs from that of an
    earlier time by no more than chance, and the halves of a walk have little in common.
    """

    means: tuple[float, ...]
    errors: tuple[float, ...]
    drifts: tuple[float, ...]
    walks: int


@dataclass(frozen=True, slots=True)
class LongRun:
    """The attractors of what is walked that can be reached: the chance of each, and of each measure its expected value
    there and in which of the states it is above 0. Measures are without their constants. ``states`` were listed.
    """

    chances: tuple[float, ...]
    values: tuple[tuple[float, ...], ...]
    shown: tuple[tuple[Shows, ...], ...]
    states: int
    residuals: tuple[float, ...] = ()


class _LongRunHandle(OwnedHandle):
    __slots__ = ()
    FREE = (_core, "logicnet_long_run_free")


def long_run(
    network: CompiledNetwork, setup: WalkSetup, measures: Sequence[MeasureCode], most_states: int, plan: Plan
) -> tuple[LongRun | None, str]:
    """What happens from the start in the long run, from one listing of all states that can be reached; or None and why
    not: the word of an ``End``. Chances are right within 1e-12, expected values within 1e-10 of what measures weigh.
    """
    end, code = c_int32(), laid_out_measures(measures)
    given = (byref(network.laid_out(plan)), byref(setup.laid_out()), byref(code), most_states)

    def work() -> _LongRunHandle | None:
        pointer = asked(_core.logicnet_long_run_find, network, *given, byref(end))
        return _LongRunHandle(pointer) if pointer else None

    found = interruptible(work, network.stop)
    if found is None:
        return None, End(end.value).in_words
    parts, count = int(_core.logicnet_long_run_parts(found)), len(measures)
    chances, residuals = (c_double * parts)(), (c_double * parts)()
    values, shown = (c_double * (parts * count))(), (c_uint8 * (parts * count))()
    _core.logicnet_long_run_read(found, chances, residuals, values, shown)
    rows = [slice(k * count, (k + 1) * count) for k in range(parts)]
    return (
        LongRun(
            tuple(chances),
            tuple(tuple(values[row]) for row in rows),
            tuple(tuple(map(Shows, shown[row])) for row in rows),
            int(_core.logicnet_long_run_states(found)),
            tuple(residuals),
        ),
        "",
    )


def shares(
    network: CompiledNetwork, setup: WalkSetup, measures: Sequence[MeasureCode], most_states: int, plan: Plan
) -> tuple[Shares | None, str]:
    """The exact expected values in the one attractor of what is walked that the start lies in or leads to; or None and
    why not: the word of an ``End``. Raises ValueError where the start leads to several.
    """
    found, why = long_run(network, setup, measures, most_states, plan)
    if found is None:
        return None, why
    if len(found.chances) != 1:
        raise ValueError(f"the start leads to {len(found.chances)} attractors of what is walked")
    return Shares(found.values[0], found.states, found.residuals[0]), ""


def sampled_shares(
    network: CompiledNetwork,
    setup: WalkSetup,
    measures: Sequence[MeasureCode],
    *,
    walks: int,
    most_moves: float,
    seed: int,
    plan: Plan,
) -> tuple[SampledShares, str]:
    """Averages of walks over time, and what ended them early: the word of an ``End``; the walks that were done by then
    are counted. Walks burn in for as long as they are watched, which is doubled until no measure drifts or they would
    make more than ``most_moves``. The same seed gives the same walks on any number of threads.
    """
    count = len(measures)
    mean, spread, drift, done = (c_double * count)(), (c_double * count)(), (c_double * count)(), c_uint64()
    given = (byref(network.laid_out(plan)), byref(setup.laid_out()), byref(laid_out_measures(measures)))

    def work() -> int:
        wanted = (walks, most_moves, seed % 2**64, plan.budget.workers)
        return int(asked(_core.logicnet_time_averages, network, *given, *wanted, mean, spread, drift, byref(done)))

    end = interruptible(work, network.stop, answers=True)
    many = done.value
    errors = (math.sqrt(one / (many - 1) / many) if many > 1 else math.inf for one in spread)
    return SampledShares(tuple(mean), tuple(errors), tuple(drift), many), End(end).in_words
