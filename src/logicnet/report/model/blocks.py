"""The vocabulary of a report: what sections are made of, without any markup; ``html`` writes it."""

from __future__ import annotations

from dataclasses import dataclass

from logicnet.model.annotation import link_to


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """Text that leads to an address: ``https://…``, or ``#id`` of a section."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Code:
    """A name, a rule or a command, as it is typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Flag:
    """A word that is seen at a glance. ``tone`` is good, bad or open; the word says the same without colour."""

    text: str
    tone: str


Inline = str | Hyperlink | Code | Flag
Cell = Inline | tuple[Inline, ...]
"""One piece of text, or several after one another."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``note`` says that it tells what is missing, or how far an answer goes."""

    text: Cell
    note: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table with a caption, a head, and the first cell of each row as that row's head. ``numbers`` are the titles of
    columns that hold numbers.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numbers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Particulars:
    """Pairs of a term and what is said of it."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as SVG, with what it shows in words for those who do not see it."""

    svg: str
    caption: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """Lines of a file, ready to paste."""

    text: str
    caption: str


Block = Paragraph | Subheading | DataTable | Particulars | Drawing | Snippet


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: the ``id`` that links lead to, its title, and its blocks."""

    id: str
    title: str
    blocks: tuple[Block, ...]


def run_together(several: tuple[Inline, ...] | list[Inline], between: str = ", ") -> tuple[Inline, ...]:
    """Pieces of text with something between them.

    >>> run_together([Code("A"), Code("B")])
    (Code(text='A'), ', ', Code(text='B'))
    """
    found: list[Inline] = []
    for one in several:
        found += [between, one] if found else [one]
    return tuple(found)


def typed(names: tuple[str, ...] | list[str], most: int | None = None) -> tuple[Inline, ...]:
    """Names as they are typed, with how many more there are than ``most``; "none" where there are none.

    >>> typed(["A", "B", "C"], 2)
    (Code(text='A'), ', ', Code(text='B'), ' and 1 more')
    """
    shown = list(names[:most])
    more = (f" and {len(names) - len(shown)} more",) if len(shown) < len(names) else ()
    return (*run_together([Code(name) for name in shown]), *more) if names else ("none",)


def identifier_link(uri: str) -> Inline:
    """An identifier with its address; as text where it has none on the web."""
    address = link_to(uri)
    return Hyperlink(uri, address) if address.startswith(("http://", "https://")) else uri
