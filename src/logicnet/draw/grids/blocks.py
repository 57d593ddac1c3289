"""Tables in the room that there is: columns that do not fit go on below, and long lists of rows go on at the right.

Of the sizes of cells that a caller allows the first is taken with which the table has the shape of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import TypeAlias

from logicnet.draw.grids.table import BESIDE, LONGEST, Axis, Box, Draw, Frame
from logicnet.draw.grids.wrapped import LINES, is_uncut, tall, wrapped_apart
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import BODY, growth_of
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item

_SHAPE = 1.35  # or this times its width
_APART, _BELOW = 20.0, 16.0
_LISTS_APART = 22.0
_LABELS = 0.42  # of the room, that labels may take where columns do not all fit
_MANY_CUT = 0.1  # of the labels, from which smaller cells are better
_LEAST_LABEL = 64.0  # points that a label has at least where rows go on at the right


@dataclass(frozen=True, slots=True)
class Density:
    """How large the cells of a table are, and its texts."""

    across: float
    up: float
    size: float = 8.0


Ranges: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """Blocks of rows beside each other, or of columns below each other."""

    rows: Ranges
    columns: Ranges
    frames: tuple[Frame, ...]
    rank: int
    cut: bool
    room: float

    @property
    def width(self) -> float:
        if len(self.rows) == 1:
            return max(frame.width for frame in self.frames)
        return sum(frame.width for frame in self.frames) + _APART * (len(self.rows) - 1)

    @property
    def height(self) -> float:
        if len(self.rows) == 1:
            return sum(frame.height for frame in self.frames) + _BELOW * (len(self.columns) - 1)
        return max(frame.height for frame in self.frames)

    @property
    def beyond(self) -> float:
        """How many times taller than a page it is, as large as it will be drawn."""
        growth = growth_of(self.width, self.height, self.room) if self.room < inf else 1.0
        return max(1.0, growth * self.height / max(BODY, _SHAPE * growth * self.width))

    def cost(self) -> tuple[float, ...]:
        """What is to be small: breaks of columns, what goes beyond a page, labels cut, small cells, blocks."""
        return len(self.columns), round(self.beyond, 3), self.cut, self.rank, len(self.rows)


def fit_table(
    rows: Axis, columns: Axis, draw: Draw, *, room: float, cells: Sequence[Density], corner: str = ""
) -> Picture:
    """The table no wider than ``room`` points, and of a page's shape where it can be.

    ``cells`` are the sizes that cells may have, the best first; ``draw`` and ``corner`` are those of ``draw_table``.
    """
    if not rows.labels or not columns.labels:
        return Picture(0, 0, ())
    plans: list[_Plan] = []
    for rank, cell in enumerate(cells):
        plans += _plans(rows, columns, cell, rank, room, corner)
        if any(plan.beyond == 1 and not plan.cut and len(plan.columns) == 1 for plan in plans):
            break  # smaller cells are no better
    return _drawn(min(plans, key=_Plan.cost), draw)


def equal_parts(count: int, number: int) -> Ranges:
    """The first and the end of each of at most ``number`` parts of so many, as long as each other but for the last."""
    length = max(1, -(-count // number))
    return tuple((start, min(start + length, count)) for start in range(0, count, length))


def side_by_side(block: Callable[[int, int], Picture], count: int, longest: int, room: float) -> Picture:
    """Rows 0 to ``count`` in equal blocks of about ``longest``, as far as these fit beside each other into the room.

    ``block(start, end)`` draws some of the rows. Unlike ``fit_table``, for lists that are short in every picture, and
    for tables of which each block repeats its first rows.
    """
    if not count:
        return block(0, 0)
    number = -(-count // longest)
    step = block(0, count).width + _LISTS_APART
    if room < inf:
        number = min(number, max(1, int((room + _LISTS_APART) / step)))
    parts = [block(*one) for one in equal_parts(count, number)]
    items = [
        Group(tuple(item.moved((place + 1) * step - _LISTS_APART - part.width, 0) for item in part.items))
        for place, part in enumerate(parts)
    ]
    return Picture(len(parts) * step - _LISTS_APART, max(part.height for part in parts), tuple(items))


def _plans(rows: Axis, columns: Axis, cell: Density, rank: int, room: float, corner: str) -> Iterator[_Plan]:
    """With cells of one size: rows in more and more blocks, as far as they fit beside each other."""
    across = Frame.of(Axis(()), columns, cell=(cell.across, cell.up), size=cell.size).right
    needed = min(max(fonts.width(text, cell.size) for text in (*rows.labels, corner)), LONGEST)
    for number in range(1, max(1, len(rows.labels) // 8) + 1):
        left = (room - _APART * (number - 1)) / number - across - BESIDE
        if left < min(needed, _LEAST_LABEL):
            if number == 1:
                yield _broken(rows, columns, cell, rank, room, corner)
            return
        for lines in (LINES, 1):  # labels are cut where whole ones are too tall for a page
            shown = wrapped_apart(rows.labels, cell.size, min(needed, left), lines=lines)
            ranges = _shares(rows, cell, number, shown)
            frames = tuple(_frame(rows.part(*one), columns, cell, corner, shown) for one in ranges)
            plan = _Plan(ranges, ((0, len(columns.labels)),), frames, rank, _cut(shown), room)
            yield plan
            if plan.beyond == 1:
                return


def _broken(rows: Axis, columns: Axis, cell: Density, rank: int, room: float, corner: str) -> _Plan:
    """Columns in as few blocks of about the same length as the room takes, below each other."""
    shown = wrapped_apart(rows.labels, cell.size, min(LONGEST, _LABELS * room))
    count = len(columns.labels)

    def frames(number: int) -> tuple[Ranges, tuple[Frame, ...]]:
        ranges = equal_parts(count, number)
        return ranges, tuple(_frame(rows, columns.part(*one), cell, corner, shown) for one in ranges)

    number = 1
    ranges, made = frames(number)
    while max(frame.width for frame in made) > room and number < count:
        number += 1
        ranges, made = frames(number)
    return _Plan(((0, len(rows.labels)),), ranges, made, rank, _cut(shown), room)


def _frame(rows: Axis, columns: Axis, cell: Density, corner: str, shown: Mapping[str, str]) -> Frame:
    return Frame.of(rows, columns, cell=(cell.across, cell.up), size=cell.size, corner=corner, shown=shown)


def _cut(shown: Mapping[str, str]) -> bool:
    """Whether many labels are cut."""
    return sum(not is_uncut(label, text) for label, text in shown.items()) > _MANY_CUT * len(shown)


def _shares(rows: Axis, cell: Density, number: int, shown: Mapping[str, str]) -> Ranges:
    """The rows in blocks that are about as tall as each other."""
    heights = [tall(shown[label], cell.size, cell.up) for label in rows.labels]
    for name, start, _ in rows.runs():
        heights[start] += (cell.size + 8) if name else 4
    share, so_far, cuts = sum(heights) / number, 0.0, [0]
    for place, height in enumerate(heights):
        if so_far + height / 2 > share * len(cuts) and len(cuts) < number:
            cuts.append(place)
        so_far += height
    ends = [*cuts[1:], len(heights)]
    return tuple((start, end) for start, end in zip(cuts, ends, strict=True) if start < end)


def _drawn(plan: _Plan, draw: Draw) -> Picture:
    items: list[Item] = []
    x = y = 0.0
    several = len(plan.rows) > 1
    indent = max(frame.indent for frame in plan.frames)
    starts = [(row, 0) for row, _ in plan.rows] if several else [(0, column) for column, _ in plan.columns]
    for (first, left), frame in zip(starts, plan.frames, strict=True):

        def cell(row: int, column: int, box: Box, first: int = first, left: int = left) -> list[Item]:
            return list(draw(first + row, left + column, box))

        shift = 0.0 if several else indent - frame.indent
        items.append(Group(tuple(item.moved(x + shift, y) for item in frame.drawn(cell).items)))
        x, y = (x + frame.width + _APART, y) if several else (x, y + frame.height + _BELOW)
    return Picture(plan.width, plan.height, tuple(items))
