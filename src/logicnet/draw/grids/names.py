"""What interventions are called in pictures: a drug by its name, a change by what it changes.

Where components go by their titles, so does a change: ``IL-6R %0``; by their names it stands as in tables, ``IL6R%0``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from logicnet.draw.grids.choice import ScreenEntry
from logicnet.draw.grids.rows import Row
from logicnet.model.notation import component_of, divided, edge_of, readings, touched, words

UNTREATED_ROW, UNTREATED_REACHED = "untreated", "untreated: reached?"
_HELD = ("knock-out", "knock-in")
_NOTATION = {"0": "%0: knock-out", "1": "%1: knock-in"}


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


def notation_of(rows: Iterable[Row], *, spoken: bool = True) -> str:
    """What the notation of these rows means, told by titles where ``spoken`` and else as in tables; empty where they
    are drugs alone.
    """
    found: set[str | None] = set()
    edges: set[str | None] = set()
    for row in rows:
        for word in row.parts if not row.drugs else ():
            place, value = divided(word)
            edge = row.type == "edge cut" or (row.type not in _HELD and len(readings(place)) > 1)
            (edges if edge else found).add(value)
    sign = "A → B " if spoken else "A:B"
    read = [f"{sign}%{value}: B reads A as {value}" for value in sorted(value for value in edges if value)]
    return " · ".join([*(text for kind, text in _NOTATION.items() if kind in found), *read])
