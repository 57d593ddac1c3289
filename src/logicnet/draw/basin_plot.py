"""Basins as bars: for each attractor and each phenotype the share of states that can, and that can only, end there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Unpack

from logicnet.analysis.attractor_columns import names_on, names_oscillating
from logicnet.analysis.basins import BASINS_SHOWN, BasinSize, percent
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, line, rectangle
from logicnet.draw.paint.style import BLUE, FAINT, GREY, INK, SKY, mix, spoken
from logicnet.errors import DrawingError
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    from logicnet.analysis.basins import AttractorBasin, Basins

_SIZE, _WIDTH, _STEP, _HEIGHT = 8.0, 220.0, 17.0, 11.0
_COLUMN = 62.0  # of shares, right of the bars: 0.000763 %
_LABEL = 230.0  # points of a label; the rest is cut
_WEAK = mix("#ffffff", SKY, 0.35)
_STRONG = "strong (dark): nothing else can be reached"
_ANY = "weak (all that is coloured): it can be reached"
_Bar = tuple[str, str, BasinSize]
"""A number, a label that is cut where it is long, and what is drawn."""


def basin_bars(
    basins: Basins, *, limit: int = BASINS_SHOWN, title: str | None = None, **look: Unpack[LookWords]
) -> Picture:
    """Bars of the strong and weak basin of each attractor, and of the attractors that show each phenotype.

    - ``basins``: the answer of ``logicnet.basins``.
    - ``limit``: how many attractors are drawn, those with the largest basins (default: 60); the picture says how many
      were left out.
    - ``title``: the heading; an empty text draws none (default: the network's title or name).
    - ``look``: width, font, theme, legend and labels, by the words of ``logicnet.draw.LookWords``.

    Returns Picture.

    Raises DrawingError where the work was ended before any attractor was known.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> network = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> basin_bars(logicnet.basins(network)).title
    'Basins of switch'
    """
    network = basins.network
    if not basins.basins:
        raise DrawingError(f"there is no basin to draw: {basins.why_incomplete}")
    shown = basins.largest(limit)
    attractors = [(f"{number}: ", _named(one), one.size) for number, one in shown]
    phenotypes = [("", f"{spoken(one.phenotype)}: {one.shown}", one.size) for one in basins.phenotypes]
    notes = (
        []
        if len(shown) == len(basins.basins)
        else [f"attractors that are not drawn: {len(basins.basins) - len(shown)}"]
    )
    notes += [] if basins.complete else [f"incomplete: {basins.why_incomplete}"]
    name = f"Basins of {network.title or network.name}" if title is None else title
    asked = " · ".join(part for part in (basins.setting, basins.intervention) if part)
    among = (
        "shares of the states that fulfil the condition" if any(b.attractor.condition for b in basins.basins) else ""
    )
    with canvas(look) as sheet:
        return sheet.picture(
            _bars([("attractors", attractors), ("by phenotype", phenotypes)]),
            title=name,
            lines=(asked, among, *notes),
            legend=[[(_sample(0.5, 1.0), _STRONG), (_sample(0.0, 1.0), _ANY)]],
            notes=notes,
            made=made_of(network, setting=basins.setting, intervention=basins.intervention),
        )


def _named(one: AttractorBasin) -> str:
    attractor = one.attractor
    condition = equated(attractor.condition)
    on, moving = " ".join(names_on(attractor)), " ".join(names_oscillating(attractor))
    words = [condition, f"on {on}" if on else "", f"~ {moving}" if moving else ""]
    return "; ".join(filter(None, words)) or "all off"


def _bars(sections: Sequence[tuple[str, Sequence[_Bar]]]) -> Picture:
    """Sections of bars below one another: labels at the left, shares at the right, a scale at the bottom."""
    kept = [(name, bars) for name, bars in sections if bars]
    widest = max((fonts.width(number + label, _SIZE) for _, bars in kept for number, label, _ in bars), default=0)
    left = min(max(widest, 60.0), _LABEL) + 8
    right = 2 * _COLUMN + 4
    items: list[Item] = []
    y = 0.0
    for name, bars in kept:
        items.append(Text(left - 8, y + 9, name, _SIZE, "end", GREY, bold=True))
        for column, word in enumerate(("strong", "weak"), 1):
            items.append(Text(left + _WIDTH + column * _COLUMN, y + 9, word, _SIZE, "end", GREY, bold=True))
        y += 14
        room = _LABEL - max(fonts.width(number, _SIZE) for number, _, _ in bars)
        told = fonts.shorten_apart([label for _, label, _ in bars], _SIZE, room)
        for (number, label, size), text in zip(bars, told, strict=True):
            drawn = tuple(_bar(number + text, size, left, y))
            items.append(Group(drawn, "bar", (("name", number + label),)))
            y += _STEP
        y += 6
    items += _scale(left, y) if kept else []
    return Picture(left + _WIDTH + right, y + 14, tuple(items)) if kept else Picture(0, 0, ())


def _bar(label: str, size: BasinSize, left: float, y: float) -> Iterator[Item]:
    strong, weak = size.strong_share, size.weak_share
    base = y + _HEIGHT / 2 + _SIZE * 0.36
    yield Text(left - 8, base, label, _SIZE, "end")
    yield rectangle(left, y, _WIDTH, _HEIGHT, fill=FAINT)
    if strong is None or weak is None:
        yield Text(left + _WIDTH + 8, base, "not counted", _SIZE, "start", GREY)
        return
    yield rectangle(left, y, _WIDTH * weak, _HEIGHT, fill=_WEAK, stroke=SKY, line=0.6)
    yield rectangle(left, y, _WIDTH * strong, _HEIGHT, fill=BLUE)
    for column, share in enumerate((strong, weak), 1):
        yield Text(left + _WIDTH + column * _COLUMN, base, percent(share), _SIZE, "end")


def _scale(left: float, y: float) -> Iterator[Item]:
    yield line([(left, y), (left + _WIDTH, y)], stroke=INK, width=0.6)
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = left + _WIDTH * share
        yield line([(x, y), (x, y + 3)], stroke=INK, width=0.6)
        yield Text(x, y + 11, f"{share:.0%}", 7)


def _sample(strong: float, weak: float) -> Picture:
    width = 26.0
    bars = (
        rectangle(0.4, 0.4, width * weak, 9, fill=_WEAK, stroke=SKY, line=0.6),
        rectangle(0.4, 0.4, width * strong, 9, fill=BLUE),
    )
    return Picture(width + 1, 10, bars)
