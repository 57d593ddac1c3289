"""Components and regulations at places that are known look as Graphviz draws them, and rings have room."""

from __future__ import annotations

import pytest

from drawn_geometry import box_of_shape, shapes, texts
from logicnet.draw.graphs.bodies import placed, standing
from logicnet.draw.graphs.dot import Edge, Node, footprint, source
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.layouts import layout
from logicnet.draw.graphs.marks import RIM, RING
from logicnet.draw.graphs.spacing import ROOMY
from logicnet.draw.paint.shapes import Shape
from logicnet.draw.paint.style import EDGE_STYLES, NODE_STYLES, READOUT, NodeStyle

STYLES = (*NODE_STYLES.values(), READOUT)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.word)
def test_a_component_is_drawn_as_graphviz_draws_it(style: NodeStyle) -> None:
    node, shown = Node("c", "survival signal of IL-6", style, is_input=True), Highlight()
    theirs = layout(source([node], [], shown, "neato").source, "neato").nodes["n0"]
    ours = placed(node, shown, (theirs.x, theirs.y), ROOMY)
    assert (ours.width, ours.height) == pytest.approx((theirs.width, theirs.height), abs=0.1)
    for one, other in zip(shapes(ours.items), shapes(theirs.items), strict=True):
        assert box_of_shape(one) == pytest.approx(box_of_shape(other), abs=0.5)
        assert (one.width, one.dash) == (other.width, other.dash)
    for word, as_theirs in zip(texts(ours.items), texts(theirs.items), strict=True):
        assert (word.text, word.size) == (as_theirs.text, as_theirs.size)
        assert (word.x, word.y) == pytest.approx((as_theirs.x, as_theirs.y), abs=0.8)


def test_a_component_with_a_ring_takes_the_room_of_the_ring() -> None:
    node = Node("c", "STAT3", NODE_STYLES[None])
    bare, ringed = (footprint(node, ROOMY, Highlight(changed=changed)) for changed in ({}, {"c": 1}))
    assert [more - less for less, more in zip(bare, ringed, strict=True)] == pytest.approx([2 * (RIM + RING)] * 2)


@pytest.mark.parametrize("sign", list(EDGE_STYLES))
def test_a_head_ends_at_the_outline_or_at_the_ring_about_it(sign: str) -> None:
    nodes = [Node(name, name, NODE_STYLES[None]) for name in ("a", "b")]
    edge = Edge("a", "b", sign)
    for shown, rim in ((Highlight(), 0.0), (Highlight(changed={"b": 1}), RIM + RING)):
        laid = standing(nodes, [edge], shown, [(0.0, 0.0), (150.0, 0.0)], ROOMY)
        place, route = laid.nodes["n1"], laid.edges["e0"]
        shaft, *head = (item for item in route.items if isinstance(item, Shape))
        ends = [box_of_shape(one)[2] for one in head]
        assert max(ends) == pytest.approx(place.x - place.width / 2 - rim, abs=2.5)  # a line goes round corners
        assert box_of_shape(shaft)[2] <= max(ends)


def test_an_edge_between_neighbours_keeps_a_smaller_head() -> None:
    nodes = [Node(name, name, NODE_STYLES[None]) for name in ("a", "b")]
    near, far = (
        standing(nodes, [Edge("a", "b", "+")], Highlight(), [(0.0, 0.0), (x, 0.0)], ROOMY).edges["e0"]
        for x in (39.0, 150.0)
    )
    small, large = (box_of_shape(list(shapes(route.items))[1]) for route in (near, far))
    assert 0 < small[3] - small[1] < large[3] - large[1]
    assert small[2] - small[0] < 5.5  # of the 5 points between the outlines
