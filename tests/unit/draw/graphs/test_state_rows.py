"""States in rows: each is read, and each move goes from its source to its target."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw import Picture
from logicnet.draw.graphs.state_rows import DigitBar, MoveLine, StateBox, box_of, digit_bar, in_rows
from logicnet.draw.paint.shapes import Group, Shape, Text
from picture_rules import covered, crossed, leaves, outside, overlapping


def states(count: int) -> list[StateBox]:
    return [StateBox((f"{k:05b}", "A1"), "#ffffff", "#000000", "#000000", 0.8, f"{k:05b}", "") for k in range(count)]


def moves(*pairs: tuple[int, int]) -> list[MoveLine]:
    return [MoveLine(source, target, "") for source, target in pairs]


def centres(picture: Picture) -> dict[str, tuple[float, float]]:
    """The middle of each state, by its digits."""
    found = {}
    for item in picture.items:
        if isinstance(item, Group) and item.classes == "node":
            shape = next(one for one in item.items if isinstance(one, Shape))
            points = [point for _, own in shape.path for point in own]
            xs, ys = zip(*points, strict=True)
            found[dict(item.data)["state"]] = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return found


def test_attractors_stand_at_the_bottom_and_above_them_what_is_more_moves_away() -> None:
    picture, hidden = in_rows(states(4), moves((3, 1), (1, 0), (2, 0), (3, 2)), [0], 6.5, 400)
    assert not hidden
    at = centres(picture)
    assert at["00011"][1] < at["00001"][1] == at["00010"][1] < at["00000"][1]


def test_a_layer_too_wide_goes_on_in_another_row() -> None:
    star = moves(*((k, 0) for k in range(1, 9)))
    (wide, _) = box_of(states(1)[0].lines, 6.5)
    narrow, hidden = in_rows(states(9), star, [0], 6.5, 4 * wide)
    assert narrow.width <= 4 * wide
    assert len({y for _, y in centres(narrow).values()}) == 4  # 3, 3 and 2, and the end
    assert hidden == 5  # of two rows that are not next to that of the end, one of 3 states and one of 2
    broad, hidden = in_rows(states(9), star, [0], 6.5, 1000)
    assert len({y for _, y in centres(broad).values()}) == 2 and not hidden


def test_a_move_leads_from_the_edge_of_its_source_to_the_edge_of_its_target() -> None:
    picture, _ = in_rows(states(2), moves((1, 0)), [0], 6.5, 400)
    at, (edge,) = centres(picture), edges(picture)
    line, head = (one for one in edge.items if isinstance(one, Shape))
    (begin,), (end,) = (points for _, points in line.path)
    high = height(picture)
    assert begin == pytest.approx((at["00001"][0], at["00001"][1] + high / 2))
    assert end == pytest.approx((at["00000"][0], at["00000"][1] - high / 2))
    assert head.path[0][1][0] == pytest.approx(end)


def test_of_a_row_neighbours_alone_are_joined() -> None:
    picture, hidden = in_rows(states(3), moves((0, 1), (1, 2), (2, 0)), [0, 1, 2], 6.5, 400)
    told = [(dict(edge.data)["source"], dict(edge.data)["target"]) for edge in edges(picture)]
    assert told == [("0", "1"), ("1", "2")] and hidden == 1


def test_a_bar_stands_above_a_digit_that_rises_and_below_one_that_falls() -> None:
    text = Text(50, 20, "0110", 10)
    first, last = (digit_bar(text, DigitBar(0, k, k + 1, sign)) for k, sign in ((0, 1), (2, -1)))
    (a, y), (b, _) = (points[0] for _, points in first.path)
    (c, v), (d, _) = (points[0] for _, points in last.path)
    assert a < b < 50 - 10 * 0.1 < 50 < c < d and y < 20 - 7.3 and v > 20


def edges(picture: Picture) -> list[Group]:
    return [item for item in picture.items if isinstance(item, Group) and item.classes == "edge"]


def height(picture: Picture) -> float:
    node = next(item for item in picture.items if isinstance(item, Group) and item.classes == "node")
    ys = [y for _, own in next(one for one in node.items if isinstance(one, Shape)).path for _, y in own]
    return max(ys) - min(ys)


def behind(picture: Picture) -> list[str]:
    """Lines that run behind a state, by fifty points along each."""
    at = centres(picture)
    high = height(picture)
    wide, _ = box_of(states(1)[0].lines, 6.5)
    found = []
    for edge in edges(picture):
        (x, y), (u, v) = (points[0] for _, points in next(one for one in edge.items if isinstance(one, Shape)).path)
        for step in range(51):
            p, q = x + (u - x) * step / 50, y + (v - y) * step / 50
            found += [
                f"{edge.data} behind {name}"
                for name, (a, b) in at.items()
                if abs(p - a) < wide / 2 - 0.1 and abs(q - b) < high / 2 - 0.1
            ]
    return found


@given(st.integers(1, 32), st.lists(st.tuples(st.integers(0, 31), st.integers(0, 31)), max_size=60), st.data())
def test_every_state_is_drawn_once_and_read_and_nothing_leaves_the_page(
    count: int, pairs: list[tuple[int, int]], data: st.DataObject
) -> None:
    """All states lead to the first one; more moves as they come."""
    known = {(source % count, target % count) for source, target in pairs if source % count != target % count}
    known |= {(k, k - 1) for k in range(1, count)}
    limit = data.draw(st.sampled_from([60.0, 230.0, 700.0]))
    picture, hidden = in_rows(states(count), moves(*sorted(known)), [0], 6.5, limit)
    assert len(edges(picture)) + hidden == len(known) and not behind(picture)
    assert sorted(centres(picture)) == [f"{k:05b}" for k in range(count)]
    assert not overlapping(picture) and not covered(picture) and not crossed(picture) and not outside(picture)
    assert all(item.size == 6.5 for item in leaves(picture.items) if isinstance(item, Text))
    at = sorted(centres(picture).values())
    (wide, _), high = box_of(states(1)[0].lines, 6.5), height(picture)
    assert all(abs(x - u) >= wide or abs(y - v) >= high for (x, y), (u, v) in pairwise(at))
