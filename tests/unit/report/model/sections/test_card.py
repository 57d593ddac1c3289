"""The model card: where a model comes from, whose it is, how it is cited, and what its file does not tell."""

from __future__ import annotations

from pathlib import Path

from judged import cascade, of_rules
from logicnet.report.model.facts import Facts
from logicnet.report.model.sections.card import card, lacking
from sections_read import particulars, said


def test_the_card_tells_source_digests_size_and_how_to_cite(tmp_path: Path) -> None:
    facts = cascade(tmp_path)
    found = particulars(card(facts))
    assert found["Name"] == "cascade" and found["Source"] == "cascade.toml (toml)"
    assert found["Digest of the rules"] == facts.network.digest
    assert found["Size"].startswith("4 components; 3 regulations; 1 inputs; 2 phenotypes")
    assert found["How to cite"].startswith("pubmed:123; and logicnet ")
    assert found["Is about"] == "taxonomy:9606"


def test_a_licence_is_told_in_the_words_of_the_file_and_its_absence_too(tmp_path: Path) -> None:
    assert particulars(card(cascade(tmp_path)))["Licence"] == "CC BY 4.0."
    assert particulars(card(of_rules("A, A")))["Licence"] == "the file names none"


def test_rules_alone_lack_all_that_a_file_could_tell() -> None:
    facts = of_rules("A, !A")
    assert lacking(facts)[1:] == ["evidence", "identifiers", "phenotypes", "contexts or settings", "claims"]
    assert "The file tells nothing of" in said(card(facts))


def test_no_folder_of_this_machine_stands_in_the_card(tmp_path: Path) -> None:
    (tmp_path / "own.bnet").write_text("A, A\n", encoding="utf-8")
    assert str(tmp_path) not in said(card(Facts.of(tmp_path / "own.bnet")))
