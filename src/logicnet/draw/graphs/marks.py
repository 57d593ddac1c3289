"""The marks that stand on a diagram: badges, waves, triangles, rings and crosses, and which of them a component bears.

Each differs in shape as well as in colour: a held component carries a disc with its value, an input that the setting
holds a white one, an oscillating component a wave, a free input a star, a component with levels a square with its level
and its highest; what moves up or down points there, and a cut edge has a cross.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import cos, inf, pi, sin

from logicnet.draw.graphs.highlight import Highlight, value_in
from logicnet.draw.graphs.xdot import NodeLayout
from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Item, Point, Shape, Text, ellipse, extent, line, polygon, rectangle
from logicnet.draw.paint.style import BLUE, GREY, INK, ORANGE, VERMILLION, LevelValue
from logicnet.model import Change, Cut, Fix

_TEXT = 10.0  # the size of what is written in a badge: that of labels, so that it is read wherever these are
DISC = 6.6  # the radius of a badge, in points
RIM, LEAST_RIM = 2.6, 0.6  # points from an outline to the ring about it, and where components stand closely
RING = 1.6  # the width of a ring, in points
_HIGH = 11.6  # the height of a square with levels, in points
STRESSED, SUPPORT, SUPPORT_GAP = 2.6, 3.6, 1.3
"""Points: the widths of a regulation on a path and of one that holds the phenotype up, which is drawn as two lines, and
of the gap between these.
"""
_AIR = 0.3  # points between two rings
MOVED = {1: ("more often on", VERMILLION), -1: ("less often on", BLUE), 0: ("differs from untreated", GREY)}
"""What a ring says, by the direction in which the component moves, and its colour."""

_LEVEL = {1: ", or at a higher level", -1: ", or at a lower level", 0: ""}

Corner = tuple[int, int]
NE, SE, SW, NW = (1, -1), (1, 1), (-1, 1), (-1, -1)


@dataclass(frozen=True, slots=True)
class DiagramMark:
    """A mark of a component: half its width and height, how it is drawn about a point, and at which corner it stands
    where there is room.
    """

    across: float
    down: float
    draw: Callable[[float, float], tuple[Item, ...]]
    corner: Corner


def marks_of(name: str, shown: Highlight, maximum: int = 1) -> tuple[DiagramMark, ...]:
    """The marks of one component, whose highest level is ``maximum``."""
    marks: list[DiagramMark] = []
    if name in shown.held:
        value = shown.held[name]
        marks.append(_badge(f"{value[0]}:{value[1]}" if isinstance(value, tuple) else value))
    elif name in shown.inputs:
        marks.append(_badge(shown.inputs[name], inverse=True))
    known = value_in(shown, name, maximum) if name in shown.values else 0
    if maximum > 1:
        text = str(maximum)
        if isinstance(known, LevelValue):
            text = f"{known.low}/{maximum}" if known.low == known.high else f"{known.low}–{known.high}"
        marks.append(DiagramMark(_square(text) / 2, _HIGH / 2, lambda x, y: levels_badge(x, y, text), SE))
    if known is None or (isinstance(known, LevelValue) and known.low < known.high):
        marks.append(DiagramMark(DISC, DISC, wave, NW))
    elif known == "*":
        marks.append(DiagramMark(DISC, DISC, star, NW))
    direction = shown.changed.get(name, 0)
    if direction:
        marks.append(DiagramMark(5.5, 4.5, lambda x, y: moved_mark(x, y, direction), NW))
    return tuple(marks)


def rim_of(place: NodeLayout, others: Iterable[NodeLayout]) -> float:
    """How far from its outline a ring about a component is, so that it and one about any of the others have room."""
    x, y, across, down = place.x, place.y, place.width, place.height
    gaps = (
        max(abs(x - one.x) - (across + one.width) / 2, abs(y - one.y) - (down + one.height) / 2)
        for one in others
        if one is not place
    )
    return max(LEAST_RIM, min(RIM, (min(gaps, default=inf) - RING - _AIR) / 2))


def ring(place: NodeLayout, direction: int, rim: float = RIM) -> tuple[Item, ...]:
    """A line about the outline of a component, ``rim`` points from it, in the colour of the direction in which it
    moves.
    """
    outlines = [item for item in place.items if isinstance(item, Shape)]
    if not outlines:
        return ()
    outer = max(outlines, key=lambda one: extent([one])[2] - extent([one])[0])
    left, top, right, bottom = extent([outer])
    across, down = ((side + 2 * rim) / max(side, 1.0) for side in (right - left, bottom - top))
    x, y = (left + right) / 2, (top + bottom) / 2
    path = tuple(
        (operation, tuple((x + (a - x) * across, y + (b - y) * down) for a, b in points))
        for operation, points in outer.path
    )
    return (Shape(path, stroke=MOVED[direction][1], width=RING),)


def badge(x: float, y: float, value: object, *, inverse: bool = False) -> tuple[Item, ...]:
    """A disc with a value, as wide as it needs; ``inverse`` is black on white, for inputs."""
    disc, ink = ("#ffffff", INK) if inverse else (INK, "#ffffff")
    return ellipse(x, y, _half(value), DISC, fill=disc, stroke=INK, line=1.1), Text(
        x, y + 3.6, str(value), _TEXT, colour=ink, bold=True
    )


def _half(value: object) -> float:
    """Half the width of a badge."""
    return max(DISC, 2.4 + fonts.width(str(value), _TEXT, bold=True) / 2)


def _badge(value: object, *, inverse: bool = False) -> DiagramMark:
    return DiagramMark(_half(value) + 0.55, DISC + 0.55, lambda x, y: badge(x, y, value, inverse=inverse), NE)


def levels_badge(x: float, y: float, text: str) -> tuple[Item, ...]:
    """A small square with the highest level of a component, or with its level of that: ``2``, ``1/2``."""
    width = _square(text)
    square = rectangle(x - width / 2, y - _HIGH / 2, width, _HIGH, fill="#ffffff", stroke=INK, line=0.7)
    return square, Text(x, y + 3.6, text, _TEXT, colour=INK)


def _square(text: str) -> float:
    """The width of a square for a text."""
    return 3.6 + fonts.width(text, _TEXT)


def cross(at: Point) -> tuple[Item, ...]:
    """A cross on a white ground, so that it shows on any line."""
    x, y = at
    arms = [line([(x - 4, y - 4 * s), (x + 4, y + 4 * s)], stroke=INK, width=2) for s in (1, -1)]
    return ellipse(x, y, 6, 6, fill="#ffffff"), *arms


def cut_mark(at: Point, value: int) -> tuple[Item, ...]:
    """A cross on an edge, with the value that its target reads in its place where that is not 0."""
    x, y = at
    return (*cross((x, y)), *(badge(x + 9, y - 7, value) if value else ()))


def doubled(one: Shape) -> Shape:
    """The gap along a heavy line that makes two lines of it: what holds a phenotype up differs so without colour."""
    return replace(one, stroke="#ffffff", width=SUPPORT_GAP, fill="", dash=())


def moved_mark(x: float, y: float, direction: int) -> tuple[Item, ...]:
    """A triangle on a white ground that points up (1) or down (-1); nothing for neither."""
    if not direction:
        return ()
    tip, foot = y - 4.5 * direction, y + 3.5 * direction
    colour = MOVED[direction][1]
    return (polygon([(x, tip), (x + 5, foot), (x - 5, foot)], fill=colour, stroke="#ffffff", line=1.0),)


def wave(x: float, y: float) -> tuple[Item, ...]:
    """A small wave on a disc: it oscillates."""
    curve = Shape((("M", ((x - 4, y),)), ("C", ((x - 2, y - 6), (x + 2, y + 6), (x + 4, y)))), stroke=INK, width=1.3)
    return ellipse(x, y, DISC, DISC, fill="#ffffff", stroke=ORANGE, line=1.1), curve


def star(x: float, y: float) -> tuple[Item, ...]:
    """A star of three strokes on a disc, the ``*`` of tables: an input that is free."""
    turns = [pi * i / 3 + pi / 2 for i in range(3)]
    rays = [[(x + s * 3.4 * cos(t), y + s * 3.4 * sin(t)) for s in (1, -1)] for t in turns]
    strokes = [line(ray, stroke=INK, width=1.2) for ray in rays]
    return ellipse(x, y, DISC, DISC, fill="#ffffff", stroke=GREY, line=1.1), *strokes


def _holds(value: int, one: Change) -> bool:
    return isinstance(one, Fix) and one.value == value


def samples(shown: Highlight, *, levels: bool = False) -> Sequence[tuple[str, tuple[Item, ...]]]:
    """Each mark in use about the origin, with its meaning: what is done, then what differs; ``levels`` says whether any
    component has more than two.
    """
    entries: list[tuple[str, tuple[Item, ...]]] = []
    if shown.inputs:
        low, high = min(shown.inputs.values()), max(shown.inputs.values())
        text = str(low) if low == high else f"{low}..{high}"
        entries.append(("input held by the setting", badge(0, 0, text, inverse=True)))
    held = set(shown.held.values())
    for value in sorted(one for one in held if not isinstance(one, tuple)):
        entries.append((f"held at {value}{shown.given(partial(_holds, value))}", badge(0, 0, value)))
    for low, high in sorted(one for one in held if isinstance(one, tuple)):
        entries.append((f"kept between {low} and {high}", badge(0, 0, f"{low}:{high}")))
    if shown.cut:
        entries.append((f"edge cut{shown.given(lambda one: isinstance(one, Cut))}", cross((0, 0))))
    for value in sorted({value for value in shown.cut.values() if value}):
        entries.append((f"edge cut, its target reads {value}", cut_mark((-4, 3), value)))
    for direction in (0, 1, -1):
        if direction in shown.changed.values():
            word, colour = MOVED[direction]
            word += _LEVEL[direction] if levels else ""
            box = rectangle(-7, -4, 14, 8, fill="#ffffff", stroke=GREY, line=0.7)
            rim = rectangle(-7 - RIM, -4 - RIM, 14 + 2 * RIM, 8 + 2 * RIM, stroke=colour, line=RING)
            entries.append((word, (box, rim, *moved_mark(-8, -5, direction))))
    return entries
