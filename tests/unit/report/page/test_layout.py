"""Where things stand on the page: as in the drawing, in order, from each source to its target."""

from __future__ import annotations

from itertools import pairwise
from math import dist

import pytest

import logicnet
from logicnet.draw.graphs.arrangement import DENSE
from logicnet.errors import DrawingError
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Kind, Network, Placement
from logicnet.report.page.layout import page_layout


def ends(network: Network) -> list[tuple[float, float]]:
    """Of each regulation the distance of its curve's two ends from the borders they belong to, at most."""
    laid = page_layout(network)
    at = dict(zip((one.name for one in network.components), laid["nodes"], strict=True))
    found = []
    for regulation, points in zip(network.regulations, laid["edges"], strict=True):
        first, last = points[:2], points[-2:]
        found.append((outside(at[regulation.source], first), outside(at[regulation.target], last)))
    return found


def outside(node: dict[str, float], point: list[float]) -> float:
    """How far a point lies outside of a component's box."""
    across = max(abs(point[0] - node["x"]) - node["width"] / 2, 0)
    down = max(abs(point[1] - node["y"]) - node["height"] / 2, 0)
    return dist((0, 0), (across, down))


@pytest.mark.parametrize("name", ["il6", "resistance", "tgfb"])
def test_each_curve_leads_from_its_source_to_its_target_also_where_the_layout_turned_it(name: str) -> None:
    network = logicnet.load(name)
    assert all(first < 2 for first, _ in ends(network))  # it begins at the border
    assert all(last < 12 for _, last in ends(network))  # it ends where the arrow begins, 7.5 points before


def test_a_curve_is_made_of_whole_bezier_pieces() -> None:
    for points in page_layout(logicnet.load("il6"))["edges"]:
        assert len(points) >= 8 and len(points) % 6 == 2


def test_components_do_not_overlap_and_lie_on_the_page() -> None:
    laid = page_layout(logicnet.load("il6"))
    rows = sorted(laid["nodes"], key=lambda node: (node["y"], node["x"]))
    for node in rows:
        assert node["width"] / 2 <= node["x"] + 0.1 and node["x"] + node["width"] / 2 <= laid["width"] + 0.2
        assert node["height"] / 2 <= node["y"] + 0.1 and node["y"] + node["height"] / 2 <= laid["height"] + 0.2
    for left, right in pairwise(rows):
        if left["y"] == right["y"]:
            assert right["x"] - left["x"] >= (left["width"] + right["width"]) / 2


def test_an_edge_to_itself_is_a_loop() -> None:
    (points,) = page_layout(Network("n", Rules.build(["A"], ["!A"])))["edges"]
    assert len(points) >= 8 and dist(points[:2], points[-2:]) < 60


def test_lengths_are_told_to_the_tenth_of_a_point() -> None:
    laid = page_layout(logicnet.load("tgfb"))
    assert all(round(value, 1) == value for points in laid["edges"] for value in points)


def test_a_dense_network_is_laid_out_by_force_as_the_drawing_is() -> None:
    names = [f"N{i}" for i in range(24)]
    network = Network("n", Rules.build(names, [" | ".join(names)] * 24))
    laid = page_layout(network)
    assert len(laid["edges"]) == 576 > DENSE
    assert all(len(points) >= 8 for points in laid["edges"])


def test_components_stand_where_the_file_puts_them() -> None:
    components = tuple(
        Component(name, annotation=Annotation(placement=Placement(x, y, 40, 20)))
        for name, (x, y) in {"A": (0, 200), "B": (400, 0)}.items()
    )
    first, second = page_layout(Network("n", Rules.build(["A", "B"], ["A", "A"]), components), layout="source")["nodes"]
    assert (second["x"] - first["x"], second["y"] - first["y"]) == (400, -200)


def test_a_layout_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(DrawingError, match="'sourse' is not a layout") as refused:
        page_layout(Network("n", Rules.build(["A"], ["A"])), layout="sourse")
    assert "source" in (refused.value.hint or "")


def test_labels_are_broken_as_in_the_drawing_and_hold_no_control_character() -> None:
    component = Component("A", "non-stem tumour cells\x07", Kind.CELL)
    (node,) = page_layout(Network("n", Rules.build(["A"], ["A"]), (component,)))["nodes"]
    assert node["lines"] == ["non-stem", "tumour cells\ufffd"]


def test_a_network_without_components_has_an_empty_page() -> None:
    assert page_layout(Network("n", Rules.build([], [])))["nodes"] == []
