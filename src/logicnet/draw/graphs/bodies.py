"""Components and regulations as shapes at places that are known, without Graphviz.

They look as Graphviz draws them. A component with a ring has room for it: ways end at the ring, and what stands beside
it is no nearer to the ring than to others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import hypot

from logicnet.draw.graphs.dot import FONT_SIZE, Edge, Node, edge_look, fill_of, footprint, hubs_of, rim, size
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.outlines import DASHES, breadth, covers, head, outline
from logicnet.draw.graphs.routing import Body, Spline, routed, shorter_way, way_length
from logicnet.draw.graphs.spacing import Spacing
from logicnet.draw.graphs.xdot import Layout, NodeLayout, Route
from logicnet.draw.paint.shapes import Item, Point, Shape, Text
from logicnet.draw.paint.style import sign_style

_LINE, _BASELINE = 1.2, 0.3  # of the size: from line to line, and from the middle of a line down to its baseline
_LEAST_SHAFT = 2.5  # points of a regulation beside its head; of a shorter one the head is smaller
_PAGE = 1.0  # points about all


def standing(
    nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, places: Sequence[Point], spacing: Spacing
) -> Layout:
    """A layout of components at these centres, with the regulations between them.

    - ``nodes``, ``edges``: what is drawn.
    - ``shown``: what is marked, which fills components and greys edges.
    - ``places``: the centre of each node, in points.
    - ``spacing``: how closely labels are set.
    """
    boxes = [footprint(node, spacing, shown) for node in nodes]
    left = min((x - box[0] / 2 for (x, _), box in zip(places, boxes, strict=True)), default=0.0) - _PAGE
    top = min((y - box[1] / 2 for (_, y), box in zip(places, boxes, strict=True)), default=0.0) - _PAGE
    moved = [(x - left, y - top) for x, y in places]
    right = max((x + box[0] / 2 for (x, _), box in zip(moved, boxes, strict=True)), default=0.0) + _PAGE
    bottom = max((y + box[1] / 2 for (_, y), box in zip(moved, boxes, strict=True)), default=0.0) + _PAGE
    laid = {f"n{i}": placed(node, shown, at, spacing) for i, (node, at) in enumerate(zip(nodes, moved, strict=True))}
    number, hubs = {node.name: i for i, node in enumerate(nodes)}, hubs_of(nodes, edges)
    bodies = [_body(node, at, box) for node, at, box in zip(nodes, moved, boxes, strict=True)]
    ways = routed(bodies, [(number[edge.source], number[edge.target]) for edge in edges])
    routes = {
        f"e{i}": _route(edge, way, shown, thin=edge.source in hubs)
        for i, (edge, way) in enumerate(zip(edges, ways, strict=True))
    }
    return Layout(right, bottom, (), laid, routes)


def with_bodies(laid: Layout, nodes: Sequence[Node], shown: Highlight, spacing: Spacing) -> Layout:
    """The same layout with our own components, which leave room for their rings."""
    known = {
        f"n{i}": placed(node, shown, (laid.nodes[f"n{i}"].x, laid.nodes[f"n{i}"].y), spacing)
        for i, node in enumerate(nodes)
    }
    return replace(laid, nodes=known)


def placed(node: Node, shown: Highlight, at: Point, spacing: Spacing) -> NodeLayout:
    """A component at a place."""
    width, height, lines = size(node, spacing)
    fill, stroke, ink = fill_of(node, shown)
    style = replace(node.style, fill=fill, line=stroke)
    shapes: list[Item] = [replace(one, width=2.2 if node.is_input else 1.0) for one in outline(style, width, height)]
    first = (_BASELINE - _LINE * (len(lines) - 1) / 2) * FONT_SIZE
    texts = [Text(0, first + _LINE * FONT_SIZE * i, text, FONT_SIZE, colour=ink) for i, text in enumerate(lines)]
    more = 2 * rim(node.style)
    return NodeLayout(
        *at, (width + more) * breadth(style), height + more, tuple(one.moved(*at) for one in (*shapes, *texts))
    )


def _body(node: Node, at: Point, box: tuple[float, float]) -> Body:
    width, height = box[0] / breadth(node.style), box[1]

    def holds(x: float, y: float) -> bool:
        return covers(node.style, width, height, x, y)

    return Body(*at, *box, holds)


def _route(edge: Edge, way: Spline, shown: Highlight, *, thin: bool) -> Route:
    """A regulation along a way, with its head at the end."""
    look, style = edge_look(edge, shown, thin=thin), sign_style(edge.sign)
    shapes, foot = head(style, look.head, look.width, look.colour)
    whole = way_length(way)
    if whole < foot + _LEAST_SHAFT:
        share = max((whole - 1.0) / (foot + _LEAST_SHAFT), 0.35)
        shapes, foot = head(style, look.head * share, look.width * max(share, 0.7), look.colour)
    shaft = shorter_way(way, foot) if whole > foot else way
    (x, y), (tip_x, tip_y) = shaft[-1], way[-1]
    far = hypot(tip_x - x, tip_y - y)
    along = ((tip_x - x) / far, (tip_y - y) / far) if far else _along(way)
    path = (("M", shaft[:1]), *(("C", shaft[i : i + 3]) for i in range(1, len(shaft) - 2, 3)))
    body = Shape(path, "", look.colour, look.width, DASHES.get(look.line, ()))
    return Route(way, (body, *(_turned(one, along).moved(tip_x, tip_y) for one in shapes)))


def _along(way: Spline) -> Point:
    (x, y), (u, v) = way[0], way[-1]
    far = hypot(u - x, v - y) or 1.0
    return (u - x) / far, (v - y) / far


def _turned(shape: Shape, along: Point) -> Shape:
    """A shape that points to the right, to where ``along`` points, about the origin."""
    c, s = along
    path = tuple((op, tuple((x * c - y * s, x * s + y * c) for x, y in points)) for op, points in shape.path)
    return replace(shape, path=path)
