"""Outcomes: each has its own mark, visible on its own colour, and the legend shows it as it is drawn."""

from __future__ import annotations

import pytest

from logicnet.draw.grids.outcomes import OUTCOME_WORDS, outcome_cell, outcome_legend, outcome_mark
from logicnet.draw.grids.rows import Row
from logicnet.draw.grids.scale import number_cell, unknown_cell
from logicnet.draw.grids.table import Box
from logicnet.draw.paint.shapes import Shape, Text
from logicnet.draw.paint.themes import contrast

BOX = Box(0, 0, 13, 13)
LEAST_CONTRAST = 3.0  # what WCAG 2 asks of graphical objects


def row(change: float | None, outcome: str, *, always: bool = False) -> Row:
    value = None if change is None else 0.5 + change
    return Row("A%0", "knock-out", "", "P", value, change, outcome, always=always)


def test_each_outcome_has_its_own_mark_on_the_colour_of_its_change() -> None:
    cells = {word: outcome_cell(row(-0.5, word), BOX) for word in ("removes", "reduces", "increases", "keeps")}
    assert all(cell[:1] == number_cell(-0.5, BOX) for cell in cells.values())
    assert len({str(cell[1:]) for cell in cells.values()}) == 4


def test_what_is_not_known_is_hatched_with_a_mark_of_its_own_and_what_was_not_tried_is_empty() -> None:
    hatched = unknown_cell(BOX)
    cells = [
        outcome_cell(row(change, word), BOX)
        for change, word in ((None, "undecided"), (-0.1, "unresolved"), (None, "failed"))
    ]
    assert all(cell[: len(hatched)] == hatched for cell in cells)
    assert [item.text for cell in cells for item in cell if isinstance(item, Text)] == ["?", "≈", "!"]
    assert outcome_cell(None, BOX) == []


@pytest.mark.parametrize("change", [-1.0, -0.7, -0.5, -0.2, -0.001, 0.0, 0.001, 0.3, 0.5, 0.8, 1.0])
@pytest.mark.parametrize("word", ["removes", "reduces", "increases"])
@pytest.mark.parametrize("always", [False, True])
def test_a_mark_is_seen_on_the_colour_of_any_change(change: float, word: str, always: bool) -> None:
    cells = number_cell(change, BOX, round_sign=1)
    cell, marks = cells[-1], outcome_cell(row(change, word, always=always), BOX)[len(cells) :]
    assert isinstance(cell, Shape) and marks
    for mark in marks:
        assert isinstance(mark, Shape)
        assert contrast(mark.fill or mark.stroke, cell.fill) >= LEAST_CONTRAST


def test_a_change_of_what_always_shows_it_has_a_hollow_mark() -> None:
    (full,), (hollow,) = (outcome_mark(row(0.25, "increases", always=always), BOX) for always in (False, True))
    assert isinstance(full, Shape) and isinstance(hollow, Shape)
    assert full.fill and not hollow.fill and hollow.stroke


def test_the_legend_shows_the_strongest_cell_of_each_outcome_that_is_drawn_and_no_other() -> None:
    rows = [row(-0.5, "removes"), row(-0.1, "reduces"), row(-0.3, "reduces"), row(0.2, "increases", always=True)]
    legend = outcome_legend(rows)
    assert [text for _, text in legend] == [
        OUTCOME_WORDS["removes"],
        OUTCOME_WORDS["reduces"],
        "as many show it, more always",
    ]
    assert legend[1][0].items == tuple(outcome_cell(rows[2], BOX))
    assert legend[2][0].items == tuple(outcome_cell(rows[3], BOX))


def test_a_cell_of_more_is_round_so_that_a_picture_without_colour_tells_it_from_one_of_less() -> None:
    (less, *_), (frame, more, *_) = outcome_cell(row(-0.5, "reduces"), BOX), outcome_cell(row(0.5, "increases"), BOX)
    forms = [{op for op, _ in one.path} for one in (less, frame, more) if isinstance(one, Shape)]
    assert "C" not in forms[0] | forms[1] and "C" in forms[2]


@pytest.mark.parametrize(
    ("untreated", "after", "said"),
    [
        (1.0, [("removes", 0.0)], ["no longer reached"]),
        (1.0, [("keeps", 1.0), ("removes", 0.0)], ["no longer reached", "still reached"]),
        (0.0, [("keeps", 0.0), ("increases", 1.0)], ["not reached, as untreated", "reached, untreated not"]),
        (1.0, [("keeps", 1.0), ("keeps", 0.0)], ["no change"]),
    ],
)
def test_of_what_is_reached_the_legend_says_reached_or_not(
    untreated: float, after: list[tuple[str, float]], said: list[str]
) -> None:
    rows = [
        Row("A%0", "knock-out", "", "P", 0.3, value - untreated, word, column="reachable", value=value)
        for word, value in after
    ]
    assert [text for _, text in outcome_legend(rows)] == said


def test_without_cells_the_legend_shows_the_marks_alone() -> None:
    ((picture, _),) = outcome_legend([row(-0.5, "removes")], cells=False)
    assert picture.items == tuple(outcome_mark(row(-0.5, "removes"), BOX))
