"""Criteria of the claims, on a cascade with three claims of which one fails, as its file says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from judged import CLAIMS, cascade, judged_by, of_rules, places
from logicnet.report.model.criteria import CRITERIA
from logicnet.report.model.criteria.claims import SUBJECT


@pytest.mark.parametrize(
    ("id", "score", "lacking"),
    [
        ("claims", 1.0, []),
        ("claims-hold", 2 / 3, ["wrong"]),
        ("claims-sound", 1.0, []),
        ("phenotypes-claimed", 1.0, []),  # both read B, as the claims do
        ("claims-informative", 1.0, []),  # with A the drug does switch on B
        ("claims-by-dynamics", 0.0, ["on", "needs-a", "wrong"]),  # all are read off what is constant
        ("claims-unaided", 1.0, []),
        ("predictions", 0.0, []),
        ("regulations-noticed", 1.0, []),
        ("claims-breakable", 1.0, []),
    ],
)
def test_how_the_claims_of_the_cascade_do(id: str, score: float, lacking: list[str], tmp_path: Path) -> None:
    found = judged_by(id, cascade(tmp_path))
    assert found.score == pytest.approx(score) and places(found) == lacking


def test_the_mutants_that_no_claim_notices(tmp_path: Path) -> None:
    """12 mutants: 3 regulations removed or flipped, 3 components held at 0 or 1. What leaves A, B and C as high as they
    are under the drug is not noticed: each of them held at 1.
    """
    found = judged_by("mutants-noticed", cascade(tmp_path))
    assert places(found) == ["A held at 1", "C held at 1"] and found.score == pytest.approx(10 / 12)


def test_a_disagreement_that_nobody_wrote_down_and_one_that_is_none_are_no_surprise_alone(tmp_path: Path) -> None:
    surprising = CLAIMS.replace("known_disagreement", "#").replace(
        'id = "on"', 'id = "on"\nknown_disagreement = "it was said to fail"'
    )
    found = judged_by("claims-sound", cascade(tmp_path, claims=surprising))
    assert found.score == pytest.approx(1 / 3) and places(found) == ["wrong", "on"]


def test_a_claim_that_holds_without_its_intervention_is_not_informative(tmp_path: Path) -> None:
    idle = CLAIMS.replace('intervention = "A%0"', 'intervention = "C%0"').replace("no attractor", "all attractors", 1)
    found = judged_by("claims-informative", cascade(tmp_path, claims=idle))
    assert found.score == 0 and places(found) == ["needs-a"]


def test_predictions_and_helpers(tmp_path: Path) -> None:
    more = CLAIMS.replace('id = "on"', 'id = "on"\nprediction = true').replace(
        'id = "wrong"', 'id = "wrong"\nprediction = true\nhelpers = "A%1"'
    )
    facts = cascade(tmp_path, claims=more)
    assert judged_by("predictions", facts).said == "1 of 2 predictions hold."
    assert places(judged_by("claims-unaided", facts)) == ["wrong"]


def test_without_claims_one_criterion_fails_and_no_other_is_asked() -> None:
    found = {one.id: judged_by(one.id, of_rules("A, A", "A")) for one in CRITERIA[SUBJECT]}
    assert [id for id, one in found.items() if one.applies] == ["claims"] and found["claims"].score == 0


def test_mutants_that_the_time_left_make_no_share(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    assert facts.sensitivity is not None
    facts.__dict__["sensitivity"] = replace(facts.sensitivity, rows=facts.sensitivity.rows[:3], not_asked=9)
    for id in ("regulations-noticed", "mutants-noticed", "claims-breakable"):
        assert judged_by(id, facts).word == "left open"


def test_a_mutant_that_is_undecided_whatever_the_time_counts_as_not_noticed(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    assert facts.sensitivity is not None
    first, *rest = facts.sensitivity.rows
    row = replace(first, by=(), undecided=("on",))
    facts.__dict__["sensitivity"] = replace(facts.sensitivity, rows=(row, *rest))
    found = judged_by("mutants-noticed", facts)
    assert found.score == pytest.approx(9 / 12) and "could be decided" in found.places[0].why


def test_claims_of_which_the_time_left_open_whether_they_turn_make_no_share(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    assert facts.sensitivity is not None
    facts.__dict__["sensitivity"] = replace(facts.sensitivity, unsettled=("on",))
    assert judged_by("claims-breakable", facts).word == "left open"
    assert judged_by("mutants-noticed", facts).word != "left open"
