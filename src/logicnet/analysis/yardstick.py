"""Yardsticks: what the rows of a screen are measured by. Rank, change and outcome all go by the one that was chosen.

A row stands against the untreated one by the probability to end with the phenotype, by the share of time that it shows,
by the value of a readout, by whether it is reached, or by the attractors that show it. Unless chosen it is the
strongest of what was asked: never a count of attractors where a probability is in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from logicnet.analysis.intervals import SAME
from logicnet.analysis.outcome import WITHDRAWAL, Answer
from logicnet.errors import LogicnetError, UnknownName

YARDSTICKS = {
    "probability": "the probability to end in an attractor that shows the phenotype",
    "share": "the share of time that the phenotype shows in the long run",
    "readout": "the expected value of a readout in the long run: the first, or the one that is named",
    "reach": "whether an attractor that shows the phenotype is reached",
    "fraction": "the share of attractors that shows the phenotype, then the share that shows it always",
}
"""From the strongest to the weakest."""
_COLUMNS = {"reach": "reachable"}
Height = tuple[int, float | Fraction, float | Fraction, int]


class Effect(NamedTuple):
    """What is done to the untreated row: the change, the column that changed, and the word of ``OUTCOMES``."""

    change: Fraction | float | None
    column: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What rows are measured by: one of ``YARDSTICKS``; of a ``readout`` its number among those asked, and its name."""

    kind: str = "fraction"
    number: int = 0
    name: str = ""

    @classmethod
    def of(
        cls, by: str = "", *, probability: bool = False, share: bool = False, readouts: Sequence[str] = (), start: bool
    ) -> Yardstick:
        """The one that is named, else the strongest of what was asked. Raises LogicnetError where what is named was not
        asked, and UnknownName where it is nothing known.
        """
        there = {
            "probability": probability,
            "share": share,
            "readout": bool(readouts),
            "reach": start,
            "fraction": True,
        }
        if by in readouts and by not in there:
            return cls("readout", readouts.index(by), by)
        if by and by not in there:
            raise UnknownName("measure to rank by", by, [*there, *readouts])
        kind = by or next(kind for kind, asked in there.items() if asked)
        if not there[kind]:
            raise LogicnetError(f"the rows cannot be ranked by {kind}: it was not asked for", hint=_ASK[kind])
        return cls(kind, 0, readouts[0] if kind == "readout" else "")

    @property
    def column(self) -> str:
        """The column of a table that holds it."""
        return f"value {self.name}" if self.kind == "readout" else _COLUMNS.get(self.kind, self.kind)

    @property
    def counts(self) -> bool:
        """Whether it needs attractors to be counted or reach to be decided: what a mixture of networks has not."""
        return self.kind in ("reach", "fraction")

    def value(self, answer: Answer) -> tuple[float, float, float] | None:
        """The number and the interval that it lies in (the number twice where it is exact); None where it is not
        known, and for what is no such number.
        """
        match self.kind:
            case "probability":
                found = (answer.probability, answer.low, answer.high)
            case "share":
                found = (answer.share, answer.share_low, answer.share_high)
            case "readout" if answer.values:
                found = answer.values[self.number]
            case _:
                return None
        value, low, high = found
        if value is None:
            return None
        return value, value if low is None else low, value if high is None else high

    def height(self, answer: Answer) -> Height:
        """What rows are ranked by, the lowest first. What is not decided is last of its kind: first the counts, then
        what is asked from the start.
        """
        kind = self._told(answer)
        if kind == "fraction":
            if answer.fraction is None:
                return (2, 0.0, 0.0, 0)
            return (0, answer.fraction, Fraction(answer.always, answer.attractors), 0)
        back = _back(answer) if kind in ("probability", "reach") else 0
        if kind == "reach":
            if answer.reachable:
                return (0, float(answer.reachable == "yes"), 0.0, back)
        elif (found := self.value(answer)) is not None:
            return (0, found[0], 0.0, back)
        elif kind == "probability" and answer.reachable == "yes":
            return (0, 2.0, 0.0, back)  # above every probability: one that is not known ranks behind all that are
        return (1 if answer.decided else 2, 0.0, 0.0, 0)

    def compared(self, row: Answer, untreated: Answer) -> Effect:
        """What a row is against the untreated one."""
        if row.status.startswith("failed"):
            return Effect(None, self.column, "failed")
        kinds = {self._told(row), self._told(untreated)}
        if kinds == {"fraction"}:
            return _by_fraction(row, untreated)
        if self.kind == "reach":
            return _by_reach(row, untreated)
        if self.kind == "fraction":
            return Effect(None, self.column, "undecided")
        return self._by_value(row, untreated)

    def does_as_much(self, part: Answer, row: Answer, untreated: Answer) -> bool:
        """Whether a part of an intervention is known to do what the whole does, or more in the same direction. It is
        not known where either is not decided, and where sampling leaves open which of them does more.
        """
        one, other = (self.compared(answer, untreated).outcome for answer in (part, row))
        if other == "keeps":
            return one == "keeps"
        if other not in _DIRECTIONS or _DIRECTIONS.get(one) != _DIRECTIONS[other]:
            return False
        if other == "removes":  # nothing of it is left by either: what counts is whether it comes back
            stays = self.kind not in ("probability", "reach") or _back(part) <= min(_back(row), len(WITHDRAWAL) - 1)
            return one == "removes" and stays
        if one == "removes":
            return True
        if {self._told(part), self._told(row)} == {"fraction"}:
            lower, higher = (part, row) if other == "reduces" else (row, part)
            return self.height(lower) <= self.height(higher)
        if self.kind == "reach":  # reached, and untreated it is not
            return True
        mine, its = self.value(part), self.value(row)
        return mine is not None and its is not None and _word(mine, its) in (other, "keeps")

    def _told(self, answer: Answer) -> str:
        """What tells of an answer: its attractors, too, where there was nothing to start from."""
        nowhere = not answer.reachable and answer.status == "exact" and self.value(answer) is None
        return "fraction" if nowhere and answer.attractors else self.kind

    def _by_value(self, row: Answer, untreated: Answer) -> Effect:
        one, other = self.value(row), self.value(untreated)
        change = None if one is None or other is None else round(one[0] - other[0], 12) + 0.0
        if self.kind == "probability" and row.reachable and untreated.reachable:
            if row.reachable != untreated.reachable:
                return Effect(change, self.column, "removes" if row.reachable == "no" else "increases")
            if row.reachable == "no":
                return Effect(change, self.column, "keeps")
        if one is None or other is None:
            return Effect(None, self.column, "undecided")
        word = _word(one, other)
        if word == "reduces" and self.kind != "readout" and one[2] == 0:
            word = "removes"
        return Effect(0.0 if word == "keeps" else change, self.column, word)


