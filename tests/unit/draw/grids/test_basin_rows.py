"""Rows of bars: where labels stand, and that dots make way where a bar would be too short."""

from __future__ import annotations

import pytest

from logicnet.analysis.basins import BasinSize
from logicnet.draw.grids.basin_rows import BasinBar, basin_rows, share_sample
from logicnet.draw.paint.shapes import Group, Text

HALF = BasinSize(1, 2, 4)


def drawn(inputs: int, room: float, text: str = "on A") -> tuple[list[Group], bool, float]:
    words = ", ".join(f"input{k}=1" for k in range(inputs))
    bar = BasinBar("1: ", words, text, HALF, ("=1",) * inputs)
    picture, dotted = basin_rows([("attractors", [bar])], [f"input{k}" for k in range(inputs)], room)
    return [one for one in picture.items if isinstance(one, Group) and one.classes == "bar"], dotted, picture.width


@pytest.mark.parametrize("room", [233.0, 502.0, float("inf")])
@pytest.mark.parametrize("inputs", [0, 1, 6, 10, 14, 20])
def test_rows_are_no_wider_than_the_room_and_tell_each_input(inputs: int, room: float) -> None:
    (bar,), dotted, width = drawn(inputs, room)
    assert width <= room + 1e-9
    dots = [one for one in bar.items if isinstance(one, Group)]
    told = " ".join(one.text for one in bar.items if isinstance(one, Text))
    if dotted:
        assert len(dots) == inputs and "input" not in told
    else:
        assert not dots and all(f"input{k}=1" in told for k in range(inputs))


def test_dots_stand_where_a_bar_of_60_points_has_room_beside_them() -> None:
    """Of 233 points shares take 2 x 33 or so: ten columns of 9 points leave 60, and fourteen do not."""
    assert drawn(6, 233.0)[1] and not drawn(14, 233.0)[1]


def test_nothing_to_draw_is_an_empty_picture() -> None:
    assert basin_rows([("attractors", [])], ["A"], 200.0)[0].items == ()


def test_a_sample_has_both_parts() -> None:
    assert len(share_sample(0.5, 1.0).items) == 2
