"""Shapes, texts and groups: geometry by hand, and what moving, scaling and stacking keep."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw import Picture
from logicnet.draw.paint.shapes import Group, Shape, Text, ellipse, extent, polygon, rectangle


def test_moving_and_scaling_act_on_everything(picture: Picture) -> None:
    twice = picture.scaled(2)
    assert (twice.width, twice.height) == (200, 100)
    back = twice.scaled(0.5)
    assert back.svg() == picture.svg()
    moved = Picture(100, 50, tuple(item.moved(3, 4).moved(-3, -4) for item in picture.items), "A picture")
    assert moved.svg() == picture.svg()


def test_stacked_pictures_are_centred_and_keep_their_notes(picture: Picture) -> None:
    small = Picture(20, 10, (polygon([(0, 0), (20, 0), (10, 10)], fill="#000000"),)).noting("small")
    both = Picture.stacked([picture, small], gap=5, margin=1)
    assert (both.width, both.height) == (102, 67)
    assert both.notes == ("small",)
    assert both.items[-1].path[0] == ("M", ((41, 56),))


def test_a_rectangle_has_its_four_corners_and_is_closed() -> None:
    assert rectangle(1, 2, 10, 20).path == (
        ("M", ((1, 2),)),
        ("L", ((11, 2),)),
        ("L", ((11, 22),)),
        ("L", ((1, 22),)),
        ("Z", ()),
    )


@given(st.floats(-50, 50), st.floats(-50, 50), st.floats(1, 50), st.floats(1, 50), st.floats(0, 1))
def test_an_ellipse_lies_within_three_ten_thousandths_of_its_radius(
    x: float, y: float, rx: float, ry: float, t: float
) -> None:
    (_, (start,)), *curves, _ = ellipse(x, y, rx, ry).path
    for _, (a, b, end) in curves:
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        at = [sum(w * p[k] for w, p in zip(weights, (start, a, b, end), strict=True)) for k in (0, 1)]
        assert math.hypot((at[0] - x) / rx, (at[1] - y) / ry) == pytest.approx(1, abs=3e-4)
        start = end


def test_a_shape_that_is_scaled_has_its_line_and_dashes_scaled_and_a_text_its_size() -> None:
    shape = Shape((("M", ((1, 2),)), ("L", ((3, 4),))), stroke="#000000", width=2, dash=(4, 1)).scaled(3)
    assert (shape.path, shape.width, shape.dash) == ((("M", ((3, 6),)), ("L", ((9, 12),))), 6, (12, 3))
    text = Text(1, 2, "a", 8, turn=90).scaled(3)
    assert (text.x, text.y, text.size, text.turn) == (3, 6, 24, 90)


def test_texts_come_in_the_order_of_drawing_also_from_groups() -> None:
    inner = Group((Text(0, 0, "b"), Group((Text(0, 0, "c"),))))
    assert list(Picture(1, 1, (Text(0, 0, "a"), inner, Text(0, 0, "d"))).texts()) == ["a", "b", "c", "d"]


def test_pages_without_items_take_no_room_in_a_stack() -> None:
    part = Picture(10, 20, (rectangle(0, 0, 10, 20),))
    stacked = Picture.stacked([Picture(99, 99, ()), part, Picture(5, 5, ()), part], gap=4, margin=2)
    assert (stacked.width, stacked.height) == (14, 48)
    assert (Picture.stacked([]).width, Picture.stacked([]).height) == (0, 0)


def test_a_curve_reaches_as_far_as_it_bends_and_not_as_its_outer_points() -> None:
    arch = Shape((("M", ((0.0, 0.0),)), ("C", ((0.0, 40.0), (80.0, 40.0), (80.0, 0.0)))), stroke="#000000")
    assert extent([Group((arch,))]) == (0.0, 0.0, 80.0, 30.0)  # three quarters of 40, by the weights 3/8 and 3/8
