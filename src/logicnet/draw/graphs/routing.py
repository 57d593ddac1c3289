"""Ways for regulations between components whose places are given: around the components between, as far as can be.

A way begins and ends at an outline. It is straight where nothing stands between; else it is the bend, of a few, that
runs the least under other components, leaves the page least and is the shortest; where none is free, one by a corner of
what stands between. Two components that act on each other have two ways.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil, hypot, sqrt
from typing import TYPE_CHECKING, Any

from logicnet.draw.graphs.maze import way_through
from logicnet.draw.paint.shapes import Point, on_curve

if TYPE_CHECKING:
    from numpy.typing import NDArray

Spline = tuple[Point, ...]
"""A point, and three more for each of the Bezier curves that follow each other."""
_BENDS = (0.0, 0.07, -0.07, 0.15, -0.15, 0.26, -0.26, 0.4, -0.4)  # of the distance: how far a way leaves the straight
_TWISTS = ((0.3, 0.0), (-0.3, 0.0), (0.0, 0.3), (0.0, -0.3), (0.2, -0.2), (-0.2, 0.2))  # of both ends by themselves
_AIR = 3.0  # points that are better left free about a component
_ASIDE, _SHARE = 0.3, 0.5  # how far from the middle of a component a way may aim, in shares of its half size
_UNDER, _NEAR, _OUT = 150.0, 2.0, 60.0  # what a point of a way costs under a component, near one, and off the page
_SQUARES, _SQUARE = 1000, 2.0  # squares along a side of the page at most, and how large one is at least, in points
_STEP, _MOST_STEPS = 3.0, 240  # points from one that is looked at to the next
_FREE = 3.0  # points under a component of which nobody speaks
_MOST_CORNERS = 1200  # regulations, above which no way by corners is sought
_CORNERS, _BLOCKING, _BY = 4, 8, 4.0  # of them on a way, of bodies that are gone by, and points from a body to it
_MAZE, _MAZES, _MOST_SQUARES = 3.0, 250, 9_000_000  # points along a square of a maze; how many; squares of them in all
_EASE = (0.33, 0.15)
_EDGE = 6.0  # points about all bodies that ways may use
_LOOP = 16.0  # points that a way back to its own component leaves it


@dataclass(frozen=True, slots=True)
class Body:
    """What ways lead around and end at: its centre, its size, and whether a point, from its centre, is inside."""

    x: float
    y: float
    width: float
    height: float
    holds: Callable[[float, float], bool]


def routed(bodies: Sequence[Body], links: Sequence[tuple[int, int]]) -> list[Spline]:
    """The way of each link, from the outline of one body to that of the other.

    - ``bodies``: what stands on the page.
    - ``links``: pairs of bodies by their numbers.
    """
    if not links:
        return []
    page, both = _Page(bodies), set(links)
    corners = len(links) <= _MOST_CORNERS
    return [
        page.loop(source)
        if source == target
        else page.way(source, target, mutual=(target, source) in both, corners=corners)
        for source, target in links
    ]


class _Page:
    """The bodies in squares, so that what stands at a point is looked up."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        import numpy as np

        self.bodies = bodies
        left = min(one.x - one.width / 2 for one in bodies)
        top = min(one.y - one.height / 2 for one in bodies)
        right = max(one.x + one.width / 2 for one in bodies)
        bottom = max(one.y + one.height / 2 for one in bodies)
        self.square = max(_SQUARE, max(right - left, bottom - top) / _SQUARES)
        self.left, self.top = left - _EDGE, top - _EDGE
        shape = tuple(int((side + 2 * _EDGE) / self.square) + 2 for side in (bottom - top, right - left))
        self.core = np.full(shape, -1, dtype=np.int32)
        self.near = np.full(shape, -1, dtype=np.int32)
        self.mazes = min(_MAZES, int(_MOST_SQUARES * (_MAZE / self.square) ** 2 / self.near.size))
        for number, one in enumerate(bodies):
            self.near[self._squares(one, _AIR)] = number
        for number, one in enumerate(bodies):
            self.core[self._squares(one, 0.0)] = number

    def _squares(self, one: Body, air: float) -> tuple[slice, slice]:
        ends = [
            max(int((middle + side * (size / 2 + air) - begin) / self.square), 0)
            for middle, size, begin in ((one.y, one.height, self.top), (one.x, one.width, self.left))
            for side in (-1, 1)
        ]
        return slice(ends[0], ends[1] + 1), slice(ends[2], ends[3] + 1)

    def way(self, source: int, target: int, *, mutual: bool, corners: bool) -> Spline:
        """From one body to another; of a ``mutual`` pair not the straight one, which would be that of both."""
        first, last = self.bodies[source], self.bodies[target]
        begin, end = _aim(first, last), _aim(last, first)
        found = _bent(begin, end)
        costs, under = self._costs(found, source, target)
        if mutual:
            costs[0] += hypot(end[0] - begin[0], end[1] - begin[1])
            costs[2::2] += 6.0
        best = int(costs.argmin())
        curve: Spline = tuple(map(tuple, found[best].tolist()))
        if corners and under[best] > _FREE:
            curve = self._by_corners(curve, float(costs[best]), source, target)
            curve = self._by_maze(curve, source, target)
        return _clipped(curve, first, last)

    def _by_corners(self, curve: Spline, least: float, source: int, target: int) -> Spline:
        """A way by corners of the bodies that it would run under, where that costs less: by one, then by one more."""
        import numpy as np

        stops = [curve[0], curve[-1]]
        seen = self._owners(np.array([(curve[0], *_between(*stops), curve[-1])]))
        for _ in range(_CORNERS):
            seen |= self._owners(np.array(_pieces(curve)))
            near = [self.bodies[number] for number in sorted(seen - {-1, source, target})[:_BLOCKING]]
            tried = [
                (
                    *stops[:place],
                    (one.x + i * (one.width / 2 + _BY), one.y + j * (one.height / 2 + _BY)),
                    *stops[place:],
                )
                for one in near
                for i in (-1, 1)
                for j in (-1, 1)
                for place in range(1, len(stops))
            ]
            if not tried:
                break
            curves = [_smooth(one) for one in tried]
            pieces = np.array([_pieces(one) for one in curves])
            costs, under = self._costs(pieces.reshape(-1, 4, 2), source, target)
            sums = costs.reshape(pieces.shape[:2]).sum(axis=1)
            best = int(sums.argmin())
            if sums[best] >= least:
                break
            least, curve, stops = float(sums[best]), curves[best], list(tried[best])
            if under.reshape(pieces.shape[:2])[best].sum() <= _FREE:
                break
        return curve

    def _by_maze(self, curve: Spline, source: int, target: int) -> Spline:
        """The cheapest way through the squares of the page where a way still runs under something; of the first few."""
        import numpy as np

        if not self.mazes or self._costs(np.array(_pieces(curve)), source, target)[1].sum() <= _FREE:
            return curve
        self.mazes -= 1
        coarse = max(1, ceil(_MAZE / self.square))
        core, near = self.core[::coarse, ::coarse], self.near[::coarse, ::coarse]
        own = (core == source) | (core == target)
        taken = np.where((core >= 0) & ~own, _UNDER, 0.0) + np.where((near >= 0) & ~own, _NEAR, 0.0)
        size = self.square * coarse
        ends = [(int((y - self.top) / size), int((x - self.left) / size)) for x, y in (curve[0], curve[-1])]
        squares = way_through((1.0 + taken).tolist(), ends[0], ends[1])
        stops = [((j + 0.5) * size + self.left, (i + 0.5) * size + self.top) for i, j in squares[1:-1]]
        tried = [curve, *(_smooth((curve[0], *stops, curve[-1]), ease) for ease in _EASE)]
        return min(tried, key=lambda one: float(self._costs(np.array(_pieces(one)), source, target)[0].sum()))

    def _owners(self, curves: NDArray[Any]) -> set[int]:
        rows, columns, _ = self._places(curves)
        return set(self.core[rows, columns].ravel().tolist())

    def _places(self, curves: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
        """The squares of points along each curve, and how far one point of each is from the next."""
        import numpy as np

        reach = np.hypot(*np.moveaxis(np.diff(curves, axis=1), 2, 0)).sum(axis=1)
        steps = 12 * max(1, min(round(float(reach.max()) / _STEP / 12), _MOST_STEPS // 12))
        points = _weights(steps) @ curves
        rows = np.clip(((points[..., 1] - self.top) / self.square).astype(int), 0, self.core.shape[0] - 1)
        columns = np.clip(((points[..., 0] - self.left) / self.square).astype(int), 0, self.core.shape[1] - 1)
        return rows, columns, reach / steps

    def _costs(self, curves: NDArray[Any], source: int, target: int) -> tuple[NDArray[Any], NDArray[Any]]:
        """What each curve costs, and how far it runs under bodies that it does not belong to."""
        rows, columns, step = self._places(curves)
        core, near = self.core[rows, columns], self.near[rows, columns]
        under = ((core >= 0) & (core != source) & (core != target)).sum(axis=1) * step
        close = ((near >= 0) & (near != source) & (near != target)).sum(axis=1) * step
        last = self.core.shape
        out = ((rows == 0) | (columns == 0) | (rows == last[0] - 1) | (columns == last[1] - 1)).sum(axis=1) * step
        return _UNDER * under + _NEAR * close + _OUT * out + 2.0 * step * (rows.shape[1] - 1), under

    def loop(self, number: int) -> Spline:
        """From a body back to itself, on the side where most is free."""
        import numpy as np

        one = self.bodies[number]
        across, down = one.width / 2, one.height / 2
        sides = []
        for x, y in ((1, 0), (-1, 0), (0, -1), (0, 1)):
            begin = one.x + across * (x or -0.4), one.y + down * (y or -0.4)
            end = one.x + across * (x or 0.4), one.y + down * (y or 0.4)
            begin, end = ((one.x + 0.6 * (p - one.x), one.y + 0.6 * (q - one.y)) for p, q in (begin, end))
            away = (across + _LOOP) * x, (down + _LOOP) * y
            outer = [
                (one.x + away[0] + (0 if x else 2 * (p - one.x)), one.y + away[1] + (0 if y else 2 * (q - one.y)))
                for p, q in (begin, end)
            ]
            sides.append((begin, *outer, end))
        costs = self._costs(np.array(sides), number, number)[1]  # off the page too, where all sides are taken
        return _clipped(sides[int(costs.argmin())], one, one)


@cache
def _weights(steps: int) -> NDArray[Any]:
    """Of the four points of a curve, for points along it."""
    import numpy as np

    t = (np.arange(steps + 1) / steps)[:, None]
    return np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3])


def _aim(body: Body, other: Body) -> Point:
    """Where in a body its way to another one ends: a little to that side, so that ways do not all end in one point."""
    across, down = _ASIDE * body.width, _ASIDE * body.height
    x = max(-across, min(across, _SHARE * (other.x - body.x)))
    y = max(-down, min(down, _SHARE * (other.y - body.y)))
    return (body.x + x, body.y) if body.width >= body.height else (body.x, body.y + y)


def _between(begin: Point, end: Point) -> tuple[Point, Point]:
    (a, b), (c, d) = begin, end
    return (a + (c - a) / 3, b + (d - b) / 3), (a + 2 * (c - a) / 3, b + 2 * (d - b) / 3)


def _bent(begin: Point, end: Point) -> NDArray[Any]:
    """The straight way and bent ones, as curves of four points."""
    import numpy as np

    across, down = end[0] - begin[0], end[1] - begin[1]
    bends = np.array([*((one, one) for one in _BENDS), *_TWISTS]) * 4 / 3
    normal = np.array([down, -across])
    curves = np.empty((len(bends), 4, 2))
    curves[:, 0], curves[:, 3] = begin, end
    curves[:, 1:3] = np.array(_between(begin, end)) + bends[:, :, None] * normal
    return curves


def _smooth(stops: Sequence[Point], ease: float = _EASE[0]) -> Spline:
    """A curve through points that is smooth in each of them; ``ease`` is how far it swings out between, in shares."""
    ways = []
    for before, after in zip((stops[0], *stops[:-1]), (*stops[1:], stops[-1]), strict=True):
        across, down = after[0] - before[0], after[1] - before[1]
        far = hypot(across, down) or 1.0
        ways.append((across / far, down / far))
    found: list[Point] = [stops[0]]
    for (a, b), (c, d), (e, f), (g, h) in zip(stops, stops[1:], ways, ways[1:], strict=False):
        far = ease * hypot(c - a, d - b)
        found += [(a + far * e, b + far * f), (c - far * g, d - far * h), (c, d)]
    return tuple(found)


def _pieces(curve: Spline) -> list[Spline]:
    return [curve[place : place + 4] for place in range(0, len(curve) - 3, 3)]


def _clipped(curve: Spline, first: Body, last: Body) -> Spline:
    """What of a curve lies between the outlines of the bodies in which it begins and ends."""
    while len(curve) > 4 and first.holds(curve[3][0] - first.x, curve[3][1] - first.y):
        curve = curve[3:]
    while len(curve) > 4 and last.holds(curve[-4][0] - last.x, curve[-4][1] - last.y):
        curve = curve[:-3]
    start = _leaves(curve[:4], first)
    curve = (*split(curve[:4], start)[1], *curve[4:])
    end = _leaves(curve[:-5:-1], last)
    return (*curve[:-4], *split(curve[:-5:-1], end)[1][::-1])


def _leaves(curve: Spline, body: Body) -> float:
    """Where along a curve that begins in a body it comes out."""
    inside, outside = 0.0, 1.0
    for step in range(1, 9):
        x, y = on_curve(curve, step / 8)
        if not body.holds(x - body.x, y - body.y):
            inside, outside = (step - 1) / 8, step / 8
            break
    for _ in range(7):
        middle = (inside + outside) / 2
        x, y = on_curve(curve, middle)
        inside, outside = (middle, outside) if body.holds(x - body.x, y - body.y) else (inside, middle)
    return outside


def split(curve: Spline, t: float) -> tuple[Spline, Spline]:
    """Both parts of a curve of four points."""
    a, b, c, d = curve
    e, f, g = _part(a, b, t), _part(b, c, t), _part(c, d, t)
    h, i = _part(e, f, t), _part(f, g, t)
    middle = _part(h, i, t)
    return (a, e, h, middle), (middle, i, g, d)


def _part(a: Point, b: Point, t: float) -> Point:
    return a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])


def shorter_way(curve: Spline, by: float) -> Spline:
    """A curve without its end, which is ``by`` points before where it was: as the head of an arrow needs."""
    last = curve[-4:]
    tip, low, high = last[-1], 0.0, 1.0
    for _ in range(9):
        middle = (low + high) / 2
        x, y = on_curve(last, middle)
        low, high = (middle, high) if hypot(tip[0] - x, tip[1] - y) > by else (low, middle)
    return (*curve[:-4], *split(last, low)[0])


def way_length(curve: Spline) -> float:
    """About how long a curve is, in points."""
    ends = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in zip(curve[:-1:3], curve[3::3], strict=True))
    legs = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(curve))
    return sqrt(ends * legs)
