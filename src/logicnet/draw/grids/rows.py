"""The rows of a screen as its pictures need them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from logicnet.errors import UnknownName
from logicnet.model.notation import words
from logicnet.screens.records import Record, TableLike, records

_ENDS = {"probability": ("low", "high")}  # the columns of an interval, where they are not called by what it is of
NEEDED = ("intervention", "type", "setting", "fraction", "change", "outcome")


@dataclass(frozen=True, slots=True)
class Row:
    """One intervention under one setting. ``change`` and ``fraction`` are None where the screen could not decide.
    ``change`` is that of ``column``; where this is not the fraction it has ``value`` in this row, and ``low`` and
    ``high`` where that is sampled or bounded. ``always`` says that as many attractors show the phenotype as untreated,
    and that the change is of the share that always does. ``start`` and ``background`` are what it was asked from and on
    top of. ``sampled`` says that walks were counted, and that ``low`` and ``high`` are an interval of 95 %.
    """

    intervention: str
    type: str
    setting: str
    phenotype: str
    fraction: float | None
    change: float | None
    outcome: str
    column: str = "fraction"
    value: float | None = None
    drugs: str = ""
    context: str = ""
    low: float | None = None
    high: float | None = None
    always: bool = False
    start: str = ""
    background: str = ""
    sampled: bool = False

    @property
    def place(self) -> str:
        """Where it was asked: the context, else the setting."""
        return self.context or self.setting

    @property
    def known(self) -> bool:
        """Whether the screen could decide what it does."""
        return self.change is not None and self.outcome not in ("undecided", "unresolved", "failed")

    @property
    def reaches(self) -> bool:
        """Whether it is measured by what is reached, or not: not by a number."""
        return self.column == "reachable"

    @property
    def measured(self) -> float | None:
        """What the change is of, in this row."""
        return self.fraction if self.column == "fraction" else self.value

    @property
    def parts(self) -> tuple[str, ...]:
        """The single changes."""
        return tuple(word.group() for word in words(self.intervention))


def rows_of(screen: TableLike, *, setting: str | None = None) -> tuple[Row, ...]:
    """The rows of a screen; those of one setting, or of the context of that name, if asked.

    Raises FormatError for what is not a screen's table, and UnknownName for a setting that it does not have.
    """
    rows = tuple(map(_row, records(screen, NEEDED)))
    kept = rows if setting is None else tuple(row for row in rows if setting in (row.setting, row.context))
    if not kept:
        raise UnknownName("setting", str(setting), distinct(row.place for row in rows))
    return kept


def distinct(values: Iterable[str]) -> list[str]:
    """Each value once, in the order of first appearance."""
    return list(dict.fromkeys(values))


def largest_change(rows: Iterable[Row]) -> float:
    """What the strongest colour stands for: 1 for a probability or a share, for a readout its largest change."""
    changes = [abs(row.change) for row in rows if row.column.startswith("value ") and row.change is not None]
    return max(changes, default=1.0) or 1.0


def tried_word(rows: Iterable[Row]) -> tuple[str, str]:
    """What the rows try, in words, for one of them and for several: drugs alone, or interventions."""
    tried = [row for row in rows if row.type != "wild type"]
    return ("drug", "drugs") if tried and all(row.drugs for row in tried) else ("intervention", "interventions")


def _row(record: Record) -> Row:
    intervention, kind, setting = (record.text(name) for name in ("intervention", "type", "setting"))
    told = record.text("change_of") or "fraction"
    column = "fraction" if told == "always" else told
    reached = {"yes": 1.0, "no": 0.0}.get(record.text(column))
    fraction = record.share("fraction")
    low, high = (record.number_in(end) for end in _ENDS.get(column, (f"{column}_low", f"{column}_high")))
    return Row(
        "" if kind == "wild type" else intervention,
        kind,
        setting,
        record.text("phenotype"),
        fraction,
        record.number_in("change"),
        record.text("outcome"),
        column,
        None if column == "fraction" else reached if column == "reachable" else record.number_in(column),
        record.text("drugs"),
        record.text("context"),
        low,
        high,
        told == "always",
        record.text("start"),
        record.text("background"),
        record.text("status") == "sampled",
    )
