"""Settings hold inputs and nothing else, in whatever spelling they are given."""

from __future__ import annotations

import pytest

from logicnet.errors import LogicnetError, SettingError
from logicnet.logic import Rules
from logicnet.model import Network, Setting


@pytest.fixture
def network() -> Network:
    return Network("drugged", Rules.build(["Drug", "TAM", "Off", "Tumour"], ["Drug", "TAM", "0", "!Drug | TAM"]))


def test_a_setting_makes_its_inputs_constant_and_leaves_the_rest_free(network: Network) -> None:
    held = Setting.parse("Drug=1", network).on(network)
    assert held.rule_text("Drug") == "1"
    assert held.inputs == ("TAM",)


def test_a_setting_prints_in_the_order_of_the_network(network: Network) -> None:
    assert str(Setting.parse("TAM=0 Drug=1", network)) == "Drug=1 TAM=0"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Drugs=1", "Drug"),
        ("Drug", "Drug=1"),
        ("Drug=2", "0 or 1"),
        ("Drug=1,TAM=0", "spaces"),
        ("Drug=1 Drug=0", "two values"),
        ("Tumour=1", "Tumour%1"),
        ("=1", "NAME=0"),
    ],
)
def test_a_wrong_setting_is_refused_with_what_would_help(network: Network, text: str, says: str) -> None:
    with pytest.raises(LogicnetError, match=says):
        Setting.parse(text, network)


@pytest.mark.parametrize("given", ["TAM=0 Drug=1", {"TAM": 0, "Drug": True}, Setting((("TAM", 0), ("Drug", 1)))])
def test_every_spelling_of_a_setting_is_read_as_the_same(network: Network, given: object) -> None:
    assert Setting.read(given, network) == Setting((("Drug", 1), ("TAM", 0)))


def test_nothing_asked_holds_nothing(network: Network) -> None:
    assert Setting.read(None, network) == Setting.read("", network) == Setting.read({}, network) == Setting()
    assert Setting().on(network) is network and str(Setting()) == ""


@pytest.mark.parametrize("given", ["Tumour=1", {"Tumour": 1}, Setting((("Tumour", 1),))])
def test_no_spelling_holds_a_component_that_has_a_rule_of_its_own(network: Network, given: object) -> None:
    with pytest.raises(SettingError, match="'Tumour' is not an input of drugged") as caught:
        Setting.read(given, network)
    assert caught.value.hint == "to hold it, use the intervention Tumour%1; inputs: Drug, TAM"


@pytest.mark.parametrize("given", [{"Drug": 2}, {"Drug": "1"}, Setting((("Drug", 2),)), 7, ["Drug=1"]])
def test_what_is_no_setting_is_refused(network: Network, given: object) -> None:
    with pytest.raises(SettingError, match="expected"):
        Setting.read(given, network)


def test_two_values_for_one_input_are_refused(network: Network) -> None:
    with pytest.raises(SettingError, match="two values"):
        Setting.read(Setting((("Drug", 1), ("Drug", 0))), network)


def test_a_constant_may_be_held_at_its_other_value(network: Network) -> None:
    assert Setting.parse("Off=1", network).on(network).rule_text("Off") == "1"
