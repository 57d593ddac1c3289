"""Sheets: rows by the heads of their columns, and places of cells."""

from __future__ import annotations

import pytest

from logicnet.errors import FormatError
from logicnet.formats.tabularqual.sheets import Sheet, SheetRow

SHEET = Sheet("f, sheet S", [(1, ["A", " B ", ""]), (4, ["1", "", "x"]), (7, ["", " 2 "]), (8, [" "])])


def test_rows_keep_their_number_and_hold_what_is_not_blank() -> None:
    assert list(SHEET.rows()) == [SheetRow(4, {"A": "1"}), SheetRow(7, {"B": "2"})]


def test_repeated_columns_are_ordered_by_their_number() -> None:
    row = SheetRow(2, {"Notes10": "c", "Notes2": "b", "Notes": "a", "Notes1x": "no", "Note": "no"})
    assert row.numbered("Notes") == {0: "a", 2: "b", 10: "c"}


def test_a_sheet_without_heads_is_pairs() -> None:
    sheet = Sheet("f", [(1, ["k", " v "]), (2, ["alone"]), (3, ["", "x"])])
    assert list(sheet.pairs()) == [(1, "k", "v"), (2, "alone", "")]


def test_an_error_names_the_row_and_the_column_and_shows_the_letter() -> None:
    with pytest.raises(FormatError) as caught:
        SHEET.refuse(4, "A", "wrong", text="ab\ncd", begin=4)
    assert str(caught.value) == "f, sheet S, row 4, column A:2:2: wrong\n    cd\n     ^"


def test_two_columns_of_one_head_are_refused() -> None:
    with pytest.raises(FormatError, match="two columns are called 'A'"):
        Sheet("f", [(1, ["A", "A"])])
