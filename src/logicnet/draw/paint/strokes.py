"""Strokes: how the lines of a plot are told apart, without colours too.

Up to four lines differ in their dashes, more of them in markers as well: no two of 48 have the same form. Colours come
on top of that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Point, Shape, ellipse, line, polygon
from logicnet.draw.paint.style import BLUE, GREEN, INK, ORANGE, PURPLE, SKY, VERMILLION

_COLOURS = (BLUE, VERMILLION, GREEN, ORANGE, PURPLE, SKY, INK)
STROKE_DASHES: tuple[tuple[float, ...], ...] = ((), (9.0, 3.0), (3.0, 2.0), (9.0, 2.5, 1.5, 2.5))
_WIDTH = 1.4
_RADIUS = 2.6
_BETWEEN = 60.0  # points from marker to marker of one line
SAMPLE_LENGTH = 34.0
"""Points of a sample: two periods of the longest dashes."""
_CORNERS: tuple[tuple[Point, ...], ...] = (
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    ((0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)),
    ((0.0, 1.15), (1.1, -0.85), (-1.1, -0.85)),
    tuple(
        (0.4 * x, 0.4 * y)
        for x, y in (
            *((-1, -3), (1, -3), (1, -1), (3, -1), (3, 1), (1, 1)),
            *((1, 3), (-1, 3), (-1, 1), (-3, 1), (-3, -1), (-1, -1)),
        )
    ),
)
_FORMS = len(_CORNERS) + 1  # and a circle
_MARKERS = 2 * _FORMS  # each filled and open


@dataclass(frozen=True, slots=True)
class Stroke:
    """How one of ``of`` lines is drawn: its ``number``, colour, dashes, and the number of its marker (None: none)."""

    number: int
    of: int
    colour: str
    dash: tuple[float, ...]
    marker: int | None

    def drawn(self, points: Sequence[Point]) -> list[Item]:
        """A line from left to right, with markers at places where no other line of the plot has them."""
        items: list[Item] = [line(points, stroke=self.colour, width=_WIDTH, dash=self.dash)]
        if self.marker is None:
            return items
        begin, width = points[0][0], points[-1][0] - points[0][0]
        many = max(2, round(width / _BETWEEN))
        shares = ((turn + (self.number + 0.5) / self.of) / many for turn in range(many))
        return [
            *items,
            *(self._mark(begin + share * width, _height(points, begin + share * width)) for share in shares),
        ]

    def lead(self, points: Sequence[Point]) -> list[Item]:
        """The way from the end of a line to its name, with a marker at the name."""
        mark = [] if self.marker is None else [self._mark(*points[-1])]
        return [line(points, stroke=self.colour, width=0.8), *mark]

    def sample(self) -> Picture:
        """A part of the line for a legend."""
        items: list[Item] = [line([(0, 5), (SAMPLE_LENGTH, 5)], stroke=self.colour, width=_WIDTH, dash=self.dash)]
        items += [] if self.marker is None else [self._mark(SAMPLE_LENGTH / 2, 5)]
        return Picture(SAMPLE_LENGTH, 10, tuple(items))

    def _mark(self, x: float, y: float) -> Shape:
        assert self.marker is not None
        fill = self.colour if self.marker < _FORMS else "#ffffff"
        form = self.marker % _FORMS
        if form == 0:
            return ellipse(x, y, _RADIUS, _RADIUS, fill=fill, stroke=self.colour, line=1.0)
        corners = [(x + dx * _RADIUS, y + dy * _RADIUS) for dx, dy in _CORNERS[form - 1]]
        return polygon(corners, fill=fill, stroke=self.colour, line=1.0)


def strokes(count: int) -> list[Stroke]:
    """The strokes of so many lines, no two alike.

    >>> [stroke.dash for stroke in strokes(3)]
    [(), (9.0, 3.0), (3.0, 2.0)]
    """
    marked = count > len(STROKE_DASHES)
    return [
        Stroke(
            number,
            count,
            _COLOURS[number % len(_COLOURS)],
            STROKE_DASHES[(number + number // _MARKERS) % len(STROKE_DASHES)],
            number % _MARKERS if marked else None,
        )
        for number in range(count)
    ]


def _height(points: Sequence[Point], x: float) -> float:
    """How high a line stands at a place."""
    for (a, y), (b, z) in pairwise(points):
        if a <= x <= b and b > a:
            return y + (z - y) * (x - a) / (b - a)
    return points[-1][1]
