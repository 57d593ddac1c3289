"""What the shipped networks, the catalogue and the ledger must contain, whatever their rules say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

import logicnet
from logicnet.evidence import ledgers
from logicnet.formats.catalogue import catalogue_for, drugs
from logicnet.model import Kind

load = cache(logicnet.load)

MEMBERS = ("il6", "il8", "tgfb", "aldh", "bcsc", "microenvironment")
ALL = (*MEMBERS, "resistance")
REFERENCES = 124  # that the review has

CONTENTS = {
    "il6": (
        "IL6 IL6R GP130 JAK1 JAK2 STAT3 STAT3_homodimer STAT3_heterodimer HIF1A OCT4 BCL2 PI3K AKT VCAM1 OPN "
        "ITGAVB3 NFKB TIM3 SDC1 FAC"
    ),
    "il8": "IL8 CXCR1 CXCR2 Galpha Gbetagamma PLC PKC PI3K AKT RHO SRC FAK RAF1 MEK ERK TLR4 NFKB WNT Paclitaxel",
    "tgfb": (
        "TGFB TGFBR1 TGFBR2 ALK1 SMAD23 SMAD4 miR21 MSH2 miR_TGFB miR_TGFBR PARP3 TG2 SNAIL ECAD EMT IL8 Paclitaxel"
    ),
    "aldh": "ALDH Retinal RA RAR RXR RAR_RXR RXR_RXR RARE ABC DNARepair ROSClearance",
    "bcsc": (
        "ChemoStress TumourCytokines StromalCytokines ImmuneCytokines BCSC NonBCSC NOTCH HEDGEHOG WNT ABC "
        "BCL2 DNARepair IL6 IL8 CCL2"
    ),
    "microenvironment": (
        "M1 M2 IGF IL10 STAT3 BCL2 MCSF STAT3_CAF TWIST1 CXCL12 COL1 ECM EMT DrugUptake IL6_niche IL8_niche "
        "TNFA IL1B CCL2"
    ),
    "resistance": (
        "Paclitaxel Vinorelbine Cisplatin Doxorubicin MMS FAC Macrophages Fibroblasts StromalCells BCSC EMT "
        "STAT3 NFKB AKT"
    ),
}

# Setting, and the mechanisms that are taken away: what is left has to die of the drug.
SENSITIVE = [
    ("il6", "FAC=1", "STAT3%0"),
    ("il8", "Paclitaxel=1", "Gprotein%0 CXCR1%0"),
    ("tgfb", "Paclitaxel=1", "SMAD4%0"),
    ("tgfb", "Vinorelbine=1", "SMAD4%0"),
    *(("tgfb", f"{drug}=1", "SMAD4%0") for drug in ("Cisplatin", "Doxorubicin", "MMS")),
    *(("aldh", f"{drug}=1 BCSC=0", "") for drug in ("Paclitaxel", "GenotoxicDrug")),
    *(("bcsc", f"{drug}=1", "BCSC%0") for drug in ("FAC", "Paclitaxel")),
    *(("microenvironment", f"{drug}=1", "BCL2%0 EMT%0 COL1%0") for drug in ("Paclitaxel", "Cisplatin")),
    *(
        ("resistance", f"{drug}=1 Macrophages=0", "STAT3%0 Gprotein%0 SMAD4%0 BCSC%0 COL1%0 EMT%0")
        for drug in ("Paclitaxel", "Vinorelbine", "Cisplatin", "Doxorubicin", "MMS", "FAC")
    ),
]

REAGENTS = """
siltuximab anti-IL6 reparixin anti-IL8 anti-CXCR1 anti-CXCR2 galunisertib LY2157299 PF-03446962 tanshinone-IIA
IGF-blockade Notch1-inhibitor VCAM1-knockdown TLR4-knockdown SMAD4-knockdown MSH2-knockdown TWIST1-knockdown
PARP3-knockdown miR21-knockdown Syndecan1-knockdown macrophage-targeting fibroblast-targeting
"""

TRIALS = """
NCT00412321 NCT00911859 NCT01861054 NCT02001974 NCT01722825 NCT01246986 NCT01620970 NCT01373164 NCT01582269
"""


@pytest.mark.parametrize("name", ALL)
def test_a_network_has_what_its_figure_shows(name: str) -> None:
    assert set(CONTENTS[name].split()) <= set(load(name).names)


@pytest.mark.parametrize("name", ALL)
def test_every_component_says_what_it_is_and_every_edge_why(name: str) -> None:
    network = load(name)
    assert all(c.label and c.kind and c.evidence.why for c in network.components)
    assert all(edge.evidence.why for edge in network.regulations)
    assert all(p.evidence.why for p in network.phenotypes)


@pytest.mark.parametrize("name", ALL)
def test_references_are_the_reviews(name: str) -> None:
    network = load(name)
    evidence = [component.evidence for component in network.components]
    evidence += [edge.evidence for edge in network.regulations]
    evidence += [phenotype.evidence for phenotype in network.phenotypes]
    evidence += [choice.evidence for choice in network.choices]
    assert {number for one in evidence for number in one.references} <= set(range(1, REFERENCES + 1))


@pytest.mark.parametrize("name", ALL)
def test_only_the_edge_to_alk1_rests_on_background_knowledge(name: str) -> None:
    bare = {(edge.source, edge.target) for edge in load(name).regulations if not edge.evidence.references}
    assert bare <= {("TGFBR2", "ALK1")}


@pytest.mark.parametrize("name", ALL)
def test_the_export_holds_the_same_rules(name: str, root: Path) -> None:
    network = load(name)
    rules = "".join(f"{component}, {network.rule_text(component)}\n" for component in network.names)
    assert (root / "networks" / f"{name}.bnet").read_text() == "targets, factors\n" + rules


@pytest.mark.parametrize("name", ALL)
def test_names_are_plain_so_that_every_tool_reads_them(name: str) -> None:
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", component) for component in load(name).names)


def test_a_component_is_called_the_same_everywhere() -> None:
    for label in {c.label for name in MEMBERS for c in load(name).components}:
        called = {c.name for name in MEMBERS for c in load(name).components if c.label == label}
        assert len(called) == 1, label


def test_drug_classes_and_mechanisms_are_called_the_same_everywhere() -> None:
    said: dict[str, set[tuple[str, str]]] = {}
    for name in ALL:
        for phenotype in load(name).phenotypes:
            said.setdefault(phenotype.name, set()).add((phenotype.drug, phenotype.mechanism))
    assert all(len(meanings) == 1 for meanings in said.values()), said
    whole = {phenotype.name for phenotype in load("resistance").phenotypes}
    assert set(said) <= whole


@pytest.mark.parametrize(("name", "setting", "without"), SENSITIVE, ids=lambda value: value or "as it is")
def test_a_drug_kills_where_every_mechanism_is_off(name: str, setting: str, without: str) -> None:
    network = load(name)
    sensitive = network.expression("Sensitive")
    found = logicnet.attractors(network, setting=setting, intervention=without)
    assert found.complete
    assert any(attractor.shows(sensitive) == "always" for attractor in found)


def test_the_whole_is_of_the_size_asked_for_and_has_real_feedback() -> None:
    network = load("resistance")
    assert 70 <= len(network) <= 100
    graph = nx.DiGraph((edge.source, edge.target) for edge in network.regulations)
    loops = [
        ("IL6", "IL6R", "GP130", "JAK1", "STAT3", "STAT3_homodimer", "STAT3_dimer", "OPN", "ITGAVB3", "NFKB"),
        ("IL8", "CXCR1", "Gprotein", "WNT"),
        ("IL6", "IL6R", "GP130", "JAK1", "OCT4", "BCSC"),
        ("TGFB", "TGFBR2", "TGFBR1", "SMAD23", "SMAD4", "miR_TGFB"),
    ]
    for loop in loops:
        assert all(graph.has_edge(*step) for step in zip(loop, (*loop[1:], loop[0]), strict=True)), loop
    assert max(map(len, nx.strongly_connected_components(graph))) > 40


def test_the_whole_remembers() -> None:
    """Without any drug and company it can be quiet, or have stem cells."""
    network = load("resistance")
    inputs = dict.fromkeys(network.inputs, 0) | {"Retinal": 1}
    found = logicnet.attractors(network, setting=" ".join(f"{name}={value}" for name, value in inputs.items()))
    pool = network.expression("StemCellPool")
    assert {attractor.shows(pool) for attractor in found} == {"always", "never"}


def test_every_reagent_of_the_review_is_in_the_catalogue_and_acts_on_some_network() -> None:
    known = {name for drug in drugs() for name in (drug.name, *drug.aliases)}
    assert set(REAGENTS.split()) <= known
    applicable = {drug.name for name in ALL for drug in catalogue_for(load(name)).applicable}
    assert {drug.name for drug in drugs()} == applicable
    assert all(drug.evidence.why and drug.kind for drug in drugs())
    assert {number for drug in drugs() for number in drug.evidence.references} <= set(range(1, REFERENCES + 1))


def test_every_change_of_a_drug_exists_somewhere() -> None:
    for drug in drugs():
        met = {change for name in ALL for change in drug.within(load(name))}
        assert set(drug.changes) == met, drug.name


def test_every_trial_the_review_names_is_in_the_catalogue() -> None:
    assert {trial for drug in drugs() for trial in drug.trials} == set(TRIALS.split())


def test_an_antibody_cuts_edges_and_a_knock_down_takes_a_component() -> None:
    for drug in drugs():
        cuts = {":" in str(change) for change in drug.changes}
        if drug.kind == "knock-down":
            assert cuts == {False}
        if drug.name in {"siltuximab", "anti-IL6", "anti-IL8", "IGF-blockade"}:
            assert cuts == {True}


def test_every_network_has_claims() -> None:
    assert {ledger.network.name for ledger in ledgers()} == set(ALL)
    assert sum(len(ledger.claims) for ledger in ledgers()) >= 60


def test_every_claim_says_where_it_stands() -> None:
    for ledger in ledgers():
        for claim in ledger.claims:
            assert claim.where and claim.evidence.references and claim.statement.endswith("."), claim.id
            assert set(claim.evidence.references) <= set(range(1, REFERENCES + 1)), claim.id


def test_predictions_are_marked() -> None:
    predicted = {claim.id for ledger in ledgers() for claim in ledger.claims if claim.prediction}
    assert {claim.id for ledger in ledgers() for claim in ledger.claims if claim.id.startswith("clinic-")} <= predicted


def test_inputs_are_drugs_surroundings_and_what_is_supplied_from_outside() -> None:
    network = load("resistance")
    kinds = {network.component(name).kind for name in network.inputs}
    assert kinds <= {Kind.DRUG, Kind.ENVIRONMENT, Kind.MIRNA, Kind.METABOLITE}
