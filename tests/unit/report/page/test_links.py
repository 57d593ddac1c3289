"""Texts that lead somewhere: only to https, and what the evidence says in the order in which it is read."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.logic import Rules
from logicnet.model import Evidence, Identifier, Network, Reference
from logicnet.report.page.links import (
    evidence_texts,
    identifier_text,
    linked,
    listed_reference,
    other_identifiers,
    reference_text,
)

OWN = Network(
    "own",
    Rules.parse("A, A"),
    references=(Reference("Kim2019", "A paper", 2019, "10.1/x y"), Reference("pubmed:7", "Another"), Reference("note")),
)


@pytest.mark.parametrize(
    "link", ["http://example.org", "javascript:alert(1)", "urn:x:1", "", "data:text/html,x", "HTTPS//x", " https://x"]
)
def test_what_is_no_https_link_leads_nowhere(link: str) -> None:
    assert linked("text", link) == {"text": "text", "url": ""}


def test_an_address_holds_nothing_that_ends_it() -> None:
    assert linked("t", 'https://x/"><b>\n\ud800')["url"] == "https://x/%22%3E%3Cb%3E%0A?"


def test_an_identifier_is_read_with_its_relation() -> None:
    assert identifier_text(Identifier("hgnc:6018")) == {
        "text": "hgnc:6018",
        "url": "https://identifiers.org/hgnc:6018",
    }
    assert identifier_text(Identifier("x", "isDescribedBy")) == {"text": "is described by x", "url": ""}


def test_references_are_those_of_the_networks_own_list_or_links_themselves() -> None:
    assert reference_text("Kim2019", OWN) == {
        "text": "[Kim2019] A paper (2019)",
        "url": "https://identifiers.org/doi:10.1/x%20y",
    }
    assert listed_reference(OWN.references[1])["url"] == "https://identifiers.org/pubmed:7"
    assert reference_text("note", OWN) == {"text": "[note]", "url": ""}
    assert reference_text("pubmed:9", OWN) == {"text": "[pubmed:9]", "url": "https://identifiers.org/pubmed:9"}


def test_numbers_are_those_of_the_shipped_list_in_shipped_networks_alone() -> None:
    shipped = logicnet.load("il6")
    assert reference_text(42, shipped) == {
        "text": "[42] TGF-β inhibition enhances chemotherapy action against triple-negative breast cancer (2013)",
        "url": "https://identifiers.org/doi:10.1172/JCI65416",
    }
    assert reference_text(42, OWN) == {"text": "[42]", "url": ""}


def test_evidence_begins_with_the_reason_and_says_where_and_how_firmly() -> None:
    said = Evidence((3,), "because", ("35.3", "Fig. 1a"), True, ("breast", "liver"), "may")
    assert [one["text"] for one in evidence_texts(said, OWN)] == [
        "because",
        "[3]",
        "general knowledge, or inferred: the source does not say it",
        "where the source says it: line 35, sentence 3, Fig. 1a",
        "seen in breast, liver",
        "how firmly: may",
    ]
    assert evidence_texts(Evidence(), OWN) == []


def test_an_identifier_that_the_evidence_cites_is_not_told_twice() -> None:
    several = (Identifier("hgnc:1"), Identifier("pubmed:9", "isDescribedBy"))
    told = other_identifiers(several, Evidence(("pubmed:9",)), OWN)
    assert [one["text"] for one in told] == ["hgnc:1"]
