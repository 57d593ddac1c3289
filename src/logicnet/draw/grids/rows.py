"""The rows of a screen as the heatmap needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logicnet.errors import UnknownName
from logicnet.model.notation import words
from logicnet.screens.records import Record, TableLike, records

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


def rows_of(screen: TableLike, *, setting: str | None = None) -> tuple[Row, ...]:
    """The rows of a screen; those of one setting if asked.

    Raises FormatError for what is not a screen's table, and UnknownName for a setting that it does not have.
    """
    rows = tuple(map(_row, records(screen, NEEDED)))
    kept = rows if setting is None else tuple(row for row in rows if row.setting == setting)
    if not kept:
        raise UnknownName("setting", str(setting), distinct(row.setting for row in rows))
    return kept


def distinct(values: Iterable[str]) -> list[str]:
    """Each value once, in the order of first appearance."""
    return list(dict.fromkeys(values))


def _row(record: Record) -> Row:
    intervention, kind, setting = (record.text(name) for name in ("intervention", "type", "setting"))
    return Row(
        intervention,
        kind,
        setting,
        record.text("phenotype"),
        record.share("fraction"),
        record.share("change"),
        record.text("outcome"),
    )
