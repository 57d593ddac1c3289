"""The table of sections, in the order of the report. A new section is one module and one line here."""

from __future__ import annotations

from collections.abc import Callable

from logicnet.report.model.blocks import Section
from logicnet.report.model.facts import Facts
from logicnet.report.model.history import History
from logicnet.report.model.score import Score
from logicnet.report.model.sections.attractors import by_context
from logicnet.report.model.sections.card import card
from logicnet.report.model.sections.choices import left_open
from logicnet.report.model.sections.claims import decided_claims
from logicnet.report.model.sections.components import parts_list
from logicnet.report.model.sections.diagram import drawn
from logicnet.report.model.sections.scores import scores
from logicnet.report.model.sections.screens import screened
from logicnet.report.model.sections.sensitivity import unnoticed
from logicnet.report.model.sections.structure import wiring
from logicnet.report.model.sections.versions import versions

OF_FACTS: tuple[Callable[[Facts], Section | None], ...] = (
    card,
    drawn,
    parts_list,
    wiring,
    by_context,
    screened,
    decided_claims,
    left_open,
    unnoticed,
)
"""What the facts alone tell. Facts are asked in this order, and the long ones share one budget."""


def sections_of(facts: Facts, score: Score | None = None, history: History | None = None) -> list[Section]:
    """All sections that there is something to tell in; score and history stand behind the model card."""
    first, *rest = (one for one in (section(facts) for section in OF_FACTS) if one is not None)
    judged = ([scores(score)] if score is not None else []) + ([versions(history)] if history is not None else [])
    return [first, *judged, *rest]
