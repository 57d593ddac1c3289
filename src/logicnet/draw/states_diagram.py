"""The graph of states: attractors, strong basins, the start, and every move.

Nothing is told by colour alone: below the digits of a state stand the attractors that are reached from it. Where there
is no room for lines that run behind no state, bars at the digits tell which of them may change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import ceil, inf
from typing import TYPE_CHECKING, Unpack

from logicnet.draw.answers import answer_for
from logicnet.draw.graphs.layouts import Digraph, label, layout, plain
from logicnet.draw.graphs.packing import in_frames
from logicnet.draw.graphs.state_rows import DigitBar, MoveLine, StateBox, box_of, digit_bar, in_rows
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.look import UNITS, LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, rectangle
from logicnet.draw.paint.style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, SKY, VERMILLION, YELLOW, ink_on, mix

if TYPE_CHECKING:
    from logicnet.analysis.state_graph import StateGraph
    from logicnet.model import NetworkLike

_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, VERMILLION, SKY, YELLOW)
_SIZES = (8.0, 6.5)  # points of the digits of states: where there is room, and where there is little
_MARK, _DIGITS = 7.5, 10  # digits in one group of a label
_FEW = 80  # states up to which an engine lays them out
_PAGE, _TALLEST = 700.0, 3.0  # points that states take side by side without a width; times as high as wide
_WIDEST = 1100.0  # points of what an engine lays out without a width
_OPEN = "#ffffff"


def state_diagram(graph: StateGraph | NetworkLike, *, title: str | None = None, **look: Unpack[LookWords]) -> Picture:
    """The picture of a graph of states: attractors filled, their strong basins in a tint, the start with a heavy line.

    - ``graph``: the answer of ``logicnet.analysis.state_graph.state_graph``, or a network of which it is asked (by its
      name, too).
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
    graph = answer_for(graph, "states")
    network = graph.network
    everything = len(graph.begins) == len(graph.states)
    name = f"States of {network.title or network.name}" if title is None else title
    with canvas(look) as sheet:
        titles = sheet.titles(network)
        body, hidden, enough = _body(graph, everything, sheet.room)
        return sheet.picture(
            body,
            title=name,
            lines=(graph.under, _where(graph, everything, titles), _lineless(graph, hidden or 0)),
            legend=[
                _order(graph, titles, min(max(body.width, 320.0), sheet.room)),
                _legend(graph, everything, bars=hidden is not None),
            ],
            notes=tuple(_notes(graph, body, hidden or 0, enough)),
            made=made_of(network, setting=graph.setting, intervention=graph.intervention, start=graph.start),
        )


def _where(graph: StateGraph, everything: bool, titles: Mapping[str, str]) -> str:
    """How many states there are, and from which values on, of the components that move."""
    count = f"{len(graph.states)} states" if len(graph.states) > 1 else "1 state"
    if everything:
        return f"all {count}"
    held = []
    for i in graph.varying:
        values = {graph.states[place][i] for place in graph.begins}
        if len(values) == 1:
            held.append(f"{titles[graph.network.components[i].name]}={values.pop()}")
    return f"{count} reached from {', '.join(held) or graph.start}"


def _body(graph: StateGraph, everything: bool, room: float) -> tuple[Picture, int | None, float]:
    """The parts of the graph that no move joins, each laid out by an engine, in small type where there is little room;
    in rows where that is too wide or too high all the same. Beside it how many moves have no line in rows (None: it
    has no rows), and how wide what the engine laid out would be (without end: nothing was laid out).
    """
    parts, limit = _parts(graph), min(room, _PAGE)
    few, enough = max(map(len, parts)) <= _FEW, inf
    for size in _SIZES if few else ():
        laid = [_laid_out(graph, part, everything, size) for part in parts]
        drawn = in_frames([(one, ()) for one in laid], limit)
        if drawn.width <= min(room, _WIDEST) and drawn.height <= _TALLEST * max(limit, drawn.width):
            return drawn, None, drawn.width
        enough = min(enough, max(drawn.width, drawn.height / _TALLEST))
    rows = [_rows(graph, part, everything, limit) for part in parts]
    return in_frames([(picture, ()) for picture, _ in rows], limit), sum(hidden for _, hidden in rows), enough


