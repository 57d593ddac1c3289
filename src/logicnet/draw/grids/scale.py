"""Colours for numbers, with their scale: blue for less, vermillion for more, white between.

Where a picture tells the sign by the form of a cell, cells of one sign are round. Grey hatching where a number is not
known.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from logicnet.draw.grids.table import Box
from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, ellipse, line, rectangle
from logicnet.draw.paint.style import BLUE, GREY, PALE, VERMILLION, mix

_STEPS, _LENGTH = 40, 150.0  # of the scale's bar
_SAMPLES = 9  # cells of a scale of cells
_NAME = 7.5


def colour(value: float, largest: float = 1.0, *, low: str = BLUE, high: str = VERMILLION) -> str:
    """The colour of a number between ``-largest`` and ``largest``; what lies beyond takes the end's colour."""
    share = max(-1.0, min(1.0, value / largest)) if largest else 0.0
    end = high if share > 0 else low
    return mix("#ffffff", end, abs(share))


def unknown_cell(box: Box) -> list[Item]:
    """A hatched cell: not known."""
    x, y, width, height = box.inner
    bars = [
        [(x, y + height / 2), (x + width / 2, y)],
        [(x, y + height), (x + width, y)],
        [(x + width / 2, y + height), (x + width, y + height / 2)],
    ]
    return [
        rectangle(x, y, width, height, stroke=PALE, line=0.6),
        *(line(bar, stroke="#b5b5b5", width=0.8) for bar in bars),
    ]


def number_cell(
    value: float | None,
    box: Box,
    largest: float = 1.0,
    *,
    low: str = BLUE,
    high: str = VERMILLION,
    round_sign: int = 0,
) -> list[Item]:
    """A cell coloured by a number; round within its frame where the number has the ``round_sign``, 1 or -1."""
    if value is None:
        return unknown_cell(box)
    if value * round_sign > 0:
        x, y, width, height = box.inner
        fill, middle = colour(value, largest, low=low, high=high), box.centre
        frame = rectangle(x, y, width, height, fill="#ffffff", stroke="#dddddd", line=0.4)
        return [frame, ellipse(*middle, width / 2 - 0.2, height / 2 - 0.2, fill=fill, stroke="#bbbbbb", line=0.4)]
    return [rectangle(*box.inner, fill=colour(value, largest, low=low, high=high), stroke="#dddddd", line=0.4)]


def sign_mark(value: float, box: Box, ink: str) -> list[Item]:
    """What tells a number above zero from one below without its colour: a plus, or a minus; nothing at zero."""
    if not value:
        return []
    x, y = box.centre
    reach = min(box.width, box.height) * 0.22
    across = line([(x - reach, y), (x + reach, y)], stroke=ink, width=1.1)
    return [across] if value < 0 else [across, line([(x, y - reach), (x, y + reach)], stroke=ink, width=1.1)]


def bar(
    largest: float,
    less: str,
    more: str,
    *,
    signed: bool = True,
    room: float = inf,
    low: str = BLUE,
    high: str = VERMILLION,
    round_sign: int = 0,
) -> Picture:
    """The scale as a horizontal bar with its ends and middle named, or as cells where those of a sign are round.

    ``signed`` says whether numbers below zero occur: without them the bar starts at zero. What the ends mean stands
    beside them, or below where ``room`` points are too few.
    """
    height = 13.0 if round_sign else 9.0
    beside = [fonts.width(text, _NAME) + 8 for text in (less, more)]
    below = sum(beside) + _LENGTH > room
    width = min(_LENGTH, room - 20)
    lowest = -largest if signed else 0.0
    items: list[Item] = []
    if round_sign:
        step = width / _SAMPLES
        for index in range(_SAMPLES):
            value = lowest + index / (_SAMPLES - 1) * (largest - lowest)
            box = Box(index * step, 0, step, height)
            items += number_cell(value, box, largest, low=low, high=high, round_sign=round_sign)
    else:
        step = width / _STEPS
        for index in range(_STEPS):
            value = lowest + (index + 0.5) / _STEPS * (largest - lowest)
            fill = colour(value, largest, low=low, high=high)
            items.append(rectangle(index * step, 0, step + 0.2, height, fill=fill))
        items.append(rectangle(0, 0, width, height, stroke=GREY, line=0.5))
    names = (f"−{largest:g}", "0", f"+{largest:g}") if signed else ("0", f"{largest / 2:g}", f"{largest:g}")
    inset = step / 2 if round_sign else 0.0
    for share, text in zip((0.0, 0.5, 1.0), names, strict=True):
        items.append(Text(inset + share * (width - 2 * inset), height + 9, text, 7))
    if below:
        return _named_below(items, width, height, room, less, more)
    middle = height / 2 + 3
    items.append(Text(-5, middle, less, _NAME, "end"))
    items.append(Text(width + 5, middle, more, _NAME, "start"))
    left = beside[0]
    return Picture(left + width + beside[1], height + 11, tuple(item.moved(left, 0) for item in items))


def _named_below(items: Sequence[Item], width: float, height: float, room: float, less: str, more: str) -> Picture:
    """The bar with its ends' meanings below it, each in as many lines as half of the room needs."""
    left = (room - width) / 2
    found = [item.moved(left, 0) for item in items]
    deepest = 0
    for x, anchor, text in ((0.0, "start", less), (room, "end", more)):
        lines = fonts.wrap(text, _NAME, room / 2 - 6) if text else ()
        found += [Text(x, height + 19.0 + 9.5 * place, one, _NAME, anchor) for place, one in enumerate(lines)]
        deepest = max(deepest, len(lines))
    return Picture(room, height + 11.0 + 9.5 * deepest, tuple(found))
