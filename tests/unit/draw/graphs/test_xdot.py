"""Graphviz's JSON, read: y turned over once, drawing operations as shapes and texts. Layouts are written by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.graphs.xdot import Route, read
from logicnet.draw.paint.shapes import Shape, Text

PEN = [{"op": "c", "color": "#ff0000"}, {"op": "C", "color": "#00ff00ff"}, {"op": "S", "style": "setlinewidth(2)"}]


def one(*operations: dict[str, Any], kind: str = "_draw_") -> Any:
    """What a node at (30, 40) of a page from (10, 20) to (110, 70) is drawn as."""
    node = {"name": "a", "pos": "30,40", "width": "0.5", "height": "0.25", kind: list(operations)}
    return read({"bb": "10,20,110,70", "objects": [node]}).nodes["a"]


def test_the_top_left_corner_becomes_the_origin() -> None:
    place = one()
    assert (place.x, place.y, place.width, place.height) == (20, 30, 36, 18)
    laid = read({"bb": "10,20,110,70"})
    assert (laid.width, laid.height, laid.nodes, laid.edges) == (100, 50, {}, {})


def test_a_polygon_takes_the_colours_and_the_line_of_the_pen() -> None:
    (shape,) = one(*PEN, {"op": "P", "points": [[10, 70], [20, 70], [20, 60]]}).items
    path = (("M", ((0, 0),)), ("L", ((10, 0),)), ("L", ((10, 10),)), ("Z", ()))
    assert shape == Shape(path, "#00ff00", "#ff0000", 2)
    (outline,) = one(*PEN, {"op": "p", "points": [[10, 70], [20, 70], [20, 60]]}).items
    assert outline == Shape(path, "", "#ff0000", 2)


def test_lines_may_be_dashed_and_transparent_colours_are_none() -> None:
    line = {"op": "L", "points": [[10, 70], [20, 70]]}
    (dashed,) = one({"op": "S", "style": "dashed"}, line).items
    assert dashed.dash and dashed.path == (("M", ((0, 0),)), ("L", ((10, 0),)))
    (solid,) = one({"op": "S", "style": "dashed"}, {"op": "S", "style": "solid"}, line).items
    assert solid.dash == ()
    (unseen,) = one({"op": "c", "color": "#ff000000"}, line).items
    assert unseen.stroke == ""


def test_a_text_has_its_place_size_and_single_backslashes() -> None:
    text = {"op": "T", "pt": [30, 40], "align": "l", "text": "a\\\\b", "width": 9}
    (shown,) = one({"op": "F", "size": 11, "face": "x"}, {"op": "t", "fontchar": 1}, text, kind="_ldraw_").items
    assert shown == Text(20, 30, "a\\b", 11, "start", "#000000", True)


def test_edges_go_by_their_id_or_by_their_ends_and_parallel_ones_are_kept() -> None:
    objects = [{"name": name, "pos": "0,0", "width": "1", "height": "1"} for name in "ab"]
    edges = [{"tail": 0, "head": 1, "id": "e7"}, {"tail": 0, "head": 1}, {"tail": 0, "head": 1}]
    assert list(read({"bb": "0,0,9,9", "objects": objects, "edges": edges}).edges) == ["e7", "a->b", "a->b'"]


def test_a_cluster_is_drawn_beneath_and_is_no_node() -> None:
    cluster = {"name": "cluster_0", "_draw_": [{"op": "p", "points": [[0, 0], [9, 0], [9, 9]]}]}
    laid = read({"bb": "0,0,9,9", "objects": [cluster]})
    assert laid.nodes == {} and len(laid.graph) == 1


@pytest.mark.parametrize("curves", [1, 2, 3, 4, 5])
@given(st.data())
def test_the_middle_of_a_straight_route_is_halfway(curves: int, data: st.DataObject) -> None:
    (x, y), (dx, dy) = (data.draw(st.tuples(*[st.integers(-99, 99)] * 2)) for _ in range(2))
    points = tuple((x + dx * i, y + dy * i) for i in range(3 * curves + 1))
    assert Route(points, ()).middle == pytest.approx((x + dx * 1.5 * curves, y + dy * 1.5 * curves))