def _lineless(graph: StateGraph, hidden: int) -> str:
    return f"{hidden} of {len(graph.moves)} moves have no line: bars tell all moves" if hidden else ""


def _notes(graph: StateGraph, body: Picture, hidden: int, enough: float) -> Iterator[str]:
    """That moves have no line, and what would give them one; that the picture is high."""
    if hidden:
        beside = 9.0 / UNITS["mm"]  # the margins
        wider = f"at {ceil(enough / UNITS['mm'] + beside)} mm (--width) all have" if enough < inf else ""
        fewer = "hold inputs (--setting) or begin from one state (--from) for fewer states"
        yield "; ".join(filter(None, (_lineless(graph, hidden), wider, fewer)))
    shape = body.height / body.width
    if shape > _TALLEST + 1:
        yield f"{shape:.0f} times as high as wide: a wider picture is less high"


def _parts(graph: StateGraph) -> list[list[int]]:
    """The states that moves join, by their places, in the order of the attractors that are reached."""
    part = list(range(len(graph.states)))

    def first(place: int) -> int:
        while part[place] != place:
            part[place] = part[part[place]]
            place = part[place]
        return place

    for source, target in graph.moves:
        part[first(source)] = first(target)
    found: dict[int, list[int]] = {}
    for place in range(len(graph.states)):
        found.setdefault(first(place), []).append(place)
    return sorted(found.values(), key=lambda own: (min(graph.leads_to(own[0])), own))


def _rows(graph: StateGraph, part: Sequence[int], everything: bool, limit: float) -> tuple[Picture, int]:
    number = {place: k for k, place in enumerate(part)}
    moves = [MoveLine(number[a], number[b], _changed(graph, a, b)) for a, b in graph.moves if a in number]
    ends = [number[place] for end in graph.ends for place in end if place in number]
    states = [replace(_state(graph, place, everything), bars=_bars(graph, place)) for place in part]
    return in_rows(states, moves, ends, _SIZES[-1], limit)


def _bars(graph: StateGraph, place: int) -> tuple[DigitBar, ...]:
    """Which digits of a state may change: a move changes one."""
    begins, at = {}, 0
    for i in graph.varying:
        begins[i], at = at, at + len(graph.digits(place, i))
    own, found = graph.states[place], []
    for target in graph.after(place):
        for i, (now, then) in enumerate(zip(own, graph.states[target], strict=True)):
            if now != then:
                line, first = divmod(begins[i], _DIGITS)
                last = min(first + len(graph.digits(place, i)), _DIGITS)
                found.append(DigitBar(line, first, last, 1 if then > now else -1))
    return tuple(found)


def _laid_out(graph: StateGraph, part: Sequence[int], everything: bool, size: float) -> Picture:
    own = set(part)
    moves = [move for move in graph.moves if move[0] in own]
    states = {place: _state(graph, place, everything) for place in part}
    dot = Digraph("states", graph_attr={"rankdir": "TB", "nodesep": "0.1", "ranksep": "0.25"})
    dot.attr("node", fontname=fonts.current(), fontsize=f"{size:g}", shape="box", style="filled,rounded")
    dot.attr("edge", color=GREY, arrowsize="0.5", penwidth="0.8")
    for place, state in states.items():
        width, height = box_of(state.lines, size)
        dot.node(
            f"n{place}",
            label(*map(plain, state.lines)),
            width=f"{width / 72:.3f}",
            height=f"{height / 72:.3f}",
            fixedsize="true",
            fillcolor=state.fill,
            fontcolor=state.ink,
            color=state.line,
            penwidth=f"{state.heavy:g}",
        )
    for number, (source, target) in enumerate(moves):
        dot.edge(f"n{source}", f"n{target}", id=f"e{number}")
    laid = layout(dot.source)
    items: list[Item] = []
    for number, (source, target) in enumerate(moves):
        data = (("source", str(source)), ("target", str(target)))
        items.append(Group(laid.edges[f"e{number}"].items, "edge", data, _changed(graph, source, target)))
    for place, state in states.items():
        items.append(Group(laid.nodes[f"n{place}"].items, "node", (("state", state.pattern),), state.title))
    return Picture(laid.width, laid.height, tuple(items))


