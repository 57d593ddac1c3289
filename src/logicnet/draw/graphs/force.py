"""Force-directed places for networks too dense for layers: Graphviz's sfdp, evened out and freed of overlaps.

sfdp crowds the hubs in the middle and strews the rest far out; its own removal of overlaps then blows the page up to
a hundred times the size. So its places are blended with their ranks along each axis, which fills the page evenly; boxes
are pushed apart a little at a time, first as if they were larger, so that what is free of the page lies between them,
then as they are. They stay on the page where they find room on it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import sqrt

from logicnet.draw.paint.shapes import Point

Size = tuple[float, float]
PROPORTION = 1.35  # a little wider than high, as a figure in a paper
GAP = 4.5  # points between two boxes
LINKED = 11.0  # points between two of which one acts on the other: the head of an arrow stands there
_TILED = 2.0  # times the area of the boxes: on a page of no more places are all those that fill it evenly
_SPREADING, _ROUNDS = 60, 300
_LOOKED_AT = 6  # rounds for which the same pairs are looked at
_SLACK = 12.0  # points by which two boxes may come nearer to each other in these
_FILLED = 0.8  # of the page by the boxes as if they were larger


def page_for(sizes: Collection[Size], room: float = 5.0, proportion: float = PROPORTION) -> Size:
    """Width and height of a page of ``room`` times the area of the boxes, ``proportion`` times as wide as high."""
    area = room * area_of(sizes)
    return sqrt(area * proportion), sqrt(area / proportion)


def area_of(sizes: Collection[Size]) -> float:
    """What boxes need with what lies between them, in square points."""
    gap = (GAP + LINKED) / 2
    return sum((width + gap) * (height + gap) for width, height in sizes)


def spread(
    places: Mapping[str, Point], sizes: Mapping[str, Size], page: Size, links: Collection[tuple[str, str]] = ()
) -> dict[str, Point]:
    """Places without overlap, near those given, on a page of this size, or a larger one where they need it.
    Deterministic.

    - ``places``: the centre of each box.
    - ``sizes``: the width and height of each.
    - ``page``: its width and height.
    - ``links``: pairs of boxes with a line between, which stand farther apart than others (default: none).
    """
    names = list(places)
    number = {name: i for i, name in enumerate(names)}
    linked = {(min(pair), max(pair)) for pair in ((number[a], number[b]) for a, b in links if a != b)}
    boxes = [sizes[name] for name in names]
    xs = _even([places[name][0] for name in names], [box[0] for box in boxes], page[0])
    ys = _even([places[name][1] for name in names], [box[1] for box in boxes], page[1])
    share = min(area_of(boxes) * _TILED / (page[0] * page[1]), 1.0)
    for i, (x, y) in _tiled(list(range(len(names))), xs, ys, boxes, (0.0, 0.0, *page)):
        xs[i] += share * (x - xs[i])
        ys[i] += share * (y - ys[i])
    crowd = _Crowd(xs, ys, boxes, linked)
    crowd.settle(_larger(boxes, page), _SPREADING, page)
    if not crowd.settle(0.0, _ROUNDS, page):
        crowd.settle(0.0, _ROUNDS, None)
    return {name: (x, y) for name, x, y in zip(names, xs, ys, strict=True)}


def _even(values: Sequence[float], sides: Sequence[float], length: float) -> list[float]:
    """A mean of the value's place between the extremes and of its rank, over ``length``; the rank, which fills the page
    evenly, counts a little more.
    """
    low, high = min(values), max(values)
    order = sorted(range(len(values)), key=lambda index: (values[index], index))
    rank = {index: place / max(len(values) - 1, 1) for place, index in enumerate(order)}
    reach = (high - low) or 1.0
    shares = [0.4 * (value - low) / reach + 0.6 * rank[index] for index, value in enumerate(values)]
    return [side / 2 + max(length - side, 0.0) * share for share, side in zip(shares, sides, strict=True)]


def _tiled(
    group: list[int], xs: Sequence[float], ys: Sequence[float], boxes: Sequence[Size], page: tuple[float, ...]
) -> list[tuple[int, Point]]:
    """A place for each box of a group where it has its share of a rectangle (left, top, right, bottom): the longer side
    is cut so that both parts have as much room for what stands on either side.
    """
    left, top, right, bottom = page
    if len(group) == 1:
        return [(group[0], ((left + right) / 2, (top + bottom) / 2))]
    wide = right - left >= bottom - top
    along = xs if wide else ys
    ordered = sorted(group, key=lambda i: (along[i], i))
    areas = [(boxes[i][0] + LINKED) * (boxes[i][1] + LINKED) for i in ordered]
    half, sofar, cut = sum(areas) / 2, 0.0, 0
    while cut < len(areas) - 1 and (not cut or sofar + areas[cut] / 2 < half):
        sofar += areas[cut]
        cut += 1
    share = sofar / sum(areas)
    if wide:
        middle = left + share * (right - left)
        parts = (left, top, middle, bottom), (middle, top, right, bottom)
    else:
        middle = top + share * (bottom - top)
        parts = (left, top, right, middle), (left, middle, right, bottom)
    first, second = (sub for sub in (ordered[:cut], ordered[cut:]))
    return _tiled(first, xs, ys, boxes, parts[0]) + _tiled(second, xs, ys, boxes, parts[1])


def _larger(boxes: Sequence[Size], page: Size) -> float:
    """By how much boxes may grow to both sides together until they fill most of the page."""
    free = _FILLED * page[0] * page[1] - sum(width * height for width, height in boxes)
    half = sum(width + height for width, height in boxes) / 2
    return max((sqrt(half * half + len(boxes) * free) - half) / len(boxes), 0.0) if free > 0 else 0.0


class _Crowd:
    """Boxes that are pushed apart, whose middles are ``xs`` and ``ys``."""

    def __init__(
        self, xs: list[float], ys: list[float], boxes: Sequence[Size], linked: Collection[tuple[int, int]]
    ) -> None:
        import numpy as np

        self.xs, self.ys, self.boxes, self.linked = xs, ys, boxes, linked
        self.sizes = np.array(boxes)

    def settle(self, more: float, rounds: int, page: Size | None) -> bool:
        """Push until nothing overlaps, which is told, or so many times; ``more`` is how far apart boxes are beside the
        gaps that they need.
        """
        pairs: list[tuple[int, int, float, float]] = []
        for step in range(rounds):
            if step % _LOOKED_AT == 0:
                pairs = self._pairs(more)
            if not self._push(pairs):
                if step % _LOOKED_AT == 0:
                    return True
                if not self._push(pairs := self._pairs(more)):
                    return True
            if page:
                self._keep(page)
        return False

    def _pairs(self, more: float) -> list[tuple[int, int, float, float]]:
        """Pairs that are near each other, and how far apart their middles have to be, across or down."""
        import numpy as np

        xs, ys = np.array(self.xs), np.array(self.ys)
        order = np.argsort(xs, kind="stable")
        found = []
        widest = float(self.sizes[:, 0].max())
        sorted_xs = xs[order]
        for place, i in enumerate(order.tolist()):
            reach = (self.sizes[i, 0] + widest) / 2 + max(more, 0.0) + LINKED + _SLACK
            end = int(np.searchsorted(sorted_xs, sorted_xs[place] + reach, side="right"))
            others = order[place + 1 : end]
            down = (self.sizes[others, 1] + self.sizes[i, 1]) / 2 + more + LINKED + _SLACK
            for j in others[np.abs(ys[others] - ys[i]) < down].tolist():
                gap = max(LINKED if (min(i, j), max(i, j)) in self.linked else GAP, more)
                (a, b), (c, d) = self.boxes[i], self.boxes[j]
                found.append((i, j, (a + c) / 2 + gap, (b + d) / 2 + gap))
        return found

    def _push(self, pairs: Sequence[tuple[int, int, float, float]]) -> bool:
        """Move the boxes of each overlapping pair apart along the axis that needs less; whether there was one."""
        xs, ys, touched = self.xs, self.ys, False
        for i, j, wide, high in pairs:
            right, below = xs[j] - xs[i], ys[j] - ys[i]
            across = wide - (right if right >= 0 else -right)
            if across <= 0.01:
                continue
            down = high - (below if below >= 0 else -below)
            if down <= 0.01:
                continue
            touched = True
            if down <= across:
                step = down / 2 if below >= 0 else -down / 2
                ys[i] -= step
                ys[j] += step
            else:
                step = across / 2 if right >= 0 else -across / 2
                xs[i] -= step
                xs[j] += step
        return touched

    def _keep(self, page: Size) -> None:
        """Bring what left the page back to it."""
        for along, side, length in ((self.xs, 0, page[0]), (self.ys, 1, page[1])):
            for i, box in enumerate(self.boxes):
                half = box[side] / 2
                along[i] = max(half, min(along[i], max(length - half, half)))
