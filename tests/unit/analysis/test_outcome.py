"""The word for what an intervention does, and its rank, by the strongest thing that was asked for."""

from __future__ import annotations

import pytest

from logicnet.analysis.outcome import OUTCOMES, Answer, compared
from logicnet.screens.table import Ranking

HALF = Answer(1, 0, 1, "exact", "")


def asked(reachable: str, *chance: float, status: str = "", fraction: int = 1) -> Answer:
    """An answer with a start; one number is an exact probability, three are value, low and high."""
    value, low, high = (*chance, None, None, None)[:3]
    return Answer(fraction, 0, 2 - fraction, status or ("exact" if low is None else "sampled"), "", reachable, "",
                  value, low, high)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "wild", "word"),
    [
        (Answer(0, 0, 2, "exact", ""), HALF, "removes"),
        (Answer(1, 0, 2, "exact", ""), HALF, "reduces"),
        (Answer(0, 1, 1, "exact", ""), HALF, "reduces"),
        (Answer(2, 0, 2, "exact", ""), HALF, "keeps"),
        (Answer(2, 0, 1, "exact", ""), HALF, "increases"),
        (HALF, Answer(0, 1, 1, "exact", ""), "increases"),
        (Answer(0, 0, 0, "undecided", ""), HALF, "undecided"),
        (Answer(0, 0, 0, "failed: x", ""), HALF, "failed"),
        # from a start: whether it is reached, whatever the attractors elsewhere
        (asked("no"), asked("yes"), "removes"),
        (asked("yes", fraction=1), asked("yes", fraction=2), "keeps"),
        (asked("yes"), asked("no"), "increases"),
        (asked("no", fraction=2), asked("no"), "keeps"),
        (asked("", status="bounded"), asked("yes"), "undecided"),
        (asked("no"), asked("", status="bounded"), "undecided"),
        # with a probability
        (asked("no", 0.0), asked("yes", 0.5), "removes"),
        (asked("yes", 0.25), asked("yes", 0.5), "reduces"),
        (asked("yes", 0.5, fraction=1), asked("yes", 0.5, fraction=2), "keeps"),
        (asked("yes", 0.75), asked("yes", 0.5), "increases"),
        (asked("yes", 0.4, 0.35, 0.45), asked("yes", 0.5), "reduces"),
        (asked("yes", 0.4, 0.35, 0.45), asked("yes", 0.5, 0.44, 0.56), "unresolved"),
        (asked("yes", 0.5, 0.45, 0.55), asked("yes", 0.5, 0.45, 0.55), "unresolved"),
        (asked("yes", 0.7, 0.65, 0.75), asked("yes", 0.5, 0.45, 0.55), "increases"),
        (asked("yes", status="bounded"), asked("yes", 0.5), "undecided"),
    ],
)
def test_the_outcome_goes_by_the_strongest_thing_that_was_asked_for(row: Answer, wild: Answer, word: str) -> None:
    assert compared(row, wild)[1] == word and word in OUTCOMES


def test_what_is_not_decided_is_ranked_last_of_its_kind() -> None:
    wild = asked("yes", 1.0)
    rows = [
        asked("no", 0.0),
        asked("no", 0.0, status="bounded"),  # its withdrawal is not known
        asked("yes", 0.9),
        asked("yes", status="bounded"),
        asked("", status="bounded"),
        Answer(0, 0, 0, "undecided", ""),
    ]
    rows[0] = rows[0]._replace(withdrawal="must relapse")
    group = Ranking.of("", [wild, *reversed(rows)])
    assert list(group.answers) == [wild, *rows] and list(group.ranks) == [0, 1, 2, 3, 4, 5, 6]
