"""Outcomes: what one intervention does to a phenotype, and how a table of them is ranked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from logicnet.analysis import Attractors
from logicnet.logic import Expression
from logicnet.model import Intervention
from logicnet.screen.design import kind_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of a screen: one intervention under one setting.

    ``always``, ``sometimes`` and ``never`` count the attractors that show the phenotype in all, some or none of their states; an
    attractor found under several settings of the free inputs counts once for each. ``fraction`` is the share that shows it at
    least sometimes, and ``change`` that share minus the wild type's. ``status`` is ``exact``, or ``undecided`` where the budget
    ended the work: then the counts are of what was found, ``fraction`` and ``outcome`` are not given.
    """

    intervention: Intervention
    type: str
    setting: str
    phenotype: str
    always: int
    sometimes: int
    never: int
    status: str
    method: str
    rank: int = 0
    change: Fraction | None = None
    outcome: str = ""

    @property
    def attractors(self) -> int:
        """All attractors that were found."""
        return self.always + self.sometimes + self.never

    @property
    def fraction(self) -> Fraction | None:
        """The share of attractors that shows the phenotype, where it is known."""
        if self.status != "exact" or not self.attractors:
            return None
        return Fraction(self.always + self.sometimes, self.attractors)

    def to_dict(self) -> dict[str, Any]:
        """The row as it stands in tables and JSON."""
        return {
            "rank": self.rank,
            "intervention": str(self.intervention),
            "type": self.type,
            "setting": self.setting,
            "phenotype": self.phenotype,
            "attractors": self.attractors,
            "always": self.always,
            "sometimes": self.sometimes,
            "never": self.never,
            "fraction": None if self.fraction is None else float(self.fraction),
            "change": None if self.change is None else float(self.change),
            "outcome": self.outcome,
            "status": self.status,
            "method": self.method,
        }


def outcome(answer: Attractors, intervention: Intervention, setting: str, phenotype: str, expression: Expression) -> Outcome:
    """Count in how many attractors the phenotype shows."""
    counts = {"always": 0, "sometimes": 0, "never": 0}
    for attractor in answer:
        counts[attractor.shows(expression)] += attractor.settings
    return Outcome(
        intervention,
        kind_of(intervention),
        setting,
        phenotype,
        **counts,
        status="exact" if answer.complete else "undecided",
        method=answer.method,
    )


def ranked(wild_type: Outcome, rows: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """The wild type first, then what removes the phenotype most; equal outcomes share a rank and stand by type and name."""
    compared = [replace(row, change=_change(row, wild_type), outcome=_word(row, wild_type)) for row in rows]
    order = {"knock-out": 0, "knock-in": 1, "edge cut": 2, "combination": 3}
    compared.sort(key=lambda row: (_height(row), len(row.intervention), order[row.type], str(row.intervention)))
    heights = [_height(row) for row in compared]
    first: Mapping[tuple[int, Fraction, Fraction], int] = {height: heights.index(height) + 1 for height in dict.fromkeys(heights)}
    placed = [replace(row, rank=first[height]) for row, height in zip(compared, heights, strict=True)]
    head = replace(wild_type, rank=0, change=_change(wild_type, wild_type), outcome="wild type")
    return (head, *placed)


def _height(row: Outcome) -> tuple[int, Fraction, Fraction]:
    """Undecided rows last; then by the share that shows the phenotype, then by the share that shows it always."""
    if row.fraction is None:
        return (1, Fraction(0), Fraction(0))
    return (0, row.fraction, Fraction(row.always, row.attractors))


def _change(row: Outcome, wild_type: Outcome) -> Fraction | None:
    if row.fraction is None or wild_type.fraction is None:
        return None
    return row.fraction - wild_type.fraction


def _word(row: Outcome, wild_type: Outcome) -> str:
    change = _change(row, wild_type)
    if change is None:
        return "undecided"
    if change < 0:
        return "removes" if row.fraction == 0 else "reduces"
    if change > 0:
        return "increases"
    before, after = _height(wild_type), _height(row)
    return "keeps" if before == after else "reduces" if after < before else "increases"
