"""Where the texts of a picture stand: what lies outside the page, which lie on one another, how small they are."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from drawn_geometry import shapes, texts
from logicnet.draw import Picture
from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Text


class Place(NamedTuple):
    """A text and the rectangle that its letters take, a little less than their line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def place(text: Text) -> Place:
    """Where a text stands, lying or upright."""
    width = fonts.width(text.text, text.size, bold=text.bold)
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    up, down = 0.7 * text.size, 0.15 * text.size
    if text.turn:
        return Place(text.text, text.x - up, text.y + before - width, text.x + down, text.y + before)
    return Place(text.text, text.x - before, text.y - up, text.x - before + width, text.y + down)


def outside(picture: Picture) -> list[str]:
    """What lies beyond the edges of the page: texts, and shapes by their points."""
    with fonts.using(picture.font):
        found = [place(text) for text in texts(picture.items)]
    width, height = picture.width + 0.5, picture.height + 0.5
    gone = [p.text for p in found if p.left < -0.5 or p.top < -0.5 or p.right > width or p.bottom > height]
    points = (point for shape in shapes(picture.items) for _, path in shape.path for point in path)
    return gone + [f"({x:.0f}, {y:.0f})" for x, y in points if not (-1 <= x <= width + 1 and -1 <= y <= height + 1)]


def overlapping(picture: Picture) -> list[tuple[str, str]]:
    """Texts that lie on one another."""
    with fonts.using(picture.font):
        found = [place(text) for text in texts(picture.items)]
    return [
        (one.text, other.text)
        for one, other in combinations(found, 2)
        if min(one.right, other.right) - max(one.left, other.left) > 0.3
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.3
    ]


def smallest_text(picture: Picture) -> float:
    """The size of the smallest text, in points."""
    return min(text.size for text in texts(picture.items))
