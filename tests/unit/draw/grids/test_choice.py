"""Which rows are drawn, in which order, and what is said of the rest: counted by hand."""

from __future__ import annotations

import pytest

from logicnet.draw.grids.choice import ScreenEntry, chosen, confirm_rows, how_to_see
from logicnet.draw.grids.rows import Row
from logicnet.errors import DrawingError

WORD = ("drug", "drugs")


def candidate(
    name: str, *changes: float | None, outcome: str = "", always: bool = False, column: str = "fraction"
) -> ScreenEntry:
    words = {-1: "reduces", 0: "keeps", 1: "increases"}
    cells = {
        str(place): Row(
            name,
            "knock-out",
            str(place),
            "P",
            0.5,
            change,
            outcome or ("undecided" if change is None else words[(change > 0) - (change < 0)]),
            column,
            always=always,
        )
        for place, change in enumerate(changes)
    }
    return ScreenEntry(name, name, cells)


def names(*candidates: ScreenEntry, limit: int | None = None, rows: str | None = None) -> list[str]:
    return [one.key for one in chosen(candidates, WORD, limit=limit, rows=rows).shown]


def test_what_takes_most_away_is_first_then_what_adds_most_and_equals_stand_as_in_the_file() -> None:
    given = [
        candidate(name, change) for name, change in zip("abcdefg", (0.1, -0.2, -0.5, -0.2, 0.4, None, 0.4), strict=True)
    ]
    assert names(*given) == ["c", "b", "d", "e", "g", "a", "f"]


def test_under_several_settings_the_sum_of_what_is_taken_away_counts() -> None:
    given = [candidate("once", -0.5, 0.0), candidate("both", -0.3, -0.3), candidate("mixed", -0.1, 0.9)]
    assert names(*given) == ["both", "once", "mixed"]


def test_a_change_of_what_always_shows_it_is_weaker_than_any_of_what_shows_it() -> None:
    given = [candidate("always", -0.4, always=True), candidate("fewer", -0.1), candidate("more", 0.1)]
    assert names(*given) == ["fewer", "always", "more"]


def test_what_changes_nothing_is_counted_where_it_is_more_than_a_quarter() -> None:
    changing = [candidate(f"c{number}", -0.5) for number in range(3)]
    few, many = [candidate("k", 0.0)], [candidate("k", 0.0), candidate("l", 0.0)]
    assert names(*changing, *few) == ["c0", "c1", "c2", "k"]
    assert names(*changing, *many) == ["c0", "c1", "c2"]
    assert names(*changing, *many, rows="all") == ["c0", "c1", "c2", "k", "l"]
    assert names(*changing, *few, rows="changed") == ["c0", "c1", "c2"]
    assert chosen([*changing, *many], WORD).notes == ("2 of 5 drugs change nothing and are not drawn",)
    assert chosen([*changing, *few], WORD, rows="changed").notes == ("1 of 4 drugs changes nothing and is not drawn",)


def test_where_nothing_changes_anything_that_is_said() -> None:
    found = chosen([candidate("a", 0.0), candidate("b", 0.0)], WORD)
    assert (found.shown, found.notes) == ((), ("none of 2 drugs changes anything",))
    assert chosen([candidate("a", 0.0)], WORD).notes == ("the one drug changes nothing",)


def test_a_limit_says_how_many_are_left_out_and_how_many_of_them_are_as_strong() -> None:
    given = [candidate(f"c{number}", -0.5 if number < 2 else -0.25) for number in range(6)]
    found = chosen(given, WORD, limit=3)
    assert [one.key for one in found.shown] == ["c0", "c1", "c2"]
    assert found.notes == (
        "the first 3 of 6 drugs that change something, by effect: 3 are left out, 3 of them as strong as the last",
    )
    assert "as strong" not in chosen(given, WORD, limit=2).notes[0]


