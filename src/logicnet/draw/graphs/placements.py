"""Where the file of a network puts its components: centres in points, y downwards.

A file's boxes may be smaller than the labels that are drawn here. All distances then grow by one factor, so that the
drawing keeps its shape.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from logicnet.draw.graphs.dot import Node
from logicnet.errors import DrawingError
from logicnet.model import Network

_MOST = 4.0  # times that distances grow at most
_GAP = 16.0  # points between boxes
_COMPARED = 400  # components; above this distances stay as they are


def source_places(
    network: Network, nodes: Sequence[Node], sizes: Sequence[tuple[float, float]]
) -> tuple[list[tuple[float, float]], tuple[str, ...]]:
    """The centre of each node in order, and notes on those that the file does not place: they stand in a row below.

    - ``network``: whose components the file places.
    - ``nodes``: what is drawn.
    - ``sizes``: how large each is drawn.

    Raises DrawingError where the file places no component.
    """
    drawn = {node.name for node in nodes}
    placed_by_file = {c.name: c.annotation.placement for c in network.components if c.name in drawn}
    known = {name: place for name, place in placed_by_file.items() if place is not None}
    if not known:
        what = f"{network.name}: its file does not say where components stand"
        raise DrawingError(what, hint="draw it without --layout source")
    centres = {name: (place.x + place.width / 2, place.y + place.height / 2) for name, place in known.items()}
    boxes = {node.name: box for node, box in zip(nodes, sizes, strict=True)}
    factor = _factor(centres, boxes)
    placed = {name: (x * factor, y * factor) for name, (x, y) in centres.items()}
    others = [node.name for node in nodes if node.name not in placed]
    left = min(x for x, _ in placed.values())
    below = max(y + boxes[name][1] / 2 for name, (_, y) in placed.items()) + 4 * _GAP
    for name in others:
        placed[name] = (left + boxes[name][0] / 2, below)
        left += boxes[name][0] + _GAP
    notes = (f"the file does not place {', '.join(others[:10])}: drawn in a row below",) if others else ()
    return [placed[node.name] for node in nodes], notes


def _factor(centres: Mapping[str, tuple[float, float]], boxes: Mapping[str, tuple[float, float]]) -> float:
    """By how much distances grow, so that no two boxes overlap where that can be had."""
    names = list(centres) if len(centres) <= _COMPARED else []
    factor = 1.0
    for i, first in enumerate(names):
        for second in names[:i]:
            across, down = (abs(a - b) for a, b in zip(centres[first], centres[second], strict=True))
            width, height = ((a + b) / 2 + _GAP for a, b in zip(boxes[first], boxes[second], strict=True))
            needed = min(width / across if across else _MOST, height / down if down else _MOST)
            factor = max(factor, min(needed, _MOST))
    return factor
