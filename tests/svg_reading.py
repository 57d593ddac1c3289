"""What a picture shows, read back from its SVG: groups by their class, the texts in them, the cells of a table."""

from __future__ import annotations

from xml.etree import ElementTree

from logicnet.draw import Picture

SVG = "{http://www.w3.org/2000/svg}"


def groups(picture: Picture, word: str) -> list[ElementTree.Element]:
    """The groups that have a class, in the order of drawing."""
    root = ElementTree.fromstring(picture.svg())
    return [group for group in root.iter(f"{SVG}g") if word in group.get("class", "").split()]


def texts(element: ElementTree.Element) -> str:
    """The texts in an element, joined by blanks."""
    return " ".join(text.text or "" for text in element.iter(f"{SVG}text"))


def said(picture: Picture) -> str:
    """All texts of a picture, joined by blanks."""
    return " ".join(picture.texts())


def marks(picture: Picture) -> dict[str, list[str]]:
    """The marks in the cells of each row of a table, by the row's label."""
    rows = groups(picture, "row")
    return {row.get("data-name", ""): [text.text or "" for text in row.iter(f"{SVG}text")][1:] for row in rows}
