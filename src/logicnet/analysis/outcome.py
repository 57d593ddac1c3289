"""Outcomes: what one intervention does to a phenotype under one setting, as counted and as a row of a table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from logicnet.analysis.intervals import SAME
from logicnet.model import Intervention

WITHDRAWAL = ("stays", "can relapse", "must relapse")
OUTCOMES = {
    "removes": "untreated the phenotype is there, with the intervention it is not",
    "reduces": "it is still there, less than untreated",
    "keeps": "as untreated",
    "increases": "more than untreated",
    "unresolved": "its probability was sampled, and the intervals with and without the intervention meet",
    "undecided": "a budget ended the work, with or without the intervention",
    "failed": "the task failed",
}


class Answer(NamedTuple):
    """What was found for one task; equal for many tasks, so it is kept once.

    ``always``, ``sometimes`` and ``never`` count the attractors that show the phenotype in all, some or none of their
    states; an attractor found under several settings of the free inputs counts once for each. ``status`` is ``exact``;
    ``sampled`` or ``bounded`` where the counts are exact and a probability or a reach is not; ``undecided`` where the
    budget ended the work, so that the counts are of what was found; or ``failed: why``. ``reachable`` (yes, no) and
    ``withdrawal`` (see ``WITHDRAWAL``) are empty where they were not asked for or not decided, and so is
    ``probability``; withdrawal also where the phenotype is reached under the intervention, as it was never gone.
    ``low`` and ``high`` are the 95 % interval of a probability that was sampled.
    """

    always: int
    sometimes: int
    never: int
    status: str
    method: str
    reachable: str = ""
    withdrawal: str = ""
    probability: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def attractors(self) -> int:
        """All attractors that were found."""
        return self.always + self.sometimes + self.never

    @property
    def ended_by(self) -> tuple[str, ...]:
        """The budgets that ended work on it: ``time``, ``memory``, ..."""
        return tuple(part.rpartition("ended by ")[2] for part in self.method.split("; ") if "ended by " in part)

    @property
    def decided(self) -> bool:
        """Whether the counts are all there."""
        return self.status in {"exact", "sampled", "bounded"}

    @property
    def whole(self) -> bool:
        """Whether all that was asked was decided: the counts, and what a budget may have ended beside them."""
        return self.decided and not self.ended_by

    @property
    def fraction(self) -> Fraction | None:
        """The share of attractors that shows the phenotype at least sometimes, where it is known."""
        if not self.decided or not self.attractors:
            return None
        return Fraction(self.always + self.sometimes, self.attractors)

    @property
    def shown(self) -> bool:
        """Whether the phenotype is there: reached from the start where that was asked, else in some attractor."""
        return self.reachable == "yes" if self.reachable else bool(self.fraction)

    @property
    def height(self) -> tuple[int, int, float, Fraction, Fraction, int]:
        """What rows are ranked by: whether and how probably the phenotype is reached from the start (where that was
        asked), the share of attractors that shows it, the share that shows it always, and whether it comes back after
        withdrawal. What is not decided is last of its kind: counts, then reach, probability and withdrawal."""
        nothing = Fraction(0)
        if self.fraction is None:
            return (2, 0, 0.0, nothing, nothing, 0)
        bounded = self.status == "bounded"
        reached = int(self.reachable == "yes")
        # 2 is above every probability: one that is not known ranks behind all that are
        chance = self.probability if self.probability is not None else 2.0 if bounded and reached else 0.0
        back = WITHDRAWAL.index(self.withdrawal) if self.withdrawal else len(WITHDRAWAL) * bounded
        unknown = int(bounded and not self.reachable)
        return (unknown, reached, chance, self.fraction, Fraction(self.always, self.attractors), back)

    @property
    def interval(self) -> tuple[float, float]:
        """Between what the probability lies; the probability twice where it is exact, from 0 to 1 where it is not
        known."""
        if self.probability is None:
            return 0.0, 1.0
        return (
            self.probability if self.low is None else self.low,
            self.probability if self.high is None else self.high,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of a screen: one intervention under one setting.

    ``rank`` is 0 for the wild type; equal outcomes share a rank. ``change`` is the fraction minus the wild type's under
    the same setting. ``drugs`` names the drugs where the design uses the catalogue.
    """

    intervention: Intervention
    type: str
    setting: str
    phenotype: str
    answer: Answer
    rank: int = 0
    change: Fraction | None = None
    outcome: str = ""
    drugs: str = ""

    @property
    def attractors(self) -> int:
        """All attractors that were found."""
        return self.answer.attractors

    @property
    def always(self) -> int:
        """The attractors that show the phenotype in every state."""
        return self.answer.always

    @property
    def sometimes(self) -> int:
        """The attractors that show the phenotype in some states."""
        return self.answer.sometimes

    @property
    def never(self) -> int:
        """The attractors that do not show the phenotype."""
        return self.answer.never

    @property
    def fraction(self) -> Fraction | None:
        """The share of attractors that shows the phenotype at least sometimes, where it is known."""
        return self.answer.fraction

    @property
    def status(self) -> str:
        """``exact``, ``sampled``, ``bounded``, ``undecided`` or ``failed: why``."""
        return self.answer.status

    @property
    def method(self) -> str:
        """The steps that gave the answer."""
        return self.answer.method

    def to_dict(self, *, start: bool = False, drugs: bool = False) -> dict[str, Any]:
        """The row as it stands in tables and JSON; ``start`` adds what was asked from a start state, ``drugs`` the
        drugs' names."""
        found = self.answer
        row: dict[str, Any] = {"rank": self.rank, "intervention": str(self.intervention)}
        if drugs:
            row["drugs"] = self.drugs
        row |= {
            "type": self.type,
            "setting": self.setting,
            "phenotype": self.phenotype,
            "attractors": found.attractors,
            "always": found.always,
            "sometimes": found.sometimes,
            "never": found.never,
            "fraction": None if found.fraction is None else float(found.fraction),
            "change": None if self.change is None else float(self.change),
        }
        if start:
            row |= {
                "reachable": found.reachable,
                "withdrawal": found.withdrawal,
                "probability": found.probability,
                "low": found.low,
                "high": found.high,
            }
        return row | {"outcome": self.outcome, "status": found.status, "method": found.method}


