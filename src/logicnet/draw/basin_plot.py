"""Basins as bars: for each attractor and each phenotype the share of states that can, and that can only, end there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from logicnet.analysis.attractor_columns import names_on, names_oscillating
from logicnet.analysis.basins import BASINS_SHOWN, BasinSize, percent
from logicnet.draw.answers import answer_for
from logicnet.draw.paint import fonts
from logicnet.draw.paint.canvas import canvas, made_of
from logicnet.draw.paint.labels import cut_apart
from logicnet.draw.paint.look import LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text, line, rectangle
from logicnet.draw.paint.style import BLUE, FAINT, GREY, INK, SKY, mix, spoken
from logicnet.errors import DrawingError

if TYPE_CHECKING:
    from logicnet.analysis.basins import AttractorBasin, Basins
    from logicnet.model import NetworkLike

_SIZE, _WIDTH, _STEP, _HEIGHT = 8.0, 220.0, 17.0, 11.0
_COLUMN = 62.0  # of shares, right of the bars: 0.000763 %
_LABEL = 230.0  # points of a label; the rest is cut
_TICKS = 130.0  # points of a bar from which quarters are marked
_LEAST = 120.0  # points of a bar beside its label
_ABOVE = 11.0  # of a label over its bar
_WEAK = mix("#ffffff", SKY, 0.35)
_STRONG = "strong (dark): nothing else can be reached"
_ANY = "weak (all that is coloured): it can be reached"
_Bar = tuple[str, str, BasinSize]
"""A number, a label that is cut where it is long, and what is drawn."""


def basin_bars(
    basins: Basins | NetworkLike, *, limit: int = BASINS_SHOWN, title: str | None = None, **look: Unpack[LookWords]
) -> Picture:
    """Bars of the strong and weak basin of each attractor, and of the attractors that show each phenotype.

    - ``basins``: the answer of ``logicnet.basins``, or a network of which it is asked (by its
      name, too).
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
    basins = answer_for(basins, "basins")
    network = basins.network
    if not basins.basins:
        raise DrawingError(f"there is no basin to draw: {basins.why_incomplete}")
    shown = basins.largest(limit)
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
        titles = sheet.titles(network)
        attractors = [(f"{number}: ", _named(one, titles), one.size) for number, one in shown]
        return sheet.picture(
            _bars([("attractors", attractors), ("by phenotype", phenotypes)], sheet.room),
            title=name,
            lines=(asked, among, *notes),
            legend=[[(_sample(0.5, 1.0), _STRONG), (_sample(0.0, 1.0), _ANY)]],
            notes=notes,
            made=made_of(network, setting=basins.setting, intervention=basins.intervention),
        )


def _named(one: AttractorBasin, titles: Mapping[str, str]) -> str:
    """The condition of an attractor, and what is on and what moves in it."""
    attractor = one.attractor
    condition = _listed([f"{name}={level}" for name, level in attractor.condition.items()], titles)
    on, moving = (_listed(names, titles) for names in (names_on(attractor), names_oscillating(attractor)))
    words = [condition, f"on {on}" if on else "", f"~ {moving}" if moving else ""]
    return "; ".join(filter(None, words)) or "all off"


