"""What is drawn of an arranged network: edges beneath, components above them, marks on top."""

from __future__ import annotations

from logicnet.draw.graphs.arrangement import Arrangement
from logicnet.draw.graphs.highlight import Highlight, cut_mark, node_overlay
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group
from logicnet.draw.paint.style import sign_style


def composed(arranged: Arrangement, shown: Highlight) -> Picture:
    """Edges beneath, nodes above, marks on top; each group says in the SVG what it stands for."""
    groups: list[Group] = []
    for edge, route in zip(arranged.edges, arranged.routes, strict=True):
        style = sign_style(edge.sign)
        ends = (("source", edge.source), ("target", edge.target), ("sign", edge.sign))
        marks = cut_mark(route, shown.cut[edge.source, edge.target]) if (edge.source, edge.target) in shown.cut else ()
        words = f"{edge.source} {style.word} {edge.target}"
        groups.append(Group((*route.items, *marks), f"edge {style.arrow}", ends, words))
    for node, place in zip(arranged.nodes, arranged.places, strict=True):
        items = (*place.items, *node_overlay(place, node.name, shown, node.maximum))
        data = (("name", node.name), ("kind", node.style.word))
        groups.append(
            Group(items, f"node {node.style.word.replace(' ', '-')}", data, f"{node.title} ({node.style.word})")
        )
    return Picture(arranged.laid.width, arranged.laid.height, tuple(groups))
