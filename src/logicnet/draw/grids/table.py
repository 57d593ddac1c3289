"""Labelled tables of cells: the frame that the heatmaps and matrices share.

What a cell looks like is the caller's business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, line
from logicnet.draw.paint.style import GREY, INK, PALE, kind_style

LONGEST = 170.0  # points that a label may take before it is shortened


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


@dataclass(frozen=True, slots=True)
class Axis:
    """The labels along one side, and the group of each (equal neighbours share a heading; '' has none)."""

    labels: tuple[str, ...]
    groups: tuple[str, ...] = ()

    def runs(self) -> list[tuple[str, int, int]]:
        """Each group with the first label in it and the first after it."""
        groups = self.groups or ("",) * len(self.labels)
        found, start = [], 0
        for name, members in groupby(groups):
            end = start + len(tuple(members))
            found.append((name, start, end))
            start = end
        return found


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
) -> Picture:
    """The table as a picture: row labels at the left under the headings of their groups, column labels on top.

    ``draw(row, column, box)`` gives the items of one cell. Column labels stand upright where they do not fit across.
    A label takes ``longest`` points at most.
    """
    across, up = cell
    tops, height = _spread(rows, up, heading=size + 4)
    lefts, width = _spread(columns, across, heading=0, gap=5)
    heads = [*rows.labels, *(name for name, _, _ in rows.runs())]
    indent = max((min(fonts.width(text, size), longest) for text in heads), default=0) + 6
    header, above, overhang = _header(columns, lefts, across, size)
    corner_width = fonts.width(corner, size)
    indent = max(indent, corner_width + 6 if corner else 0)
    items: list[Item] = [item.moved(indent, above) for item in header]
    if corner:
        items.append(Text(indent - 6, above - 4, corner, size, "end", GREY))
    for name, start, _ in rows.runs():
        if name:
            items.append(Text(indent - 6, above + tops[start] - 3.5, name, size, "end", GREY, bold=True))
            items.append(
                line(
                    [(indent, above + tops[start] - 1.5), (indent + width, above + tops[start] - 1.5)],
                    stroke=PALE,
                    width=0.6,
                )
            )
    for row, label in enumerate(rows.labels):
        y = above + tops[row]
        cells: list[Item] = [
            Text(indent - 6, y + up / 2 + size * 0.36, fonts.shorten(label, size, longest), size, "end")
        ]
        for column in range(len(columns.labels)):
            cells.extend(draw(row, column, Box(indent + lefts[column], y, across, up)))
        items.append(Group(tuple(cells), "row", (("name", label),)))
    return Picture(indent + max(width, overhang), above + height, tuple(items))


def _spread(axis: Axis, step: float, *, heading: float, gap: float = 4) -> tuple[list[float], float]:
    """Where each label's cells begin, and where the last ends."""
    places, at = [], 0.0
    for index, (name, start, end) in enumerate(axis.runs()):
        at += (gap if index else 0) + (heading if name else 0)
        for _ in range(start, end):
            places.append(at)
            at += step
    return places, at


def _header(columns: Axis, lefts: Sequence[float], across: float, size: float) -> tuple[list[Item], float, float]:
    """Labels and group headings above the columns (whose top is y = 0), their height, and their overhang."""
    widest = max((fonts.width(text, size) for text in columns.labels), default=0)
    turned = widest > across
    depth = (min(widest, LONGEST) + 3 if turned else size) + 5
    items: list[Item] = []
    for left, label in zip(lefts, columns.labels, strict=True):
        text = fonts.shorten(label, size, LONGEST)
        middle = left + across / 2
        if turned:
            items.append(Text(middle + size * 0.36, -4, text, size, "start", turn=90))
        else:
            items.append(Text(middle, -4, text, size))
    runs = [(name, lefts[start], lefts[end - 1] + across) for name, start, end in columns.runs() if name]
    if not runs:
        return items, depth, 0.0
    standing = any(fonts.width(name, size) > right - left for name, left, right in runs)
    for name, left, right in runs:
        items.append(line([(left, -depth), (right, -depth)], stroke=INK, width=0.8))
        text = fonts.shorten(name, size, LONGEST)
        if standing:
            items.append(Text((left + right) / 2 + size * 0.36, -depth - 4, text, size, "start", bold=False, turn=90))
        else:
            items.append(Text((left + right) / 2, -depth - 4, text, size))
    tallest = min(max(fonts.width(name, size) for name, _, _ in runs), LONGEST) if standing else size
    return items, depth + tallest + 7, 0.0


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
