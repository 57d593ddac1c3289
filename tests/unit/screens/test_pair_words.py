"""What a screen of pairs can be asked, and what is said of the rest."""

from __future__ import annotations

from inspect import signature
from typing import Any

import pytest

from logicnet.screens import screen, synergy
from logicnet.screens.pair_words import SETTLED, confirm_words


@pytest.mark.parametrize("asked", [{"interventions": ["A%0"]}, {"minimal": True}, {"size": 3}, {"probability": True}])
def test_what_a_screen_of_pairs_settles_itself_is_refused_with_the_reason(asked: dict[str, Any]) -> None:
    (word,) = asked
    with pytest.raises(TypeError, match=rf"synergy\(\) has no argument '{word}': "):
        synergy("il6", "Resistant_FAC", **asked)


def test_a_misspelt_argument_of_synergy_is_told_with_the_nearest() -> None:
    for misspelt, meant in (("onlyy", "only"), ("seting", "setting"), ("sampels", "samples")):
        wrong: dict[str, Any] = {misspelt: "STAT3"}
        with pytest.raises(TypeError, match=rf"synergy\(\) has no argument '{misspelt}': did you mean '{meant}'"):
            synergy("il6", "Resistant_FAC", **wrong)


def test_what_is_settled_are_words_of_a_screen_and_its_other_words_pass() -> None:
    words = signature(screen).parameters
    assert set(SETTLED) <= set(words)
    confirm_words(dict.fromkeys(set(words) - set(SETTLED)), synergy)
