"""Headings and legends: compact, made of the same shapes that the picture is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from logicnet.analysis.questions import check_texts
from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text
from logicnet.draw.paint.style import GREY, INK

LEGEND_SIZE = 8.0
_PAGE = 520.0  # points: the width of a page in a journal
_BEFORE, _BETWEEN = 4.0, 14.0  # points before a meaning, and between two entries
_LINE = 10.0  # points from line to line of a meaning
_LEAST_MEANING = 60.0  # points


def page_scale(width: float) -> float:
    """How much larger headings and legends are on a wide page, which will be shrunk to fit."""
    return min(max(width / 700, 1.0), 2.0)


def heading(title: str, *lines: str, limit: float = inf) -> Picture:
    """The title and lines in smaller type below it, broken where they are wider than ``limit`` points, a title also
    where it is wider than a page. Raises LogicnetError for a title that is no text.
    """
    check_texts(title=title)
    items: list[Item] = []
    size = 13.0 if limit == inf else 10.0
    told = [(text, size, True) for text in fonts.wrap(title, size, min(limit, _PAGE), bold=True, within=True)]
    told += [
        (text, min(9.0, size - 2), False)
        for one in lines
        if one
        for text in fonts.wrap(one, size - 2, limit, within=True)
    ]
    middle = max(fonts.width(text, points, bold=bold) for text, points, bold in told) / 2
    y = size - 1
    for place, (text, points, bold) in enumerate(told):
        y += (points + (5 if bold else 4)) if place else 0
        items.append(Text(middle, y, text, points, colour=INK if bold else GREY, bold=bold))
    return Picture(2 * middle, y + 4, (Group(tuple(items), "heading"),))


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sample, the lines that say what it means, and how wide both are."""

    sample: Picture
    lines: tuple[str, ...]
    width: float


def flow(entries: Sequence[tuple[Picture, str]], width: float) -> Picture:
    """Samples with their meanings, in as few centred rows as ``width`` allows, and these as even as they can be; a
    meaning that is too long for a row is broken.
    """
    told = [_entry(sample, text, width) for sample, text in entries]
    return Picture.stacked([_row(row) for row in _rows(told, width)], gap=5)


def _entry(sample: Picture, text: str, width: float) -> _Entry:
    lines = fonts.wrap(text, LEGEND_SIZE, max(width - sample.width - _BEFORE, _LEAST_MEANING)) if text else ()
    beside = _BEFORE + max(fonts.width(line, LEGEND_SIZE) for line in lines) if lines else 0.0
    return _Entry(sample, lines, sample.width + beside)


def _rows(entries: Sequence[_Entry], width: float) -> list[Sequence[_Entry]]:
    """As few rows as there is room for, and of these ways the one with the least sum of squared widths: the most even.
    An entry that is too wide has a row of its own.
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # rows, squares, where the last row begins: up to each entry
    for end in range(1, len(entries) + 1):
        ways = []
        used = -_BETWEEN
        for start in range(end - 1, -1, -1):
            used += _BETWEEN + entries[start].width
            if used > width + 1e-6 and start < end - 1:
                break
            rows, squares, _ = best[start]
            ways.append((rows + 1, squares + used**2, start))
        best.append(min(ways))
    found: list[Sequence[_Entry]] = []
    end = len(entries)
    while end:
        start = best[end][2]
        found.append(entries[start:end])
        end = start
    return found[::-1]


def beside(samples: Sequence[Picture]) -> Picture:
    """Samples as one, side by side."""
    items: list[Item] = []
    x = 0.0
    for sample in samples:
        items.extend(item.moved(x, 0) for item in sample.items)
        x += sample.width
    return Picture(x, max(sample.height for sample in samples), tuple(items))


def _row(row: Sequence[_Entry]) -> Picture:
    height = max(max(entry.sample.height, len(entry.lines) * _LINE) for entry in row)
    items: list[Item] = []
    x = 0.0
    for entry in row:
        items.extend(item.moved(x, (height - entry.sample.height) / 2) for item in entry.sample.items)
        for place, text in enumerate(entry.lines):
            y = height / 2 + 3 + (place - (len(entry.lines) - 1) / 2) * _LINE
            items.append(Text(x + entry.sample.width + _BEFORE, y, text, LEGEND_SIZE, "start"))
        x += entry.width + _BETWEEN
    return Picture(x - _BETWEEN, height, (Group(tuple(items), "legend"),))
