"""Axes: round marks, and texts over a plot that do not lie upon each other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.paint import fonts
from logicnet.draw.paint.axes import TICK_SIZE, Marks, Scale, beside_values, ticks, time_axis, value_axis
from logicnet.draw.paint.shapes import Text


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_marks_lie_between_the_ends_and_are_few(low: float, span: float) -> None:
    found = ticks(low, low + span)
    assert 1 <= len(found) <= 8
    slack = 1e-6 * (abs(low) + span)
    assert all(low - slack <= one <= low + span + slack for one in found)


def test_marks_are_round() -> None:
    assert ticks(0, 1) == [0, 0.2, 0.4, 0.6, 0.8, 1]
    assert ticks(0, 24) == [0, 5, 10, 15, 20]
    assert ticks(-1, 2.5) == [-1, 0, 1, 2]


def test_a_scale_puts_numbers_between_two_points() -> None:
    assert [Scale(0, 10, 40, 140).at(x) for x in (0, 5, 10)] == [40, 90, 140]
    assert Scale(0, 1, 200, 0).at(0.25) == 150


def test_axes_say_their_numbers_and_units() -> None:
    times = [item.text for item in time_axis(Scale(0, 10, 0, 100), 0, "time (1/rate)") if isinstance(item, Text)]
    assert times == ["0", "2", "4", "6", "8", "10", "time (1/rate)"]
    values = [item.text for item in value_axis(Scale(-1, 1, 100, 0), 0, 50, "growth") if isinstance(item, Text)]
    assert values == ["−1", "−0.5", "0", "0.5", "1", "growth"]


@given(st.lists(st.tuples(st.floats(0, 10), st.text("abc =%", min_size=1, max_size=30)), max_size=6))
def test_texts_over_a_plot_do_not_meet(moments: list[tuple[float, str]]) -> None:
    scale = Scale(0, 10, 0, 400)
    marks = Marks.placed(moments, scale, 520)
    assert len(marks.moments) == len(moments)
    for k, (time, text, row) in enumerate(marks.moments):
        for later, _, other in marks.moments[k + 1 :]:
            if row == other:
                assert scale.at(time) + 3 + fonts.width(text, TICK_SIZE) <= scale.at(later) + 3
    assert marks.height >= 11 * max((row + 1 for _, _, row in marks.moments), default=0)


@pytest.mark.parametrize("count", [0, 3])
def test_each_moment_has_a_line(count: int) -> None:
    scale = Scale(0, 10, 0, 400)
    marks = Marks.placed([(float(k), f"A={k}") for k in range(count)], scale, 500)
    assert len(marks.items(scale, 50, 100)) == 2 * count


@given(st.floats(60, 420), st.sampled_from([1.0, 4.0, 72.0, 1000.0, 123456.0]))
def test_numbers_on_the_axis_of_time_do_not_meet_however_short_it_is(width: float, until: float) -> None:
    scale = Scale(0, until, 40, 40 + width)
    told = [item for item in time_axis(scale, 0, "") if isinstance(item, Text) and item.text]
    ends = sorted((t.x - fonts.width(t.text, t.size) / 2, t.x + fonts.width(t.text, t.size) / 2) for t in told)
    assert len(told) >= 1 and all(a[1] < b[0] for a, b in pairwise(ends))


def test_moments_are_numbered_where_a_text_does_not_fit_and_the_key_tells_them() -> None:
    scale, told = Scale(0, 10, 0, 100), [(1.0, "A=1"), (9.0, "STAT3%0 AKT%0")]
    marks = Marks.placed(told, scale, 110)
    assert [text for _, text, _ in marks.moments] == ["1", "2"]
    assert marks.key == (("1", "A=1"), ("2", "STAT3%0 AKT%0"))
    assert [(list(sample.texts()), text) for sample, text in marks.legend()] == [(["1"], "A=1"), (["2"], told[1][1])]
    assert Marks.placed(told, scale, 400).key == ()
    assert Marks.placed(told, scale, 110, keyed=False).key == ()


def test_the_axis_of_values_stays_in_the_room_that_it_says() -> None:
    for low, high in ((0.0, 1.0), (-1000.0, 2000.0), (0.0, 1e-6)):
        left = beside_values(low, high)
        for item in value_axis(Scale(low, high, 100, 0), left, left + 50, "growth"):
            if isinstance(item, Text):
                ink = item.size if item.turn else fonts.width(item.text, item.size)
                assert item.x - ink >= -0.01
