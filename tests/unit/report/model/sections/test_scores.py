"""The score: a row a subject and a row a criterion, with what costs marks."""

from __future__ import annotations

from pathlib import Path

from judged import cascade
from logicnet.report.model.blocks import DataTable, Flag
from logicnet.report.model.criteria import Criterion, Judgement, Mark, Place, Subject, judgements
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


SUBJECT = Subject("s", "Subject", 2, "why it weighs")


def judged(id: str, mark: Mark, weight: float = 1) -> Judgement:
    return Judgement(SUBJECT, Criterion(id, f"Title {id}", "Is it?", weight, lambda facts: mark), mark)


def test_every_criterion_has_a_row_with_its_verdict() -> None:
    several = [
        judged("a", Mark(1.0, "All.")),
        judged("b", Mark(0.5, "Half.", (Place("component", "X"),))),
        judged("c", Mark(None, "Nothing there.")),
        judged("d", Mark(None, "No time.", open=True)),
    ]
    section = scores(score_of(several))
    subjects, criteria = (block for block in section.blocks if isinstance(block, DataTable))
    assert section.title == "Score: 50 to 84 %" and subjects.rows[0][:2] == ("Subject", "50 to 84 %")
    verdicts = [row[1].text for row in criteria.rows if isinstance(row[1], Flag)]
    assert verdicts == ["passed", "failed", "not asked", "left open"]
    assert [row[2] for row in criteria.rows] == ["100 %", "50 %", "", ""]
    assert [row[3] for row in criteria.rows] == ["100 %"] * 4, "the score from which each is passed"
    assert "X" in str(criteria.rows[1][5]) and "Nothing there." in str(criteria.rows[2][5])


def test_places_are_cut_with_a_count() -> None:
    many = tuple(Place("component", f"C{n}") for n in range(30))
    section = scores(score_of([judged("a", Mark(0.0, "None.", many))]))
    (_, criteria) = (block for block in section.blocks if isinstance(block, DataTable))
    assert "and 22 more" in str(criteria.rows[0][5]) and "C29" not in str(criteria.rows[0][5])
