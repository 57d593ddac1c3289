"""The cheapest way through squares, against an independent search."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.graphs.maze import Square, way_through


def along(ends: tuple[Square, Square]) -> list[Square]:
    """The squares of a straight way, without its first."""
    (a, b), (c, d) = ends
    steps = max(abs(c - a), abs(d - b))
    return [(a + round(i * (c - a) / steps), b + round(i * (d - b) / steps)) for i in range(1, steps + 1)]


def test_a_free_page_is_crossed_straight() -> None:
    assert way_through([[1.0] * 9 for _ in range(9)], (4, 0), (4, 8)) == [(4, 0), (4, 8)]


def test_a_wall_is_gone_around_by_its_end() -> None:
    costs = [[50.0 if column == 4 and row < 7 else 1.0 for column in range(9)] for row in range(9)]
    way = way_through(costs, (0, 0), (0, 8))
    taken = [square for ends in pairwise(way) for square in along(ends)]
    assert (way[0], way[-1]) == ((0, 0), (0, 8))
    assert all(costs[row][column] == 1.0 for row, column in taken)
    assert max(row for row, _ in taken) >= 7


@given(st.lists(st.sampled_from([1.0, 3.0, 41.0]), min_size=64, max_size=64))
def test_a_way_costs_little_more_than_the_cheapest(told: list[float]) -> None:
    """Of the corners a straight way between may cost 3 per cent more than the squares that it replaces."""
    costs = [told[8 * i : 8 * i + 8] for i in range(8)]
    graph = networkx.DiGraph()
    for i in range(8):
        for j in range(8):
            for k, m in ((i + a, j + b) for a in (-1, 0, 1) for b in (-1, 0, 1) if a or b):
                if 0 <= k < 8 and 0 <= m < 8:
                    graph.add_edge((i, j), (k, m), weight=hypot(k - i, m - j) * costs[k][m])
    least = networkx.shortest_path_length(graph, (0, 0), (7, 7), "weight")
    spent = 0.0
    for ends in pairwise(way_through(costs, (0, 0), (7, 7))):
        squares = along(ends)
        far = hypot(ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]) / len(squares)
        spent += far * sum(costs[row][column] for row, column in squares)
    assert spent <= 1.03 * least + 1e-6 or spent == pytest.approx(least)
