"""A tumour without cells stays without, and secretes nothing: in every shipped network that counts cells."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import logicnet
from logicnet.formats.catalogue import catalogue_for
from logicnet.formats.shipped import networks
from logicnet.logic import Expression
from logicnet.logic.program import AND, NOT, OR, folded, settled
from logicnet.model import Intervention, Kind, Network

# Every component of kind "cell" of the shipped networks: what can seed a tumour, and the cells around it.
TUMOUR_CELLS = {"NonBCSC", "BCSC", "BCSC_ALDH", "BCSC_CD44"}
SURROUNDINGS = {"M1", "M2", "Infiltration", "CAF"}

# The inputs that put other cells than those of the tumour there: what these secrete goes on when the tumour is dead.
NEIGHBOURS = {"StromalCells", "Macrophages", "Fibroblasts"}

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


def _settles(network: Network, gone: int) -> int:
    """What is 0 for good where these variables are: passed forward through the rules, whatever all else is."""
    ones, zeros = 0, gone
    while True:
        before = ones, zeros
        for variable in range(len(network)):
            if not (ones | zeros) >> variable & 1:
                value = settled(network.rules.program(variable), ones, zeros)
                ones |= (value == 1) << variable
                zeros |= (value == 0) << variable
        if (ones, zeros) == before:
            return zeros


@cache
def tumour_secretes(name: str) -> frozenset[str]:
    """Every ligand with a rule that is not 0 for good where the neighbours of the tumour are not there."""
    network = load(name)
    without = _settles(network, sum(1 << variable for variable in _variables(network, NEIGHBOURS)))
    ligands = [c for c in network.components if c.kind is Kind.LIGAND and c.name not in network.inputs]
    return frozenset(ligand.name for ligand in ligands if not without >> network.position[ligand.variables[0]] & 1)


def _assert_stays_extinct(network: Network, intervention: str) -> None:
    """In the states without tumour cells, whatever else they have, the rule of each tumour cell is false, and what the
    tumour secretes goes to 0. Free inputs are part of the states, so this is said of every setting.
    """
    mutant = Intervention.read(intervention, network, catalogue_for(network)).on(network)
    cells = _variables(network, TUMOUR_CELLS)
    gone = sum(1 << variable for variable in cells)
    for variable in cells:
        assert settled(mutant.rules.program(variable), 0, gone) == 0, f"{network.names[variable]} comes from nothing"
    silent = _settles(mutant, gone)
    for variable in _variables(network, set(tumour_secretes(network.name))):
        assert silent >> variable & 1, f"a dead tumour secretes {network.names[variable]}"


def test_what_a_tumour_secretes_is_read_off_the_file() -> None:
    """By the review IL-6, IL-8, TGF-beta and osteopontin; all other ligands of the whole are the neighbours'."""
    assert tumour_secretes("resistance") == {"IL6", "IL8", "TGFB", "OPN"}
    assert tumour_secretes("bcsc") == {"IL6", "IL8", "TGFB"}


def test_every_ligand_of_the_whole_falls_silent_with_the_tumour_or_with_its_neighbours() -> None:
    """No ligand outlives both kinds of cells that could secrete it, and none is half the one's and half the other's."""
    network = load("resistance")
    silent = [
        _settles(network, sum(1 << v for v in _variables(network, cells))) for cells in (TUMOUR_CELLS, NEIGHBOURS)
    ]
    for ligand in (c for c in network.components if c.kind is Kind.LIGAND and c.name not in network.inputs):
        variables = [network.position[variable] for variable in ligand.variables]
        assert any(all(zeros >> variable & 1 for variable in variables) for zeros in silent), ligand.name


def _stays(network: Network, expression: Expression) -> bool:
    """AG (expression -> AG expression), of all states and so of every setting: no single update of a component that it
    reads makes it false. Decided by diagrams, as states are too many to list.
    """
    left = []
    for variable in expression.regulators():
        rule = network.rules.program(variable)
        high, low = (folded(expression.program, {variable: value}) for value in (1, 0))
        after = (*rule, *high, AND, *rule, NOT, *low, AND, OR)
        left.append(Expression(network.rules, (*expression.program, *after, NOT, AND)).constant())
    return left == [0] * len(left)


@pytest.mark.parametrize("name", COUNTING)
def test_what_is_eradicated_stays_so_in_every_setting_under_every_drug(name: str) -> None:
    network = load(name)
    for intervention in ("", *(drug.name for drug in catalogue_for(network).applicable)):
        mutant = Intervention.read(intervention, network, catalogue_for(network)).on(network)
        assert _stays(mutant, mutant.expression("Eradicated")), intervention


def test_the_bulk_and_the_counted_stem_cells_can_be_gone_while_the_tumour_comes_back() -> None:
    """The test above can fail: the sum of the stem cells follows their two states by a step."""
    network = load("resistance")
    assert not _stays(network, network.expression("!NonBCSC & !BCSC"))


@pytest.mark.parametrize("name", COUNTING)
def test_a_tumour_is_eradicated_or_bulk_alone_or_stem_cells_alone_or_both(name: str) -> None:
    """One of the four in every state; and where a drug is there, it is resisted unless the tumour is eradicated."""
    network = load(name)
    pools = " | ".join(_those(network, TUMOUR_CELLS))
    stem = " | ".join(_those(network, TUMOUR_CELLS - {"NonBCSC"}))
    for readout, meaning in {
        "Eradicated": f"!({pools})",
        "BulkOnly": f"NonBCSC & !({stem})",
        "ResidualStemCells": f"!NonBCSC & ({stem})",
    }.items():
        if readout in {phenotype.name for phenotype in network.phenotypes}:
            assert network.expression(readout).equivalent(network.expression(meaning)), readout
    for drug in (phenotype for phenotype in network.phenotypes if phenotype.drug):
        both = network.expression(f"{drug.name} & Eradicated")
        assert both.constant() == 0, drug.name


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
    by_hand = TUMOUR_CELLS | tumour_secretes(name)
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
    secretes = network.expression(" | ".join(tumour_secretes(name)))
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
