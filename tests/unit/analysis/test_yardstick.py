"""The word for what an intervention does, and its rank, by the strongest thing that was asked for."""

from __future__ import annotations

from fractions import Fraction

import pytest

from logicnet.analysis.outcome import OUTCOMES, Answer
from logicnet.analysis.yardstick import YARDSTICKS, Yardstick, compared
from logicnet.errors import LogicnetError, UnknownName
from logicnet.screens.ranking import Ranking

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
    group = Ranking.of("", [wild, *reversed(rows)], Yardstick("probability"))
    assert list(group.answers) == [wild, *rows] and list(group.ranks) == [0, 1, 2, 3, 4, 5, 6]


def timed(share: float, *values: float) -> Answer:
    return Answer(1, 0, 1, "exact", "", share=share, values=tuple((value, None, None) for value in values))


def test_the_change_is_of_what_the_outcome_is_about() -> None:
    often, oscillates = Answer(1, 0, 1, "exact", ""), Answer(0, 1, 1, "exact", "")
    by = Yardstick("fraction")
    assert by.compared(often, oscillates) == (Fraction(1, 2), "always", "increases")
    assert by.compared(Answer(0, 0, 2, "exact", ""), often) == (Fraction(-1, 2), "fraction", "removes")
    assert by.compared(often, often) == (0, "fraction", "keeps")
    assert Yardstick("probability").compared(asked("yes", 0.25), asked("yes", 0.5)) == (-0.25, "probability", "reduces")
    assert Yardstick("reach").compared(asked("no"), asked("yes")) == (-1, "reachable", "removes")
    assert Yardstick("share").compared(timed(0.5), timed(0.25)) == (0.25, "share", "increases")
    assert Yardstick("share").compared(timed(0.0), timed(0.25)) == (-0.25, "share", "removes")
    growth = Yardstick("readout", 1, "growth")
    assert growth.compared(timed(1.0, 0.0, -2.0), timed(1.0, 0.0, 0.0)) == (-2.0, "value growth", "reduces")


def test_a_row_is_never_ranked_by_attractors_where_a_probability_is_there() -> None:
    wild = asked("yes", 1.0)
    rows = [asked("yes", 0.5, fraction=1), asked("yes", 0.5, fraction=2), asked("yes", 0.75, fraction=1)]
    assert list(Ranking.of("", [wild, *rows], Yardstick("probability")).ranks) == [0, 1, 1, 3]
    assert list(Ranking.of("", [wild, *rows], Yardstick("reach")).ranks) == [0, 1, 1, 1]
    assert list(Ranking.of("", [wild, *rows], Yardstick("fraction")).ranks) == [0, 1, 1, 3]


def test_what_oscillates_is_ranked_before_what_is_always_there() -> None:
    rows = [Answer(1, 0, 1, "exact", ""), Answer(0, 1, 1, "exact", "")]
    group = Ranking.of("", [HALF, *rows], Yardstick("fraction"))
    assert list(group.answers[1:]) == rows[::-1] and list(group.ranks) == [0, 1, 2]


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"probability": True, "share": True, "readouts": ["R"], "start": True}, "probability"),
        ({"share": True, "readouts": ["R"], "start": True}, "share"),
        ({"readouts": ["R"], "start": True}, "readout"),
        ({"start": True}, "reach"),
        ({"start": False}, "fraction"),
    ],
)
def test_the_yardstick_is_the_strongest_that_was_asked_unless_one_is_named(given: dict[str, bool], kind: str) -> None:
    assert Yardstick.of(**given).kind == kind and kind in YARDSTICKS
    assert Yardstick.of("fraction", **given).kind == "fraction"


def test_a_yardstick_that_was_not_asked_or_is_not_known_is_refused() -> None:
    with pytest.raises(LogicnetError, match=r"ranked by share: it was not asked for\n.*--share"):
        Yardstick.of("share", start=True)
    with pytest.raises(UnknownName, match="measure to rank by 'shair'"):
        Yardstick.of("shair", start=True)
    assert Yardstick.of("S", readouts=["R", "S"], start=False) == Yardstick("readout", 1, "S")
    assert Yardstick.of("readout", readouts=["R", "S"], start=False).column == "value R"


@pytest.mark.parametrize(
    ("part", "row", "wild", "kind", "same"),
    [
        (HALF, HALF, HALF, "fraction", True),
        (Answer(0, 0, 2, "exact", ""), HALF, HALF, "fraction", False),  # the whole gives back what the part took
        (Answer(1, 0, 3, "exact", ""), Answer(1, 0, 2, "exact", ""), HALF, "fraction", True),
        (Answer(1, 0, 2, "exact", ""), Answer(1, 0, 3, "exact", ""), HALF, "fraction", False),
        (Answer(0, 0, 2, "exact", ""), Answer(1, 0, 3, "exact", ""), HALF, "fraction", True),
        (Answer(3, 0, 1, "exact", ""), Answer(2, 0, 1, "exact", ""), HALF, "fraction", True),
        (Answer(2, 0, 1, "exact", ""), Answer(1, 0, 2, "exact", ""), HALF, "fraction", False),  # the other direction
        (asked("no"), asked("no"), asked("yes"), "reach", True),
        (asked("no")._replace(withdrawal="must relapse"), asked("no")._replace(withdrawal="stays"), asked("yes"),
         "reach", False),
        (asked("no")._replace(withdrawal="stays"), asked("no")._replace(withdrawal="must relapse"), asked("yes"),
         "reach", True),
        (asked("no", status="bounded"), asked("no", status="bounded"), asked("yes"), "reach", False),
        (asked("yes"), asked("yes"), asked("no"), "reach", True),
        (asked("no", 0.0), asked("yes", 0.25), asked("yes", 0.5), "probability", True),
        (asked("yes", 0.25), asked("no", 0.0), asked("yes", 0.5), "probability", False),
        (asked("yes", 0.25), asked("yes", 0.25), asked("yes", 0.5), "probability", True),
        (asked("yes", 0.2, 0.17, 0.23), asked("yes", 0.25), asked("yes", 0.5), "probability", True),
        (asked("yes", 0.2, 0.17, 0.23), asked("yes", 0.21, 0.18, 0.24), asked("yes", 0.5), "probability", False),
        (asked("yes", 0.5, 0.45, 0.55), asked("yes", 0.5, 0.45, 0.55), asked("yes", 0.5), "probability", False),
        (asked("yes", status="bounded"), asked("yes", 0.3), asked("no", 0.0), "probability", False),
        (timed(0.6), timed(0.5), timed(0.25), "share", True),
        (timed(0.5), timed(0.6), timed(0.25), "share", False),
        (timed(0.0), timed(0.0), timed(0.25), "share", True),
        (timed(1.0, -2.0), timed(1.0, -1.0), timed(1.0, 0.0), "readout", True),
        (timed(1.0, -1.0), timed(1.0, -2.0), timed(1.0, 0.0), "readout", False),
    ],
)  # fmt: skip
def test_a_part_does_as_much_where_it_is_known_to_go_as_far_in_the_same_direction(
    part: Answer, row: Answer, wild: Answer, kind: str, same: bool
) -> None:
    assert Yardstick(kind).does_as_much(part, row, wild) is same
