"""Tables in a notebook: so many rows, no column that says the same in all of them, and no cell that fills the page."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Self, TypeVar

from logicnet.display.markup import html_text, isolated

if TYPE_CHECKING:
    import pandas

MOST_ROWS = 20
"""Rows of a table that are shown."""
MOST_COLUMNS = 24
"""Columns of a table that are shown."""
_MOST_FOLDED = 600  # characters of the line that tells what all rows say
_LOOKED_AT = 4000  # rows up to which all are looked at, to tell the columns that say the same in all
_NUMBER = re.compile(r"\?|[-+~]?[0-9]+(\.[0-9]+)?(e[-+]?[0-9]+)?( ?%)?( ±\S+)?")
_Value = TypeVar("_Value")
_MOST_OF_A_CELL = ((3, 160), (6, 80), (MOST_COLUMNS, 60))  # columns of a table, and characters of a cell up to these
_ONE_LINE = 24  # characters; a column with more of them goes on in the next line
_ONE_WORD = 32  # characters; a longer one, as a digest is, may be broken anywhere
_LONG = ((2, 15), (4, 9), (MOST_COLUMNS, 6))  # such columns of a table, and em that each is wide at least up to these
_BORDER = "border:0;border-bottom:1px solid"
_CELL = "padding:.15em .6em;vertical-align:top;text-align:"


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as a notebook shows it.

    - ``titles``: of the columns.
    - ``rows``: the cells of each row: text, numbers, several names in a tuple, None for nothing. They may be made when
      they are looked at.
    - ``caption``: what stands above it.
    - ``all_rows``: what gives all of them, as it is typed.
    - ``most``: how many rows are shown.
    - ``fold``: whether a column that says the same in all rows is told once above them (default: True).
    - ``total``: how many rows there are, where only the first are handed over; else 0.

    >>> TableView(["a", "b"], [["x", 1], ["y", 1]]).folded
    (('b', '1'),)
    """

    titles: Sequence[str]
    rows: Sequence[Sequence[Any]]
    caption: str = ""
    all_rows: str = ".to_frame()"
    most: int = MOST_ROWS
    total: int = 0
    fold: bool = True

    @classmethod
    def of_columns(cls, columns: Iterable[tuple[str, Sequence[Any]]], **words: Any) -> Self:
        """The same from columns, each a title and a cell for each row."""
        several = list(columns)
        return cls([title for title, _ in several], list(zip(*(cells for _, cells in several), strict=True)), **words)

    @classmethod
    def of_records(cls, records: Sequence[Mapping[str, Any]], **words: Any) -> Self:
        """The same from mappings of titles to cells, which all have the titles of the first."""
        titles = list(records[0]) if records else []
        return cls(titles, [[record[title] for title in titles] for record in records], **words)

    @classmethod
    def of_frame(cls, frame: pandas.DataFrame, **words: Any) -> Self:
        """The same from a pandas table; its index is a column where it has a name."""
        whole = frame.reset_index() if frame.index.name is not None else frame
        return cls(list(map(str, whole.columns)), whole.astype(object).values.tolist(), **words)

    @property
    def folded(self) -> tuple[tuple[str, str], ...]:
        """The columns that say the same in all rows, with what they say; of one row, those that say nothing. None where
        there are too many to look at.
        """
        return tuple((self.titles[place], said) for place, said in self._same.items())

    @property
    def _same(self) -> dict[int, str]:
        """By its place, what a column says in all rows; of a single row, where it says nothing. The first column stays,
        where that is all of them.
        """
        there_are = max(self.total, len(self.rows))
        if not self.fold or there_are > _LOOKED_AT:
            return {}
        columns = zip(*([cell_text(cell) for cell in row] for row in self.rows), strict=True)
        same = {place: said[0] for place, said in enumerate(columns) if len(set(said)) == 1}
        return same if there_are > 1 else {place: said for place, said in same.items() if not said}

    def html(self) -> str:
        """The table. Empty where there are no rows."""
        if not len(self.rows):
            return ""
        folded = self._same
        kept = [place for place in range(len(self.titles)) if place not in folded] or [0]
        shown = [[row[place] for place in kept[:MOST_COLUMNS]] for row in islice(self.rows, self.most)]
        titles = [self.titles[place] for place in kept[:MOST_COLUMNS]]
        sides = ["right" if _numbers(column) else "left" for column in zip(*shown, strict=True)]
        most = next(characters for columns, characters in _MOST_OF_A_CELL if len(titles) <= columns)
        long = sum(any(len(cell_text(cell)) > _ONE_LINE for cell in column) for column in zip(*shown, strict=True))
        least = next(em for columns, em in _LONG if long <= columns)
        head = _row("th", titles, sides, most, least)
        body = "".join(_row("td", row, sides, most, least) for row in shown)
        same = " · ".join(f"{self.titles[place]}: {said}" for place, said in folded.items() if said)
        style = "border-collapse:collapse;margin:.3em 0;background:transparent;color:inherit"
        return (
            paragraph(html_text(self.caption))
            + paragraph(html_text(clipped(f"in all rows: {same}", _MOST_FOLDED)) if same else "")
            + f'<table style="{style}"><thead>{head}</thead><tbody>{body}</tbody></table>'
            + paragraph(html_text(self._left_out(len(kept) - len(titles))))
        )

    def _left_out(self, columns: int) -> str:
        """How many rows and columns are not shown, and what gives all."""
        rows = max(self.total, len(self.rows)) - self.most
        more = [f"{rows} more row{'' if rows == 1 else 's'}"] if rows > 0 else []
        more += [f"{columns} more column{'' if columns == 1 else 's'}"] if columns > 0 else []
        return f"and {' and '.join(more)}: {self.all_rows} has all" if more else ""


