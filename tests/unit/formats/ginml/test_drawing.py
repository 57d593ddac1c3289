"""Places and sizes of nodes, from shapes of old files and styles of new ones."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

import pytest

from logicnet.errors import FormatError
from logicnet.formats.ginml.drawing import add_placement, add_styles, placements
from logicnet.formats.markup import Markup, children
from logicnet.model import Placement


def read(content: bytes) -> list[Placement | None]:
    markup = Markup.parse(content, "f")
    placed = placements(markup, markup.root)
    return [placed(node) for node in children(markup.root, "node")]


def test_an_old_file_gives_every_node_a_shape() -> None:
    shape = '<node><nodevisualsetting><{} x="1" y="-2" width="60" height="30" backgroundColor="#ffffff"/>'
    nodes = "".join(shape.format(kind) + "</nodevisualsetting></node>" for kind in ("ellipse", "rect"))
    assert read(f"<graph>{nodes}</graph>".encode()) == [Placement(1, -2, 60, 30)] * 2


def test_a_style_takes_what_it_does_not_say_from_the_style_without_a_name() -> None:
    content = b"""<graph><nodestyle width="50" height="25"/><nodestyle name="wide" width="85"/>
    <node><nodevisualsetting x="1" y="2" style=""/></node><node><nodevisualsetting x="1" y="2" style="wide"/></node>
    <node><nodevisualsetting x="1" y="2" style="no such"/></node><node><nodevisualsetting/></node><node/></graph>"""
    plain, wide = Placement(1, 2, 50, 25), Placement(1, 2, 85, 25)
    assert read(content) == [plain, wide, plain, None, None]


@pytest.mark.parametrize("said", ["left", "nan", "1e999", ""])
def test_what_is_no_number_is_refused_with_its_place(said: str) -> None:
    with pytest.raises(FormatError, match="expected a number for x") as caught:
        read(f'<graph>\n<node><nodevisualsetting x="{said}" y="2"/></node></graph>'.encode())
    assert caught.value.span is not None and caught.value.span.line == 2


def test_places_and_sizes_are_written_as_they_are_read() -> None:
    places = [Placement(10, 20, 60, 30), Placement(-1, 0), Placement(5, 5, 60, 30), Placement(5, 5, 61, 30)]
    graph = Element("graph")
    add_styles(graph, places)
    for place in places:
        add_placement(SubElement(graph, "node"), place)
    assert read(tostring(graph)) == places
