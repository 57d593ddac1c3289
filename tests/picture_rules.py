"""What every picture must keep, read from its items: pure geometry and colours, whatever drew it.

Each rule gives the breaches that it found, in words; none is what a picture is held to. Boxes of texts are those of
their glyphs, from the font's own outlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, pairwise
from math import cos, hypot, radians, sin

from logicnet.draw import Picture
from logicnet.draw.paint import fonts
from logicnet.draw.paint.shapes import Group, Item, Point, Shape, Text
from logicnet.draw.paint.themes import channels, contrast, luminance
from logicnet.draw.paint.typefaces import typeface

LEAST_SIZE = 6.0  # points
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3, for text of less than 14 points
LEAST_APART = 8.0  # of the distance CIE76 in L*a*b*; 2.3 is just noticeable (Mahy et al., Color Res. Appl. 19, 1994)
_TOUCH = 0.3  # points by which boxes may lie in one another, and stick out of the page


@dataclass(frozen=True)
class Leaf:
    """A shape or a text: its place in the order of drawing, the corners of a text's box, and what all lies between."""

    place: int
    item: Shape | Text
    corners: tuple[Point, ...]
    bounds: tuple[float, float, float, float]

    @property
    def centre(self) -> Point:
        left, top, right, bottom = self.bounds
        return (left + right) / 2, (top + bottom) / 2


def leaves(items: Iterable[Item]) -> Iterator[Shape | Text]:
    """All shapes and texts in the order of drawing."""
    for item in items:
        if isinstance(item, Group):
            yield from leaves(item.items)
        else:
            yield item


def measured(picture: Picture) -> list[Leaf]:
    """All shapes and texts with their places; texts of blanks are none."""
    found = []
    with fonts.using(picture.font):
        for item in leaves(picture.items):
            if isinstance(item, Text) and not item.text.strip():
                continue
            corners = box(item) if isinstance(item, Text) else tuple(p for part in outline(item) for p in part)
            xs, ys = zip(*corners, strict=True)
            found.append(Leaf(len(found), item, corners, (min(xs), min(ys), max(xs), max(ys))))
    return found


def texts(drawn: Iterable[Leaf]) -> list[Leaf]:
    """The texts alone."""
    return [one for one in drawn if isinstance(one.item, Text)]


def box(text: Text) -> tuple[Point, ...]:
    """The four corners of a text's box: as wide as its advance, as high as its glyphs, turned as it is."""
    # blanks at the ends have a place and no ink
    bare = text.text.strip("\u00a0 ")
    lead, width = (
        fonts.width(part, text.size, bold=text.bold) for part in (text.text[: text.text.index(bare[0])], bare)
    )
    whole = fonts.width(text.text, text.size, bold=text.bold)
    left = lead - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * whole
    low, high = (text.size * end for end in _heights(bare, fonts.current(), text.bold))
    turn = radians(text.turn)
    flat = [(left, -high), (left + width, -high), (left + width, -low), (left, -low)]
    return tuple((text.x + x * cos(turn) + y * sin(turn), text.y - x * sin(turn) + y * cos(turn)) for x, y in flat)


@cache
def _heights(text: str, family: str, bold: bool) -> tuple[float, float]:
    """How far the glyphs of a text reach below and above its baseline, in its size."""
    from matplotlib.ft2font import FT2Font, LoadFlags

    font = FT2Font(str(typeface(family).file(bold=bold)))
    boxes = [font.load_char(ord(character), LoadFlags.NO_SCALE).bbox for character in text]
    em = font.units_per_EM
    return min(one[1] for one in boxes) / em, max(one[3] for one in boxes) / em


def overlapping(picture: Picture) -> list[str]:
    """Texts that lie upon each other."""
    found, open_ = [], list[Leaf]()
    for one in sorted(texts(measured(picture)), key=lambda leaf: leaf.bounds[0]):
        open_ = [other for other in open_ if other.bounds[2] > one.bounds[0]]
        for other in open_:
            if _near(one.bounds, other.bounds) and _depth(one.corners, other.corners) > _TOUCH:
                x, y = one.centre
                found.append(f"{_said(other)} and {_said(one)} overlap at {x:.0f}, {y:.0f}")
        open_.append(one)
    return found


def _said(leaf: Leaf) -> str:
    return repr(leaf.item.text) if isinstance(leaf.item, Text) else "a shape"


