"""Outcomes: the mark and the colour of what an intervention does, in cells, beside bars and in legends.

Colour is the change, the mark the outcome, so that neither has to be trusted alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.scale import colour, number_cell, unknown_cell
from logicnet.draw.grids.table import Box
from logicnet.draw.paint.picture import Picture
from logicnet.draw.paint.shapes import Item, Text, ellipse, line, polygon, rectangle
from logicnet.draw.paint.style import GREY, INK, ink_on

OUTCOME_WORDS = {
    "removes": "removes the phenotype",
    "reduces": "reduces it",
    "keeps": "no change",
    "increases": "increases it",
    "unresolved": "sampled: cannot be told from no change",
    "undecided": "undecided",
    "failed": "failed",
}
"""What each mark stands for, in the order of legends."""
MORE = 1
"""The sign of changes whose cells are round: more of the phenotype."""
_REACHED = {"removes": "no longer reached", "increases": "reached, untreated not"}
_STAYS: Mapping[tuple[float | None, ...], str] = {(1.0,): "still reached", (0.0,): "not reached, as untreated"}
_ALWAYS = {"reduces": "as many show it, fewer always", "increases": "as many show it, more always"}
_UNKNOWN = {"unresolved": "≈", "undecided": "?", "failed": "!"}
_SAMPLE = Box(0, 0, 13, 13)


def outcome_cell(row: Row | None, box: Box, largest: float = 1.0) -> list[Item]:
    """One cell: the change as colour, ``largest`` the strongest, the outcome as mark; empty where there is no such
    intervention.
    """
    if row is None:
        return []
    if not row.known or row.change is None:
        x, y = box.centre
        return [*unknown_cell(box), rectangle(x - 3.6, y - 4, 7.2, 8, fill="#ffffff"), *outcome_mark(row, box)]
    return [
        *number_cell(row.change, box, largest, round_sign=MORE),
        *outcome_mark(row, box, ink_on(colour(row.change, largest))),
    ]


def outcome_mark(row: Row, box: Box, ink: str = INK) -> list[Item]:
    """The mark of an outcome in the middle of a box; hollow where the change is of the share that always shows it."""
    x, y = box.centre
    r = min(box.width, box.height, 15.0) * 0.26
    if not row.known:
        return [Text(x, y + 2.7, _UNKNOWN.get(row.outcome, "?"), 7.5, bold=True)]
    match row.outcome:
        case "removes":
            return [line([(x - r, y - r * s), (x + r, y + r * s)], stroke=ink, width=1.5) for s in (1, -1)]
        case "reduces" | "increases":
            up = 1 if row.outcome == "increases" else -1
            corners = [(x - r, y + r * 0.7 * up), (x + r, y + r * 0.7 * up), (x, y - r * up)]
            return [polygon(corners, stroke=ink, line=1.0) if row.always else polygon(corners, fill=ink)]
        case "keeps":
            return [ellipse(x, y, 1.1, 1.1, fill=GREY)]
        case _:
            return []


def outcome_legend(rows: Iterable[Row], largest: float = 1.0, *, cells: bool = True) -> list[tuple[Picture, str]]:
    """A sample of each outcome that is drawn, the strongest of its cells (without ``cells`` its mark alone), and its
    meaning.
    """
    tried = sorted((row for row in rows if row.type != "wild type"), key=_size)
    stays = _STAYS.get(tuple({row.value for row in tried if row.reaches and row.outcome == "keeps"}), "no change")
    found: dict[tuple[str, str], Row] = {(row.outcome, _told(row, stays)): row for row in tried}
    order = list(OUTCOME_WORDS)
    kept = sorted((key for key in found if key[0] in order), key=lambda key: (order.index(key[0]), found[key].always))
    if ("keeps", "no change") in kept:  # which the others of its mark are too
        kept = [key for key in kept if key[0] != "keeps" or key[1] == "no change"]
    return [(_sample(found[key], largest, cells=cells), key[1]) for key in kept]


def _told(row: Row, stays: str) -> str:
    """What a mark says in this row: of what is reached, or of how often the phenotype shows."""
    words = {**_REACHED, "keeps": stays} if row.reaches else _ALWAYS if row.always else {}
    return words.get(row.outcome, OUTCOME_WORDS.get(row.outcome, ""))


def _size(row: Row) -> float:
    return abs(row.change or 0.0)


def _sample(row: Row, largest: float, *, cells: bool) -> Picture:
    items = outcome_cell(row, _SAMPLE, largest) if cells else outcome_mark(row, _SAMPLE)
    return Picture(_SAMPLE.width, _SAMPLE.height, tuple(items))
