"""Outlines as polygons, and boxes about texts: geometry that drawings are measured by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot, inf

from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Group, Item, Point, Shape, Text

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_ASCENT, _DESCENT = 0.76, 0.24  # of the size: letters with accents left out, in DejaVu Sans
_STEPS = 24


def shapes(items: Iterable[Item]) -> Iterator[Shape]:
    """All shapes in the order of drawing."""
    for item in items:
        if isinstance(item, Group):
            yield from shapes(item.items)
        elif isinstance(item, Shape):
            yield item


def texts(items: Iterable[Item]) -> Iterator[Text]:
    """All texts in the order of drawing."""
    for item in items:
        if isinstance(item, Group):
            yield from texts(item.items)
        elif isinstance(item, Text):
            yield item


def corners(shape: Shape) -> list[Point]:
    """The points of a path, its curves cut into short lines."""
    found: list[Point] = []
    for operation, points in shape.path:
        if operation != "C":
            found += points
            continue
        a, (b, c, d) = found[-1], points
        for step in range(1, _STEPS + 1):
            t = step / _STEPS
            s = 1 - t
            weights = s**3, 3 * s * s * t, 3 * s * t * t, t**3
            found.append((_weighed(weights, a, b, c, d, axis=0), _weighed(weights, a, b, c, d, axis=1)))
    return found


def _weighed(weights: Sequence[float], *points: Point, axis: int) -> float:
    return sum(weight * point[axis] for weight, point in zip(weights, points, strict=True))


def box_of_text(text: Text) -> Box:
    """The box about one line."""
    width = fonts.width(text.text, text.size, bold=text.bold)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    return left, text.y - _ASCENT * text.size, left + width, text.y + _DESCENT * text.size


def box_of_shape(shape: Shape) -> Box:
    """The box about a shape, without the width of its line."""
    xs, ys = zip(*corners(shape), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0.0) * max(down, 0.0)


def room(outline: Sequence[Point], box: Box) -> float:
    """How far the outline is from the box within it; negative where a corner of the box lies outside."""
    left, top, right, bottom = box
    ring = [(left, top), (right, top), (right, bottom), (left, bottom)]
    apart = min(
        min(distance(corner, outline) for corner in ring),
        min(distance(corner, [*ring, ring[0]]) for corner in outline if not _within(corner, box)),
    )
    return apart if all(_inside(corner, outline) for corner in ring) else -apart


def _within(point: Point, box: Box) -> bool:
    return box[0] < point[0] < box[2] and box[1] < point[1] < box[3]


def distance(point: Point, outline: Sequence[Point]) -> float:
    """How far a point is from the nearest part of a closed course."""
    x, y = point
    best = inf
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        length = (bx - ax) ** 2 + (by - ay) ** 2
        t = 0.0 if not length else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
        best = min(best, hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)))
    return best


def _inside(point: Point, outline: Sequence[Point]) -> bool:
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd
