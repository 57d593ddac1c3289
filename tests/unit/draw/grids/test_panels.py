"""The panels of the screen heatmap: labels, columns, blocks and what fits into the room."""

from __future__ import annotations

from logicnet.draw.grids.choice import ScreenEntry
from logicnet.draw.grids.panels import Grid, listing, titled, untreated_cell
from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.settings import Columns
from logicnet.draw.grids.table import Box
from logicnet.draw.paint.picture import Picture
from page_geometry import overlapping
from svg_reading import groups, said


def row(name: str, change: float = -0.5, setting: str = "", kind: str = "knock-out") -> Row:
    return Row(name, kind, setting, "P", 0.5 + change, change, "removes" if kind != "wild type" else kind)


def listed(count: int, *, length: int = 4) -> list[ScreenEntry]:
    names = [f"C{number}".ljust(length, "x") for number in range(count)]
    return [ScreenEntry(name, name, {"0": row(f"{name}%0")}) for name in names]


def drawn(picture: Picture) -> list[str | None]:
    return [group.get("data-name") for group in groups(picture, "row")]


def test_a_list_has_a_column_for_each_value_that_was_tried_and_no_other() -> None:
    candidates = listed(3)
    heads = {"0": "knock-out", "1": "knock-in"}
    assert said(listing("held", candidates, {"0": ""})).split() == ["held", *(one.label for one in candidates)]
    assert said(listing("held", candidates, heads)).split()[:3] == ["held", "knock-out", "knock-in"]


def test_a_long_list_goes_on_in_the_next_column_as_far_as_there_is_room() -> None:
    """40 rows in blocks of at most 18: three blocks of 14, 14 and 12; one where the room is that of one."""
    picture = listing("", listed(40), {"0": "x"})
    assert said(picture).split().count("x") == 3
    assert drawn(picture) == [one.label for one in listed(40)]
    narrow = listing("", listed(40), {"0": "x"}, room=picture.width / 3)
    assert said(narrow).split().count("x") == 1 and narrow.width <= picture.width / 3
    half = listing("", listed(40), {"0": "x"}, room=picture.width * 0.8)
    assert said(half).split().count("x") == 2 and half.width <= picture.width * 0.8


def test_labels_are_cut_to_the_room_and_whole_names_stand_in_the_data() -> None:
    candidates = listed(5, length=60)
    picture = listing("", candidates, {"0": "a", "1": "b"}, room=200)
    assert picture.width <= 200 and not overlapping(picture)
    assert drawn(picture) == [one.label for one in candidates]
    assert len({text for text in picture.texts() if "C" in text}) == 5


def grid(count: int, settings: int) -> Grid:
    places = [f"A={place % 2} B={place // 2 % 2} C={place // 4}" for place in range(settings)]
    candidates = [
        ScreenEntry(f"X{n}%0", f"X{n}%0", {place: row(f"X{n}%0", setting=place) for place in places})
        for n in range(count)
    ]
    untreated = {place: row("", 0.0, place, "wild type") for place in places}
    return Grid(candidates, untreated, Columns.of(untreated.values()), {"A": "the A"})


def test_a_grid_has_the_inputs_that_differ_on_top_then_the_untreated_then_the_rest() -> None:
    picture = grid(2, 4).drawn()
    assert drawn(picture) == ["the A", "B", "untreated", "X0%0", "X1%0"]
    assert said(picture).count("50%") == 4


def test_columns_that_do_not_fit_go_on_below() -> None:
    """20 settings in 180 points: labels, and cells of at least 15 points."""
    picture = grid(3, 20).drawn(180)
    assert picture.width <= 180 and not overlapping(picture)
    assert drawn(picture).count("untreated") > 1
    assert said(picture).count("50%") == 20


def test_a_readout_untreated_is_a_number_and_what_is_not_known_a_question_mark() -> None:
    box = Box(0, 0, 26, 13)
    growth = Row("", "wild type", "", "P", 0.5, 0.0, "wild type", "value growth", 0.75)
    assert [said(Picture(26, 13, tuple(untreated_cell(one, box)))) for one in (row("", 0.0), growth, None)] == [
        "50%",
        "0.75",
        "?",
    ]


def test_a_title_is_broken_to_the_room_and_nothing_has_none() -> None:
    body = listing("", listed(1), {"0": ""})
    assert titled("one two three four five six seven eight nine ten", body, 100).width <= 100
    assert titled("a title", Picture(0, 0, ()), 100).items == ()
