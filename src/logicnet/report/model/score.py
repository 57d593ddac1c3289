"""The score of a model: how far it meets the criteria, subject by subject and in all.

A subject's score is the mean of its criteria's scores, weighted; the total is the mean of the subjects' scores,
weighted. What does not apply to a model is not counted, and neither is a subject of which nothing applies; both are
listed. A weight of 0 tells and does not count. A criterion that a budget left open has any score from 0 to 1, so that
the means have a least and a greatest value then; the least is the score, as less time must not make a model better.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from logicnet.display import Card, TableView, Visible
from logicnet.report.model.criteria import Judgement, Subject

_SLIP = 1e-9  # of a percent: 0.29 as a float is less than 29 hundredths


@dataclass(frozen=True, slots=True)
class SubjectScore:
    """One subject: how a model was judged by each of its criteria, and their mean.

    - ``subject``: the subject.
    - ``judgements``: by each of its criteria, in the table's order.
    """

    subject: Subject
    judgements: tuple[Judgement, ...]

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The least and the greatest weighted mean, from 0 to 1; None where none of its criteria counts."""
        return _means([(one.criterion.weight, one.bounds) for one in self.judgements if one.counts])

    @property
    def score(self) -> float | None:
        """The least weighted mean, from 0 to 1; None where none of its criteria counts."""
        return None if self.bounds is None else self.bounds[0]

    @property
    def words(self) -> str:
        """The score in words, with both bounds where something is open."""
        return score_words(*(self.bounds or (None,)))

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "id": self.subject.id,
            "title": self.subject.title,
            "weight": self.subject.weight,
            "why": self.subject.why,
            "score": _rounded(self.score),
            "score_at_most": None if self.bounds is None else _rounded(self.bounds[1]),
            "criteria": [one.to_dict() for one in self.judgements],
        }


@dataclass(frozen=True, slots=True, repr=False)
class Score(Visible):
    """The score of a model.

    - ``subjects``: one by one, in the table's order.
    """

    subjects: tuple[SubjectScore, ...]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """By every criterion, in the table's order."""
        return tuple(one for subject in self.subjects for one in subject.judgements)

    @property
    def bounds(self) -> tuple[float, float] | None:
        """The least and the greatest weighted mean of the subjects, from 0 to 1; None where nothing applies."""
        several = [(one.subject.weight, one.bounds) for one in self.subjects]
        return _means([(weight, bounds) for weight, bounds in several if bounds is not None])

    @property
    def total(self) -> float | None:
        """The least weighted mean of the subjects, from 0 to 1; None where nothing applies."""
        return None if self.bounds is None else self.bounds[0]

    @property
    def counted(self) -> tuple[Judgement, ...]:
        """The judgements that count in it."""
        return tuple(one for one in self.judgements if one.counts)

    @property
    def failed(self) -> tuple[Judgement, ...]:
        """The criteria that are not passed."""
        return tuple(one for one in self.judgements if one.passed is False)

    @property
    def not_asked(self) -> tuple[Judgement, ...]:
        """The criteria that do not apply, each with its reason."""
        return tuple(one for one in self.judgements if not one.applies)

    @property
    def left_open(self) -> tuple[Judgement, ...]:
        """The criteria that a budget left open, each with the reason."""
        return tuple(one for one in self.judgements if one.mark.open)

    @property
    def words(self) -> str:
        """In percent, cut and never rounded up: 100 % is without a fault. ``80 to 93 %`` where something is open."""
        return score_words(*(self.bounds or (None,)))

    def _line(self) -> str:
        return f"Score {self.words}: {len(self.counted)} criteria count, {len(self.failed)} are not passed"

    def _card(self) -> Card:
        titles = ["subject", "criterion", "verdict", "score", "said"]
        ranked = sorted(self.judgements, key=lambda one: one.passed is not False)  # what is not passed comes first
        rows = [(one.subject.title, one.criterion.title, one.word, one.score, one.said) for one in ranked]
        table = TableView(titles, rows, all_rows=".judgements")
        return Card("Score", self._line().partition(" ")[2], parts=[table])

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "total": _rounded(self.total),
            "total_at_most": None if self.bounds is None else _rounded(self.bounds[1]),
            "words": self.words,
            "counted": len(self.counted),
            "passed": sum(one.passed is True for one in self.judgements),
            "failed": len(self.failed),
            "left_open": [{"id": one.criterion.id, "why": one.said} for one in self.left_open],
            "not_asked": [{"id": one.criterion.id, "why": one.said} for one in self.not_asked],
            "sections": [one.to_dict() for one in self.subjects],
        }


def score_of(judgements: Iterable[Judgement]) -> Score:
    """The score that judgements give.

    - ``judgements``: those of one model, subject by subject, as ``criteria.judgements`` gives them.
    """
    groups = groupby(judgements, lambda one: one.subject)
    return Score(tuple(SubjectScore(subject, tuple(several)) for subject, several in groups))


def score_words(score: float | None, most: float | None = None) -> str:
    """A score in words: ``87 %``, cut and never rounded up; ``not scored`` for None; ``80 to 93 %`` where it is at
    ``most`` so much, which is not cut.

    >>> score_words(0.999), score_words(1.0), score_words(None), score_words(0.8, 0.925), score_words(0.8, 0.8)
    ('99 %', '100 %', 'not scored', '80 to 93 %', '80 %')
    """
    if score is None:
        return "not scored"
    least = math.floor(score * 100 + _SLIP)
    return f"{least} %" if most is None or most <= score else f"{least} to {math.ceil(most * 100 - _SLIP)} %"


def _means(parts: Sequence[tuple[float, tuple[float, float]]]) -> tuple[float, float] | None:
    """The weighted means of the lower and of the upper bounds; None where nothing has a weight."""
    weight = sum(weight for weight, _ in parts)
    if not weight:
        return None
    least, most = (sum(weight * bounds[end] for weight, bounds in parts) / weight for end in (0, 1))
    return least, most


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 6)
