"""What is drawn of an arranged network: edges beneath, components above them, marks on top."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise
from math import hypot

from logicnet.draw.graphs.arrangement import Arrangement
from logicnet.draw.graphs.highlight import Highlight
from logicnet.draw.graphs.marks import cut_mark, doubled, marks_of, rim_of, ring
from logicnet.draw.graphs.spots import spots
from logicnet.draw.graphs.xdot import NodeLayout, Route
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Point, Shape, along, extent
from logicnet.draw.paint.style import sign_style

_CROSS = 6.5  # the radius of the cross on a cut edge, in points
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)  # of an edge: where a cross may stand
_HEAD = 3.5  # points from the end of an edge to the middle of its head
_EDGE = 1.5  # points that lines may lie beyond the page


def composed(arranged: Arrangement, shown: Highlight) -> Picture:
    """Edges beneath, nodes above, marks on top; each group says in the SVG what it stands for."""
    groups: list[Group] = []
    for edge, route in zip(arranged.edges, arranged.routes, strict=True):
        style = sign_style(edge.sign)
        ends = (("source", edge.source), ("target", edge.target), ("sign", edge.sign))
        cut = shown.cut.get((edge.source, edge.target))
        marks = () if cut is None else (Group(cut_mark(_clear(route, arranged.places), cut), "mark"),)
        words = f"{edge.source} {style.word} {edge.target}"
        gap = _gap(route) if (edge.source, edge.target) in shown.support and cut is None else ()
        groups.append(Group((*route.items, *gap, *marks), f"edge {style.arrow}", ends, words))
    marked = [marks_of(node.name, shown, node.maximum) for node in arranged.nodes]
    ringed = {i for i, node in enumerate(arranged.nodes) if node.name in shown.changed}
    where = spots(arranged.places, marked, ringed, [_head(route) for route in arranged.routes if route.points])
    for node, place, own, at in zip(arranged.nodes, arranged.places, marked, where, strict=True):
        items: list[Item] = [*place.items]
        if node.name in shown.changed:
            items.append(Group(ring(place, shown.changed[node.name], rim_of(place, arranged.places)), "ring"))
        items += [Group(mark.draw(*spot), "mark") for mark, spot in zip(own, at, strict=True)]
        data = (("name", node.name), ("kind", node.style.word))
        groups.append(
            Group(tuple(items), f"node {node.style.word.replace(' ', '-')}", data, f"{node.title} ({node.style.word})")
        )
    return _around(groups, arranged.laid.width, arranged.laid.height)


def _gap(route: Route) -> tuple[Shape, ...]:
    """What makes two lines of the line of an edge."""
    shafts = (item for item in route.items if isinstance(item, Shape) and not item.fill)
    return tuple(doubled(shaft) for shaft in islice(shafts, 1))


def _around(groups: Sequence[Group], width: float, height: float) -> Picture:
    """The page, wider than the layout where marks stand beyond it."""
    if not groups:
        return Picture(width, height, ())
    left, top, right, bottom = extent(groups)
    before, above = max(-left - _EDGE, 0.0), max(-top - _EDGE, 0.0)
    across, down = before + max(right - _EDGE, width), above + max(bottom - _EDGE, height)
    if not before and not above:
        return Picture(across, down, tuple(groups))
    return Picture(across, down, tuple(group.moved(before, above) for group in groups))


def _clear(route: Route, places: Sequence[NodeLayout]) -> Point:
    """A point of an edge, near its middle, at which a cross stands on no component; the middle where there is none."""
    points = _course(route)
    along = [0.0]
    for (ax, ay), (bx, by) in pairwise(points):
        along.append(along[-1] + hypot(bx - ax, by - ay))
    for share in _SHARES:
        x, y = points[min(range(len(points)), key=lambda i: abs(along[i] - share * along[-1]))]
        if not any(
            abs(x - place.x) < place.width / 2 + _CROSS and abs(y - place.y) < place.height / 2 + _CROSS
            for place in places
        ):
            return x, y
    return route.middle


def _head(route: Route) -> Point:
    """Where the head of an edge is: a few points before its end."""
    (x, y), *rest = route.course[::-1]
    before = next((point for point in rest if hypot(point[0] - x, point[1] - y) >= _HEAD), route.course[0])
    far = hypot(before[0] - x, before[1] - y) or 1.0
    return x + _HEAD * (before[0] - x) / far, y + _HEAD * (before[1] - y) / far


def _course(route: Route) -> list[Point]:
    """Points along an edge, its curves cut into short parts."""
    points = list(route.points[:1])
    for place in range(0, len(route.points) - 3, 3):
        points += along(route.points[place : place + 4], 16)
    return points
