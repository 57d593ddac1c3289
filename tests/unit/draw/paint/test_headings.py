"""Headings and legends: what stands where, and how many rows a legend needs."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw import Picture
from logicnet.draw.paint import fonts
from logicnet.draw.paint.headings import flow, heading, page_scale
from logicnet.draw.paint.shapes import Group, Text, rectangle
from logicnet.errors import LogicnetError

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
        assert len(row) == 1 or needed(row) <= width + 1e-6


def needed(words: list[str]) -> float:
    return sum(SAMPLE.width + 4 + fonts.width(word, 8) for word in words) + 14 * (len(words) - 1)


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=10), st.floats(120, 400))
def test_a_legend_has_as_few_rows_as_can_be_and_these_as_even_as_can_be(words: list[str], width: float) -> None:
    """Every way to cut the entries into rows is tried."""
    found = rows(flow([(SAMPLE, word) for word in words], width))
    ways = [
        [words[a:b] for a, b in pairwise((0, *cuts, len(words)))]
        for many in range(len(words))
        for cuts in combinations(range(1, len(words)), many)
    ]
    cost = [(len(way), sum(needed(row) ** 2 for row in way)) for way in ways if max(map(needed, way)) <= width]
    rows_found, squares = len(found), sum(needed(row) ** 2 for row in found)
    assert rows_found == min(cost)[0] and squares == pytest.approx(min(cost)[1])


def test_no_entry_stands_alone_in_the_last_row_where_rows_can_be_even() -> None:
    for many in range(2, 30):
        lengths = [len(row) for row in rows(flow([(SAMPLE, "word")] * many, 300))]
        assert max(lengths) - min(lengths) <= 1


def test_a_meaning_that_is_too_long_for_a_row_is_broken_and_no_letter_is_lost() -> None:
    text = "thin: of a component that acts on more than a quarter of the network and then on much more"
    picture = flow([(SAMPLE, text), (SAMPLE, "short")], 160)
    assert picture.width <= 160
    assert " ".join(picture.texts()) == f"{text} short"
    ys = [
        item.y for group in picture.items if isinstance(group, Group) for item in group.items if isinstance(item, Text)
    ]
    assert all(b - a >= 8 for a, b in pairwise(ys))


def test_a_sample_without_a_meaning_takes_its_own_width_alone() -> None:
    assert flow([(SAMPLE, "")], 100).width == 16
    assert flow([], 100).items == ()


def test_a_title_that_is_wider_than_a_page_is_broken_and_keeps_every_word() -> None:
    title = "What removes v_nfkb & (STAT3 | !AKT_p) from a network of stromal cells, macrophages and fibroblasts " * 2
    made = heading(title)
    assert made.width < 530
    assert " ".join(made.texts()) == title.strip()


@given(st.text("abcXYZ _", min_size=1, max_size=90).filter(str.strip), st.floats(40, 400))
def test_no_line_of_a_heading_is_wider_than_the_page_and_no_letter_is_lost(title: str, limit: float) -> None:
    picture = heading(title, title, limit=limit)
    assert picture.width <= limit + 1e-6
    assert "".join(picture.texts()).replace(" ", "") == 2 * "".join(title.split())


def test_a_title_that_is_no_text_is_refused() -> None:
    with pytest.raises(LogicnetError, match="expected a text for title, found 5"):
        heading(5)  # type: ignore[arg-type]
