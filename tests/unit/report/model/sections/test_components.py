"""The components: a row each with rule, evidence and identifiers; columns that say nothing are left out."""

from __future__ import annotations

from pathlib import Path

from judged import cascade, of_rules
from logicnet.report.model.sections.components import parts_list
from sections_read import rows, said


def test_a_component_has_its_rule_its_evidence_and_its_identifiers(tmp_path: Path) -> None:
    found = rows(parts_list(cascade(tmp_path)), "Components")
    assert found["A"]["rule"] == "Drug" and found["A"]["identifiers"] == "hgnc:6018"
    assert found["A"]["evidence"] == "seen in cells [pubmed:123]"
    assert found["Drug drug"]["rule"] == "(input)" and found["Drug drug"]["kind"] == "drug"


def test_regulations_and_phenotypes_with_evidence_have_tables(tmp_path: Path) -> None:
    section = parts_list(cascade(tmp_path))
    assert rows(section, "3 of 3 regulations")["A → B"]["evidence"].strip() == "a guess"
    assert rows(section, "Phenotypes")["Shown"]["expression"] == "B"


def test_rules_alone_have_no_empty_columns_and_say_what_is_missing() -> None:
    section = parts_list(of_rules("A, A\nB, !A"))
    assert list(rows(section, "Components")["B"]) == ["component", "rule"]
    text = said(section)
    assert "no evidence" in text and "no identifiers" in text and "no phenotype" in text


def test_a_long_rule_is_cut_and_says_how_long_it_is() -> None:
    names = [f"Component{n}" for n in range(60)]
    rules = "\n".join(f"{name}, {name}" for name in names) + "\nLast, " + " | ".join(names)
    rule = rows(parts_list(of_rules(rules)), "Components")["Last"]["rule"]
    assert rule.endswith(f"… ({len(' | '.join(names))} characters)")
