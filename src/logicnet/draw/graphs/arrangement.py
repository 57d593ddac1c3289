"""Where the components and regulations of a network stand: one arrangement, for every picture that shows them.

Networks of up to ``DENSE`` regulations are laid out in layers, denser ones by force; or all stand where the network's
file puts them. On a page of a given width layers and forces are set so that texts are as large as they can be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import inf, sqrt

from logicnet.draw.graphs import layouts
from logicnet.draw.graphs.bodies import standing, with_bodies
from logicnet.draw.graphs.dot import FONT_SIZE, Draft, Edge, Node, contents, footprint, hubs_of, source
from logicnet.draw.graphs.engines import confirm_layout
from logicnet.draw.graphs.fitting import FORCED, GOOD_TEXT, PAGE_HEIGHT, fit_layers, text_size
from logicnet.draw.graphs.force import PROPORTION, Size, area_of, page_for, spread
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.placements import source_places
from logicnet.draw.graphs.spacing import ROOMY, SPACINGS, Spacing
from logicnet.draw.graphs.xdot import Layout, NodeLayout, Route
from logicnet.draw.paint.look import LEAST_TEXT
from logicnet.draw.paint.shapes import Point
from logicnet.errors import UnknownName
from logicnet.model import Network

DENSE = 500  # regulations: above this layers show a mesh, and may take minutes
_MUCH = 1.25  # how much larger texts have to be for forces to take the place of layers where these cannot be read
_BESIDE = 20.0  # points of the page for ways and marks that go about what forces place


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is drawn, and where each thing stands: as many places as nodes, as many routes as edges.

    ``notes`` say what whoever looks should know of how it was laid out; ``way`` is what laid it out: a layout, and of
    layers the direction in which they follow each other.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    laid: Layout
    notes: tuple[str, ...] = ()
    way: str = ""

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
    tall: float = PAGE_HEIGHT,
) -> Arrangement:
    """Lay a network out.

    - ``network``: the network.
    - ``shown``: what is marked, which fills components and greys edges (default: nothing).
    - ``readouts``: whether the named phenotypes stand below what they read, or the names of those that do (default:
      False).
    - ``only``: names of the components to draw, ``"A,B"`` or ``["A", "B"]``, with the regulations between them
      (default: all).
    - ``layout``: one of ``LAYOUTS``: ``source`` puts the components where the network's file does, ``dot`` in layers,
      ``force`` by force, others as that engine of Graphviz does (default: in layers; by force above 500 regulations
      and where that makes texts readable in the room, which the notes then say).
    - ``direction``: which way layers follow each other, ``down`` or ``right`` (default: down; to the right where that
      makes texts larger in the room).
    - ``titles``: what components are called (default: by their titles).
    - ``room``: the width of the page, in points, on which texts are to be as large as they can be (default: endless).
    - ``tall``: its height, in points (default: 600).

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
    page, notes = _Page(nodes, edges, shown or Highlight(), room, tall), _left_out(network, drawn, edges)
    if layout is None:
        laid, way, said = page.chosen(direction)
    elif layout == "source":
        spacing = ROOMY if room == inf else SPACINGS[-1]
        places, said = source_places(network, nodes, [footprint(node, spacing, page.shown) for node in nodes])
        laid, way = page.standing(places, spacing), layout
    elif layout == "dot":
        (laid, way), said = page.in_layers(direction), ()
    else:
        laid, way, said = page.by_force() if layout == "force" else page.by_engine(layout), layout, ()
    better = page.better(laid) if layout or direction else ()
    return Arrangement(nodes, edges, laid, (*notes, *said, *better), way)


def _confirmed(network: Network, only: Collection[str]) -> frozenset[str]:
    """The components that are named, all of which there are; one text may name several, joined by commas."""
    names = [component.name for component in network.components]
    asked = [name.strip() for name in only.split(",") if name.strip()] if isinstance(only, str) else list(only)
    for name in asked:
        if name not in names:
            raise UnknownName("component", name, names)
    return frozenset(asked)


def _left_out(network: Network, only: Collection[str], edges: Sequence[Edge]) -> tuple[str, ...]:
    """That components and regulations are not drawn, and how many."""
    components = len(network.components) - len(only)
    if not only or not components:
        return ()
    drawn = {(edge.source, edge.target) for edge in edges}
    regulations = sum((one.source, one.target) not in drawn for one in network.regulations)
    return (f"{components} components and {regulations} regulations are not drawn",)


