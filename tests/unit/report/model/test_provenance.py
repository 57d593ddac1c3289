"""Where a model comes from: card, page and score tell the same licence and the same papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

import logicnet
from judged import judged_by, of_rules
from logicnet.model import Annotation, Identifier
from logicnet.model.annotation import Reference
from logicnet.report.model.facts import Facts
from logicnet.report.model.provenance import UNLICENSED, licence, papers, reference_address
from logicnet.report.model.sections.card import card
from logicnet.report.page.card import network_card
from sections_read import particulars

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("said", ["Under the MIT.", "Free of charge, CC-BY 4.0", "It is in the public domain", ""])
def test_the_card_the_page_and_the_criterion_tell_the_same_licence(said: str) -> None:
    facts = of_rules("A, A", description=said)
    known = licence(facts.network)
    assert particulars(card(facts))["Licence"] == network_card(facts.network)["licence"] == (known or UNLICENSED)
    assert judged_by("licence", facts).passed is bool(known) is bool(said)


def test_a_shipped_network_is_under_the_licence_of_logicnet_everywhere() -> None:
    facts = Facts.of("il6")
    assert particulars(card(facts))["Licence"] == "MIT, as logicnet itself"
    found = judged_by("licence", facts)
    assert found.passed and found.said == "The licence: MIT, as logicnet itself."


def test_a_licence_that_a_file_links_to_as_what_describes_it_is_no_paper() -> None:
    linked = Annotation((Identifier(LICENCE, "isDescribedBy"),))
    facts = of_rules("A, A", annotation=linked)
    assert licence(facts.network) == LICENCE and papers(facts.network) == ()
    assert judged_by("publication", facts).passed is False


@pytest.mark.parametrize(
    ("references", "named"), [((), False), ((Reference("Kim", doi="10.1/x"),), True), (("two", "three"), False)]
)
def test_what_is_cited_in_the_card_is_the_publication_that_the_criterion_finds(
    references: tuple[Reference | str, ...], named: bool
) -> None:
    several = tuple(one if isinstance(one, Reference) else Reference(one, doi=f"10.1/{one}") for one in references)
    facts = Facts(replace(of_rules("A, A").network, references=several))
    assert judged_by("publication", facts).passed is named
    assert particulars(card(facts))["How to cite"].startswith("doi:10.1/x") is named


def test_a_reference_leads_where_the_networks_own_list_says_before_all_else() -> None:
    network = replace(logicnet.load("il6"), references=(Reference("110", doi="10.1/x"),))
    assert reference_address(110, network) == "https://identifiers.org/doi:10.1/x"
    assert reference_address("javascript a()", network) == "" == reference_address(5, of_rules("A, A").network)
