"""The table of sections: which there are for a network that knows much, and for rules alone."""

from __future__ import annotations

from pathlib import Path

from judged import cascade, of_rules
from logicnet.report.model.criteria import judgements
from logicnet.report.model.score import score_of
from logicnet.report.model.sections.table import sections_of


def test_rules_alone_have_the_sections_that_say_something() -> None:
    found = [one.id for one in sections_of(of_rules("A, !A"))]
    assert found == ["card", "diagram", "components", "structure", "attractors", "screen", "claims"]


def test_the_score_stands_behind_the_model_card_and_ids_are_each_one_section(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    ids = [one.id for one in sections_of(facts, score_of(judgements(facts)))]
    assert ids[:2] == ["card", "score"] and "unnoticed" in ids and len(set(ids)) == len(ids)