def _near(one: Sequence[float], other: Sequence[float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _depth(one: Sequence[Point], other: Sequence[Point]) -> float:
    """How far two rectangles lie in each other, along the side on which they do least; below 0 where they are apart."""
    depths = []
    for corners in (one, other):
        for (x, y), (u, v) in ((corners[0], corners[1]), (corners[1], corners[2])):
            length = hypot(u - x, v - y) or 1.0
            along = ((u - x) / length, (v - y) / length)
            a, b = ([p * along[0] + q * along[1] for p, q in points] for points in (one, other))
            depths.append(min(max(a) - min(b), max(b) - min(a)))
    return min(depths)


def small(picture: Picture) -> list[str]:
    """Texts below 6 points of which the picture's notes say nothing."""
    if any(" pt" in note and "text" in note for note in picture.notes):
        return []
    return [
        f"{text.text!r} has {text.size:.2f} pt"
        for text in leaves(picture.items)
        if isinstance(text, Text) and text.size < LEAST_SIZE - 0.005
    ]


def outside(picture: Picture) -> list[str]:
    """Texts and shapes that stick out of the page."""
    found = []
    for one in measured(picture):
        edge = one.item.width / 2 if isinstance(one.item, Shape) and one.item.stroke else 0.0
        left, top, right, bottom = one.bounds
        beyond = edge + max(-left, -top, right - picture.width, bottom - picture.height)
        if beyond > _TOUCH:
            found.append(f"{_said(one)} at {left:.0f}, {top:.0f} is {beyond:.1f} pt outside")
    return found


def outline(shape: Shape) -> list[list[Point]]:
    """The parts of a shape as points on its line, curves in eight steps."""
    parts: list[list[Point]] = []
    for op, points in shape.path:
        if op == "M":
            parts.append([points[0]])
        elif op == "L":
            parts[-1].append(points[0])
        elif op == "C":
            begin = parts[-1][-1]
            parts[-1] += [_bezier((begin, *points), step / 8) for step in range(1, 9)]
        elif parts:
            parts[-1].append(parts[-1][0])
    return parts


def _bezier(points: Sequence[Point], t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    return (
        sum(w * x for w, (x, _) in zip(weights, points, strict=True)),
        sum(w * y for w, (_, y) in zip(weights, points, strict=True)),
    )


def holds(leaf: Leaf, point: Point) -> bool:
    """Whether a filled shape covers a point."""
    (x, y), (left, top, right, bottom), shape = point, leaf.bounds, leaf.item
    if not (left <= x <= right and top <= y <= bottom and isinstance(shape, Shape) and shape.fill):
        return False
    return sum(_winds(part, point) for part in outline(shape)) % 2 == 1


def faint(picture: Picture) -> list[str]:
    """Texts that stand out too little against the topmost filled shape beneath their middle, or the paper."""
    found, drawn = [], measured(picture)
    for one in texts(drawn):
        assert isinstance(one.item, Text)
        ground = beneath(one, drawn, picture.paper)
        ink = _blend(ground, one.item.colour, one.item.opacity)
        seen = contrast(ink, ground)
        if seen < LEAST_CONTRAST - 0.005:
            found.append(f"{_said(one)} has the contrast {seen:.2f} ({ink} on {ground})")
    return list(dict.fromkeys(found))


def beneath(one: Leaf, drawn: Sequence[Leaf], paper: str) -> str:
    """The colour beneath the middle of a text."""
    over: list[Shape] = []
    ground = paper
    for leaf in reversed(drawn[: one.place]):
        if isinstance(leaf.item, Shape) and holds(leaf, one.centre):
            if leaf.item.opacity >= 1:
                ground = leaf.item.fill
                break
            over.append(leaf.item)
    for shape in reversed(over):
        ground = _blend(ground, shape.fill, shape.opacity)
    return ground


def _blend(under: str, over: str, opacity: float) -> str:
    if opacity >= 1:
        return over
    mixed = (u + (o - u) * opacity for u, o in zip(channels(under), channels(over), strict=True))
    return "#" + "".join(f"{round(part * 255):02x}" for part in mixed)


def covered(picture: Picture) -> list[str]:
    """Texts whose middle lies under a filled shape that was drawn later."""
    drawn = measured(picture)
    return [
        f"{_said(one)} at {one.centre[0]:.0f}, {one.centre[1]:.0f} lies under a shape"
        for one in texts(drawn)
        if any(
            holds(other, one.centre)
            for other in drawn[one.place :]
            if isinstance(other.item, Shape) and other.item.opacity > 0.5
        )
    ]


def crossed(picture: Picture) -> list[str]:
    """Texts that a line runs through, with no filled shape between the line and the text."""
    found, drawn = [], measured(picture)
    lines = [one for one in drawn if isinstance(one.item, Shape) and one.item.stroke and not one.item.fill]
    for one in texts(drawn):
        for line in lines:
            if _near(line.bounds, one.bounds) and _runs(line.item, one):
                between = drawn[line.place : one.place]
                if not any(holds(shape, one.centre) for shape in between):
                    found.append(f"{_said(one)} at {one.centre[0]:.0f}, {one.centre[1]:.0f} is crossed by a line")
    return found


def _runs(shape: Shape | Text, text: Leaf) -> bool:
    """Whether the line of a shape runs through a text: through its box without its outermost tenth."""
    x, y = text.centre
    corners = [(x + 0.9 * (a - x), y + 0.8 * (b - y)) for a, b in text.corners]
    sides = list(zip(corners, [*corners[1:], corners[0]], strict=True))
    parts = outline(shape) if isinstance(shape, Shape) else []
    return any(_meet(a, b, c, d) for part in parts for a, b in pairwise(part) for c, d in sides)


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def hidden(picture: Picture) -> list[str]:
    """Regulations of a diagram that run under a component which they do not belong to, and their heads that lie under a
    component, a ring or a mark; rings that touch each other; marks that lie on a text.
    """
    found: list[str] = []
    bodies = {_told(group, "name"): _outlines(group) for group in _groups(picture.items, "node")}
    over = [(_told(group, "name"), part) for group in _groups(picture.items, "node") for part in _covers(group)]
    for edge in _groups(picture.items, "edge"):
        ends = {_told(edge, "source"), _told(edge, "target")}
        shaft, *head = (item for item in edge.items if isinstance(item, Shape))
        course = [point for part in outline(shaft) for point in _dense(part)]
        found += [
            f"{edge.title} runs under {name}"
            for name, body in bodies.items()
            if name not in ends and sum(_deep(body, point) for point in course) > 2
        ]
        tips = [_middle(one) for one in head]
        found += [f"the head of {edge.title} lies under {name}" for name, body in bodies.items() if _all(body, tips)]
        found += [f"the head of {edge.title} lies under a mark of {name}" for name, part in over if _all(part, tips)]
    rings = [(_told(group, "name"), ring) for group in _groups(picture.items, "node") for ring in _rings(group)]
    for (one, a), (other, b) in combinations(rings, 2):
        if _near(a, b):
            found.append(f"the rings of {one} and {other} touch")
    with fonts.using(picture.font):
        labels = [(name, _bounds(box(text))) for name, text in _labels(picture)]
    for name, part in over:
        found += [f"a mark of {name} lies on the text of {other}" for other, text in labels if _covered(part, text)]
    return found


_DEEP = 1.5  # points within an outline, from which on a line is under it
_Outline = tuple[list[list[Point]], tuple[float, float, float, float]]


def _told(group: Group, word: str) -> str:
    return dict(group.data)[word]


def _outlines(group: Group) -> _Outline:
    """The outermost outline of a component, and its bounds."""
    outer = max(
        (outline(item) for item in group.items if isinstance(item, Shape) and len(item.path) > 2),
        key=lambda parts: max(x for x, _ in parts[0]) - min(x for x, _ in parts[0]),
    )
    return outer, _bounds(outer[0])


def _bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _covers(group: Group) -> list[_Outline]:
    """The filled shapes of the marks of a component."""
    shapes = [one for mark in _groups(group.items, "mark") for one in leaves(mark.items) if isinstance(one, Shape)]
    return [(outline(one), _bounds(outline(one)[0])) for one in shapes if one.fill]


def _rings(group: Group) -> list[tuple[float, float, float, float]]:
    """The bounds of the ring about a component, with its line."""
    found = []
    for one in (one for ring in _groups(group.items, "ring") for one in leaves(ring.items)):
        assert isinstance(one, Shape)
        (left, top, right, bottom), half = _bounds(outline(one)[0]), one.width / 2
        found.append((left - half, top - half, right + half, bottom + half))
    return found


def _labels(picture: Picture) -> list[tuple[str, Text]]:
    """The lines of the labels of all components."""
    return [
        (_told(group, "name"), item)
        for group in _groups(picture.items, "node")
        for item in group.items
        if isinstance(item, Text)
    ]


def _dense(part: Sequence[Point]) -> list[Point]:
    """Points along a line, two points or less from each other."""
    found = []
    for (ax, ay), (bx, by) in pairwise(part):
        steps = max(int(hypot(bx - ax, by - ay) / 2), 1)
        found += [(ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps) for i in range(steps)]
    return found


def _deep(body: _Outline, point: Point) -> bool:
    """Whether a point is more than a little inside of an outline."""
    x, y = point
    return all(_inside(body, (x + dx, y + dy)) for dx, dy in ((_DEEP, 0), (-_DEEP, 0), (0, _DEEP), (0, -_DEEP)))


def _inside(body: _Outline, point: Point) -> bool:
    parts, (left, top, right, bottom) = body
    if not (left <= point[0] <= right and top <= point[1] <= bottom):
        return False
    return _winds(parts[0], point)


def _winds(part: Sequence[Point], point: Point) -> bool:
    (x, y), inside = point, False
    for (ax, ay), (bx, by) in zip(part, [*part[1:], part[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside


def _middle(shape: Shape) -> Point:
    left, top, right, bottom = _bounds(outline(shape)[0])
    return (left + right) / 2, (top + bottom) / 2


def _all(body: _Outline, points: Sequence[Point]) -> bool:
    """Whether the middle of a head, of all its parts, is inside."""
    return bool(points) and all(_inside(body, point) for point in points)


def _covered(part: _Outline, text: tuple[float, float, float, float]) -> bool:
    """Whether a mark lies on more than the rim of a text: its middle line is met."""
    left, top, right, bottom = text
    y = (top + bottom) / 2
    return any(_inside(part, (left + (right - left) * (i + 0.5) / 12, y)) for i in range(12))


def alike(picture: Picture) -> list[str]:
    """Samples of the legend that differ in colour alone, and in that too little for a reader with deuteranopia, or in
    a print without colour.
    """
    found = []
    for (one, a), (other, b) in combinations(samples(picture), 2):
        if _form(one) != _form(other) or not (pairs := _colours(one, other)):
            continue
        for eyes, seen in (("deuteranopia", deuteranopia), ("grey", grey)):
            if max(distance(seen(p), seen(q)) for p, q in pairs) < LEAST_APART:
                found.append(f"{a!r} and {b!r} look alike in {eyes}")
    return found


def samples(picture: Picture) -> list[tuple[tuple[Shape | Text, ...], str]]:
    """The samples of the legend, each with its meaning; one without is its own meaning."""
    found = []
    for group in _groups(picture.items, "legend"):
        sample: list[Shape | Text] = []
        for item in group.items:
            parts = list(leaves([item]))
            if isinstance(item, Text) and item.anchor == "start" and sample:
                found.append((tuple(sample), item.text))
                sample = []
            else:
                sample += parts
    return found


def _groups(items: Iterable[Item], word: str) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if word in item.classes.split():
                yield item
            else:
                yield from _groups(item.items, word)


def _form(sample: Sequence[Shape | Text]) -> tuple[object, ...]:
    """What is left of a sample without its colours and its place."""
    corners = [p for one in sample if isinstance(one, Shape) for part in outline(one) for p in part] or [(0.0, 0.0)]
    left, top = (min(values) for values in zip(*corners, strict=True))
    told: list[object] = []
    for one in sample:
        if isinstance(one, Text):
            told.append(one.text)
        else:
            path = tuple((op, tuple((round(x - left), round(y - top)) for x, y in points)) for op, points in one.path)
            told.append((path, bool(one.fill), bool(one.stroke), round(one.width, 1), one.dash))
    return tuple(told)


def _colours(one: Sequence[Shape | Text], other: Sequence[Shape | Text]) -> list[tuple[str, str]]:
    pairs = []
    for a, b in zip(one, other, strict=True):
        if isinstance(a, Shape) and isinstance(b, Shape):
            pairs += [(p, q) for p, q in ((a.fill, b.fill), (a.stroke, b.stroke)) if p and q]
    return pairs


def deuteranopia(colour: str) -> str:
    """A colour as a reader without green cones sees it: G. Machado, M. Oliveira, L. Fernandes, IEEE Trans. Vis.
    Comput. Graph. 15 (2009), severity 1, on linear light.
    """
    matrix = (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    )
    light = [_linear(part) for part in channels(colour)]
    return _written([sum(m * c for m, c in zip(row, light, strict=True)) for row in matrix])


def grey(colour: str) -> str:
    """A colour as a printer without colour shows it: its luminance alone."""
    return _written([luminance(colour)] * 3)


def distance(one: str, other: str) -> float:
    """The distance CIE76 of two colours: of their places in L*a*b*, under daylight (D65)."""
    return hypot(*(a - b for a, b in zip(_lab(one), _lab(other), strict=True)))


def _lab(colour: str) -> tuple[float, float, float]:
    r, g, b = (_linear(part) for part in channels(colour))
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    fx, fy, fz = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _written(light: Iterable[float]) -> str:
    parts = (min(max(one, 0.0), 1.0) for one in light)
    coded = (12.92 * one if one <= 0.0031308 else 1.055 * one ** (1 / 2.4) - 0.055 for one in parts)
    return "#" + "".join(f"{round(one * 255):02x}" for one in coded)


def uncoloured(picture: Picture) -> tuple[Shape | Text, ...]:
    """The items without their colours: what a theme must leave as it is."""
    return tuple(
        replace(item, colour="") if isinstance(item, Text) else replace(item, fill="", stroke="")
        for item in leaves(picture.items)
    )
