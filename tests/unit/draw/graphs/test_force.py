"""Places by force: without overlap, in order, and the same each time."""

from __future__ import annotations

import random
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.graphs.force import GAP, LINKED, area_of, page_for, spread

Boxes = dict[str, tuple[float, float]]


def scattered(count: int, seed: int = 3) -> tuple[Boxes, Boxes]:
    """Places as a layout by force has them, crowded in the middle, and the sizes of labels."""
    choose = random.Random(seed)
    places = {f"n{i}": (choose.gauss(0, 1), choose.gauss(0, 1)) for i in range(count)}
    return places, {name: (choose.uniform(30, 120), choose.uniform(15, 40)) for name in places}


def gap(one: str, other: str, places: Boxes, sizes: Boxes) -> float:
    """How far two boxes are apart, along the axis on which they are farther."""
    return max(abs(places[one][k] - places[other][k]) - (sizes[one][k] + sizes[other][k]) / 2 for k in (0, 1))


@pytest.mark.parametrize("room", [5.0, 2.0, 1.4])
def test_boxes_stand_apart_on_the_page_and_linked_ones_farther(room: float) -> None:
    places, sizes = scattered(120)
    links = [(f"n{i}", f"n{(7 * i + 1) % 120}") for i in range(0, 120, 3)]
    page = page_for(sizes.values(), room)
    spaced = spread(places, sizes, page, links)
    assert spaced == spread(places, sizes, page, links)
    joined = {frozenset(link) for link in links}
    for one, other in combinations(places, 2):
        least = LINKED if frozenset((one, other)) in joined else GAP
        assert gap(one, other, spaced, sizes) >= least - 0.02
    for k in (0, 1):
        ends = [at[k] + side * sizes[name][k] / 2 for name, at in spaced.items() for side in (-1, 1)]
        assert max(ends) - min(ends) <= page[k] + 0.01


def test_what_finds_no_room_on_the_page_stands_apart_all_the_same() -> None:
    places, sizes = scattered(60)
    spaced = spread(places, sizes, page_for(sizes.values(), 0.5))
    assert all(gap(one, other, spaced, sizes) > 0 for one, other in combinations(places, 2))


def test_what_lay_on_one_spot_is_told_apart_and_what_lay_left_stays_left() -> None:
    same = spread({"a": (0, 0), "b": (0, 0)}, {"a": (40, 20), "b": (40, 20)}, (200.0, 100.0))
    assert abs(same["a"][0] - same["b"][0]) >= 40 or abs(same["a"][1] - same["b"][1]) >= 20
    row = spread({"a": (0, 0), "b": (100, 0), "c": (101, 0)}, dict.fromkeys("abc", (40, 20)), (400.0, 60.0))
    assert row["a"][0] < row["b"][0] < row["c"][0]


def test_a_full_page_is_filled_evenly() -> None:
    """Of a page of twice what the boxes need each quarter has a quarter of them, give or take a third."""
    places, sizes = scattered(160)
    page = page_for(sizes.values(), 2.0)
    spaced = spread(places, sizes, page)
    for right in (False, True):
        for below in (False, True):
            here = [n for n, (x, y) in spaced.items() if (x > page[0] / 2) is right and (y > page[1] / 2) is below]
            area = sum(sizes[name][0] * sizes[name][1] for name in here)
            assert area == pytest.approx(sum(a * b for a, b in sizes.values()) / 4, rel=1 / 3)


def test_neighbours_of_the_layout_stay_nearer_than_others() -> None:
    places, sizes = scattered(150)
    spaced = spread(places, sizes, page_for(sizes.values(), 2.0))
    pairs = sorted(combinations(places, 2), key=lambda pair: hypot(*_way(*pair, places)))
    near, far = pairs[: len(pairs) // 10], pairs[-len(pairs) // 10 :]
    close, wide = (sum(hypot(*_way(*pair, spaced)) for pair in some) / len(some) for some in (near, far))
    assert close < 0.5 * wide


def _way(one: str, other: str, places: Boxes) -> tuple[float, float]:
    return places[one][0] - places[other][0], places[one][1] - places[other][1]


@given(st.lists(st.tuples(st.floats(10, 200), st.floats(10, 60)), min_size=1, max_size=9), st.floats(1, 6))
def test_a_page_has_the_area_that_was_asked_for(sizes: list[tuple[float, float]], room: float) -> None:
    wide, high = page_for(sizes, room, 2.0)
    assert wide == pytest.approx(2.0 * high)
    assert wide * high == pytest.approx(room * area_of(sizes))
