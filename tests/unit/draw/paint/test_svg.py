"""Pictures as SVG, read back as XML."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw import Picture
from logicnet.draw.paint import svg
from logicnet.draw.paint.shapes import Group, Page, Text, line


def test_svg_is_xml_with_its_size_and_texts(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg())
    assert root.get("width") == "100pt"
    assert root.get("viewBox") == "0 0 100 50"
    assert [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")] == ["IL-6 $x$ & <κ>"]
    group = root.find("{http://www.w3.org/2000/svg}g")
    assert group is not None
    assert group.get("data-name") == 'a"b'


@pytest.mark.parametrize(
    ("value", "text"), [(0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (2.0, "2"), (-3.14159, "-3.14"), (100.0, "100")]
)
def test_numbers_are_short(value: float, text: str) -> None:
    page = Page(1, 1, (line([(value, 7), (8, 9)], stroke="#000000"),))
    assert f'd="M{text},7 L8,9"' in svg.write(page).decode()


def test_what_an_item_does_not_have_is_not_written() -> None:
    page = Page(9, 9, (line([(0, 0), (1, 1)], stroke="#000000"), Text(1, 2, "a", anchor="start")))
    root = ElementTree.fromstring(svg.write(page))
    *_, path, text = root
    assert set(path.keys()) == {"d", "fill", "stroke", "stroke-width"} and path.get("fill") == "none"
    assert set(text.keys()) == {"x", "y", "font-size", "fill"}
    assert "title" not in [element.tag.rpartition("}")[2] for element in root]


def test_text_that_turns_left_turns_against_the_clock_of_the_page() -> None:
    """y grows downwards in SVG, so that a turn to the left is a negative one there."""
    assert 'transform="rotate(-90 1 2)"' in svg.write(Page(9, 9, (Text(1, 2, "a", turn=90),))).decode()


@given(st.text(max_size=8), st.text(max_size=8))
def test_any_text_is_xml_and_is_read_back_but_for_what_xml_does_not_admit(text: str, name: str) -> None:
    page = Page(9, 9, (Group((Text(1, 2, text),), "g", (("name", name),)),), "a title")
    group = ElementTree.fromstring(svg.write(page)).find("{http://www.w3.org/2000/svg}g")
    assert group is not None
    shown = admitted(text).replace("\r\n", "\n").replace("\r", "\n")  # as XML reads the ends of lines
    assert (group[0].text or "", group.get("data-name")) == (shown, admitted(name))


def admitted(text: str) -> str:
    """What XML 1.0 admits as a character, by its definition; U+FFFD in the place of any other."""
    good = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    return "".join(c if c in "\t\n\r" or any(a <= ord(c) <= b for a, b in good) else "\ufffd" for c in text)
