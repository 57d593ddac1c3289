"""A labelled matrix of numbers or of words: interventions against settings, which claim notices which regulation.

Numbers have a colour and, where some lie below zero, a sign, so that they are told apart without colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isfinite
from typing import Unpack

from logicnet.draw.grids.blocks import Density, fit_table
from logicnet.draw.grids.scale import bar, colour, number_cell, sign_mark, unknown_cell
from logicnet.draw.grids.table import Axis, Box
from logicnet.draw.paint.canvas import canvas
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, rectangle
from logicnet.draw.paint.style import BLUE, GREEN, ORANGE, PALE, PURPLE, SKY, VERMILLION, YELLOW, ink_on
from logicnet.errors import DrawingError

Value = float | str | None
SAMPLE = Box(0, 0, 12, 12)
_CELLS = (Density(12, 12, 7.5), Density(10, 9.5, 7), Density(8, 8.5, 6.5))
_WIDE = (Density(24, 12, 7.5), Density(21, 9.5, 6.5))
_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, YELLOW, "#6b6b6b")


def matrix(
    rows: Sequence[str],
    columns: Sequence[str],
    values: Mapping[tuple[str, str], Value] | Sequence[Sequence[Value]],
    *,
    title: str = "",
    subtitle: str = "",
    row_groups: Sequence[str] = (),
    column_groups: Sequence[str] = (),
    ends: tuple[str, str] = ("less", "more"),
    words: Mapping[str, str] | None = None,
    show_numbers: bool = False,
    **look: Unpack[LookWords],
) -> Picture:
    """A matrix of numbers or words with labels: interventions against settings, claims against regulations.

    Columns that do not fit into the width that is asked for go on below, and long lists of rows at the right.

    - ``rows``: the labels of the rows.
    - ``columns``: the labels of the columns.
    - ``values``: rows of cells, or a mapping from (row, column): a pair that is missing stays empty, None is hatched
      (not known). Numbers are coloured about zero, blue below and vermillion above, up to the largest there is; where
      some lie below zero, a plus or a minus stands in each cell, and the scale has both ends.
    - ``title``: the heading (default: none).
    - ``subtitle``: a line below it (default: none).
    - ``row_groups``: the group of each row, so that groups stand apart (default: none).
    - ``column_groups``: the group of each column (default: none).
    - ``ends``: the names of the scale's two ends (default: less and more).
    - ``words``: the words in use and their meaning, in the legend's order (default: the words themselves).
    - ``show_numbers``: whether numbers are written into their cells (default: False).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises DrawingError where the rows of ``values`` do not fit the labels.

    >>> matrix(["A%0"], ["B%0"], [[0.5]], title="Excess").title
    'Excess'
    """
    cells = _cells(rows, columns, values)
    present = {value for value in cells.values() if isinstance(value, str)}
    meanings = words if words is not None else {word: word for word in sorted(present)}
    looks = _looks(meanings)
    numbers = [v for v in cells.values() if isinstance(v, (int, float)) and isfinite(v)]
    largest = max(map(abs, numbers), default=0.0)
    signed = min(numbers, default=0.0) < 0
    how = "written" if show_numbers else "signed" if signed else "plain"

    def cell(row: int, column: int, box: Box) -> list[Item]:
        value = cells.get((row, column), "")
        return _word_cell(value, looks, box) if isinstance(value, str) else _number(value, box, largest, how)

    samples = [(_sample(_word_cell(word, looks, SAMPLE)), text) for word, text in meanings.items() if word in present]
    samples += [(_sample(unknown_cell(SAMPLE)), "not known")] if None in cells.values() else []
    down, along = Axis(tuple(rows), tuple(row_groups)), Axis(tuple(columns), tuple(column_groups))
    with canvas(look) as sheet:
        body = fit_table(down, along, cell, room=sheet.room, cells=_WIDE if show_numbers else _CELLS)
        scale = [bar(float(f"{largest:.2g}"), *ends, signed=signed, room=sheet.room)] if largest else []
        return sheet.picture(body, title=title, lines=(subtitle,), legend=[*scale, samples])


def _cells(
    rows: Sequence[str], columns: Sequence[str], values: Mapping[tuple[str, str], Value] | Sequence[Sequence[Value]]
) -> dict[tuple[int, int], Value]:
    """The values by the numbers of row and column."""
    if isinstance(values, Mapping):
        pairs = {(i, j): (row, column) for i, row in enumerate(rows) for j, column in enumerate(columns)}
        return {place: values[pair] for place, pair in pairs.items() if pair in values}
    if len(values) != len(rows) or any(len(line) != len(columns) for line in values):
        raise DrawingError(f"the matrix has {len(rows)} x {len(columns)} labels, but its values are of another shape")
    return {(i, j): value for i, line in enumerate(values) for j, value in enumerate(line)}


def _sample(items: Sequence[Item]) -> Picture:
    return Picture(SAMPLE.width, SAMPLE.height, tuple(items))


def _number(value: float | None, box: Box, largest: float, how: str) -> list[Item]:
    """A number's cell: ``written`` with its digits, ``signed`` with its sign, or ``plain``."""
    known = None if value is None or not isfinite(value) else float(value)
    items = number_cell(known, box, largest)
    if known is None or how == "plain":
        return items
    ink = ink_on(colour(known, largest))
    if how == "signed":
        return [*items, *sign_mark(known, box, ink)]
    x, y = box.centre
    return [*items, Text(x, y + 2.4, _short(known, largest), 6.5, colour=ink)]


def _short(value: float, largest: float) -> str:
    text = f"{value:.2f}" if largest < 10 else f"{value:.0f}"
    return text.replace("-", "−")


def _looks(words: Iterable[str]) -> dict[str, tuple[str, str]]:
    """A colour for each word, and a letter: its first that no earlier word has taken."""
    taken: dict[str, str] = {}
    for word in words:
        free = [letter for letter in word.lower() if letter.isalnum() and letter not in taken.values()]
        taken[word] = free[0] if free else str(len(taken))
    return {word: (_COLOURS[place % len(_COLOURS)], mark) for place, (word, mark) in enumerate(taken.items())}


def _word_cell(word: str, looks: Mapping[str, tuple[str, str]], box: Box) -> list[Item]:
    """The cell of a word; of one that is not among these its first letter, and without a word an empty cell."""
    if not word:
        return [rectangle(*box.inner, fill="#fafafa")]
    fill, mark = looks.get(word, ("#ffffff", word[:1]))
    x, y = box.centre
    inner = rectangle(*box.inner, fill=fill, stroke=PALE, line=0.4)
    return [inner, Text(x, y + 2.5, mark, 6.5, colour=ink_on(fill))]
