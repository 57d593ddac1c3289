"""The way through squares some of which are taken: the cheapest one, for what no bend gets around."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from math import hypot, inf, sqrt

Square = tuple[int, int]
"""Row and column."""
_STEPS = tuple((down, across, hypot(down, across)) for down in (-1, 0, 1) for across in (-1, 0, 1) if down or across)


def way_through(costs: Sequence[Sequence[float]], begin: Square, end: Square) -> list[Square]:
    """The squares of the cheapest way, corners of it alone; nothing where there is none.

    - ``costs``: what a step onto each square costs, by rows; endless where none may be.
    - ``begin``, ``end``: the squares that it joins.
    """
    rows, columns = len(costs), len(costs[0])
    least, before = {begin: 0.0}, {begin: begin}
    waiting: list[tuple[float, float, Square]] = [(0.0, 0.0, begin)]
    while waiting:
        _, sofar, here = heappop(waiting)
        if here == end:
            return _corners(_back(before, end), costs)
        if sofar > least[here]:
            continue
        for down, across, far in _STEPS:
            row, column = here[0] + down, here[1] + across
            if not (0 <= row < rows and 0 <= column < columns):
                continue
            cost = sofar + far * costs[row][column]
            if cost < least.get((row, column), inf):
                least[row, column], before[row, column] = cost, here
                left = sqrt((row - end[0]) ** 2 + (column - end[1]) ** 2)
                heappush(waiting, (cost + left, cost, (row, column)))
    return []


def _back(before: dict[Square, Square], end: Square) -> list[Square]:
    way = [end]
    while before[way[-1]] != way[-1]:
        way.append(before[way[-1]])
    return way[::-1]


def _corners(way: Sequence[Square], costs: Sequence[Sequence[float]]) -> list[Square]:
    """The ends of a way and as few of its squares between as lead along squares that are as cheap."""
    kept, place = [way[0]], 0
    while place < len(way) - 1:
        spent, farthest = 0.0, place + 1
        for later in range(place + 1, len(way)):
            spent += _cost(way[later - 1 : later + 1], costs)
            if _cost((way[place], way[later]), costs) <= 1.03 * spent:
                farthest = later
        kept.append(way[farthest])
        place = farthest
    return kept


def _cost(ends: Sequence[Square], costs: Sequence[Sequence[float]]) -> float:
    """What the straight way between two squares costs."""
    (row, column), (down, across) = ends
    far = hypot(down - row, across - column)
    steps = max(abs(down - row), abs(across - column), 1)
    squares = (
        (row + round(step * (down - row) / steps), column + round(step * (across - column) / steps))
        for step in range(1, steps + 1)
    )
    return sum(costs[i][j] for i, j in squares) * far / steps
