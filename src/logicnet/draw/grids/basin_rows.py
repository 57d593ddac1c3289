"""Rows of bars of basins: conditions as dots, labels beside the bars or over them, shares at the right.

The dots are those of the matrices of conditions in all plots. Where there is no room for them conditions stand in
words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from logicnet.analysis.basins import BasinSize, percent
from logicnet.draw.grids.settings import input_cell
from logicnet.draw.grids.table import Box
from logicnet.draw.paint import fonts
from logicnet.draw.paint.labels import cut_apart
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, line, rectangle
from logicnet.draw.paint.style import BLUE, FAINT, GREY, INK, SKY, mix

_SIZE, _LINE, _WIDTH = 8.0, 9.5, 220.0
_COLUMN = 62.0  # of shares, right of the bars: 0.000763 %
_LABEL, _DOTTED = 230.0, 170.0  # points of a line of a label, and of one beside dots
_TOLD = 1.8  # lines of what is on in an attractor; the rest is cut
_TICKS = 130.0  # points of a bar from which quarters are marked
_LEAST, _SHORT = 120.0, 60.0  # points of a bar beside its label, and beside dots alone
_DOT, _INPUT = 9.0, 90.0  # points of a column of dots, and of the name over it
_WEAK = mix("#ffffff", SKY, 0.35)


@dataclass(frozen=True, slots=True)
class BasinBar:
    """What is drawn of a basin.

    - ``number``: what its label begins with.
    - ``words``: its condition in words, for where there is no room for dots; never cut.
    - ``text``: what else it is called; cut where it is long.
    - ``size``: its size.
    - ``dots``: the value of each input that differs, as ``input_cell`` draws it; none where it has no condition.
    """

    number: str
    words: str
    text: str
    size: BasinSize
    dots: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """All of it in a line."""
        return self.number + _sentence(self.words, self.text)


def _sentence(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _lines(bars: Sequence[BasinBar], limit: float, *, dotted: bool) -> list[tuple[str, ...]]:
    """The label of each bar in lines of at most ``limit`` points: conditions whole where dots do not tell them, and the
    rest cut where it is long, beside dots to a line.
    """
    room = limit - max((fonts.width(bar.number, _SIZE) for bar in bars), default=0.0)
    rest = cut_apart([bar.text for bar in bars], _SIZE, room if dotted else _TOLD * limit)
    told = zip(bars, rest, strict=True)
    texts = [bar.number + _sentence("" if dotted else bar.words, text) for bar, text in told]
    if dotted:
        return [(text,) for text in texts]
    found = [fonts.wrap(text, _SIZE, limit) for text in texts]
    if all(fonts.width(one, _SIZE) <= limit for lines in found for one in lines):
        return found
    return [(text,) for text in cut_apart(texts, _SIZE, limit)]  # where a word alone is too long for a line


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where bars begin, how wide they are, where labels end and how long these may be, and how wide a column of shares
    is. Labels stand ``over`` their bars where there is no room for them beside these. ``dots`` is how much room those
    of conditions take, left of the bars.
    """

    left: float
    width: float
    label: float
    longest: float
    column: float
    over: bool
    dots: float

    @classmethod
    def of(cls, bars: Sequence[BasinBar], inputs: int, room: float) -> _Frame:
        """The frame of these bars, no wider than the room, with dots of so many inputs if there is room for them."""
        dots = _DOT * inputs + 3 if inputs else 0.0
        names = (bar.number + _sentence("" if inputs else bar.words, bar.text) for bar in bars)
        widest = max((fonts.width(name, _SIZE) for name in names), default=0)
        label = min(max(widest, 60.0), _DOTTED if dots else _LABEL)
        left = label + 8 + dots
        if left + _WIDTH + 2 * _COLUMN + 4 <= room:
            return cls(left, _WIDTH, label, label, _COLUMN, over=False, dots=dots)
        texts = [*("strong", "weak", "100 %"), *(text for bar in bars for text in _shares(bar.size))]
        column = max(fonts.width(text, _SIZE, bold=True) for text in texts) + 6
        width = room - left - 2 * column - 4
        if width >= _LEAST:
            return cls(left, min(width, _WIDTH), label, label, column, over=False, dots=dots)
        left = max(fonts.width("0%", 7) / 2, dots)
        width = room - 2 * column - left - 2
        if dots and width < _SHORT:
            return cls.of(bars, 0, room)
        return cls(left, width, 0.0, room, column, over=True, dots=dots)

    @property
    def height(self) -> float:
        """How tall a bar is without its label."""
        return 8.0 if self.over else 11.0

    @property
    def free(self) -> float:
        """From a bar to the next label."""
        return 4.5 if self.over else 6.0

    @property
    def right(self) -> float:
        """Where all of it ends."""
        return self.left + self.width + 2 * self.column + (2 if self.over else 4)

    def tall(self, lines: int) -> float:
        """How tall a bar is with the lines of its label."""
        return lines * _LINE + 1.0 + self.height if self.over else max(self.height, lines * _LINE)

    @property
    def anchor(self) -> str:
        """From where a label is written."""
        return "start" if self.over else "end"


