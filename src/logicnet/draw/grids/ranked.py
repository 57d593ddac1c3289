"""The body of a ranked plot of a screen: plots beside each other as there is room, with the names of their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from logicnet.draw.grids.choice import ScreenEntry
from logicnet.draw.grids.effects import (
    AXIS_HEIGHT,
    SHAPES,
    effect_axis,
    effect_bar,
    effect_dot,
    effect_scale,
    measured,
    reached,
    series_legend,
    series_shape,
)
from logicnet.draw.grids.outcomes import outcome_mark
from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.table import Box
from logicnet.draw.grids.topic import ScreenTopic
from logicnet.draw.grids.wrapped import label_texts, tall, wrapped_apart
from logicnet.draw.paint import fonts
from logicnet.draw.paint.axes import Scale
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, rectangle
from logicnet.draw.paint.style import FAINT, GREY

_SIZE, _STEP, _BAR = 8.0, 13.0, 8.0
_WIDE, _NARROW, _LEAST = 190.0, 110.0, 52.0  # of a plot: one alone, one of several, the narrowest
_LEAST_ALONE = 84.0  # of one alone, with the space beside it
_DODGE = 4.6  # between the dots of two settings in one row
_MARK, _NUMBER, _APART = 13.0, 36.0, 12.0
_LABEL, _MOST_BESIDE = 230.0, 4
_LABELS, _FEWER_LABELS = 0.42, 0.34  # the share of the room for labels, and where there are three plots or more
_HEAD = 7.5  # points of what a plot is called


@dataclass(frozen=True, slots=True)
class EffectPlot:
    """The body of the plot: ``candidates`` as rows, ``places`` as plots beside each other or as dots of one row."""

    candidates: Sequence[ScreenEntry]
    places: Sequence[str]
    called: Mapping[str, str]
    topic: ScreenTopic
    kind: str
    room: float

    @property
    def together(self) -> bool:
        """Whether several settings share a row."""
        return self.kind == "dots" and 1 < len(self.places) <= SHAPES

    @property
    def series(self) -> list[tuple[Picture, str]]:
        """The legend of the settings that share a row."""
        if not self.together:
            return []
        untreated = (measured(self.topic.untreated.get(place)) for place in self.places)
        pairs = zip(self.places, untreated, strict=True)
        return series_legend([f"{self.called[place]} (untreated {value})" for place, value in pairs])

    def drawn(self, rows: Sequence[Row]) -> Picture:
        """The plots, in as many lines as there is room for, and what the axis is."""
        groups = [self.places] if self.together else [[place] for place in self.places]
        alone = len(groups) == 1
        number, width, label, beside = self._room_of(groups)
        scale = effect_scale(rows, lambda row: self.topic.untreated.get(row.place), width)
        plots = [_Plot(tuple(group), scale, beside, self._head(group, width + beside)) for group in groups]
        total = label + 6 + number * (width + beside + _APART) - _APART
        lines = [self._line(plots[start : start + number], label, total) for start in range(0, len(plots), number)]
        middle = (label + 6 + total - (beside if alone else 0)) / 2
        told = fonts.wrap(self.topic.axis, _SIZE, min(total, 2 * min(middle, total - middle) + 4 * _SIZE))
        reach = max(fonts.width(text, _SIZE) for text in told) / 2
        middle = min(max(middle, reach), max(total - reach, reach))
        axis = tuple(Text(middle, 8 + 11 * place, text, _SIZE) for place, text in enumerate(told))
        return Picture.stacked([*lines, Picture(total, 11 * len(told), axis)], gap=6)

    def _room_of(self, groups: Sequence[Sequence[str]]) -> tuple[int, float, float, float]:
        """How many plots stand beside each other, how wide each is, its labels, and the marks and numbers beside it."""
        alone = len(groups) == 1
        widest = min(max(fonts.width(one.label, _SIZE) for one in self.candidates), _LABEL)
        numbers = len(self.places) == 1 and not self.topic.reaches and self.roomy(widest)
        beside = _MARK * len(groups[0]) + (_NUMBER if numbers else 0)
        number, width = min(_MOST_BESIDE, len(groups)), _WIDE if alone else _NARROW
        words = [word for place in self.places for word in self.called[place].split()]
        head = 0.0 if alone else max(fonts.width(word, _HEAD, bold=True) for word in words)
        if self.room == inf:
            return number, max(width, head - beside), widest, beside
        share = self.room * (_LABELS if len(groups) < 3 else _FEWER_LABELS)
        least = max(_LEAST, head - beside) + beside + _APART
        number = min(number, max(1, int((self.room - min(widest, share) - 6 + _APART) / least)))
        needed = number * least - _APART if number > 1 else beside + _LEAST_ALONE
        label = min(widest, max(self.room - needed, share) - 6)
        left = (self.room - label - 6 - (number - 1) * _APART) / number - beside
        return number, max(_LEAST / 2, min(1.6 * width, left)), label, beside

    def roomy(self, label: float) -> bool:
        """Whether there is room for numbers beside the bars."""
        return label + _LEAST_ALONE + _MARK + _NUMBER <= self.room

    def _head(self, group: Sequence[str], width: float) -> tuple[str, ...]:
        if len(self.places) == 1 or self.together:
            return ()
        lines = fonts.wrap(self.called[group[0]], _HEAD, width, bold=True)
        return tuple(
            fonts.shorten(text, 1.15 * _HEAD, max(width, 1.0)) if _wide(text, width) else text for text in lines
        )

    def _line(self, plots: Sequence[_Plot], label: float, width: float) -> Picture:
        """Plots beside each other, with the names of their rows at the left, on a line of this width."""
        least = max(_STEP, _DODGE * len(plots[0].places) + 5) if self.together else _STEP
        shown = wrapped_apart([one.label for one in self.candidates], _SIZE, label)
        steps = [tall(shown[one.label], _SIZE, least) for one in self.candidates]
        head = max(len(plot.head) for plot in plots) * 9.5
        top = head + 14
        bottom = top + sum(steps) + 3
        lefts = [label + 6 + place * (plots[0].width + _APART) for place in range(len(plots))]
        items: list[Item] = []
        for left, plot in zip(lefts, plots, strict=True):
            back = [*plot.heading(head), *self._behind(plot, top, bottom, steps)]
            items.extend(item.moved(left, 0) for item in back)
        for number, one in enumerate(self.candidates):
            y = top + sum(steps[:number]) + steps[number] / 2 + 1.5
            row = list(label_texts(shown[one.label], label, y, _SIZE))
            for left, plot in zip(lefts, plots, strict=True):
                row.extend(item.moved(left, 0) for item in self._effects(one, plot, y))
            items.append(Group(tuple(row), "row", (("name", one.label),)))
        return Picture(width, bottom + AXIS_HEIGHT, tuple(items))

    def _behind(self, plot: _Plot, top: float, bottom: float, steps: Sequence[float]) -> Iterator[Item]:
        untreated = None if self.together else self.topic.untreated.get(plot.places[0])
        for number in range(1, len(self.candidates) if self.together else 0, 2):
            yield rectangle(0, top + 1.5 + sum(steps[:number]), plot.width, steps[number], fill=FAINT)
        yield from effect_axis(plot.scale, top, bottom, untreated, self._words(plot))
        if self.together:
            for number in range(len(plot.places)):
                yield series_shape(number, plot.scale.end + _MARK * (number + 0.5) + 2, top - 7)

    def _words(self, plot: _Plot) -> list[tuple[float, str]]:
        """What the changes of a plot mean where none of them has a number."""
        rows = [row for one in self.candidates for place in plot.places if (row := one.cells.get(place))]
        if not self.topic.reaches or any(row.change and not row.reaches for row in rows):
            return []
        return reached(self.topic.untreated.get(place) for place in plot.places)

    def _effects(self, one: ScreenEntry, plot: _Plot, y: float) -> Iterator[Item]:
        many = len(plot.places)
        for number, place in enumerate(plot.places):
            row, untreated = one.cells.get(place), self.topic.untreated.get(place)
            if row is None:
                continue
            at = y + (number - (many - 1) / 2) * _DODGE
            if self.kind == "bars":
                yield from effect_bar(row, untreated, plot.scale, y, _BAR)
            else:
                yield from effect_dot(row, untreated, plot.scale, at, number if many > 1 else None)
            yield from outcome_mark(row, Box(plot.scale.end + _MARK * number + 2, y - _MARK / 2, _MARK, _MARK))
            if many == 1 and plot.beside > _MARK and row.change is not None:
                told = f"{row.change:+.3g}".replace("-", "−") if row.change else "0"
                yield Text(plot.width, y + 2.6, told, 7.0, "end", GREY)


def _wide(text: str, width: float) -> bool:
    return fonts.width(text, _HEAD, bold=True) > width


@dataclass(frozen=True, slots=True)
class _Plot:
    """One plot: the settings in it, its scale, the room for marks and numbers right of it, and the lines over it."""

    places: tuple[str, ...]
    scale: Scale
    beside: float
    head: tuple[str, ...]

    @property
    def width(self) -> float:
        return self.scale.end + self.beside

    def heading(self, height: float) -> Iterator[Item]:
        """What the plot is called, the last line just over it."""
        for place, text in enumerate(reversed(self.head)):
            yield Text(self.width / 2, height - 3 - 9.5 * place, text, _HEAD, bold=True)
