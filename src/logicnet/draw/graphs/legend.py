"""The legend of a diagram: the kinds, the signs and the marks that occur in it, drawn by Graphviz as the diagram is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from logicnet.draw.graphs.highlight import levels_badge
from logicnet.draw.graphs.layouts import Digraph, layout
from logicnet.draw.paint import fonts
from logicnet.draw.paint.headings import LEGEND_SIZE
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import rectangle
from logicnet.draw.paint.style import EDGE_STYLES, NODE_STYLES, READOUT, NodeStyle

if TYPE_CHECKING:
    from logicnet.draw.graphs.dot import Edge, Node
    from logicnet.draw.graphs.highlight import Highlight

_ARROW = 30.0


def caption(nodes: Iterable[Node], edges: Iterable[Edge], shown: Highlight) -> list[tuple[Picture, str]]:
    """The legend of a diagram: the kinds and signs that occur in it, and the marks."""
    used = {node.style for node in nodes}
    styles = [style for style in (*NODE_STYLES.values(), READOUT) if style in used]
    if [style.word for style in styles] == ["component"]:
        styles = []  # nothing to tell apart
    signs = [sign for sign in EDGE_STYLES if any(edge.sign == sign for edge in edges)]
    entries = [] if shown.values else _kinds(styles)
    entries += _signs(signs)
    if any(node.is_input for node in nodes):
        entries.append((_heavy_box(), "input"))
    for maximum in sorted({node.maximum for node in nodes if node.maximum > 1}):
        text = f"1/{maximum}" if shown.values else str(maximum)
        word = f"at level 1 of {maximum}" if shown.values else f"has the levels 0 to {maximum}"
        entries.append((Picture(20, 14, levels_badge(10, 7, text)), word))
    return [*entries, *shown.legend()]


def _kinds(styles: Sequence[NodeStyle]) -> list[tuple[Picture, str]]:
    """Each kind as a small component with the kind's name in it."""
    dot = Digraph(engine="neato", graph_attr={"inputscale": "72"})
    for index, style in enumerate(styles):
        across, up, pad_x, pad_y = style.room
        width, height = (
            max(fonts.width(style.word, LEGEND_SIZE) * across + pad_x, 34.0),
            LEGEND_SIZE * 1.2 * up + pad_y * 0.7,
        )
        look = {
            "shape": style.shape,
            "style": style.style,
            "fillcolor": style.fill,
            "color": style.line,
            "fontcolor": style.ink,
        }
        size = {
            "width": f"{width / 72:.4f}",
            "height": f"{height / 72:.4f}",
            "fixedsize": "true",
            "peripheries": str(style.peripheries),
        }
        dot.node(
            f"k{index}",
            style.word,
            pos=f"{200 * index},0!",
            fontname=fonts.current(),
            fontsize=f"{LEGEND_SIZE:g}",
            **look,
            **size,
        )
    if not styles:
        return []
    places = layout(dot.source, "neato").nodes
    entries = []
    for index in range(len(styles)):
        place = places[f"k{index}"]
        moved = tuple(item.moved(place.width / 2 - place.x, place.height / 2 - place.y) for item in place.items)
        entries.append((Picture(place.width, place.height, moved), ""))
    return entries


def _signs(signs: Sequence[str]) -> list[tuple[Picture, str]]:
    """Each sign as a short edge."""
    if not signs:
        return []
    dot = Digraph(
        engine="neato", graph_attr={"inputscale": "72"}, node_attr={"shape": "point", "width": "0.01", "style": "invis"}
    )
    for index, sign in enumerate(signs):
        style = EDGE_STYLES[sign]
        for end in (0, 1):
            dot.node(f"s{index}{end}", "", pos=f"{_ARROW * end},{-20 * index}!")
        look = {
            "color": style.colour,
            "style": style.line,
            "arrowhead": style.arrow,
            "arrowsize": "0.75",
            "penwidth": "1.3",
        }
        dot.edge(f"s{index}0", f"s{index}1", id=f"s{index}", **look)
    laid = layout(dot.source, "neato")
    entries = []
    for index, sign in enumerate(signs):
        start = laid.nodes[f"s{index}0"]
        moved = tuple(item.moved(-start.x, 7 - start.y) for item in laid.edges[f"s{index}"].items)
        entries.append((Picture(_ARROW, 14, moved), EDGE_STYLES[sign].word))
    return entries


def _heavy_box() -> Picture:
    return Picture(18, 12, (rectangle(1.5, 1.5, 15, 9, fill="#ffffff", stroke="#4d4d4d", line=2.2),))
