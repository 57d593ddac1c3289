"""The interval of a share that was seen in a sample: one formula, at one level of confidence, for everything sampled.

Reference: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", J. Am. Stat. Assoc. 22
(1927).
"""

from __future__ import annotations

from math import sqrt

CONFIDENT = 1.959963984540054
"""Standard deviations on either side of the mean that hold 95 % of a normal distribution."""


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """The 95 % interval of a probability of which ``hits`` of ``trials`` (at least one) were seen.

    Where none was seen the interval begins at 0, and where all were it ends at 1.

    >>> wilson(0, 100)[0], round(wilson(0, 100)[1], 3)
    (0.0, 0.037)
    """
    square = CONFIDENT**2
    mean, spread = hits + square / 2, CONFIDENT * sqrt(hits * (trials - hits) / trials + square / 4)
    low = 0.0 if hits == 0 else (mean - spread) / (trials + square)
    return low, 1.0 if hits == trials else (mean + spread) / (trials + square)