def basin_rows(
    sections: Sequence[tuple[str, Sequence[BasinBar]]], inputs: Sequence[str], room: float
) -> tuple[Picture, bool]:
    """Sections of bars below one another, with the names of ``inputs`` over their dots in the first, and a scale at the
    bottom; and whether there was room for dots.
    """
    kept = [(name, bars) for name, bars in sections if bars]
    if not kept:
        return Picture(0, 0, ()), False
    frame = _Frame.of([bar for _, bars in kept for bar in bars], len(inputs), room)
    items: list[Item] = []
    y = 0.0
    if frame.dots:
        y = max(0.0, _tall_names(inputs) - 12)
        items += _names(inputs, frame, y + 12)
    for name, bars in kept:
        start = frame.left if frame.over and frame.dots else frame.label
        items.append(Text(start, y + 9, name, _SIZE, frame.anchor, GREY, bold=True))
        for column, word in enumerate(("strong", "weak"), 1):
            x = frame.left + frame.width + column * frame.column
            items.append(Text(x, y + 9, word, _SIZE, "end", GREY, bold=True))
        y += 14
        for bar, lines in zip(bars, _lines(bars, frame.longest, dotted=bool(frame.dots)), strict=True):
            items.append(Group(tuple(_bar(lines, bar, frame, y)), "bar", (("name", bar.name),)))
            y += frame.tall(len(lines)) + frame.free
        y += 6
    items += _scale(frame, y)
    return Picture(frame.right, y + 14, tuple(items)), bool(frame.dots)


def _tall_names(inputs: Sequence[str]) -> float:
    return max(fonts.width(text, _SIZE) for text in cut_apart(inputs, _SIZE, _INPUT)) + 4


def _names(inputs: Sequence[str], frame: _Frame, y: float) -> Iterator[Item]:
    """The names of inputs over their dots."""
    for place, text in enumerate(cut_apart(inputs, _SIZE, _INPUT)):
        x = frame.left - frame.dots + (place + 0.5) * _DOT
        yield Text(x + _SIZE * 0.36, y, text, _SIZE, "start", turn=90)


def _bar(label: Sequence[str], bar: BasinBar, frame: _Frame, y: float) -> Iterator[Item]:
    strong, weak = bar.size.strong_share, bar.size.weak_share
    left, width = frame.left, frame.width
    middle = y + frame.tall(len(label)) - frame.height / 2 if frame.over else y + frame.tall(len(label)) / 2
    first = y + _LINE / 2 if frame.over else middle - _LINE * (len(label) - 1) / 2
    for place, text in enumerate(label):
        yield Text(frame.label, first + place * _LINE + _SIZE * 0.36, text, _SIZE, frame.anchor)
    y, base = middle - frame.height / 2, middle + _SIZE * 0.36
    for place, value in enumerate(bar.dots if frame.dots else ()):
        box = Box(left - frame.dots + place * _DOT, y, _DOT, frame.height)
        yield Group(tuple(input_cell(value, box)), "input", (("value", value),))
    yield rectangle(left, y, width, frame.height, fill=FAINT)
    if strong is None or weak is None:
        yield Text(left + width + 8, base, "not counted", _SIZE, "start", GREY)
        return
    yield rectangle(left, y, width * weak, frame.height, fill=_WEAK, stroke=SKY, line=0.6)
    yield rectangle(left, y, width * strong, frame.height, fill=BLUE)
    for column, text in enumerate(_shares(bar.size), 1):
        yield Text(left + width + column * frame.column, base, text, _SIZE, "end")


def _shares(size: BasinSize) -> tuple[str, ...]:
    """The strong and the weak share as they are written; none where they are not known."""
    if size.strong_share is None or size.weak_share is None:
        return ()
    return percent(size.strong_share), percent(size.weak_share)


def _scale(frame: _Frame, y: float) -> Iterator[Item]:
    left, width = frame.left, frame.width
    yield line([(left, y), (left + width, y)], stroke=INK, width=0.6)
    for share in (0, 0.25, 0.5, 0.75, 1) if width > _TICKS else (0, 0.5, 1):
        x = left + width * share
        yield line([(x, y), (x, y + 3)], stroke=INK, width=0.6)
        yield Text(x, y + 11, f"{share:.0%}", 7)


def share_sample(strong: float, weak: float) -> Picture:
    """A sample of a bar for the legend."""
    width = 26.0
    bars = (
        rectangle(0.4, 0.4, width * weak, 9, fill=_WEAK, stroke=SKY, line=0.6),
        rectangle(0.4, 0.4, width * strong, 9, fill=BLUE),
    )
    return Picture(width + 1, 10, bars)
