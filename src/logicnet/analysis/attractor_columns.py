"""What every table with a row for each attractor tells: what it is, what it shows, which components are on.

What differs between rows comes first, so that rows that are cut still differ. The command line and a notebook lay the
same columns out, each in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from logicnet.analysis.readings import PhenotypeBearer, Readings
from logicnet.display import TableView
from logicnet.display.tables import worth_a_look
from logicnet.model.assignment import equated, equation


class AttractorLike(PhenotypeBearer, Protocol):
    """What an attractor is asked here, as ``logicnet.Attractor`` has it."""

    @property
    def kind(self) -> str: ...
    @property
    def states(self) -> int | None: ...
    @property
    def fixed(self) -> Mapping[str, int]: ...
    @property
    def oscillating(self) -> tuple[str, ...]: ...
    @property
    def condition(self) -> Mapping[str, int]: ...
    @property
    def free_inputs(self) -> tuple[str, ...]: ...
    @property
    def levels(self) -> Mapping[str, tuple[int, int]]: ...
    @property
    def by_variables(self) -> AttractorLike: ...


MOST_SIDE_BY_SIDE = 4
"""Phenotypes that have a column each in a notebook."""
_SAID = {"always": "shows", "sometimes": "shows at times", "depends": "shows, depending on an input"}
Column = tuple[str, Sequence[object]]
"""A title, and a cell for each row; several names in one cell are a tuple."""


def attractor_columns(
    first: Sequence[Column],
    several: Sequence[AttractorLike],
    readings: Readings,
    components: Sequence[str] = (),
    conditions: Sequence[str] | None = None,
    most: int | None = None,
) -> tuple[list[Column], int]:
    """The ``first`` columns, then what is told of every attractor, and how many of the last ones are the same in all
    rows. ``components`` stand in columns of their own in the place of the lists of names; ``conditions`` are the
    conditions as they are to be shown. More phenotypes than ``most`` stand by name under what is said of them.
    """
    written = [equated(one.condition) for one in several] if conditions is None else conditions
    told: list[Column] = [
        *first,
        ("kind", [one.kind for one in several]),
        ("states", ["?" if one.states is None else one.states for one in several]),
        *([("condition", written)] if any(written) else []),
    ]
    if any(one.free_inputs for one in several):
        told.append(("free", [one.free_inputs for one in several]))
    measures = zip(readings.names, zip(*map(readings.cells, several), strict=True), strict=False)
    first_of, rest = gathered(list(measures), len(readings.phenotypes), most, _SAID)
    differing, same = parted(rest)
    names = _components(several, components)
    told += [*names, *differing, *same] if components else [*first_of, *differing, *names, *same]
    return told, len(same)


def attractor_view(first: Sequence[Column], several: Sequence[AttractorLike], readings: Readings) -> TableView:
    """The table as a notebook shows it. ``first`` has cells for the attractors that are worth a look, or for more."""
    shown = worth_a_look(several)
    given = [(title, cells[: len(shown)]) for title, cells in first]
    return TableView.of_columns(
        attractor_columns(given, shown, readings, most=MOST_SIDE_BY_SIDE)[0], total=len(several)
    )


def gathered(
    columns: Sequence[Column], number: int, most: int | None, said: Mapping[str, str]
) -> tuple[list[Column], list[Column]]:
    """The first so many columns, which hold words, as a column for each word that is ``said``: the titles of those that
    say it. And the other columns; all of them where there are not more than ``most`` to gather.
    """
    if most is None or number <= most:
        return [], list(columns)
    words, rest = columns[:number], list(columns[number:])
    rows = list(zip(*(cells for _, cells in words), strict=True))
    titles = [title for title, _ in words]
    made: list[Column] = [
        (title, [tuple(name for name, cell in zip(titles, row, strict=True) if cell == word) for row in rows])
        for word, title in said.items()
    ]
    return [one for one in made if any(one[1])], rest


def parted(columns: Iterable[Column]) -> tuple[list[Column], list[Column]]:
    """The columns that differ between rows, and the others."""
    several = list(columns)
    return [one for one in several if len(set(one[1])) > 1], [one for one in several if len(set(one[1])) <= 1]


def _components(several: Sequence[AttractorLike], chosen: Sequence[str]) -> list[Column]:
    if chosen:
        differing, same = parted((name, [cell(one, name) for one in several]) for name in chosen)
        return [*differing, *same]
    return [
        ("on", _differing_first([*map(names_on, several)])),
        ("oscillating", _differing_first([*map(names_oscillating, several)])),
    ]


def _differing_first(lists: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The same lists; what stands in all of them comes last in each."""
    everywhere = set(lists[0]).intersection(*lists) if len(lists) > 1 else set()
    return [tuple(sorted(names, key=everywhere.__contains__)) for names in lists]


def cell(attractor: AttractorLike, name: str) -> str:
    """What a component does in an attractor, in one character; the levels between which it oscillates, ``1..2``."""
    if name in attractor.fixed:
        return str(attractor.fixed[name])
    if name in attractor.free_inputs:
        return "*"
    return "{}..{}".format(*attractor.levels[name]) if name in attractor.levels else "~"


def names_on(attractor: AttractorLike) -> list[str]:
    """The components that are on, as a row names them: those with levels by their level, ``X=2``."""
    levels = attractor.by_variables is not attractor
    return [
        equation(name, level) if levels and name not in attractor.by_variables.fixed else name
        for name, level in attractor.fixed.items()
        if level
    ]


def names_oscillating(attractor: AttractorLike) -> list[str]:
    """The components that oscillate, as a row names them: those with levels by their levels, ``X=1..2``."""
    return [equation(n, cell(attractor, n)) if n in attractor.levels else n for n in attractor.oscillating]
