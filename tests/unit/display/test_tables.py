"""Tables of a notebook: an end, nothing that says the same in all rows, and text that stays text."""

from __future__ import annotations

import re

import pandas
import pytest

from logicnet.display import TableView
from logicnet.display.tables import MOST_COLUMNS, cell_text, clipped, shortened, value_text, worth_a_look

HOSTILE = "<img src=x onerror=alert(1)>"


def cells(html: str, tag: str = "td") -> list[str]:
    return re.findall(rf"<{tag} [^>]*>(.*?)</{tag}>", html)


def test_text_stays_text_in_cells_titles_and_attributes() -> None:
    html = TableView([HOSTILE, "b"], [[HOSTILE * 9, 1], ["y", 2]], caption=HOSTILE).html()
    assert "<img" not in html and html.count("&lt;img") >= 4
    assert 'onerror="' not in html and "' onerror" not in html


def test_rows_beyond_twenty_are_counted_and_it_is_said_what_has_all() -> None:
    html = TableView(["n", "square"], [[n, n * n] for n in range(23)]).html()
    assert len(cells(html)) == 2 * 20
    assert "and 3 more rows: .to_frame() has all" in html


def test_columns_beyond_the_most_are_counted_too() -> None:
    wide = [[row * 100 + column for column in range(MOST_COLUMNS + 2)] for row in range(2)]
    html = TableView([f"c{column}" for column in range(MOST_COLUMNS + 2)], wide).html()
    assert len(cells(html, "th")) == MOST_COLUMNS
    assert "and 2 more columns" in html


def test_a_column_that_says_the_same_in_all_rows_is_told_once_above_them() -> None:
    html = TableView(["name", "setting", "note"], [["a", "FAC=1", ""], ["b", "FAC=1", ""]]).html()
    assert cells(html, "th") == ["name"]
    assert "in all rows: setting: FAC=1<" in html  # an empty column is not told


def test_a_column_is_folded_only_where_all_rows_were_looked_at() -> None:
    rows = [["a", "same"], ["b", "same"]]
    assert TableView(["name", "word"], rows).folded == (("word", "same"),)
    assert TableView(["name", "word"], rows, total=10_000).folded == ()
    assert TableView(["name", "word"], rows[:1]).folded == ()  # one row has nothing to differ from


def test_of_a_single_row_the_columns_that_say_nothing_are_left_out() -> None:
    html = TableView(["drug", "class", "changes"], [["blocker", "", "STAT3%0"]]).html()
    assert cells(html, "th") == ["drug", "changes"] and cells(html) == ["blocker", "STAT3%0"]
    assert "in all rows" not in html


def test_a_table_with_many_long_columns_lets_each_be_narrower_and_breaks_words_that_are_too_long() -> None:
    def html(columns: int) -> str:
        return TableView([f"c{n}" for n in range(columns)], [["x" * 25] * columns, ["y" * 64] * columns]).html()

    widths = [int(re.findall(r"min-width:(\d+)em;", html(n))[0]) for n in (1, 2, 3, 4, 5)]
    assert html(2).count("overflow-wrap:anywhere") == 2  # the longer word of each column; a name is not broken
    assert widths == sorted(widths, reverse=True) and widths[0] > widths[-1]
    assert max(n * width for n, width in enumerate(widths, 1)) <= 36  # em: 1,100 pixels hold 80


def test_a_column_that_differs_only_below_the_rows_that_are_shown_is_not_folded() -> None:
    rows = [[n, "exact" if n < 30 else "sampled"] for n in range(31)]
    assert TableView(["n", "status"], rows).folded == ()


def test_two_columns_of_one_title_are_two_columns() -> None:
    html = TableView(["states", "states"], [[1, 3], [1, 4]]).html()
    assert cells(html) == ["3", "4"] and "in all rows: states: 1" in html


def test_where_all_columns_are_the_same_the_first_stays() -> None:
    assert cells(TableView(["a", "b"], [["x", 1], ["x", 1]]).html()) == ["x", "x"]


def test_numbers_stand_to_the_right_and_texts_to_the_left() -> None:
    html = TableView(["name", "share", "change"], [["a", 0.5, "+0.100"], ["b", 2, "?"]]).html()
    sides = re.findall(r"text-align:(\w+)", html)
    assert sides == ["left", "right", "right"] * 3


def test_a_long_cell_is_cut_and_whole_where_the_mouse_rests() -> None:
    text = "x" * 500
    (cell,) = re.findall(r'<td[^>]* title="(x+)">(x+…)</td>', TableView(["a"], [[text]]).html())
    assert cell[0] == text and len(cell[1]) == 160


def test_the_notebook_around_it_gives_the_colours_and_nothing_comes_from_elsewhere() -> None:
    html = TableView(["a"], [["x"]]).html()
    assert "color:inherit" in html and "background:transparent" in html
    assert not re.search(r"#[0-9a-f]{3}|:(white|black)|http|<script|<style|src=", html)


def test_a_table_without_rows_is_nothing() -> None:
    assert TableView(["a"], [], caption="c").html() == ""


def test_a_frame_is_a_table_and_a_named_index_a_column() -> None:
    frame = pandas.DataFrame({1: ["0", "~"]}, index=pandas.Index(["A", "B"], name="component"))
    view = TableView.of_frame(frame)
    assert (view.titles, view.rows) == (["component", "1"], [["A", "0"], ["B", "~"]])


def test_columns_and_records_make_the_same_table() -> None:
    assert TableView.of_columns([("a", [1, 2]), ("b", "xy")]).rows == [(1, "x"), (2, "y")]
    assert TableView.of_records([{"a": 1, "b": "x"}]).titles == ["a", "b"]
    assert TableView.of_records([]).html() == ""


def test_cells_say_what_there_is() -> None:
    assert [cell_text(one) for one in (None, float("nan"), False, 7, 1e-12, ["A", "B"])] == [
        "",
        "",
        "no",
        "7",
        "0",
        "A B",
    ]


def test_what_is_nearly_nothing_is_nothing() -> None:
    assert [value_text(value) for value in (1e-12, -1e-12, 1e-8, -0.5)] == ["0", "0", "1e-08", "-0.5"]


@pytest.mark.parametrize(("count", "seen"), [(3, 3), (4000, 4000), (4001, 20)])
def test_of_very_many_values_the_first_are_worth_a_look(count: int, seen: int) -> None:
    assert len(worth_a_look(range(count))) == seen


def test_names_and_texts_are_shortened_so_that_it_is_seen() -> None:
    assert shortened(["a", "b", "c"], 1) == "a (+2 more)" and clipped("abc", 2) == "a…"
