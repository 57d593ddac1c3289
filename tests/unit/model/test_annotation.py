"""Links to public collections are compact URIs, whatever their form."""

from __future__ import annotations

import pytest

from logicnet.model.annotation import compact, expanded


@pytest.mark.parametrize(
    ("link", "uri"),
    [
        ("urn:miriam:pubmed:123", "pubmed:123"),
        ("urn:miriam:obo.go:GO%3A0006915", "go:0006915"),
        ("http://identifiers.org/uniprot/P05231", "uniprot:P05231"),
        ("https://identifiers.org/GO:0006915", "go:0006915"),
        ("https://identifiers.org/doi/10.1/x", "doi:10.1/x"),
        ("https://identifiers.org/doi:10.1/x/y", "doi:10.1/x/y"),
        ("PMID:123", "pubmed:123"),
        ("https://example.org/x", "https://example.org/x"),
        ("any text", "any text"),
    ],
)
def test_a_link_is_a_compact_uri(link: str, uri: str) -> None:
    assert compact(link) == uri


@pytest.mark.parametrize("uri", ["pubmed:123", "doi:10.1000/182", "hgnc:6018", "https://example.org/x", "any text"])
def test_what_is_expanded_is_made_compact_again(uri: str) -> None:
    assert compact(expanded(uri)) == uri
