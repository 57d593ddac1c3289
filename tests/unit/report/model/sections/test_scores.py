"""The score: a row a subject and a row a criterion, with what costs marks."""

from __future__ import annotations

from pathlib import Path

from judged import cascade
from logicnet.report.model.criteria import judgements
from logicnet.report.model.score import score_of
from logicnet.report.model.sections.scores import scores
from sections_read import rows, said


def test_every_subject_and_every_criterion_has_a_row(tmp_path: Path) -> None:
    score = score_of(judgements(cascade(tmp_path)))
    section = scores(score)
    assert list(rows(section, "Subjects")) == [one.subject.title for one in score.subjects]
    found = rows(section, "Criteria")
    assert [row["verdict"] for row in found.values()] == [one.word for one in score.judgements]
    assert score.words in said(section) and score.words in section.title


def test_what_costs_marks_is_named_and_what_is_left_out_is_counted(tmp_path: Path) -> None:
    score = score_of(judgements(cascade(tmp_path)))
    found = rows(scores(score), "Criteria")
    (evidence,) = [one for one in score.judgements if one.criterion.id == "identifiers"]
    assert f"Look at: {'; '.join(map(str, evidence.places))}." in found[evidence.criterion.title]["what was found"]
