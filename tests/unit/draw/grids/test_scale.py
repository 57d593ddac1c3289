"""Colours for numbers: white at zero, the ends' colours at the ends, and between them as the share says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.grids.scale import bar, colour, number_cell, sign_mark, unknown_cell
from logicnet.draw.grids.table import Box
from logicnet.draw.paint.canvas import least_text
from logicnet.draw.paint.shapes import Shape, Text
from logicnet.draw.paint.style import BLUE, VERMILLION, ink_on, mix
from logicnet.draw.paint.themes import contrast

COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda parts: "#" + "".join(f"{part:02x}" for part in parts))


def parts(text: str) -> list[int]:
    return [int(text[at : at + 2], 16) for at in (1, 3, 5)]


@given(COLOURS, COLOURS, st.floats(0, 1))
def test_a_mixture_lies_between_its_colours_as_the_share_says(one: str, other: str, share: float) -> None:
    for mixed, a, b in zip(parts(mix(one, other, share)), parts(one), parts(other), strict=True):
        assert abs(mixed - (a + (b - a) * share)) <= 0.5 + 1e-9
    assert (mix(one, other, 0), mix(one, other, 1)) == (one, other)


def test_zero_is_white_and_the_ends_have_their_colours() -> None:
    assert (colour(0), colour(-1), colour(1)) == ("#ffffff", BLUE.lower(), VERMILLION.lower())
    assert colour(7) == colour(1) == colour(3, 3) and colour(-7) == colour(-1)
    assert colour(0.0, 0.0) == "#ffffff"
    assert colour(1, low="#000000", high="#00ff00") == "#00ff00"


@given(st.floats(0, 1), st.floats(0, 1))
def test_what_is_further_from_zero_is_no_paler(one: float, other: float) -> None:
    near, far = sorted((one, other))
    for sign in (-1, 1):
        assert all(a >= b for a, b in zip(parts(colour(sign * near)), parts(colour(sign * far)), strict=True))


def test_ink_is_white_on_dark_and_black_on_light() -> None:
    assert ink_on("#000000") == ink_on(BLUE) == "#ffffff"
    assert ink_on("#ffffff") == ink_on(colour(0.1)) != "#ffffff"


def test_a_number_that_is_not_known_is_hatched_and_zero_is_not() -> None:
    box = Box(0, 0, 10, 10)
    assert number_cell(None, box) == unknown_cell(box)
    (cell,) = number_cell(0.0, box)
    assert isinstance(cell, Shape) and cell.fill == "#ffffff"


@pytest.mark.parametrize(("largest", "ends"), [(1, ["−1", "0", "+1"]), (0.25, ["−0.25", "0", "+0.25"])])
def test_the_scale_names_its_ends_and_runs_from_less_to_more(largest: float, ends: list[str]) -> None:
    picture = bar(largest, "less", "more")
    assert list(picture.texts()) == [*ends, "less", "more"]
    fills = [item.fill for item in picture.items if isinstance(item, Shape) and item.fill]
    assert parts(fills[0])[2] > parts(fills[0])[0] and parts(fills[-1])[0] > parts(fills[-1])[2]


def test_the_scale_starts_at_zero_where_nothing_lies_below() -> None:
    picture = bar(0.5, "never", "always", signed=False)
    assert list(picture.texts()) == ["0", "0.25", "0.5", "never", "always"]
    fills = [item.fill for item in picture.items if isinstance(item, Shape) and item.fill]
    assert all(parts(fill)[0] >= parts(fill)[2] for fill in fills), "no blue"
    assert all(contrast(fill, ink_on(fill)) >= 4.5 for fill in fills)


def test_the_ends_of_a_scale_are_named_below_it_where_there_is_no_room_beside() -> None:
    names = ("less often than untreated, by far", "more often than untreated, by far")
    for room in (120.0, 233.0):
        picture = bar(1, *names, room=room)
        assert picture.width <= room
        told = [item for item in picture.items if isinstance(item, Text)]
        assert " ".join(text.text for text in told if text.anchor == "start") == names[0]
        assert least_text(picture.items) >= 6
    assert bar(1, *names, room=600).width > 233


def test_a_sign_is_a_plus_a_minus_or_nothing() -> None:
    box = Box(0, 0, 12, 12)
    assert [len(sign_mark(value, box, "#000000")) for value in (0.2, -0.2, 0.0)] == [2, 1, 0]
