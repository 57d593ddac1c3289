"""Where everything stands on the page's diagram: the arrangement of ``logicnet draw``, as plain data.

What each entry means stands in ``src/page/model/document.ts`` under ``Layout``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from logicnet.draw.graphs.arrangement import arrange
from logicnet.draw.graphs.dot import size
from logicnet.model import Network

_CONTROL = re.compile("[\x00-\x1f\x7f]")


def page_layout(network: Network, *, layout: str | None = None) -> dict[str, Any]:
    """Places of components and courses of regulations, in points to the tenth, y downwards.

    - ``network``: the network.
    - ``layout``: ``source`` puts the components where the network's file does, others as ``logicnet draw`` has them
      (default: in layers, or by force where there are many regulations).

    Returns a dict with ``width``, ``height``, ``nodes`` (centre, outer size and lines of the label of each component)
    and ``edges`` (of each regulation the points of a Bezier curve from source to target, x and y by turns; the arrow
    stands beyond its end).

    Raises DrawingError for a layout that is none, for ``source`` where the file places no component, and where
    nothing can lay the network out.

    >>> from logicnet.logic import Rules
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [node["lines"] for node in page_layout(switch)["nodes"]]
    [['A'], ['B']]
    """
    arranged = arrange(network, layout=layout)
    return {
        "width": _short(arranged.laid.width),
        "height": _short(arranged.laid.height),
        "nodes": [
            {
                "x": _short(place.x),
                "y": _short(place.y),
                "width": _short(place.width),
                "height": _short(place.height),
                "lines": [_CONTROL.sub("\ufffd", line) for line in size(node)[2]],
            }
            for node, place in zip(arranged.nodes, arranged.places, strict=True)
        ],
        "edges": [_flat(route.course) for route in arranged.routes],
    }


def _flat(points: Iterable[tuple[float, float]]) -> list[float]:
    return [_short(value) for point in points for value in point]


def _short(value: float) -> float | int:
    """To a tenth, and without a fraction where there is none: half the length in the file."""
    rounded = round(value, 1)
    return int(rounded) if rounded == int(rounded) else rounded
