"""Glyphs of what two interventions do together: the form is the class of interaction, where it points is the sign.

Down and in a square cell is less of the phenotype than two independent effects would leave, up and in a round one is
more, as in screens; to the right there is as much. A pair of which one changes nothing has a dot.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from logicnet.draw.grids.outcomes import MORE, outcome_mark
from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.scale import colour, number_cell, unknown_cell
from logicnet.draw.grids.table import Box
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Shape, ellipse, line, polygon
from logicnet.draw.paint.style import BLUE, GREY, INK, VERMILLION, ink_on

CLASS_MEANINGS: Mapping[str, str] = {
    "synthetic": "synthetic: only both together act",
    "conditional": "conditional: one acts only with the other",
    "additive": "additive: both act as alone",
    "epistatic": "epistatic: both do what one does",
    "asynthetic": "asynthetic: either alone does what both do",
    "suppressive": "suppressive: one undoes the other",
    "single-nonmonotonic": "one turns the other round",
    "double-nonmonotonic": "each turns the other round",
}
"""What each glyph stands for, in the order of legends."""
IDLE = "noninteractive"
"""The class that has a dot: one of the two changes nothing."""
GLYPH_BOX = Box(0, 0, 13, 13)
_Glyph = Callable[[float, float, float, str], list[Item]]  # of centre, reach (below 0 points up) and ink


def effect_cell(effect: float, box: Box, largest: float) -> list[Item]:
    """A cell coloured by what is taken away: blue, as where a screen has less of the phenotype; vermillion and round
    below 0.
    """
    return number_cell(effect, box, largest, low=VERMILLION, high=BLUE, round_sign=-MORE)


def interaction_cell(
    excess: float | None, interaction: str, box: Box, largest: float, *, bounded: bool = False
) -> list[Item]:
    """The cell of a pair: its excess as colour, its class as glyph; hatched where the excess is not known (None), and
    striped where it lies between bounds.
    """
    if excess is None:
        return unknown_cell(box)
    ink = ink_on(colour(excess, largest, low=VERMILLION, high=BLUE))
    stripes = _stripes(box, ink) if bounded else []
    return [*effect_cell(excess, box, largest), *stripes, *glyph(interaction, excess, box, ink)]


def glyph(interaction: str, excess: float, box: Box, ink: str = INK) -> list[Item]:
    """The glyph of a class that points down where more is taken away, up where less is, to the right where neither is;
    a dot where one of the two changes nothing.
    """
    x, y = box.centre
    if interaction == IDLE:
        return [ellipse(x, y, 1.1, 1.1, fill=GREY if not excess else ink)]
    reach = min(box.width, box.height, 15.0) * 0.27
    items = _GLYPHS[interaction](x, y, -reach if excess < 0 else reach, ink)
    return items if excess else [_aside(item, x, y) for item in items]


def single_cell(effect: float | None, word: str, box: Box, largest: float) -> list[Item]:
    """The cell of what an intervention does alone, with the marks of screens: ``removes``, ``reduces``, ``increases``,
    ``keeps``; hatched where ``word`` is none of them.
    """
    if word not in ("removes", "reduces", "increases", "keeps"):
        return unknown_cell(box)
    row = Row("", "", "", "", None, -(effect or 0.0), word)
    ink = ink_on(colour(effect or 0.0, largest, low=VERMILLION, high=BLUE))
    return [*effect_cell(effect or 0.0, box, largest), *outcome_mark(row, box, ink)]


def pair_sample(interaction: str, excess: float, largest: float, *, bounded: bool = False) -> Picture:
    """A sample of a class for the legend, as its cell of this excess is drawn; without one, of no excess."""
    cell = interaction_cell(excess, interaction, GLYPH_BOX, largest, bounded=bounded)
    return Picture(GLYPH_BOX.width, GLYPH_BOX.height, tuple(cell))


def _aside(item: Item, x: float, y: float) -> Item:
    """What points down from a centre, pointing to the right."""
    assert isinstance(item, Shape)
    return replace(item, path=tuple((op, tuple((x + v - y, y + u - x) for u, v in ends)) for op, ends in item.path))


def _stripes(box: Box, ink: str) -> list[Item]:
    x, y, w, h = box.inner
    bars = [[(x, y + h * 0.4), (x + w * 0.4, y)], [(x + w * 0.6, y + h), (x + w, y + h * 0.6)]]
    return [line(bar, stroke=ink, width=0.7) for bar in bars]


def _triangle(x: float, y: float, r: float, ink: str) -> list[Item]:
    return [polygon([(x - r, y - r * 0.7), (x + r, y - r * 0.7), (x, y + r)], fill=ink)]


def _hollow(x: float, y: float, r: float, ink: str) -> list[Item]:
    return [polygon([(x - r, y - r * 0.7), (x + r, y - r * 0.7), (x, y + r)], stroke=ink, line=1.0)]


def _chevron(x: float, y: float, r: float, ink: str) -> list[Item]:
    return [line([(x - r, y - r * 0.5), (x, y + r * 0.6), (x + r, y - r * 0.5)], stroke=ink, width=1.3)]


def _chevrons(x: float, y: float, r: float, ink: str) -> list[Item]:
    return [*_chevron(x, y - r * 0.5, r, ink), *_chevron(x, y + r * 0.6, r, ink)]


def _barred(x: float, y: float, r: float, ink: str) -> list[Item]:
    return [*_chevron(x, y - r * 0.3, r, ink), line([(x - r, y + r), (x + r, y + r)], stroke=ink, width=1.3)]


def _arrow(x: float, y: float, r: float, ink: str) -> list[Item]:
    head = [(x - r * 0.7, y + r * 0.3), (x, y + r), (x + r * 0.7, y + r * 0.3)]
    return [line([(x, y - r), (x, y + r)], stroke=ink, width=1.2), line(head, stroke=ink, width=1.2)]


def _turned(x: float, y: float, r: float, ink: str) -> list[Item]:
    return [*_hollow(x, y - r * 0.3, r, ink), line([(x - r, y + r), (x + r, y + r)], stroke=ink, width=1.1)]


def _both_turned(x: float, y: float, r: float, ink: str) -> list[Item]:
    return [*_triangle(x, y - r * 0.3, r, ink), line([(x - r, y + r), (x + r, y + r)], stroke=ink, width=1.1)]


_GLYPHS: Mapping[str, _Glyph] = {
    "synthetic": _triangle,
    "conditional": _hollow,
    "additive": _arrow,
    "epistatic": _barred,
    "asynthetic": _chevrons,
    "suppressive": _chevron,
    "single-nonmonotonic": _turned,
    "double-nonmonotonic": _both_turned,
}
