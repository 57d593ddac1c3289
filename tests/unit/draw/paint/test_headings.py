"""Headings and legends: what stands where, and how many rows a legend needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw import Picture
from logicnet.draw.paint import fonts
from logicnet.draw.paint.headings import flow, heading, page_scale
from logicnet.draw.paint.shapes import Group, Text, rectangle

SAMPLE = Picture(16, 10, (rectangle(0, 0, 16, 10),))


def test_headings_grow_with_the_page_up_to_twice() -> None:
    assert [page_scale(width) for width in (0, 700, 1050, 1400, 5000)] == [1, 1, 1.5, 2, 2]


def test_a_heading_is_as_wide_as_its_widest_line_and_leaves_empty_lines_out() -> None:
    picture = heading("T", "a longer line below", "", "x")
    assert list(picture.texts()) == ["T", "a longer line below", "x"]
    assert picture.width == pytest.approx(fonts.width("a longer line below", 9))
    assert picture.height == heading("T", "a", "b").height > heading("T").height


def rows(picture: Picture) -> list[list[str]]:
    return [
        [item.text for item in group.items if isinstance(item, Text)]
        for group in picture.items
        if isinstance(group, Group)
    ]


@given(st.lists(st.text("abc", min_size=1, max_size=12), max_size=12), st.floats(20, 400))
def test_a_legend_keeps_its_order_and_no_row_is_wider_than_asked_unless_it_holds_one_entry(
    words: list[str], width: float
) -> None:
    picture = flow([(SAMPLE, word) for word in words], width)
    found = rows(picture)
    assert [word for row in found for word in row] == words
    for row in found:
        needed = sum(SAMPLE.width + 4 + fonts.width(word, 8) for word in row) + 14 * (len(row) - 1)
        assert len(row) == 1 or needed <= width + 1e-9


def test_a_sample_without_a_meaning_takes_its_own_width_alone() -> None:
    assert flow([(SAMPLE, "")], 100).width == 16
    assert flow([], 100).items == ()
