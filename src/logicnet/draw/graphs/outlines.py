"""The outlines of components and the heads of regulations as Graphviz draws them, for samples and for measuring.

A legend needs a few of each, and the size of a component follows from the outline in which its label is to fit: neither
needs a layout.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import hypot, inf, sqrt

from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Point, Shape, ellipse, line, polygon
from logicnet.draw.paint.style import EdgeStyle, NodeStyle

LEAST_ROOM = 1.8  # points between a label and the outline about it
DASHES: Mapping[str, tuple[float, ...]] = {"dashed": (4.0, 2.5), "dotted": (1.0, 2.0)}
_ASCENT, _DESCENT = 0.76, 0.24  # of the size of a text: above and below its baseline
_STEP, _STEPS = 0.05, 12  # by what heights are tried
_WIDTH_COUNTS = 1.5  # as layers are as wide as their components together
_LINE, _BASELINE = 1.2, 0.3  # of the size: from line to line, and from the middle of a line down to its baseline
PERIPHERY = 4.0  # points between the outlines of a component that has two
_GAP = 0.61  # points before and behind a regulation between two points
_CORNER, _FOLD = 12.0, 6.0  # of a rounded box, and of a note or a tab

# in shares of half the width and half the height
_CORNERS: Mapping[str, tuple[Point, ...]] = {
    "box": ((1, -1), (-1, -1), (-1, 1), (1, 1)),
    "hexagon": ((1, 0), (0.5, -1), (-0.5, -1), (-1, 0), (-0.5, 1), (0.5, 1)),
    "octagon": tuple(
        (x, y)
        for x, y in (
            *((1, sqrt(2) - 1), (1, 1 - sqrt(2)), (sqrt(2) - 1, -1), (1 - sqrt(2), -1)),
            *((-1, 1 - sqrt(2)), (-1, sqrt(2) - 1), (1 - sqrt(2), 1), (sqrt(2) - 1, 1)),
        )
    ),
    "invhouse": ((-1, 0.309), (0, 1), (1, 0.309), (0.999, -0.809), (-0.999, -0.809)),
    "parallelogram": ((1.0367, -1), (-0.6125, -1), (-1.0367, 1), (0.6125, 1)),
}


def outline(style: NodeStyle, width: float, height: float) -> tuple[Shape, ...]:
    """What is drawn of a component beneath its label, about the origin; the first shape is filled."""
    x, y = width / 2, height / 2
    fold = min(_FOLD, min(width, height) / 6 if style.shape in {"note", "tab"} else _FOLD)
    match style.shape:
        case "ellipse":
            rims = [
                ellipse(0, 0, x + PERIPHERY * i, y + PERIPHERY * i, stroke=style.line) for i in range(style.peripheries)
            ]
        case "tab":
            tab = [(x, -y), (2 * fold - x, -y), (2 * fold - x, -y - 2 * fold / 3), (-x, -y - 2 * fold / 3)]
            rims = [
                polygon([*tab, (-x, y), (x, y)], stroke=style.line),
                line([(-x, -y), (2 * fold - x, -y)], stroke=style.line),
            ]
        case "note":
            rims = [polygon([(x - fold, -y), (-x, -y), (-x, y), (x, y), (x, fold - y)], stroke=style.line)]
            rims += [line([(x - fold, -y), (x - fold, fold - y)], stroke=style.line)]
            rims += [line([(x, fold - y), (x - fold, fold - y)], stroke=style.line)]
        case "box" if "rounded" in style.style:
            halves = [(x + PERIPHERY * i, y + PERIPHERY * i) for i in range(style.peripheries)]
            rims = [_rounded(a, b, min(_CORNER, 2 * a / 3, 2 * b / 3), style.line) for a, b in halves]
        case shape:
            rims = [polygon([(x * across, y * down) for across, down in _CORNERS[shape]], stroke=style.line)]
    dash = DASHES["dashed"] if "dashed" in style.style else ()
    return tuple(
        Shape(rim.path, style.fill if not place else "", rim.stroke, rim.width, dash) for place, rim in enumerate(rims)
    )


def _rounded(x: float, y: float, corner: float, stroke: str) -> Shape:
    a, b, half = x - corner, y - corner, corner / 2
    turns = (
        ((a, -y), (-a, -y), ((-a - half, -y), (-x, -b - half), (-x, -b))),
        ((-x, -b), (-x, b), ((-x, b + half), (-a - half, y), (-a, y))),
        ((-a, y), (a, y), ((a + half, y), (x, b + half), (x, b))),
        ((x, b), (x, -b), ((x, -b - half), (a + half, -y), (a, -y))),
    )
    path: list[tuple[str, tuple[Point, ...]]] = [("M", ((a, -y),))]
    for _, end, curve in turns:
        path += [("L", (end,)), ("C", curve)]
    return Shape(tuple(path), stroke=stroke)


def arrow(style: EdgeStyle, length: float, size: float = 0.75, width: float = 1.3) -> tuple[Shape, ...]:
    """A regulation from the origin to the right, of this length in points, with its head.

    - ``style``: of the regulation's sign.
    - ``length``: in points.
    - ``size``: of the head, as Graphviz counts it (default: that of a diagram).
    - ``width``: of the line, in points (default: that of a diagram).
    """
    end = length - _GAP
    shapes, foot = head(style, size, width)
    shaft = line([(_GAP, 0), (end - foot, 0)], stroke=style.colour, width=width, dash=DASHES.get(style.line, ()))
    return (shaft, *(shape.moved(end, 0) for shape in shapes))


def head(style: EdgeStyle, size: float, width: float, colour: str = "") -> tuple[tuple[Shape, ...], float]:
    """The head of a regulation that comes from the left and ends at the origin, and how far to the left it begins.

    - ``style``: of the regulation's sign.
    - ``size``: as Graphviz counts it.
    - ``width``: of the line, in points.
    - ``colour``: of the line (default: that of the sign).
    """
    colour = colour or style.colour
    match style.arrow:
        case "tee":
            foot, near, far, bar = 5 * size, -3 * size, -size, 5 * size
            shapes = [polygon([(far, bar), (far, -bar), (near, -bar), (near, bar)])]
            shapes.append(line([(0, 0), (-foot, 0)], stroke=colour, width=width))
        case "diamond":
            long, high = 12 * size, 4 * size
            tip = -width / 2 * hypot(long / 2, high) / high  # a line goes round its corners
            foot, middle = long - tip, tip - long / 2
            shapes = [polygon([(-foot, 0), (middle, high), (tip, 0), (middle, -high)])]
        case _:
            long, high = 10 * size, 3.5 * size
            tip = -width / 2 * hypot(long, high) / high
            foot = long - tip
            shapes = [polygon([(-foot, -high), (tip, 0), (-foot, high)])]
    fill = "" if style.arrow == "onormal" else colour
    first, *rest = shapes
    return (Shape(first.path, fill, colour, width), *rest), foot


def breadth(style: NodeStyle) -> float:
    """How far an outline reaches to the sides, in shares of half its width: a slanted one goes a little beyond it."""
    return max(x for x, _ in _CORNERS.get(style.shape, _CORNERS["box"]))


def covers(style: NodeStyle, width: float, height: float, x: float, y: float) -> bool:
    """Whether a point is inside of the outermost outline, of this width and height about the origin."""
    across, down = 2 * x / max(width, 1e-9), 2 * y / max(height, 1e-9)
    if abs(down) > 1:
        return False
    left, right = _sides(style, down)
    return left <= across <= right


def enclosing(style: NodeStyle, width: float, height: float, lines: Sequence[str], size: float) -> tuple[float, float]:
    """A width and a height, at least these, for the lines of a label of this size to stand within the outline: those
    that take the least of the page.
    """
    widths = [fonts.width(text, size) for text in lines]
    heights = [height * (1 + step * _STEP) for step in range(_STEPS + 1)]
    sizes = [(max(width, _least_width(style, one, widths, size)), one) for one in heights]
    return min(sizes, key=lambda pair: pair[0] ** _WIDTH_COUNTS * pair[1])


def _least_width(style: NodeStyle, height: float, widths: Sequence[float], size: float) -> float:
    """How wide a component of this height has to be; endless where it is too low."""
    least = 0.0
    for place, width in enumerate(widths):
        baseline = ((place - (len(widths) - 1) / 2) * _LINE + _BASELINE) * size
        top, bottom = baseline - _ASCENT * size - LEAST_ROOM, baseline + _DESCENT * size + LEAST_ROOM
        share = min(_reach(style, top / (height / 2)), _reach(style, bottom / (height / 2)))
        least = max(least, (width + 2 * LEAST_ROOM) / share if share > 0 else inf)
    return least


def _reach(style: NodeStyle, down: float) -> float:
    """How far an outline reaches to both sides at a height, in shares of half its width and half its height."""
    left, right = _sides(style, down)
    return max(min(right, -left), 0.0)


def _sides(style: NodeStyle, down: float) -> tuple[float, float]:
    """Where an outline is on the left and on the right at a height, in the same shares."""
    if style.shape == "ellipse":
        reach = sqrt(max(1 - down * down, 0.0))
        return -reach, reach
    corners = _CORNERS.get(style.shape, _CORNERS["box"])
    sides = [
        ax + (down - ay) * (bx - ax) / (by - ay)
        for (ax, ay), (bx, by) in zip(corners, (*corners[1:], corners[0]), strict=True)
        if ay != by and min(ay, by) <= down <= max(ay, by)
    ]
    return (min(sides), max(sides)) if sides else (0.0, 0.0)
