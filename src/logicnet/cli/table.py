"""Plain tables for people: aligned columns, nothing cut off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(header: Sequence[str], rows: Iterable[Sequence[object]], *, right: frozenset[str] = frozenset()) -> str:
    """Columns of text under a header; the columns named in ``right`` are aligned to the right.

    >>> print(table(["name", "states"], [["a", 1], ["bcd", 200]], right=frozenset({"states"})))
    name  states
    a          1
    bcd      200
    """
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(title), *(len(row[column]) for row in cells), 0) for column, title in enumerate(header)]
    lines = []
    for row in [list(header), *cells]:
        padded = [
            cell.rjust(width) if title in right else cell.ljust(width)
            for cell, width, title in zip(row, widths, header, strict=True)
        ]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines)


def shortened(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are.

    >>> shortened(["a", "b", "c"], 2)
    'a b (+1 more)'
    """
    more = len(names) - most
    return " ".join(names[:most]) + (f" (+{more} more)" if more > 0 else "")
