"""Labelled tables of cells: the frame that the heatmaps and matrices share.

What a cell looks like is the caller's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from logicnet.draw.grids.wrapped import label_texts, tall, wide, wrapped_apart
from logicnet.draw.paint import fonts
from logicnet.draw.paint.labels import cut_apart
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, line
from logicnet.draw.paint.style import GREY, INK, PALE, kind_style

LONGEST = 170.0  # points that a label may take before it is shortened
BESIDE = 6.0  # between a label and its cells
_GAP = 0.4  # between a cell and its edge


@dataclass(frozen=True, slots=True)
class Box:
    """The place of one cell."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def inner(self) -> tuple[float, float, float, float]:
        """Its left, top, width and height without the gap between neighbours."""
        return self.x + _GAP, self.y + _GAP, self.width - 2 * _GAP, self.height - 2 * _GAP


@dataclass(frozen=True, slots=True)
class Axis:
    """The labels along one side, and the group of each. Equal neighbours share a heading ('' has none), or stand apart
    without one where groups are not ``headed``.
    """

    labels: tuple[str, ...]
    groups: tuple[str, ...] = ()
    headed: bool = True

    def runs(self) -> list[tuple[str, int, int]]:
        """Each group with the first label in it and the first after it."""
        groups = self.groups or ("",) * len(self.labels)
        found, start = [], 0
        for name, members in groupby(groups):
            end = start + len(tuple(members))
            found.append((name if self.headed else "", start, end))
            start = end
        return found

    def part(self, start: int, end: int) -> Axis:
        """Some of the labels, with their groups."""
        return Axis(self.labels[start:end], self.groups[start:end], self.headed)


Draw = Callable[[int, int, Box], Iterable[Item]]


def draw_table(
    rows: Axis,
    columns: Axis,
    draw: Draw,
    *,
    cell: tuple[float, float],
    size: float = 8.0,
    corner: str = "",
    longest: float = LONGEST,
    shown: Mapping[str, str] | None = None,
) -> Picture:
    """The table as a picture: row labels at the left under the headings of their groups, column labels on top.

    ``draw(row, column, box)`` gives the items of one cell. Column labels stand upright where they do not fit across.
    A label takes ``longest`` points at most, and a second line where it needs more; two that would look alike are cut
    apart. ``shown`` has what is drawn of the row labels where that is known already.
    """
    return Frame.of(rows, columns, cell=cell, size=size, corner=corner, longest=longest, shown=shown).drawn(draw)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the parts of a table stand. ``indent`` is the room of the row labels, ``above`` that of the column labels,
    ``shown`` what is drawn of each label, ``ups`` how tall the cells of each row are: with a label of two lines taller.
    """

    rows: Axis
    columns: Axis
    cell: tuple[float, float]
    size: float
    corner: str
    tops: tuple[float, ...]
    lefts: tuple[float, ...]
    indent: float
    above: float
    right: float
    bottom: float
    shown: Mapping[str, str]
    ups: tuple[float, ...]

    @classmethod
    def of(
        cls,
        rows: Axis,
        columns: Axis,
        *,
        cell: tuple[float, float],
        size: float = 8.0,
        corner: str = "",
        longest: float = LONGEST,
        shown: Mapping[str, str] | None = None,
    ) -> Frame:
        """The frame of a table. ``shown`` has what is drawn of the row labels where that is known already."""
        cut = wrapped_apart(rows.labels, size, longest) if shown is None else shown
        ups = tuple(tall(cut[label], size, cell[1]) for label in rows.labels)
        tops, bottom = _spread(rows, ups, heading=size + 4)
        lefts, right = _spread(columns, [cell[0]] * len(columns.labels), heading=0, gap=min(5.0, cell[0] / 3))
        widths = [wide(cut[label], size) for label in rows.labels]
        indent = max([*widths, fonts.width(corner, size)]) + BESIDE
        above = _header_height(columns, lefts, cell[0], size)
        return cls(rows, columns, cell, size, corner, tuple(tops), tuple(lefts), indent, above, right, bottom, cut, ups)

    @property
    def width(self) -> float:
        """How wide the table is."""
        return self.indent + self.right

    @property
    def height(self) -> float:
        """How tall the table is."""
        return self.above + self.bottom

    def drawn(self, draw: Draw) -> Picture:
        """The table, with what ``draw(row, column, box)`` gives for each cell."""
        size, across = self.size, self.cell[0]
        label_end = self.indent - BESIDE
        items = [item.moved(self.indent, self.above) for item in _header(self.columns, self.lefts, across, size)]
        if self.corner:
            items.append(Text(label_end, self.above - 4, self.corner, size, "end", GREY))
        for name, start, _ in self.rows.runs():
            if name:
                y, text = self.above + self.tops[start], fonts.shorten(name, size, self.width * 0.9)
                end = max(label_end, fonts.width(text, size, bold=True))  # over the cells, which stand below it
                items.append(Text(end, y - 3.5, text, size, "end", GREY, bold=True))
                rule = [(self.indent, y - 1.5), (self.indent + self.right, y - 1.5)]
                items.append(line(rule, stroke=PALE, width=0.6))
        for row, label in enumerate(self.rows.labels):
            y, up = self.above + self.tops[row], self.ups[row]
            cells: list[Item] = list(label_texts(self.shown[label], label_end, y + up / 2, size))
            for column in range(len(self.columns.labels)):
                cells.extend(draw(row, column, Box(self.indent + self.lefts[column], y, across, up)))
            items.append(Group(tuple(cells), "row", (("name", label),)))
        return Picture(self.width, self.height, tuple(items))


def _cut_labels(labels: Sequence[str], size: float, longest: float) -> dict[str, str]:
    """What is drawn of each label in one line of ``longest`` points: two that would look alike are cut where they
    differ.
    """
    different = tuple(dict.fromkeys(labels))
    return dict(zip(different, cut_apart(different, size, longest), strict=True))


def _spread(axis: Axis, steps: Sequence[float], *, heading: float, gap: float = 4) -> tuple[list[float], float]:
    """Where each label's cells begin, and where the last ends."""
    places, at = [], 0.0
    for index, (name, start, end) in enumerate(axis.runs()):
        at += (gap if index else 0) + (heading if name else 0)
        for place in range(start, end):
            places.append(at)
            at += steps[place]
    return places, at


