"""Effects along an axis about the untreated value: bars and dots with their intervals, and the axis that they stand on.

Less is left of the line and plain, more is right of it and hatched: so a picture without colour tells them apart too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from logicnet.draw.grids.rows import Row
from logicnet.draw.paint import fonts
from logicnet.draw.paint.axes import Scale, ticks
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Shape, Text, ellipse, line, polygon, rectangle
from logicnet.draw.paint.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PALE,
    PURPLE,
    SKY,
    VERMILLION,
    mix,
)

_TICK = 7.0  # points of a number on the axis
_HATCH = 3.4  # points between two lines
_R = 2.9  # of a dot
_BAND = "#e6e6e6"
AXIS_HEIGHT = 13.0
SHAPES = 6
"""How many settings dots of different shape can tell apart."""
_SERIES = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION)


def effect_scale(rows: Iterable[Row], untreated: Callable[[Row], Row | None], width: float) -> Scale:
    """The scale on which all of the changes and their intervals have room, the untreated value among them."""
    found = [0.0]
    for row in rows:
        found += [row.change] if row.change is not None else []
        found += [value for value, _ in reached([untreated(row)])] if row.reaches else []
        found += interval_of(row, untreated(row)) or []
    low, high = min(found), max(found)
    if high - low < 1e-9:
        low, high = -1.0, 1.0
    beyond = 0.04 * (high - low)
    return Scale(low - beyond, high + beyond, 0.0, width)


def interval_of(row: Row, untreated: Row | None) -> list[float] | None:
    """The ends of the interval in which a change lies, from that of what was measured; None where it is exact."""
    if row.low is None or row.high is None or untreated is None or untreated.measured is None:
        return None
    return [row.low - untreated.measured, row.high - untreated.measured]


def reached(untreated: Iterable[Row | None]) -> list[tuple[float, str]]:
    """The changes that there are of what is reached or not, each with what it means, by what is reached untreated."""
    before = {row.value for row in untreated if row is not None and row.value is not None}
    if before == {1.0}:
        return [(-1.0, "not reached"), (0.0, "reached")]
    if before == {0.0}:
        return [(0.0, "not reached"), (1.0, "reached")]
    return [(-1.0, "no longer"), (0.0, "as untreated"), (1.0, "only then")]


def effect_axis(
    scale: Scale, top: float, bottom: float, untreated: Row | None, words: Sequence[tuple[float, str]] = ()
) -> Iterator[Item]:
    """The lines behind the effects with their numbers below, or these ``words`` for changes that have no number, and
    the line of the untreated network with its value.
    """
    band = interval_of(untreated, untreated) if untreated else None
    if band:
        left, right = (min(max(scale.at(end), scale.begin), scale.end) for end in band)
        yield rectangle(left, top, right - left, bottom - top, fill=_BAND)
    for value, text in _in_words(scale, words) if words else _numbers(scale):
        x, half = scale.at(value), fonts.width(text, _TICK) / 2 if words else 0.0
        yield line([(x, top), (x, bottom)], stroke=PALE, width=0.5)
        yield Text(min(max(x, scale.begin + half), scale.end - half), bottom + 9, text, _TICK, colour=GREY)
    x = scale.at(0.0)
    yield line([(x, top - 2), (x, bottom)], stroke=INK, width=1.0)
    told = "untreated" if untreated is None else f"untreated: {measured(untreated)}"
    half = fonts.width(told, 7.5) / 2
    yield Text(min(max(x, scale.begin + half), max(scale.end - half, scale.begin + half)), top - 5, told, 7.5)


def measured(row: Row | None) -> str:
    """What a row shows of what the changes are of, as a number."""
    if row is None or row.measured is None:
        return "?"
    if row.column == "reachable":
        return "reached" if row.measured else "not reached"
    return f"{row.measured:.4g}" if row.column.startswith("value ") else f"{100 * row.measured:.3g}%"


def effect_bar(row: Row, untreated: Row | None, scale: Scale, y: float, height: float) -> Iterator[Item]:
    """The change as a bar from the line of the untreated network; hollow where it is of what always shows it."""
    if row.change:
        left, right = sorted((scale.at(0.0), scale.at(row.change)))
        colour = BLUE if row.change < 0 else VERMILLION
        fill = "#ffffff" if row.always else colour if row.known else mix("#ffffff", colour, 0.3)
        yield rectangle(left, y - height / 2, right - left, height, fill=fill, stroke=colour, line=0.8)
        if row.change > 0 and not row.always:
            yield from _hatching(left, y - height / 2, right, y + height / 2)
    yield from _whisker(row, untreated, scale, y)


def effect_dot(row: Row, untreated: Row | None, scale: Scale, y: float, series: int | None = None) -> Iterator[Item]:
    """The change as a dot, with a stem where it stands alone and else in the shape of its ``series``."""
    yield from _whisker(row, untreated, scale, y)
    if row.change is None:
        return
    x = scale.at(row.change)
    if series is not None:
        yield series_shape(series, x, y)
        return
    colour = BLUE if row.change < 0 else VERMILLION
    yield line([(scale.at(0.0), y), (x, y)], stroke=colour, width=1.2)
    yield ellipse(x, y, _R, _R, fill=colour if row.known and not row.always else "#ffffff", stroke=colour, line=1.2)


def series_shape(series: int, x: float, y: float) -> Shape:
    """The dot of one of several settings: circles, squares and diamonds, full and then hollow."""
    colour = _SERIES[series % SHAPES]
    fill = {"fill": colour if series < 3 else "#ffffff", "stroke": INK if series < 3 else colour}
    width = 0.5 if series < 3 else 1.4
    match series % 3:
        case 0:
            return ellipse(x, y, _R, _R, **fill, line=width)
        case 1:
            return rectangle(x - _R * 0.9, y - _R * 0.9, _R * 1.8, _R * 1.8, **fill, line=width)
        case _:
            r = _R * 1.25
            return polygon([(x - r, y), (x, y - r), (x + r, y), (x, y + r)], **fill, line=width)


def series_legend(names: Sequence[str]) -> list[tuple[Picture, str]]:
    """A sample of the dot of each of several settings, with what it is called."""
    return [(Picture(10, 10, (series_shape(number, 5, 5),)), name) for number, name in enumerate(names)]


def interval_legend(*, untreated: bool) -> list[tuple[Picture, str]]:
    """A sample of an interval, and of that of the untreated network where it has one."""
    band = (rectangle(3, 0, 12, 10, fill=_BAND), line([(9, 0), (9, 10)], stroke=INK, width=1.0))
    found = [(Picture(18, 10, tuple(_bracket(1, 17, 5))), "interval of what is sampled or bounded")]
    return [*found, *([(Picture(18, 10, band), "that of the untreated")] if untreated else [])]


def _numbers(scale: Scale) -> list[tuple[float, str]]:
    """Numbers on the axis, as many as stand apart."""
    for most in (7, 5, 4, 3, 2):
        found = [(v, f"{v:+g}".replace("-", "−") if v else "0") for v in ticks(scale.low, scale.high, most)]
        widest = max((fonts.width(text, _TICK) for _, text in found), default=0.0)
        if len(found) < 2 or scale.at(found[1][0]) - scale.at(found[0][0]) > widest + 4:
            return found
    return [(0.0, "0")]


def _in_words(scale: Scale, words: Sequence[tuple[float, str]]) -> Sequence[tuple[float, str]]:
    """The words where they stand apart, else shorter ones."""
    if sum(fonts.width(text, _TICK) + 4 for _, text in words) <= scale.end - scale.begin:
        return words
    short = {"not reached": "no", "reached": "yes", "no longer": "−", "as untreated": "0", "only then": "+"}
    return [(value, short[text]) for value, text in words]


def _whisker(row: Row, untreated: Row | None, scale: Scale, y: float) -> Iterator[Item]:
    ends = interval_of(row, untreated) if row.type != "wild type" else None
    if ends and ends[1] - ends[0] > 1e-9:
        yield from _bracket(scale.at(ends[0]), scale.at(ends[1]), y)


def _bracket(left: float, right: float, y: float) -> Iterator[Item]:
    yield line([(left, y), (right, y)], stroke="#ffffff", width=2.6)
    yield line([(left, y), (right, y)], stroke=INK, width=1.0)
    for x in (left, right):
        yield line([(x, y - 2.4), (x, y + 2.4)], stroke=INK, width=1.0)


def _hatching(left: float, top: float, right: float, bottom: float) -> Iterator[Item]:
    """White lines upwards to the right, within a rectangle."""
    height, start = bottom - top, left - (bottom - top)
    while start < right:
        low, high = max(start, left), min(start + height, right)
        if high - low > 0.3:
            yield line([(low, bottom - (low - start)), (high, bottom - (high - start))], stroke="#ffffff", width=0.8)
        start += _HATCH
