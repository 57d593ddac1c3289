"""The score of a model: how far it meets the criteria, subject by subject and in all.

A subject's score is the mean of its criteria's scores, weighted; the total is the mean of the subjects' scores,
weighted. What does not apply to a model is not counted, and neither is a subject of which nothing applies; both are
listed. A weight of 0 tells and does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from logicnet.report.model.criteria import Judgement, Subject


@dataclass(frozen=True, slots=True)
class SubjectScore:
    """One subject: how a model was judged by each of its criteria, and their mean.

    - ``subject``: the subject.
    - ``judgements``: by each of its criteria, in the table's order.
    """

    subject: Subject
    judgements: tuple[Judgement, ...]

    @property
    def score(self) -> float | None:
        """The weighted mean, from 0 to 1; None where none of its criteria counts."""
        counted = [(one.criterion.weight, one.score) for one in self.judgements if one.counts and one.score is not None]
        weight = sum(weight for weight, _ in counted)
        return sum(weight * score for weight, score in counted) / weight if counted else None

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "id": self.subject.id,
            "title": self.subject.title,
            "weight": self.subject.weight,
            "why": self.subject.why,
            "score": _rounded(self.score),
            "criteria": [one.to_dict() for one in self.judgements],
        }


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a model.

    - ``subjects``: one by one, in the table's order.
    """

    subjects: tuple[SubjectScore, ...]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """By every criterion, in the table's order."""
        return tuple(one for subject in self.subjects for one in subject.judgements)

    @property
    def total(self) -> float | None:
        """The weighted mean of the subjects, from 0 to 1; None where nothing applies."""
        counted = [(one.subject.weight, one.score) for one in self.subjects if one.score is not None]
        weight = sum(weight for weight, _ in counted)
        return sum(weight * score for weight, score in counted) / weight if weight else None

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
    def words(self) -> str:
        """In percent, cut and never rounded up: 100 % is without a fault."""
        return percent(self.total)

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "total": _rounded(self.total),
            "counted": len(self.counted),
            "passed": sum(one.passed is True for one in self.judgements),
            "failed": len(self.failed),
            "not_asked": [{"id": one.criterion.id, "why": one.said} for one in self.not_asked],
            "sections": [one.to_dict() for one in self.subjects],
        }


def score_of(judgements: Iterable[Judgement]) -> Score:
    """The score that judgements give.

    - ``judgements``: those of one model, subject by subject, as ``criteria.judgements`` gives them.
    """
    groups = groupby(judgements, lambda one: one.subject)
    return Score(tuple(SubjectScore(subject, tuple(several)) for subject, several in groups))


def percent(score: float | None) -> str:
    """A score in words: ``87 %``, cut and never rounded up; ``not scored`` for None.

    >>> percent(0.999), percent(1.0), percent(None)
    ('99 %', '100 %', 'not scored')
    """
    return "not scored" if score is None else f"{int(score * 100 + 1e-9)} %"


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 6)
