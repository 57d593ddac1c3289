"""Cells that show the value of a component: off, on, oscillating and free differ in colour and in mark."""

from __future__ import annotations

from collections.abc import Iterable

from logicnet.draw.grids.table import Box
from logicnet.draw.paint.headings import beside
from logicnet.draw.paint.look import LEAST_TEXT
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, line, rectangle
from logicnet.draw.paint.style import PALE, LevelValue, value_style


def value_cell(value: int | str | LevelValue | None, box: Box) -> list[Item]:
    """A cell that shows a component's value: 0, 1, a level, None (it oscillates) or '*' (a free input)."""
    style = value_style(value)
    x, y, width, height = box.inner
    middle_x, middle_y = box.centre
    if style.stripes:
        right, low = x + width, y + height
        bars = [[(x, middle_y), (middle_x, y)], [(x, low), (right, y)], [(middle_x, low), (right, middle_y)]]
        stripes = [line(bar, stroke=style.stripes, width=1.6) for bar in bars]
        return [
            rectangle(x, y, width, height, fill="#fdf0d0"),
            *(stripes if value is None else _range(style.mark, box)),
            rectangle(x, y, width, height, stroke=style.stripes, line=0.6),
        ]
    frame = (
        []
        if value in (0, 1) or isinstance(value, LevelValue)
        else [rectangle(x, y, width, height, stroke=PALE, line=0.6)]
    )
    size = max(LEAST_TEXT, min(height * 0.68, width * 0.9, 8.0))
    mark = Text(middle_x, middle_y + size * 0.36, style.mark, size, colour=style.ink)
    return [rectangle(x, y, width, height, fill=style.fill), *frame, mark]


def _range(text: str, box: Box) -> list[Item]:
    """The levels between which a component moves."""
    x, y = box.centre
    return [Text(x, y + 2.2, text, LEAST_TEXT)]


def value_sample(value: int | str | LevelValue | None) -> Picture:
    """A sample of such a cell for the legend."""
    return Picture(14, 11, tuple(value_cell(value, Box(0, 0, 14, 11))))


def level_scales(maxima: Iterable[int]) -> list[tuple[Picture, str]]:
    """For the legend: the levels from 0 to each of these, in order, with their meaning."""
    scales = ([value_sample(LevelValue(level, level, top)) for level in range(top + 1)] for top in sorted(set(maxima)))
    return [(beside(samples), f"levels 0 to {len(samples) - 1}") for samples in scales]
