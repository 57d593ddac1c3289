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
