"""Attractors one a row: what each is, what it shows, and which components are on. What differs between rows comes
first, so that rows that are cut still differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from logicnet.cli.table import room, shortened, table
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractor
    from logicnet.analysis.readings import Readings

Column = tuple[str, Sequence[object]]
"""A title, and a cell for each row."""

_MOST_NAMES = 10  # of the components that are on, in a row
_RIGHT = frozenset({"attractor", "states"})
_WHOLE = frozenset({"condition", "probability", "95 % interval"})  # cut ones would be alike, or other numbers


def attractor_rows(
    first: Sequence[Column], several: Sequence[Attractor], readings: Readings, components: Sequence[str] = ()
) -> str:
    """A table with a row for each attractor: the ``first`` columns, then what all commands tell of one. ``components``
    stand in columns of their own in the place of the lists of names.
    """
    conditions, legend = _conditions(several)
    told: list[Column] = [
        *first,
        ("kind", [one.kind for one in several]),
        ("states", ["?" if one.states is None else one.states for one in several]),
        *([("condition", conditions)] if any(conditions) else []),
    ]
    if any(one.free_inputs for one in several):
        told.append(("free", [shortened(one.free_inputs, _MOST_NAMES) for one in several]))
    differing, same = parted(zip(readings.names, zip(*map(readings.cells, several), strict=True), strict=False))
    names = _components(several, components)
    told += [*names, *differing, *same] if components else [*differing, *names, *same]
    rows = zip(*(cells for _, cells in told), strict=True)
    return legend + table([title for title, _ in told], list(rows), right=_RIGHT, whole=_WHOLE, spare=len(same))


def parted(columns: Iterable[Column]) -> tuple[list[Column], list[Column]]:
    """The columns that differ between rows, and the others."""
    several = list(columns)
    return [one for one in several if len(set(one[1])) > 1], [one for one in several if len(set(one[1])) <= 1]


def _components(several: Sequence[Attractor], chosen: Sequence[str]) -> list[Column]:
    from logicnet.analysis.answer import cell, names_on, names_oscillating

    if chosen:
        differing, same = parted((name, [cell(one, name) for one in several]) for name in chosen)
        return [*differing, *same]
    return [
        ("on", [shortened(names, _MOST_NAMES) for names in _differing_first([*map(names_on, several)])]),
        ("oscillating", [shortened(n, _MOST_NAMES) for n in _differing_first([*map(names_oscillating, several)])]),
    ]


def _differing_first(lists: Sequence[Sequence[str]]) -> list[list[str]]:
    """The same lists; what stands in all of them comes last in each."""
    everywhere = set(lists[0]).intersection(*lists) if len(lists) > 1 else set()
    return [sorted(names, key=everywhere.__contains__) for names in lists]


def _conditions(several: Sequence[Attractor]) -> tuple[list[str], str]:
    """The condition of each, and a line above the table: where equations would not fit the terminal, cut ones would be
    alike, so the values alone stand in the rows and the names above them.
    """
    written = [equated(one.condition) for one in several]
    most = room()
    if most is None or max(map(len, written), default=0) <= most // 3:
        return written, ""
    names = dict.fromkeys(name for one in several for name in one.condition)
    values = ["".join(str(one.condition.get(name, "-")) for name in names) for one in several]
    return values, f"condition: values of {' '.join(names)}\n\n"
