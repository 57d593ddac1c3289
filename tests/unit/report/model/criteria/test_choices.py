"""Criteria of open choices: one of which a claim turns, counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from judged import CASCADE, CLAIMS, cascade, judged_by, of_rules, places

OPEN = """
[[choices]]
id = "b-alone"
component = "B"
chosen = "A"
alternatives = ["1"]
why = "the source says nothing of B without A"

[[choices]]
id = "c-alone"
component = "C"
chosen = "Drug"
alternatives = ["A"]
"""


def test_a_choice_says_why(tmp_path: Path) -> None:
    found = judged_by("choices-documented", cascade(tmp_path, CASCADE + OPEN))
    assert found.score == 0.5 and places(found) == ["c-alone"]


def test_a_claim_that_half_of_the_admissible_networks_lack_rests_on_choices(tmp_path: Path) -> None:
    """Without A the drug does not switch on B: not where B is on by itself, in 2 of the 4 networks. That the drug
    switches off C holds in none of them.
    """
    found = judged_by("choices-independent", cascade(tmp_path, CASCADE + OPEN))
    assert found.score == pytest.approx(1 / 3) and [str(one) for one in found.places] == [
        "needs-a: holds in 2 of 4",
        "wrong: holds in 0 of 4",
    ]


def test_a_claim_names_the_choice_that_it_turns_with(tmp_path: Path) -> None:
    silent = judged_by("choices-told", cascade(tmp_path, CASCADE + OPEN))
    assert silent.score == 0 and str(silent.places[0]) == "needs-a: turns with b-alone"
    told = CLAIMS.replace('id = "needs-a"', 'id = "needs-a"\nchoices = ["b-alone"]')
    assert judged_by("choices-told", cascade(tmp_path, CASCADE + OPEN, told)).score == 1


def test_without_open_choices_nothing_is_asked() -> None:
    for id in ("choices-documented", "choices-independent", "choices-told"):
        assert judged_by(id, of_rules("A, A")).score is None
