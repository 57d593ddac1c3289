"""The times at which a course is told: from 0 to its end, in equal steps."""

from __future__ import annotations

import math
from collections.abc import Sequence
from numbers import Real

from logicnet.errors import LogicnetError

MOST_TIMES = 10_001
"""At which a course is told; more say nothing that a picture or a table could show."""
MOST_STEPS = 1e15
"""A course may end at; the core counts them as numbers that are exact up to there."""
_NEAR = 1e-12
_TOLD = 100  # times after 0, where nothing is said


def check_until(until: object, steps: bool) -> None:
    """Raise LogicnetError where a course cannot end at this time.

    >>> check_until(0, False)
    Traceback (most recent call last):
    logicnet.errors.kinds.LogicnetError: expected a time above 0 for until, found 0
    """
    if not isinstance(until, Real) or not 0 < float(until) < math.inf:
        raise LogicnetError(f"expected a time above 0 for until, found {until!r}")
    if steps and not (float(until).is_integer() and float(until) < MOST_STEPS):
        raise LogicnetError(f"expected a whole number of steps for until, at most {MOST_STEPS:.0e}, found {until!r}")


def times_of(until: float, every: float | None, steps: bool, changes: Sequence[float] = ()) -> tuple[float, ...]:
    """The times from 0 to ``until``, each ``every`` after the one before (None: a hundredth, or the least number of
    steps that is no less), those of ``changes``, and ``until`` itself. Raises LogicnetError for a distance that is
    none, and for too many.

    >>> times_of(1.0, 0.4, False), times_of(150, None, True)[:3]
    ((0.0, 0.4, 0.8, 1.0), (0.0, 2.0, 4.0))
    """
    if every is None:
        every = math.ceil(until / _TOLD) if steps else until / _TOLD
    if not isinstance(every, Real) or not 0 < float(every) < math.inf:
        raise LogicnetError(f"expected a time above 0 for every, found {every!r}")
    if steps and not float(every).is_integer():
        raise LogicnetError(f"expected a whole number of steps for every, found {every!r}")
    many = until / float(every)
    if many > MOST_TIMES - 1:
        what = f"a course of {until:g} that is told every {every:g} has more than {MOST_TIMES} times"
        raise LogicnetError(what, hint="tell it less often, by --every, or end it earlier, by --until")
    # a product of decimal numbers may miss a decimal number by its last bits
    told = [float(f"{place * float(every):.12g}") for place in range(math.floor(many * (1 + 1e-12)) + 1)]
    kept = {time for time in told if time < until * (1 - 1e-12)}
    return tuple(sorted({*kept, *changes, float(until)}))


def just_before(changes: Sequence[float]) -> dict[float, float]:
    """By the time just before each change, which is as near as makes no difference, the time of the change."""
    return {time * (1 - _NEAR): time for time in changes if time > 0}
