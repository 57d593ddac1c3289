"""The diagram of a network as DOT: what each component and regulation looks like, and what Graphviz is asked for.

Component names never reach DOT as identifiers: nodes are ``n0``, ``n1``, …, edges ``e0``, ``e1``, …, and labels are
escaped. An edge that closes a cycle by running back up the tiers (an autocrine loop, say) is given to Graphviz turned
round, with its arrow at the other end, so that feedback does not disturb the order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from logicnet.draw.graphs.engines import confirm_engine
from logicnet.draw.graphs.highlight import Highlight, value_in
from logicnet.draw.graphs.layouts import Digraph, label, plain
from logicnet.draw.graphs.marks import RIM, RING, STRESSED, SUPPORT
from logicnet.draw.graphs.outlines import PERIPHERY, breadth, enclosing
from logicnet.draw.graphs.spacing import ROOMY, Spacing
from logicnet.draw.paint import fonts
from logicnet.draw.paint.style import (
    GREEN,
    INK,
    READOUT,
    EdgeStyle,
    NodeStyle,
    ink_on,
    kind_style,
    sign_style,
    spoken,
    value_style,
)
from logicnet.model import Network
from logicnet.model.levels import owner

FONT_SIZE = 10.0
_WIDEST = 200.0  # points of a line that cannot be broken; what is left out stands in the tooltip
_LONG, _FEW = 1.3, 2  # how much longer than a line what is not broken may be, and letters that stand on no line alone
_MOST_LINES, _MOST_LETTERS = 8, 200
BOTTOM = 6  # the tier from which on everything stands in the last row
_HUB = 12, 25  # regulations of a hub: more than a quarter of the components, at least and at most this many
_JOINTS = re.compile(r"(?<=[_/:.+-])(?=.)")  # where a word that is too long may be broken


@dataclass(frozen=True, slots=True)
class Node:
    """A component, or a readout, as it will be drawn."""

    name: str
    title: str
    style: NodeStyle
    is_input: bool = False
    maximum: int = 1


@dataclass(frozen=True, slots=True)
class Edge:
    """A regulation as it will be drawn."""

    source: str
    target: str
    sign: str


@dataclass(frozen=True, slots=True)
class Draft:
    """How a diagram is to be laid out.

    - ``spacing``: how closely.
    - ``direction``: which way layers follow each other, ``down`` or ``right``.
    - ``lowered``: pairs of nodes by number, of which the second stands in a later layer than the first.
    """

    spacing: Spacing = ROOMY
    direction: str = "down"
    lowered: tuple[tuple[int, int], ...] = ()


def contents(
    network: Network,
    *,
    readouts: bool | Collection[str] = False,
    only: Collection[str] = (),
    titles: Mapping[str, str] | None = None,
) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """What is drawn: components in the network's order, then readouts; regulations in the network's order.

    - ``network``: the network.
    - ``readouts``: whether phenotypes stand behind the components, each that reads none but those drawn, or the names
      of those that do.
    - ``only``: the components to draw, with the regulations between them (default: all).
    - ``titles``: what components are called (default: by their titles).
    """
    inputs = frozenset((*network.inputs, *network.inputs_with_levels))
    called = network.titles if titles is None else titles
    drawn = [component for component in network.components if not only or component.name in only]
    nodes = [Node(c.name, called[c.name], kind_style(c.kind), c.name in inputs, c.maximum) for c in drawn]
    known = {node.name for node in nodes}
    edges = [Edge(r.source, r.target, r.sign) for r in network.regulations if {r.source, r.target} <= known]
    for phenotype in network.phenotypes:
        if readouts is not True and (not readouts or phenotype.name not in readouts):
            continue
        key, read = readout_key(phenotype.name), _reads(network, phenotype.name)
        if all(name in known for name, _ in read):
            nodes.append(Node(key, spoken(phenotype.name), READOUT))
            edges.extend(Edge(name, key, sign) for name, sign in read)
    return tuple(nodes), tuple(edges)


def readout_key(phenotype: str) -> str:
    """The name of the node that stands for a phenotype."""
    return f"phenotype {phenotype}"


def size(node: Node, spacing: Spacing = ROOMY) -> tuple[float, float, tuple[str, ...]]:
    """Width and height in points of a node, and the lines of its label; what is longer than a label can be is cut."""
    lines = _cut(_broken(node.title, spacing.label))
    across, up, pad_x, pad_y = node.style.room
    widest = max(fonts.width(text, FONT_SIZE) for text in lines)
    height = len(lines) * FONT_SIZE * 1.2 * up + pad_y * spacing.padding
    width = max(widest * across + pad_x * spacing.padding, spacing.least)
    return *enclosing(node.style, width, height, lines, FONT_SIZE), lines


def _broken(title: str, limit: float) -> tuple[str, ...]:
    """The lines of a label: broken at spaces, and a word that is much too long at its joints too; a letter or two stay
    with what stands before them, or behind.
    """
    lines: list[str] = []
    for at, line in enumerate(fonts.wrap(title, FONT_SIZE, limit)):
        pieces = _JOINTS.split(line) if fonts.width(line, FONT_SIZE) > _LONG * limit else [line]
        for place, piece in enumerate(pieces):
            spaced = bool(at) and not place
            joined = f"{lines[-1]}{' ' if spaced else ''}{piece}" if lines else piece
            short = bool(lines) and min(len(piece), len(lines[-1])) <= _FEW
            room = limit * (1.5 if spaced else 3.0) if short else 0.0 if spaced else limit
            if lines and fonts.width(joined, FONT_SIZE) <= room:
                lines[-1] = joined
            else:
                lines.append(piece)
    return tuple(lines)


def _cut(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The first lines, each as far as there is room for it, with an ellipsis where more would follow."""
    short = [line if len(line) <= _MOST_LETTERS else f"{line[:_MOST_LETTERS]}…" for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        short[-1] += "…"
    return tuple(fonts.shorten(line, FONT_SIZE, _WIDEST) for line in short)


def source(
    nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, engine: str, plan: Draft | None = None
) -> Digraph:
    """The DOT source. Nodes are ``n0, n1, …`` and edges ``e0, e1, …`` in the order given."""
    confirm_engine(engine)  # before graphviz does it with an error of its own
    plan = plan or Draft()
    dot = Digraph("network", engine=engine, graph_attr=_graph_attributes(engine, plan))
    dot.attr("node", fontname=fonts.current(), fontsize=f"{FONT_SIZE:g}", fixedsize="true", penwidth="1")
    dot.attr("edge", fontname=fonts.current(), arrowsize="0.75", penwidth="1.3")
    number = {node.name: index for index, node in enumerate(nodes)}
    for index, node in enumerate(nodes):
        dot.node(f"n{index}", **_node_attributes(node, shown, plan.spacing))
    raised = {upper for upper, _ in plan.lowered}
    with dot.subgraph(graph_attr={"rank": "sink"}) as bottom:
        for index, node in enumerate(nodes):
            if engine == "dot" and node.style.tier >= BOTTOM and index not in raised:
                bottom.node(f"n{index}")
    tiers = {node.name: node.style.tier for node in nodes}
    hubs = hubs_of(nodes, edges)
    turned = _turned(edges, tiers) if engine == "dot" else frozenset()
    for upper, lower in plan.lowered:
        dot.edge(f"n{upper}", f"n{lower}", id=f"apart {upper} {lower}", weight="0", style="invis")
    for index, edge in enumerate(edges):
        back = edge in turned
        tail, head = (edge.target, edge.source) if back else (edge.source, edge.target)
        pull = 1 if edge.source in hubs else max(2, 5 - abs(tiers[edge.source] - tiers[edge.target]))
        look = _edge_attributes(edge, back, edge_look(edge, shown, thin=edge.source in hubs))
        dot.edge(f"n{number[tail]}", f"n{number[head]}", id=f"e{index}", weight=str(pull), **look)
    return dot


def _turned(edges: Sequence[Edge], tiers: Mapping[str, int]) -> frozenset[Edge]:
    """The feedback edges to turn round: those that rise most through the tiers, until no rising edge closes a cycle."""
    following: dict[str, set[str]] = {}
    for edge in edges:
        following.setdefault(edge.source, set()).add(edge.target)
    rising = [edge for edge in edges if tiers[edge.source] > tiers[edge.target]]
    turned = set()
    for edge in sorted(rising, key=lambda edge: tiers[edge.target] - tiers[edge.source]):
        if _leads(edge.target, edge.source, following):
            following[edge.source].discard(edge.target)
            turned.add(edge)
    return frozenset(turned)


def _leads(start: str, end: str, following: Mapping[str, set[str]]) -> bool:
    """Whether a path leads from ``start`` to ``end``."""
    seen, waiting = {start}, [start]
    while waiting:
        name = waiting.pop()
        if name == end:
            return True
        new = following.get(name, set()) - seen
        seen |= new
        waiting.extend(new)
    return False


def hubs_of(nodes: Sequence[Node], edges: Sequence[Edge]) -> frozenset[str]:
    """Components that act on a quarter of the network (cell death, say), or on very many.

    Their edges are drawn thin and do not shape the layout.
    """
    out = Counter(edge.source for edge in edges)
    # in a small network a quarter is a handful of edges, which disturb no layout
    least, most = _HUB
    return frozenset(name for name, count in out.items() if count > max(least, min(len(nodes) / 4, most)))


def _graph_attributes(engine: str, plan: Draft) -> dict[str, str]:
    if engine == "dot":
        limits = {
            "nslimit": "4",
            "nslimit1": "4",
            "mclimit": "1",
        }  # without them dense networks take minutes in any Graphviz
        gaps = {"nodesep": f"{plan.spacing.between / 72:.4g}", "ranksep": f"{plan.spacing.layers / 72:.4g}"}
        return {"rankdir": "LR" if plan.direction == "right" else "TB", **gaps, "splines": "true", **limits}
    if engine == "sfdp":
        return {"overlap": "true", "splines": "none", "K": "1", "start": "1"}
    return {"overlap": "true" if engine == "neato" else "false", "splines": "line", "inputscale": "72", "start": "1"}


def rim(style: NodeStyle) -> float:
    """How far the outermost outline of a kind is beyond the innermost, in points."""
    return PERIPHERY * (style.peripheries - 1)


def footprint(node: Node, spacing: Spacing, shown: Highlight) -> tuple[float, float]:
    """Width and height of a node with all of its outlines and the ring about it."""
    width, height, _ = size(node, spacing)
    more = 2 * rim(node.style) + _ring(node, shown)
    return (width + more) * breadth(node.style), height + more


def _ring(node: Node, shown: Highlight) -> float:
    """What a ring adds to the width and to the height of a node."""
    return 2 * (RIM + RING) if node.name in shown.changed else 0.0


def fill_of(node: Node, shown: Highlight) -> tuple[str, str, str]:
    """The colours of a node: its fill, its outline and its label."""
    style = node.style
    if node.name not in shown.values:
        return style.fill, style.line, style.ink
    value = value_style(value_in(shown, node.name, node.maximum))
    fill = value.stripes or value.fill
    return fill, INK, ink_on(fill)


def _node_attributes(node: Node, shown: Highlight, spacing: Spacing) -> dict[str, str]:
    width, height, lines = size(node, spacing)
    style, more = node.style, _ring(node, shown)
    fill, line, ink = fill_of(node, shown)
    return {
        "label": label(*map(plain, lines)),
        "width": f"{(width + more) / 72:.4f}",
        "height": f"{(height + more) / 72:.4f}",
        "shape": style.shape,
        "style": style.style,
        "fillcolor": fill,
        "fontcolor": ink,
        "color": line,
        "penwidth": "2.2" if node.is_input else "1",
        "peripheries": str(style.peripheries),
        "tooltip": plain(f"{node.title} ({style.word})"),
    }


@dataclass(frozen=True, slots=True)
class EdgeLook:
    """How a regulation is drawn: the colour, the width in points and the dash of its line, and the size of its head."""

    colour: str
    width: float
    line: str
    head: float


def edge_look(edge: Edge, shown: Highlight, *, thin: bool) -> EdgeLook:
    """How a regulation is drawn; ``thin`` are those of hubs."""
    style: EdgeStyle = sign_style(edge.sign)
    ends = (edge.source, edge.target)
    cut, stressed = ends in shown.cut, ends in shown.path or ends in shown.support
    faded = cut or (bool(shown.path or shown.support) and not stressed)
    colour = "#c8c8c8" if faded else GREEN if ends in shown.support else style.colour
    strong = SUPPORT if ends in shown.support else STRESSED
    width = strong if stressed and not faded else 0.6 if thin else 1.3
    return EdgeLook(colour, width, "dashed" if cut else style.line, 0.6 if thin else 0.75)


def _edge_attributes(edge: Edge, back: bool, look: EdgeLook) -> dict[str, str]:
    arrow = sign_style(edge.sign).arrow
    attributes = {"color": look.colour, "style": look.line}
    attributes |= {"penwidth": f"{look.width:g}", "arrowsize": f"{look.head:g}"}
    return attributes | ({"dir": "back", "arrowtail": arrow} if back else {"arrowhead": arrow})


def _reads(network: Network, phenotype: str) -> Iterable[tuple[str, str]]:
    """The components that a phenotype reads, with the sign of each in its expression."""
    expression = network.expression(phenotype)
    names = [owner(network.names[index]) for index in expression.regulators()]
    signs: dict[str, set[str]] = {}
    for name, sign in zip(names, expression.signs(), strict=True):
        signs.setdefault(name, set()).add(sign)
    return [(name, found.pop() if len(found) == 1 else "±") for name, found in signs.items()]
