"""The canvas: how wide a body may be, and where heading, body and legend come to stand."""

from __future__ import annotations

from math import inf

import pytest

from logicnet.draw import Picture
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import TALLEST, canvas, least_text, made_of
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.shapes import Group, Text, rectangle
from logicnet.logic import Rules
from logicnet.model import Component, Network
from picture_rules import leaves, outside

NETWORK = Network("pair", Rules.build(["A", "B"], ["!B", "!A"]), (Component("A", "α"), Component("B")))
COLUMN = 85 * 72 / 25.4


def body(width: float, size: float = 8.0) -> Picture:
    return Picture(width, 50, (rectangle(0, 0, width, 50, fill="#f3f3f3"), Text(width / 2, 30, "body", size)))


def drawn(wide: float, **look: object) -> Picture:
    words: LookWords = look  # type: ignore[assignment]
    sample = (Picture(10, 10, (rectangle(0, 0, 10, 10, fill="#000000"),)), "black")
    with canvas(words) as sheet:
        return sheet.picture(body(wide), title="A heading of several words", legend=[[sample]])


def text(picture: Picture, words: str) -> Text:
    return next(one for one in leaves(picture.items) if isinstance(one, Text) and one.text == words)


def test_without_a_width_there_is_room_without_end_and_the_body_decides() -> None:
    with canvas({}) as sheet:
        assert sheet.room == inf
    picture = drawn(400)
    assert picture.width == 420 and text(picture, "body").size == 8


def test_what_is_as_wide_as_the_room_keeps_its_size() -> None:
    with canvas({"width": "85mm"}) as sheet:
        room = sheet.room
    assert room < COLUMN
    picture = drawn(room, width="85mm")
    assert picture.width == pytest.approx(COLUMN) and text(picture, "body").size == pytest.approx(8)
    assert not picture.notes


def test_what_is_wider_than_the_room_is_made_smaller_and_a_note_says_from_which_width_on_it_is_read() -> None:
    with canvas({"width": "85mm"}) as sheet:
        room = sheet.room
    picture = drawn(2 * room, width="85mm")
    assert text(picture, "body").size == pytest.approx(4)
    (note,) = picture.notes
    assert "the smallest text is 4.0 pt at 85 mm" in note and "from 128 mm on it is 6 pt" in note  # 85 * 6 / 4 = 127.5
    assert text(drawn(2 * room, width="128mm"), "body").size >= 6


def test_what_is_narrow_grows_by_a_quarter_at_most_and_stands_in_the_middle() -> None:
    picture = drawn(100, width="85mm")
    assert picture.width == pytest.approx(COLUMN)
    assert text(picture, "body").size == pytest.approx(10)
    assert text(picture, "body").x == pytest.approx(COLUMN / 2)


def test_a_heading_is_broken_where_the_page_is_narrow_and_its_text_is_read() -> None:
    title = "What removes the resistant phenotype of a tumour that was treated with two drugs: the whole answer"
    with canvas({"width": "85mm"}) as sheet:
        picture = sheet.picture(body(200), title=title)
    lines = [one for one in leaves(picture.items) if isinstance(one, Text) and one.bold]
    assert len(lines) > 1 and " ".join(one.text for one in lines) == title
    assert not outside(picture) and least_text(picture.items) >= 6


def test_no_title_and_no_legend_leave_the_body_alone() -> None:
    with canvas({"legend": False}) as sheet:
        picture = sheet.picture(body(100), title="", lines=["not drawn"], legend=[[(body(10), "not drawn")]])
    assert list(picture.texts()) == ["body"]


def test_parts_stand_below_each_other() -> None:
    with canvas({}) as sheet:
        picture = sheet.picture([body(100), body(60)], title="")
    one, other = (item for item in leaves(picture.items) if isinstance(item, Text))
    assert other.y - one.y > 50 and other.x == one.x


def test_components_are_called_by_titles_or_by_names() -> None:
    with canvas({}) as titles, canvas({"labels": "names"}) as names:
        assert titles.titles(NETWORK) == {"A": "α", "B": "B"}
        assert names.titles(NETWORK) == {"A": "A", "B": "B"}
        assert names.titles(None) == {}


def test_a_canvas_measures_in_its_font_and_a_picture_keeps_it() -> None:
    with canvas({"font": "Helvetica"}) as sheet:
        assert fonts.current() == "Helvetica"
        picture = sheet.picture(body(100), title="")
    assert picture.font == "Helvetica" and fonts.current() == "DejaVu Sans"


def test_the_smallest_text_is_found_in_groups_too() -> None:
    assert least_text([Text(0, 0, "a", 8), Group((Group((Text(0, 0, "b", 5),)),))]) == 5
    assert least_text([]) == inf


def test_what_a_picture_was_made_of_leaves_out_what_is_empty() -> None:
    told = made_of(NETWORK, setting="", intervention="A%0", start=None)
    assert told == (("network pair", NETWORK.digest), ("intervention", "A%0"))


def tall(height: float, *, wide: float = 100, width: str | None = "85mm", shorter: str = "") -> Picture:
    words: LookWords = {"width": width}
    with canvas(words) as sheet:
        part = Picture(wide, height, (rectangle(0, 0, wide, height, fill="#f3f3f3"),))
        return sheet.picture(part, title="A heading", shorter=shorter)


def test_a_page_taller_than_a_journals_says_how_tall_it_is_and_how_it_becomes_shorter() -> None:
    """A body of 700 points is 247 mm; with heading and margins some 257."""
    (note,) = tall(700, shorter="shorter with fewer rows (limit)").notes
    millimetres = round(tall(700).height * 25.4 / 72)
    assert note == (
        f"the picture is {millimetres} mm tall at 85 mm, a journal's page 240 mm: shorter with fewer rows (limit)"
    )
    assert 250 < millimetres < 265
    assert not tall(700, width=None).notes and not tall(500).notes


def test_what_is_narrow_does_not_grow_beyond_a_page() -> None:
    for height in (100, 400, 560, 600, 640):
        picture = tall(height)
        assert picture.height <= TALLEST and not picture.notes
    assert tall(100).height > 100 * 1.25 and tall(640).height < 640 * 1.1


def test_a_file_says_how_wide_and_in_which_theme_it_is() -> None:
    with canvas({"width": "8.5cm", "theme": "dark", "labels": "names", "legend": False}) as sheet:
        picture = sheet.picture(body(100), title="", made=[("network pair", "0")])
    told = (("width", "85 mm"), ("theme", "dark"), ("labels", "names"), ("legend", "false"))
    assert picture.made == (("network pair", "0"), *told)
    assert drawn(100).made == ()