def _listed(names: Sequence[str], titles: Mapping[str, str]) -> str:
    """Components by their titles, each with the level that follows its name."""
    parts = [word.partition("=") for word in names]
    told = [f"{titles.get(name, name)}{sign}{level}" for name, sign, level in parts]
    return (", " if any(" " in word for word in told) else " ").join(told)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where bars begin, how wide they are, where labels end and how long these may be, and how wide a column of shares
    is. Labels stand ``over`` their bars where there is no room for them beside these.
    """

    left: float
    width: float
    label: float
    longest: float
    column: float
    over: bool

    @classmethod
    def of(cls, bars: Sequence[_Bar], room: float) -> _Frame:
        """The frame of these bars, no wider than the room."""
        widest = max((fonts.width(number + label, _SIZE) for number, label, _ in bars), default=0)
        left = min(max(widest, 60.0), _LABEL) + 8
        if left + _WIDTH + 2 * _COLUMN + 4 <= room:
            return cls(left, _WIDTH, left - 8, _LABEL, _COLUMN, over=False)
        texts = [*("strong", "weak", "100 %"), *(text for _, _, size in bars for text in _shares(size))]
        column = max(fonts.width(text, _SIZE, bold=True) for text in texts) + 6
        width = room - left - 2 * column - 4
        if width >= _LEAST:
            return cls(left, min(width, _WIDTH), left - 8, left - 8, column, over=False)
        margin = fonts.width("0%", 7) / 2
        return cls(margin, room - 2 * column - margin - 2, 0.0, room, column, over=True)

    @property
    def right(self) -> float:
        """Where all of it ends."""
        return self.left + self.width + 2 * self.column + (2 if self.over else 4)

    @property
    def anchor(self) -> str:
        """From where a label is written."""
        return "start" if self.over else "end"


def _bars(sections: Sequence[tuple[str, Sequence[_Bar]]], room: float) -> Picture:
    """Sections of bars below one another: labels at the left or over them, shares at the right, a scale at the
    bottom.
    """
    kept = [(name, bars) for name, bars in sections if bars]
    frame = _Frame.of([bar for _, bars in kept for bar in bars], room)
    items: list[Item] = []
    y = 0.0
    for name, bars in kept:
        items.append(Text(frame.label, y + 9, name, _SIZE, frame.anchor, GREY, bold=True))
        for column, word in enumerate(("strong", "weak"), 1):
            x = frame.left + frame.width + column * frame.column
            items.append(Text(x, y + 9, word, _SIZE, "end", GREY, bold=True))
        y += 14
        limit = frame.longest - max(fonts.width(number, _SIZE) for number, _, _ in bars)
        told = cut_apart([label for _, label, _ in bars], _SIZE, limit)
        for (number, label, size), text in zip(bars, told, strict=True):
            drawn = tuple(_bar(number + text, size, frame, y))
            items.append(Group(drawn, "bar", (("name", number + label),)))
            y += _STEP + (_ABOVE if frame.over else 0)
        y += 6
    items += _scale(frame, y) if kept else []
    return Picture(frame.right, y + 14, tuple(items)) if kept else Picture(0, 0, ())


def _bar(label: str, size: BasinSize, frame: _Frame, y: float) -> Iterator[Item]:
    strong, weak = size.strong_share, size.weak_share
    left, width = frame.left, frame.width
    base = y + _HEIGHT / 2 + _SIZE * 0.36
    yield Text(frame.label, base, label, _SIZE, frame.anchor)
    if frame.over:
        y, base = y + _ABOVE, base + _ABOVE
    yield rectangle(left, y, width, _HEIGHT, fill=FAINT)
    if strong is None or weak is None:
        yield Text(left + width + 8, base, "not counted", _SIZE, "start", GREY)
        return
    yield rectangle(left, y, width * weak, _HEIGHT, fill=_WEAK, stroke=SKY, line=0.6)
    yield rectangle(left, y, width * strong, _HEIGHT, fill=BLUE)
    for column, text in enumerate(_shares(size), 1):
        yield Text(left + width + column * frame.column, base, text, _SIZE, "end")


def _shares(size: BasinSize) -> tuple[str, ...]:
    """The strong and the weak share as they are written; none where they are not known."""
    if size.strong_share is None or size.weak_share is None:
        return ()
    return percent(size.strong_share), percent(size.weak_share)


def _scale(frame: _Frame, y: float) -> Iterator[Item]:
    left, width = frame.left, frame.width
    yield line([(left, y), (left + width, y)], stroke=INK, width=0.6)
    for share in (0, 0.25, 0.5, 0.75, 1) if width > _TICKS else (0, 0.5, 1):
        x = left + width * share
        yield line([(x, y), (x, y + 3)], stroke=INK, width=0.6)
        yield Text(x, y + 11, f"{share:.0%}", 7)


def _sample(strong: float, weak: float) -> Picture:
    width = 26.0
    bars = (
        rectangle(0.4, 0.4, width * weak, 9, fill=_WEAK, stroke=SKY, line=0.6),
        rectangle(0.4, 0.4, width * strong, 9, fill=BLUE),
    )
    return Picture(width + 1, 10, bars)