@pytest.mark.parametrize(
    ("limit", "count", "drawn"), [(60, 61, 61), (60, 66, 66), (60, 67, 60), (5, 6, 5), (10, 11, 11)]
)
def test_a_limit_grows_by_a_tenth_where_that_leaves_none_out(limit: int, count: int, drawn: int) -> None:
    given = [candidate(f"c{number}", -0.5) for number in range(count)]
    assert len(names(*given, limit=limit)) == drawn


def test_all_rows_are_drawn_where_all_are_asked_for_and_no_limit_is_given() -> None:
    given = [candidate(f"c{number}", 0.0) for number in range(200)]
    assert len(names(*given, rows="all")) == 200
    found = chosen(given, WORD, limit=20, rows="all")
    assert len(found.shown) == 20 and found.notes == ("180 of 200 drugs change nothing and are not drawn",)


def test_what_is_undecided_is_drawn_last_and_counted_where_it_is_left_out() -> None:
    given = [candidate("open", None), candidate("part", None, -0.5), candidate("c", -0.5)]
    assert names(*given) == ["part", "c", "open"]
    assert chosen(given, WORD, limit=2).notes == ("left out: 1 drug that is not decided",)


def test_how_to_see_what_a_limit_leaves_out_is_said_in_the_words_of_both_doors() -> None:
    given = [candidate(f"c{number}", -0.5) for number in range(40)]
    found = [chosen(given, WORD, limit=limit) for limit in (10, None)]
    assert how_to_see(found) == ("to draw the others too: --top 40, in Python top=40",)
    assert how_to_see(found[1:]) == ()


def test_rows_are_changed_or_all_and_nothing_else() -> None:
    for known in (None, "changed", "all"):
        confirm_rows(known)
    with pytest.raises(DrawingError, match="'al' is not a choice of rows") as error:
        confirm_rows("al")
    assert "'all'" in str(error.value.hint)


@pytest.mark.parametrize(
    ("column", "effect"),
    [
        ("reachable", "whether it is reached"),
        ("probability", "the probability"),
        ("share", "the share of time"),
        ("value growth", "growth"),
    ],
)
def test_of_what_is_not_drawn_it_is_said_what_it_does_not_change_and_not_that_it_changes_nothing(
    column: str, effect: str
) -> None:
    """A share of attractors may change where what the screen is ranked by does not."""
    one, two = candidate("c", -0.5, column=column), candidate("d", -0.5, column=column)
    same = [candidate(name, 0.0, column=column) for name in "kl"]
    assert chosen([one, *same], WORD).notes == (f"2 of 3 drugs do not change {effect} and are not drawn",)
    assert chosen([one, same[0]], WORD).notes == (f"1 of 2 drugs does not change {effect} and is not drawn",)
    assert chosen(same, WORD).notes == (f"none of 2 drugs changes {effect}",)
    assert chosen(same[:1], WORD).notes == (f"the one drug does not change {effect}",)
    assert chosen([one, two], WORD, limit=1).notes[0].startswith(f"the first 1 of 2 drugs that change {effect}, by")


def test_where_some_places_have_no_start_both_measures_are_named() -> None:
    reach, none = (candidate("k", 0.0, column=column).cells["0"] for column in ("reachable", "fraction"))
    found = chosen([ScreenEntry("k", "k", {"a": none, "b": reach})], WORD)
    (note,) = found.notes
    assert note == "the one drug does not change whether it is reached (without a start: the share of attractors)"


def test_of_what_a_limit_leaves_out_it_is_said_how_many_are_for_more() -> None:
    given = [candidate(f"c{number}", change) for number, change in enumerate((-1.0, -0.5, -0.25, 0.5, 1.0))]
    assert chosen(given, WORD, limit=2).notes[0].endswith("3 are left out, 2 of them for more")
    assert chosen(given, WORD, limit=3).notes[0].endswith("2 are left out, all of them for more")
    assert chosen(given[:3], WORD, limit=1).notes[0].endswith("2 are left out")
