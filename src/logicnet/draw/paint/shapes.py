"""Shapes and texts on a page measured in points: what every figure is made of, drawn by Graphviz or as a table.

The origin is the top left corner and y grows downwards. A page knows none of the formats that it is written in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from logicnet.draw.paint.typefaces import FAMILY

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A path: ``M`` and ``L`` with one point, ``C`` with the three of a Bezier curve, ``Z`` with none.

    Colours are #rrggbb or ''.
    """

    path: tuple[tuple[str, tuple[Point, ...]], ...]
    fill: str = ""
    stroke: str = ""
    width: float = 1.0
    dash: tuple[float, ...] = ()
    opacity: float = 1.0

    def scaled(self, factor: float) -> Shape:
        """The same shape, its place and size multiplied."""
        if factor == 1:
            return self
        path = tuple([(op, tuple([(x * factor, y * factor) for x, y in points])) for op, points in self.path])
        dash = tuple([length * factor for length in self.dash])
        return Shape(path, self.fill, self.stroke, self.width * factor, dash, self.opacity)

    def moved(self, dx: float, dy: float) -> Shape:
        """The same shape elsewhere."""
        path = tuple([(op, tuple([(x + dx, y + dy) for x, y in points])) for op, points in self.path])
        return Shape(path, self.fill, self.stroke, self.width, self.dash, self.opacity)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; ``y`` is its baseline, ``turn`` its rotation in degrees, anticlockwise."""

    x: float
    y: float
    text: str
    size: float = 8.0
    anchor: str = "middle"  # start, middle, end
    colour: str = "#1a1a1a"
    bold: bool = False
    turn: float = 0.0
    opacity: float = 1.0

    def scaled(self, factor: float) -> Text:
        """The same text, its place and size multiplied."""
        return self._at(self.x * factor, self.y * factor, self.size * factor)

    def moved(self, dx: float, dy: float) -> Text:
        """The same text elsewhere."""
        return self._at(self.x + dx, self.y + dy, self.size)

    def _at(self, x: float, y: float, size: float) -> Text:
        return Text(x, y, self.text, size, self.anchor, self.colour, self.bold, self.turn, self.opacity)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together.

    ``classes``, ``data`` and ``title`` (shown on hovering) go into the SVG for pages and tests.
    """

    items: tuple[Item, ...]
    classes: str = ""
    data: tuple[tuple[str, str], ...] = ()
    title: str = ""

    def scaled(self, factor: float) -> Group:
        """The same group, its place and size multiplied."""
        if factor == 1:
            return self
        return Group(tuple([item.scaled(factor) for item in self.items]), self.classes, self.data, self.title)

    def moved(self, dx: float, dy: float) -> Group:
        """The same group elsewhere."""
        return Group(tuple([item.moved(dx, dy) for item in self.items]), self.classes, self.data, self.title)


Item = Shape | Text | Group


@dataclass(frozen=True, slots=True)
class Page:
    """A page of ``width`` x ``height`` points.

    ``notes`` say what a reader must know about how it was made (nothing is dropped silently); ``made`` is what it was
    made of, which goes into its files; ``font`` is that of all texts, ``paper`` the colour beneath.
    """

    width: float
    height: float
    items: tuple[Item, ...]
    title: str = ""
    notes: tuple[str, ...] = field(default=())
    made: tuple[tuple[str, str], ...] = ()
    font: str = FAMILY
    paper: str = "#ffffff"

    def scaled(self, factor: float) -> Self:
        """The same page, larger or smaller.

        - ``factor``: by how much its sides grow; 2 is twice as wide and high.

        Returns the page.

        Raises nothing.

        >>> Page(10, 20, ()).scaled(2).height
        40
        """
        return replace(
            self,
            width=self.width * factor,
            height=self.height * factor,
            items=tuple(i.scaled(factor) for i in self.items),
        )

    def noting(self, *notes: str) -> Self:
        """The same page with more notes.

        - ``notes``: what a reader must know beside.

        Returns the page.

        Raises nothing.

        >>> Page(10, 20, ()).noting("half of it").notes
        ('half of it',)
        """
        return replace(self, notes=(*self.notes, *notes))

    def texts(self) -> Iterator[str]:
        """All that is written on the page.

        Returns an iterator of the texts, in the order of drawing.

        Raises nothing.

        >>> list(Page(10, 20, (Text(0, 0, "A", 9),)).texts())
        ['A']
        """
        return _texts(self.items)

    @classmethod
    def stacked(cls, parts: Iterable[Page], *, gap: float = 8, margin: float = 0, title: str = "") -> Self:
        """Pages one below another, each centred.

        - ``parts``: the pages; empty ones are left out.
        - ``gap``: points between two (default: 8).
        - ``margin``: points around all (default: 0).
        - ``title``: the heading of the whole (default: none).

        Returns the page, with the notes of all.

        Raises nothing.

        >>> Page.stacked([Page(10, 20, (Text(0, 0, "A", 9),))] * 2, gap=5).height
        45
        """
        kept = [part for part in parts if part.items]
        width = max((part.width for part in kept), default=0) + 2 * margin
        items: list[Item] = []
        y = margin
        for part in kept:
            items.extend(item.moved((width - part.width) / 2, y) for item in part.items)
            y += part.height + gap
        notes = tuple(note for part in kept for note in part.notes)
        return cls(width, y - (gap if kept else 0) + margin, tuple(items), title, notes)


