"""The succession diagram of trap spaces.

From the whole space at the top to the minimal trap spaces, each arrow naming what becomes fixed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Unpack

from logicnet.draw.graphs.layouts import Digraph, layout, plain
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, rectangle
from logicnet.draw.paint.style import GREY, INK
from logicnet.errors import DrawingError

if TYPE_CHECKING:
    from logicnet.analysis.succession import Succession

Arrow = tuple[int, int, Mapping[str, int | str]]  # from, to, and the motif between
NODE_TEXT_SIZE, EDGE_SIZE = 9.0, 7.5
MOTIF_WIDTH, MOTIF_LINES = 110.0, 5
MOST_NODES = 300  # nodes: beyond this nobody reads the picture
_LOOKS = {
    "fixed point": ("#cbe6f8", "filled,bold"),
    "minimal": ("#fbdfa8", "filled,rounded"),
    "": ("#ffffff", "filled,rounded"),
}
_MEANINGS = {
    "fixed point": "fixed point",
    "minimal": "minimal trap space with at least one cyclic attractor",
    "": "trap space",
}


def succession(diagram: Succession, *, title: str | None = None, **look: Unpack[LookWords]) -> Picture:
    """The picture of a succession diagram: trap spaces as nodes, stable motifs on the edges.

    - ``diagram``: the answer of ``logicnet.analysis.succession.succession``.
    - ``title``: the heading; an empty text draws none (default: which network, under which setting and intervention,
      and whether the diagram is whole).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises DrawingError beyond 300 trap spaces, and where nothing can lay the diagram out.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> from logicnet.analysis.succession import succession as asked
    >>> succession(asked(network), title="switch").title
    'switch'
    """
    network = diagram.network
    nodes, total = [network.told(node.fixed) for node in diagram.nodes], len(network.components)
    edges = [(step.source, step.target, network.told(step.motif)) for step in diagram.steps]
    title = _title(diagram) if title is None else title
    if len(nodes) > MOST_NODES:
        raise DrawingError(
            f"the diagram has {len(nodes)} trap spaces, more than the {MOST_NODES} that a picture can show"
        )
    left = {source for source, _, _ in edges} | set(diagram.open)  # what leaves an open node is not all known
    ends = ["fixed point" if _fixed(fixed) == total else "minimal" for fixed in nodes]
    kinds = ["" if index in left and end == "minimal" else end for index, end in enumerate(ends)]
    with canvas(look) as sheet:
        return sheet.picture(
            _body(nodes, edges, kinds, total),
            title=title,
            legend=[[(_sample(kind), meaning) for kind, meaning in _MEANINGS.items() if kind in kinds]],
            made=made_of(network, setting=diagram.setting, intervention=diagram.intervention),
        )


def _body(
    nodes: Sequence[Mapping[str, int | str]], edges: Sequence[Arrow], kinds: Sequence[str], total: int
) -> Picture:
    laid = layout(_source(nodes, edges, kinds, total).source)
    shown = []
    for index, (source, target, _) in enumerate(edges):
        data = (("source", str(source)), ("target", str(target)))
        shown.append(Group(laid.edges[f"e{index}"].items, "edge", data))
    for index, fixed in enumerate(nodes):
        words = " ".join(f"{name}={value}" for name, value in fixed.items())
        classes = f"node {kinds[index].replace(' ', '-')}".strip()
        shown.append(Group(laid.nodes[f"n{index}"].items, classes, (("number", str(index)),), words))
    return Picture(laid.width, laid.height, tuple(shown))


def _title(diagram: Succession) -> str:
    where = " ".join(part for part in (diagram.setting, diagram.intervention) if part)
    first = "" if diagram.complete else f" (the first {len(diagram.nodes)}, of more)"
    return f"Succession of trap spaces: {diagram.network.name}{f' ({where})' if where else ''}{first}"


def _source(
    nodes: Sequence[Mapping[str, int | str]], edges: Sequence[Arrow], kinds: Sequence[str], total: int
) -> Digraph:
    dot = Digraph("succession", graph_attr={"rankdir": "TB", "nodesep": "0.3", "ranksep": "0.45"})
    dot.attr(
        "node", fontname=fonts.current(), fontsize=f"{NODE_TEXT_SIZE:g}", shape="box", color="#4d4d4d", fixedsize="true"
    )
    dot.attr("edge", fontname=fonts.current(), fontsize=f"{EDGE_SIZE:g}", color=GREY, arrowsize="0.7", fontcolor=INK)
    for index, fixed in enumerate(nodes):
        text = f"{_fixed(fixed)} of {total} fixed"
        fill, style = _LOOKS[kinds[index]]
        width = f"{(fonts.width(text, NODE_TEXT_SIZE) + 14) / 72:.3f}"
        dot.node(f"n{index}", text, width=width, height="0.29", fillcolor=fill, style=style)
    for index, (source, target, motif) in enumerate(edges):
        text = "".join(f"\u00a0\u00a0{plain(line)}\\l" for line in _lines(motif))
        dot.edge(f"n{source}", f"n{target}", label=text, id=f"e{index}")
    return dot


def _fixed(values: Mapping[str, int | str]) -> int:
    """How many components have one value; one that is between two levels has not."""
    return sum(isinstance(value, int) for value in values.values())


def _sample(kind: str) -> Picture:
    heavy = 1.6 if kind == "fixed point" else 0.8
    return Picture(18, 11, (rectangle(0.5, 0.5, 17, 10, fill=_LOOKS[kind][0], stroke=INK, line=heavy),))


def _lines(motif: Mapping[str, int | str]) -> list[str]:
    """A motif in a few lines; what does not fit is counted."""
    words = [f"{name}={value}" for name, value in motif.items()]
    lines = list(fonts.wrap(" ".join(words), EDGE_SIZE, MOTIF_WIDTH))
    if len(lines) <= MOTIF_LINES:
        return lines
    kept = lines[: MOTIF_LINES - 1]
    return [*kept, f"… and {len(words) - sum(len(line.split()) for line in kept)} more"]
