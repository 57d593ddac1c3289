"""What every table with a row for each trap space tells: what it shows, what is on in it, and what is free."""

from __future__ import annotations

from collections.abc import Sequence

from logicnet.analysis.attractor_columns import Column, gathered, parted
from logicnet.analysis.readings import Readings
from logicnet.model import Network, Subspace
from logicnet.model.assignment import equation

SAID_OF_SPACES = {"1": "shows", "-": "may show"}
"""Of phenotypes that stand by name: in all states of a trap space, and in some or where that is not decided."""


def space_columns(
    spaces: Sequence[Subspace], network: Network, readings: Readings, *, patterns: bool = True, most: int | None = None
) -> tuple[list[Column], int]:
    """The columns: its number, the phenotypes and readouts that differ, its pattern, what is on, what is free, the
    other readings; and how many of the last are the same in all rows. ``patterns`` says whether there is a column of
    patterns. More phenotypes than ``most`` stand by name under what is said of them. Where nothing is free, as in fixed
    points, there is no column of that.
    """
    told = [space.to_dict() for space in spaces]
    on = [
        tuple(
            equation(name, value) if name in network.levels else name for name, value in one["fixed"].items() if value
        )
        for one in told
    ]
    free = [tuple(_free(name, one.get("levels", {})) for name in one["free"]) for one in told]
    columns: list[Column] = [("pattern", [space.pattern for space in spaces])] if patterns else []
    columns += [("on", on), *([("free", free)] if any(free) else [])]
    cells = zip(*(readings.cells_in(space, network) for space in spaces), strict=True)
    measures = list(zip(readings.names, cells, strict=False))
    first, rest = gathered(measures, len(readings.phenotypes), most, SAID_OF_SPACES)
    differing, same = parted(rest)
    return [("number", range(1, len(spaces) + 1)), *first, *differing, *columns, *same], len(same)


def _free(name: str, ranges: dict[str, Sequence[int]]) -> str:
    return equation(name, "{}..{}".format(*ranges[name])) if name in ranges else name
