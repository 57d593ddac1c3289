"""The signed interaction diagram of a network, laid out like a pathway figure.

Components stand in tiers by kind, from drugs and ligands at the top to phenotypes at the bottom. Edges are drawn
beneath, components above them, marks on top; in the SVG each says what it stands for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Unpack

from logicnet.analysis.questions import read_asked, read_network
from logicnet.draw.graphs.arrangement import Arrangement, arrange
from logicnet.draw.graphs.composition import composed
from logicnet.draw.graphs.dot import contents, source
from logicnet.draw.graphs.fitting import on_page
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.layouts import Digraph
from logicnet.draw.graphs.legend import caption
from logicnet.draw.graphs.painted import Painter, numbered, painted
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.headings import page_scale
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.model import InterventionLike, Network, NetworkLike, SettingLike

_SMALL = 9.0  # the size of the lines of a heading, in points
_LEAST_LINE = 320.0  # points


def diagram(
    network: NetworkLike,
    *,
    setting: SettingLike | None = "",
    intervention: InterventionLike | None = None,
    attractor: Painter | int | None = None,
    highlight: Highlight | None = None,
    readouts: bool = False,
    only: Collection[str] = (),
    title: str | None = None,
    layout: str | None = None,
    direction: str | None = None,
    **look: Unpack[LookWords],
) -> Picture:
    """The interaction diagram: components by kind, regulations by sign, and marks of what is done to them.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``setting``: inputs to mark as held, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}`` (default: none).
    - ``intervention``: held components and cut edges to mark, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default:
      none).
    - ``attractor``: an attractor, whose values fill the components and readouts; a number is one of the list of
      ``logicnet.attractors`` under this setting and intervention, counted from 1; a mapping has a level, None
      (oscillates) or ``"*"`` (free) for each component (default: none).
    - ``highlight``: the same marks and more, in one value (default: none).
    - ``readouts``: whether the named phenotypes stand below what they read (default: False).
    - ``only``: names of the components to draw, ``"A,B"`` or ``["A", "B"]``, with the regulations between them; the
      picture's ``notes`` say how many are left out (default: all).
    - ``title``: the heading (default: the network's title or name; an empty text draws none).
    - ``layout``: ``source`` puts the components where the network's file does, ``dot`` in layers, ``force`` by force,
      ``neato``, ``fdp``, ``twopi``, ``circo``, ``osage`` or ``patchwork`` as that engine of Graphviz does (default: in
      layers; by force above 500 regulations, and where that makes texts readable at the width that was asked for, which
      the picture's ``notes`` then say).
    - ``direction``: which way layers follow each other, ``down`` or ``right`` (default: down; to the right where that
      makes texts larger at the width that was asked for).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    At a ``width`` the diagram is arranged so that its texts are large: labels are broken earlier, gaps are smaller, and
    layers that are too wide are split.

    Raises UnknownName, SettingError or InterventionError for names and marks that do not fit the network, and
    DrawingError for an attractor that is not listed, for a layout or a direction that is none, for ``source`` where the
    file places no component, and where nothing can lay the diagram out.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> diagram(network, intervention="A%0").title
    'switch'
    """
    asked = read_asked(network, "" if setting is None else setting, intervention)
    network = asked.network
    shown = (highlight or Highlight()) | Highlight.of(setting=asked.setting, intervention=asked.intervention)
    told: tuple[str, ...] = ()
    if attractor is not None:
        one = numbered(asked, attractor) if isinstance(attractor, int) else attractor
        values, told = painted(asked.network, one, readouts=readouts)
        shown |= values
    with canvas(look) as sheet:
        arranged = arrange(
            network,
            shown=shown,
            readouts=readouts,
            only=only,
            layout=layout,
            direction=direction,
            titles=sheet.titles(network),
            room=sheet.room,
        )
        return sheet.picture(
            on_page(composed(arranged, shown), sheet.room),
            title=network.title or network.name if title is None else title,
            lines=(
                _counts(network, arranged),
                shown.words(),
                *(told if sheet.look.width else _as_wide(told, arranged.laid.width)),
            ),
            legend=[caption(arranged.nodes, arranged.edges, shown, hubs=arranged.hubs)] if sheet.look.legend else [],
            notes=arranged.notes,
            made=made_of(
                network,
                setting=asked.setting,
                intervention=asked.intervention,
                attractor=" · ".join(told) or shown.painted(),
                readouts="drawn" if readouts else "",
                only=", ".join(node.name for node in arranged.nodes) if only else "",
                layout=arranged.way,
            ),
        )


def _as_wide(lines: Sequence[str], width: float) -> list[str]:
    """Lines of the heading, no wider than a diagram of this width."""
    limit = max(width / page_scale(width), _LEAST_LINE)
    return [part for line in lines for part in fonts.wrap(line, _SMALL, limit)]


def _counts(network: Network, arranged: Arrangement) -> str:
    """How many components and regulations are drawn, of how many."""
    known = {component.name for component in network.components}
    drawn = [node.name for node in arranged.nodes if node.name in known]
    regulations = sum(edge.target in known for edge in arranged.edges)
    if len(drawn) == len(known):
        return f"{len(known)} components, {regulations} regulations"
    return f"{len(drawn)} of {len(known)} components, {regulations} of {len(network.regulations)} regulations"


def graph(network: NetworkLike, *, readouts: bool = False, engine: str = "dot") -> Digraph:
    """The interaction diagram as DOT, for those who want to change or keep it.

    - ``network``: a network, the name of a shipped one, or the path of a file.
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
    nodes, edges = contents(read_network(network), readouts=readouts)
    return source(nodes, edges, Highlight(), engine)
