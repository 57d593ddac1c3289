"""Strokes: no two of the lines of a plot look alike, and their markers stand on them, apart from those of others."""

from __future__ import annotations

from itertools import pairwise

import pytest

from logicnet.draw.paint.shapes import Shape, extent
from logicnet.draw.paint.strokes import SAMPLE_LENGTH, STROKE_DASHES, strokes


@pytest.mark.parametrize("count", [1, 4, 5, 12, 48])
def test_dashes_and_markers_alone_tell_lines_apart(count: int) -> None:
    assert len({(one.dash, one.marker) for one in strokes(count)}) == count


def test_few_lines_have_no_markers_and_one_is_not_dashed() -> None:
    assert strokes(1)[0].dash == ()
    assert [one.marker for one in strokes(4)] == [None] * 4 and None not in [one.marker for one in strokes(5)]


def test_periods_of_dashes_differ_by_three_points_at_least() -> None:
    periods = sorted(sum(dash) for dash in STROKE_DASHES)
    assert all(b - a >= 3 for a, b in pairwise(periods))


def middle(shape: Shape) -> tuple[float, float]:
    left, top, right, bottom = extent([shape])
    return (left + right) / 2, (top + bottom) / 2


def test_markers_stand_on_their_line_and_none_at_the_place_of_another() -> None:
    """On a slope of a half; twelve lines that are the same."""
    places = []
    for one in strokes(12):
        path, *marks = one.drawn([(0.0, 0.0), (60.0, 30.0), (120.0, 60.0)])
        assert isinstance(path, Shape) and path.dash == one.dash and len(marks) == 2
        for mark in marks:
            assert isinstance(mark, Shape)
            x, y = middle(mark)
            assert y == pytest.approx(x / 2, abs=0.5) and 0 < x < 120
            places.append(x)
    ordered = sorted(places)
    assert all(b - a > 4 for a, b in pairwise(ordered))


def test_a_sample_has_the_line_and_its_marker() -> None:
    assert len(strokes(2)[1].sample().items) == 1 and len(strokes(6)[5].sample().items) == 2
    assert strokes(6)[5].sample().width == SAMPLE_LENGTH
