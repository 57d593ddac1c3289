"""Settings of a screen: one, several by name, all; and what two of them hold together."""

from __future__ import annotations

import pytest

from logicnet.errors import SettingError
from logicnet.logic import Rules
from logicnet.model import Network, Setting
from logicnet.screens.environments import common, joined, parse_settings, settings

NETWORK = Network("two", Rules.parse("I, I\nJ, J\nA, I & J"))


def texts(found: object) -> dict[str, str]:
    return {name: str(setting) for name, setting in found.items()}  # type: ignore[attr-defined]


def test_all_settings_are_those_of_the_inputs_left_free() -> None:
    assert texts(settings(NETWORK, "all")) == {s: s for s in ("I=0 J=0", "I=0 J=1", "I=1 J=0", "I=1 J=1")}
    assert texts(settings(NETWORK, "all", "J=1")) == {s: s for s in ("I=0 J=1", "I=1 J=1")}


def test_what_is_held_is_held_in_each_and_a_setting_against_it_is_refused() -> None:
    assert texts(settings(NETWORK, {"on": "I=1", "off": {"I": 0}}, "J=0")) == {"on": "I=1 J=0", "off": "I=0 J=0"}
    with pytest.raises(SettingError, match="I=1 in one setting and I=0 in what is held in all of them"):
        settings(NETWORK, ["I=1"], "I=0")


def test_a_mapping_to_values_is_one_setting_and_a_mapping_to_settings_is_several() -> None:
    assert texts(settings(NETWORK, {"I": 1, "J": 0})) == {"I=1 J=0": "I=1 J=0"}
    with pytest.raises(SettingError, match="there is no setting to screen under"):
        settings(NETWORK, [])


def test_a_list_of_settings_names_its_line() -> None:
    assert texts(parse_settings("# here\nboth: I=1 J=1\n\nI=0\n", NETWORK)) == {"both": "I=1 J=1", "I=0": "I=0"}
    with pytest.raises(SettingError, match="line 2 of the list of settings: 'a' is there twice"):
        parse_settings("a: I=1\na: I=0\n", NETWORK)


def test_settings_have_in_common_what_each_holds() -> None:
    one, other = Setting.parse("I=1 J=0", NETWORK), Setting.parse("J=0", NETWORK)
    assert str(common([one, other])) == "J=0" and str(joined(other, one, NETWORK)) == "I=1 J=0"
