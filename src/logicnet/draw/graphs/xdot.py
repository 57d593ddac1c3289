"""Reading Graphviz's ``json`` layout: the drawing operations of each node, edge and cluster as shapes and texts.

Graphviz counts y upwards from the bottom; here it is turned over once. Its JSON repeats each backslash of a text,
which is undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Point, Shape, Text, ellipse

_OPERATIONS = ("_draw_", "_ldraw_", "_hdraw_", "_tdraw_", "_hldraw_", "_tldraw_")
_DASHES = {"dashed": (4.0, 2.5), "dotted": (1.0, 2.0)}
_ALIGN = {"l": "start", "c": "middle", "r": "end"}


@dataclass(frozen=True, slots=True)
class NodeLayout:
    """A laid-out node: its centre, its size and how it is drawn."""

    x: float
    y: float
    width: float
    height: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A laid-out edge: the points of its Bezier curve from tail to head as Graphviz ranks them, and how it is drawn.

    ``back``: whether its arrow stands at the tail.
    """

    points: tuple[Point, ...]
    items: tuple[Item, ...]
    back: bool = False

    @property
    def course(self) -> tuple[Point, ...]:
        """The points of its curve from where it comes from to where its arrow stands."""
        return self.points[::-1] if self.back else self.points

    @property
    def middle(self) -> Point:
        """A point halfway along the curve."""
        curves = max((len(self.points) - 1) // 3, 1)
        first = 3 * (curves // 2 - (0 if curves % 2 else 1)) if curves > 1 else 0
        p = self.points[first : first + 4]
        if len(p) < 4:
            return self.points[len(self.points) // 2]
        if curves % 2 == 0:
            return p[3]
        return (p[0][0] + 3 * p[1][0] + 3 * p[2][0] + p[3][0]) / 8, (p[0][1] + 3 * p[1][1] + 3 * p[2][1] + p[3][1]) / 8


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole laid-out graph.

    Nodes by their name in the source, edges by their ``id`` (or ``tail->head`` where they have none).
    """

    width: float
    height: float
    graph: tuple[Item, ...]
    nodes: Mapping[str, NodeLayout]
    edges: Mapping[str, Route]

    def picture(self) -> Picture:
        """Everything as Graphviz draws it."""
        edges = [Group(route.items, "edge", (("id", key),)) for key, route in self.edges.items()]
        nodes = [Group(place.items, "node", (("id", key),)) for key, place in self.nodes.items()]
        whole = Group((*self.graph, *edges, *nodes))
        margin = 4.0
        return Picture(self.width + 2 * margin, self.height + 2 * margin, (whole.moved(margin, margin),))


def read(graph: Mapping[str, Any]) -> Layout:
    """The layout in the JSON that ``dot -Tjson`` writes."""
    left, bottom, right, top = map(float, graph["bb"].split(","))
    pen = _Pen(left, top)
    objects = graph.get("objects", [])
    nodes, edges = {}, {}
    background = [
        item
        for item in pen.draw(graph)
        if not (isinstance(item, Shape) and item.fill in {"", "#ffffff"} and not item.stroke)
    ]
    for thing in objects:
        if "pos" not in thing:
            background.extend(pen.draw(thing))  # a cluster: drawn beneath
            continue
        x, y = pen.point(map(float, thing["pos"].rstrip("!").split(",")))
        width, height = 72 * float(thing["width"]), 72 * float(thing["height"])
        nodes[thing["name"]] = NodeLayout(x, y, width, height, tuple(pen.draw(thing)))
    for thing in graph.get("edges", []):
        key = thing.get("id") or f"{objects[thing['tail']]['name']}->{objects[thing['head']]['name']}"
        # two edges between the same nodes, neither with an id
        while key in edges:
            key += "'"
        curve: list[list[float]] = next((op["points"] for op in thing.get("_draw_", ()) if op["op"] in {"b", "B"}), [])
        back = "_tdraw_" in thing and "_hdraw_" not in thing
        edges[key] = Route(tuple(pen.point(point) for point in curve), tuple(pen.draw(thing)), back)
    return Layout(right - left, top - bottom, tuple(background), nodes, edges)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Turns the operations of one thing into items."""

    left: float
    top: float

    def point(self, point: Iterable[float]) -> Point:
        x, y = point
        return x - self.left, self.top - y

    def draw(self, thing: Mapping[str, Any]) -> list[Item]:
        return [item for key in _OPERATIONS if key in thing for item in self._items(thing[key])]

    def _items(self, operations: Iterable[Mapping[str, Any]]) -> Iterable[Item]:
        stroke, fill, width, size, bold = "#000000", "", 1.0, 14.0, False
        dash: tuple[float, ...] = ()
        for op in operations:
            match op["op"]:
                case "c":
                    stroke = _colour(op["color"])
                case "C":
                    fill = _colour(op["color"])
                case "S":
                    style = op["style"]
                    if style.startswith("setlinewidth("):
                        width = float(style[13:-1])
                    elif style in {"solid", "dashed", "dotted"}:
                        dash = _DASHES.get(style, ())
                case "F":
                    size = float(op["size"])
                case "t":
                    bold = bool(int(op["fontchar"]) & 1)
                case "T":
                    x, y = self.point(op["pt"])
                    yield Text(x, y, op["text"].replace("\\\\", "\\"), size, _ALIGN[op["align"]], stroke, bold)
                case "E" | "e":
                    x, y, rx, ry = op["rect"]
                    oval = ellipse(*self.point((x, y)), rx, ry)
                    yield _styled(oval, fill if op["op"] == "E" else "", stroke, width, dash)
                case "P" | "p" | "L" | "b" | "B":
                    points = [self.point(point) for point in op["points"]]
                    yield _styled(Shape(_path(op["op"], points)), fill if op["op"] in "PB" else "", stroke, width, dash)
                case _:  # images and gradients, which nothing here makes
                    pass


def _styled(shape: Shape, fill: str, stroke: str, width: float, dash: tuple[float, ...]) -> Shape:
    return Shape(shape.path, fill, stroke if width else "", width, dash)


def _path(operation: str, points: list[Point]) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    start = ("M", (points[0],))
    if operation in "bB":
        return (start, *(("C", tuple(points[at : at + 3])) for at in range(1, len(points) - 2, 3)))
    closed = (("Z", ()),) if operation in "Pp" else ()
    return (start, *(("L", (point,)) for point in points[1:]), *closed)


def _colour(text: str) -> str:
    """#rrggbb; transparent colours (#rrggbb00) are none."""
    return "" if len(text) == 9 and text.endswith("00") else text[:7]
