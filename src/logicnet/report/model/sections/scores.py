"""The score: how far the model meets each criterion that a reviewer asks of it, and what costs it marks."""

from __future__ import annotations

from collections.abc import Sequence

from logicnet.report.model.blocks import Block, Cell, DataTable, Flag, Paragraph, Section
from logicnet.report.model.criteria import Judgement, Place
from logicnet.report.model.score import Score, score_words

_TONES = {"passed": "good", "failed": "bad"}
_PLACES = 8
_LONGEST = 300  # characters of what is looked at


def scores(score: Score) -> Section:
    """The section: the total, a row a subject, a row a criterion."""
    said = (
        f"In all {score.words}: the weighted mean of the subjects, each the weighted mean of its criteria. What does "
        "not apply to this model is not counted, and says why. A criterion is passed from the score that its row says; "
        "one that is not passed counts with the score that it has."
    )
    subjects: list[tuple[Cell, ...]] = [
        (one.subject.title, one.words, f"{one.subject.weight:g}", one.subject.why) for one in score.subjects
    ]
    blocks: list[Block] = [
        Paragraph(said),
        DataTable(
            "Subjects",
            ("subject", "score", "weight", "why it weighs so"),
            tuple(subjects),
            frozenset({"score", "weight"}),
        ),
    ]
    head = ("criterion", "verdict", "score", "passed from", "weight", "what was found")
    rows = tuple(_row(one) for one in score.judgements)
    blocks.append(DataTable("Criteria", head, rows, frozenset({"score", "passed from", "weight"})))
    return Section("score", f"Score: {score.words}", tuple(blocks))


def _row(one: Judgement) -> tuple[Cell, ...]:
    verdict = Flag(one.word, _TONES.get(one.word, "open"))
    given = "" if one.score is None else score_words(one.score)
    enough = score_words(one.criterion.enough) if one.criterion.weight else ""
    found = f"{one.said} {_places(one.places)}".strip()
    return one.criterion.title, verdict, given, enough, f"{one.criterion.weight:g}", found


def _places(places: Sequence[Place]) -> str:
    if not places:
        return ""
    shown = [str(one).rstrip(".") for one in places[:_PLACES]]
    while len(shown) > 1 and sum(map(len, shown)) > _LONGEST:
        shown.pop()
    more = f" and {len(places) - len(shown)} more" if len(places) > len(shown) else ""
    return f"Look at: {'; '.join(shown)}{more}."
