"""Cards: what a notebook shows of a value. A heading, a line of facts, and below it tables, pictures, folded parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol, TypeVar

from logicnet.display.markup import html_text
from logicnet.display.tables import TableView, clipped, paragraph

MOST_IN_A_LINE = 160
"""Characters of what a value says of itself in one line."""

_MOST_OF_A_FACT = 400  # characters
_FITTING = "max-width:100%;height:auto"
_Shown = TypeVar("_Shown")


class CardPart(Protocol):
    """What a card is made of: it writes itself as HTML, empty where there is nothing to show."""

    def html(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph of plain text; ``strong`` is its beginning, which is seen first."""

    text: str
    strong: str = ""

    def html(self) -> str:
        """The paragraph."""
        first = f"<b>{html_text(self.strong)}</b> " if self.strong else ""
        return paragraph(first + html_text(self.text)) if self.text or first else ""


@dataclass(frozen=True, slots=True)
class Transcript:
    """Lines of plain text under a title, laid out as they are; what is too long for the page goes on in the next."""

    title: str
    lines: Sequence[str]

    def html(self) -> str:
        """The lines; empty where there are none."""
        style = "white-space:pre-wrap;background:transparent;color:inherit;margin:.2em 0;padding:0;border:0"
        text = html_text("\n".join(self.lines).strip("\n"))
        return Note("", self.title).html() + f'<pre style="{style}">{text}</pre>' if text else ""


@dataclass(frozen=True, slots=True)
class Details:
    """Parts that are folded under a title until they are asked for."""

    title: str
    parts: Sequence[CardPart]

    def html(self) -> str:
        """The parts under their title; empty where they are."""
        inner = "".join(part.html() for part in self.parts)
        head = f'<summary style="cursor:pointer">{html_text(self.title)}</summary>'
        return f'<details style="margin:.3em 0">{head}{inner}</details>' if inner else ""


@dataclass(frozen=True, slots=True)
class Sketch:
    """The picture that ``logicnet.draw`` has of a value: plain where it is small, folded where it is large, and a line
    that says how to draw it where it is too large for a notebook. One that would not be read any more if it were as
    narrow as the page keeps its size, and scrolls.
    """

    of: object

    def html(self) -> str:
        """The picture on its own paper, no wider than the page."""
        # by name: what draws stands above what is drawn, and imports it
        inset = import_module("logicnet.draw.insets").inset(self.of)
        if not inset.svg:
            return Note(inset.note).html()
        svg = inset.svg.replace("<svg ", f'<svg style="{_FITTING}" ', 1) if inset.fits else inset.svg
        picture = f'<div style="overflow-x:auto">{svg}</div>'
        if not inset.folded:
            return picture
        return f'<details style="margin:.3em 0"><summary>{html_text(inset.note)}</summary>{picture}</details>'


@dataclass(frozen=True, slots=True)
class Card:
    """What a notebook shows of a value.

    - ``heading``: what it is.
    - ``said``: beside the heading, what was found.
    - ``facts``: pairs of a word and what is said of it; those of which nothing is said are left out.
    - ``parts``: what stands below.
    """

    heading: str
    said: str = ""
    facts: Sequence[tuple[str, object]] = ()
    parts: Sequence[CardPart] = field(default=())

    def html(self) -> str:
        """The card."""
        lines = [(word, "" if told is None else str(told)) for word, told in self.facts]
        facts = " · ".join(f"{html_text(word)}: {_fact(told)}" for word, told in lines if told)
        body = Note(self.said, self.heading).html() + paragraph(facts) + "".join(part.html() for part in self.parts)
        return f'<div style="overflow-x:auto;max-width:100%">{body}</div>'


class Visible:
    """A value that shows itself: ``_card`` is what a notebook shows, ``_line`` what it says of itself in text."""

    __slots__ = ()

    def _card(self) -> Card:
        """What a notebook shows of it."""
        return Card(self._line())

    def _line(self) -> str:
        """What it is, in a few words."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<{clipped(' '.join(self._line().split()), MOST_IN_A_LINE)}>"

    def _repr_html_(self) -> str:
        return self._card().html()


class VisibleTuple(tuple[_Shown, ...]):
    """A tuple of values that a notebook shows as a table. To everything else it is a tuple; where it is long, its text
    is their number.

    ``what`` says what they are, for one and for many of them; ``view`` is the table, made when it is looked at.
    """

    what: tuple[str, str]
    titles: Sequence[str]
    cells: Callable[[_Shown], Sequence[Any]]

    @classmethod
    def of(
        cls,
        values: Iterable[_Shown],
        what: tuple[str, str],
        titles: Sequence[str],
        cells: Callable[[_Shown], Sequence[Any]],
    ) -> VisibleTuple[_Shown]:
        """Values with their table: ``cells`` gives the row of one of them."""
        made = cls(values)
        made.what, made.titles, made.cells = what, titles, cells
        return made

    @property
    def view(self) -> TableView:
        """The table."""
        return TableView(self.titles, [self.cells(one) for one in self], all_rows="the tuple")

    @property
    def _counted(self) -> str:
        return f"{len(self) or 'no'} {self.what[len(self) != 1]}"

    def __repr__(self) -> str:
        whole = super().__repr__()
        return whole if len(whole) <= MOST_IN_A_LINE else f"<{self._counted}>"

    def _repr_html_(self) -> str:
        return Card(self._counted, parts=[self.view]).html()

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)


def _fact(text: str) -> str:
    """What is said of a word; what is long is cut, and whole where the mouse rests."""
    shown = clipped(text, _MOST_OF_A_FACT)
    return html_text(text) if shown == text else f'<span title="{html_text(text)}">{html_text(shown)}</span>'
