"""The succession diagram of trap spaces: from the whole space at the top to the minimal trap spaces, each arrow naming what becomes fixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import graphviz

from logicnet.draw import fonts
from logicnet.draw.layouts import Digraph, layout
from logicnet.draw.legend import flow, heading
from logicnet.draw.picture import Group, Picture, rectangle
from logicnet.draw.style import GREY, INK
from logicnet.errors import DrawingError

SIZE, EDGE_SIZE = 9.0, 7.5
MOTIF_WIDTH, MOTIF_LINES = 110.0, 5
MOST = 300  # nodes: beyond this nobody reads the picture
_LOOKS = {
    "fixed point": ("#cbe6f8", "filled,bold"),
    "minimal": ("#fbdfa8", "filled,rounded"),
    "": ("#ffffff", "filled,rounded"),
}
_MEANINGS = {
    "fixed point": "fixed point",
    "minimal": "minimal trap space: a cyclic attractor lies inside",
    "": "trap space",
}


def succession(
    nodes: Sequence[Mapping[str, int]],
    edges: Sequence[tuple[int, int, Mapping[str, int] | str]],
    *,
    total: int,
    title: str = "Succession of trap spaces",
) -> Picture:
    """The picture. ``nodes`` are trap spaces by what they fix, the root first; ``edges`` go from node to node with the stable motif that
    leads there; ``total`` is the number of components. Raises DrawingError beyond 300 nodes.
    """
    if len(nodes) > MOST:
        raise DrawingError(
            f"the succession diagram has {len(nodes)} trap spaces, more than the {MOST} that a picture can show"
        )
    leaving = {source for source, _, _ in edges}
    kinds = [
        "" if i in leaving else "fixed point" if len(fixed) == total else "minimal" for i, fixed in enumerate(nodes)
    ]
    dot = Digraph("succession", graph_attr={"rankdir": "TB", "nodesep": "0.3", "ranksep": "0.45"})
    dot.attr(
        "node",
        fontname=fonts.FAMILY,
        fontsize=f"{SIZE:g}",
        shape="box",
        color="#4d4d4d",
        margin="0.1,0.05",
        fixedsize="true",
    )
    dot.attr("edge", fontname=fonts.FAMILY, fontsize=f"{EDGE_SIZE:g}", color=GREY, arrowsize="0.7", fontcolor=INK)
    for index, fixed in enumerate(nodes):
        text = f"{len(fixed)} of {total} fixed"
        fill, style = _LOOKS[kinds[index]]
        dot.node(
            f"n{index}",
            text,
            width=f"{(fonts.width(text, SIZE) + 14) / 72:.3f}",
            height="0.29",
            fillcolor=fill,
            style=style,
        )
    for index, (source, target, motif) in enumerate(edges):
        text = "\\l".join(map(_escaped, _lines(motif))) + "\\l"
        dot.edge(f"n{source}", f"n{target}", label=" " + text, id=f"e{index}")
    laid = layout(dot.source)
    shown = [
        Group(laid.edges[f"e{index}"].items, "edge", (("source", str(e[0])), ("target", str(e[1]))))
        for index, e in enumerate(edges)
    ]
    for index, fixed in enumerate(nodes):
        words = " ".join(f"{name}={value}" for name, value in fixed.items())
        shown.append(
            Group(
                laid.nodes[f"n{index}"].items,
                f"node {kinds[index].replace(' ', '-')}".strip(),
                (("number", str(index)),),
                words,
            )
        )
    samples = [
        (
            Picture(
                18,
                11,
                (
                    rectangle(
                        0.5, 0.5, 17, 10, fill=_LOOKS[kind][0], stroke=INK, line=1.6 if kind == "fixed point" else 0.8
                    ),
                ),
            ),
            meaning,
        )
        for kind, meaning in _MEANINGS.items()
        if kind in kinds
    ]
    parts = [heading(title), Picture(laid.width, laid.height, tuple(shown)), flow(samples, max(laid.width, 260))]
    return Picture.stacked(parts, gap=10, margin=10, title=title)


def _lines(motif: Mapping[str, int] | str) -> list[str]:
    """A motif in a few lines; what does not fit is counted."""
    words = motif.split() if isinstance(motif, str) else [f"{name}={value}" for name, value in motif.items()]
    lines = list(fonts.wrap(" ".join(words), EDGE_SIZE, MOTIF_WIDTH))
    if len(lines) <= MOTIF_LINES:
        return lines
    kept = lines[: MOTIF_LINES - 1]
    return [*kept, f"… and {len(words) - sum(len(line.split()) for line in kept)} more"]


def _escaped(text: str) -> str:
    return graphviz.escape(text).replace("&", "&amp;")
