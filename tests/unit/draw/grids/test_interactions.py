"""Glyphs of interactions: each class has a form of its own, which points down or up, inside its cell."""

from __future__ import annotations

import pytest

from logicnet.draw.grids.interactions import (
    CLASS_MEANINGS,
    IDLE,
    effect_cell,
    glyph,
    interaction_cell,
    pair_sample,
    single_cell,
)
from logicnet.draw.grids.scale import unknown_cell
from logicnet.draw.grids.table import Box
from logicnet.draw.paint.shapes import Item, Shape
from logicnet.draw.paint.style import BLUE, VERMILLION
from logicnet.screens.interactions import CLASSES, UNRESOLVED

BOX = Box(10, 20, 13, 13)


def form(items: list[Item]) -> list[object]:
    return [(item.path, bool(item.fill)) for item in items if isinstance(item, Shape)]


def test_every_class_has_a_glyph_whatever_its_excess_and_a_dot_is_where_one_changes_nothing() -> None:
    assert set(CLASS_MEANINGS) == set(CLASSES) - {IDLE, UNRESOLVED}
    forms = [str(form(glyph(word, sign, BOX))) for word in CLASS_MEANINGS for sign in (1.0, -1.0, 0.0)]
    forms.append(str(form(glyph(IDLE, 0.0, BOX))))
    assert len(set(forms)) == len(forms)
    assert form(glyph(IDLE, -0.5, BOX)) == form(glyph(IDLE, 0.0, BOX))


@pytest.mark.parametrize("word", CLASS_MEANINGS)
@pytest.mark.parametrize("excess", [1.0, -1.0, 0.0])
def test_a_glyph_stays_inside_its_cell(word: str, excess: float) -> None:
    corners = [
        p for item in glyph(word, excess, BOX) if isinstance(item, Shape) for _, points in item.path for p in points
    ]
    assert all(10 <= x <= 23 and 20 <= y <= 33 for x, y in corners)


def test_what_is_taken_away_is_blue_and_its_opposite_vermillion() -> None:
    (more,), (_, less) = effect_cell(1.0, BOX, 1.0), effect_cell(-1.0, BOX, 1.0)
    assert isinstance(more, Shape) and isinstance(less, Shape)
    assert (more.fill, less.fill) == (BLUE.lower(), VERMILLION.lower())
    assert [any(op == "C" for op, _ in one.path) for one in (more, less)] == [False, True], "the second alone is round"


def test_what_is_not_known_is_hatched() -> None:
    assert interaction_cell(None, UNRESOLVED, BOX, 1.0) == unknown_cell(BOX) == single_cell(None, UNRESOLVED, BOX, 1.0)


def test_bounds_add_stripes_to_a_cell() -> None:
    assert len(interaction_cell(0.5, "synthetic", BOX, 1.0, bounded=True)) > len(
        interaction_cell(0.5, "synthetic", BOX, 1.0)
    )


def test_singles_have_marks_of_their_own_and_samples_are_such_cells() -> None:
    words = ("removes", "reduces", "increases", "keeps")
    assert len({str(form(single_cell(0.0, word, BOX, 1.0))) for word in words}) == 4
    for excess, bounded in ((0.0, False), (0.3, False), (-0.3, True)):
        cell = interaction_cell(excess, "additive", Box(0, 0, 13, 13), 0.5, bounded=bounded)
        assert pair_sample("additive", excess, 0.5, bounded=bounded).items == tuple(cell)
