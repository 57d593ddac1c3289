"""Cards: what a notebook shows of a value, and what the value says of itself in one line."""

from __future__ import annotations

import pickle

import logicnet
from logicnet.display import Card, Details, Note, Sketch, TableView, Transcript, Visible, VisibleTuple
from logicnet.logic import Rules

HOSTILE = "<script>alert(1)</script>"


class Two(Visible):
    def _line(self) -> str:
        return f"Two of\n {HOSTILE * 20}"


def test_a_value_is_one_line_of_text_that_is_not_long() -> None:
    assert repr(Two()).startswith("<Two of <script>") and len(repr(Two())) <= 170
    assert "\n" not in repr(Two())


def test_a_value_without_a_card_of_its_own_shows_its_line() -> None:
    assert "Two of" in Two()._repr_html_() and "<script" not in Two()._repr_html_()


def test_all_parts_of_a_card_are_text() -> None:
    parts = [
        Note(HOSTILE, HOSTILE),
        Transcript(HOSTILE, [HOSTILE]),
        Details(HOSTILE, [TableView([HOSTILE], [[HOSTILE]], caption=HOSTILE)]),
    ]
    html = Card(HOSTILE, HOSTILE, [(HOSTILE, HOSTILE * 99)], parts).html()
    assert "<script" not in html and html.count("&lt;script&gt;") > 10


def test_facts_of_which_nothing_is_said_are_left_out() -> None:
    html = Card("C", facts=[("setting", ""), ("within", None), ("rates", ""), ("from", 0)]).html()
    assert "setting" not in html and "within" not in html and "from: 0" in html


def test_parts_that_are_empty_leave_nothing_behind() -> None:
    assert Details("more", [TableView(["a"], [])]).html() == "" == Note("").html() == Transcript("t", []).html()


def test_folded_parts_stand_under_their_title() -> None:
    html = Details("more", [Note("inside")]).html()
    assert html.startswith("<details") and html.index("more") < html.index("inside")


def test_a_picture_stands_on_its_paper_and_is_no_wider_than_the_page() -> None:
    html = Sketch(logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))).html()
    assert html.startswith("<div") and '<svg style="max-width:100%' in html and 'fill="#ffffff"' in html
    assert "<?xml" not in html


def test_a_tuple_that_shows_itself_is_a_tuple_to_everything_else() -> None:
    made = VisibleTuple.of(["b", "a"], ("letter", "letters"), ["letter"], lambda one: (one,))
    assert made == ("b", "a") and isinstance(made, tuple) and made[0] == "b"
    assert repr(made) == "('b', 'a')" and "2 letters" in made._repr_html_()
    assert repr(VisibleTuple.of(["x" * 99] * 2, ("word", "words"), ["word"], lambda one: (one,))) == "<2 words>"
    assert repr(VisibleTuple.of([], ("word", "words"), ["word"], lambda one: (one,))) == "()"
    assert "1 letter<" in VisibleTuple.of(["b"], ("letter", "letters"), ["letter"], lambda one: (one,))._repr_html_()
    assert pickle.loads(pickle.dumps(made)) == ("b", "a")
