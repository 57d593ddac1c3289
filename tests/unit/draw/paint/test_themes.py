"""Themes: which colours become which, and what a theme leaves as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw import Picture
from logicnet.draw.paint.style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, SKY, VERMILLION, YELLOW, ink_on
from logicnet.draw.paint.themes import THEMES, channels, contrast, luminance, themed
from picture_rules import leaves, uncoloured

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
ALL = (BLUE, SKY, GREEN, YELLOW, ORANGE, VERMILLION, PURPLE, INK, GREY, "#ffffff")


def turned(theme: str, colour: str) -> str:
    rule = THEMES[theme]
    return colour if rule is None else rule(colour)


def test_contrast_is_that_of_wcag() -> None:
    """By the definition: 21 for black on white, 1 for a colour on itself; red is 4.00 on white, #777777 4.48."""
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast(BLUE, BLUE) == pytest.approx(1)
    assert contrast("#ff0000", "#ffffff") == pytest.approx(4.00, abs=0.005)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_luminance_weighs_green_most() -> None:
    assert [luminance(one) for one in ("#ff0000", "#00ff00", "#0000ff")] == pytest.approx([0.2126, 0.7152, 0.0722])


@given(colours)
def test_a_grey_is_a_grey_of_the_same_luminance(colour: str) -> None:
    grey = turned("grey", colour)
    assert len(set(channels(grey))) == 1
    assert luminance(grey) == pytest.approx(luminance(colour), abs=0.005)


@pytest.mark.parametrize("one", ALL)
@pytest.mark.parametrize("other", ALL)
def test_the_dark_theme_keeps_contrasts(one: str, other: str) -> None:
    assert contrast(turned("dark", one), turned("dark", other)) == pytest.approx(contrast(one, other), rel=0.02)


def test_the_dark_theme_turns_paper_and_ink_round() -> None:
    assert turned("dark", "#ffffff") == "#000000" and turned("dark", "#000000") == "#ffffff"
    assert luminance(turned("dark", INK)) > 0.8


@pytest.mark.parametrize("fill", ALL)
@pytest.mark.parametrize("theme", THEMES)
def test_ink_is_read_on_every_colour_in_every_theme(fill: str, theme: str) -> None:
    assert contrast(turned(theme, ink_on(fill)), turned(theme, fill)) >= 4.49


@given(colours)
def test_ink_is_read_on_any_colour_at_all(fill: str) -> None:
    assert contrast(ink_on(fill), fill) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_changes_colours_and_nothing_else(picture: Picture, theme: str) -> None:
    shown = themed(picture, theme)
    assert uncoloured(shown) == uncoloured(picture)
    assert (shown.width, shown.height, shown.title) == (picture.width, picture.height, picture.title)
    assert shown.paper == turned(theme, "#ffffff")
    assert len(list(leaves(shown.items))) == 5
    assert (shown == picture) is (theme == "light")
    assert f'fill="{shown.paper}"'.encode() in shown.svg()
