"""The table of looks: no two kinds, signs or values look the same."""

from __future__ import annotations

from itertools import product

import pytest

from drawn_geometry import shapes, texts
from logicnet.draw.paint.shapes import Group, Page, Text, rectangle
from logicnet.draw.paint.style import (
    NODE_STYLES,
    READOUT,
    VALUES,
    LevelValue,
    ink_on,
    kind_style,
    sign_style,
    spoken,
    value_style,
)
from logicnet.draw.paint.themes import THEMES, contrast, themed
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


def test_every_text_can_be_read_on_its_ground_in_colour_and_in_grey() -> None:
    """A contrast of 4.5 to 1 is the least that the guidelines for accessible content ask for of small texts."""
    grounds = [(style.fill, style.ink) for style in (*map(kind_style, (*Kind, None)), READOUT, *VALUES.values())]
    tints = [value_style(LevelValue(level, level, most)) for most in range(2, 16) for level in range(most + 1)]
    grounds += [(style.fill, ink) for style in tints for ink in (style.ink, ink_on(style.fill))]
    grounds += [(style.stripes or style.fill, ink_on(style.stripes or style.fill)) for style in VALUES.values()]
    grey = THEMES["grey"]
    assert grey is not None
    for fill, ink in grounds:
        assert contrast(fill, ink) >= 4.5
        assert contrast(grey(fill), grey(ink)) >= 4.49  # a grey is one of 256


@pytest.mark.parametrize("theme", THEMES)
def test_a_text_on_a_tint_can_be_read_in_every_theme(theme: str) -> None:
    for most in range(2, 16):
        for level in range(most + 1):
            fill = value_style(LevelValue(level, level, most)).fill
            ground, text = rectangle(0, 0, 20, 20, fill=fill), Text(10, 10, "1", colour=ink_on(fill))
            (group,) = themed(Page(20, 20, (Group((ground, text)),)), theme).items
            assert isinstance(group, Group)
            (box,), (line,) = shapes([group]), texts([group])
            assert contrast(box.fill, line.colour) >= 4.49


def test_black_or_white_can_be_read_on_any_colour() -> None:
    """Of two inks whose contrast to each other is 21 one has at least 4.58, the root of 21, to any ground."""
    steps = [f"{part:02x}" for part in range(0, 256, 17)]
    fills = ["#" + "".join(parts) for parts in product(steps, repeat=3)]
    worst = min(contrast(fill, ink_on(fill)) for fill in fills)
    assert worst >= 4.5


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
        ("v_nfkb", "v_nfkb"),
        ("NFkB", "NFkB"),
        ("MonoUb", "MonoUb"),
        ("BclXL", "BclXL"),
        ("FosJun", "FosJun"),
        ("mTORC1", "mTORC1"),
        ("pSTAT3", "pSTAT3"),
        ("StemCell & !DNADamage", "StemCell & !DNADamage"),
        ("CD24>=1", "CD24>=1"),
        ("{StemCellPool}", "{StemCellPool}"),
    ],
)
def test_a_phenotype_is_spoken_in_words_and_an_expression_as_it_is_written(name: str, words: str) -> None:
    assert spoken(name) == words


def test_no_two_kinds_differ_in_colour_alone() -> None:
    """Drugs have white letters on a dark ground; a component of no kind looks like a protein, which most are."""
    forms = {
        (style.shape, frozenset(style.style.split(",")), style.peripheries, style.ink)
        for kind, style in NODE_STYLES.items()
        if kind
    }
    assert len(forms) == len(NODE_STYLES) - 1
