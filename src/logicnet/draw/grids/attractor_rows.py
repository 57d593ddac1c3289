"""The rows of an attractor heatmap: what is read of each attractor that is drawn, and whether it differs among all.

What a picture says of "all attractors" is judged on all that are listed, however few of them are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from logicnet.draw.grids.table import by_kind
from logicnet.draw.paint.style import LevelValue
from logicnet.errors import UnknownName

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractor
    from logicnet.logic import Expression
    from logicnet.model import Network

SHOWS: Mapping[str, int | str | None] = {"always": 1, "never": 0, "sometimes": None, "depends": "*"}
"""What is drawn of a phenotype, by what an attractor shows of it."""
CONDITION, READ_OUT = "condition", "readout"
_EITHER = "=0|1"  # as ``input_cell`` has it
AttractorValue: TypeAlias = "int | str | LevelValue | None"


@dataclass(frozen=True, slots=True)
class HeatmapRow:
    """A row of the heatmap.

    - ``name``: what is read.
    - ``group``: the group that it stands in: ``CONDITION``, ``READ_OUT``, or the word of a kind.
    - ``values``: its value in each attractor that is drawn.
    - ``changes``: whether it differs among all that are listed.
    """

    name: str
    group: str
    values: tuple[AttractorValue, ...]
    changes: bool

    def first(self, count: int) -> HeatmapRow:
        """The same row of fewer attractors."""
        return replace(self, values=self.values[:count])


def heatmap_rows(network: Network, found: Sequence[Attractor], drawn: int, read: Sequence[str]) -> list[HeatmapRow]:
    """Inputs that differ among the attractors ``found``, then components by kind, then what is ``read`` out, each with
    its values in the first ``drawn`` of them.
    """
    held = frozenset(name for one in found for name in one.condition)
    order = by_kind([(c.name, c.kind) for c in network.components])
    maxima = {c.name: c.maximum for c in network.components}
    rows = {
        name: _row(name, kind, found, drawn, partial(value_of, name=name, maximum=maxima[name])) for name, kind in order
    }
    on_top = [name for name in maxima if name in held and rows[name].changes]
    told = [HeatmapRow(name, CONDITION, rows[name].values, changes=True) for name in on_top]
    told += [row for name, row in rows.items() if name not in on_top]
    shown = (partial(_shown, expression=network.expression(name)) for name in read)
    return [*told, *(_row(name, READ_OUT, found, drawn, value) for name, value in zip(read, shown, strict=True))]


def chosen_rows(network: Network, rows: Sequence[HeatmapRow], names: Sequence[str]) -> list[HeatmapRow]:
    """The rows of the components that are asked for, with conditions and readouts; all of them where none is. Raises
    UnknownName for one that the network does not have.
    """
    known = [component.name for component in network.components]
    for name in names:
        if name not in known:
            raise UnknownName("component", name, known)
    return [row for row in rows if not names or row.name in names or row.group in (CONDITION, READ_OUT)]


def value_of(attractor: Attractor, name: str, maximum: int = 1) -> AttractorValue:
    """0, 1, a level of a component with a higher maximum, None (it oscillates) or '*' (an input that is free in this
    attractor).
    """
    if name in attractor.fixed:
        level = int(attractor.fixed[name])
        return level if maximum == 1 else LevelValue(level, level, maximum)
    if name in attractor.free_inputs:
        return "*"
    return None if maximum == 1 else LevelValue(*attractor.levels[name], maximum)


def condition_text(value: AttractorValue) -> str:
    """The value of an input as ``input_cell`` draws it: a dot, a ring, a stroke, or of one with levels the level."""
    if isinstance(value, LevelValue):
        return f"{value.low}" if value.low == value.high else f"{value.low}–{value.high}"
    return _EITHER if value == "*" else f"={value}"


def _shown(attractor: Attractor, expression: Expression) -> AttractorValue:
    return SHOWS[attractor.shows(expression)]


def _row(
    name: str, group: str, found: Sequence[Attractor], drawn: int, value: Callable[[Attractor], AttractorValue]
) -> HeatmapRow:
    first: Hashable = value(found[0]) if found else None
    changes = any(value(one) != first for one in found)
    return HeatmapRow(name, group, tuple(map(value, found[:drawn])), changes)
