"""The criteria by which a model is judged: one table, one module a subject, each criterion a function of the facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from logicnet.report.model.criteria import annotation, choices, claims, dynamics, questions, rules, source
from logicnet.report.model.criteria.criterion import Criterion, Judgement, Mark, Place, Subject, judge

if TYPE_CHECKING:
    from logicnet.report.model.facts import Facts

__all__ = ["CRITERIA", "Criterion", "Judgement", "Mark", "Place", "Subject", "judge", "judgements"]

CRITERIA: Mapping[Subject, tuple[Criterion, ...]] = {
    source.SUBJECT: source.CRITERIA,
    annotation.SUBJECT: annotation.CRITERIA,
    rules.SUBJECT: rules.CRITERIA,
    questions.SUBJECT: questions.CRITERIA,
    dynamics.SUBJECT: dynamics.CRITERIA,
    claims.SUBJECT: claims.CRITERIA,
    choices.SUBJECT: choices.CRITERIA,
}
"""All criteria by their subject, in the order of the report."""


def judgements(facts: Facts) -> tuple[Judgement, ...]:
    """A model judged by every criterion, in the order of the table.

    - ``facts``: what is known of the model.

    Returns a judgement a criterion.

    Raises ClaimError for a claim about nothing.
    """
    return tuple(judge(subject, one, facts) for subject, several in CRITERIA.items() for one in several)
