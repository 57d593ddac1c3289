"""Our own outlines and heads are those that Graphviz draws, and labels stand within them."""

from __future__ import annotations

import pytest

from drawn_geometry import box_of_text, corners, distance, room, shapes, texts
from logicnet.draw.graphs.dot import Node, source
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.layouts import Digraph, layout
from logicnet.draw.graphs.outlines import arrow, outline
from logicnet.draw.paint.shapes import Shape
from logicnet.draw.paint.style import EDGE_STYLES, NODE_STYLES, READOUT, EdgeStyle, NodeStyle

STYLES = (*NODE_STYLES.values(), READOUT)
LABELS = ("A", "p", "gjpqy", "IL-6", "NF-κB", "integrin αvβ3", "Ångström ÄÉ", "A" * 30, "W" * 12 + " " + "i" * 30)
LINES = (
    "STAT3 dimers on the DNA of stem cells",
    "one two three four five six seven eight nine ten eleven twelve words",
)
SIZES = ((100.0, 40.0), (34.0, 21.0), (60.0, 33.0), (210.0, 60.0), (40.0, 90.0))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.word)
def test_an_outline_is_that_of_graphviz(style: NodeStyle) -> None:
    dot = Digraph(engine="neato", graph_attr={"inputscale": "72"}, node_attr={"fixedsize": "true"})
    look = {"shape": style.shape, "style": style.style, "fillcolor": style.fill, "color": style.line}
    for i, (width, height) in enumerate(SIZES):
        size = {"width": f"{width / 72:.6f}", "height": f"{height / 72:.6f}", "peripheries": str(style.peripheries)}
        dot.node(f"n{i}", "", pos=f"{500 * i},0!", **look, **size)
    laid = layout(dot.source, "neato").nodes
    for i, size in enumerate(SIZES):
        place = laid[f"n{i}"]
        theirs = [item.moved(-place.x, -place.y) for item in place.items if isinstance(item, Shape)]
        ours = outline(style, *size)
        assert len(ours) == len(theirs)
        for one, other in zip(ours, theirs, strict=True):
            same_course(one, other)
            assert (one.fill.lower(), one.stroke.lower()) == (other.fill, other.stroke)
            assert (one.width, one.dash) == (other.width, other.dash)


@pytest.mark.parametrize("style", EDGE_STYLES.values(), ids=lambda style: style.word)
@pytest.mark.parametrize(("size", "width"), [(0.75, 1.3), (0.6, 0.6)])
def test_a_head_is_that_of_graphviz(style: EdgeStyle, size: float, width: float) -> None:
    dot = Digraph(engine="neato", graph_attr={"inputscale": "72"}, node_attr={"shape": "point", "width": "0.01"})
    dot.node("a", "", pos="0,0!")
    dot.node("b", "", pos="40,0!")
    look = {"color": style.colour, "style": style.line, "arrowhead": style.arrow}
    dot.edge("a", "b", id="e", arrowsize=str(size), penwidth=str(width), **look)
    laid = layout(dot.source, "neato")
    theirs = [item.moved(-laid.nodes["a"].x, -laid.nodes["a"].y) for item in laid.edges["e"].items]
    ours = arrow(style, 40.0, size, width)
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert isinstance(other, Shape)
        same_course(one, other)
        assert (one.fill.lower(), one.stroke.lower(), one.dash) == (other.fill, other.stroke, other.dash)
        assert one.width == other.width


def same_course(one: Shape, other: Shape) -> None:
    """Each point of either lies on the other: Graphviz finds the ends of lines by halving, to half a point."""
    for these, those in ((one, other), (other, one)):
        course = corners(those)
        assert max(distance(point, course) for point in corners(these)) < 0.5


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.word)
def test_every_line_of_a_label_stands_within_the_outline(style: NodeStyle) -> None:
    nodes = [Node(f"c{i}", text, style) for i, text in enumerate((*LABELS, *LINES))]
    laid = layout(source(nodes, [], Highlight(), "neato").source, "neato").nodes
    for i, node in enumerate(nodes):
        place = laid[f"n{i}"]
        inner = corners(next(shapes(place.items)))
        for line in texts(place.items):
            assert room(inner, box_of_text(line)) >= 1.5, (node.title, line.text)
