"""The graph of states: attractors, strong basins, the start, and every move.

Nothing is told by colour alone: below the digits of a state stand the attractors that are reached from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from logicnet.draw.graphs.layouts import Digraph, label, layout, plain
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, rectangle
from logicnet.draw.paint.style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, SKY, VERMILLION, YELLOW, ink_on, mix

if TYPE_CHECKING:
    from logicnet.analysis.state_graph import StateGraph

_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, VERMILLION, SKY, YELLOW)
_SIZE, _MARK, _DIGITS = 9.0, 7.5, 10  # digits in one group of a label
_FEW = 80  # states up to which they are laid out in ranks
_OPEN = "#ffffff"
_SPREAD = {
    "dot": {"rankdir": "TB", "nodesep": "0.2", "ranksep": "0.4"},
    "sfdp": {"overlap": "prism", "splines": "line", "start": "1", "K": "0.7"},
}


def state_diagram(graph: StateGraph, *, title: str | None = None, **look: Unpack[LookWords]) -> Picture:
    """The picture of a graph of states: attractors filled, their strong basins in a tint, the start with a heavy line.

    - ``graph``: the answer of ``logicnet.analysis.state_graph.state_graph``.
    - ``title``: the heading; an empty text draws none (default: which network).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises DrawingError where nothing can lay the graph out.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> from logicnet.analysis.state_graph import state_graph
    >>> state_diagram(state_graph(network)).title
    'States of switch'
    """
    network = graph.network
    everything = len(graph.begins) == len(graph.states)
    name = f"States of {network.title or network.name}" if title is None else title
    count = f"{len(graph.states)} states" if len(graph.states) > 1 else "1 state"
    where = f"all {count}" if everything else f"{count} reached from {graph.start}"
    asked = " · ".join(part for part in (graph.setting, graph.intervention) if part)
    with canvas(look) as sheet:
        body = _body(graph, everything)
        return sheet.picture(
            body,
            title=name,
            lines=(f"{asked}{': ' if asked else ''}{where}",),
            legend=[_order(graph, min(max(body.width, 320.0), sheet.room)), _legend(graph, everything)],
            made=made_of(network, setting=graph.setting, intervention=graph.intervention, start=graph.start),
        )


def _body(graph: StateGraph, everything: bool) -> Picture:
    laid = layout(_source(graph, everything).source, _engine(graph))
    items: list[Item] = []
    for number, (source, target) in enumerate(graph.moves):
        data = (("source", str(source)), ("target", str(target)))
        items.append(Group(laid.edges[f"e{number}"].items, "edge", data, _changed(graph, source, target)))
    for place in range(len(graph.states)):
        state = (("state", graph.pattern(place)),)
        items.append(Group(laid.nodes[f"n{place}"].items, "node", state, _spelt(graph, place)))
    return Picture(laid.width, laid.height, tuple(items))


def _engine(graph: StateGraph) -> str:
    return "dot" if len(graph.states) <= _FEW else "sfdp"


def _source(graph: StateGraph, everything: bool) -> Digraph:
    engine = _engine(graph)
    dot = Digraph("states", engine=engine, graph_attr=_SPREAD[engine])
    dot.attr(
        "node", fontname=fonts.current(), fontsize=f"{_SIZE:g}", shape="box", style="filled,rounded", margin="0.07,0.03"
    )
    dot.attr("edge", color=GREY, arrowsize="0.55", penwidth="0.8")
    for place in range(len(graph.states)):
        fill, line = _colours(graph, place)
        heavy = place in graph.begins and not everything
        lines = [*_digits(graph.pattern(place)), _below(graph, place)]
        dot.node(
            f"n{place}",
            label(*map(plain, filter(None, lines))),
            fillcolor=fill,
            fontcolor=ink_on(fill),
            color=INK if heavy else line,
            penwidth="2.6" if heavy else "1",
        )
    for number, (source, target) in enumerate(graph.moves):
        dot.edge(f"n{source}", f"n{target}", id=f"e{number}")
    return dot


def _digits(pattern: str) -> list[str]:
    """The digits of a state, in lines of as many as the eye counts."""
    return [pattern[at : at + _DIGITS] for at in range(0, len(pattern), _DIGITS)] or ["the only state"]


def _below(graph: StateGraph, place: int) -> str:
    """Which attractors are reached; of a state of an attractor, which it is."""
    reached = graph.leads_to(place)
    names = ",".join(f"A{number + 1}" for number in reached[:4]) + ("…" if len(reached) > 4 else "")
    return names if place in graph.ends[reached[0]] else f"→ {names}"


def _colours(graph: StateGraph, place: int) -> tuple[str, str]:
    """Fill and line of a state: of its attractor, in a tint where it lies in the strong basin, else white."""
    reached = graph.leads_to(place)
    if len(reached) > 1:
        return _OPEN, GREY
    colour = _COLOURS[reached[0] % len(_COLOURS)]
    return (colour, INK) if place in graph.ends[reached[0]] else (mix("#ffffff", colour, 0.3), colour)


def _spelt(graph: StateGraph, place: int) -> str:
    components = graph.network.components
    return " ".join(f"{components[i].name}={graph.states[place][i]}" for i in graph.varying)


def _changed(graph: StateGraph, source: int, target: int) -> str:
    pairs = zip(graph.network.components, graph.states[source], graph.states[target], strict=True)
    return " ".join(f"{component.name}={after}" for component, before, after in pairs if before != after)


def _order(graph: StateGraph, width: float) -> Picture:
    """Which digit is which component, and what all these states share."""
    components = graph.network.components
    names = [components[i].name for i in graph.varying]
    rest = [
        f"{c.name}={v}"
        for i, (c, v) in enumerate(zip(components, graph.states[0], strict=True))
        if i not in graph.varying
    ]
    groups = [" ".join(names[at : at + _DIGITS]) for at in range(0, len(names), _DIGITS)]
    lines = [line for group in groups for line in fonts.wrap(group, 8, width)]
    if names:
        lines.insert(0, "digits, in order:")
    if rest:
        lines += fonts.wrap(f"in all of these states: {' '.join(rest)}", 8, width)[:6]
    items = tuple(Text(width / 2, 9 + 11 * k, line, 8, colour=INK) for k, line in enumerate(lines))
    return Picture(width, 11 * len(lines) + 2, (Group(items, "order"),))


def _legend(graph: StateGraph, everything: bool) -> list[tuple[Picture, str]]:
    entries = []
    for number, end in enumerate(graph.ends[:12]):
        colour = _COLOURS[number % len(_COLOURS)]
        kind = "fixed point" if len(end) == 1 else f"{len(end)} states"
        entries.append((_sample(colour, INK, mark=f"A{number + 1}"), f"attractor, {kind}"))
        if any(graph.leads_to(place) == (number,) and place not in end for place in range(len(graph.states))):
            entries.append((_sample(mix("#ffffff", colour, 0.3), colour, mark=f"→ A{number + 1}"), "its strong basin"))
    if len(graph.ends) > 12:
        entries.append((Picture(1, 11, ()), f"and {len(graph.ends) - 12} attractors more"))
    if any(len(graph.leads_to(place)) > 1 for place in range(len(graph.states))):
        entries.append((_sample(_OPEN, GREY), "several can be reached"))
    if not everything:
        entries.append((_sample(_OPEN, INK, 2.2), "heavy line: start"))
    return entries


def _sample(fill: str, line: str, heavy: float = 0.8, mark: str = "") -> Picture:
    """A small state, with what stands below its digits."""
    width = max(18.0, fonts.width(mark, _MARK) + 6)
    text = (Text(width / 2, 8.3, mark, _MARK, colour=ink_on(fill)),) if mark else ()
    return Picture(width, 11, (rectangle(1, 1, width - 2, 9, fill=fill, stroke=line, line=heavy), *text))
