"""Criteria of phenotypes and contexts: on networks whose attractors are known by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from judged import cascade, judged_by, of_rules, places
from logicnet.model import Context, Evidence, Named


def test_a_phenotype_that_none_or_all_of_the_attractors_show_is_vacuous(tmp_path: Path) -> None:
    found = judged_by("phenotypes-vary", cascade(tmp_path))
    assert found.score == 0.5 and str(found.places[0]) == "Never: no attractor of any context shows it"
    always = judged_by("phenotypes-vary", of_rules("A, A\nB, 1", "A", "B"))
    assert places(always) == ["B"] and "every attractor" in always.places[0].why


def test_an_oscillating_phenotype_is_shown_and_absent() -> None:
    assert judged_by("phenotypes-vary", of_rules("A, !A", "A")).score == 1


def test_a_phenotype_is_asked_in_the_contexts_that_there_are() -> None:
    """A is an input that both contexts hold at 1: B never ends at 0."""
    contexts = (Context("one", setting="A=1"), Context("two", setting="A=1"))
    found = judged_by("phenotypes-vary", of_rules("A, A\nB, A", "B", contexts=contexts))
    assert places(found) == ["B"]


def test_no_phenotype_is_a_failure_of_its_own_and_nothing_else_is_asked_of_them() -> None:
    assert judged_by("phenotypes", of_rules("A, A")).passed is False
    for id in ("phenotypes-vary", "phenotype-evidence"):
        assert judged_by(id, of_rules("A, A")).score is None


def test_reasons_of_phenotypes(tmp_path: Path) -> None:
    assert places(judged_by("phenotype-evidence", cascade(tmp_path))) == ["Never"]


def test_inputs_need_a_context_or_a_setting() -> None:
    bare = judged_by("contexts", of_rules("A, A\nB, A"))
    assert bare.passed is False and places(bare) == ["A"]
    assert judged_by("contexts", of_rules("A, A\nB, A", settings=(Named("s", "A=1"),))).passed
    assert judged_by("contexts", of_rules("A, !A")).score is None


def test_contexts_need_reasons() -> None:
    contexts = (Context("one", setting="A=1", evidence=Evidence(why="so")), Context("two", setting="A=0"))
    found = judged_by("context-evidence", of_rules("A, A", contexts=contexts))
    assert found.score == pytest.approx(0.5) and places(found) == ["two"]
