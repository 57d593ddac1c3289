"""Layers for a page of a given width: the arrangement whose texts are largest on it.

A layered layout is as wide as its widest layer. So it is set more closely step by step, and layers that are too wide
are split: every second component of them moves a layer further. The first arrangement, from roomy to tight, whose texts
are of a good size is taken, else the one whose texts are largest. How many are tried follows from the size of the
network alone, so that the same network always gives the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from logicnet.draw.graphs.dot import FONT_SIZE, Draft
from logicnet.draw.graphs.spacing import ROOMY, SPACINGS
from logicnet.draw.graphs.xdot import Layout
from logicnet.draw.paint.picture import Picture

GOOD_TEXT = 7.0  # points, as journals set the words of figures
FORCED = ((8.0, 3.4), (7.5, 3.0), (7.0, 2.7), (6.5, 2.3), (6.0, 1.9), (6.0, 1.6), (6.0, 1.35), (6.0, 1.15))
"""Sizes of texts, in points, where forces place components, and what of the page they need then: times their area."""
PAGE_HEIGHT = 590.0  # points: what a page has for a figure beside its heading and legend
_WORK = 2400  # components and regulations that are laid out in all
_FEWEST, _ROUNDS = 3, 5  # of the splitting of layers
_WIDE = 0.7  # of the widest layer: those that are split


@dataclass(frozen=True, slots=True)
class Fit:
    """A layout, how it was planned, and how large its texts are on the page, in points."""

    plan: Draft
    laid: Layout
    text: float


def text_size(width: float, height: float, room: float, tall: float = PAGE_HEIGHT) -> float:
    """How large the texts of a layout are, in points, in so much room and on no more than a page, which is ``tall``."""
    return FONT_SIZE * min(room / max(width, 1.0), tall / max(height, 1.0))


def on_page(body: Picture, room: float, tall: float = PAGE_HEIGHT) -> Picture:
    """A body in the middle of so much paper that a page is high enough for it where it is made as wide as the room."""
    wide = body.height * room / tall if room < inf else 0.0
    if wide <= body.width:
        return body
    return Picture(wide, body.height, tuple(item.moved((wide - body.width) / 2, 0) for item in body.items))


def fit_layers(
    lay: Callable[[Draft], Layout],
    work: int,
    room: float,
    direction: str | None = None,
    good: float = GOOD_TEXT,
    tall: float = PAGE_HEIGHT,
) -> Fit:
    """The arrangement in layers for a page.

    - ``lay``: lays a plan out.
    - ``work``: how many components and regulations there are.
    - ``room``: the width of the page, in points.
    - ``direction``: which way layers follow each other (default: whichever gives larger texts).
    - ``good``: how large texts are to be, in points (default: 7).
    - ``tall``: the height of the page, in points (default: 600).
    """

    def fit(plan: Draft) -> Fit:
        laid = lay(plan)
        return Fit(plan, laid, text_size(laid.width, laid.height, room, tall))

    best = fit(Draft(ROOMY, direction or "down"))
    if best.text >= good:
        return best
    rounds = min(_ROUNDS, max(_FEWEST, _WORK // max(work, 1)) - 1)
    for spacing in reversed(SPACINGS):
        closest = max(_split(fit, Draft(spacing, direction or "down"), rounds, room, good), key=lambda one: one.text)
        if closest.text >= good or closest.text > best.text:
            best = closest
        if closest.text < good:
            break  # a roomier one has smaller texts
    if direction is None and best.text < good and best.text < FONT_SIZE * room / best.laid.width:
        best = max(best, fit(Draft(SPACINGS[-1], "right")), key=lambda one: one.text)  # the page is too low for it
    return best


def _split(fit: Callable[[Draft], Fit], plan: Draft, rounds: int, room: float, good: float) -> Iterator[Fit]:
    """The plan, and what becomes of it when its wide layers are split again and again."""
    for _ in range(rounds):
        found = fit(plan)
        yield found
        more = _wide_layers(found, room / 2) if plan.direction == "down" else ()
        if not more or found.text >= good:
            return
        plan = replace(plan, lowered=(*plan.lowered, *more))


def _wide_layers(found: Fit, least: float) -> tuple[tuple[int, int], ...]:
    """Neighbours in the widest layers, the second of which is to move a layer further."""
    layers: dict[int, list[tuple[float, int]]] = {}
    wide: dict[int, float] = {}
    for name, place in found.laid.nodes.items():
        level = round(place.y)
        layers.setdefault(level, []).append((place.x, int(name[1:])))
        wide[level] = wide.get(level, 0.0) + place.width + found.plan.spacing.between
    several = {level: width for level, width in wide.items() if len(layers[level]) > 1}
    limit = max(_WIDE * max(several.values(), default=0.0), least)
    return tuple(
        (first[1], second[1])
        for level, width in several.items()
        if width >= limit
        for first, second in list(pairwise(sorted(layers[level])))[::2]
    )
