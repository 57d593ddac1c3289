"""The class of genetic interaction, worked out by hand."""

from __future__ import annotations

import pytest

from logicnet.screens.interactions import CLASSES, interaction


@pytest.mark.parametrize(
    ("four", "expected"),
    [
        ((0.8, 0.8, 0.8, 0.8), "noninteractive"),
        ((0.8, 0.4, 0.8, 0.4), "noninteractive"),
        ((0.8, 0.4, 0.2, 0.2), "epistatic"),
        ((0.8, 0.4, 0.2, 0.4), "epistatic"),
        ((0.8, 0.4, 0.8, 0.2), "conditional"),
        ((0.8, 0.4, 0.8, 0.8), "suppressive"),
        ((0.8, 0.6, 0.4, 0.1), "additive"),
        ((0.8, 0.6, 0.6, 0.1), "additive"),
        ((0.8, 0.6, 0.9, 0.8), "additive"),
        ((0.8, 0.4, 0.2, 0.3), "single-nonmonotonic"),
        ((0.8, 0.4, 0.2, 0.9), "double-nonmonotonic"),
        ((0.8, 0.4, 0.4, 0.4), "asynthetic"),
        ((0.8, 0.8, 0.8, 0.4), "synthetic"),
    ],
)
def test_the_class_of_interaction_follows_from_the_four_probabilities(four: tuple[float, ...], expected: str) -> None:
    wild, first, second, both = ((p, p) for p in four)
    assert interaction(wild, first, second, both) == expected
    assert interaction(wild, second, first, both) == expected
    assert expected in CLASSES
