"""How a report cites: links where an address is known, the text as it is where none is."""

from __future__ import annotations

from dataclasses import replace

import logicnet
from judged import of_rules
from logicnet.model import Annotation, Evidence, Identifier
from logicnet.model.annotation import Reference
from logicnet.report.model.blocks import Hyperlink
from logicnet.report.model.sections.references import grounds, identifier_links, reference_links
from sections_read import plain


def test_a_number_of_the_review_leads_to_its_paper_where_that_is_known() -> None:
    (found,) = reference_links(Evidence((110,)), logicnet.load("il6"))
    assert found == Hyperlink("110", "https://identifiers.org/pubmed:21220315")


def test_a_number_in_another_file_leads_nowhere() -> None:
    assert reference_links(Evidence((110,)), of_rules("A, A").network) == ("110",)


def test_a_key_leads_to_the_doi_of_its_entry_and_a_compact_identifier_to_its_collection() -> None:
    network = replace(of_rules("A, A").network, references=(Reference("Kim", doi="10.1/x"),))
    found = reference_links(Evidence(("Kim", "pubmed:123")), network)
    assert found == (
        Hyperlink("Kim", "https://identifiers.org/doi:10.1/x"),
        ", ",
        Hyperlink("pubmed:123", "https://identifiers.org/pubmed:123"),
    )


def test_grounds_tell_reason_strength_tissue_place_and_references() -> None:
    evidence = Evidence(("pubmed:1",), "seen", ("Fig. 1a",), False, ("breast",), "may")
    assert plain(grounds(evidence, of_rules("A, A").network)) == "seen (may, seen in breast) at Fig. 1a [pubmed:1]"
    assert plain(grounds(Evidence(why="w", background=True), of_rules("A, A").network)) == "w (background knowledge) "


def test_papers_are_told_apart_from_what_a_thing_is() -> None:
    known = Annotation((Identifier("hgnc:1"), Identifier("pubmed:1", "isDescribedBy"), Identifier("hgnc:1")))
    assert plain(identifier_links(known)) == "hgnc:1"
