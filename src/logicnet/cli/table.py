"""Plain tables for people: aligned columns, as wide as the terminal where they are printed to one.

A pipe and a file get every cell whole. On a terminal the widest columns give way first; a cell that was cut ends in
``…``, and columns that still do not fit are named below the table. ``--wide`` shows all.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from logicnet.display.tables import shortened as shortened

_GAP = "  "
_LEAST = 7  # columns of text that a cell keeps
_LEAST_TITLE = 14  # that a title keeps: those of phenotypes often begin alike
_LEAST_NAMES = 24  # that the first column keeps: it says what the row is about
_LEAST_NUMBER = 5  # that the title of a column of numbers keeps: numbers would be others if they were cut
_MOST_WHOLE = 40  # that the widest column keeps
_NAMED = 4  # columns that were left out, by name


@dataclass(slots=True)
class _Terminal:
    """How wide the terminal is, and whether a table was cut to it."""

    columns: int
    cut: bool = False


_terminal: ContextVar[_Terminal | None] = ContextVar("terminal", default=None)


@contextmanager
def fitted(wide: bool = False) -> Iterator[None]:
    """Within this block tables fit the terminal, if stdout is one and not all is wanted (``wide``); stderr says where
    one was cut.
    """
    terminal = None if wide or not on_terminal() else _Terminal(shutil.get_terminal_size().columns)
    before = _terminal.set(terminal)
    try:
        yield
    finally:
        _terminal.reset(before)
        if terminal is not None and terminal.cut:
            print(f"logicnet: cut to {terminal.columns} columns: --wide shows all", file=sys.stderr)


def on_terminal() -> bool:
    """Whether stdout is a terminal, and no pipe or file."""
    return sys.stdout.isatty()


def room() -> int | None:
    """How many columns of text a line may have; None where it may have any number."""
    terminal = _terminal.get()
    return None if terminal is None else terminal.columns


def table(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    right: frozenset[str] = frozenset(),
    whole: frozenset[str] = frozenset(),
    spare: int = 0,
    lasting: frozenset[str] = frozenset(),
) -> str:
    """Columns of text under a header; the columns named in ``right``, which hold numbers, are aligned to the right.
    These and the columns named in ``whole`` are cut last. So many of the last columns as are ``spare`` are left out
    before any other is cut. Those named in ``lasting`` are left out after all others.

    >>> print(table(["name", "states"], [["a", 1], ["bcd", 200]], right=frozenset({"states"})))
    name  states
    a          1
    bcd      200
    """
    lines = [list(header), *([str(cell) for cell in row] for row in rows)]
    columns = list(zip(*lines, strict=True))
    natural = [max(map(len, column)) for column in columns]
    inner = [max(map(len, column[1:]), default=0) for column in columns]  # without the title
    least = [
        max(cells, _LEAST_NUMBER) if title in right | whole else max(_LEAST, min(len(title), _LEAST_TITLE))
        for cells, title in zip(inner, header, strict=True)
    ]
    # the first column says what a row is about: it stays; the last of this order go first
    order = sorted(range(len(header)), key=lambda i: (i > 0, header[i] not in lasting, i))
    widths = dict(zip(order, _widths([natural[i] for i in order], [least[i] for i in order], spare), strict=False))
    terminal = _terminal.get()
    if terminal is not None and [widths.get(i) for i in range(len(header))] != natural:
        terminal.cut = True
    padded = [
        [_fitting(cell, width).rjust(width) if title in right else _fitting(cell, width).ljust(width) for cell in cells]
        for title, cells, width in ((header[i], columns[i], widths[i]) for i in sorted(widths))
    ]
    printed = [_GAP.join(cells).rstrip() for cells in zip(*padded, strict=True)]
    left_out = [title for i, title in enumerate(header) if i not in widths]
    several = "s" if len(left_out) > 1 else ""
    more = [f"({len(left_out)} more column{several}: {shortened(left_out, _NAMED)})"] if left_out else []
    return "\n".join([*printed, *more])


def _widths(natural: Sequence[int], wanted: Sequence[int], spare: int) -> list[int]:
    """How wide each column is: the widest give way until the rest fits, none to less than is wanted; the last ones that
    do not fit are left out.
    """
    most = room()
    if most is None or _taken(natural) <= most:
        return list(natural)
    names = [max(_LEAST_NAMES, wanted[0])]
    least = [min(width, own, _MOST_WHOLE) for width, own in zip(natural, [*names, *wanted[1:]], strict=True)]
    fitting = len(least)
    while fitting > len(least) - spare and _taken(natural[:fitting]) > most:
        fitting -= 1
    while fitting > 1 and _taken(least[:fitting]) > most:
        fitting -= 1
    low, high = 0, max(natural)
    while low < high:  # the greatest width at which the widest columns are cut
        middle = (low + high + 1) // 2
        if _taken(_capped(natural[:fitting], least, middle)) <= most:
            low = middle
        else:
            high = middle - 1
    return _capped(natural[:fitting], least, low)


def _capped(natural: Sequence[int], least: Sequence[int], most: int) -> list[int]:
    return [min(width, max(own, most)) for width, own in zip(natural, least, strict=False)]


def _taken(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _fitting(cell: str, width: int) -> str:
    return cell if len(cell) <= width else f"{cell[: width - 1]}…"
