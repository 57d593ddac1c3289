"""What interventions are called in pictures: a drug by its name, a change by what it changes.

Where components go by their titles, so does a change: ``IL-6R %0``; by their names it stands as in tables, ``IL6R%0``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from logicnet.draw.grids.choice import ScreenEntry
from logicnet.draw.grids.rows import Row
from logicnet.draw.paint import fonts
from logicnet.model.notation import component_of, divided, edge_of, readings, touched, words

UNTREATED_ROW = "untreated"
_VALUE = re.compile(r" ?%[0-9:@.]+$")
_LINKS = re.compile(r"( → | \+ )")
_HELD = ("knock-out", "knock-in")
_NOTATION = {"0": "%0: knock-out", "1": "%1: knock-in", "edge": "A → B %0: B reads A as 0"}
_SHARES = (0.5, 0.7, 0.3, 0.85, 0.15)  # of a label that is cut in its middle, that stand before it
_LEAST_PART = 3  # letters that are left of each part of a label


@dataclass(frozen=True, slots=True)
class Titles:
    """The ``titles`` of components by name; without a network none. Where each is the name, changes stand as they are
    in tables.
    """

    titles: Mapping[str, str]

    @property
    def spoken(self) -> bool:
        """Whether changes are told by titles."""
        return any(name != title for name, title in self.titles.items())

    def candidates(self, rows: Sequence[Row], column: str | None = None) -> list[ScreenEntry]:
        """Each intervention with its rows by place, or under ``column`` where there is one place."""
        found: dict[str, dict[str, Row]] = {}
        for row in rows:
            if row.type != "wild type":
                place = row.place if column is None else column
                found.setdefault(f"{row.drugs} {row.intervention}", {})[place] = row
        return [ScreenEntry(key, self.intervention(next(iter(cells.values()))), cells) for key, cells in found.items()]

    def components(self, rows: Sequence[Row]) -> list[ScreenEntry]:
        """Each component, by its name, with the rows that hold it by the value it is held at."""
        found: dict[str, dict[str, Row]] = {}
        for row in rows:
            found.setdefault(component_of(row.intervention), {})[divided(row.intervention)[1] or ""] = row
        return [ScreenEntry(name, self.titles.get(name, name), cells) for name, cells in found.items()]

    def edges(self, rows: Sequence[Row]) -> dict[tuple[str, str], ScreenEntry]:
        """Each edge by its ends, with the rows that cut it by the value that its target reads."""
        found: dict[tuple[str, str], dict[str, Row]] = {}
        for row in rows:
            ends = edge_of(row.intervention, self.titles)
            found.setdefault(ends, {})[divided(row.intervention)[1] or ""] = row
        return {
            ends: ScreenEntry("\t".join(ends), " → ".join(self.titles.get(name, name) for name in ends), cells)
            for ends, cells in found.items()
        }

    def intervention(self, row: Row) -> str:
        """The drugs, or what else is changed."""
        if row.drugs or not row.intervention:
            return row.drugs or UNTREATED_ROW
        if not self.spoken:
            return row.intervention
        return " + ".join(self._change(match.group()) for match in words(row.intervention))

    def _change(self, word: str) -> str:
        """One change by titles; as it is written where it is not known what it touches."""
        value = divided(word)[1]
        (names, *_) = touched(word, self.titles) or [()]
        if value is None or not names:
            return word
        return f"{' → '.join(self.titles.get(name, name) for name in names)} %{value}"


def notation_of(rows: Iterable[Row]) -> str:
    """What the notation of these rows means; empty where they are drugs alone."""
    found = set()
    for row in rows:
        for word in row.parts if not row.drugs else ():
            place, value = divided(word)
            edge = row.type == "edge cut" or (row.type not in _HELD and len(readings(place)) > 1)
            found.add("edge" if edge else value)
    return " · ".join(text for kind, text in _NOTATION.items() if kind in found)


def cut_names(labels: Sequence[str], size: float, limit: float) -> tuple[str, ...]:
    """What is drawn of each label in ``limit`` points: an edge loses letters at both of its ends, and never its value;
    those that would look alike lose letters in their middle, and are numbered where that does not tell them apart.
    """
    values = [match.group() if (match := _VALUE.search(label)) else "" for label in labels]
    heads = [label.removesuffix(value) for label, value in zip(labels, values, strict=True)]
    pairs = zip(heads, values, strict=True)
    shown = [_narrowed(head, size, limit - fonts.width(value, size)) + value for head, value in pairs]
    for share in _SHARES:
        for place in _alike(labels, shown):
            shown[place] = _without_middle(labels[place], size, limit, share)
    for number, place in enumerate(_alike(labels, shown), start=1):
        mark = f" #{number}"
        shown[place] = fonts.shorten(labels[place], size, limit - fonts.width(mark, size)) + mark
    return tuple(shown)


def _alike(labels: Sequence[str], shown: Sequence[str]) -> list[int]:
    """The places of labels that are cut to the same text as a different one."""
    stand: dict[str, set[str]] = {}
    for label, text in zip(labels, shown, strict=True):
        stand.setdefault(text, set()).add(label)
    return [place for place, text in enumerate(shown) if len(stand[text]) > 1]


def _without_middle(label: str, size: float, limit: float, share: float) -> str:
    """As much of a label as fits, with so large a share of it from its beginning."""
    if fonts.width(label, size) <= limit:
        return label
    most = len(label)
    while most > 2 and fonts.width(_ends(label, most, share), size) > limit:
        most -= 1
    return _ends(label, most, share)


def _ends(label: str, letters: int, share: float) -> str:
    begin = max(1, round(letters * share))
    return f"{label[:begin]}…{label[len(label) - max(letters - begin, 1) :]}"


def _narrowed(head: str, size: float, limit: float) -> str:
    """A label whose longest parts lose letters until it fits."""
    parts = _LINKS.split(head)
    if len(parts) == 1 or fonts.width(head, size) <= limit:
        return fonts.shorten(head, size, limit)
    names, links = parts[::2], parts[1::2]
    widths = [fonts.width(name, size) for name in names]
    share = (limit - sum(fonts.width(link, size) for link in links)) / len(names)
    share += sum(max(share - width, 0.0) for width in widths) / sum(width > share for width in widths)
    cut = [fonts.shorten(name, size, share) for name in names]
    if any(len(name) <= _LEAST_PART < len(whole) for name, whole in zip(cut, names, strict=True)):
        return fonts.shorten(head, size, limit)
    return "".join(chain.from_iterable(zip_longest(cut, links, fillvalue="")))
