"""The font: widths, and texts that are broken and shortened to fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.draw.paint import fonts
from logicnet.draw.paint.typefaces import FAMILY, typeface


def test_widths_are_those_of_the_font() -> None:
    """Against the font library that matplotlib carries."""
    from matplotlib.ft2font import FT2Font, LoadFlags

    for bold in (False, True):
        font = FT2Font(str(typeface(FAMILY).file(bold=bold)))
        for character in "AilM-κβ→ ":
            advance = font.load_char(ord(character), LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM
            assert fonts.width(character, 10, bold=bold) == pytest.approx(10 * advance, abs=1e-9)


def test_texts_are_wrapped_and_shortened_to_fit() -> None:
    lines = fonts.wrap("resistance to DNA damaging agents", 10, 80)
    assert " ".join(lines) == "resistance to DNA damaging agents"
    assert all(fonts.width(part, 10) <= 80 for part in lines)
    assert fonts.wrap("", 10, 80) == ("",)
    assert fonts.shorten("phosphatidylinositol", 10, 60).endswith("…")
    assert fonts.shorten("AKT", 10, 60) == "AKT"


@given(st.text("ab κ-", max_size=30), st.floats(1, 20), st.floats(0, 120))
def test_what_is_wrapped_is_whole_and_each_line_fits_or_is_one_word(text: str, size: float, limit: float) -> None:
    lines = fonts.wrap(text, size, limit)
    assert " ".join(lines).split() == text.split()
    assert all(fonts.width(one, size) <= limit or " " not in one for one in lines)


@given(st.text("abκ-", max_size=30), st.floats(1, 20), st.floats(0, 120))
def test_what_is_shortened_fits_and_is_a_beginning_of_the_text(text: str, size: float, limit: float) -> None:
    shown = fonts.shorten(text, size, limit)
    if shown != text:
        assert shown.endswith("…") and text.startswith(shown[:-1]) and fonts.width(text, size) > limit
        assert fonts.width(shown, size) <= limit or shown == "…"


def test_a_width_grows_with_the_size_and_bold_is_wider() -> None:
    assert fonts.width("STAT3", 20) == pytest.approx(2 * fonts.width("STAT3", 10))
    assert fonts.width("STAT3", 10, bold=True) > fonts.width("STAT3", 10)
    assert fonts.width("", 10) == 0


def test_a_width_in_a_font_that_lacks_a_letter_is_that_of_the_font_that_has_it() -> None:
    greek = fonts.width("κ", 10)
    with fonts.using("Arial"):
        assert fonts.width("AκA", 10) == pytest.approx(2 * fonts.width("A", 10) + greek)
