"""Cut edges as a matrix of sources and targets, where they are so many that this is easier to read than their list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf

from logicnet.draw.grids.choice import ScreenEntry
from logicnet.draw.grids.outcomes import outcome_cell
from logicnet.draw.grids.panels import titled
from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.table import Axis, Box, draw_table
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, rectangle
from logicnet.draw.paint.style import GREY

_DENSE = 0.2  # the share of a matrix that edges fill, from which it is easier to read than their list
_MATRIX = 12  # edges from which there may be one


def edge_matrix(
    candidates: Mapping[tuple[str, str], ScreenEntry],
    order: Sequence[str],
    titles: Mapping[str, str],
    *,
    room: float = inf,
    largest: float = 1.0,
) -> Picture | None:
    """Sources against targets, where edges are so many that this is easier to read than their list, and there is room;
    else None. A cell is split where the edge was read as 0 (left), as 1 and as further levels.
    """
    rank = {name: place for place, name in enumerate(order)}
    sources, targets = (
        sorted({edge[end] for edge in candidates}, key=lambda name: (rank.get(name, len(rank)), name)) for end in (0, 1)
    )
    if len(candidates) < _MATRIX or len(candidates) < _DENSE * len(sources) * len(targets):
        return None
    values = sorted({value for one in candidates.values() for value in one.cells}, key=int)

    def cell(row: int, column: int, box: Box) -> list[Item]:
        found = candidates.get((sources[row], targets[column]))
        return _edge_cell(found.cells if found else {}, box, largest)

    rows, columns = (Axis(tuple(titles.get(name, name) for name in names)) for names in (sources, targets))
    across = 10.5 * len(values) if len(values) > 1 else 13
    drawn = draw_table(rows, columns, cell, cell=(across, 12.5), size=7.5, corner="from ↓ to →")
    how = ": the target reads 0 (left half) or 1 (right half)" if values == ["0", "1"] else ""
    if len(values) > 2:
        how = f": the target reads {values[0]} (left) to {values[-1]} (right)"
    return titled(f"edges cut{how}", drawn, room) if drawn.width <= room else None


def _edge_cell(found: Mapping[str, Row], box: Box, largest: float) -> list[Item]:
    inner = box.inner
    if not found:
        return [rectangle(*inner, fill="#f7f7f7")]
    if len(found) == 1:
        return outcome_cell(next(iter(found.values())), box, largest)
    share = box.width / len(found)
    parts = [
        item
        for place, value in enumerate(sorted(found, key=int))
        for item in outcome_cell(found[value], Box(box.x + share * place, box.y, share, box.height), largest)
    ]
    return [*parts, rectangle(*inner, stroke=GREY, line=0.5)]
