"""How near a probability is known: the interval of one that was sampled, and when two exact ones count as equal.

There is one formula of the interval, at one level of confidence, and one measure of equality, for every question.

References: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", J. Am. Stat. Assoc. 22
(1927); M. Abramowitz, I. Stegun, "Handbook of mathematical functions" (1964), 26.7.5, for quantiles of Student's t.
"""

from __future__ import annotations

from math import sqrt

CONFIDENT = 1.959963984540054
"""Standard deviations on either side of the mean that hold 95 % of a normal distribution."""

SAME = 1e-9
"""How far apart exact probabilities may lie that count as equal. Each is right within 1e-12 (``kExact`` in the core's
``walks/walks.hpp``), so equal ones differ by 2e-12 at the most. Tables keep twelve digits, of older versions
nine.
"""

_FEW = {1: 12.7062, 2: 4.3027, 3: 3.1824}
"""Where the expansion for Student's t is not near enough: its table."""


def wilson(hits: float, trials: int) -> tuple[float, float]:
    """The 95 % interval of a probability of which ``hits`` of ``trials`` (at least one) were seen.

    Where none was seen the interval begins at 0, and where all were it ends at 1.

    >>> wilson(0, 100)[0], round(wilson(0, 100)[1], 3)
    (0.0, 0.037)
    """
    square = CONFIDENT**2
    mean, spread = hits + square / 2, CONFIDENT * sqrt(hits * (trials - hits) / trials + square / 4)
    low = 0.0 if hits == 0 else (mean - spread) / (trials + square)
    return low, 1.0 if hits == trials else (mean + spread) / (trials + square)


def student(mean: float, error: float, samples: int, bounds: tuple[float, float]) -> tuple[float, float]:
    """The 95 % interval of an expected value that lies within ``bounds``, of which the mean of independent ``samples``
    has this standard error; 0 where all were alike, or there was one.

    Where all samples are alike, what lies at the other bound in too few of them to be seen is allowed for.

    >>> [round(one, 4) for one in student(0.5, 0.01, 1000, (0.0, 1.0))]
    [0.4804, 0.5196]
    """
    least, most = bounds
    if error == 0:
        unseen = 1 - 0.025 ** (1 / samples)
        return mean - (mean - least) * unseen, mean + (most - mean) * unseen
    t = _quantile(samples - 1)
    return max(least, mean - t * error), min(most, mean + t * error)


def _quantile(free: int) -> float:
    """How many standard errors on either side of a mean hold 95 %, with so many degrees of freedom."""
    if free in _FEW:
        return _FEW[free]
    z, v = CONFIDENT, free
    t = z + (z**3 + z) / (4 * v) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * v**2)
    return t + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * v**3)
