"""Cut edges as a matrix: where it is dense and there is room."""

from __future__ import annotations

from logicnet.draw.grids.choice import ScreenEntry
from logicnet.draw.grids.edges import edge_matrix
from logicnet.draw.grids.rows import Row
from svg_reading import groups, said


def edges(size: int, every: int = 1, values: tuple[str, ...] = ("0",)) -> dict[tuple[str, str], ScreenEntry]:
    found = {}
    for place in range(0, size * size, every):
        ends = f"S{place // size}", f"T{place % size}"
        name = ":".join(ends)
        cells = {v: Row(f"{name}%{v}", "edge cut", "", "P", 0.0, -0.5, "removes") for v in values}
        found[ends] = ScreenEntry(name, name, cells)
    return found


def test_a_dense_matrix_has_sources_as_rows_in_the_order_of_the_network() -> None:
    picture = edge_matrix(edges(4), ["S3", "S1"], {"S3": "third"})
    assert picture is not None
    assert [group.get("data-name") for group in groups(picture, "row")] == ["third", "S1", "S0", "S2"]


def test_few_edges_a_sparse_matrix_and_one_that_is_too_wide_are_lists() -> None:
    """9 edges are fewer than 12; 12 in 144 cells are fewer than a fifth."""
    assert edge_matrix(edges(3), [], {}) is None
    assert edge_matrix(edges(12, 13), [], {}) is None
    assert edge_matrix(edges(4), [], {}, room=50) is None


def test_a_cell_is_split_where_both_values_were_tried() -> None:
    one, both, levels = (
        edge_matrix(edges(4, values=values), [], {}) for values in (("0",), ("0", "1"), ("0", "1", "2"))
    )
    assert one is not None and both is not None and levels is not None
    assert "half" not in said(one)
    assert "edges cut: the target reads 0 (left half) or 1 (right half)" in said(both)
    assert "edges cut: the target reads 0 (left) to 2 (right)" in said(levels)
