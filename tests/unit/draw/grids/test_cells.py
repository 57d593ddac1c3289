"""Cells of values: off, on, oscillating and free differ in colour and in mark, and stay inside their box."""

from __future__ import annotations

import pytest

from logicnet.draw.grids.cells import value_cell, value_sample
from logicnet.draw.grids.table import Box
from logicnet.draw.paint.shapes import Shape, Text

BOX = Box(10, 20, 15, 12)
VALUES = (0, 1, None, "*")


def test_each_value_has_its_own_mark_and_an_oscillation_stripes_for_it() -> None:
    marks = {value: [item.text for item in value_cell(value, BOX) if isinstance(item, Text)] for value in VALUES}
    assert marks == {0: ["0"], 1: ["1"], None: [], "*": ["·"]}
    stripes = [item for item in value_cell(None, BOX) if isinstance(item, Shape) and len(item.path) == 2]
    assert len(stripes) == 3


def test_no_two_values_have_the_same_ground() -> None:
    grounds = [next(item.fill for item in value_cell(value, BOX) if isinstance(item, Shape)) for value in VALUES]
    assert len(set(grounds)) == 4


@pytest.mark.parametrize("value", VALUES)
def test_a_cell_stays_inside_its_box(value: int | str | None) -> None:
    shapes = [item for item in value_cell(value, BOX) if isinstance(item, Shape)]
    corners = [point for shape in shapes for _, points in shape.path for point in points]
    assert all(10 <= x <= 25 and 20 <= y <= 32 for x, y in corners)


def test_a_sample_for_the_legend_is_such_a_cell() -> None:
    assert list(value_sample(1).texts()) == ["1"]
    assert value_sample(None).items == tuple(value_cell(None, Box(0, 0, 14, 11)))
