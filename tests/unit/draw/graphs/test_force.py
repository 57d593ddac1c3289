"""Places by force: without overlap, in order, and the same each time."""

from __future__ import annotations

import random

from logicnet.draw.graphs.force import spread


def test_spreading_leaves_no_overlap_and_keeps_the_order() -> None:
    choose = random.Random(3)
    places = {f"n{i}": (choose.gauss(0, 1), choose.gauss(0, 1)) for i in range(120)}
    sizes = {name: (choose.uniform(30, 120), choose.uniform(15, 40)) for name in places}
    spaced = spread(places, sizes)
    assert spaced == spread(places, sizes)
    names = list(places)
    for i, one in enumerate(names):
        for other in names[:i]:
            apart = [abs(spaced[one][k] - spaced[other][k]) - (sizes[one][k] + sizes[other][k]) / 2 for k in (0, 1)]
            assert max(apart) > 0


def test_what_lay_on_one_spot_is_told_apart_and_what_lay_left_stays_left() -> None:
    same = spread({"a": (0, 0), "b": (0, 0)}, {"a": (40, 20), "b": (40, 20)})
    assert abs(same["a"][0] - same["b"][0]) >= 40 or abs(same["a"][1] - same["b"][1]) >= 20
    row = spread({"a": (0, 0), "b": (100, 0), "c": (101, 0)}, dict.fromkeys("abc", (40, 20)))
    assert row["a"][0] < row["b"][0] < row["c"][0]


def test_a_page_stays_near_the_size_that_its_boxes_need() -> None:
    """Places far out do not blow it up: 100 boxes of 40 x 20 are 80000 square points, without the gaps between."""
    places = {f"n{i}": (float(1000 * i * i), float(i % 10)) for i in range(100)}
    found = spread(places, dict.fromkeys(places, (40.0, 20.0)))
    across, up = (max(at[k] for at in found.values()) - min(at[k] for at in found.values()) for k in (0, 1))
    assert across * up < 20 * 80_000
