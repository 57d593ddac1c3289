"""Ways between components: from outline to outline, and around what stands between."""

from __future__ import annotations

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.graphs.routing import Body, Spline, routed, shorter_way, split, way_length
from logicnet.draw.paint.shapes import on_curve


def box(x: float, y: float, width: float = 40.0, height: float = 20.0) -> Body:
    return Body(x, y, width, height, lambda dx, dy: abs(dx) <= width / 2 and abs(dy) <= height / 2)


def course(way: Spline) -> list[tuple[float, float]]:
    """Points along a way."""
    pieces = [way[place : place + 4] for place in range(0, len(way) - 3, 3)]
    return [on_curve(piece, step / 24) for piece in pieces for step in range(25)]


def under(way: Spline, body: Body) -> bool:
    return any(body.holds(x - body.x, y - body.y) for x, y in course(way))


def test_a_way_is_straight_where_nothing_stands_between_and_ends_at_the_outlines() -> None:
    (way,) = routed([box(0, 0), box(200, 0)], [(0, 1)])
    assert way[0] == pytest.approx((20, 0), abs=0.5)
    assert way[-1] == pytest.approx((180, 0), abs=0.5)
    assert all(abs(y) < 1e-6 for _, y in way)


def test_a_way_goes_around_what_stands_between() -> None:
    bodies = [box(0, 0), box(150, 0), box(300, 0)]
    (way,) = routed(bodies, [(0, 2)])
    assert not under(way, bodies[1])


def test_a_way_goes_around_a_long_wall_by_its_corner() -> None:
    wall = box(150, 0, 20, 220)
    (way,) = routed([box(0, 0), wall, box(300, 0)], [(0, 2)])
    assert not under(way, wall)
    assert len(way) > 4


def test_two_that_act_on_each_other_have_two_ways() -> None:
    there, back = routed([box(0, 0), box(200, 0)], [(0, 1), (1, 0)])
    (_, up), (_, down) = (course(way)[12] for way in (there, back))
    assert abs(up - down) > 5 and up * down < 0


def test_what_acts_on_itself_has_a_way_out_and_back_on_a_side_that_is_free() -> None:
    bodies = [box(0, 0), box(45, 0), box(-45, 0), box(0, -25)]
    (way,) = routed(bodies, [(0, 0)])
    for end in (way[0], way[-1]):
        assert abs(abs(end[1]) - 10) < 1 or abs(abs(end[0]) - 20) < 1
    assert max(y for _, y in course(way)) > 15  # below: the other sides are taken
    assert not any(under(way, body) for body in bodies[1:])


def test_ways_of_the_same_bodies_are_the_same_each_time_and_none_need_no_bodies() -> None:
    bodies = [box(60.0 * i, 37.0 * (i % 4)) for i in range(12)]
    links = [(i, (5 * i + 2) % 12) for i in range(12)]
    assert routed(bodies, links) == routed(bodies, links)
    assert routed([], []) == []


@given(st.tuples(*(st.tuples(st.floats(-99, 99), st.floats(-99, 99)) for _ in range(4))), st.floats(0, 1))
def test_both_parts_of_a_curve_lie_on_it(curve: Spline, t: float) -> None:
    first, second = split(curve, t)
    assert on_curve(first, 0.5) == pytest.approx(on_curve(curve, t / 2), abs=1e-6)
    assert on_curve(second, 0.5) == pytest.approx(on_curve(curve, t + (1 - t) / 2), abs=1e-6)


def test_a_shortened_curve_ends_so_far_before_its_end() -> None:
    curve: Spline = ((0, 0), (30, 40), (60, 40), (90, 0))
    x, y = shorter_way(curve, 7.0)[-1]
    assert hypot(90 - x, y) == pytest.approx(7.0, abs=0.2)
    assert way_length(((0, 0), (10, 0), (20, 0), (30, 0))) == pytest.approx(30)
