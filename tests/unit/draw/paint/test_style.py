"""The table of looks: no two kinds, signs or values look the same."""

from __future__ import annotations

import pytest

from logicnet.draw.paint.style import VALUES, kind_style, sign_style, spoken
from logicnet.model import Kind


def test_no_two_kinds_look_the_same() -> None:
    styles = [kind_style(kind) for kind in (*Kind, None)]
    looks = [(style.shape, style.fill, style.style, style.peripheries) for style in styles]
    assert len(set(looks)) == len(looks) == len({style.word for style in styles})


def test_a_kind_or_sign_that_is_not_known_looks_like_the_one_that_says_least() -> None:
    assert kind_style("organelle") == kind_style(None)
    assert sign_style("?") == sign_style("±")


def test_signs_differ_in_arrowhead_and_in_colour_and_values_in_mark() -> None:
    """So that nothing is told by colour alone."""
    signs = [sign_style(sign) for sign in ("+", "-", "±", "0")]
    assert len({style.arrow for style in signs}) == len({style.colour for style in signs}) == 4
    assert len({style.mark for style in VALUES.values()}) == len(VALUES) == 4


def test_every_text_can_be_read_on_its_ground() -> None:
    """A contrast of 3 to 1 is the least that the guidelines for accessible content ask for, of large text."""
    grounds = {style.word: (style.fill, style.ink) for style in (*map(kind_style, (*Kind, None)), VALUES[1])}
    assert [word for word, (fill, ink) in grounds.items() if contrast(fill, ink) < 3] == []


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as the Web Content Accessibility Guidelines define it."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("StemCellPool", "Stem Cell Pool"),
        ("Resistant_taxane", "Resistant_taxane"),
        ("Resistant_FAC", "Resistant_FAC"),
        ("StemCell_X", "Stem Cell_X"),
        ("DNADamageTolerance", "DNA Damage Tolerance"),
        ("Resistant", "Resistant"),
        ("ROSTolerance", "ROS Tolerance"),
    ],
)
def test_a_phenotype_is_spoken_in_words(name: str, words: str) -> None:
    assert spoken(name) == words
