"""Protocols: what is in force when, and how a wrong one is refused, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import InterventionError, LogicnetError, SettingError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Intervention, Named, Network, Protocol, Setting

NETWORK = Network("n", Rules.build(["Drug", "Food", "A", "B"], ["Drug", "Food", "!Drug", "A & Food"]))
CATALOGUE = {"anti-A": "A%0 A:B%0"}


def in_force(
    text: str, setting: str = "", intervention: str = "", network: Network = NETWORK
) -> list[tuple[float, str]]:
    """When each phase begins, and what is held in it."""
    protocol = Protocol.parse(text, network, CATALOGUE)
    base = Setting.parse(setting, network), Intervention.parse(intervention, network)
    return [(one.begin, f"{one.setting} {one.intervention}".strip()) for one in protocol.phases(*base, network)]


def test_an_input_stays_as_it_was_set_until_it_is_set_again() -> None:
    assert in_force("0: Drug=1; 24: Food=0; 48: Drug=0") == [
        (0, "Drug=1"),
        (24, "Drug=1 Food=0"),
        (48, "Drug=0 Food=0"),
    ]


def test_an_intervention_stays_until_it_is_withdrawn() -> None:
    assert in_force("1: A%0; 2: B%1; 3: -A%0; 4: none") == [(0, ""), (1, "A%0"), (2, "A%0 B%1"), (3, "B%1"), (4, "")]


def test_a_change_at_a_place_takes_the_place_of_the_one_before() -> None:
    assert in_force("1: A%1; 2: A%0", intervention="A%0 B%0")[1:] == [(1, "A%1 B%0"), (2, "A%0 B%0")]


def test_a_drug_is_given_and_withdrawn_by_its_name() -> None:
    assert in_force("1: anti-A; 2: -anti-A") == [(0, ""), (1, "A%0 A:B%0"), (2, "")]


def test_what_was_asked_with_is_in_force_from_the_beginning_and_can_be_withdrawn() -> None:
    assert in_force("3: none", "Drug=1", "A%1") == [(0, "Drug=1 A%1"), (3, "Drug=1")]
    assert in_force("0: Drug=0; 3: -A%1", "Drug=1", "A%1") == [(0, "Drug=0 A%1"), (3, "Drug=0")]


def test_what_is_withdrawn_and_given_at_one_time_is_given() -> None:
    assert in_force("1: A%0 B%0; 2: none B%1") == [(0, ""), (1, "A%0 B%0"), (2, "B%1")]


def test_names_of_settings_and_interventions_of_the_network_are_known() -> None:
    named = Network("n", NETWORK.rules, settings=(Named("fed", "Food=1"),), interventions=(Named("lost", "A%0"),))
    assert in_force("1: @fed; 2: @lost", network=named) == [(0, ""), (1, "Food=1"), (2, "Food=1 A%0")]


def test_components_with_levels_are_set_and_held_at_levels() -> None:
    several = [Component("In", maximum=2), Component("X", maximum=2)]
    network = Network.levelled("n", several, ["In>=1", "In=2", "In>=1", "In=2"])
    assert in_force("1: In=2; 2: X%1; 3: X%1:2", network=network)[1:] == [
        (1, "In=2"),
        (2, "In=2 X%1"),
        (3, "In=2 X%1:2"),
    ]


def test_a_protocol_may_stand_in_a_file_a_time_a_line(tmp_path: Path) -> None:
    path = tmp_path / "holiday.txt"
    path.write_text("# drug, holiday\n0: Drug=1\n\n7: Drug=0  # seven days\n", encoding="utf-8")
    assert in_force(f"@{path}") == [(0, "Drug=1"), (7, "Drug=0")]
    path.write_text("0: Drug=1\n7: Drag=0\n", encoding="utf-8")
    with pytest.raises(UnknownName) as raised:
        Protocol.parse(f"@{path}", NETWORK)
    assert str(raised.value).splitlines()[:2] == [f"{path}:2:4: unknown component 'Drag'", "    7: Drag=0"]


@pytest.mark.parametrize("given", ["1: Drug=1; 2.5: A%0", [(1, "Drug=1"), (2.5, "A%0")], {1: "Drug=1", 2.5: "A%0"}])
def test_every_spelling_is_the_same_protocol(given: object) -> None:
    assert str(Protocol.read(given, NETWORK)) == "1: Drug=1; 2.5: A%0"
    assert Protocol.read(Protocol.read(given, NETWORK), NETWORK) == Protocol.read(given, NETWORK)
    assert Protocol.read(None, NETWORK) == Protocol.read("", NETWORK) == Protocol()


@pytest.mark.parametrize(
    ("text", "kind", "place", "said"),
    [
        ("Drug=1", SettingError, "1:1", "expected TIME: A=1 B%0"),
        ("soon: Drug=1", SettingError, "1:1", "expected a time, found 'soon'"),
        ("inf: Drug=1", SettingError, "1:1", "expected a time, found 'inf'"),
        ("1/0: Drug=1", SettingError, "1:1", "expected a time, found '1/0'"),
        ("-1: Drug=1", SettingError, "1:1", "a protocol begins at 0, not at -1"),
        ("1:", SettingError, "1:1", "says nothing of the time 1"),
        ("5: Drug=1; 3: Drug=0", SettingError, "1:12", "speaks of the time 3 after 5"),
        ("5: Drug=1; 5: Drug=0", SettingError, "1:12", "speaks of the time 5 twice"),
        ("5: Drag=1", UnknownName, "1:4", "unknown component 'Drag'"),
        ("5: A=1", SettingError, "1:4", "'A' is not an input"),
        ("5: Drug=2", SettingError, "1:4", "expected 0 or 1"),
        ("5: Drug=1 Drug=0", SettingError, "1:11", "two values for 'Drug'"),
        ("5: C%0", UnknownName, "1:4", "unknown component 'C'"),
        ("5: A%0 A%1", InterventionError, "1:1", "two values for one place"),
        ("0: Drug=1; 5: -A%0", InterventionError, "1:12", "A is withdrawn at 5, where nothing holds it"),
        ("0: Drug=1; 24: A%0", SettingError, "1:12", "speaks of the time 24, and the course ends at 24"),
    ],
)
def test_a_wrong_protocol_is_refused_with_its_place(
    text: str, kind: type[LogicnetError], place: str, said: str
) -> None:
    with pytest.raises(kind) as raised:
        Protocol.parse(text, NETWORK, CATALOGUE).phases(Setting(), Intervention(), NETWORK, until=24)
    assert said in raised.value.message
    assert str(raised.value.span) == f"<protocol>:{place}"


@pytest.mark.parametrize("given", [3, [1, 2], [("soon", "Drug=1")], {"A": "Drug=1"}])
def test_what_is_no_protocol_is_refused(given: object) -> None:
    with pytest.raises(SettingError):
        Protocol.read(given, NETWORK)


def test_steps_are_whole() -> None:
    Protocol.parse("2: Drug=1", NETWORK).confirm_whole()
    with pytest.raises(SettingError, match="whole number of steps"):
        Protocol.parse("2.5: Drug=1", NETWORK).confirm_whole()


@given(st.text(alphabet='0123456789:;=%-@"/. \nADrugFoBn\x00é', max_size=40))
def test_any_text_is_a_protocol_or_a_clear_error(text: str) -> None:
    try:
        protocol = Protocol.parse(text, NETWORK, CATALOGUE)
    except LogicnetError:
        return
    assert Protocol.parse(str(protocol), NETWORK, CATALOGUE).to_dict() == protocol.to_dict()
