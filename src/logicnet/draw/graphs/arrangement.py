"""Where the components and regulations of a network stand: one arrangement, for every picture that shows them.

Networks of up to ``DENSE`` regulations are laid out in layers, denser ones by force; or all stand where the network's
file puts them. On a page of a given width layers and forces are set so that texts are as large as they can be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from logicnet.draw.graphs import layouts
from logicnet.draw.graphs.dot import Draft, Edge, Node, contents, hubs_of, size, source
from logicnet.draw.graphs.engines import confirm_layout
from logicnet.draw.graphs.fitting import GOOD_TEXT, GOOD_WITH_MARKS, PAGE_HEIGHT, fit_layers, text_size
from logicnet.draw.graphs.force import PROPORTION, spread
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.placements import source_places
from logicnet.draw.graphs.spacing import ROOMY, SPACINGS, Spacing
from logicnet.draw.graphs.xdot import Layout, NodeLayout, Route
from logicnet.draw.paint.shapes import Point
from logicnet.errors import UnknownName
from logicnet.model import Network

DENSE = 500  # regulations: above this layers show a mesh, and may take minutes


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

    @property
    def hubs(self) -> bool:
        """Whether there are hubs, whose edges are drawn thin."""
        return bool(hubs_of(self.nodes, self.edges))


def arrange(
    network: Network,
    *,
    shown: Highlight | None = None,
    readouts: bool | Collection[str] = False,
    only: Collection[str] = (),
    layout: str | None = None,
    direction: str | None = None,
    titles: Mapping[str, str] | None = None,
    room: float = inf,
) -> Arrangement:
    """Lay a network out.

    - ``network``: the network.
    - ``shown``: what is marked, which fills components and greys edges (default: nothing).
    - ``readouts``: whether the named phenotypes stand below what they read, or the names of those that do (default:
      False).
    - ``only``: names of the components to draw, with the regulations between them (default: all).
    - ``layout``: one of ``LAYOUTS``: ``source`` puts the components where the network's file does, ``dot`` in layers,
      ``force`` by force, others as that engine of Graphviz does (default: in layers up to 500 regulations, by force
      above, which the notes then say).
    - ``direction``: which way layers follow each other, ``down`` or ``right`` (default: down; to the right where that
      makes texts larger in the room).
    - ``titles``: what components are called (default: by their titles).
    - ``room``: the width of the page, in points, on which texts are to be as large as they can be (default: endless).

    Returns Arrangement.

    Raises DrawingError for a layout or direction that is none, for a direction of what has no layers, for ``source``
    where the file places no component, and where nothing can lay the network out, and UnknownName for a component of
    ``only`` that the network does not have.

    >>> from logicnet.logic import Rules
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> len(arrange(switch).places), len(arrange(switch).routes)
    (2, 2)
    """
    confirm_layout(layout, direction)
    drawn = _confirmed(network, only)
    nodes, edges = contents(network, readouts=readouts, only=drawn, titles=titles)
    marks, notes = shown or Highlight(), _left_out(network, drawn, edges)
    if layout == "source":
        places, said = source_places(network, nodes)
        named = {f"n{index}": place for index, place in enumerate(places)}
        return Arrangement(nodes, edges, _pinned(nodes, edges, marks, named, Draft()), (*notes, *said))
    chosen = layout or ("force" if len(edges) > DENSE else "dot")
    if layout is None and chosen == "force":
        confirm_layout("force", direction)
        notes = (*notes, f"{len(edges)} regulations: laid out by force; the layout dot makes layers of them")
    return Arrangement(nodes, edges, _laid(nodes, edges, marks, chosen, direction, room), notes)


def _confirmed(network: Network, only: Collection[str]) -> frozenset[str]:
    """The components that are named, all of which there are."""
    names = [component.name for component in network.components]
    for name in only:
        if name not in names:
            raise UnknownName("component", name, names)
    return frozenset(only)


def _left_out(network: Network, only: Collection[str], edges: Sequence[Edge]) -> tuple[str, ...]:
    """That components and regulations are not drawn, and how many."""
    components = len(network.components) - len(only)
    if not only or not components:
        return ()
    drawn = {(edge.source, edge.target) for edge in edges}
    regulations = sum((one.source, one.target) not in drawn for one in network.regulations)
    return (f"{components} components and {regulations} regulations are not drawn",)


def _laid(
    nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, layout: str, direction: str | None, room: float
) -> Layout:
    if layout == "force":
        return _by_force(nodes, edges, shown, room)

    def lay(plan: Draft) -> Layout:
        return layouts.layout(source(nodes, edges, shown, layout, plan).source, layout)

    if layout == "dot" and nodes and room < inf:
        marked = bool(shown.held or shown.inputs) or any(node.maximum > 1 for node in nodes)
        good = GOOD_WITH_MARKS if marked else GOOD_TEXT
        return fit_layers(lay, len(nodes) + len(edges), room, direction, good).laid
    return lay(Draft(direction=direction or "down"))


def _by_force(nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, room: float) -> Layout:
    """Evened out; on a page whose texts would be small, closely and in the page's proportions."""
    laid = layouts.layout(source(nodes, edges, shown, "sfdp").source, "sfdp")
    if not nodes:
        return laid
    centres = {name: (place.x, place.y) for name, place in laid.nodes.items()}

    def evened(spacing: Spacing, proportion: float) -> tuple[dict[str, Point], float]:
        """The places, and how large the texts would be."""
        sizes = {f"n{index}": size(node, spacing)[:2] for index, node in enumerate(nodes)}
        places = spread(centres, sizes, spacing.spread, proportion)
        across = [x + side * sizes[name][0] / 2 for name, (x, _) in places.items() for side in (-1, 1)]
        down = [y + side * sizes[name][1] / 2 for name, (_, y) in places.items() for side in (-1, 1)]
        return places, text_size(max(across) - min(across), max(down) - min(down), room)

    places, text = evened(ROOMY, PROPORTION)
    if room == inf or text >= GOOD_TEXT:
        return _pinned(nodes, edges, shown, places, Draft())
    places, _ = evened(SPACINGS[-1], room / PAGE_HEIGHT)
    return _pinned(nodes, edges, shown, places, Draft(SPACINGS[-1]))


def _pinned(
    nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, places: Mapping[str, Point], plan: Draft
) -> Layout:
    """Each node where ``places`` puts it, with straight edges between."""
    dot = source(nodes, edges, shown, "neato", plan)
    for name, (x, y) in places.items():
        dot.node(name, pos=f"{x:.2f},{-y:.2f}!")
    return layouts.layout(dot.source, "neato")
