"""A tumour without cells stays without, and secretes nothing: in every shipped network that counts cells."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import logicnet
from logicnet.formats.catalogue import catalogue_for
from logicnet.formats.shipped import networks
from logicnet.logic.program import settled
from logicnet.model import Intervention, Kind, Network

# Every component of kind "cell" of the shipped networks: what can seed a tumour, and the cells around it.
TUMOUR_CELLS = {"NonBCSC", "BCSC", "BCSC_ALDH", "BCSC_CD44"}
SURROUNDINGS = {"M1", "M2", "Infiltration", "CAF"}

# What tumour cells secrete. IL-6 and IL-8 of the niche, IGF, IL-10, M-CSF and the chemokines come from other cells.
TUMOUR_CYTOKINES = {"IL6", "IL8", "TGFB"}

# Networks of the signalling inside one living cell: there is no bulk that could die.
ONE_LIVING_CELL = {"il8", "tgfb", "aldh", "microenvironment"}

load = cache(logicnet.load)
REACHED_WHOLE = 40  # components: every path is followed
COUNTING = sorted(set(networks()) - ONE_LIVING_CELL)


def _those(network: Network, names: set[str]) -> list[str]:
    return [component.name for component in network.components if component.name in names]


def _variables(network: Network, names: set[str]) -> list[int]:
    """The highest level of a component first: lower levels are kept up by higher ones."""
    found = [component.variables for component in network.components if component.name in names]
    return [network.position[variable] for variables in found for variable in reversed(variables)]


def _assert_stays_extinct(network: Network, intervention: str) -> None:
    """In the states without tumour cells, whatever else they have, the rule of each tumour cell is false, and what the
    tumour secretes goes to 0. Free inputs are part of the states, so this is said of every setting.
    """
    mutant = Intervention.read(intervention, network, catalogue_for(network)).on(network)
    cells = _variables(network, TUMOUR_CELLS)
    gone = sum(1 << variable for variable in cells)
    for variable in cells:
        assert settled(mutant.rules.program(variable), 0, gone) == 0, f"{network.names[variable]} comes from nothing"
    for variable in _variables(network, TUMOUR_CYTOKINES):
        assert settled(mutant.rules.program(variable), 0, gone) == 0, (
            f"a dead tumour secretes {network.names[variable]}"
        )
        gone |= 1 << variable


def test_every_cell_of_the_networks_is_a_tumour_cell_or_one_of_its_surroundings() -> None:
    cells = {
        component.name for name in networks() for component in load(name).components if component.kind is Kind.CELL
    }
    assert cells <= TUMOUR_CELLS | SURROUNDINGS


@pytest.mark.parametrize("name", networks())
def test_a_network_counts_cells_or_says_that_it_tells_of_one_living_cell(name: str) -> None:
    network = load(name)
    assert (_those(network, {"NonBCSC"}) != []) == (name not in ONE_LIVING_CELL)
    assert ("one living tumour" in " ".join(network.description.split())) == (name in ONE_LIVING_CELL)


@pytest.mark.parametrize("name", COUNTING)
def test_extinction_is_absorbing_in_every_setting_under_every_drug_of_the_catalogue(name: str) -> None:
    network = load(name)
    for intervention in ("", *(drug.name for drug in catalogue_for(network).applicable)):
        _assert_stays_extinct(network, intervention)


@pytest.mark.parametrize("name", COUNTING)
@given(data=st.data())
def test_extinction_is_absorbing_whatever_one_component_is_held_at(name: str, data: st.DataObject) -> None:
    """No cell and no cytokine of the tumour is put there by hand; all else may be."""
    network = load(name)
    by_hand = TUMOUR_CELLS | TUMOUR_CYTOKINES
    held = data.draw(st.sampled_from([one for one in network.components if one.name not in by_hand]))
    _assert_stays_extinct(network, f"{held.name}%{data.draw(st.integers(0, held.maximum))}")


@pytest.mark.parametrize("name", [name for name in COUNTING if len(load(name)) <= REACHED_WHOLE])
@given(data=st.data())
def test_no_path_leads_from_an_extinct_tumour_to_a_cell(name: str, data: st.DataObject) -> None:
    """The same, asked of the paths themselves, where a network is small enough."""
    network = load(name)
    setting = {one: data.draw(st.integers(0, 1)) for one in network.inputs}
    drug = data.draw(st.sampled_from(["", *(drug.name for drug in catalogue_for(network).applicable)]))
    cells = _those(network, TUMOUR_CELLS)
    found = logicnet.reach(
        network, dict.fromkeys(cells, 0), target=" | ".join(cells), setting=setting, intervention=drug
    )
    assert found.reachable is False and found.all_listed and not found.undecided
    secretes = network.expression(" | ".join(_those(network, TUMOUR_CYTOKINES)))
    assert {attractor.shows(secretes) for attractor in found.reached} == {"never"}


@pytest.mark.parametrize("name", [name for name in COUNTING if len(load(name)) <= REACHED_WHOLE])
def test_a_tumour_that_lives_can_lose_every_cell_and_can_keep_some(name: str) -> None:
    """Extinction is neither the only end nor no end at all: the tests above say something."""
    network = load(name)
    lives = network.expression(" | ".join(_those(network, TUMOUR_CELLS)))
    setting = {**dict.fromkeys(network.inputs, 0), "FAC": 1}
    found = logicnet.reach(network, {"NonBCSC": 1}, target="Eradicated", setting=setting)
    assert found.reachable and found.all_listed
    assert {attractor.shows(lives) for attractor in found.reached} == {"always", "never"}
