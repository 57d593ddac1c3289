"""Where the components and regulations of a network stand: one arrangement, for every picture that shows them.

Networks of up to ``DENSE`` regulations are laid out in layers, denser ones by force; or all stand where the network's
file puts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from logicnet.draw.graphs import layouts
from logicnet.draw.graphs.dot import Edge, Node, contents, source
from logicnet.draw.graphs.force import spread
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.placements import LAYOUTS, source_places
from logicnet.draw.graphs.xdot import Layout, NodeLayout, Route
from logicnet.errors import DrawingError, did_you_mean
from logicnet.model import Network

DENSE = 500  # edges: above this a layered layout takes minutes and shows a mesh


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is drawn, and where each thing stands: as many places as nodes, as many routes as edges.

    ``notes`` say what whoever looks should know of how it was laid out.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    laid: Layout
    notes: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[NodeLayout, ...]:
        """The place of each node, in their order."""
        return tuple(self.laid.nodes[f"n{index}"] for index in range(len(self.nodes)))

    @property
    def routes(self) -> tuple[Route, ...]:
        """The route of each edge, in their order."""
        return tuple(self.laid.edges[f"e{index}"] for index in range(len(self.edges)))


def arrange(
    network: Network,
    *,
    shown: Highlight | None = None,
    readouts: bool = False,
    engine: str | None = None,
    layout: str = "engine",
) -> Arrangement:
    """Lay a network out.

    - ``network``: the network.
    - ``shown``: what is marked, which fills components and greys edges (default: nothing).
    - ``readouts``: whether the named phenotypes stand below what they read (default: False).
    - ``engine``: what lays it out, a program of Graphviz (default: ``dot`` in layers up to 500 regulations, ``sfdp`` by
      force above, which the notes then say).
    - ``layout``: ``source`` puts the components where the network's file does, ``engine`` where the engine does
      (default: ``engine``).

    Returns Arrangement.

    Raises DrawingError for an engine that Graphviz does not have, for a layout that is neither, for ``source`` where
    the file places no component or where an engine is named too, and where nothing can lay the network out.

    >>> from logicnet.logic import Rules
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> len(arrange(switch).places), len(arrange(switch).routes)
    (2, 2)
    """
    if layout not in LAYOUTS:
        raise DrawingError(f"{layout!r} is not a layout", hint=did_you_mean(layout, LAYOUTS, "layouts"))
    nodes, edges = contents(network, readouts=readouts)
    marks = shown or Highlight()
    if layout == "source":
        if engine is not None:
            raise DrawingError(
                "the file places the components: an engine has nothing to place", hint="leave one of them out"
            )
        places, notes = source_places(network, nodes)
        named = {f"n{index}": place for index, place in enumerate(places)}
        return Arrangement(nodes, edges, _pinned(nodes, edges, marks, named), notes)
    chosen = engine or ("sfdp" if len(edges) > DENSE else "dot")
    laid = _by_engine(nodes, edges, marks, chosen)
    if engine is None and chosen == "sfdp":
        said = f"{len(edges)} regulations: laid out by force (sfdp); the engine dot makes layers, and may take minutes"
        return Arrangement(nodes, edges, laid, (said,))
    return Arrangement(nodes, edges, laid)


def _by_engine(nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, engine: str) -> Layout:
    laid = layouts.layout(source(nodes, edges, shown, engine).source, engine)
    if engine != "sfdp" or not nodes:
        return laid
    sizes = {name: (place.width, place.height) for name, place in laid.nodes.items()}
    return _pinned(nodes, edges, shown, spread({name: (p.x, p.y) for name, p in laid.nodes.items()}, sizes))


def _pinned(
    nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, places: dict[str, tuple[float, float]]
) -> Layout:
    """Each node where ``places`` puts it, with straight edges between."""
    dot = source(nodes, edges, shown, "neato")
    for name, (x, y) in places.items():
        dot.node(name, pos=f"{x:.2f},{-y:.2f}!")
    return layouts.layout(dot.source, "neato")
