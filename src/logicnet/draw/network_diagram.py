"""The signed interaction diagram of a network, laid out like a pathway figure.

Components stand in tiers by kind, from drugs and ligands at the top to phenotypes at the bottom. An edge that runs
back up (an autocrine loop, say) is given to Graphviz turned round and drawn with its arrow at the other end, so that
feedback does not disturb the order. Component names never reach DOT as identifiers: nodes are ``n0``, ``n1``, …, and
labels are escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from logicnet.draw import fonts
from logicnet.draw.force import spread
from logicnet.draw.highlight import Highlight, cut_mark, node_overlay
from logicnet.draw.layouts import Digraph, layout, plain
from logicnet.draw.legend import caption, heading, page_scale
from logicnet.draw.picture import Group, Picture
from logicnet.draw.style import INK, READOUT, VALUES, EdgeStyle, NodeStyle, kind_style, sign_style, spoken
from logicnet.draw.xdot import Layout
from logicnet.model import Intervention, Network, Setting

FONT_SIZE = 10.0
LABEL_WIDTH = 78.0  # points; longer labels are broken at their spaces
BOTTOM = 6  # the tier from which on everything stands in the last row
DENSE = 500  # edges: above this a layered layout takes minutes and shows a mesh


@dataclass(frozen=True, slots=True)
class Node:
    """A component, or a readout, as it will be drawn."""

    name: str
    title: str
    style: NodeStyle
    is_input: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A regulation as it will be drawn."""

    source: str
    target: str
    sign: str


def diagram(
    network: Network,
    *,
    setting: Setting | None = None,
    intervention: Intervention | None = None,
    attractor: Any = None,
    highlight: Highlight | None = None,
    readouts: bool = False,
    legend: bool = True,
    title: str | None = None,
    engine: str | None = None,
) -> Picture:
    """The interaction diagram.

    ``setting`` and ``intervention`` are marked on it (held components, cut edges), the values in an ``attractor``
    fill the components; ``highlight`` says the same and more in one value. ``readouts`` adds the network's named
    phenotypes below what they read. The layout is layered up to 500 edges and force-directed (sfdp) above, which the
    picture's ``notes`` then say; ``engine`` decides otherwise.
    """
    shown = (highlight or Highlight()) | Highlight.of(setting=setting, intervention=intervention, attractor=attractor)
    nodes, edges = contents(network, readouts=readouts)
    chosen = engine or ("sfdp" if len(edges) > DENSE else "dot")
    laid = _laid_out(nodes, edges, shown, chosen)
    body = _compose(laid, nodes, edges, shown)
    name = network.title or network.name if title is None else title
    scale = page_scale(body.width)
    parts = [body]
    if name:
        lines = (f"{len(network)} components, {len(network.regulations)} regulations", shown.words())
        parts.insert(0, heading(name, *lines).scaled(scale))
    if legend:
        parts.append(caption(nodes, edges, shown, max(body.width / scale, 320.0)).scaled(scale))
    picture = Picture.stacked(parts, gap=10 * scale, margin=10, title=name)
    if engine is None and chosen == "sfdp":
        note = f"{len(edges)} regulations: laid out by force (sfdp), not in layers; draw with engine='dot' to insist"
        picture = picture.noting(note)
    return picture


def graph(network: Network, *, readouts: bool = False, engine: str = "dot") -> Digraph:
    """The diagram as a ``graphviz.Digraph``, for those who want to change or keep the DOT."""
    nodes, edges = contents(network, readouts=readouts)
    return source(nodes, edges, Highlight(), engine)


def contents(network: Network, *, readouts: bool = False) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """What is drawn: components in the network's order, then readouts; regulations in the network's order."""
    inputs = frozenset(network.inputs)
    nodes = [Node(c.name, c.title, kind_style(c.kind), c.name in inputs) for c in network.components]
    edges = [Edge(r.source, r.target, r.sign) for r in network.regulations]
    for phenotype in network.phenotypes if readouts else ():
        key = f"phenotype {phenotype.name}"
        nodes.append(Node(key, spoken(phenotype.name), READOUT))
        edges.extend(Edge(name, key, sign) for name, sign in _reads(network, phenotype.name))
    return tuple(nodes), tuple(edges)


def source(nodes: Iterable[Node], edges: Iterable[Edge], shown: Highlight, engine: str) -> Digraph:
    """The DOT source. Nodes are ``n0, n1, …`` and edges ``e0, e1, …`` in the order given."""
    dot = Digraph("network", engine=engine, graph_attr=_graph_attributes(engine))
    dot.attr("node", fontname=fonts.FAMILY, fontsize=f"{FONT_SIZE:g}", fixedsize="true", penwidth="1")
    dot.attr("edge", fontname=fonts.FAMILY, arrowsize="0.75", penwidth="1.3")
    number = {node.name: index for index, node in enumerate(nodes)}
    for index, node in enumerate(nodes):
        dot.node(f"n{index}", **_node_attributes(node, shown))
    with dot.subgraph(graph_attr={"rank": "sink"}) as bottom:
        for index, node in enumerate(nodes):
            if engine == "dot" and node.style.tier >= BOTTOM:
                bottom.node(f"n{index}")
    tiers = {node.name: node.style.tier for node in nodes}
    hubs = _hubs(nodes, edges)
    for index, edge in enumerate(edges):
        back = engine == "dot" and tiers[edge.source] > tiers[edge.target]
        tail, head = (edge.target, edge.source) if back else (edge.source, edge.target)
        pull = 1 if edge.source in hubs else max(2, 5 - abs(tiers[edge.source] - tiers[edge.target]))
        thin = {"penwidth": "0.6", "arrowsize": "0.6"} if edge.source in hubs else {}
        look = _edge_attributes(edge, back, shown) | thin
        dot.edge(f"n{number[tail]}", f"n{number[head]}", id=f"e{index}", weight=str(pull), **look)
    return dot


