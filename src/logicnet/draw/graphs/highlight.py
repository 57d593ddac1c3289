"""What is marked on a diagram.

Held components, cut edges, the values in an attractor, the path by which an intervention acts.

Each mark differs in shape as well as in colour: a held component carries a badge with its value (and is struck
through at 0), a cut edge a cross, an oscillating component a wave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, assert_never

from logicnet.draw.graphs.xdot import NodeLayout, Route
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Point, Shape, Text, ellipse, line, polygon, rectangle
from logicnet.draw.paint.style import BLUE, GREEN, INK, ORANGE, VALUES, VERMILLION, LevelValue
from logicnet.model import Cut, Fix, Intervention, Keep, Setting

_BADGE = 5.8


@dataclass(frozen=True, slots=True)
class Highlight:
    """Marks by name.

    ``values`` are 0, 1 or None (oscillates); ``path`` holds the edges to stress, all others are greyed; ``changed``
    are components to ring, those that differ from the untreated network, say, each with a mark for 1 (up) or -1 (down);
    ``support`` holds edges to stress in another colour, those that hold a phenotype up. Of components with levels
    ``values`` are levels, ``ranges`` the two between which one oscillates, and ``held`` may be two, between which
    it is kept.
    """

    inputs: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[str, int | tuple[int, int]] = field(default_factory=dict)
    cut: Mapping[tuple[str, str], int] = field(default_factory=dict)
    values: Mapping[str, int | None] = field(default_factory=dict)
    path: frozenset[tuple[str, str]] = frozenset()
    changed: Mapping[str, int] = field(default_factory=dict)
    ranges: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    support: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(
        cls,
        *,
        setting: Setting | None = None,
        intervention: Intervention | None = None,
        attractor: Any = None,
        path: Iterable[tuple[str, str]] = (),
        changed: Iterable[str] | Mapping[str, int] = (),
        support: Iterable[tuple[str, str]] = (),
    ) -> Self:
        """The marks of a question and of an answer to it: an attractor, or any mapping from names to values."""
        held: dict[str, int | tuple[int, int]] = {}
        cut: dict[tuple[str, str], int] = {}
        for one in intervention.changes if intervention else ():
            match one:
                case Fix(component, value):
                    held[component] = value
                case Keep(component, low, high):
                    held[component] = (low, high)
                case Cut(source, target, value):
                    cut[source, target] = value
                case _:
                    assert_never(one)
        return cls(
            inputs=dict(setting.values) if setting else {},
            held=held,
            cut=cut,
            values=_values(attractor),
            path=frozenset(path),
            changed=dict(changed) if isinstance(changed, Mapping) else dict.fromkeys(changed, 0),
            ranges=dict(getattr(attractor, "levels", {})),
            support=frozenset(support),
        )

    def __or__(self, other: Highlight) -> Highlight:
        return Highlight(
            {**self.inputs, **other.inputs},
            {**self.held, **other.held},
            {**self.cut, **other.cut},
            {**self.values, **other.values},
            self.path | other.path,
            {**self.changed, **other.changed},
            {**self.ranges, **other.ranges},
            self.support | other.support,
        )

    def words(self) -> str:
        """The question in the field's notation, for the heading."""
        setting = " ".join(f"{name}={value}" for name, value in self.inputs.items())
        held = [str(Keep(n, *v) if isinstance(v, tuple) else Fix(n, v)) for n, v in self.held.items()]
        cut = [str(Cut(source, target, value)) for (source, target), value in self.cut.items()]
        return " · ".join(part for part in (setting, " ".join(held + cut)) if part)

    def legend(self) -> list[tuple[Picture, str]]:
        """A sample and its meaning for each mark in use."""
        entries: list[tuple[Picture, str]] = []
        if self.inputs:
            entries.append((_held_input(self.inputs), "input held by the setting"))
        for held in sorted({value for value in self.held.values() if not isinstance(value, tuple)}):
            entries.append((_sample(badge(8, 7, held)), f"held at {held}"))
        for low, high in sorted({value for value in self.held.values() if isinstance(value, tuple)}):
            entries.append((_sample(badge(8, 7, f"{low}:{high}")), f"kept between {low} and {high}"))
        if self.cut:
            entries.append((_sample(cross((8, 7))), "edge cut"))
        levels = any(isinstance(value, int) and value > 1 for value in self.values.values())
        for value in [value for value in (0, 1, None) if value in self.values.values() or (levels and value == 1)]:
            style = VALUES[value]
            box = rectangle(1, 2, 14, 10, fill=style.stripes or style.fill, stroke=INK, line=0.7)
            word = "on, a level in between lighter" if levels and value == 1 else style.word
            entries.append((_sample((box, *(wave(8, 7) if value is None else ()))), word))
        if self.changed:
            entries.append((_sample((ellipse(8, 7, 6, 5, stroke=VERMILLION, line=2),)), "differs from untreated"))
        for direction, word in ((1, "more often on"), (-1, "less often on")):
            if direction in self.changed.values():
                entries.append((_sample(moved_mark(8, 7, direction)), word))
        if self.path:
            entries.append((_sample((line([(0, 7), (16, 7)], stroke=BLUE, width=2.6),)), "acts by this path"))
        if self.support:
            entries.append((_sample((line([(0, 7), (16, 7)], stroke=GREEN, width=2.6),)), "holds it up"))
        return entries


