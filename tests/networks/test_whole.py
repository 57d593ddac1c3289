"""What the integrated network has to tell apart, so that it can rank drugs. The bounds were set before it was made."""

from __future__ import annotations

from functools import cache
from itertools import product

import networkx as nx
import pytest

import logicnet
from logicnet.logic.program import constant, folded
from logicnet.model import Kind, Network

SUBTYPES = ("luminal-A", "luminal-B", "HER2-positive", "triple-negative")
DRUGS = ("Paclitaxel", "Cisplatin", "Doxorubicin", "MMS", "Vinorelbine", "FAC")
SURROUNDINGS = ("StromalCells", "Macrophages", "Fibroblasts")
LIVES = "NonBCSC | BCSC"
Profile = tuple[frozenset[tuple[str, str]], ...]


@cache
def whole() -> Network:
    return logicnet.load("resistance")


def settings(drugs: tuple[str, ...] = DRUGS, around: int = 2) -> list[str]:
    """Each context under each drug, in all surroundings, or with none (``around=1``)."""
    found = []
    for context, drug in product(whole().contexts, drugs):
        own = dict(logicnet.Setting.parse(context.setting, whole()).values)
        for cells in product(range(around), repeat=len(SURROUNDINGS)):
            near = {name: max(own[name], there) for name, there in zip(SURROUNDINGS, cells, strict=True)}
            values = own | near | {name: int(name == drug) for name in DRUGS}
            found.append(" ".join(f"{name}={value}" for name, value in values.items()))
    return list(dict.fromkeys(found))


@cache
def profile(setting: str, intervention: str = "") -> Profile:
    """What every readout shows in each attractor, the attractors told apart by nothing else."""
    found = logicnet.attractors(whole(), setting=setting, intervention=intervention)
    assert found.complete
    readouts = [(p.name, whole().expression(p.name)) for p in whole().phenotypes]
    shown = {frozenset((name, one.shows(expression)) for name, expression in readouts) for one in found}
    return tuple(sorted(shown, key=sorted))


def test_surviving_tumours_differ_in_their_mechanisms_under_one_drug() -> None:
    mechanisms = {p.name for p in whole().phenotypes if p.mechanism}
    for drug in ("Paclitaxel", "Cisplatin"):
        seen = set()
        for setting in settings((drug,)):
            for shown in map(dict, profile(setting)):
                if shown["Eradicated"] == "never":
                    seen.add(frozenset(name for name in mechanisms if shown[name] == "always"))
        assert len(seen) >= 6


@pytest.mark.parametrize("name", ["il6", "bcsc", "resistance"])
def test_a_tumour_without_cells_shows_nothing_that_its_cells_would_show(name: str) -> None:
    network = logicnet.load(name)
    pools = {"NonBCSC", "BCSC", "BCSC_ALDH", "BCSC_CD44"} & set(network.names)
    dead = {network.position[pool]: 0 for pool in pools}
    of_the_dead = {"Eradicated", "Sensitive", "InflammatoryMacrophages", "TransitionalMacrophages"}
    shown = {p.name for p in network.phenotypes if constant(folded(network.expression(p.name).program, dead)) != 0}
    assert {"Eradicated", "Sensitive"} <= shown <= of_the_dead


@pytest.mark.parametrize("drug", ["FAC", "Cisplatin"])
def test_no_attractor_without_a_living_cell_has_a_ligand_of_the_tumour(drug: str) -> None:
    """A ligand is the neighbours' where it is never there when they are not; every other one is the tumour's."""
    ligands = [c.name for c in whole().components if c.kind is Kind.LIGAND and c.name not in whole().inputs]
    expressions = {name: whole().expression(name) for name in ligands}
    dead = whole().expression("Eradicated")
    alone, ended = set(), set()
    for setting in settings((drug,)):
        company = any(f"{cells}=1" in setting for cells in SURROUNDINGS)
        for one in logicnet.attractors(whole(), setting=setting):
            if one.shows(dead) == "never" and not company:
                alone |= {name for name, there in expressions.items() if one.shows(there) != "never"}
            elif one.shows(dead) != "never":
                ended |= {name for name, there in expressions.items() if one.shows(there) != "never"}
    assert alone >= {"IL6", "IL8", "OPN"} and ended and not alone & ended


@pytest.mark.parametrize("lost", ["BCSC", "ALDH", "ABC", "OCT4"])
def test_the_loss_changes_which_pools_live_somewhere(lost: str) -> None:
    pools = ("Eradicated", "BulkOnly", "ResidualStemCells")

    def ends(setting: str, intervention: str) -> set[tuple[str, ...]]:
        return {tuple(dict(shown)[pool] for pool in pools) for shown in profile(setting, intervention)}

    assert any(ends(setting, "") != ends(setting, f"{lost}%0") for setting in settings(around=1))


def test_every_component_has_a_path_to_a_phenotype() -> None:
    graph = nx.DiGraph((edge.source, edge.target) for edge in whole().regulations)
    read = {name for p in whole().phenotypes for name in whole().expression(p.name).names}
    read = {name.partition(">=")[0] for name in read}
    heard = read.union(*(nx.ancestors(graph, name) for name in read if name in graph))
    assert {component.name for component in whole().components} <= heard


def test_the_bulk_dies_and_stem_cells_are_left_somewhere() -> None:
    every = [dict(shown) for setting in settings(around=1) for shown in profile(setting)]
    assert any(shown["ResidualStemCells"] == "always" for shown in every)


@pytest.mark.parametrize("subtype", SUBTYPES[:3])
def test_a_bulk_without_stem_cells_resists_one_class_and_is_sensitive_to_another(subtype: str) -> None:
    context = next(one for one in whole().contexts if one.name == subtype)
    own = dict(logicnet.Setting.parse(context.setting, whole()).values)
    lives = set()
    for drug in DRUGS:
        values = own | {name: int(name == drug) for name in DRUGS}
        setting = " ".join(f"{name}={value}" for name, value in values.items())
        lives.add(any(dict(shown)["Eradicated"] != "always" for shown in profile(setting, "BCSC_ALDH%0 BCSC_CD44%0")))
    assert lives == {True, False}


@pytest.mark.slow
def test_half_of_all_knock_outs_change_some_readout_in_some_context() -> None:
    tried = [c.name for c in whole().components if c.name not in whole().inputs]
    where = settings(around=1)
    changing = [name for name in tried if any(profile(s, f"{name}%0") != profile(s) for s in where)]
    assert len(changing) >= len(tried) / 2


@pytest.mark.slow
def test_every_drug_with_a_reported_effect_has_one_somewhere() -> None:
    names = {
        row.drugs for row in logicnet.screen(whole(), LIVES, setting=settings()[0], over=["drugs"]).rows if row.drugs
    }
    reported = [drug.name for drug in logicnet.drugs() if drug.outcome and drug.name in names]
    where = settings()
    silent = [name for name in reported if all(profile(s, name) == profile(s) for s in where)]
    assert not silent
