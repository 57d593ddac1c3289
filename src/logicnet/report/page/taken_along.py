"""The table of a screen that a page is made with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from logicnet.analysis.outcome import UNTREATED
from logicnet.errors import FormatError
from logicnet.model import Network
from logicnet.screens.journals import confirm_network, is_as_written
from logicnet.screens.records import Record, TableLike, records
from logicnet.screens.table import Screen

_ADVICE = "name the network that was screened, or screen this one"
ROWS = 5000
"""How many rows of a screen a page takes along; how many are left out stands in its title."""


def screen_entry(table: TableLike, network: Network) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A screen's table as the page shows it, and notes on what is not as it was written. Columns without a word are
    left out. Raises FormatError where it is no table of a screen, or that of another network.
    """
    notes = list[str]()
    if isinstance(table, str | os.PathLike):
        confirm_network(Path(table), network)
        if not is_as_written(Path(table)):
            notes.append(f"{table} was changed since the screen wrote it: the page shows it as it is now")
    elif isinstance(table, Screen) and table.network.digest != network.digest:
        raise FormatError(f"the screen is one of {table.network.name}, not of {network.name}", hint=_ADVICE)
    found = records(table, ("intervention", "type"))
    shown = found[:ROWS]
    columns = [name for name in found[0].cells if any(row.text(name) for row in found)]
    if len(found) > ROWS:
        notes.append(f"the page takes the first {ROWS} of the screen's {len(found)} rows along")
    return {
        "title": _title(found, len(shown)),
        "columns": columns,
        "rows": [[_cell(row, name) for name in columns] for row in shown],
    }, tuple(notes)


def _cell(row: Record, column: str) -> str:
    """A cell as a file has it, whose wild type has a name."""
    return row.text(column) or (UNTREATED if column == "intervention" else "")


def _title(found: list[Record], shown: int) -> str:
    """What was screened, and how many rows there are."""
    phenotypes = " / ".join(dict.fromkeys(row.text("phenotype") for row in found)) or "a screen"
    settings = list(dict.fromkeys(row.text("setting") for row in found))
    under = f" in {len(settings)} settings" if len(settings) > 1 else f" under {settings[0]}" if settings[0] else ""
    rows = f"{len(found)} rows" if shown == len(found) else f"the first {shown} of {len(found)} rows"
    return f"{phenotypes}{under}: {rows}"
