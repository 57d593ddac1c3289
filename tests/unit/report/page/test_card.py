"""The card of a network: its source without places of the machine, what to cite."""

from __future__ import annotations

from pathlib import Path

import logicnet
from logicnet.logic import Rules
from logicnet.model import Annotation, Network
from logicnet.report.page.card import citation, network_card, network_source


def network(**rest: object) -> Network:
    return Network("n", Rules.parse("A, A"), **rest)  # type: ignore[arg-type]


def test_a_shipped_network_has_the_licence_of_logicnet_and_names_its_papers() -> None:
    held = network_card(logicnet.load("il6"))
    assert held["licence"].startswith("MIT")
    assert "pubmed:30175384" in held["cite"] and logicnet.__version__ in held["cite"]
    assert held["digest"] == logicnet.load("il6").digest
    told = [one["text"] for one in held["references"]]
    assert "is described by pubmed:30175384" in told
    assert any(text.startswith("[110] ") for text in told), "a paper that a rule cites"


def test_the_source_of_a_file_is_its_name_and_not_its_place(tmp_path: Path) -> None:
    path = tmp_path / "my model.bnet"
    path.write_text("A, A\n", encoding="utf-8")
    read = logicnet.read(path)
    assert read.origin is not None
    assert network_source(read) == f"my model.bnet (format bnet); SHA-256 of the file {read.origin.digest}"
    assert citation(read).startswith("the network's source; logicnet ")
    assert network_source(network()) == ""


def test_what_was_unusual_and_what_the_annotation_notes_stand_on_the_network_card() -> None:
    held = network_card(network(notes=("odd",), annotation=Annotation(notes="see PMID: 123")))
    assert held["notes"] == ["odd", "see PMID: 123"]
    assert held["references"] == [{"text": "pubmed:123", "url": "https://identifiers.org/pubmed:123"}]
