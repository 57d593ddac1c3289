"""A place is shown where it is, whatever stands before it in the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import Span


def test_lines_and_columns_count_from_one_in_characters() -> None:
    content = "A, B\nNF-κB, κ & x\n".encode()
    span = Span.within(content, content.index(b"x"), content.index(b"x") + 1, "f.bnet")
    assert (span.line, span.column, span.length, span.text) == (2, 12, 1, "NF-κB, κ & x")
    assert span.place == "f.bnet:2:12"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_newline_ends_a_line(newline: str) -> None:
    content = newline.join(["A, A", "", "B, ?"]).encode()
    span = Span.within(content, content.index(b"?"), content.index(b"?") + 1)
    assert (span.line, span.column, span.text) == (3, 4, "B, ?")


def test_a_byte_order_mark_is_no_column() -> None:
    content = b"\xef\xbb\xbfA, ?"
    assert Span.within(content, 6, 7).column == 4


def test_a_text_and_its_bytes_have_the_same_places() -> None:
    text = "αβ\nγ δ"
    assert Span.within(text, 5, 6) == Span.within(text.encode(), len("αβ\nγ ".encode()), len(text.encode()))


def test_the_caret_stands_under_the_place_behind_tabs_and_wide_letters() -> None:
    excerpt = Span("f", 1, 5, 2, "\tA,\tXY").excerpt().splitlines()
    assert excerpt[0].index("XY") == excerpt[1].index("^^")
    wide = Span("f", 1, 3, 1, "漢字x").excerpt().splitlines()
    assert wide[1] == "    " + " " * 4 + "^"


def test_a_long_line_is_clipped_around_the_place() -> None:
    line = "a" * 5000 + "!" + "b" * 5000
    shown, carets = Span("f", 1, 5001, 1, line).excerpt().splitlines()
    assert len(shown) < 120
    assert shown[carets.index("^")] == "!"


@given(content=st.binary(max_size=60), begin=st.integers(0, 60), length=st.integers(0, 9))
def test_any_place_in_any_bytes_can_be_shown(content: bytes, begin: int, length: int) -> None:
    span = Span.within(content, begin, begin + length, "f")
    assert span.line >= 1
    assert 1 <= span.column <= len(span.text) + 1
    excerpt = span.excerpt()
    assert not excerpt or len(excerpt.split("\n")) == 2


def test_a_place_without_a_file_is_told_by_line_and_column() -> None:
    assert str(Span(None, 3, 7)) == "line 3, column 7"
    assert Span("f", 1, 2, 1, "A, ?").shifted(2, 1) == Span("f", 1, 4, 1)


def test_a_place_whose_line_is_not_known_has_no_excerpt() -> None:
    assert Span("f", 1, 2).excerpt() == ""
