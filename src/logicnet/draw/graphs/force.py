"""Force-directed places for networks too dense for layers: Graphviz's sfdp, evened out and freed of overlaps.

sfdp crowds the hubs in the middle and strews the rest far out; its own removal of overlaps then blows the page up to
a hundred times the size. So its places are blended with their ranks along each axis, which fills the page evenly, and
boxes that still overlap are pushed apart a little at a time. Graphviz then only routes the edges between the places
found here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from logicnet.draw.paint.shapes import Point

Size = tuple[float, float]
PROPORTION = 1.35  # a little wider than high, as a figure in a paper
GAP = 9.0  # points between two boxes
ROUNDS = 400


def spread(
    places: Mapping[str, Point], sizes: Mapping[str, Size], room: float = 5.0, proportion: float = PROPORTION
) -> dict[str, Point]:
    """Places without overlap, near those given. Deterministic.

    - ``places``: the centre of each box.
    - ``sizes``: the width and height of each.
    - ``room``: area of the page per area of the boxes on it (default: 5).
    - ``proportion``: width of the page per height (default: 1.35).
    """
    names = list(places)
    boxes = [(sizes[name][0] + GAP, sizes[name][1] + GAP) for name in names]
    area = room * sum(width * height for width, height in boxes)
    page = (sqrt(area * proportion), sqrt(area / proportion))
    xs = _even([places[name][0] for name in names], page[0])
    ys = _even([places[name][1] for name in names], page[1])
    for _ in range(ROUNDS):
        if not _push(xs, ys, boxes):
            break
    return {name: (x, y) for name, x, y in zip(names, xs, ys, strict=True)}


def _even(values: Sequence[float], length: float) -> list[float]:
    """A mean of the value's place between the extremes and of its rank, over ``length``; the rank, which fills the page
    evenly, counts a little more.
    """
    low, high = min(values), max(values)
    order = sorted(range(len(values)), key=lambda index: (values[index], index))
    rank = {index: place / max(len(values) - 1, 1) for place, index in enumerate(order)}
    reach = (high - low) or 1.0
    return [length * (0.4 * (value - low) / reach + 0.6 * rank[index]) for index, value in enumerate(values)]


def _push(xs: list[float], ys: list[float], boxes: Sequence[Size]) -> bool:
    """Move each overlapping pair apart along the axis that needs less; whether there was one.

    Sweeps from left to right.
    """
    widest = max(width for width, _ in boxes)
    order = sorted(range(len(xs)), key=lambda index: (xs[index], index))
    touched = False
    for place, i in enumerate(order):
        for j in order[place + 1 :]:
            if xs[j] - xs[i] > widest:
                break
            across = (boxes[i][0] + boxes[j][0]) / 2 - abs(xs[j] - xs[i])
            up = (boxes[i][1] + boxes[j][1]) / 2 - abs(ys[j] - ys[i])
            if across <= 0.01 or up <= 0.01:
                continue
            touched = True
            along, step = (ys, up) if up <= across else (xs, across)
            direction = 1 if along[j] >= along[i] else -1
            along[i] -= direction * step / 2
            along[j] += direction * step / 2
    return touched
