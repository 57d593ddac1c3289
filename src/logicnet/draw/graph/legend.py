"""Headings and legends: compact, below the picture, made of the same shapes that the picture is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from logicnet.draw.paint import fonts
from logicnet.draw.graph.layouts import Digraph, layout
from logicnet.draw.paint.picture import Group, Item, Picture, Text
from logicnet.draw.paint.style import GREY, KINDS, READOUT, SIGNS, NodeStyle

if TYPE_CHECKING:
    from logicnet.draw.graph.highlight import Highlight
    from logicnet.draw.graph.dot import Edge, Node

SIZE = 8.0
_ARROW = 30.0


def page_scale(width: float) -> float:
    """How much larger headings and legends are on a wide page, which will be shrunk to fit."""
    return min(max(width / 700, 1.0), 2.0)


def heading(title: str, *lines: str) -> Picture:
    """The title and lines in smaller type below it."""
    items: list[Item] = []
    shown = [text for text in lines if text]
    widths = [fonts.width(title, 13, bold=True), *(fonts.width(text, 9) for text in shown)]
    middle, y = max(widths) / 2, 12.0
    items.append(Text(middle, y, title, 13, bold=True))
    for text in shown:
        y += 13
        items.append(Text(middle, y, text, 9, colour=GREY))
    return Picture(2 * middle, y + 4, (Group(tuple(items), "heading"),))


def caption(nodes: Iterable[Node], edges: Iterable[Edge], shown: Highlight, width: float) -> Picture:
    """The legend of a diagram: the kinds and signs that occur in it, and the marks."""
    used = {node.style for node in nodes}
    styles = [style for style in (*KINDS.values(), READOUT) if style in used]
    if [style.word for style in styles] == ["component"]:
        styles = []  # nothing to tell apart
    signs = [sign for sign in SIGNS if any(edge.sign == sign for edge in edges)]
    entries = [] if shown.values else _kinds(styles)
    entries += _signs(signs)
    if any(node.is_input for node in nodes):
        entries.append((_heavy_box(), "input"))
    return flow([*entries, *shown.legend()], width)


def flow(entries: Sequence[tuple[Picture, str]], width: float) -> Picture:
    """Samples with their meanings, in as many centred rows as ``width`` needs."""
    rows: list[list[tuple[Picture, str, float]]] = [[]]
    for sample, text in entries:
        needed = sample.width + (4 + fonts.width(text, SIZE) if text else 0)
        if rows[-1] and sum(entry[2] + 14 for entry in rows[-1]) + needed > width:
            rows.append([])
        rows[-1].append((sample, text, needed))
    return Picture.stacked([_row(row) for row in rows if row], gap=5)


def _row(row: Sequence[tuple[Picture, str, float]]) -> Picture:
    height = max(sample.height for sample, _, _ in row)
    items: list[Item] = []
    x = 0.0
    for sample, text, needed in row:
        items.extend(item.moved(x, (height - sample.height) / 2) for item in sample.items)
        if text:
            items.append(Text(x + sample.width + 4, height / 2 + 3, text, SIZE, "start"))
        x += needed + 14
    return Picture(x - 14, height, (Group(tuple(items), "legend"),))


def _kinds(styles: Sequence[NodeStyle]) -> list[tuple[Picture, str]]:
    """Each kind as a small component with the kind's name in it."""
    dot = Digraph(engine="neato", graph_attr={"inputscale": "72"})
    for index, style in enumerate(styles):
        across, up, pad_x, pad_y = style.room
        width, height = max(fonts.width(style.word, SIZE) * across + pad_x, 34.0), SIZE * 1.2 * up + pad_y * 0.7
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
            fontname=fonts.FAMILY,
            fontsize=f"{SIZE:g}",
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
        style = SIGNS[sign]
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
        entries.append((Picture(_ARROW, 14, moved), SIGNS[sign].word))
    return entries


def _heavy_box() -> Picture:
    from logicnet.draw.paint.picture import rectangle

    return Picture(18, 12, (rectangle(1.5, 1.5, 15, 9, fill="#ffffff", stroke="#4d4d4d", line=2.2),))
