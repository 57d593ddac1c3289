"""Regulations that no claim would miss: named, with a claim proposed for each."""

from __future__ import annotations

from pathlib import Path

from judged import cascade, of_rules
from logicnet.report.model.blocks import Snippet
from logicnet.report.model.facts import Facts
from logicnet.report.model.sections.sensitivity import unnoticed
from sections_read import rows, said

WITHOUT_C = """
network = "cascade.toml"

[[claim]]
id = "on"
where = "p. 1"
statement = "The drug switches on B."
setting = "Drug=1"
property = { kind = "all attractors", expression = "B" }
"""


def test_a_regulation_that_no_claim_is_about_is_named_with_a_claim_to_paste(tmp_path: Path) -> None:
    section = unnoticed(cascade(tmp_path, claims=WITHOUT_C))
    (row,) = rows(section, "Regulations that no claim notices").values()
    assert row["regulation"] == "Drug → C" and row["outcome"].startswith("would notice it removed")
    assert section is not None
    (snippet,) = [one for one in section.blocks if isinstance(one, Snippet)]
    assert snippet.text.startswith("[[claim]]\nid = ")
    assert "2 of 3 regulations" in said(section)


def test_where_every_regulation_is_noticed_nothing_is_proposed(tmp_path: Path) -> None:
    assert "No regulation that was asked goes unnoticed." in said(unnoticed(cascade(tmp_path)))


def test_a_budget_that_ended_it_is_named() -> None:
    assert "the time budget ended" in said(unnoticed(Facts.of("il8", timeout=1e-9)))


def test_there_is_no_such_section_without_claims() -> None:
    assert unnoticed(of_rules("A, A")) is None
