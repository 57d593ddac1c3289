"""Texts beside each other's wanted places: moved apart as little as can be."""

from __future__ import annotations

from collections.abc import Sequence


def moved_apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """The middles of boxes of these ``heights``, in the order that is given and within ``low`` and ``high``, with the
    least sum of squared distances from the middles that are ``wanted``; from ``low`` on where they do not fit.

    Neighbours that would lie upon each other stand together about the mean of theirs.

    >>> moved_apart([10, 11, 50], [10, 10, 10], 0, 100)
    [5.5, 15.5, 50.0]
    """
    offsets, total = [], 0.0
    for height in heights:
        offsets.append(total + height / 2)
        total += height
    groups: list[tuple[float, int]] = []  # the mean of what is wanted without the boxes before, and how many it is of
    for place, offset in zip(wanted, offsets, strict=True):
        mean, many = place - offset, 1
        while groups and groups[-1][0] > mean:
            before, more = groups.pop()
            mean, many = (before * more + mean * many) / (more + many), more + many
        groups.append((mean, many))
    shifts = [max(low, min(mean, high - total)) for mean, many in groups for _ in range(many)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]
