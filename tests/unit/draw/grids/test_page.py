"""Screens on a page: fewer rows until it fits, and never fewer than a few."""

from __future__ import annotations

from logicnet.draw.grids.page import on_a_page
from logicnet.draw.paint.canvas import TALLEST
from logicnet.draw.paint.picture import Picture


def drawn(row: float, count: int = 60) -> tuple[Picture, list[int | None]]:
    """What is drawn where each row takes so many points beside 100 for the rest, and which numbers were tried."""
    tried: list[int | None] = []

    def draw(most: int | None) -> Picture:
        tried.append(most)
        return Picture(200, 100 + row * (count if most is None else min(most, count)), ())

    return on_a_page(draw, count), tried


def test_what_fits_is_drawn_as_it_is() -> None:
    assert drawn(5)[1] == [None]


def test_what_is_too_tall_has_as_many_rows_as_fit() -> None:
    """Of 20 points each beside 100: by hand 29 rows, as 680 points are a page; a row more would not fit."""
    picture, tried = drawn(20)
    assert TALLEST - 20 < picture.height <= TALLEST
    assert tried[0] is None and len(tried) <= 8 and all(one is not None and one >= 3 for one in tried[1:])


def test_a_few_rows_are_drawn_however_tall_they_are() -> None:
    assert drawn(400)[1][-1] == 3