_DIRECTIONS = {"removes": -1, "reduces": -1, "increases": 1}
"""Of the words for what changed."""
_ASK = {
    "probability": "ask for the probability too: --probability, or samples=",
    "share": "ask for the share too: --share, or share=True",
    "readout": "name one: --readout, or readout=",
    "reach": "name a start: --from, or start=",
}


def compared(row: Answer, untreated: Answer) -> tuple[Fraction | float | None, str]:
    """The change and the word for what an intervention does, by the strongest that both answers tell."""
    known = row.probability is not None or untreated.probability is not None
    started = any(answer.reachable or answer.status == "bounded" for answer in (row, untreated))
    difference = Yardstick("probability" if known else "reach" if started else "fraction").compared(row, untreated)
    return difference.change, difference.outcome


def _word(one: tuple[float, float, float], other: tuple[float, float, float]) -> str:
    (_, low, high), (_, least, most) = one, other
    if high < least - SAME:
        return "reduces"
    if low > most + SAME:
        return "increases"
    return "keeps" if max(high, most) - min(low, least) <= 2 * SAME else "unresolved"


def _by_reach(row: Answer, untreated: Answer) -> Effect:
    if not row.reachable or not untreated.reachable:
        return Effect(None, "reachable", "undecided")
    change = int(row.reachable == "yes") - int(untreated.reachable == "yes")
    return Effect(Fraction(change), "reachable", {-1: "removes", 0: "keeps", 1: "increases"}[change])


def _by_fraction(row: Answer, untreated: Answer) -> Effect:
    if row.fraction is None or untreated.fraction is None:
        return Effect(None, "fraction", "undecided")
    always, before = (Fraction(one.always, one.attractors) for one in (row, untreated))
    if row.fraction == untreated.fraction:
        word = "keeps" if always == before else "reduces" if always < before else "increases"
        return Effect(always - before, "fraction" if always == before else "always", word)
    if row.fraction == 0:
        return Effect(-untreated.fraction, "fraction", "removes")
    return Effect(
        row.fraction - untreated.fraction, "fraction", "reduces" if row.fraction < untreated.fraction else "increases"
    )


def _back(answer: Answer) -> int:
    """Whether it comes back once the intervention is taken back; last, where that is not decided."""
    if answer.withdrawal:
        return WITHDRAWAL.index(answer.withdrawal)
    return len(WITHDRAWAL) * (answer.reachable == "no" and answer.status == "bounded")
