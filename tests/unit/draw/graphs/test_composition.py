"""What is drawn of an arranged network: edges first, components above them."""

from __future__ import annotations

import pytest

import logicnet
from drawn_geometry import box_of_shape, corners, shapes
from logicnet.draw.graphs.arrangement import arrange
from logicnet.draw.graphs.composition import composed
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.xdot import NodeLayout
from logicnet.draw.paint.shapes import Group, Point
from logicnet.model import Network


def test_edges_lie_beneath_components_and_each_says_what_it_is(network: Network) -> None:
    items = composed(arrange(network), Highlight()).items
    words = [item.classes.split()[0] for item in items if isinstance(item, Group)]
    assert words == ["edge"] * len(network.regulations) + ["node"] * len(network.components)
    titles = [item.title for item in items if isinstance(item, Group)]
    assert "NFKB activates IL6" in titles and "NF-κB (transcription factor)" in titles


@pytest.mark.parametrize("layout", ["dot", "force"])
def test_a_cross_stands_on_no_component_where_its_edge_has_room_for_one(layout: str) -> None:
    """An edge has room where it runs as far from all components as a cross, of 6 points, is large, somewhere within its
    middle two thirds."""
    network = logicnet.load("il8")
    cut = {(one.source, one.target): 0 for one in network.regulations}
    arranged = arrange(network, shown=Highlight(cut=cut), layout=layout)
    edges = composed(arranged, Highlight(cut=cut)).items[: len(arranged.edges)]
    crosses = 0
    for edge, route in zip(edges, arranged.routes, strict=True):
        course, *_ = (corners(one) for one in shapes(route.items))
        middle = course[len(course) // 6 : -len(course) // 6]
        room = max((min(gap(point, place) for place in arranged.places) for point in middle), default=0.0)
        ground = list(shapes([edge]))[len(list(shapes(route.items)))]
        left, top, right, bottom = box_of_shape(ground)
        at = (left + right) / 2, (top + bottom) / 2
        if room > 8:
            assert min(gap(at, place) for place in arranged.places) >= 6
            crosses += 1
    assert crosses > 5


def gap(point: Point, place: NodeLayout) -> float:
    """How far a point is from the box of a component, along the axis on which it is farther."""
    return max(abs(point[0] - place.x) - place.width / 2, abs(point[1] - place.y) - place.height / 2)


def test_the_page_has_room_for_every_mark() -> None:
    network = logicnet.load("il6")
    names = [component.name for component in network.components]
    shown = Highlight(held=dict.fromkeys(names, 0), changed=dict.fromkeys(names, 1), values=dict.fromkeys(names))
    page = composed(arrange(network, shown=shown), shown)
    for one in shapes(page.items):
        left, top, right, bottom = box_of_shape(one)
        assert left >= -2 and top >= -2 and right <= page.width + 2 and bottom <= page.height + 2
