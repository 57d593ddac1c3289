"""Screen tables as the heatmap needs them.

Rows read from a screen, a frame, a file or plain mappings, without loading pandas for a CSV.
"""

from __future__ import annotations

import csv
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from logicnet.errors import DrawingError, did_you_mean
from logicnet.model.notation import words

NEEDED = ("intervention", "type", "setting", "fraction", "change", "outcome")


@dataclass(frozen=True, slots=True)
class Row:
    """One intervention under one setting. ``change`` and ``fraction`` are None where the screen could not decide."""

    intervention: str
    type: str
    setting: str
    phenotype: str
    fraction: float | None
    change: float | None
    outcome: str

    @property
    def parts(self) -> tuple[str, ...]:
        """The single changes."""
        return tuple(word.group() for word in words(self.intervention))


def rows_of(screen: Any, *, setting: str | None = None) -> tuple[Row, ...]:
    """The rows of a Screen, a pandas frame, a CSV or Parquet file, or an iterable of mappings.

    Those of one setting if asked.

    Raises DrawingError for what is not a screen's table, and for a setting that it does not have.
    """
    if isinstance(screen, (str, os.PathLike)):
        records, name = _file(Path(screen)), str(screen)
    elif hasattr(screen, "rows"):
        records, name = [row if isinstance(row, Mapping) else row.to_dict() for row in screen.rows], "the screen"
    elif hasattr(screen, "to_dict"):
        records, name = screen.to_dict("records"), "the table"
    else:
        records, name = list(screen), "the table"
    missing = [column for column in NEEDED if records and column not in records[0]]
    if missing or not records:
        problem = f"has no column {', '.join(missing)}" if missing else "has no rows"
        raise DrawingError(
            f"{name} is not the table of a screen: it {problem}",
            hint="`logicnet screen … --output FILE.csv` writes one",
        )
    rows = tuple(_row(record, number, name) for number, record in enumerate(records, 2))
    kept = rows if setting is None else tuple(row for row in rows if row.setting == setting)
    if not kept:
        raise DrawingError(
            f"{name} has no setting {setting!r}", hint=did_you_mean(str(setting), distinct(r.setting for r in rows))
        )
    return kept


def _file(path: Path) -> list[Mapping[str, Any]]:
    if path.suffix == ".parquet":
        import pandas

        return [
            {str(key): value for key, value in record.items()}
            for record in pandas.read_parquet(path).to_dict("records")
        ]
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            return list(csv.DictReader(file))
    except OSError as error:
        raise DrawingError(f"cannot read {path}: {error.strerror}") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise DrawingError(
            f"cannot read {path} as a table: {error}", hint="`logicnet screen … --output FILE.csv` writes one"
        ) from None


def _row(record: Mapping[str, Any], number: int, name: str) -> Row:
    try:
        fraction, change = _number(record["fraction"]), _number(record["change"])
    except (TypeError, ValueError) as error:
        raise DrawingError(f"{name}, line {number}: {error}") from None
    texts = {
        key: "" if _missing(record.get(key)) else str(record.get(key))
        for key in ("intervention", "type", "setting", "phenotype", "outcome")
    }
    return Row(**texts, fraction=fraction, change=change)


def _missing(value: Any) -> bool:
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value))


def _number(value: Any) -> float | None:
    return None if _missing(value) else float(value)


def distinct(values: Iterable[str]) -> list[str]:
    """Each value once, in the order of first appearance."""
    return list(dict.fromkeys(values))