def worth_a_look(values: Sequence[_Value]) -> Sequence[_Value]:
    """The values that a table is made of: all of them, or where these are very many the first, which are shown."""
    return values if len(values) <= _LOOKED_AT else values[:MOST_ROWS]


def paragraph(inner: str) -> str:
    """HTML as a paragraph; empty where it is."""
    return f'<p style="margin:.2em 0">{inner}</p>' if inner else ""


def cell_text(value: object) -> str:
    """What stands in a cell.

    >>> [cell_text(one) for one in (None, True, 2, 0.123456, ("A", "B"))]
    ['', 'yes', '2', '0.1235', 'A B']
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            return "" if math.isnan(value) else value_text(value)
        case tuple() | list():
            return " ".join(map(str, value))
        case _:
            return str(value)


def value_text(value: float) -> str:
    """A value in four digits; one that is nearly nothing is nothing, as no digit of it is sure.

    >>> value_text(0.123456), value_text(1e-17), value_text(2.0)
    ('0.1235', '0', '2')
    """
    return f"{value:.4g}" if abs(value) > 1e-9 else "0"


def shortened(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are.

    >>> shortened(["a", "b", "c"], 2)
    'a b (+1 more)'
    """
    more = len(names) - most
    return " ".join(names[:most]) + (f" (+{more} more)" if more > 0 else "")


def clipped(text: str, most: int) -> str:
    """A text of at most so many characters; one that was cut ends in ``…``.

    >>> clipped("abcdef", 4), clipped("abcd", 4)
    ('abc…', 'abcd')
    """
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _numbers(column: Iterable[object]) -> bool:
    """Whether all that stands in a column is a number, or nothing."""
    texts = [cell_text(cell) for cell in column]
    return any(texts) and all(_NUMBER.fullmatch(text) for text in texts if text)


def _row(tag: str, cells: Iterable[object], sides: Iterable[str], most: int, least: int) -> str:
    return f"<tr>{''.join(_cell(tag, cell, side, most, least) for cell, side in zip(cells, sides, strict=True))}</tr>"


def _cell(tag: str, value: object, side: str, most: int, least: int) -> str:
    """A cell of at most so many characters, and at least so many em wide where they take more than a line."""
    text = cell_text(value)
    shown = clipped(text, most)
    whole = f' title="{html_text(text)}"' if shown != text else ""
    inner = f"{isolated(shown[:-1])}…" if whole else isolated(shown)
    style = f"{_BORDER};" if tag == "th" else "border:0;"
    style += f"min-width:{least}em;" if len(shown) > _ONE_LINE else "white-space:nowrap;"
    if any(len(word) > _ONE_WORD for word in shown.split()):
        style += "overflow-wrap:anywhere;"
    return f'<{tag} style="{style}{_CELL}{side}"{whole}>{inner}</{tag}>'
