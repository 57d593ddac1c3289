"""Subspaces hold any components and leave the others free; a state leaves none free."""

from __future__ import annotations

import pytest
from hypothesis import given

from logicnet.errors import LogicnetError, SettingError
from logicnet.logic import Rules
from logicnet.model import Network, State, Subspace
from oracle import within
from strategies import subspaces

NETWORK = Network("drugged", Rules.build(["Drug", "TAM", "Off", "Tumour"], ["Drug", "TAM", "0", "!Drug | TAM"]))


def test_a_subspace_leaves_free_what_it_does_not_name() -> None:
    subspace = Subspace.parse("Tumour=1 Drug=0", NETWORK)
    assert subspace.pattern == "0--1"
    assert subspace.free == ("TAM", "Off")
    assert str(subspace) == "Drug=0 Tumour=1"
    assert Subspace.parse("Drug=0 TAM=1 Tumour=1", NETWORK) in subspace
    assert Subspace.parse("Drug=1", NETWORK) not in subspace


def test_a_state_gives_every_component_a_value() -> None:
    state = State.parse("Drug=0 TAM=1 Off=0 Tumour=1", NETWORK)
    assert state["TAM"] == 1
    with pytest.raises(SettingError, match="Off, Tumour"):
        State.parse("Drug=0 TAM=1", NETWORK)


@given(mine=subspaces(4), other=subspaces(4))
def test_a_subspace_lies_in_another_where_all_its_states_do(mine: tuple, other: tuple) -> None:
    names = NETWORK.names
    assert (Subspace(names, mine) in Subspace(names, other)) == within(mine, other)


@given(values=subspaces(4))
def test_what_a_subspace_prints_is_read_back_as_the_same(values: tuple) -> None:
    made = Subspace(NETWORK.names, values)
    assert Subspace.read(str(made), NETWORK) == Subspace.read(made.fixed, NETWORK) == made
    assert [made.fixed.get(name) for name in made.names] == list(values)


def test_a_subspace_of_other_components_is_read_by_name() -> None:
    other = Network("other", Rules.build(["Tumour", "Drug"], ["1", "Drug"]))
    assert Subspace.read(Subspace.parse("Tumour=1", other), NETWORK).pattern == "---1"
    with pytest.raises(LogicnetError, match="TAM"):
        Subspace.read(Subspace.parse("TAM=1", NETWORK), other)


def test_what_is_no_subspace_is_refused_with_the_spellings_there_are() -> None:
    with pytest.raises(SettingError, match=r"expected values of components, found 7") as caught:
        Subspace.read(7, NETWORK)
    assert '"A=1 B=0"' in caught.value.hint
    with pytest.raises(SettingError, match="expected 0 or 1 for 'TAM' in the subspace"):
        Subspace.read({"TAM": 2}, NETWORK)


def test_a_state_is_iterated_as_pairs_and_says_how_many_values_it_lacks() -> None:
    state = State(NETWORK.names, (0, 1, 0, 1))
    assert list(state) == [("Drug", 0), ("TAM", 1), ("Off", 0), ("Tumour", 1)] and not state.free
    wide = Network("wide", Rules.build([f"x{i}" for i in range(8)], ["0"] * 8))
    with pytest.raises(SettingError, match="missing: x1, x2, x3, x4, x5 and 2 more"):
        State.parse("x0=1", wide)
