"""The vocabulary of a report: texts put together, names shortened, and which identifiers have an address."""

from __future__ import annotations

from logicnet.report.model.blocks import Code, Hyperlink, identifier_link, run_together, typed


def test_pieces_stand_with_something_between_them_and_not_around_them() -> None:
    assert run_together(["a", "b", "c"], "; ") == ("a", "; ", "b", "; ", "c")
    assert run_together([]) == ()


def test_names_beyond_the_limit_are_counted_and_none_says_so() -> None:
    assert typed(["A", "B", "C"], 1) == (Code("A"), " and 2 more")
    assert typed(["A"], 1) == (Code("A"),)
    assert typed([]) == ("none",)


def test_a_compact_identifier_leads_to_its_collection_and_other_words_lead_nowhere() -> None:
    assert identifier_link("hgnc:6018") == Hyperlink("hgnc:6018", "https://identifiers.org/hgnc:6018")
    assert identifier_link("urn:lab:1") == "urn:lab:1"
