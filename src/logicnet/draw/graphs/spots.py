"""Where marks stand on a diagram: at the outline of their component, over no label and, where there is room, over no
other mark and no other component.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from logicnet.draw.graphs.marks import NE, NW, RIM, RING, SE, SW, Corner, DiagramMark
from logicnet.draw.graphs.xdot import NodeLayout
from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Group, Item, Point, Text

_Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_ASCENT, _DESCENT = 0.76, 0.24  # of the size of a text: above and below its baseline
_CELL = 60.0  # points: boxes are looked up by the squares of this size that they touch
_AIR = 0.4  # points between a mark and a label
_ALONG = (0.72, 0.86, 1.0, 1.1, 1.2)  # from the middle of a component to a corner of its box
_SIDES: tuple[Corner, ...] = ((1, 0), (-1, 0), (0, -1), (0, 1))
_LABEL, _HEAD, _MARK, _BODY = 30.0, 12.0, 10.0, 2.0  # what a point of area costs that a mark shares with one
_HALF_HEAD = 3.5  # points from the middle of an arrowhead to its sides


class _Boxes:
    """Boxes on the page, found by where they are."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[_Box, float, int]]] = defaultdict(list)

    def add(self, box: _Box, cost: float, owner: int) -> None:
        for cell in _cells(box):
            self._cells[cell].append((box, cost, owner))

    def cost(self, box: _Box, owner: int) -> float:
        """What it costs to stand here: the area shared with each box, by its cost; its own component costs nothing."""
        near = {one for cell in _cells(box) for one in self._cells[cell]}
        return sum(cost * _shared(box, other) for other, cost, of in near if of != owner or cost == _MARK)


def label_boxes(items: Sequence[Item]) -> list[_Box]:
    """The boxes about the lines of a component's label."""
    found: list[_Box] = []
    for item in items:
        if isinstance(item, Group):
            found += label_boxes(item.items)
        elif isinstance(item, Text):
            width = fonts.width(item.text, item.size, bold=item.bold)
            left = item.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[item.anchor] * width
            found.append((left, item.y - _ASCENT * item.size, left + width, item.y + _DESCENT * item.size))
    return found


def spots(
    places: Sequence[NodeLayout],
    marks: Sequence[Sequence[DiagramMark]],
    ringed: Collection[int] = (),
    heads: Collection[Point] = (),
) -> list[list[Point]]:
    """Where each mark of each component stands.

    - ``places``: the laid-out components.
    - ``marks``: those of each, in the same order.
    - ``ringed``: the numbers of those with a ring about them (default: none).
    - ``heads``: where regulations end, whose heads marks leave free (default: nowhere).
    """
    boxes = _Boxes()
    labels = [label_boxes(place.items) for place in places]
    for i, place in enumerate(places):
        rim = RIM + RING if i in ringed else 0.0
        boxes.add(_about(place.x, place.y, place.width / 2 + rim, place.height / 2 + rim), _BODY, i)
        for label in labels[i]:
            boxes.add(label, _LABEL, i)
    for x, y in heads:
        boxes.add(_about(x, y, _HALF_HEAD, _HALF_HEAD), _HEAD, -1)
    found: list[list[Point]] = []
    for i, (place, own) in enumerate(zip(places, marks, strict=True)):
        found.append([])
        for mark in own:
            x, y = _best(i, place, mark, labels[i], boxes)
            boxes.add(_about(x, y, mark.across, mark.down), _MARK, i)
            found[-1].append((x, y))
    return found


def _best(owner: int, place: NodeLayout, mark: DiagramMark, labels: Sequence[_Box], boxes: _Boxes) -> Point:
    """The first spot that is free of everything, or else the one that costs least."""
    best, least = (place.x, place.y), float("inf")
    for x, y in _candidates(place, mark):
        box = _about(x, y, mark.across, mark.down)
        air = _about(x, y, mark.across + _AIR, mark.down + _AIR)
        if any(_shared(air, label) for label in labels):
            continue
        cost = boxes.cost(box, owner)
        if cost < least - 1e-9:
            best, least = (x, y), cost
        if not cost:
            break
    return best


def _candidates(place: NodeLayout, mark: DiagramMark) -> Iterator[Point]:
    """Spots by preference: the corner of the mark, those beside it, the one across, then the sides; each from within
    the box about the component outwards, and where a long mark is to stand clear of a label beyond it.
    """
    right, down = mark.corner
    corners = {NE: (NE, SE, NW, SW), SE: (SE, NE, SW, NW), NW: (NW, SW, NE, SE), SW: (SW, NW, SE, NE)}[right, down]
    half = place.width / 2, place.height / 2
    for along in _ALONG:
        for across, up in corners:
            yield place.x + across * half[0] * along, place.y + up * half[1] * along
    for across, up in (*corners, *_SIDES):
        yield place.x + across * (half[0] + 0.6 * mark.across), place.y + up * (half[1] + 0.6 * mark.down)
    for across, up in (*_SIDES, *corners):
        yield place.x + across * (half[0] + mark.across), place.y + up * (half[1] + mark.down)


def _about(x: float, y: float, across: float, down: float) -> _Box:
    return x - across, y - down, x + across, y + down


def _cells(box: _Box) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (int(side // _CELL) for side in box)
    return ((i, j) for i in range(left, right + 1) for j in range(top, bottom + 1))


def _shared(one: _Box, other: _Box) -> float:
    """The area that two boxes share."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0