def _turned(columns: Axis, across: float, size: float) -> bool:
    """Whether column labels stand upright, as they do not fit across."""
    return any(fonts.width(text, size) > across for text in columns.labels)


def _depth(columns: Axis, across: float, size: float) -> float:
    """The room of the column labels without their groups."""
    widest = max((fonts.width(text, size) for text in columns.labels), default=0)
    return (min(widest, LONGEST) + 3 if _turned(columns, across, size) else size) + 5


def _spans(columns: Axis, lefts: Sequence[float], across: float) -> list[tuple[str, float, float]]:
    """Each named group of columns from its left to its right."""
    return [(name, lefts[start], lefts[end - 1] + across) for name, start, end in columns.runs() if name]


def _standing(spans: Sequence[tuple[str, float, float]], size: float) -> bool:
    return any(fonts.width(name, size) > right - left for name, left, right in spans)


def _header_height(columns: Axis, lefts: Sequence[float], across: float, size: float) -> float:
    """The room of labels and group headings above the columns."""
    spans, depth = _spans(columns, lefts, across), _depth(columns, across, size)
    if not spans:
        return depth
    widest = max(fonts.width(name, size) for name, _, _ in spans)
    return depth + (min(widest, LONGEST) if _standing(spans, size) else size) + 7


def _header(columns: Axis, lefts: Sequence[float], across: float, size: float) -> list[Item]:
    """Labels and group headings above the columns, whose top is y = 0."""
    turned, depth = _turned(columns, across, size), _depth(columns, across, size)
    shown = _cut_labels(columns.labels, size, LONGEST)
    items: list[Item] = []
    for left, label in zip(lefts, columns.labels, strict=True):
        middle = left + across / 2
        if turned:
            items.append(Text(middle + size * 0.36, -4, shown[label], size, "start", turn=90))
        else:
            items.append(Text(middle, -4, shown[label], size))
    spans = _spans(columns, lefts, across)
    named = _cut_labels([name for name, _, _ in spans], size, LONGEST)
    standing = _standing(spans, size)
    for name, left, right in spans:
        items.append(line([(left, -depth), (right, -depth)], stroke=INK, width=0.8))
        middle = (left + right) / 2
        if standing:
            items.append(Text(middle + size * 0.36, -depth - 4, named[name], size, "start", turn=90))
        else:
            items.append(Text(middle, -depth - 4, named[name], size))
    return items


def by_kind(components: Sequence[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Names with their kind's word, kinds in the order of the diagram's tiers, the network's order within each.

    No kinds, no words.
    """
    if all(kind is None for _, kind in components):
        return [(name, "") for name, _ in components]
    words = [
        style.word
        for style in sorted({kind_style(kind) for _, kind in components}, key=lambda style: (style.tier, style.word))
    ]
    return sorted(((name, kind_style(kind).word) for name, kind in components), key=lambda pair: words.index(pair[1]))