def compared(row: Answer, wild_type: Answer) -> tuple[Fraction | None, str]:
    """The change of the fraction against the wild type, and the word for what an intervention does, see ``OUTCOMES``.

    The word goes by the strongest thing that was asked for: the probability from the start, else whether the phenotype
    is reached from there, else (without a start, or where nothing shows the phenotype to start from) the share of
    attractors that shows it and the share that shows it always.
    """
    if row.fraction is None or wild_type.fraction is None:
        return None, "failed" if row.status.startswith("failed") else "undecided"
    change = row.fraction - wild_type.fraction
    if row.reachable and wild_type.reachable:
        return change, _from_the_start(row, wild_type)
    if "bounded" in (row.status, wild_type.status):  # asked from a start, and not decided
        return change, "undecided"
    always, before = (Fraction(one.always, one.attractors) for one in (row, wild_type))
    if (row.fraction, always) == (wild_type.fraction, before):
        return change, "keeps"
    if row.fraction == 0:
        return change, "removes"
    return change, "reduces" if (row.fraction, always) < (wild_type.fraction, before) else "increases"


def _from_the_start(row: Answer, wild_type: Answer) -> str:
    if row.reachable != wild_type.reachable:
        return "removes" if row.reachable == "no" else "increases"
    if row.reachable == "no":
        return "keeps"
    if row.probability is None or wild_type.probability is None:
        return "undecided" if "bounded" in (row.status, wild_type.status) else "keeps"
    (low, high), (least, most) = row.interval, wild_type.interval
    if high < least - SAME:
        return "reduces"
    if low > most + SAME:
        return "increases"
    return "keeps" if max(high, most) - min(low, least) <= 2 * SAME else "unresolved"
