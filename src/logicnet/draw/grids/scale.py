"""Colours for numbers, with their scale: blue for less, vermillion for more, white between.

Grey hatching where a number is not known.
"""

from __future__ import annotations

from logicnet.draw.grids.table import Box
from logicnet.draw.paint import fonts
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, line, rectangle
from logicnet.draw.paint.style import BLUE, GREY, PALE, VERMILLION, mix

_STEPS = 40


def colour(value: float, largest: float = 1.0, *, low: str = BLUE, high: str = VERMILLION) -> str:
    """The colour of a number between ``-largest`` and ``largest``; what lies beyond takes the end's colour."""
    share = max(-1.0, min(1.0, value / largest)) if largest else 0.0
    end = high if share > 0 else low
    return mix("#ffffff", end, abs(share))


def unknown_cell(box: Box) -> list[Item]:
    """A hatched cell: not known."""
    x, y, width, height = box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8
    bars = [
        [(x, y + height / 2), (x + width / 2, y)],
        [(x, y + height), (x + width, y)],
        [(x + width / 2, y + height), (x + width, y + height / 2)],
    ]
    return [
        rectangle(x, y, width, height, stroke=PALE, line=0.6),
        *(line(bar, stroke="#b5b5b5", width=0.8) for bar in bars),
    ]


def number_cell(value: float | None, box: Box, largest: float = 1.0) -> list[Item]:
    """A cell coloured by a number."""
    if value is None:
        return unknown_cell(box)
    inner = (box.x + 0.4, box.y + 0.4, box.width - 0.8, box.height - 0.8)
    return [rectangle(*inner, fill=colour(value, largest), stroke="#dddddd", line=0.4)]


def bar(largest: float, less: str, more: str, *, signed: bool = True) -> Picture:
    """The scale as a horizontal bar with its ends and middle named.

    ``signed`` says whether numbers below zero occur: without them the bar starts at zero.
    """
    width, height = 150.0, 9.0
    step = width / _STEPS
    lowest = -largest if signed else 0.0
    items: list[Item] = []
    for index in range(_STEPS):
        value = lowest + (index + 0.5) / _STEPS * (largest - lowest)
        items.append(rectangle(index * step, 0, step + 0.2, height, fill=colour(value, largest)))
    items.append(rectangle(0, 0, width, height, stroke=GREY, line=0.5))
    names = (f"−{largest:g}", "0", f"+{largest:g}") if signed else ("0", f"{largest / 2:g}", f"{largest:g}")
    for share, text in zip((0.0, 0.5, 1.0), names, strict=True):
        items.append(Text(share * width, height + 9, text, 7))
    items.append(Text(-5, height - 1.5, less, 7.5, "end"))
    items.append(Text(width + 5, height - 1.5, more, 7.5, "start"))
    left = fonts.width(less, 7.5) + 8
    return Picture(left + width + fonts.width(more, 7.5) + 8, height + 11, tuple(item.moved(left, 0) for item in items))
