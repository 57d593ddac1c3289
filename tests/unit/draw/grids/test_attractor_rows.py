"""Rows of attractors: which there are, what stands in them, and whether they differ among all that are listed."""

from __future__ import annotations

import pytest

from logicnet.draw.grids.attractor_rows import CONDITION, READ_OUT, chosen_rows, heatmap_rows, value_of
from logicnet.draw.paint.style import LevelValue
from logicnet.errors import UnknownName


def test_inputs_that_differ_come_first_then_components_by_kind_then_what_is_read(answer) -> None:
    rows = heatmap_rows(answer.network, answer.attractors, 3, ["StemCellPool"])
    assert [row.name for row in rows] == ["Drug", "Spare", "IL6", "STAT3", "NFKB", "Alive", "StemCellPool"]
    assert [row.group for row in rows[:2]] == [CONDITION] * 2 and rows[-1].group == READ_OUT
    assert rows[0].values == (0, 0, 1) and rows[1].values == (0, 0, "*") and rows[2].values == (0, None, 0)


def test_a_row_differs_where_an_attractor_beyond_those_that_are_drawn_does(answer) -> None:
    drug, spare, il6, *_ = heatmap_rows(answer.network, answer.attractors, 1, [])
    assert drug.values == (0,) and drug.changes and spare.changes and il6.changes
    alone = heatmap_rows(answer.network, answer.attractors[:1], 1, ["StemCellPool"])
    assert not any(row.changes for row in alone) and alone[0].group != CONDITION
    assert drug.first(0).values == () and drug.first(0).changes


def test_components_are_chosen_by_name(answer) -> None:
    rows = heatmap_rows(answer.network, answer.attractors, 3, ["StemCellPool"])
    assert [row.name for row in chosen_rows(answer.network, rows, ["NFKB"])] == [
        "Drug",
        "Spare",
        "NFKB",
        "StemCellPool",
    ]
    with pytest.raises(UnknownName, match="NFKA"):
        chosen_rows(answer.network, rows, ["NFKA"])


def test_a_level_is_told_with_its_maximum(answer) -> None:
    assert value_of(answer.attractors[0], "Alive", 2) == LevelValue(1, 1, 2)
    assert value_of(answer.attractors[2], "Spare") == "*" and value_of(answer.attractors[1], "IL6") is None