@dataclass(frozen=True, slots=True)
class _Page:
    """What is to be laid out, and how wide and how tall the page is."""

    nodes: Sequence[Node]
    edges: Sequence[Edge]
    shown: Highlight
    room: float
    tall: float = PAGE_HEIGHT

    def chosen(self, direction: str | None) -> tuple[Layout, str, tuple[str, ...]]:
        """In layers, or by force where there are too many regulations for them or where that makes texts readable
        on the page, with a note.
        """
        if len(self.edges) > DENSE:
            confirm_layout("force", direction)
            said = f"{len(self.edges)} regulations: laid out by force; the layout dot makes layers of them"
            return self.by_force(), "force", (said,)
        laid, way = self.in_layers(direction)
        text = self._text(laid)
        if self.room == inf or direction is not None or text >= LEAST_TEXT:
            return laid, way, ()
        forced = self.by_force()
        if self._text(forced) < min(_MUCH * text, LEAST_TEXT):
            return laid, way, ()
        said = f"laid out by force: the layout dot makes layers, whose labels would have {text:.1f} pt here"
        return forced, "force", (said,)

    def better(self, laid: Layout) -> tuple[str, ...]:
        """Where texts are too small in a layout that was asked for: how large they are in the one that is chosen."""
        if self.room == inf or not self.nodes or self._text(laid) >= LEAST_TEXT:
            return ()
        other, way, _ = self.chosen(None)
        if self._text(other) < _MUCH * self._text(laid):
            return ()
        return (f"labels would have {self._text(other):.1f} pt here in the layout {way}",)

    def _text(self, laid: Layout) -> float:
        return text_size(laid.width, laid.height, self.room, self.tall)

    def in_layers(self, direction: str | None) -> tuple[Layout, str]:
        """In layers, as is best for the page, and which way these follow each other."""
        if not self.nodes or self.room == inf:
            direction = direction or "down"
            return self.by_engine("dot", Draft(direction=direction)), f"dot, {direction}"
        work = len(self.nodes) + len(self.edges)
        page = self.room, direction, GOOD_TEXT, self.tall
        fit = fit_layers(lambda draft: self.by_engine("dot", draft), work, *page)
        return fit.laid, f"dot, {fit.plan.direction}"

    def by_engine(self, engine: str, draft: Draft | None = None) -> Layout:
        """As an engine of Graphviz puts it; what has no layers gets our own ways between."""
        draft = draft or Draft()
        laid = layouts.layout(source(self.nodes, self.edges, self.shown, engine, draft).source, engine)
        if engine == "dot":
            return with_bodies(laid, self.nodes, self.shown, draft.spacing)
        return self.standing([(laid.nodes[name].x, laid.nodes[name].y) for name in self._names()], draft.spacing)

    def by_force(self) -> Layout:
        """Evened out; on a page of a width as large as that lets texts be, and as roomily."""
        if not self.nodes:
            return self.by_engine("sfdp")
        laid = layouts.layout(source(self.nodes, self.edges, self.shown, "sfdp").source, "sfdp")
        names = self._names()
        centres = {name: (laid.nodes[name].x, laid.nodes[name].y) for name in names}
        number = {node.name: name for node, name in zip(self.nodes, names, strict=True)}
        links = [(number[edge.source], number[edge.target]) for edge in self.edges]
        spacing, page = self._paper()
        places = spread(centres, dict(zip(names, self._sizes(spacing), strict=True)), page, links)
        return self.standing([places[name] for name in names], spacing)

    def _paper(self) -> tuple[Spacing, Size]:
        """How closely labels are set where forces place them, and the page for them: the first that has room, from
        large texts to small.
        """
        if self.room == inf:
            return ROOMY, page_for(self._sizes(ROOMY), ROOMY.spread)
        sizes = {spacing: self._sizes(spacing) for spacing in SPACINGS}
        for text, share in FORCED:
            width, height = (side * FONT_SIZE / text - _BESIDE for side in (self.room, self.tall))
            for spacing in SPACINGS:
                needed = share * area_of(sizes[spacing])
                if needed <= width * height and max(box[0] for box in sizes[spacing]) <= width:
                    return spacing, self._within(width, height, max(needed, spacing.spread * area_of(sizes[spacing])))
        tight = SPACINGS[-1]
        return tight, page_for(sizes[tight], FORCED[-1][1], self.room / self.tall)

    def _within(self, width: float, height: float, area: float) -> Size:
        """A page of this area that is no wider and no higher than that, as wide as can be."""
        across = min(width, sqrt(area * PROPORTION))
        return across, min(height, area / across)

    def _sizes(self, spacing: Spacing) -> list[Size]:
        return [footprint(node, spacing, self.shown) for node in self.nodes]

    def _names(self) -> list[str]:
        return [f"n{index}" for index in range(len(self.nodes))]

    def standing(self, places: Sequence[Point], spacing: Spacing) -> Layout:
        """Each node where ``places`` puts it, with our own ways between."""
        return standing(self.nodes, self.edges, self.shown, places, spacing)
