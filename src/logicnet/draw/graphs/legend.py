"""The legend of a diagram: the kinds, the signs, the values and the marks that occur in it, each as the diagram draws
it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from logicnet.draw.graphs.dot import Edge, Node
from logicnet.draw.graphs.highlight import Highlight, value_in
from logicnet.draw.graphs.marks import STRESSED, SUPPORT, doubled, levels_badge, samples, star, wave
from logicnet.draw.graphs.outlines import arrow, enclosing, outline
from logicnet.draw.grids.cells import value_sample
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import Entry
from logicnet.draw.paint.headings import LEGEND_SIZE, beside
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, extent, line, rectangle
from logicnet.draw.paint.style import EDGE_STYLES, GREEN, INK, NODE_STYLES, READOUT, VALUES, LevelValue, NodeStyle

_ARROW = 30.0


def caption(nodes: Sequence[Node], edges: Sequence[Edge], shown: Highlight, *, hubs: bool = False) -> list[Entry]:
    """The legend of a diagram: what occurs in it.

    - ``nodes``, ``edges``: what is drawn.
    - ``shown``: what is marked.
    - ``hubs``: whether components act on so much of the network that their edges are thin.
    """
    used = {node.style for node in nodes if node.name not in shown.values}
    styles = [style for style in (*NODE_STYLES.values(), READOUT) if style in used]
    if [style.word for style in styles] == ["component"]:
        styles = []  # nothing to tell apart
    entries = [_kind(style) for style in styles]
    for sign, style in EDGE_STYLES.items():
        if any(edge.sign == sign for edge in edges):
            entries.append((_sample(arrow(style, _ARROW)), style.word))
    if hubs:
        thin = _sample(arrow(EDGE_STYLES["+"], _ARROW, 0.6, 0.6))
        entries.append((thin, "thin: of a component that acts on many"))
    if any(node.is_input for node in nodes):
        entries.append((_sample([rectangle(1.5, 1.5, 15, 9, fill="#ffffff", stroke="#4d4d4d", line=2.2)]), "input"))
    entries += _values(nodes, shown)
    levels = any(node.maximum > 1 for node in nodes)
    entries += [(_sample(items), word) for word, items in samples(shown, levels=levels)]
    return [*entries, *_paths(edges, shown)]


def _kind(style: NodeStyle) -> Entry:
    """A kind as a small component with the kind's name in it."""
    across, up, pad_x, pad_y = style.room
    width = fonts.width(style.word, LEGEND_SIZE)
    least = max(width * across + pad_x, 34.0), LEGEND_SIZE * 1.2 * up + pad_y * 0.7
    size = enclosing(style, *least, [style.word], LEGEND_SIZE)
    name = Text(0, 0.3 * LEGEND_SIZE, style.word, LEGEND_SIZE, colour=style.ink)
    return _sample([*outline(style, *size), name]), ""


def _values(nodes: Sequence[Node], shown: Highlight) -> list[Entry]:
    """What the fills of an attractor mean, and the squares of components with levels."""
    used = {value_in(shown, node.name, node.maximum) for node in nodes if node.name in shown.values}
    entries = [(_filled(value), VALUES[value].word) for value in (0, 1) if value in used]
    levels = sorted(value for value in used if isinstance(value, LevelValue))
    for maximum in sorted({value.maximum for value in levels if value.low == value.high}):
        tints = [value_sample(LevelValue(level, level, maximum)) for level in range(maximum + 1)]
        entries.append((beside(tints), f"at level 0 to {maximum}"))
    if None in used or any(value.low < value.high for value in levels):
        entries.append((_filled(None, wave(14, 5)), VALUES[None].word))
    if "*" in used:
        entries.append((_filled("*", star(14, 5)), VALUES["*"].word))
    for maximum in sorted({node.maximum for node in nodes if node.maximum > 1}):
        known = any(node.maximum == maximum and node.name in shown.values for node in nodes)
        text = f"1/{maximum}" if known else str(maximum)
        word = f"at level 1 of {maximum}" if known else f"has the levels 0 to {maximum}"
        entries.append((_sample(levels_badge(0, 0, text)), word))
    return entries


def _filled(value: int | str | None, mark: Sequence[Item] = ()) -> Picture:
    style = VALUES[value]
    return _sample([rectangle(0, 0, 14, 10, fill=style.stripes or style.fill, stroke=INK, line=0.7), *mark])


def _paths(edges: Sequence[Edge], shown: Highlight) -> list[Entry]:
    """The paths, in the colours of the signs on them, and what holds the phenotype up, whose lines are double."""
    entries: list[Entry] = []
    signs = {edge.sign for edge in edges if (edge.source, edge.target) in shown.path - shown.support}
    if signs:
        colours = [style.colour for sign, style in EDGE_STYLES.items() if sign in signs]
        bars = [line([(0, 4 * i), (18, 4 * i)], stroke=one, width=STRESSED) for i, one in enumerate(colours)]
        entries.append((_sample(bars), "acts by this path"))
    if any((edge.source, edge.target) in shown.support for edge in edges):
        whole = line([(0, 0), (18, 0)], stroke=GREEN, width=SUPPORT)
        entries.append((_sample([whole, doubled(whole)]), "holds it up"))
    return entries


def _sample(items: Iterable[Item]) -> Picture:
    """A picture that is as large as what is in it."""
    drawn = tuple(items)
    left, top, right, bottom = extent(drawn)
    return Picture(right - left, bottom - top, tuple(item.moved(-left, -top) for item in drawn))
