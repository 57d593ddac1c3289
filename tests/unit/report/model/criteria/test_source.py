"""Criteria of the source: description, publication, licence, organism, digest."""

from __future__ import annotations

from pathlib import Path

import pytest

from judged import CASCADE, cascade, judged_by, of_file, of_rules
from logicnet.model import Annotation, Identifier

SOURCE = ("described", "publication", "licence", "organism", "identity", "reading")


@pytest.mark.parametrize("id", SOURCE)
def test_a_file_that_tells_all_of_its_source_passes(id: str, tmp_path: Path) -> None:
    assert judged_by(id, cascade(tmp_path)).passed


@pytest.mark.parametrize("id", SOURCE[:5])
def test_rules_made_in_memory_tell_nothing_of_their_source(id: str) -> None:
    assert judged_by(id, of_rules("A, A")).score == 0


def test_rules_made_in_memory_were_not_read() -> None:
    assert judged_by("reading", of_rules("A, A")).score is None


def test_a_doi_in_the_description_names_a_publication() -> None:
    facts = of_rules("A, A", description="After Kim 2019, https://doi.org/10.1000/182.")
    assert judged_by("publication", facts).said == "The file names doi:10.1000/182."


@pytest.mark.parametrize(
    ("uri", "named"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", True),
        ("https://spdx.org/licenses/MIT", True),
        ("pubmed:1", False),
    ],
)
def test_a_link_to_a_licence_names_it(uri: str, named: bool) -> None:
    facts = of_rules("A, A", annotation=Annotation((Identifier(uri, "isDescribedBy"),)))
    assert judged_by("licence", facts).passed is named


@pytest.mark.parametrize("word", ["permit", "limited", "success by far", "SMITH"])
def test_a_word_that_a_licence_is_hidden_in_names_none(word: str) -> None:
    assert judged_by("licence", of_rules("A, A", description=word)).passed is False


def test_what_was_interpreted_in_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "loose.bnet").write_text("A, B\n")  # nothing says what B is
    found = judged_by("reading", of_file(tmp_path / "loose.bnet"))
    assert found.score == 0 and any("B" in place.name for place in found.places)


def test_no_organism_is_a_failure_that_points_at_the_head_of_the_file(tmp_path: Path) -> None:
    found = judged_by("organism", cascade(tmp_path, CASCADE.replace('hasTaxon = ["taxonomy:9606"], ', "")))
    assert found.passed is False and found.places[0].kind == "file"