def _hubs(nodes: Iterable[Node], edges: Iterable[Edge]) -> frozenset[str]:
    """Components that act on a quarter of the network (cell death, say): their edges are drawn thin and do not shape
    the layout.
    """
    out = Counter(edge.source for edge in edges)
    most = max(12, len(tuple(nodes)) / 4)
    return frozenset(name for name, count in out.items() if count > most)


def _laid_out(nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, engine: str) -> Layout:
    dot = source(nodes, edges, shown, engine)
    if engine != "sfdp" or not nodes:
        return layout(dot.source, engine)
    first = layout(dot.source, engine).nodes
    sizes = {name: (place.width, place.height) for name, place in first.items()}
    pinned = source(nodes, edges, shown, "neato")
    for name, (x, y) in spread({name: (place.x, place.y) for name, place in first.items()}, sizes).items():
        pinned.node(name, pos=f"{x:.2f},{-y:.2f}!")
    return layout(pinned.source, "neato")


def _graph_attributes(engine: str) -> dict[str, str]:
    if engine == "dot":
        limits = {
            "nslimit": "4",
            "nslimit1": "4",
            "mclimit": "1",
        }  # without them dense networks take minutes in any Graphviz
        return {"rankdir": "TB", "nodesep": "0.14", "ranksep": "0.36", "splines": "true", **limits}
    if engine == "sfdp":
        return {"overlap": "true", "splines": "none", "K": "1", "start": "1"}
    return {"overlap": "true" if engine == "neato" else "false", "splines": "line", "inputscale": "72", "start": "1"}


def size(node: Node) -> tuple[float, float, tuple[str, ...]]:
    """Width and height in points of a node, and the lines of its label."""
    lines = fonts.wrap(node.title, FONT_SIZE, LABEL_WIDTH)
    across, up, pad_x, pad_y = node.style.room
    widest = max(fonts.width(text, FONT_SIZE) for text in lines)
    return max(widest * across + pad_x, 34.0), len(lines) * FONT_SIZE * 1.2 * up + pad_y, lines


def _node_attributes(node: Node, shown: Highlight) -> dict[str, str]:
    width, height, lines = size(node)
    style = node.style
    fill, ink, line = style.fill, style.ink, style.line
    if node.name in shown.values:
        value = VALUES[shown.values[node.name]]
        fill, ink, line = (value.stripes or value.fill), (INK if value.stripes else value.ink), INK
        ink = INK if value.mark == "0" else ink
    return {
        "label": "\\n".join(map(plain, lines)),
        "width": f"{width / 72:.4f}",
        "height": f"{height / 72:.4f}",
        "shape": style.shape,
        "style": style.style,
        "fillcolor": fill,
        "fontcolor": ink,
        "color": line,
        "penwidth": "2.2" if node.is_input else "1",
        "peripheries": str(style.peripheries),
        "tooltip": plain(f"{node.title} ({style.word})"),
    }


def _edge_attributes(edge: Edge, back: bool, shown: Highlight) -> dict[str, str]:
    style: EdgeStyle = sign_style(edge.sign)
    cut = (edge.source, edge.target) in shown.cut
    faded = cut or (bool(shown.path) and (edge.source, edge.target) not in shown.path)
    attributes = {"color": "#c8c8c8" if faded else style.colour, "style": "dashed" if cut else style.line}
    if shown.path and not faded:
        attributes["penwidth"] = "2.6"
    return attributes | ({"dir": "back", "arrowtail": style.arrow} if back else {"arrowhead": style.arrow})


def _compose(laid: Layout, nodes: tuple[Node, ...], edges: tuple[Edge, ...], shown: Highlight) -> Picture:
    """Edges beneath, nodes above, marks on top; each group says in the SVG what it stands for."""
    groups: list[Group] = []
    for index, edge in enumerate(edges):
        route = laid.edges[f"e{index}"]
        style = sign_style(edge.sign)
        ends = (("source", edge.source), ("target", edge.target), ("sign", edge.sign))
        marks = cut_mark(route, shown.cut[edge.source, edge.target]) if (edge.source, edge.target) in shown.cut else ()
        words = f"{edge.source} {style.word} {edge.target}"
        groups.append(Group((*route.items, *marks), f"edge {style.arrow}", ends, words))
    for index, node in enumerate(nodes):
        place = laid.nodes[f"n{index}"]
        items = (*place.items, *node_overlay(place, node.name, shown))
        data = (("name", node.name), ("kind", node.style.word))
        groups.append(
            Group(items, f"node {node.style.word.replace(' ', '-')}", data, f"{node.title} ({node.style.word})")
        )
    return Picture(laid.width, laid.height, tuple(groups))


def _reads(network: Network, phenotype: str) -> Iterable[tuple[str, str]]:
    """The components that a phenotype reads, with the sign of each in its expression."""
    expression = network.expression(phenotype)
    return zip((network.names[index] for index in expression.regulators()), expression.signs(), strict=True)
