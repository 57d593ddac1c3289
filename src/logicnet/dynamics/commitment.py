"""In which attractor the asynchronous random walk ends, and with which probability: exact by absorption, or sampled.

In each step one of the components that differ from their rules moves; all alike, or in proportion to a rate each, as
where fast and slow processes are told apart. The walk is the asynchronous scheme with chances; under the other schemes
the question is not defined without more to say what happens together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from logicnet.dynamics.attractors import Attractors
from logicnet.dynamics.sets import StateSet
from logicnet.errors import MemoryBudget, SettingError, TimeBudget
from logicnet.model.state import Subspace

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from logicnet.dynamics.space import StateSpace

    Vector = NDArray[float64]

MOST_TRANSIENT = 1 << 18  # states: some 100 MB of matrix, and seconds
_NEGLIGIBLE = 1e-13
_TOO_MUCH = 1e-6
_STEPS = 5000
_DIRECT = 3000  # states whose matrix is factored: beyond, its factors fill up
_CONFIDENT = 1.959963984540054  # standard deviations around the mean that hold 95 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Commitment:
    """Probabilities to end in each attractor, in the order of `attractors`.

    `method` is ``absorption`` (the intervals hold the probability for certain, and are usually 1e-13 wide) or ``walks``
    (95 % Wilson intervals).
    `unfinished` is the share of sampled walks that reached no attractor within their steps.
    """

    attractors: Attractors
    probabilities: tuple[float, ...]
    intervals: tuple[tuple[float, float], ...]
    method: str
    unfinished: float = 0.0


def absorption(
    space: StateSpace,
    start: StateSet,
    attractors: Attractors | None = None,
    rates: Mapping[str, float] | None = None,
    most: int = MOST_TRANSIENT,
) -> Commitment:
    """The exact probabilities from `start`, its states equally likely.

    Raises MemoryBudget where more than `most` states are transient, and TimeBudget where the walk lingers too long
    between attractors for a bound below 1e-6.
    """
    import numpy as np
    from scipy.sparse import csr_array

    found = attractors if attractors is not None else space.attractors()
    transient = space.forward(start) - found.states
    if (count := len(transient)) > most:
        raise MemoryBudget(
            f"{count} states lie between the start and the attractors, and exact absorption takes at most {most}",
            hint="sample random walks instead, or fix components",
        )
    raw = found.handle.transitions(transient.handle, _rates(space, rates))
    rows, columns = np.frombuffer(raw.rows, np.int64), np.frombuffer(raw.columns, np.int64)
    shape = (count, count + len(found))
    steps = csr_array((np.frombuffer(raw.weights, np.float64), columns, rows), shape=shape)
    inside = np.isin(np.frombuffer(raw.states, np.uint32), (start & transient).numbers(len(start))).astype(float)
    visits, bound = _visits(steps[:, :count], inside / len(start))
    ended = steps[:, count:].T @ visits if count else np.zeros(len(found))
    settled = np.array([len(start & attractor) for attractor in found]) / len(start)
    chances = tuple(float(p) for p in np.clip(ended + settled, 0.0, 1.0))
    intervals = tuple((max(0.0, p - bound), min(1.0, p + bound)) for p in chances)
    return Commitment(found, chances, intervals, "absorption")


def _visits(inner: csr_array, start: Vector) -> tuple[Vector, float]:
    """The expected visits x of each transient state, x = start + inner' x, and a bound on the error of what they send.

    The chance is followed step by step: what has not ended yet bounds the error. Where it lingers, the rest is solved
    for, and the residual's absolute sum bounds the error likewise, as no chance is sent on more than once.
    """
    import numpy as np
    from scipy.sparse import csc_array, eye_array
    from scipy.sparse.linalg import bicgstab, splu

    back = inner.T.tocsr()
    visits, moving = start.copy(), start
    for _ in range(_STEPS):
        if moving.sum() <= _NEGLIGIBLE:
            return visits, float(moving.sum())
        moving = back @ moving
        visits += moving
    system = csc_array(eye_array(len(start)) - back)
    if len(start) <= _DIRECT:
        rest = splu(system).solve(moving)
    else:
        rest, _ = bicgstab(system, moving, rtol=0, atol=_NEGLIGIBLE / len(start) ** 0.5, maxiter=_STEPS)
    bound = float(np.abs(moving - system @ rest).sum())
    if not bound <= _TOO_MUCH:
        raise TimeBudget("the walk lingers too long between attractors", hint="sample random walks instead")
    return np.asarray(visits + rest - moving), bound


def walks(
    space: StateSpace,
    start: Subspace | Mapping[str, int],
    count: int,
    *,
    seed: int = 0,
    steps: int = 1_000_000,
    attractors: Attractors | None = None,
    rates: Mapping[str, float] | None = None,
) -> Commitment:
    """Sampled probabilities: `count` random walks from `start`, whose free components are drawn evenly.

    The same seed gives the same walks on any machine and any number of threads.
    """
    found = attractors if attractors is not None else space.attractors()
    given = start.fixed if isinstance(start, Subspace) else start
    fixed = sum(1 << space.rules.index(name) for name in given)
    values = sum(1 << space.rules.index(name) for name, value in given.items() if value)
    counts = found.handle.walks((fixed, values), count, seed=seed, steps=steps, rates=_rates(space, rates))
    chances = tuple(ended / count for ended in counts[:-1])
    intervals = tuple(wilson(ended, count) for ended in counts[:-1])
    return Commitment(found, chances, intervals, "walks", counts[-1] / count)


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """The 95 % interval of a probability of which `hits` of `trials` were seen (Wilson 1927).

    >>> wilson(0, 100)[0], round(wilson(0, 100)[1], 3)
    (0.0, 0.037)
    """
    square = _CONFIDENT**2
    mean, spread = hits + square / 2, _CONFIDENT * sqrt(hits * (trials - hits) / trials + square / 4)
    return max(0.0, (mean - spread) / (trials + square)), min(1.0, (mean + spread) / (trials + square))


def _rates(space: StateSpace, rates: Mapping[str, float] | None) -> Sequence[float] | None:
    if rates is None:
        return None
    every = [1.0] * len(space.names)
    for name, rate in rates.items():
        if not 0 < rate < float("inf"):
            raise SettingError(f"the rate of {name} must be a positive number, not {rate}")
        every[space.rules.index(name)] = float(rate)
    return every