def _texts(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Text):
            yield item.text
        elif isinstance(item, Group):
            yield from _texts(item.items)


def on_curve(curve: Sequence[Point], t: float) -> Point:
    """The point of a Bezier curve of four points at ``t``: 0 is its beginning and 1 its end."""
    (a, b), (c, d), (e, f), (g, h) = curve
    s = 1 - t
    p, q, r, u = s**3, 3 * s * s * t, 3 * s * t * t, t**3
    return p * a + q * c + r * e + u * g, p * b + q * d + r * f + u * h


def along(curve: Sequence[Point], steps: int) -> Iterator[Point]:
    """Points along a Bezier curve of four points, without its first."""
    return (on_curve(curve, step / steps) for step in range(1, steps + 1))


def extent(items: Iterable[Item]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all shapes, curves as far as they reach; without texts and the width of lines."""
    xs, ys = zip(*_points(items), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _points(items: Iterable[Item]) -> Iterator[Point]:
    for item in items:
        if isinstance(item, Group):
            yield from _points(item.items)
        elif isinstance(item, Shape):
            last = (0.0, 0.0)
            for operation, points in item.path:
                yield from along((last, *points), 8) if operation == "C" else points
                last = points[-1] if points else last


def rectangle(
    x: float, y: float, width: float, height: float, *, fill: str = "", stroke: str = "", line: float = 1.0
) -> Shape:
    """A rectangle from its top left corner."""
    return polygon(
        [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], fill=fill, stroke=stroke, line=line
    )


def polygon(points: Iterable[Point], *, fill: str = "", stroke: str = "", line: float = 1.0) -> Shape:
    """A closed shape with straight sides."""
    corners = list(points)
    path = (("M", (corners[0],)), *(("L", (corner,)) for corner in corners[1:]), ("Z", ()))
    return Shape(path, fill, stroke, line)


def line(points: Iterable[Point], *, stroke: str, width: float = 1.0, dash: tuple[float, ...] = ()) -> Shape:
    """An open line with straight parts."""
    corners = list(points)
    path = (("M", (corners[0],)), *(("L", (corner,)) for corner in corners[1:]))
    return Shape(path, stroke=stroke, width=width, dash=dash)


def ellipse(x: float, y: float, rx: float, ry: float, *, fill: str = "", stroke: str = "", line: float = 1.0) -> Shape:
    """An ellipse about its centre, as four Bezier curves (within 0.03 % of the radius)."""
    a, b = 0.5522847498 * rx, 0.5522847498 * ry
    curves = (
        ((x + rx, y + b), (x + a, y + ry), (x, y + ry)),
        ((x - a, y + ry), (x - rx, y + b), (x - rx, y)),
        ((x - rx, y - b), (x - a, y - ry), (x, y - ry)),
        ((x + a, y - ry), (x + rx, y - b), (x + rx, y)),
    )
    return Shape((("M", ((x + rx, y),)), *(("C", points) for points in curves), ("Z", ())), fill, stroke, line)
