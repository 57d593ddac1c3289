"""The drawing in a GINsim file: where its nodes stand, and how large their styles make them.

Files of GINsim 2.3 give every node a shape with its place and size. Later files give it a place and the name of a
style; what a style leaves open is that of the style without a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import isfinite
from xml.etree.ElementTree import SubElement

from logicnet.formats.knowledge import Loss, Topic
from logicnet.formats.markup import Element, Markup, attribute, child, children
from logicnet.model import Network, Placement

_DEFAULT = {"background": "#ffffff", "foreground": "#000000", "text": "#000000", "shape": "RECTANGLE"}
_EDGES = {"color": "#000000", "pattern": "SIMPLE", "line_width": "1"}
_SIGNS = "positive:#00c800 negative:#c80000 dual:#0000c8"


def placements(markup: Markup, graph: Element) -> Callable[[Element], Placement | None]:
    """Where each node of a graph stands: a function of its element. Raises FormatError for what is no number."""
    sizes: dict[str, tuple[float, float]] = {}
    for style in children(graph, "nodestyle"):
        open = sizes.get("", (0.0, 0.0))
        width, height = (_number(markup, style, name, one) for name, one in zip(("width", "height"), open, strict=True))
        sizes[attribute(style, "name") or ""] = (width, height)

    def placed(node: Element) -> Placement | None:
        visual = child(node, "nodevisualsetting")
        if visual is None:
            return None
        if attribute(visual, "x") is not None:
            size = sizes.get(attribute(visual, "style") or "", sizes.get("", (0.0, 0.0)))
            return Placement(_number(markup, visual, "x"), _number(markup, visual, "y"), *size)
        shape = next((one for one in visual if attribute(one, "x") is not None), None)
        if shape is None:
            return None
        return Placement(*(_number(markup, shape, name) for name in ("x", "y", "width", "height")))

    return placed


def _number(markup: Markup, element: Element, name: str, otherwise: float = 0.0) -> float:
    said = attribute(element, name)
    if said is None:
        return otherwise
    try:
        number = float(said)
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        markup.refuse(element, f"expected a number for {name}, found {said!r}")
    return number


def add_styles(graph: Element, placed: Iterable[Placement]) -> None:
    """Write the styles that nodes of these places and sizes need; GINsim counts whole pixels."""
    SubElement(graph, "nodestyle", _DEFAULT)
    for size in dict.fromkeys((round(one.width), round(one.height)) for one in placed):
        if size != (0, 0):
            SubElement(graph, "nodestyle", {"name": _called(*size), "width": str(size[0]), "height": str(size[1])})
    SubElement(graph, "edgestyle", {**_EDGES, "properties": _SIGNS})


def add_placement(node: Element, place: Placement) -> None:
    """Write where a node stands, and the name of the style that gives it its size."""
    size = (round(place.width), round(place.height))
    style = _called(*size) if size != (0, 0) else ""
    SubElement(node, "nodevisualsetting", {"x": str(round(place.x)), "y": str(round(place.y)), "style": style})


def _called(width: int, height: int) -> str:
    return f"{width} x {height}"


def rounded_places(network: Network) -> Iterator[Loss]:
    """The places and sizes that are no whole pixels, and what is written for them."""
    for component in network.components:
        if (place := component.annotation.placement) is None:
            continue
        measures = {"x": place.x, "y": place.y, "width": place.width, "height": place.height}
        other = [f"{name} {value:.10g} written as {round(value)}" for name, value in measures.items() if value % 1]
        if other:
            yield Loss(Topic.LAYOUT, component.name, ", ".join(other))
