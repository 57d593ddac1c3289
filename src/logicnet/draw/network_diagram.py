"""The signed interaction diagram of a network, laid out like a pathway figure.

Components stand in tiers by kind, from drugs and ligands at the top to phenotypes at the bottom. Edges are drawn
beneath, components above them, marks on top; in the SVG each says what it stands for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from logicnet.analysis.questions import read_asked
from logicnet.draw.graphs import layouts
from logicnet.draw.graphs.dot import Edge, Node, contents, source
from logicnet.draw.graphs.force import spread
from logicnet.draw.graphs.highlight import Highlight, cut_mark, node_overlay
from logicnet.draw.graphs.layouts import Digraph
from logicnet.draw.graphs.legend import caption
from logicnet.draw.graphs.placements import LAYOUTS, source_places
from logicnet.draw.graphs.xdot import Layout
from logicnet.draw.paint.headings import heading, page_scale
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group
from logicnet.draw.paint.style import sign_style
from logicnet.errors import DrawingError, did_you_mean
from logicnet.model import InterventionLike, Network, SettingLike

DENSE = 500  # edges: above this a layered layout takes minutes and shows a mesh


def diagram(
    network: Network,
    *,
    setting: SettingLike | None = "",
    intervention: InterventionLike | None = None,
    attractor: Any = None,
    highlight: Highlight | None = None,
    readouts: bool = False,
    legend: bool = True,
    title: str | None = None,
    engine: str | None = None,
    layout: str = "engine",
) -> Picture:
    """The interaction diagram: components by kind, regulations by sign, and marks of what is done to them.

    - ``network``: the network, the name of a shipped one, or the path of a file.
    - ``setting``: inputs to mark as held, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}`` (default: none).
    - ``intervention``: held components and cut edges to mark, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default:
      none).
    - ``attractor``: an attractor, whose values fill the components (default: none).
    - ``highlight``: the same marks and more, in one value (default: none).
    - ``readouts``: whether the named phenotypes stand below what they read (default: False).
    - ``legend``: whether the meaning of the marks stands below (default: True).
    - ``title``: the heading (default: the network's title or name; an empty text draws none).
    - ``engine``: what lays it out, a program of Graphviz (default: ``dot`` in layers up to 500 regulations, ``sfdp`` by
      force above, which the picture's ``notes`` then say).
    - ``layout``: ``source`` puts the components where the network's file does, ``engine`` where the engine does
      (default: ``engine``).

    Returns Picture.

    Raises UnknownName, SettingError or InterventionError for marks that do not fit the network, and DrawingError for an
    engine that Graphviz does not have and where nothing can lay the diagram out.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> diagram(network, intervention="A%0").title
    'switch'
    """
    asked = read_asked(network, "" if setting is None else setting, intervention)
    marks = Highlight.of(setting=asked.setting, intervention=asked.intervention, attractor=attractor)
    shown = (highlight or Highlight()) | marks
    nodes, edges = contents(network, readouts=readouts)
    chosen = engine or ("sfdp" if len(edges) > DENSE else "dot")
    notes: tuple[str, ...] = ()
    if layout not in LAYOUTS:
        raise DrawingError(f"{layout!r} is not a layout", hint=did_you_mean(layout, LAYOUTS, "layouts"))
    if layout == "engine":
        laid = _laid_out(nodes, edges, shown, chosen)
    else:
        laid, notes = _as_in_source(network, nodes, edges, shown, engine)
    body = _compose(laid, nodes, edges, shown)
    name = network.title or network.name if title is None else title
    scale = page_scale(body.width)
    parts = [body]
    if name:
        lines = (f"{len(network.components)} components, {len(network.regulations)} regulations", shown.words())
        parts.insert(0, heading(name, *lines).scaled(scale))
    if legend:
        parts.append(caption(nodes, edges, shown, max(body.width / scale, 320.0)).scaled(scale))
    picture = Picture.stacked(parts, gap=10 * scale, margin=10, title=name)
    for said in notes:
        picture = picture.noting(said)
    if engine is None and layout == "engine" and chosen == "sfdp":
        note = f"{len(edges)} regulations: laid out by force (sfdp); the engine dot makes layers, and may take minutes"
        picture = picture.noting(note)
    return picture


def graph(network: Network, *, readouts: bool = False, engine: str = "dot") -> Digraph:
    """The interaction diagram as DOT, for those who want to change or keep it.

    - ``network``: the network.
    - ``readouts``: whether the named phenotypes stand below what they read (default: False).
    - ``engine``: what is to lay it out, a program of Graphviz (default: ``dot``).

    Returns a ``graphviz.Digraph``.

    Raises DrawingError for an engine that Graphviz does not have.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> "digraph" in graph(network).source
    True
    """
    nodes, edges = contents(network, readouts=readouts)
    return source(nodes, edges, Highlight(), engine)


def _laid_out(nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, engine: str) -> Layout:
    dot = source(nodes, edges, shown, engine)
    if engine != "sfdp" or not nodes:
        return layouts.layout(dot.source, engine)
    first = layouts.layout(dot.source, engine).nodes
    sizes = {name: (place.width, place.height) for name, place in first.items()}
    pinned = source(nodes, edges, shown, "neato")
    for name, (x, y) in spread({name: (place.x, place.y) for name, place in first.items()}, sizes).items():
        pinned.node(name, pos=f"{x:.2f},{-y:.2f}!")
    return layouts.layout(pinned.source, "neato")


def _as_in_source(
    network: Network, nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, engine: str | None
) -> tuple[Layout, tuple[str, ...]]:
    """The layout in which the network's file places the components, and notes on it."""
    if engine is not None:
        raise DrawingError(
            "the file places the components: an engine has nothing to place", hint="leave one of them out"
        )
    places, notes = source_places(network, nodes)
    pinned = source(nodes, edges, shown, "neato")
    for index, (x, y) in enumerate(places):
        pinned.node(f"n{index}", pos=f"{x:.2f},{-y:.2f}!")
    return layouts.layout(pinned.source, "neato"), notes


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
        items = (*place.items, *node_overlay(place, node.name, shown, node.maximum))
        data = (("name", node.name), ("kind", node.style.word))
        groups.append(
            Group(items, f"node {node.style.word.replace(' ', '-')}", data, f"{node.title} ({node.style.word})")
        )
    return Picture(laid.width, laid.height, tuple(groups))
