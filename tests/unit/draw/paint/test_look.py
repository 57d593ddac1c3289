"""How a picture looks: words that are read, and words that are none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.paint.look import LEAST_WIDTH, MOST_WIDTH, UNITS, Look, LookWords, length
from logicnet.errors import DrawingError, LogicnetError


@pytest.mark.parametrize(
    ("text", "points"),
    [("85mm", 85 / 25.4 * 72), ("8.5cm", 85 / 25.4 * 72), ("2in", 144), ("300pt", 300), (" 180 MM ", 180 / 25.4 * 72)],
)
def test_a_length_has_a_unit_and_becomes_points(text: str, points: float) -> None:
    """An inch is 25.4 mm and 72 points."""
    assert length(text) == pytest.approx(points)


@pytest.mark.parametrize("number", [85, 85.0, "85", " 85 "])
def test_a_number_without_a_unit_is_refused_with_the_one_that_was_probably_meant(number: Any) -> None:
    with pytest.raises(DrawingError, match="has no unit") as error:
        Look.of({"width": number})
    assert str(error.value.hint).startswith("write '85")


@pytest.mark.parametrize("text", ["25mm", "2.5cm", "5080mm", "508cm", "200in", "14400pt"])
def test_the_least_and_the_greatest_width_are_widths(text: str) -> None:
    assert pytest.approx(25 / 25.4 * 72) == LEAST_WIDTH and pytest.approx(14_400) == MOST_WIDTH
    assert length(text) in (pytest.approx(LEAST_WIDTH), pytest.approx(MOST_WIDTH))


@pytest.mark.parametrize("text", ["85", "mm", "85 px", "85mm wide", "-85mm", "1e3mm", "", "8,5cm"])
def test_what_is_no_length_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(DrawingError, match="is not a width") as error:
        length(text)
    assert "85mm" in str(error.value.hint)


@pytest.mark.parametrize("text", ["5mm", "6m", "20000pt"])
def test_a_width_that_no_page_has_is_refused(text: str) -> None:
    with pytest.raises(DrawingError, match="is not a width" if text == "6m" else "from 25 mm to 5080 mm"):
        length(text)


@given(st.floats(LEAST_WIDTH, MOST_WIDTH), st.sampled_from(sorted(UNITS)))
def test_units_are_those_of_the_same_length(points: float, unit: str) -> None:
    inside = min(max(points, LEAST_WIDTH * 1.001), MOST_WIDTH * 0.999)
    assert length(f"{inside / UNITS[unit]:.6f}{unit}") == pytest.approx(inside, rel=1e-4)


def test_without_words_a_picture_is_as_wide_as_its_content_light_and_with_a_legend() -> None:
    look = Look.of({})
    assert look == Look(None, "DejaVu Sans", "light", True, "titles")


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        ({"theme": "drak"}, "'drak' is not a theme", "dark"),
        ({"labels": "name"}, "'name' is not a choice of labels", "names"),
        ({"labels": "x"}, "'x' is not a choice of labels", "there are: titles, names"),
        ({"theme": "gray"}, "'gray' is not a theme", "did you mean 'grey'"),
        ({"font": "DejaVu Snas"}, "no font 'DejaVu Snas'", "DejaVu Sans"),
    ],
)
def test_what_is_misspelt_is_told_with_the_nearest(words: LookWords, said: str, hint: str) -> None:
    with pytest.raises(DrawingError, match=said) as error:
        Look.of(words)
    assert hint in str(error.value.hint)


def test_a_word_that_no_look_has_is_an_error_of_the_program() -> None:
    with pytest.raises(TypeError, match=r"unknown argument 'widht'.*width"):
        Look.of({"widht": "85mm"})  # type: ignore[typeddict-unknown-key]


def test_no_as_a_text_does_not_draw_a_legend() -> None:
    with pytest.raises(LogicnetError, match="expected True or False for legend, found 'no'"):
        Look.of({"legend": "no"})  # type: ignore[typeddict-item]
