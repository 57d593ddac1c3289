"""What the shipped networks, the catalogue and the ledger must contain, whatever their rules say."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

import logicnet
from logicnet.evidence import ledgers
from logicnet.formats import write
from logicnet.formats.catalogue import catalogue_for, drugs
from logicnet.model import Identifier, Kind

load = cache(logicnet.load)

MEMBERS = ("il6", "il8", "tgfb", "aldh", "bcsc", "microenvironment")
ALL = (*MEMBERS, "resistance")
REFERENCES = 124  # that the review has

CONTENTS = {
    "il6": (
        "IL6 IL6R GP130 JAK1 JAK2 STAT3 STAT3_homodimer STAT3_heterodimer HIF1A OCT4 BCL2 PI3K AKT VCAM1 OPN "
        "ITGAVB3 NFKB TIM3 SDC1 FAC BCSC NonBCSC"
    ),
    "il8": "IL8 CXCR1 CXCR2 Galpha Gbetagamma PLC PKC PI3K AKT RHO SRC FAK RAF1 MEK ERK TLR4 NFKB WNT Paclitaxel",
    "tgfb": (
        "TGFB TGFBR1 TGFBR2 ALK1 SMAD23 SMAD4 miR21 MSH2 miR_TGFB miR_TGFBR PARP3 TG2 SNAIL ECAD EMT IL8 Paclitaxel"
    ),
    "aldh": "ALDH Retinal RA RAR RXR RAR_RXR RXR_RXR RARE ABC DNARepair ROSClearance",
    "bcsc": (
        "ChemoStress TumourCytokines StromalCytokines ImmuneCytokines BCSC NonBCSC NOTCH HEDGEHOG WNT ABC "
        "BCL2 DNARepair IL6 IL8 TGFB CCL2 IL6_niche IL8_niche Apoptosis StemDeath"
    ),
    "microenvironment": (
        "M1 M2 IGF IL10 STAT3 BCL2 MCSF STAT3_CAF TWIST1 CXCL12 COL1 ECM EMT DrugUptake IL6_niche IL8_niche "
        "TNFA IL1B CCL2 Infiltration M1_signal M2_signal SurvivalSignal"
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
    assert set(CONTENTS[name].split()) <= {component.name for component in load(name).components}


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
def test_an_edge_without_a_reference_says_where_it_stands_or_that_it_is_background(name: str) -> None:
    bare = [edge for edge in load(name).regulations if not edge.evidence.references]
    assert all(edge.evidence.anchors or edge.evidence.background for edge in bare), bare


@pytest.mark.parametrize("name", ALL)
def test_the_export_holds_the_same_rules(name: str, root: Path, tmp_path: Path) -> None:
    network = load(name)
    exported = root / "networks" / f"{name}.bnet"
    write(network, tmp_path / "again.bnet")
    assert exported.read_text() == (tmp_path / "again.bnet").read_text()
    if all(component.maximum == 1 for component in network.components):
        rules = "".join(f"{component}, {network.rule_text(component)}\n" for component in network.names)
        assert exported.read_text() == "targets, factors\n" + rules


@pytest.mark.parametrize("name", ALL)
def test_names_are_plain_so_that_every_tool_reads_them(name: str) -> None:
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", component.name) for component in load(name).components)


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
    assert 70 <= len(network) <= 120
    graph = nx.DiGraph((edge.source, edge.target) for edge in network.regulations)
    loops = [
        ("IL6", "IL6R", "GP130", "JAK1", "STAT3", "STAT3_homodimer", "STAT3_dimer", "OPN", "ITGAVB3", "NFKB"),
        ("IL8", "CXCR1", "Gprotein", "WNT"),
        ("IL6", "IL6R", "GP130", "JAK1", "OCT4", "BCSC_ALDH", "BCSC"),
        ("TGFB", "TGFBR2", "TGFBR1", "SMAD23", "SMAD4", "miR_TGFB"),
    ]
    for loop in loops:
        assert all(graph.has_edge(*step) for step in zip(loop, (*loop[1:], loop[0]), strict=True)), loop
    assert max(map(len, nx.strongly_connected_components(graph))) > 40


def test_the_whole_remembers() -> None:
    """Without any drug and company it can be quiet, or have stem cells, where it expresses the receptors and SMAD4."""
    network = load("resistance")
    expressed = {"VCAM1", "TLR4", "IL6R_expressed", "SMAD4_expressed", "Retinal"}
    found = logicnet.attractors(network, setting={name: int(name in expressed) for name in network.inputs})
    pool = network.expression("StemCellPool")
    assert {attractor.shows(pool) for attractor in found} == {"always", "never"}


WITHOUT_IDENTIFIER = {
    "DrugAccumulation": "how much of a drug is inside the cell: a quantity",
    "DrugUptake": "how a drug comes in, whichever way: a general process",
    "ChemoStress": "that some chemotherapy acts: a general process",
    "RARE": "a site on DNA in many genes, and no gene",
    "M1_signal": "the review names no signal",
    "M2_signal": "the review names no signal",
    "SurvivalSignal": "what three cytokines do, by pathways that are not named",
    "miR_TGFB": "the review names no microRNA of the group",
    "miR_TGFBR": "the review names no microRNA of the group",
}
ACCESSIONS = {
    "hgnc": r"[1-9][0-9]{0,4}",
    "uniprot": r"[OPQ][0-9][A-Z0-9]{3}[0-9]",
    "mirbase": r"MI[0-9]{7}",
    "chebi": r"[1-9][0-9]{3,5}",
    "cl": r"[0-9]{7}",
    "go": r"[0-9]{7}",
    "fplx": r"[A-Z][A-Za-z0-9_]+",
    "taxonomy": r"9606",
    "drugbank": r"DB[0-9]{5}",
    "pubmed": r"[1-9][0-9]{6,7}",
    "pmc": r"PMC[0-9]+",
    "doi": r"10\.[0-9]{4,5}/[^ ]+",
}


@pytest.mark.parametrize("name", ALL)
def test_every_component_has_an_identifier_or_a_reason_to_have_none(name: str) -> None:
    network = load(name)
    known = {c.name for c in network.components if any(i.relation != "isDescribedBy" for i in c.annotation.identifiers)}
    names = {component.name for component in network.components}
    assert names - known == names & WITHOUT_IDENTIFIER.keys()


@pytest.mark.parametrize("name", ALL)
def test_identifiers_have_the_form_that_their_collection_gives_them(name: str) -> None:
    network = load(name)
    assert network.annotation.of("hasTaxon") == ("taxonomy:9606",)
    for annotation in (network.annotation, *(component.annotation for component in network.components)):
        for one in annotation.identifiers:
            prefix, _, accession = one.uri.partition(":")
            assert re.fullmatch(ACCESSIONS[prefix], accession), one


def test_drugs_have_identifiers_of_the_form_of_their_collection() -> None:
    """Antibodies and small molecules; a reagent that silences a gene is in no collection."""
    known = {drug.name: [one.uri for one in drug.identifiers] for drug in drugs() if drug.identifiers}
    assert known["reparixin"] == ["chebi:177765", "drugbank:DB12614"]
    assert {"siltuximab", "galunisertib"} < known.keys()
    for uri in (uri for uris in known.values() for uri in uris):
        prefix, _, accession = uri.partition(":")
        assert re.fullmatch(ACCESSIONS[prefix], accession), uri


def test_what_a_component_is_agrees_between_the_networks() -> None:
    """A component that two networks have is one thing, and the whole has the identifiers of its members."""
    found: dict[str, set[Identifier]] = {}
    for name in ALL:
        for component in load(name).components:
            what = {one for one in component.annotation.identifiers if one.relation != "isDescribedBy"}
            assert found.setdefault(component.name, what) == what, component.name


def test_the_symbols_of_genes_are_those_of_their_identifiers() -> None:
    """Accessions that anybody may look up at HGNC and UniProt."""
    whole = load("resistance")
    for name, uris in {
        "IL6": "hgnc:6018 uniprot:P05231",
        "IL8": "hgnc:6025 uniprot:P10145",
        "STAT3": "hgnc:11364 uniprot:P40763",
        "OCT4": "hgnc:9221 uniprot:Q01860",
        "OPN": "hgnc:11255 uniprot:P10451",
        "NOTCH": "hgnc:7881 uniprot:P46531",
        "miR21": "mirbase:MI0000077 hgnc:31586",
        "Cisplatin": "chebi:27899",
        "M2": "cl:0000890",
        "EMT": "go:0001837",
    }.items():
        assert whole.component(name).annotation.of("is") == tuple(uris.split()), name


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
    trials = [trial for drug in drugs() for trial in drug.trials]
    assert sorted(trial.number for trial in trials if trial.number) == sorted(TRIALS.split())
    assert [trial.phase for trial in trials if not trial.number] == ["1/2"]  # the study in solid tumours has no number


def test_the_arms_of_a_trial_with_chemotherapy_are_entries_of_their_own() -> None:
    """An effect seen with gemcitabine is none of galunisertib alone; to a network both do what galunisertib does."""
    known = {drug.name: drug for drug in drugs()}
    for name in ("siltuximab-with-VMP", "galunisertib-with-gemcitabine", "galunisertib-with-lomustine"):
        alone = known[name.split("-with-")[0]]
        assert known[name].changes == alone.changes and len(known[name].trials) == 1
    helped = {name: [trial.helped for trial in drug.trials] for name, drug in known.items() if drug.trials}
    assert helped["siltuximab-with-VMP"] == ["partly"] and helped["siltuximab"] == ["no", "no"]
    assert helped["galunisertib-with-gemcitabine"] == ["yes"] and helped["galunisertib-with-lomustine"] == ["no"]
    assert helped["reparixin"] == ["not assessed"] * 2  # reported as tolerable, no more
    breast = {name for name, drug in known.items() for trial in drug.trials if trial.tumour == "breast"}
    assert breast == {"reparixin"}


def test_a_drug_cites_no_paper_that_does_not_report_it() -> None:
    """[28] used another antibody, and [124] says that stem cells are too various to be targeted directly."""
    cited = {drug.name: drug.evidence.references for drug in drugs()}
    assert not cited["siltuximab"] and 124 not in cited["cytokine-blockade"]


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
            assert (
                claim.where and (claim.evidence.references or claim.evidence.anchors) and claim.statement.endswith(".")
            ), claim.id
            trials = {f"clinicaltrials:{trial}" for trial in TRIALS.split()}
            assert set(claim.evidence.references) <= set(range(1, REFERENCES + 1)) | trials, claim.id


def test_predictions_are_marked() -> None:
    predicted = {claim.id for ledger in ledgers() for claim in ledger.claims if claim.prediction}
    assert {claim.id for ledger in ledgers() for claim in ledger.claims if claim.id.startswith("clinic-")} <= predicted


def test_inputs_are_drugs_surroundings_and_what_is_supplied_from_outside() -> None:
    network = load("resistance")
    kinds = {network.component(name).kind for name in network.inputs}
    assert kinds <= {Kind.DRUG, Kind.ENVIRONMENT, Kind.MIRNA, Kind.METABOLITE, Kind.LIGAND, Kind.RECEPTOR, Kind.PROTEIN}


@pytest.mark.parametrize("name", ALL)
def test_identifiers_leave_in_sbml(name: str, tmp_path: Path) -> None:
    """Read by the standard library's parser from the file, as another tool would."""
    logicnet.write(load(name), tmp_path / "n.sbml")
    rdf, qual = (
        "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
        "{http://www.sbml.org/sbml/level3/version1/qual/version1}",
    )
    biology = "{http://biomodels.net/biology-qualifiers/}"
    root = ElementTree.parse(tmp_path / "n.sbml").getroot()
    found = {}
    for species in root.iter(f"{qual}qualitativeSpecies"):
        about = [one.get(f"{rdf}about") for one in species.iter(f"{rdf}Description")]
        assert about in ([], [f"#{species.get('metaid')}"])
        found[species.get(f"{qual}id")] = {
            (relation.tag.removeprefix(biology), item.get(f"{rdf}resource"))
            for description in species.iter(f"{rdf}Description")
            for relation in description
            for item in relation.iter(f"{rdf}li")
        }
    for component in load(name).components:
        wanted = {(one.relation, f"https://identifiers.org/{one.uri}") for one in component.annotation.identifiers}
        assert found[component.name] == wanted
    model = [item.get(f"{rdf}resource") for one in root.iter(f"{biology}hasTaxon") for item in one.iter(f"{rdf}li")]
    assert model == ["https://identifiers.org/taxonomy:9606"]
