"""Tables in the room there is: every cell is drawn once, nothing is wider than the room, and long lists fold."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logicnet.draw.grids.blocks import Density, fit_table
from logicnet.draw.grids.table import Axis, Box
from logicnet.draw.paint.canvas import TALLEST
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, rectangle
from svg_reading import groups, texts

CELLS = (Density(15, 12), Density(8, 9, 6.5))


def drawn(rows: Axis, columns: Axis, room: float) -> tuple[Picture, list[tuple[int, int]]]:
    """A table of which each cell notes that it was drawn."""
    seen: list[tuple[int, int]] = []

    def cell(row: int, column: int, box: Box) -> list[Item]:
        seen.append((row, column))
        return [rectangle(box.x, box.y, box.width, box.height, fill="#000000"), Text(*box.centre, "1", 6)]

    return fit_table(rows, columns, cell, room=room, cells=CELLS), seen


@settings(max_examples=40)
@given(st.integers(1, 90), st.integers(1, 30), st.sampled_from([160.0, 233.0, 502.0, inf]), st.booleans())
def test_every_cell_is_drawn_once_in_the_room_there_is(count: int, across: int, room: float, grouped: bool) -> None:
    rows = Axis(tuple(f"label {place}" for place in range(count)), ("a", "b") * (count // 2) if grouped else ())
    rows = rows if len(rows.groups) in (0, count) else Axis(rows.labels)
    columns = Axis(tuple(map(str, range(across))))
    picture, seen = drawn(rows, columns, room)
    assert sorted(seen) == [(row, column) for row in range(count) for column in range(across)]
    assert picture.width <= room + 1e-6


def test_a_table_that_fits_on_a_page_is_one_block_with_the_largest_cells() -> None:
    picture, _ = drawn(Axis(("a", "b")), Axis(("x", "y")), 233)
    assert [texts(row) for row in groups(picture, "row")] == ["a 1 1", "b 1 1"]


def test_long_lists_of_rows_go_on_at_the_right_until_they_have_the_shape_of_a_page() -> None:
    labels = tuple(f"component {place}" for place in range(320))
    picture, _ = drawn(Axis(labels), Axis(("1",)), inf)
    assert picture.height <= max(TALLEST, 1.35 * picture.width)
    tall, _ = drawn(Axis(labels[:40]), Axis(("1",)), inf)
    assert tall.height > tall.width, "a list that is no longer than a page stays one"


def test_columns_that_do_not_fit_go_on_below_with_the_same_rows() -> None:
    picture, _ = drawn(Axis(("a", "b")), Axis(tuple(map(str, range(60)))), 233)
    names = [row.get("data-name") for row in groups(picture, "row")]
    assert names == ["a", "b"] * (len(names) // 2) and len(names) > 2


@pytest.mark.parametrize(("rows", "columns"), [((), ("x",)), (("a",), ())])
def test_a_table_without_cells_is_empty(rows: tuple[str, ...], columns: tuple[str, ...]) -> None:
    assert drawn(Axis(rows), Axis(columns), inf)[0] == Picture(0, 0, ())
