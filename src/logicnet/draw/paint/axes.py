"""Axes of numbers: where the marks stand, and the axis of time as shapes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, inf, log10

from logicnet.draw.paint import fonts
from logicnet.draw.paint.headings import LEGEND_SIZE
from logicnet.draw.paint.labels import cut_apart
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, line
from logicnet.draw.paint.style import GREY, INK, PALE

TICK_SIZE = 7.5
_FREE = 6.0  # points between two numbers
_LEAST_TEXT = 60.0  # points that a text over a plot may take, however near the right edge it begins
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


def _apart(scale: Scale) -> list[float]:
    """As many round numbers as can stand beside each other along the axis."""
    for most in range(7, 2, -1):
        found = ticks(scale.low, scale.high, most)
        widths = [fonts.width(f"{value:g}", TICK_SIZE) for value in found]
        free = (scale.at(b) - scale.at(a) - (u + v) / 2 for (a, u), (b, v) in pairwise(zip(found, widths, strict=True)))
        if all(room > _FREE for room in free):
            return found
    return ticks(scale.low, scale.high, 2)


def time_axis(scale: Scale, y: float, label: str) -> list[Item]:
    """The axis of time below a plot, with its unit."""
    items: list[Item] = [line([(scale.begin, y), (scale.end, y)], stroke=INK, width=0.8)]
    for value in _apart(scale):
        x = scale.at(value)
        items.append(line([(x, y), (x, y + 3)], stroke=INK, width=0.8))
        items.append(Text(x, y + 12, f"{value:g}", TICK_SIZE))
    items.append(Text((scale.begin + scale.end) / 2, y + 25, label, 8.5))
    return items


def beside_values(low: float, high: float) -> float:
    """The room that an axis of values takes at the left of a plot."""
    return max(fonts.width(_minus(value), TICK_SIZE) for value in ticks(low, high)) + 22


def _minus(value: float) -> str:
    return f"{value:g}".replace("-", "−")


def value_axis(values: Scale, left: float, right: float, label: str) -> list[Item]:
    """The axis of values at the left of a plot, with pale lines across it."""
    items: list[Item] = []
    widest = 0.0
    for value in ticks(values.low, values.high):
        y, text = values.at(value), _minus(value)
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
    """Moments on an axis of time, each with a text over the plot, in as many rows as keep them apart; ``key`` has what
    the texts stand for where they are numbers.
    """

    moments: tuple[tuple[float, str, int], ...]
    rows: int
    key: tuple[tuple[str, str], ...] = ()

    @classmethod
    def placed(cls, moments: Iterable[tuple[float, str]], scale: Scale, right: float, *, keyed: bool = True) -> Marks:
        """Put each text beside its moment, or in a higher row where another one stands; none goes beyond ``right``.
        Where one does not fit before that, moments are numbered, unless there is no place for their key (``keyed``):
        then it is cut.
        """
        told, key = sorted(moments), tuple[tuple[str, str], ...]()
        if keyed and any(fonts.width(text, TICK_SIZE) > right - scale.at(time) - 3 for time, text in told):
            key = tuple((str(number), text) for number, (_, text) in enumerate(told, 1))
            told = [(time, number) for (time, _), (number, _) in zip(told, key, strict=True)]
        ends: list[float] = []
        found = []
        for time, text in reversed(told):  # from the right: a line ends at its own text
            shown = fonts.shorten(text, TICK_SIZE, max(right - scale.at(time) - 3, _LEAST_TEXT))
            begin = scale.at(time)
            end = begin + fonts.width(shown, TICK_SIZE) + 8
            row = next((k for k, left in enumerate(ends) if end <= left), len(ends))
            ends[row:] = [begin] * (len(ends) - row) or [begin]
            found.append((time, shown, row))
        return cls(tuple(reversed(found)), len(ends), key)

    def legend(self, room: float = inf) -> list[tuple[Picture, str]]:
        """The key: each number with its text, in at most ``room`` points."""
        texts = cut_apart([text for _, text in self.key], LEGEND_SIZE, room - 14)
        samples = (Picture(8, 9, (Text(4, 7.5, number, LEGEND_SIZE, colour=GREY),)) for number, _ in self.key)
        return list(zip(samples, texts, strict=True))

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
