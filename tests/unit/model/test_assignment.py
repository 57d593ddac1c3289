"""``A=1 "Cell size"=0``: read against known names, written so that it is read back, and refused where it is wrong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import LogicnetError, SettingError, UnknownName
from logicnet.model.assignment import assignments, checked, equated, equations, is_bit

NAMES = ("A", "B", "Cell size", "x=y")


@given(values=st.dictionaries(st.text(alphabet="AB =%:#é", min_size=1, max_size=4), st.integers(0, 1), max_size=4))
def test_what_is_written_is_read_back_as_the_same(values: dict[str, int]) -> None:
    read = assignments(equated(values), list(values), what="state")
    assert [(name, value) for name, value, _ in read] == list(values.items())


def test_each_assignment_says_where_it_stands() -> None:
    first, second = assignments('A=1\n  "Cell size"=0', NAMES, what="setting")
    assert first[:2] == ("A", 1) and (first[2].file, first[2].line, first[2].column) == ("<setting>", 1, 1)
    assert second[:2] == ("Cell size", 0) and (second[2].line, second[2].column, second[2].length) == (2, 3, 13)


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("A=1 B", 5, "expected NAME=0 or NAME=1 in the state, found 'B'", "write B=1 or B=0"),
        ("A=2", 1, "expected 0 or 1 for 'A' in the state, found '2'", ""),
        ("A=", 1, "expected 0 or 1 for 'A' in the state, found ''", ""),
        ("A=1,B=0", 1, "expected 0 or 1 for 'A'", "separate assignments by spaces, not commas"),
        ("A=1 , B=0", 5, "found ','", "separate assignments by spaces"),
        ("A=1 B=0 A=0", 9, "two values for 'A' in the state", "it was A=1 before"),
        ('"Cell size=1', 1, "expected NAME=0", 'a quote is not closed: write "Cell size"=1'),
        ("Cell size=1", 1, "found 'Cell'", 'names that hold a blank stand in quotes: "Cell size"=1'),
    ],
)
def test_what_is_wrong_is_shown_in_its_column_with_what_would_help(
    text: str, column: int, message: str, hint: str
) -> None:
    with pytest.raises(SettingError) as caught:
        assignments(text, NAMES, what="state")
    assert message in caught.value.message and caught.value.hint == hint
    assert caught.value.span is not None and caught.value.span.column == column


def test_a_name_not_known_is_refused_with_the_nearest_in_text_and_in_a_mapping() -> None:
    with pytest.raises(UnknownName, match=r"<state>:1:5: (.|\n)*did you mean 'Cell size'"):
        assignments('A=1 "Cel size"=0', NAMES, what="state")
    with pytest.raises(UnknownName, match="did you mean 'Cell size'"):
        checked({"Cel size": 0}, NAMES, what="state")


def test_the_same_value_twice_is_one_assignment() -> None:
    assert [found[:2] for found in assignments("A=1 A=1", NAMES, what="state")] == [("A", 1)]


def test_an_equation_keeps_its_value_as_it_is_written() -> None:
    read = equations('A=2.5 "x=y"=0=1', NAMES, what="rates", form="NAME=RATE", values=("2", "0.5"))
    assert [(one.name, one.value, one.column) for one in read] == [("A", "2.5", 1), ("x=y", "0=1", 7)]


@pytest.mark.parametrize("value", [0, 1, True, False, 1.0, np.int64(1), np.bool_(False)])
def test_a_bit_is_any_librarys_0_or_1(value: object) -> None:
    assert is_bit(value) and checked({"A": value}, NAMES, what="state") == {"A": int(value)}


@pytest.mark.parametrize("value", ["1", 2, -1, None, 0.5, np.array([0, 1]), [1]])
def test_anything_else_is_no_bit(value: object) -> None:
    assert not is_bit(value)
    with pytest.raises(LogicnetError, match="expected 0 or 1 for 'A' in the state"):
        checked({"A": value}, NAMES, what="state")
