"""Settings hold inputs, subspaces hold anything, and both are read from one notation."""

from __future__ import annotations

import pytest

from logicnet.errors import LogicnetError, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Network, Setting, State, Subspace


@pytest.fixture
def network() -> Network:
    return Network("drugged", Rules.build(["Drug", "TAM", "Off", "Tumour"], ["Drug", "TAM", "0", "!Drug | TAM"]))


def test_inputs_follow_themselves_and_constants_are_written_as_such(network: Network) -> None:
    assert network.inputs == ("Drug", "TAM")
    assert network.constants == ("Off",)


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


def test_a_subspace_leaves_free_what_it_does_not_name(network: Network) -> None:
    subspace = Subspace.parse("Tumour=1 Drug=0", network)
    assert subspace.pattern == "0--1"
    assert subspace.free == ("TAM", "Off")
    assert str(subspace) == "Drug=0 Tumour=1"
    assert Subspace.parse("Drug=0 TAM=1 Tumour=1", network) in subspace
    assert Subspace.parse("Drug=1", network) not in subspace


def test_a_state_gives_every_component_a_value(network: Network) -> None:
    state = State.parse("Drug=0 TAM=1 Off=0 Tumour=1", network)
    assert state["TAM"] == 1
    with pytest.raises(SettingError, match="Off, Tumour"):
        State.parse("Drug=0 TAM=1", network)


def test_an_unknown_phenotype_suggests_what_there_is(network: Network) -> None:
    with pytest.raises(UnknownName, match="Tumour"):
        network.expression("Tumor & Drug")
