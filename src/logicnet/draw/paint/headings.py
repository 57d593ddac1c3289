"""Headings and legends: compact, made of the same shapes that the picture is made of."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text
from logicnet.draw.paint.style import GREY, INK

LEGEND_SIZE = 8.0


def page_scale(width: float) -> float:
    """How much larger headings and legends are on a wide page, which will be shrunk to fit."""
    return min(max(width / 700, 1.0), 2.0)


def heading(title: str, *lines: str, limit: float = inf) -> Picture:
    """The title and lines in smaller type below it, broken where they are wider than ``limit`` points."""
    items: list[Item] = []
    size = 13.0 if limit == inf else 10.0
    told = [(text, size, True) for text in fonts.wrap(title, size, limit, bold=True)]
    told += [(text, min(9.0, size - 2), False) for one in lines if one for text in fonts.wrap(one, size - 2, limit)]
    middle = max(fonts.width(text, points, bold=bold) for text, points, bold in told) / 2
    y = size - 1
    for place, (text, points, bold) in enumerate(told):
        y += (points + (5 if bold else 4)) if place else 0
        items.append(Text(middle, y, text, points, colour=INK if bold else GREY, bold=bold))
    return Picture(2 * middle, y + 4, (Group(tuple(items), "heading"),))


def flow(entries: Sequence[tuple[Picture, str]], width: float) -> Picture:
    """Samples with their meanings, in as many centred rows as ``width`` needs."""
    rows: list[list[tuple[Picture, str, float]]] = [[]]
    for sample, text in entries:
        needed = sample.width + (4 + fonts.width(text, LEGEND_SIZE) if text else 0)
        if rows[-1] and sum(entry[2] + 14 for entry in rows[-1]) + needed > width:
            rows.append([])
        rows[-1].append((sample, text, needed))
    return Picture.stacked([_row(row) for row in rows if row], gap=5)


def beside(samples: Sequence[Picture]) -> Picture:
    """Samples as one, side by side."""
    items: list[Item] = []
    x = 0.0
    for sample in samples:
        items.extend(item.moved(x, 0) for item in sample.items)
        x += sample.width
    return Picture(x, max(sample.height for sample in samples), tuple(items))


def _row(row: Sequence[tuple[Picture, str, float]]) -> Picture:
    height = max(sample.height for sample, _, _ in row)
    items: list[Item] = []
    x = 0.0
    for sample, text, needed in row:
        items.extend(item.moved(x, (height - sample.height) / 2) for item in sample.items)
        if text:
            items.append(Text(x + sample.width + 4, height / 2 + 3, text, LEGEND_SIZE, "start"))
        x += needed + 14
    return Picture(x - 14, height, (Group(tuple(items), "legend"),))
