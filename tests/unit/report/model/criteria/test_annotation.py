"""Criteria of annotation, counted by hand in a file in which two of four components are annotated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from judged import cascade, judged_by, of_rules, places
from logicnet.model import Annotation, Component, Evidence, Identifier
from logicnet.report.model.facts import Facts


@pytest.mark.parametrize(
    ("id", "score", "lacking"),
    [
        ("labels", 0.5, ["B", "C"]),
        ("kinds", 0.5, ["B", "C"]),
        ("identifiers", 0.5, ["B", "C"]),
        ("accessions", 1.0, []),
        ("component-evidence", 0.5, ["B", "C"]),
        ("regulation-evidence", 1 / 3, ["A -> B", "Drug -> C"]),  # a reason without a source is no evidence
        ("references", 1.0, []),
    ],
)
def test_what_the_cascade_lacks(id: str, score: float, lacking: list[str], tmp_path: Path) -> None:
    found = judged_by(id, cascade(tmp_path))
    assert found.score == pytest.approx(score) and places(found) == lacking


def annotated(*uris: str, relation: str = "is") -> Facts:
    network = of_rules("A, A").network
    said = Annotation(tuple(Identifier(uri, relation) for uri in uris))
    return Facts(replace(network, components=(Component("A", annotation=said),)))


def test_a_paper_does_not_say_what_a_component_is() -> None:
    assert judged_by("identifiers", annotated("pubmed:1", relation="isDescribedBy")).score == 0
    assert judged_by("component-evidence", annotated("pubmed:1", relation="isDescribedBy")).score == 1


@pytest.mark.parametrize(
    ("uri", "why"),
    [
        ("hgcn:6018", "no collection is known by hgcn"),
        ("go:12", "its collection writes go:0006915"),
        ("IL6", "no compact"),
    ],
)
def test_an_identifier_that_cannot_be_looked_up_is_named_with_what_is_wrong(uri: str, why: str) -> None:
    found = judged_by("accessions", annotated(uri, "hgnc:6018"))
    assert found.score == 0.5 and why in found.places[0].why
    assert judged_by("identifiers", annotated(uri)).score == 0


def test_without_identifiers_and_citations_their_form_is_not_asked() -> None:
    assert judged_by("accessions", of_rules("A, A")).score is None
    assert judged_by("references", of_rules("A, A")).score is None


def test_a_citation_that_no_list_has_leads_nowhere() -> None:
    network = of_rules("A, A").network
    facts = Facts(replace(network, components=(Component("A", evidence=Evidence(references=(7, "doi:10.1000/182"))),)))
    found = judged_by("references", facts)
    assert found.score == 0.5 and "[7]" in found.places[0].why
