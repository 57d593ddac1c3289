"""Outcomes: what one intervention does to a phenotype under one setting, as counted and as a row of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, NamedTuple

from logicnet.display import Card, Visible
from logicnet.display.tables import cell_text
from logicnet.model import Intervention

_COUNTS = ("attractors", "always", "sometimes", "never")
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
UNTREATED = "(wild type)"
"""What the row without an intervention is called in tables."""
ValueWithEnds = tuple[float | None, float | None, float | None]
"""What a readout is (None: not decided), and the ends of its interval where it is not exact."""


class Answer(NamedTuple):
    """What was found for one task; equal for many tasks, so it is kept once.

    ``always``, ``sometimes`` and ``never`` count the attractors that show the phenotype in all, some or none of their
    states; an attractor found under several settings of the free inputs counts once for each. ``status`` is ``exact``;
    ``sampled`` or ``bounded`` where the counts are exact and a probability or a reach is not; ``undecided`` where the
    budget ended the work, so that the counts are of what was found; or ``failed: why``. ``reachable`` (yes, no) and
    ``withdrawal`` (see ``WITHDRAWAL``) are empty where they were not asked for or not decided, and so is
    ``probability``; withdrawal also where the phenotype is reached under the intervention, as it was never gone.
    ``low`` and ``high`` are the 95 % interval of a probability that was sampled. ``share`` is the share of time that
    the phenotype shows in the long run, ``values`` what each readout is then, with their intervals where not exact.

    Of a mixture of networks (see ``penetrance``) probability, share and values are told, and nothing else: no attractor
    is that of a mixture, so it has none here.
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
    share: float | None = None
    share_low: float | None = None
    share_high: float | None = None
    values: tuple[ValueWithEnds, ...] = ()

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
    def mixed(self) -> bool:
        """Whether it is of a mixture of networks."""
        return self.decided and not self.attractors

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
    def interval(self) -> tuple[float, float]:
        """Between what the probability lies; the probability twice where it is exact, from 0 to 1 where it is not
        known."""
        if self.probability is None:
            return 0.0, 1.0
        return (
            self.probability if self.low is None else self.low,
            self.probability if self.high is None else self.high,
        )


@dataclass(frozen=True, slots=True, repr=False)
class Outcome(Visible):
    """One row of a screen: one intervention under one setting.

    ``rank`` is 0 for the wild type; equal outcomes share a rank. ``change`` is what the column ``change_of`` is more
    than in the row of the wild type under the same setting; rank and outcome go by the same. ``drugs`` names the drugs
    where the design uses the catalogue.
    """

    intervention: Intervention
    type: str
    setting: str
    phenotype: str
    answer: Answer
    rank: int = 0
    change: Fraction | float | None = None
    change_of: str = "fraction"
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

    def _line(self) -> str:
        under = f" under {self.setting}" if self.setting else ""
        named = self.drugs or str(self.intervention) or UNTREATED
        reached = {"yes": "reached, ", "no": "not reached, "}.get(self.answer.reachable, "")
        return f"Outcome of {named}{under}: {self.outcome}, {reached}{self._counted} attractors show {self.phenotype}"

    @property
    def _counted(self) -> str:
        return f"{self.always + self.sometimes} of {self.attractors}"

    def _card(self) -> Card:
        told = self.to_dict(
            start=bool(self.answer.reachable), drugs=bool(self.drugs), share=self.answer.share is not None
        )
        facts = [(word, cell_text(value)) for word, value in told.items() if word not in ("intervention", "outcome")]
        return Card(str(self.intervention) or UNTREATED, self.outcome, facts)

    def to_dict(
        self, *, start: bool = False, drugs: bool = False, share: bool = False, readouts: Sequence[str] = ()
    ) -> dict[str, Any]:
        """The row as it stands in tables and JSON; ``start`` adds what was asked from a start state, ``drugs`` the
        drugs' names, ``share`` the share of time and ``readouts`` the values of these."""
        found = self.answer
        row: dict[str, Any] = {"rank": self.rank, "intervention": str(self.intervention)}
        if drugs:
            row["drugs"] = self.drugs
        counts = {name: None if found.mixed else getattr(found, name) for name in _COUNTS}
        row |= {
            "type": self.type,
            "setting": self.setting,
            "phenotype": self.phenotype,
            **counts,
            "fraction": None if found.fraction is None else float(found.fraction),
            "change": None if self.change is None else float(self.change),
            "change_of": self.change_of,
        }
        if start:
            row |= {
                "reachable": found.reachable,
                "withdrawal": found.withdrawal,
                "probability": found.probability,
                "low": found.low,
                "high": found.high,
            }
        if share:
            row |= {"share": found.share, "share_low": found.share_low, "share_high": found.share_high}
        values = found.values or ((None, None, None),) * len(readouts)
        for name, value in zip(readouts, values if readouts else (), strict=True):
            row |= dict(zip(value_columns(name), value, strict=True))
        return row | {"outcome": self.outcome, "status": found.status, "method": found.method}


def value_columns(readout: str) -> tuple[str, str, str]:
    """The columns of a readout: its value, and the ends of its interval."""
    return f"value {readout}", f"value {readout}_low", f"value {readout}_high"
