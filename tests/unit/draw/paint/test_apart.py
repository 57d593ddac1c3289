"""Places of texts that are moved apart: in order, apart, within the page, as near as can be."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.paint.apart import moved_apart


def test_what_has_room_stays_where_it_is_wanted() -> None:
    assert moved_apart([10, 30, 70], [10, 10, 10], 0, 100) == [10, 30, 70]
    assert moved_apart([], [], 0, 10) == []


def test_neighbours_stand_about_their_mean() -> None:
    assert moved_apart([20, 20], [10, 10], 0, 100) == [15, 25]
    assert moved_apart([0, 0, 100, 100], [10] * 4, 0, 100) == [5, 15, 85, 95]


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(1, 9)), min_size=1, max_size=10))
def test_no_two_lie_upon_each_other_nor_beyond_the_ends(boxes: list[tuple[float, float]]) -> None:
    wanted, heights = sorted(y for y, _ in boxes), [h for _, h in boxes]
    places = moved_apart(wanted, heights, 0, 100)
    for (a, g), (b, h) in pairwise(zip(places, heights, strict=True)):
        assert b - a >= (g + h) / 2 - 1e-9
    assert places[0] >= heights[0] / 2 - 1e-9 and places[-1] <= 100 - heights[-1] / 2 + 1e-9


@pytest.mark.parametrize("wanted", [(1, 2, 3), (2, 2, 9), (0, 8, 8), (5, 6, 12)])
def test_no_other_whole_places_lie_nearer(wanted: tuple[int, ...]) -> None:
    """Against all places in halves."""
    found = moved_apart(wanted, [4, 4, 4], 0, 16)
    grid = [k / 2 for k in range(4, 29)]
    best = min(
        sum((a - b) ** 2 for a, b in zip(places, wanted, strict=True))
        for places in product(grid, repeat=3)
        if all(b - a >= 4 for a, b in pairwise(places))
    )
    assert sum((a - b) ** 2 for a, b in zip(found, wanted, strict=True)) <= best + 1e-9
