"""Many states in rows: those of the attractors at the bottom, and above them by how many moves they are away.

An engine of Graphviz keeps lines apart and makes a graph of a hundred states many pages wide. Here a layer that is too
wide goes on in another row. A move changes one digit, so bars at the digits of a state tell all of its moves: one above
a digit that may rise, one below a digit that may fall. A line is drawn where it runs behind no state, between rows that
are next to each other and between neighbours in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, hypot
from typing import NamedTuple

from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Point, Shape, Text, line, polygon
from logicnet.draw.paint.style import GREY

_APART = 8.0  # points between states in a row
_CROSSED, _LAYER, _WITHIN = 16.0, 11.0, 7.0  # points between rows that lines join, between layers, and in one layer
_ROUND, _HEAD = 3.0, 3.2
_LINE = 0.5
_PITCH = 1.42  # of the size of texts, from one line to the next: room for bars
_BAR, _ABOVE, _BELOW = 0.9, 0.88, 0.2  # of a bar: its width in points, and its place from the baseline, in sizes
_LEAN, _SIDE = (
    0.2,
    0.36,
)  # of the way across, and at most of a state's width, by which lines begin and end off its middle


class DigitBar(NamedTuple):
    """Which characters of which line of a state may rise (1) or fall (-1)."""

    line: int
    first: int
    last: int
    direction: int


@dataclass(frozen=True, slots=True)
class StateBox:
    """How a state is drawn: its lines, its colours, how heavy its line is, what an SVG says of it, and what moves."""

    lines: tuple[str, ...]
    fill: str
    ink: str
    line: str
    heavy: float
    pattern: str
    title: str
    bars: tuple[DigitBar, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveLine:
    """From one state to another, by their places, and what it changes."""

    source: int
    target: int
    title: str


def box_of(lines: Sequence[str], size: float, pitch: float = 1.2) -> tuple[float, float]:
    """How wide and how high a state is drawn, with so much from line to line, in sizes."""
    return max(fonts.width(line, size) for line in lines) + 7, pitch * size * len(lines) + 4


def in_rows(
    states: Sequence[StateBox], moves: Sequence[MoveLine], ends: Iterable[int], size: float, limit: float
) -> tuple[Picture, int]:
    """States in rows of at most ``limit`` points, and how many moves have no line; ``ends`` are the places of those in
    attractors.
    """
    boxes = [box_of(state.lines, size, _PITCH) for state in states]
    wide, high = (max(sides) for sides in zip(*boxes, strict=True))
    most = max(int((limit - 2 + _APART) // (wide + _APART)), 1)
    rows = _rows(_layers(len(states), moves, set(ends)), moves, most)
    width = min(most, max(len(row) for row, _ in rows)) * (wide + _APART) - _APART
    spots: dict[int, _Spot] = {}
    row_of = {place: number for number, (row, _) in enumerate(rows) for place in row}
    joined = {tuple(sorted((row_of[move.source], row_of[move.target]))) for move in moves}
    y = high / 2 + 1
    for number, (row, first) in enumerate(rows):
        between = _CROSSED if (number - 1, number) in joined else _LAYER if first else _WITHIN
        y += 0 if not spots else high + between
        left = (width - len(row) * (wide + _APART) + _APART + wide) / 2
        spots |= {place: _Spot(number, k, left + k * (wide + _APART), y) for k, place in enumerate(row)}
    lines = [_line(spots[move.source], spots[move.target], wide, high) for move in moves]
    items: list[Item] = [_move(move, *ends) for move, ends in zip(moves, lines, strict=True) if ends]
    items += [_state(state, spots[place], wide, high, size) for place, state in enumerate(states)]
    return Picture(width + 2, y + high / 2 + 1, tuple(item.moved(1, 0) for item in items)), lines.count(None)


class _Spot(NamedTuple):
    """Where a state stands: its row, its place in the row, and its middle."""

    row: int
    column: int
    x: float
    y: float


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


def _state(state: StateBox, spot: _Spot, wide: float, high: float, size: float) -> Group:
    x, y = spot.x, spot.y
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
    first = y - _PITCH / 2 * size * len(state.lines) + (_PITCH / 2 + 0.34) * size
    texts = [Text(x, first + _PITCH * size * k, one, size, colour=state.ink) for k, one in enumerate(state.lines)]
    bars = [digit_bar(texts[bar.line], bar) for bar in state.bars]
    shape = Shape(path, state.fill, state.line, state.heavy)
    return Group((shape, *texts, *bars), "node", (("state", state.pattern),), state.title)


def digit_bar(text: Text, bar: DigitBar) -> Shape:
    """The bar at some characters of a text: above them where they may rise, below where they may fall."""
    left = text.x - fonts.width(text.text, text.size) / 2
    ends = [left + fonts.width(text.text[:end], text.size) for end in (bar.first, bar.last)]
    y = text.y + text.size * (_BELOW if bar.direction < 0 else -_ABOVE)
    return line([(ends[0] + 0.5, y), (ends[1] - 0.5, y)], stroke=text.colour, width=_BAR)


def _line(source: _Spot, target: _Spot, wide: float, high: float) -> tuple[Point, Point] | None:
    """From the edge of a state to that of another, where nothing lies between; else nothing."""
    if abs(source.row - target.row) == 1:
        down = 1 if target.row > source.row else -1
        lean = max(-_SIDE * wide, min(_SIDE * wide, (target.x - source.x) * _LEAN))
        return (source.x + lean, source.y + down * high / 2), (target.x - lean, target.y - down * high / 2)
    if source.row == target.row and abs(source.column - target.column) == 1:
        right = 1 if target.column > source.column else -1
        y = source.y - 2.0 * right  # of two that lead to and fro each has its own
        return (source.x + right * wide / 2, y), (target.x - right * wide / 2, y)
    return None


def _move(move: MoveLine, begin: Point, tip: Point) -> Group:
    length = hypot(tip[0] - begin[0], tip[1] - begin[1]) or 1.0
    along = ((tip[0] - begin[0]) / length, (tip[1] - begin[1]) / length)
    root = (tip[0] - along[0] * _HEAD, tip[1] - along[1] * _HEAD)
    side = (-along[1] * _HEAD * 0.4, along[0] * _HEAD * 0.4)
    head = polygon([tip, (root[0] + side[0], root[1] + side[1]), (root[0] - side[0], root[1] - side[1])], fill=GREY)
    data = (("source", str(move.source)), ("target", str(move.target)))
    return Group((line([begin, tip], stroke=GREY, width=_LINE), head), "edge", data, move.title)
