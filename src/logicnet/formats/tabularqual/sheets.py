"""Sheets of cells, as spreadsheets have them: rows with a number, cells of text, and errors that name sheet, row and
column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from logicnet.errors import FormatError, Span

_NUMBERED = re.compile(r"(.*?)([0-9]*)", re.DOTALL)


@dataclass(frozen=True)
class SheetRow:
    """A row below the head of a sheet.

    - ``number``: of the row, from 1, as programs for spreadsheets show it.
    - ``cells``: the text of each cell that holds one, by the head of its column.
    """

    number: int
    cells: Mapping[str, str]

    def numbered(self, head: str) -> dict[int, str]:
        """The cells of repeated columns (``Notes``, ``Notes1``, ``Notes2``), by their number in ascending order; 0
        for the one without.
        """
        found: dict[int, str] = {}
        for column, text in self.cells.items():
            match = _NUMBERED.fullmatch(column)
            if match is not None and match[1] == head and len(match[2]) < 5:
                found[int(match[2] or 0)] = text
        return dict(sorted(found.items()))


@dataclass(frozen=True)
class Sheet:
    """A sheet.

    - ``place``: what errors call it: the file, and the sheet's name.
    - ``lines``: each row that holds anything: its number, and its cells.
    """

    place: str
    lines: Sequence[tuple[int, Sequence[str]]]
    head: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        head = [cell.strip() for cell in self.lines[0][1]] if self.lines else []
        object.__setattr__(self, "head", head)
        doubled = next((name for name in head if name and head.count(name) > 1), None) if len(head) < 1000 else None
        if doubled is not None:
            raise FormatError(f"{self.place}: two columns are called {doubled!r}")

    def rows(self) -> Iterator[SheetRow]:
        """The rows below the head that hold anything."""
        for number, cells in self.lines[1:]:
            told = {name: cell.strip() for name, cell in zip(self.head, cells, strict=False) if name and cell.strip()}
            if told:
                yield SheetRow(number, told)

    def pairs(self) -> Iterator[tuple[int, str, str]]:
        """A sheet without a head, as its row's number, a name in the first column and a text in the second."""
        for number, cells in self.lines:
            name = cells[0].strip() if cells else ""
            if name:
                yield number, name, cells[1].strip() if len(cells) > 1 else ""

    def span(self, row: int, column: str, text: str = "", begin: int = 0, length: int = 1) -> Span:
        """The place of a cell, or of some letters in it.

        - ``row``: its number.
        - ``column``: the head of its column.
        - ``text``: what the cell holds (default: nothing).
        - ``begin``: the first of the letters, counted from 0 (default: the first of the cell).
        - ``length``: how many letters (default: 1).
        """
        before = text.rfind("\n", 0, begin) + 1
        line = text[before:].partition("\n")[0]
        return Span(
            f"{self.place}, row {row}, column {column}",
            text.count("\n", 0, begin) + 1,
            begin - before + 1,
            length,
            line,
        )

    def refuse(self, row: int, column: str, message: str, hint: str = "", text: str = "", begin: int = 0) -> NoReturn:
        """Raise a FormatError that points to a cell.

        - ``row``, ``column``, ``text``, ``begin``: as for ``span``.
        - ``message``: what is wrong.
        - ``hint``: what may help (default: nothing).
        """
        raise FormatError(message, span=self.span(row, column, text, begin), hint=hint)
