"""``Canvas``: what a plot puts its body on. Heading, legend, width, theme and font are its business.

A plot asks the canvas how wide its body may be (``room``), and lays itself out in that: what is no wider keeps texts of
at least 6 points at the width that was asked for. Where a body is wider all the same, the picture says how small its
texts became, and from which width on they can be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import inf

from logicnet.draw.paint import fallback, fonts
from logicnet.draw.paint.headings import LEGEND_SIZE, flow, heading, page_scale
from logicnet.draw.paint.look import LEAST_TEXT, UNITS, Look, LookWords
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Group, Item, Text
from logicnet.draw.paint.themes import themed
from logicnet.draw.paint.typefaces import typeface
from logicnet.model import Asked, Network

Entry = tuple[Picture, str]
"""A sample of a mark and its meaning."""
_MARGIN, _NARROW_MARGIN = 10.0, 4.0
_GAP = 10.0
MOST_GROWTH = 1.25  # of a body that is narrower than the page
TALLEST = 240 * UNITS["mm"]
"""Points: how tall a page may be in a journal."""
BODY = TALLEST - 100.0
"""Points that a body may take of it, with a heading above and a legend below."""
_LEAST_LEGEND = 260.0  # points


@dataclass(frozen=True, slots=True)
class Canvas:
    """A picture to be, of the look that was asked for."""

    look: Look

    @property
    def room(self) -> float:
        """How wide a body may be, in points, for texts of 6 points to stay as large; without a width without end."""
        return inf if self.look.width is None else self.look.width - 2 * _NARROW_MARGIN

    def titles(self, network: Network | None) -> dict[str, str]:
        """What components are called: by their titles, or by their names where the look asks for these."""
        if network is None:
            return {}
        return dict(network.titles) if self.look.labels == "titles" else {c.name: c.name for c in network.components}

    def left(self, title: str, lines: Iterable[str], legend: Iterable[Picture | Sequence[Entry]]) -> float:
        """How tall a body may be, in points, that a page is high enough for it, its heading and its legend, which is
        set in small type beside so tall a body; without a width without end.
        """
        if self.look.width is None:
            return inf
        head = [heading(title, *lines, limit=self.room)] if title else []
        given = list(legend) if self.look.legend else []
        below = _flowing(given, self.room, _smallest(given, self.room))
        return TALLEST - _high(head) - _high(below) - 2 * _NARROW_MARGIN

    def picture(
        self,
        body: Picture | Sequence[Picture],
        *,
        title: str,
        lines: Iterable[str] = (),
        legend: Iterable[Picture | Sequence[Entry]] = (),
        notes: Iterable[str] = (),
        made: Iterable[tuple[str, str]] = (),
        shorter: str = "",
    ) -> Picture:
        """The picture: heading, body, legend.

        - ``body``: what is drawn, one part or several below each other.
        - ``title``: the heading; an empty text draws none.
        - ``lines``: smaller lines below it (default: none).
        - ``legend``: scales, and samples with their meanings, below the body (default: none).
        - ``notes``: what a reader must know of how it was made (default: none).
        - ``made``: what it was made of, for the file: networks with their digests, the question (default: nothing).
        - ``shorter``: by which options it becomes shorter, told where it is taller than a page (default: none).
        """
        parts = [body] if isinstance(body, Picture) else list(body)
        wide = max((part.width for part in parts), default=0.0)
        growth, scale, across = 1.0, page_scale(wide), max(wide / page_scale(wide), _LEAST_LEGEND)
        if self.look.width is not None and wide:
            across, scale = self.room, 1.0
        limit = inf if self.look.width is None else across
        head = [heading(title, *lines, limit=limit).scaled(scale)] if title else []
        given = list(legend) if self.look.legend else []
        if self.look.width is not None and wide:
            growth = growth_of(
                wide, _high(parts), self.room, TALLEST - _high(head) - _high(_flowing(given, across, 1.0))
            )
        small = max(LEAST_TEXT / LEGEND_SIZE, min(1.0, growth))  # beside small texts those of a legend are small
        below = _flowing(given, across, small)
        if self.look.width is not None and _high(head) + growth * _high(parts) + _high(below) > TALLEST:
            below = _flowing(given, across, min(small, _smallest(given, across)))  # and where the page is full
        stacked = [*head, *(part.scaled(growth) for part in parts)]
        stacked += [part.scaled(scale * min(1.0, limit / max(part.width, 1.0))) for part in below]
        margin = _MARGIN if self.look.width is None else _NARROW_MARGIN
        picture = Picture.stacked(stacked, gap=_GAP * scale, margin=margin, title=title).noting(*notes)
        if self.look.width is not None:
            picture = _widened(picture, self.look.width)
        picture = picture.noting(*filter(None, self._told(picture, shorter)))
        made = (*made, *self._worded())
        return themed(replace(picture, font=self.look.font, made=made), self.look.theme)

    def _worded(self) -> Iterator[tuple[str, str]]:
        """What of the look is not as in every picture, for the file."""
        usual = Look()
        if self.look.width is not None:
            yield "width", f"{self.look.width / UNITS['mm']:.4g} mm"
        for word in ("theme", "labels", "font", "legend"):
            if getattr(self.look, word) != getattr(usual, word):
                yield word, str(getattr(self.look, word)).lower() if word == "legend" else getattr(self.look, word)

    def _told(self, picture: Picture, shorter: str) -> Iterator[str]:
        """What the font lacks; that it is too tall; that texts are too small at this width, and from which on they
        are not.
        """
        yield typeface(self.look.font).note
        yield fallback.note(picture.texts(), self.look.font)
        if self.look.width is not None and picture.height > TALLEST + 0.5:
            tall, wide, most = (length / UNITS["mm"] for length in (picture.height, self.look.width, TALLEST))
            told = f"the picture is {tall:.0f} mm tall at {wide:.0f} mm, a journal's page {most:.0f} mm"
            yield f"{told}: {shorter}" if shorter else told
        least = least_text(picture.items)
        if self.look.width is not None and least < LEAST_TEXT - 0.005:
            enough = self.look.width * LEAST_TEXT / least / UNITS["mm"]
            yield (
                f"the smallest text is {least:.1f} pt at {self.look.width / UNITS['mm']:.0f} mm: from "
                f"{enough:.0f} mm on it is {LEAST_TEXT:g} pt"
            )


def growth_of(wide: float, tall: float, room: float, down: float = BODY) -> float:
    """How much a body of these points is made larger or smaller for a page: as wide as the ``room``, but no more than
    ``MOST_GROWTH`` times, and not larger where it would be taller than ``down``.
    """
    return min(room / wide, MOST_GROWTH, max(1.0, down / max(tall, 1.0)))


def _high(parts: Sequence[Picture]) -> float:
    """How tall parts are below each other, each with a gap."""
    return sum(part.height + _GAP for part in parts)


def _flowing(legend: Iterable[Picture | Sequence[Entry]], across: float, small: float) -> list[Picture]:
    """The parts of a legend, samples as rows as wide as there is room, in a smaller size."""
    return [part if isinstance(part, Picture) else flow(part, across / small).scaled(small) for part in legend]


def _smallest(legend: Iterable[Picture | Sequence[Entry]], across: float) -> float:
    """How small a legend may be made that its smallest text has 6 points, those of its samples among them."""
    drawn = _flowing(legend, across, 1.0)
    return min(1.0, LEAST_TEXT / min((least_text(part.items) for part in drawn), default=LEAST_TEXT))


@contextmanager
def canvas(words: LookWords) -> Iterator[Canvas]:
    """A canvas of a look, and its font for all that is measured within. Raises DrawingError for a look that is none."""
    look = Look.of(words)
    with fonts.using(look.font):
        yield Canvas(look)


def least_text(items: Iterable[Item]) -> float:
    """The size of the smallest text, in points; without any without end."""
    sizes = (
        item.size if isinstance(item, Text) else least_text(item.items)
        for item in items
        if isinstance(item, Text | Group)
    )
    return min(sizes, default=inf)


def made_of(*networks: Network, **asked: object) -> tuple[tuple[str, str], ...]:
    """What a picture was made of, as its file tells: each network with its digest, and what of the question is not
    empty.
    """
    told = [(f"network {network.name}", network.digest) for network in networks]
    return (*told, *((name, str(value)) for name, value in asked.items() if value is not None and str(value)))


def question_told(asked: Asked) -> dict[str, object]:
    """Context, setting, intervention and drugs of what was asked, in the words that ``made_of`` tells a file."""
    return {
        "context": asked.context,
        "setting": asked.setting,
        "intervention": asked.intervention,
        "drugs": ", ".join(drug.name for drug in asked.intervention.drugs),
    }


def _widened(picture: Picture, width: float) -> Picture:
    """In the middle of a page that is as wide as was asked for."""
    shift = (width - picture.width) / 2
    return replace(picture, width=width, items=tuple(item.moved(shift, 0) for item in picture.items))
