"""Effects along an axis: where bars and dots end, how they differ without colour, and their intervals."""

from __future__ import annotations

import pytest

from logicnet.draw.grids.effects import (
    SHAPES,
    effect_axis,
    effect_bar,
    effect_dot,
    effect_scale,
    interval_legend,
    interval_of,
    measured,
    series_legend,
    series_shape,
)
from logicnet.draw.grids.rows import Row
from logicnet.draw.paint.shapes import Shape, Text
from logicnet.draw.paint.themes import THEMES

WILD = Row("", "wild type", "", "P", 0.5, 0.0, "wild type", "probability", 0.5, low=0.45, high=0.55)
SCALE = effect_scale([], lambda row: WILD, 100)


def row(change: float | None, low: float | None = None, high: float | None = None, outcome: str = "reduces") -> Row:
    value = None if change is None else 0.5 + change
    return Row("A%0", "knock-out", "", "P", 0.5, change, outcome, "probability", value, low=low, high=high)


def ends(shape: Shape) -> tuple[float, float]:
    xs = [x for _, points in shape.path for x, _ in points]
    return min(xs), max(xs)


def test_a_scale_has_room_for_the_changes_their_intervals_and_the_untreated() -> None:
    scale = effect_scale([row(-0.2, 0.1, 0.4), row(0.1)], lambda _: WILD, 100)
    assert scale.low < -0.4 and scale.high > 0.1 and 0 <= scale.at(-0.4) <= scale.at(0.1) <= 100
    assert SCALE.low < -1 and SCALE.high > 1, "where nothing changes the scale is that of a probability"


def test_a_bar_reaches_from_the_line_of_the_untreated_to_its_change() -> None:
    less, *_ = effect_bar(row(-0.5), WILD, SCALE, 10, 8)
    more, *hatching = effect_bar(row(0.25, outcome="increases"), WILD, SCALE, 10, 8)
    assert isinstance(less, Shape) and isinstance(more, Shape)
    assert ends(less) == pytest.approx((SCALE.at(-0.5), SCALE.at(0)))
    assert ends(more) == pytest.approx((SCALE.at(0), SCALE.at(0.25)))
    for line in hatching:
        assert isinstance(line, Shape)
        left, right = ends(line)
        assert SCALE.at(0) - 1e-9 <= left <= right <= SCALE.at(0.25) + 1e-9
    assert hatching, "more is hatched, so that it is told from less without colour"


def test_the_interval_of_a_change_is_that_of_what_was_measured_less_the_untreated() -> None:
    assert interval_of(row(-0.3, 0.1, 0.3), WILD) == pytest.approx([-0.4, -0.2])
    assert interval_of(row(-0.3), WILD) is None and interval_of(row(-0.3, 0.1, 0.3), None) is None
    for draw in (effect_bar(row(-0.3, 0.1, 0.3), WILD, SCALE, 10, 8), effect_dot(row(-0.3, 0.1, 0.3), WILD, SCALE, 10)):
        lines = [ends(item) for item in draw if isinstance(item, Shape)]
        assert any(line == pytest.approx((SCALE.at(-0.4), SCALE.at(-0.2))) for line in lines)


def test_what_has_no_value_has_its_interval_alone() -> None:
    assert list(effect_dot(row(None, outcome="undecided"), WILD, SCALE, 10)) == []
    bracket = list(effect_bar(row(None, 0.1, 0.9, "undecided"), WILD, SCALE, 10, 8))
    assert ends(bracket[1]) == pytest.approx((SCALE.at(-0.4), SCALE.at(0.4)))  # type: ignore[arg-type]


def test_the_line_of_the_untreated_stands_at_no_change_with_its_value_over_it() -> None:
    items = list(effect_axis(SCALE, 20, 100, WILD))
    texts = [item for item in items if isinstance(item, Text)]
    assert texts[-1].text == "untreated: 50%" and texts[-1].y < 20
    assert any(isinstance(item, Shape) and ends(item) == (SCALE.at(0), SCALE.at(0)) for item in items)
    band = items[0]
    assert isinstance(band, Shape) and ends(band) == pytest.approx((SCALE.at(-0.05), SCALE.at(0.05)))
    assert [item.text for item in effect_axis(SCALE, 20, 100, None) if isinstance(item, Text)][-1] == "untreated"


def test_numbers_on_a_narrow_axis_stand_apart() -> None:
    narrow = effect_scale([row(-0.5)], lambda _: WILD, 30)
    numbers = [item for item in effect_axis(narrow, 0, 10, None) if isinstance(item, Text)][:-1]
    assert 1 <= len(numbers) <= 2


def test_settings_differ_in_shape_or_filling_in_grey_too() -> None:
    grey = THEMES["grey"]
    assert grey is not None
    shapes = [series_shape(number, 5, 5) for number in range(SHAPES)]
    assert len({(shape.path, grey(shape.fill) == grey("#ffffff")) for shape in shapes}) == SHAPES
    assert [name for _, name in series_legend(["a", "b"])] == ["a", "b"]


def test_an_interval_is_explained_and_that_of_the_untreated_where_it_has_one() -> None:
    assert [len(interval_legend(untreated=untreated)) for untreated in (False, True)] == [1, 2]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [("fraction", 0.5, "50%"), ("reachable", 1.0, "reached"), ("value g", 0.75, "0.75"), ("share", None, "?")],
)
def test_what_is_measured_is_written_by_what_it_is(column: str, value: float | None, said: str) -> None:
    assert measured(Row("", "wild type", "", "P", value, 0.0, "wild type", column, value)) == said
