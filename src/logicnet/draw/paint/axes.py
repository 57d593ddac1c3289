"""Axes of numbers: where the marks stand, and the axis of time as shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Item, Text, line
from logicnet.draw.paint.style import GREY, INK, PALE

TICK_SIZE = 7.5
_ROW = 11.0  # points for a line of text over the axis


@dataclass(frozen=True, slots=True)
class Scale:
    """Numbers from ``low`` to ``high`` along points from ``begin`` to ``end``."""

    low: float
    high: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        """The place of a number."""
        return self.begin + (value - self.low) / (self.high - self.low) * (self.end - self.begin)


def ticks(low: float, high: float, most: int = 7) -> list[float]:
    """Round numbers between two, at most so many.

    >>> ticks(0, 1), ticks(0, 72)
    ([0.0, 0.2, 0.4, 0.6, 0.8, 1.0], [0.0, 20.0, 40.0, 60.0])
    """
    rough = (high - low) / (most - 1)
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10, 20) if (high - low) / (unit * factor) <= most - 1)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    return [float(f"{place * step:.12g}") for place in range(first, last + 1)]


def time_axis(scale: Scale, y: float, label: str) -> list[Item]:
    """The axis of time below a plot, with its unit."""
    items: list[Item] = [line([(scale.begin, y), (scale.end, y)], stroke=INK, width=0.8)]
    for value in ticks(scale.low, scale.high):
        x = scale.at(value)
        items.append(line([(x, y), (x, y + 3)], stroke=INK, width=0.8))
        items.append(Text(x, y + 12, f"{value:g}", TICK_SIZE))
    items.append(Text((scale.begin + scale.end) / 2, y + 25, label, 8.5))
    return items


def value_axis(values: Scale, left: float, right: float, label: str) -> list[Item]:
    """The axis of values at the left of a plot, with pale lines across it."""
    items: list[Item] = []
    widest = 0.0
    for value in ticks(values.low, values.high):
        y, text = values.at(value), f"{value:g}".replace("-", "−")
        items.append(line([(left, y), (right, y)], stroke=PALE, width=0.5))
        items.append(line([(left - 3, y), (left, y)], stroke=INK, width=0.8))
        items.append(Text(left - 5, y + 2.7, text, TICK_SIZE, "end"))
        widest = max(widest, fonts.width(text, TICK_SIZE))
    items.append(line([(left, values.begin), (left, values.end)], stroke=INK, width=0.8))
    middle = (values.begin + values.end) / 2
    items.append(Text(left - widest - 12, middle, label, 8.5, turn=90))
    return items


@dataclass(frozen=True, slots=True)
class Marks:
    """Moments on an axis of time, each with a text over the plot, in as many rows as keep them apart."""

    moments: tuple[tuple[float, str, int], ...]
    rows: int

    @classmethod
    def placed(cls, moments: Iterable[tuple[float, str]], scale: Scale, right: float) -> Marks:
        """Put each text beside its moment, or in a higher row where another one stands; none goes beyond ``right``."""
        ends: list[float] = []
        found = []
        for time, text in sorted(moments, reverse=True):  # from the right: a line ends at its own text
            shown = fonts.shorten(text, TICK_SIZE, max(right - scale.at(time) - 3, 60))
            begin = scale.at(time)
            end = begin + fonts.width(shown, TICK_SIZE) + 8
            row = next((k for k, left in enumerate(ends) if end <= left), len(ends))
            ends[row:] = [begin] * (len(ends) - row) or [begin]
            found.append((time, shown, row))
        return cls(tuple(reversed(found)), len(ends))

    @property
    def height(self) -> float:
        """The room that the texts take over the plot."""
        return self.rows * _ROW + (3 if self.rows else 0)

    def items(self, scale: Scale, top: float, bottom: float) -> list[Item]:
        """The texts over ``top``, and a line down from each."""
        items: list[Item] = []
        for time, text, row in self.moments:
            x, y = scale.at(time), top - 4 - row * _ROW
            items.append(line([(x, y - 6), (x, bottom)], stroke=GREY, width=0.8, dash=(3, 2)))
            items.append(Text(x + 3, y, text, TICK_SIZE, "start", GREY))
        return items
