"""How two interventions act together: excesses of a pair's effect, and classes of genetic interaction, of intervals.

The classes are those of B. Drees et al., "Derivation of genetic interaction networks from quantitative phenotype data",
Genome Biol. 6:R38 (2005), with one more where a sampled excess cannot be told from none.
"""

from __future__ import annotations

from logicnet.analysis.intervals import SAME

Interval = tuple[float, float]
CLASSES = {
    "noninteractive": "the second changes nothing, whether the first is there or not",
    "epistatic": "both together do what one of them does",
    "conditional": "one acts only together with the other",
    "suppressive": "one acts, and the other, which does nothing alone, undoes it",
    "additive": "both act, in the other's presence as alone",
    "single-nonmonotonic": "one acts the other way round in the other's presence",
    "double-nonmonotonic": "both act the other way round in the other's presence",
    "asynthetic": "either alone and both together do the same",
    "synthetic": "neither acts alone, both together do",
    "unresolved": "sampled, and the excess over Bliss cannot be told from none",
}
UNRESOLVED = "unresolved"


def bliss_ends(wild: Interval, one: Interval, other: Interval, both: Interval) -> Interval:
    """The least and the largest excess over Bliss, p_a p_b / p^2 - p_ab / p, with each probability in its interval.

    The excess grows with p_a and with p_b and falls with p_ab, so these take the ends of their intervals. In p it has
    one turning point, 2 p_a p_b / p_ab, where it is least: so it is largest at an end of the interval of p, and least
    at an end or there.
    """

    def excess(product: float, joint: float, p: float) -> float:
        return product / p**2 - joint / p

    (least, most), low, high = _divisors(wild), one[0] * other[0], one[1] * other[1]
    turn = 2 * low / both[1] if both[1] else 0.0
    places = [least, most, *([turn] if least < turn < most else [])]
    return (
        round(min(excess(low, both[1], p) for p in places), 9),
        round(max(excess(high, both[0], p) for p in (least, most)), 9),
    )


def hsa_ends(wild: Interval, one: Interval, other: Interval, both: Interval) -> Interval:
    """The least and the largest excess over the highest single agent, (min(p_a, p_b) - p_ab) / p, with each probability
    in its interval.
    """
    ends = _divisors(wild)
    low, high = min(one[0], other[0]) - both[1], min(one[1], other[1]) - both[0]
    return round(min(low / p for p in ends), 9), round(max(high / p for p in ends), 9)


def _divisors(wild: Interval) -> Interval:
    """The interval of the untreated probability, kept from 0: the excesses divide by it."""
    return max(wild[0], SAME), max(wild[1], SAME)


def interaction(wild: Interval, first: Interval, second: Interval, both: Interval) -> str:
    """The class of genetic interaction, see ``CLASSES``, from intervals of the four numbers. Sampled ones count as
    equal where their intervals meet."""
    one, other = _step(wild, first), _step(wild, second)
    one_after, other_after = _step(second, both), _step(first, both)
    if (not one and not one_after) or (not other and not other_after):
        return "noninteractive"
    if not one and not other:
        return "synthetic"
    if not one or not other:
        return "suppressive" if not _step(wild, both) else "conditional"
    if not one_after or not other_after:
        return "asynthetic" if not one_after and not other_after else "epistatic"
    turned = (one != one_after) + (other != other_after)
    return ("additive", "single-nonmonotonic", "double-nonmonotonic")[turned]


def _step(before: Interval, after: Interval) -> int:
    """Whether the number falls (-1), stays (0) or rises (1)."""
    (low, high), (low_after, high_after) = before, after
    return -1 if high_after < low - SAME else 1 if low_after > high + SAME else 0
