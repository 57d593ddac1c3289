"""Plain tables: columns as wide as their widest cell, nothing cut off, and how many names a list leaves out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.cli.table import shortened, table

CELLS = st.text("abcdefgh", min_size=1, max_size=9)


def test_a_column_is_as_wide_as_its_widest_cell() -> None:
    shown = table(["name", "n"], [["a", 1], ["longest name", 1000]], right=frozenset({"n"}))
    assert shown.splitlines() == [
        "name             n",
        "a                1",
        "longest name  1000",
    ]


def test_a_table_without_rows_is_its_header() -> None:
    assert table(["name", "n"], []) == "name  n"


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1)))
def test_every_cell_is_whole_and_begins_below_its_header(rows: list[list[str]]) -> None:
    header = [f"H{i}" for i in range(len(rows[0]))]
    lines = table(header, rows).splitlines()
    places = [lines[0].index(title) for title in header]
    assert [line.split() for line in lines[1:]] == rows
    assert all(
        line[at:].startswith(cell)
        for line, row in zip(lines[1:], rows, strict=True)
        for at, cell in zip(places, row, strict=True)
    )


def test_a_row_of_another_length_is_a_mistake() -> None:
    with pytest.raises((ValueError, IndexError)):
        table(["a", "b"], [["1"]])


@pytest.mark.parametrize(("most", "said"), [(0, " (+3 more)"), (2, "a b (+1 more)"), (3, "a b c"), (4, "a b c")])
def test_names_beyond_the_most_are_counted(most: int, said: str) -> None:
    assert shortened(["a", "b", "c"], most) == said
