"""What a judgement says of a score, a weight of 0, and of what cannot be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from judged import of_rules
from logicnet.errors import MemoryBudget
from logicnet.report.model.criteria import CRITERIA, Criterion, Mark, Place, Subject, judge
from logicnet.report.model.criteria.criterion import share
from logicnet.report.model.facts import Facts

SUBJECT = Subject("s", "S", 1, "why")


def criterion(mark: Mark, weight: float = 1, enough: float = 1.0) -> Criterion:
    return Criterion("c", "C", "Is it?", weight, lambda facts: mark, enough)


@pytest.mark.parametrize(
    ("mark", "weight", "enough", "word", "passed"),
    [
        (Mark(1.0, ""), 1, 1.0, "passed", True),
        (Mark(0.8, ""), 1, 1.0, "failed", False),
        (Mark(0.8, ""), 1, 0.8, "passed", True),
        (Mark(0.0, ""), 0, 1.0, "told", None),
        (Mark(None, "why"), 1, 1.0, "not asked", None),
        (Mark(None, "why", open=True), 1, 1.0, "left open", None),
    ],
)
def test_a_judgement_is_passed_failed_told_or_not_asked(
    mark: Mark, weight: float, enough: float, word: str, passed: bool | None
) -> None:
    found = judge(SUBJECT, criterion(mark, weight, enough), of_rules("A, A"))
    assert (found.word, found.passed) == (word, passed)


def test_a_share_counts_what_does_not_offend_and_names_what_does() -> None:
    mark = share(4, [Place("component", "X", "why")], "components", "have a label")
    assert (mark.score, mark.said) == (0.75, "3 of 4 components have a label.")
    assert [str(place) for place in mark.places] == ["X: why"]


def test_what_a_budget_does_not_let_be_known_is_left_open() -> None:
    def entangled(facts: Facts) -> Mark:
        raise MemoryBudget("the rule is too entangled")

    found = judge(SUBJECT, Criterion("c", "C", "Is it?", 1, entangled), of_rules("A, A"))
    assert found.word == "left open" and "too entangled" in found.said


def test_every_criterion_has_an_id_of_its_own_and_a_question() -> None:
    every = [one for several in CRITERIA.values() for one in several]
    assert len({one.id for one in every}) == len(every)
    for one in every:
        assert one.asked.rstrip().endswith(("?", "counted.")) and one.weight >= 0 and 0 < one.enough <= 1


def test_every_criterion_judges_a_network_of_one_component_and_one_without_any_claim() -> None:
    for facts in (of_rules("A, A"), of_rules("A, 1"), of_rules("A, !A")):
        for subject, several in CRITERIA.items():
            for one in several:
                found = judge(subject, one, facts)
                assert found.said.endswith(".") and (found.score is None or 0 <= found.score <= 1)
                assert found.score == 1 or found.score is None or found.places


def test_the_json_of_a_judgement_has_every_place() -> None:
    many = tuple(Place("component", f"C{n}") for n in range(500))
    record = judge(SUBJECT, criterion(Mark(0.5, "half", many)), of_rules("A, A")).to_dict()
    assert len(record["places"]) == 500 and record["verdict"] == "failed" and record["section"] == "s"


def test_the_manual_has_every_criterion_as_the_table_has_it(root: Path) -> None:
    said = (root / "docs" / "score.md").read_text(encoding="utf-8")
    rows = [line for line in said.splitlines() if line.startswith("| `")]
    meant = [
        f"| `{one.id}` | {one.asked} | {one.weight:g} | {one.enough:g} |"
        for several in CRITERIA.values()
        for one in several
    ]
    assert rows == meant
    for subject in CRITERIA:
        assert f"**{subject.title}** (`{subject.id}`, weight {subject.weight:g}). {subject.why}" in said
