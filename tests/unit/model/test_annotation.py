"""Identifiers as compact URIs, whatever form a file writes them in."""

from __future__ import annotations

import pytest

from logicnet.model import Annotation, Identifier, Placement
from logicnet.model.annotation import compact, link_to, mentioned


@pytest.mark.parametrize(
    ("link", "uri"),
    [
        ("urn:miriam:uniprot:P05231", "uniprot:P05231"),
        ("urn:miriam:obo.go:GO%3A0006915", "go:0006915"),
        ("http://identifiers.org/pubmed/12345", "pubmed:12345"),
        ("https://identifiers.org/hgnc:6018", "hgnc:6018"),
        ("http://identifiers.org/hgnc/HGNC:6018", "hgnc:6018"),
        ("https://identifiers.org/GO:0006915", "go:0006915"),
        ("https://doi.org/10.1038/x(1)", "doi:10.1038/x(1)"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/123", "pubmed:123"),
        ("https://pubmed.ncbi.nlm.nih.gov/123/", "pubmed:123"),
        ("pubmed:123", "pubmed:123"),
        ("https://example.org/a", "https://example.org/a"),
        ("  urn:miriam:pubmed:1 ", "pubmed:1"),
        ("https://identifiers.org/doi:10.1/x/y", "doi:10.1/x/y"),
        ("PMID:123", "pubmed:123"),
        ("any text", "any text"),
    ],
)
def test_a_link_is_read_as_a_compact_uri(link: str, uri: str) -> None:
    assert compact(link) == uri
    assert compact(link_to(uri)) == uri


def test_an_annotation_is_true_where_something_is_known() -> None:
    assert not Annotation() and Annotation(notes="x") and Annotation(placement=Placement(0, 0))
    known = Annotation((Identifier("hgnc:1"), Identifier("pubmed:2", "isDescribedBy")))
    assert (
        known.of("is") == ("hgnc:1",)
        and known.of("isDescribedBy") == ("pubmed:2",)
        and str(known.identifiers[0]) == "hgnc:1"
    )


@pytest.mark.parametrize(
    ("text", "uris"),
    [
        ("pubmed:123, PMID: 45 and pmid:123", ("pubmed:123", "pubmed:45")),
        ("https://www.ncbi.nlm.nih.gov/pubmed/7 and (https://pubmed.ncbi.nlm.nih.gov/8/)", ("pubmed:7", "pubmed:8")),
        ("doi: 10.1038/sj.emboj.7601532\npubmed: 17255944", ("doi:10.1038/sj.emboj.7601532", "pubmed:17255944")),
        ("(see https://doi.org/10.1016/S0022(05)1.)", ("doi:10.1016/S0022(05)1",)),
        ("searched PubMed 2012; pubmed:x; doi:10.1", ()),
    ],
)
def test_publications_that_a_text_mentions_are_found(text: str, uris: tuple[str, ...]) -> None:
    assert mentioned(text) == uris
