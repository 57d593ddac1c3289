"""The known prefixes of public collections."""

from __future__ import annotations

import pytest

from logicnet.formats import load, networks
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Identifier, Network, Regulation
from logicnet.model.prefixes import PREFIXES, accession_like, unknown_prefix, unknown_prefixes, wrong_accessions

COMMON = """
hgnc:6018 HGNC:6018 uniprot:P05231 mirbase:MI0000077 chebi:45863 cl:0000235 go:0006915 taxonomy:9606 fplx:AKT
pubmed:123 doi:10.1038/nbt1156 clinicaltrials:NCT00412321 drugbank:DB09036 kegg.compound:C00007 biomodels.db:M1
ncbigene:2
"""


@pytest.mark.parametrize(
    "uri",
    [*COMMON.split(), "https://example.org/x", "urn:lsid:x", "a name", "alone"],
)
def test_what_the_field_writes_has_no_unknown_prefix(uri: str) -> None:
    assert unknown_prefix(uri) == ""


def test_a_slip_is_told_by_its_prefix() -> None:
    assert [unknown_prefix(uri) for uri in ("hgcn:6018", "unprot:P05231", "lab:1")] == ["hgcn", "unprot", "lab"]


def test_prefixes_are_in_lower_case_and_have_no_sign_that_a_compact_uri_has_not() -> None:
    assert all(prefix == prefix.lower() and not set(prefix) & set(":/ ") for prefix in PREFIXES)


def test_the_unknown_prefixes_of_a_network_are_those_of_all_its_parts() -> None:
    def of(uri: str) -> Annotation:
        return Annotation((Identifier(uri),))

    edge = Regulation("A", "B", "+", annotation=of("edges:1"))
    parts = (Component("A", annotation=of("parts:1")), Component("B", regulations=(edge,), annotation=of("hgnc:1")))
    network = Network("n", Rules.build(["A", "B"], ["A", "A"]), parts, annotation=of("whole:1"))
    assert unknown_prefixes(network) == ("whole", "parts", "edges")


RIGHT = """
hgnc:6018 HGNC:6018 hgnc:HGNC:2674 uniprot:P05231 uniprot:Q9H2A7 uniprot:A0A024R1X5 uniprot:P0DP23-2
mirbase:MI0000077 mirbase:MIMAT0000076 mirbase.mature:MIMAT0000001 chebi:36927 CHEBI:36927 chebi:CHEBI:36927 cl:0000232
CL:0000232 cl:CL:0000232 go:0006915 GO:0006915 pubmed:16333295 pmc:PMC3084216 clinicaltrials:NCT00222573
doi:10.1038/nbt1156 doi:10.1016/S0022-2836(05)80360-2 taxonomy:9606 fplx:AKT drugbank:DB00001 interpro:IPR000100
ncbigene:100010 kegg.compound:C12345 kegg.pathway:hsa00620 reactome:R-HSA-201451 refseq:NP_012345
pubchem.compound:100101
chembl.compound:CHEMBL308052 mesh:C000100 hmdb:HMDB00001 ec-code:1.1.1.1 ec-code:2.7.-.- wikipathways:WP100 pdb:2gc4
uniprot.isoform:Q5BJF6-3 orcid:0000-0002-6309-7327 hgnc.symbol:DAPK1 ncit:C80519 cas:50-00-0 cellosaurus:CVCL_0030
inchikey:RYYVLZVUVIJVGH-UHFFFAOYSA-N biomodels.db:BIOMD0000000048 mgi:MGI:2442292 uberon:UBERON:0008203 bto:0000146
doid:DOID:11337 efo:0004859 geo:GDS1234 intact:EBI-2307691 wikidata:Q2207226 lab:anything ensembl:ENSG00000139618
"""
WRONG = """
hgnc:IL6 hgnc:601800 uniprot:P1 uniprot:p05231 uniprot:IL6_HUMAN mirbase:hsa-mir-21 mirbase:MI77
mirbase.mature:MI0000077
chebi:x cl:235 go:6915 go:00069150 go:CL:0006915 pubmed:PMC3084216 pmc:3084216 clinicaltrials:NCT222573 doi:nbt1156
doi:10.1038 taxonomy:human drugbank:9036 ncbigene:IL6 kegg.compound:7 biomodels.db:M1 orcid:0000
"""


@pytest.mark.parametrize("uri", [*RIGHT.split(), "https://example.org/x", "a name"])
def test_an_accession_of_its_collections_form_is_none_to_tell_of(uri: str) -> None:
    assert accession_like(uri) == ""


@pytest.mark.parametrize("uri", WRONG.split())
def test_an_accession_of_another_form_is_told_with_an_example_that_has_it(uri: str) -> None:
    like = accession_like(uri)
    assert like.startswith(f"{uri.partition(':')[0]}:") and accession_like(like) == ""


def test_the_wrong_accessions_of_a_network_are_those_of_all_its_parts_each_once() -> None:
    wrong, right = Identifier("go:1"), Identifier("go:0006915")
    edge = Regulation("A", "B", "+", annotation=Annotation((wrong, Identifier("cl:2"))))
    parts = (Component("A", annotation=Annotation((right, wrong))), Component("B", regulations=(edge,)))
    network = Network("n", Rules.build(["A", "B"], ["A", "A"]), parts, annotation=Annotation((Identifier("pmc:1"),)))
    assert wrong_accessions(network) == ("pmc:1", "go:1", "cl:2")


@pytest.mark.parametrize("name", networks())
def test_every_identifier_of_a_shipped_network_has_its_collections_form(name: str) -> None:
    assert wrong_accessions(load(name)) == ()
