"""Criteria of the dynamics: attractors counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from judged import judged_by, of_rules, places
from logicnet.model import Context


def test_known_attractors_pass() -> None:
    assert judged_by("attractors-exact", of_rules("A, A\nB, A")).passed


def test_a_context_that_a_budget_left_open_is_named_with_the_reason() -> None:
    contexts = (Context("one", setting="A=1"), Context("two", setting="A=0"))
    facts = of_rules("A, A\nB, A\nC, 1", "B & !B", contexts=contexts)
    one, two = facts.by_context
    cut = replace(two, found=replace(two.found, complete=False, why_incomplete="the time budget ended"))
    facts.__dict__["by_context"] = (one, cut)
    found = judged_by("attractors-exact", facts)
    assert found.score == 0.5 and str(found.places[0]) == "two: the time budget ended"
    assert judged_by("components-move", facts).score is None
    vacuous = judged_by("phenotypes-vary", facts)
    assert vacuous.score is None and "Not all attractors are known" in vacuous.said


def test_the_share_of_fixed_points_is_told_and_not_counted() -> None:
    """A is free: with A=0 B rests, with A=1 it oscillates."""
    found = judged_by("settled", of_rules("A, A\nB, A & !B"))
    assert found.score == pytest.approx(0.5) and found.passed is None and found.word == "told"


def test_what_has_one_level_in_every_attractor_takes_no_part() -> None:
    found = judged_by("components-move", of_rules("A, A\nB, A\nC, A & !A | B & !B\nD, !D"))
    assert places(found) == ["C"] and found.score == 0.75
    assert found.places[0].why == "0 in every attractor"
