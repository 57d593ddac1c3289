"""The score: weighted means by hand; what does not apply is not counted and is listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judged import of_rules
from logicnet.report.model.criteria import Criterion, Judgement, Mark, Subject, judgements
from logicnet.report.model.score import score_of, score_words

ONE, TWO, THREE = Subject("one", "One", 1, ""), Subject("two", "Two", 3, ""), Subject("three", "Three", 5, "")


def judgement(subject: Subject, weight: float, score: float | None, left_open: bool = False) -> Judgement:
    mark = Mark(score, "said", open=left_open)
    return Judgement(subject, Criterion(f"{subject.id}-{weight}", "t", "a?", weight, lambda facts: mark), mark)


def test_the_total_is_the_weighted_mean_of_weighted_means() -> None:
    """One: (1 x 1 + 3 x 0) / 4 = 0.25. Two: 0.5. Total: (1 x 0.25 + 3 x 0.5) / 4 = 0.4375."""
    found = score_of([judgement(ONE, 1, 1.0), judgement(ONE, 3, 0.0), judgement(TWO, 2, 0.5)])
    assert [one.score for one in found.subjects] == [0.25, 0.5]
    assert found.total == pytest.approx(0.4375) and found.words == "43 %"


def test_what_does_not_apply_is_not_counted_and_is_listed() -> None:
    found = score_of(
        [judgement(ONE, 1, 1.0), judgement(ONE, 9, None), judgement(TWO, 2, None), judgement(THREE, 1, 0.5)]
    )
    assert [one.score for one in found.subjects] == [1.0, None, 0.5]
    assert found.total == pytest.approx((1 * 1 + 5 * 0.5) / 6)
    assert [one.criterion.id for one in found.not_asked] == ["one-9", "two-2"]
    assert found.to_dict()["not_asked"] == [{"id": "one-9", "why": "said"}, {"id": "two-2", "why": "said"}]


def test_a_weight_of_0_tells_and_does_not_count() -> None:
    found = score_of([judgement(ONE, 1, 1.0), judgement(ONE, 0, 0.0), judgement(TWO, 0, 0.0)])
    assert found.total == 1.0 and len(found.counted) == 1 and found.subjects[1].score is None


def test_what_a_budget_left_open_has_any_score_and_the_least_counts() -> None:
    """One: 1 and an open one of weight 3: 0.25 to 1. With two: (1 x 0.25 + 3 x 0.5) / 4 to (1 x 1 + 3 x 0.5) / 4."""
    found = score_of([judgement(ONE, 1, 1.0), judgement(ONE, 3, None, True), judgement(TWO, 1, 0.5)])
    assert found.subjects[0].bounds == (0.25, 1.0) and found.bounds == pytest.approx((0.4375, 0.625))
    assert found.total == pytest.approx(0.4375) and found.words == "43 to 63 %"
    assert [one.word for one in found.left_open] == ["left open"] and found.not_asked == ()
    assert found.to_dict()["left_open"] == [{"id": "one-3", "why": "said"}]


def test_where_nothing_applies_there_is_no_score() -> None:
    found = score_of([judgement(ONE, 1, None)])
    assert found.total is None and found.words == "not scored" and score_of([]).total is None


@pytest.mark.parametrize(
    ("score", "words"),
    [(0.0, "0 %"), (0.29, "29 %"), (0.999, "99 %"), (1.0, "100 %"), (0.57, "57 %"), (None, "not scored")],
)
def test_percents_are_cut_and_never_rounded_up(score: float | None, words: str) -> None:
    assert score_words(score) == words


@given(st.lists(st.tuples(st.sampled_from((0.5, 1, 2)), st.none() | st.floats(0, 1)), min_size=1, max_size=8))
def test_the_total_lies_between_the_least_and_the_greatest_score(parts: list[tuple[float, float | None]]) -> None:
    found = score_of([judgement(ONE, weight, score) for weight, score in parts])
    asked = [score for _, score in parts if score is not None]
    if not asked:
        assert found.total is None
    else:
        assert found.total is not None and min(asked) - 1e-9 <= found.total <= max(asked) + 1e-9


def test_the_json_of_a_score_has_every_section_with_its_criteria() -> None:
    found = score_of(judgements(of_rules("A, A\nB, A", "B")))
    record = found.to_dict()
    assert [one["id"] for one in record["sections"]] == [
        "source", "annotation", "rules", "questions", "dynamics", "claims", "choices"
    ]  # fmt: skip
    assert sum(len(one["criteria"]) for one in record["sections"]) == len(found.judgements)
    assert record["passed"] + record["failed"] == record["counted"]
