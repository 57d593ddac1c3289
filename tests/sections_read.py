"""Reading sections of a report in tests: their text, their tables by caption, their particulars by term."""

from __future__ import annotations

from logicnet.report.model.blocks import Cell, DataTable, Particulars, Section


def plain(cell: Cell) -> str:
    """A cell as text."""
    pieces = cell if isinstance(cell, tuple) else (cell,)
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def said(section: Section | None) -> str:
    """All text of a section outside its tables."""
    assert section is not None
    found = []
    for block in section.blocks:
        match block:
            case DataTable():
                found.append(block.caption)
            case Particulars(rows):
                found += [f"{term}: {plain(text)}" for term, text in rows]
            case _:
                text = getattr(block, "text", "")
                found.append(plain(text) if text else block.caption)  # type: ignore[union-attr]
    return "\n".join(found)


def rows(section: Section | None, caption: str) -> dict[str, dict[str, str]]:
    """The rows of the table whose caption begins so: by the text of their first cell, each by the columns' titles."""
    assert section is not None
    (table,) = [one for one in section.blocks if isinstance(one, DataTable) and one.caption.startswith(caption)]
    return {plain(row[0]): dict(zip(table.head, map(plain, row), strict=True)) for row in table.rows}


def particulars(section: Section | None) -> dict[str, str]:
    """What is said of each term."""
    assert section is not None
    (found,) = [one for one in section.blocks if isinstance(one, Particulars)]
    return {term: plain(text) for term, text in found.rows}
