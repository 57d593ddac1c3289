"""Attractors one a row, as the command line lays them out: lists of names shortened, conditions where they fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from logicnet.cli.table import room, shortened, table
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractor
    from logicnet.analysis.attractor_columns import Column
    from logicnet.analysis.readings import Readings

_MOST_NAMES = 10  # of the components that are on, in a row
_RIGHT = frozenset({"attractor", "states"})
_WHOLE = frozenset({"condition", "probability", "95 % interval"})  # cut ones would be alike, or other numbers


def attractor_rows(
    first: Sequence[Column], several: Sequence[Attractor], readings: Readings, components: Sequence[str] = ()
) -> str:
    """A table with a row for each attractor: the ``first`` columns, then what all commands tell of one. ``components``
    stand in columns of their own in the place of the lists of names.
    """
    from logicnet.analysis.attractor_columns import attractor_columns

    conditions, legend = _conditions(several)
    told, same = attractor_columns(first, several, readings, components, conditions)
    rows = zip(*([_in_words(cell) for cell in cells] for _, cells in told), strict=True)
    return legend + table([title for title, _ in told], list(rows), right=_RIGHT, whole=_WHOLE, spare=same)


def _in_words(cell: object) -> object:
    return shortened(cell, _MOST_NAMES) if isinstance(cell, tuple) else cell


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
