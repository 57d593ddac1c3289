"""The known prefixes of public collections."""

from __future__ import annotations

import pytest

from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Identifier, Network, Regulation
from logicnet.model.prefixes import PREFIXES, unknown_prefix, unknown_prefixes

COMMON = """
hgnc:6018 HGNC:6018 uniprot:P05231 mirbase:MI0000077 chebi:45863 cl:0000235 go:0006915 taxonomy:9606 fplx:AKT
pubmed:123 doi:10.1/x clinicaltrials:NCT00412321 drugbank:DB09036 kegg.compound:C00007 biomodels.db:M1 ncbigene:2
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