def _state(graph: StateGraph, place: int, everything: bool) -> StateBox:
    """What is drawn of a state: its digits, and below them the attractors that are reached."""
    fill, line = _colours(graph, place)
    heavy = place in graph.begins and not everything
    pattern = graph.pattern(place)
    return StateBox(
        (*_digits(pattern), _below(graph, place)),
        fill,
        ink_on(fill),
        INK if heavy else line,
        2.4 if heavy else 0.8,
        pattern,
        _spelt(graph, place),
    )


def _digits(pattern: str) -> list[str]:
    """The digits of a state, in lines of as many as the eye counts."""
    return [pattern[at : at + _DIGITS] for at in range(0, len(pattern), _DIGITS)] or ["the only state"]


def _below(graph: StateGraph, place: int) -> str:
    """Which attractors are reached; of a state of an attractor, which it is."""
    reached = graph.leads_to(place)
    runs = [f"A{first + 1}" if first == last else f"A{first + 1}–A{last + 1}" for first, last in _runs(reached)]
    names = ",".join(runs[:4]) + ("…" if len(runs) > 4 else "")
    return names if place in graph.ends[reached[0]] else f"→ {names}"


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Numbers in rising order, three and more that follow each other as the first and the last of them."""
    found: list[tuple[int, int]] = []
    for one in numbers:
        if found and found[-1][1] == one - 1:
            found[-1] = found[-1][0], one
        else:
            found.append((one, one))
    return [pair for a, b in found for pair in ([(a, a), (b, b)] if b == a + 1 else [(a, b)])]


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


def _order(graph: StateGraph, titles: Mapping[str, str], width: float) -> Picture:
    """Which digit is which component, and what all these states share."""
    components = graph.network.components
    names = [titles[components[i].name] for i in graph.varying]
    rest = [
        f"{titles[c.name]}={v}"
        for i, (c, v) in enumerate(zip(components, graph.states[0], strict=True))
        if i not in graph.varying
    ]
    groups = [", ".join(names[at : at + _DIGITS]) for at in range(0, len(names), _DIGITS)]
    lines = [line for group in groups for line in fonts.wrap(group, 8, width)]
    if names:
        lines.insert(0, "digits, in order:")
    if rest:
        lines += fonts.wrap(f"in all of these states: {', '.join(rest)}", 8, width)
    items = tuple(Text(width / 2, 9 + 11 * k, line, 8, colour=INK) for k, line in enumerate(lines))
    return Picture(width, 11 * len(lines) + 2, (Group(items, "order"),))


def _legend(graph: StateGraph, everything: bool, bars: bool) -> list[tuple[Picture, str]]:
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
    if bars:
        entries += [(_barred("0", 1), "a move raises this digit"), (_barred("1", -1), "a move lowers it")]
    return entries


def _barred(digit: str, direction: int) -> Picture:
    text = Text(5, 9.0, digit, _MARK, colour=INK)
    return Picture(10, 12, (text, digit_bar(text, DigitBar(0, 0, 1, direction))))


def _sample(fill: str, line: str, heavy: float = 0.8, mark: str = "") -> Picture:
    """A small state, with what stands below its digits."""
    width = max(18.0, fonts.width(mark, _MARK) + 6)
    text = (Text(width / 2, 8.3, mark, _MARK, colour=ink_on(fill)),) if mark else ()
    return Picture(width, 11, (rectangle(1, 1, width - 2, 9, fill=fill, stroke=line, line=heavy), *text))
