"""Parts of a graph side by side, in as many rows as the width needs, each in a frame below what it holds under."""

from __future__ import annotations

from collections.abc import Sequence

from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, rectangle
from logicnet.draw.paint.style import INK

_SIZE = 8.0
_APART, _INSIDE = 8.0, 5.0


def in_frames(parts: Sequence[tuple[Picture, Sequence[str]]], limit: float) -> Picture:
    """Parts in rows of at most ``limit`` points, each in a frame below its lines; one without lines has no frame."""
    framed = [_framed(picture, lines) for picture, lines in parts]
    rows: list[list[Picture]] = []
    for one in framed:
        if not rows or sum(other.width + _APART for other in rows[-1]) + one.width > limit:
            rows.append([])
        rows[-1].append(one)
    return Picture.stacked([_row(row) for row in rows], gap=_APART)


def _row(row: Sequence[Picture]) -> Picture:
    items: list[Item] = []
    x = 0.0
    for one in row:
        items += [item.moved(x, 0) for item in one.items]
        x += one.width + _APART
    return Picture(x - _APART, max(one.height for one in row), tuple(items))


def _framed(picture: Picture, lines: Sequence[str]) -> Picture:
    if not lines:
        return picture
    wide = max(picture.width, 90.0 if len(lines) == 1 else 150.0)
    said = [f"{'or ' if place else ''}{line}" for place, line in enumerate(lines)]
    told = [part for line in said for part in fonts.wrap(line, _SIZE, wide, bold=True)]
    wide = max(wide, *(fonts.width(line, _SIZE, bold=True) for line in told))
    top = 1.25 * _SIZE * len(told) + 4
    width, height = wide + 2 * _INSIDE, top + picture.height + 2 * _INSIDE
    items: list[Item] = [rectangle(0.4, 0.4, width - 0.8, height - 0.8, stroke="#b4b4b4", line=0.6)]
    for k, line in enumerate(told):
        items.append(Text(width / 2, _INSIDE + _SIZE + 1.25 * _SIZE * k, line, _SIZE, bold=True, colour=INK))
    items += [item.moved((width - picture.width) / 2, _INSIDE + top) for item in picture.items]
    return Picture(width, height, (Group(tuple(items), "branch", (("inputs", " or ".join(lines)),)),))
