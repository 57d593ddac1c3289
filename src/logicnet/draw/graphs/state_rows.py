"""Many states in rows: those of the attractors at the bottom, and above them by how many moves they are away.

An engine of Graphviz keeps lines apart and makes a graph of a hundred states many pages wide. Here a layer that is too
wide goes on in another row, and lines run behind the states, so that each of them is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, hypot

from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Point, Shape, Text, polygon
from logicnet.draw.paint.style import GREY

_APART = 5.0  # points between states in a row
_BETWEEN, _WITHIN = 20.0, 9.0  # points between layers, and between rows of one layer
_ROUND, _HEAD = 3.0, 3.2
_LINE = 0.5
_RISE = 6.0  # points by which a line goes over the states of its row


@dataclass(frozen=True, slots=True)
class StateBox:
    """How a state is drawn: its lines, its colours, how heavy its line is, and what an SVG says of it."""

    lines: tuple[str, ...]
    fill: str
    ink: str
    line: str
    heavy: float
    pattern: str
    title: str


@dataclass(frozen=True, slots=True)
class MoveLine:
    """From one state to another, by their places, and what it changes."""

    source: int
    target: int
    title: str


def box_of(lines: Sequence[str], size: float) -> tuple[float, float]:
    """How wide and how high a state is drawn."""
    return max(fonts.width(line, size) for line in lines) + 7, 1.2 * size * len(lines) + 4


def in_rows(
    states: Sequence[StateBox], moves: Sequence[MoveLine], ends: Iterable[int], size: float, limit: float
) -> Picture:
    """States in rows of at most ``limit`` points; ``ends`` are the places of those in attractors."""
    boxes = [box_of(state.lines, size) for state in states]
    wide, high = (max(sides) for sides in zip(*boxes, strict=True))
    most = max(int((limit + _APART) // (wide + _APART)), 1)
    rows = _rows(_layers(len(states), moves, set(ends)), moves, most)
    width = min(most, max(len(row) for row, _ in rows)) * (wide + _APART) - _APART
    centres: dict[int, Point] = {}
    y = high / 2 + _RISE
    for row, first in rows:
        y += 0 if not centres else high + (_BETWEEN if first else _WITHIN)
        left = (width - len(row) * (wide + _APART) + _APART + wide) / 2
        centres |= {place: (left + k * (wide + _APART), y) for k, place in enumerate(row)}
    items: list[Item] = [_move(move, centres, wide, high) for move in moves]
    items += [_state(state, *centres[place], wide, high, size) for place, state in enumerate(states)]
    return Picture(width + 2, y + high / 2 + 1, tuple(item.moved(1, 0) for item in items))


def _layers(count: int, moves: Sequence[MoveLine], ends: set[int]) -> list[list[int]]:
    """The states by how many moves they are away from an attractor, the farthest first."""
    before: dict[int, list[int]] = {}
    for move in moves:
        before.setdefault(move.target, []).append(move.source)
    layers, seen = [sorted(ends)], set(ends)
    while layers[-1]:
        found = sorted({source for place in layers[-1] for source in before.get(place, ())} - seen)
        seen |= set(found)
        layers.append(found)
    return [layer for layer in reversed(layers) if layer]


def _rows(layers: Sequence[Sequence[int]], moves: Sequence[MoveLine], most: int) -> list[tuple[list[int], bool]]:
    """The layers in rows of at most ``most`` states, and whether each row is the first of a layer. A state stands near
    the middle of those that its moves lead to.
    """
    after: dict[int, list[int]] = {}
    for move in moves:
        after.setdefault(move.source, []).append(move.target)
    at: dict[int, float] = {}
    rows: list[tuple[list[int], bool]] = []
    for layer in reversed(layers):
        below = {place: [at[target] for target in after.get(place, ()) if target in at] for place in layer}
        middle = {place: sum(known) / len(known) if known else 0.5 for place, known in below.items()}
        ordered = sorted(layer, key=lambda place, middle=middle: (middle[place], place))  # type: ignore[misc]
        at |= {place: (k + 0.5) / len(ordered) for k, place in enumerate(ordered)}
        many = ceil(len(ordered) / most)
        parts = [sorted(ordered[k::many], key=ordered.index) for k in range(many)]
        rows += [(part, k == many - 1) for k, part in enumerate(parts)]
    return rows[::-1]


def _state(state: StateBox, x: float, y: float, wide: float, high: float, size: float) -> Group:
    left, top, right, bottom, r = x - wide / 2, y - high / 2, x + wide / 2, y + high / 2, _ROUND
    path: tuple[tuple[str, tuple[Point, ...]], ...] = (
        ("M", ((left + r, top),)),
        ("L", ((right - r, top),)),
        ("C", ((right, top), (right, top), (right, top + r))),
        ("L", ((right, bottom - r),)),
        ("C", ((right, bottom), (right, bottom), (right - r, bottom))),
        ("L", ((left + r, bottom),)),
        ("C", ((left, bottom), (left, bottom), (left, bottom - r))),
        ("L", ((left, top + r),)),
        ("C", ((left, top), (left, top), (left + r, top))),
        ("Z", ()),
    )
    first = y - 0.6 * size * len(state.lines) + 0.94 * size
    texts = [Text(x, first + 1.2 * size * k, line, size, colour=state.ink) for k, line in enumerate(state.lines)]
    shape = Shape(path, state.fill, state.line, state.heavy)
    return Group((shape, *texts), "node", (("state", state.pattern),), state.title)


def _move(move: MoveLine, centres: dict[int, Point], wide: float, high: float) -> Group:
    """A line to the edge of the state that it leads to; between two of one row that are no neighbours, around those
    between.
    """
    (x, y), (u, v) = centres[move.source], centres[move.target]
    if abs(y - v) < 0.5 and abs(x - u) > 1.5 * (wide + _APART):
        rise = high / 2 + _RISE
        bend = ((x + (u - x) * 0.2, y - rise), (x + (u - x) * 0.8, y - rise))
        line = Shape((("M", ((x, y - high / 2),)), ("C", (*bend, (u, v - high / 2)))), stroke=GREY, width=_LINE)
        tip, back = (u, v - high / 2), bend[1]
    else:
        tip, back = _edge((u, v), (x, y), wide, high), (x, y)
        line = Shape((("M", ((x, y),)), ("L", (tip,))), stroke=GREY, width=_LINE)
    length = hypot(tip[0] - back[0], tip[1] - back[1]) or 1.0
    along = ((tip[0] - back[0]) / length, (tip[1] - back[1]) / length)
    root = (tip[0] - along[0] * _HEAD, tip[1] - along[1] * _HEAD)
    side = (-along[1] * _HEAD * 0.4, along[0] * _HEAD * 0.4)
    head = polygon([tip, (root[0] + side[0], root[1] + side[1]), (root[0] - side[0], root[1] - side[1])], fill=GREY)
    data = (("source", str(move.source)), ("target", str(move.target)))
    return Group((line, head), "edge", data, move.title)


def _edge(centre: Point, outside: Point, wide: float, high: float) -> Point:
    """Where a line from outside to the centre of a state meets its edge."""
    dx, dy = outside[0] - centre[0], outside[1] - centre[1]
    shrink = min(wide / 2 / abs(dx) if dx else 1.0, high / 2 / abs(dy) if dy else 1.0, 1.0)
    return centre[0] + dx * shrink, centre[1] + dy * shrink
