"""The panels of the screen heatmap: lists of what was changed, and cut edges as a matrix, as wide as there is room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from logicnet.draw.grids.blocks import equal_parts, side_by_side
from logicnet.draw.grids.choice import ScreenEntry
from logicnet.draw.grids.names import UNTREATED_REACHED, UNTREATED_ROW
from logicnet.draw.grids.outcomes import outcome_cell
from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.settings import Columns, input_cell
from logicnet.draw.grids.table import BESIDE, LONGEST, Axis, Box, draw_table
from logicnet.draw.grids.wrapped import wrapped_apart
from logicnet.draw.paint import fonts
from logicnet.draw.paint.labels import cut_apart
from logicnet.draw.paint.look import LEAST_TEXT
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, rectangle
from logicnet.draw.paint.style import INK, PALE

_BLOCK = 18  # rows before a list goes on in the next column, if there is room
_SIZE, _UP, _LOW = 8.0, 13.0, 11.5
_TITLE = 7.5  # points of a panel's title: below those of the heading on the narrowest page
_MANY = 30  # rows in a block from which they are lower
_LEAST_LABEL, _LONGEST_NAME = 60.0, 230.0
_LABELS, _FEWER_LABELS = 0.45, 0.34  # the share of the room for labels, at most and at least


def listing(
    title: str,
    candidates: Sequence[ScreenEntry],
    heads: Mapping[str, str],
    *,
    groups: Sequence[str] = (),
    room: float = inf,
    largest: float = 1.0,
) -> Picture:
    """What was changed under one setting, a line each, with a column for each value that was tried, and its head."""
    values = list(heads)
    shown = _wrapped([one.label for one in candidates], room - len(values) * 20)

    def block(start: int, end: int) -> Picture:
        def cell(row: int, column: int, box: Box) -> list[Item]:
            return outcome_cell(candidates[start + row].cells.get(values[column]), box, largest)

        rows = Axis(tuple(one.label for one in candidates[start:end]), tuple(groups[start:end]))
        size = (20 if len(values) > 1 else 26, _UP if end - start <= _MANY else _LOW)
        return draw_table(rows, Axis(tuple(heads.values())), cell, cell=size, size=_SIZE, shown=shown)

    return titled(title, side_by_side(block, len(candidates), _BLOCK, room), room)


@dataclass(frozen=True, slots=True)
class Grid:
    """Interventions against settings: the ``candidates``, the ``untreated`` row of each place, and the columns."""

    candidates: Sequence[ScreenEntry]
    untreated: Mapping[str, Row]
    columns: Columns
    titles: Mapping[str, str]
    largest: float = 1.0

    def drawn(self, room: float = inf) -> Picture:
        """The grid, with the inputs that differ on top; columns that do not fit go on below."""
        most = max((fonts.width(label, _SIZE) for label in self._labels()), default=0.0)
        left = min(most, _LONGEST_NAME, max(room * _LABELS, _LEAST_LABEL)) + BESIDE
        count = len(self.columns.places)
        texts = [_untreated_text(row) for row in self.untreated.values()]
        least = max([15.0, *(fonts.width(text, LEAST_TEXT) + 2 for text in texts)])
        if left + least * count > room >= _FEWER_LABELS * room + BESIDE + least * count:
            left = room - least * count  # shorter labels rather than a second row of columns
        across = max(26.0, least) if left + 26 * count <= room else max(least, min(26.0, (room - left) / count))
        fit = max(1, int((room - left) / across)) if room < inf else count
        parts = -(-count // fit)
        return Picture.stacked((self._part(*one, across, room) for one in equal_parts(count, parts)), gap=16)

    def _part(self, first: int, last: int, across: float, room: float) -> Picture:
        columns = self.columns.part(first, last)
        inputs = list(columns.inputs.items())
        top = [self.titles.get(name, name) for name, _ in inputs]
        every = self._labels()
        untreated = bool(self.untreated)
        shown = _wrapped(every, room - across * len(columns.places))

        def block(start: int, end: int) -> Picture:
            own = self.candidates[start:end]
            labels = (*every[: len(top) + untreated], *(one.label for one in own))

            def cell(row: int, column: int, box: Box) -> list[Item]:
                if row < len(top):
                    return input_cell(inputs[row][1][column], box)
                place, at = columns.places[column], row - len(top) - untreated
                return (
                    untreated_cell(self.untreated.get(place), box)
                    if at < 0
                    else outcome_cell(own[at].cells.get(place), box, self.largest)
                )

            groups = (*("inputs" for _ in top), *("" for _ in labels[len(top) :])) if top else ()
            heads = cut_apart(columns.heads, _SIZE, LONGEST)
            axes = Axis(labels, groups), Axis(tuple(heads))
            up = _UP if end - start <= _MANY else _LOW
            return draw_table(*axes, cell, cell=(across, up), size=_SIZE, shown=shown)

        return side_by_side(block, len(self.candidates), 2 * _BLOCK, room)

    def _labels(self) -> list[str]:
        top = [self.titles.get(name, name) for name in self.columns.inputs]
        asked = UNTREATED_REACHED if any(row.reaches for row in self.untreated.values()) else UNTREATED_ROW
        return [*top, *([asked] if self.untreated else []), *(one.label for one in self.candidates)]


def untreated_cell(row: Row | None, box: Box) -> list[Item]:
    """What the changes are of, untreated, as a number, or whether it is reached."""
    text = _untreated_text(row)
    x, y = box.centre
    size = min(7.0, 7.0 * (box.width - 2) / fonts.width(text, 7.0))
    return [
        rectangle(*box.inner, stroke=PALE, line=0.6),
        Text(x, y + 2.5, text, max(size, LEAST_TEXT)),
    ]


def _untreated_text(row: Row | None) -> str:
    if row is None or row.measured is None:
        return "?"
    if row.reaches:
        return "yes" if row.measured else "no"
    return f"{row.measured:.3g}" if row.column.startswith("value ") else f"{row.measured:.0%}"


def _wrapped(labels: Sequence[str], room: float) -> dict[str, str]:
    """Labels as they fit beside their cells, none like another."""
    return wrapped_apart(labels, _SIZE, min(_LONGEST_NAME, max(room - BESIDE, _LEAST_LABEL)))


def titled(text: str, picture: Picture, room: float) -> Picture:
    """The picture below its title; without a text, or where nothing is drawn, the picture."""
    if not text or not picture.items:
        return picture
    lines = fonts.wrap(text, _TITLE, min(room, max(picture.width, 320.0)), bold=True)
    wide = max(fonts.width(one, _TITLE, bold=True) for one in lines)
    texts = tuple(
        Text(wide / 2, _TITLE + 10 * place, one, _TITLE, colour=INK, bold=True) for place, one in enumerate(lines)
    )
    return Picture.stacked([Picture(wide, 10 * len(lines), texts), picture], gap=4)
