"""A place is shown where it is, whatever stands before it in the line."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet import errors
from logicnet.errors import LogicnetError, MemoryBudget, RuleError, Span, UnknownName, closest, did_you_mean


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


def test_the_message_has_place_line_caret_and_hint() -> None:
    error = RuleError("unexpected '='", span=Span("f.bnet", 2, 6, 1, "A, B = C"), hint="write &")
    assert str(error) == "f.bnet:2:6: unexpected '='\n    A, B = C\n         ^\nwrite &"


@pytest.mark.parametrize(
    "kind", [getattr(errors, name) for name in errors.__all__ if name not in ("Span", "closest", "did_you_mean")]
)
def test_every_error_survives_the_way_to_another_process(kind: type[LogicnetError]) -> None:
    span = Span("f", 1, 2, 3, "text")
    error = (
        UnknownName("component", "X", ["Y"], span=span) if kind is UnknownName else kind("wrong", span=span, hint="so")
    )
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is kind
    assert str(copy) == str(error)
    assert copy.exit_code == error.exit_code


def test_a_memory_budget_tells_need_and_budget() -> None:
    error = pickle.loads(pickle.dumps(MemoryBudget("too much", needed=8, budget=4)))
    assert (error.needed, error.budget) == (8, 4)


@pytest.mark.parametrize(
    ("name", "meant"), [("stat3", "STAT3"), ("STAT33", "STAT3"), ("SATT3", "STAT3"), ("MYC", None), ("x" * 100, None)]
)
def test_the_nearest_name_is_suggested_whatever_the_case(name: str, meant: str | None) -> None:
    assert closest(name, ["STAT3", "JAK1", "BCL2"]) == meant


def test_a_few_known_names_are_listed_and_many_are_not() -> None:
    assert did_you_mean("xyz", ["A", "B"], "known") == "known: A, B"
    assert did_you_mean("xyz", [f"A{i}" for i in range(50)]) == ""


@given(content=st.binary(max_size=60), begin=st.integers(0, 60), length=st.integers(0, 9))
def test_any_place_in_any_bytes_can_be_shown(content: bytes, begin: int, length: int) -> None:
    span = Span.within(content, begin, begin + length, "f")
    assert span.line >= 1
    assert 1 <= span.column <= len(span.text) + 1
    excerpt = span.excerpt()
    assert not excerpt or len(excerpt.split("\n")) == 2
