"""What a criterion is, and what judging a model by it gives: a mark from 0 to 1, the numbers in a sentence, and the
places that cost it marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from logicnet.errors import MemoryBudget, TimeBudget

if TYPE_CHECKING:
    from logicnet.report.model.facts import Facts


@dataclass(frozen=True, slots=True)
class Place:
    """Something in a model that a criterion points at.

    - ``kind``: what it is: ``component``, ``regulation``, ``phenotype``, ``context``, ``claim``, ``choice``,
      ``reference`` or ``file``.
    - ``name``: what it is called; of a regulation ``A -> B``.
    - ``why``: what is wrong with it; empty where the criterion says it already.
    """

    kind: str
    name: str
    why: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {"kind": self.kind, "name": self.name, "why": self.why}

    def __str__(self) -> str:
        return f"{self.name}: {self.why}" if self.why else self.name


@dataclass(frozen=True, slots=True)
class Mark:
    """What a criterion finds in a model.

    - ``score``: from 0 to 1; None where the criterion does not apply, or is left open.
    - ``said``: one sentence with the numbers, or the reason why there is no score.
    - ``places``: what cost it marks.
    - ``open``: whether a budget ended the work: it applies, and any score is possible.
    """

    score: float | None
    said: str
    places: tuple[Place, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A group of criteria that are scored together, a section of the report.

    - ``id``: what files call it.
    - ``title``: what people call it.
    - ``weight``: how much it counts in the total, beside the other subjects.
    - ``why``: why it weighs as much.
    """

    id: str
    title: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that a reviewer asks of a model.

    - ``id``: what files call it; it stays the same from version to version.
    - ``title``: what is so where the model passes.
    - ``asked``: what is asked, in a sentence.
    - ``weight``: how much it counts in its subject; 0 tells and counts nothing.
    - ``mark``: looks at a model's facts.
    - ``enough``: the score from which it is passed (default: 1).
    """

    id: str
    title: str
    asked: str
    weight: float
    mark: Callable[[Facts], Mark] = field(repr=False)
    enough: float = 1.0


@dataclass(frozen=True, slots=True)
class Judgement:
    """A model judged by one criterion of a subject."""

    subject: Subject
    criterion: Criterion
    mark: Mark

    @property
    def score(self) -> float | None:
        """From 0 to 1; None where the criterion does not apply, or is left open."""
        return self.mark.score

    @property
    def said(self) -> str:
        """One sentence with the numbers, or the reason why there is no score."""
        return self.mark.said

    @property
    def places(self) -> tuple[Place, ...]:
        """What cost it marks, all of it."""
        return self.mark.places

    @property
    def applies(self) -> bool:
        """Whether the criterion can be put to this model."""
        return self.score is not None or self.mark.open

    @property
    def counts(self) -> bool:
        """Whether it counts in the score: it applies and has a weight."""
        return self.applies and self.criterion.weight > 0

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest score that are possible: 0 and 1 where it is left open."""
        return (0.0, 1.0) if self.score is None else (self.score, self.score)

    @property
    def passed(self) -> bool | None:
        """Whether the score is enough; None where there is none, or where the criterion only tells."""
        return self.score >= self.criterion.enough if self.score is not None and self.counts else None

    @property
    def word(self) -> str:
        """``passed``, ``failed``, ``told`` (counts nothing), ``left open`` (by a budget), or ``not asked``."""
        if self.score is None:
            return "left open" if self.mark.open else "not asked"
        return "told" if self.passed is None else "passed" if self.passed else "failed"

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON, with all places."""
        one = self.criterion
        return {
            "id": one.id,
            "section": self.subject.id,
            "title": one.title,
            "asked": one.asked,
            "weight": one.weight,
            "enough": one.enough,
            "score": None if self.score is None else round(self.score, 6),
            "passed": self.passed,
            "verdict": self.word,
            "said": self.said,
            "places": [place.to_dict() for place in self.places],
        }


def judge(subject: Subject, criterion: Criterion, facts: Facts) -> Judgement:
    """Judge a model by one criterion. What a budget does not let be known is left open, with that as the reason.

    - ``subject``: the criterion's subject.
    - ``criterion``: the criterion.
    - ``facts``: what is known of the model.
    """
    try:
        return Judgement(subject, criterion, criterion.mark(facts))
    except (MemoryBudget, TimeBudget) as error:
        return Judgement(subject, criterion, ended_early(f"It could not be decided: {error.message}."))


def not_asked(why: str) -> Mark:
    """The mark of a criterion that does not apply, with the reason as a sentence."""
    return Mark(None, why)


def ended_early(why: str) -> Mark:
    """The mark of a criterion that a budget did not let be decided, with the reason as a sentence."""
    return Mark(None, why, open=True)


def yes_or_no(good: bool, yes: str, no: str, *places: Place) -> Mark:
    """1 with the sentence ``yes``, or 0 with the sentence ``no`` and the places."""
    return Mark(1.0, yes) if good else Mark(0.0, no, places)


def share(total: int, places: Sequence[Place], of: str, does: str) -> Mark:
    """The share of things that are no offending place: ``24 of 27 components have a label.``

    - ``total``: how many things there are, at least 1.
    - ``places``: those that offend, each thing once.
    - ``of``: the things, in the plural.
    - ``does``: what the others do, in the plural.
    """
    good = total - len(places)
    return Mark(good / total, f"{good} of {total} {of} {does}.", tuple(places))
