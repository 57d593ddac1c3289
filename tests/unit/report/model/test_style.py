"""The style of reports: every colour of text is read on every ground, bright and dark; paper has rules of its own."""

from __future__ import annotations

import re

import pytest

from logicnet.report.model.style import STYLE

SCHEMES = [dict(re.findall(r"--(\w+):(#[0-9a-f]+)", block)) for block in re.findall(r":root\{([^}]*)\}", STYLE)]


def luminance(colour: str) -> float:
    """The relative luminance of a colour, by WCAG 2."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[k : k + 2], 16) / 255 for k in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES, ids=["bright", "dark"])
@pytest.mark.parametrize("ink", ["ink", "soft", "link", "good", "bad", "open"])
@pytest.mark.parametrize("ground", ["paper", "tint", "note"])
def test_every_text_has_a_contrast_of_at_least_4_5(scheme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(scheme[ink], scheme[ground]) >= 4.5


def test_there_are_two_schemes_and_rules_for_paper() -> None:
    assert len(SCHEMES) == 2
    paper = STYLE.partition("@media print{")[2]
    assert "table-header-group" in paper and "break-after:avoid" in paper and "@page" in paper


def test_nothing_is_fetched() -> None:
    assert "url(" not in STYLE and "@import" not in STYLE and "<" not in STYLE