def value_in(shown: Highlight, name: str, maximum: int) -> int | LevelValue | None:
    """The value of a component that is highlighted with one; with levels, at which it is or between which it moves."""
    value = shown.values[name]
    if maximum == 1:
        return value
    low, high = (value, value) if value is not None else shown.ranges.get(name, (0, maximum))
    return LevelValue(low, high, maximum)


def levels_badge(x: float, y: float, text: str) -> tuple[Item, ...]:
    """A small square with the highest level of a component, or with its level of that: ``2``, ``1/2``."""
    width = 5.0 + 4.4 * len(text)
    square = rectangle(x - width / 2, y - 4.8, width, 9.6, fill="#ffffff", stroke=INK, line=0.7)
    return square, Text(x, y + 2.6, text, 7.5, colour=INK)


def node_overlay(place: NodeLayout, name: str, shown: Highlight, maximum: int = 1) -> tuple[Item, ...]:
    """The marks on one component, whose highest level is ``maximum``."""
    marks: list[Item] = []
    x, y, width, height = place.x, place.y, place.width / 2, place.height / 2
    corner = (x + width - 2, y - height + 1)
    if name in shown.changed:
        marks.append(ellipse(x, y, width + 6, height + 6, stroke=VERMILLION, line=2))
        marks.extend(moved_mark(x - width - 5, y - height, shown.changed[name]))
    if shown.held.get(name) == 0:
        strike = line([(x - width, y + height), (x + width, y - height)], stroke=INK, width=1.8)
        marks.append(replace(strike, opacity=0.5))
    if name in shown.held:
        value = shown.held[name]
        marks.extend(badge(*corner, f"{value[0]}:{value[1]}" if isinstance(value, tuple) else value))
    elif name in shown.inputs:
        marks.extend(badge(*corner, shown.inputs[name], inverse=True))
    if maximum > 1:
        known = value_in(shown, name, maximum) if name in shown.values else None
        text = str(maximum)
        if isinstance(known, LevelValue):
            text = f"{known.low}/{maximum}" if known.low == known.high else f"{known.low}–{known.high}"
        marks.extend(levels_badge(x + width - 2, y + height - 1, text))
    if name in shown.values and shown.values[name] is None:
        marks.extend(wave(x - width + 3, y - height + 2))
    return tuple(marks)


def cut_mark(route: Route, value: int) -> tuple[Item, ...]:
    """A cross on an edge, with the value that its target reads in its place where that is not 0."""
    x, y = route.middle
    return (*cross((x, y)), *(badge(x + 9, y - 7, value) if value else ()))


def badge(x: float, y: float, value: object, *, inverse: bool = False) -> tuple[Item, ...]:
    """A disc with a value, as wide as it needs; ``inverse`` is black on white, for inputs."""
    disc, ink = ("#ffffff", INK) if inverse else (INK, "#ffffff")
    return ellipse(x, y, _BADGE + 2.2 * (len(str(value)) - 1), _BADGE, fill=disc, stroke=INK, line=1.1), Text(
        x, y + 2.9, str(value), 8, colour=ink, bold=True
    )


def cross(at: Point) -> tuple[Item, ...]:
    """A cross on a white ground, so that it shows on any line."""
    x, y = at
    arms = [line([(x - 4, y - 4 * s), (x + 4, y + 4 * s)], stroke=INK, width=2) for s in (1, -1)]
    return ellipse(x, y, 6, 6, fill="#ffffff"), *arms


def moved_mark(x: float, y: float, direction: int) -> tuple[Item, ...]:
    """A triangle on a white ground that points up (1) or down (-1); nothing for neither."""
    if not direction:
        return ()
    tip, foot = y - 4.5 * direction, y + 3.5 * direction
    return (polygon([(x, tip), (x + 5, foot), (x - 5, foot)], fill=VERMILLION, stroke="#ffffff", line=1.0),)


def _held_input(inputs: Mapping[str, int]) -> Picture:
    """The mark of an input with the value that inputs have, or with the lowest and the highest where these differ."""
    low, high = min(inputs.values()), max(inputs.values())
    text = str(low) if low == high else f"{low}..{high}"
    width = 16 + 4.4 * (len(text) - 1)
    return Picture(width, 14, badge(width / 2, 7, text, inverse=True))


def wave(x: float, y: float) -> tuple[Item, ...]:
    """A small wave on a disc: it oscillates."""
    curve = Shape((("M", ((x - 4, y),)), ("C", ((x - 2, y - 6), (x + 2, y + 6), (x + 4, y)))), stroke=INK, width=1.3)
    return ellipse(x, y, _BADGE, _BADGE, fill="#ffffff", stroke=ORANGE, line=1.1), curve


def _sample(items: Iterable[Item]) -> Picture:
    return Picture(16, 14, tuple(items))


def _values(attractor: Any) -> dict[str, int | None]:
    if attractor is None:
        return {}
    if isinstance(attractor, Mapping):
        return dict(attractor)
    return {**attractor.fixed, **dict.fromkeys(attractor.oscillating)}
