"""The sheet Model: what its rows are to a network."""

from __future__ import annotations

from logicnet.formats.tabularqual.model_sheet import model_rows, read_model
from logicnet.formats.tabularqual.sheets import Sheet
from logicnet.logic import Rules
from logicnet.model import Annotation, Identifier, Network


def test_rows_are_read_as_tabularqual_writes_them() -> None:
    rows = [
        ("Model_ID", "Toy"),
        ("Name", "A toy"),
        ("Publication", "pubmed:1, DOI:10.1/x"),
        ("Taxon", "taxonomy:9606"),
        ("Biological_process", "GO:0007249"),
        ("Creator1", "Li, Luna"),
        ("Version", "2"),
        ("Notes1", "one"),
        ("Notes2", "two"),
        ("Comments", "Created by TabularQual version 0.1.2"),
    ]
    read = read_model(Sheet("f", list(enumerate(rows, 1))))
    assert (read.name, read.prose, read.annotation.notes) == ("Toy", {"title": "A toy"}, "one\ntwo")
    assert [one.relation for one in read.annotation.identifiers] == [
        "isDescribedBy",
        "isDescribedBy",
        "hasTaxon",
        "isVersionOf",
    ]
    assert read.passed == ("Creator1", "Version")


def test_a_file_without_the_sheet_says_nothing() -> None:
    assert read_model(None).annotation == Annotation()


def test_what_is_written_is_read_back_with_relations_of_any_kind() -> None:
    identifiers = (
        Identifier("pubmed:1", "isDescribedBy"),
        Identifier("a:1", "hasPart"),
        Identifier("b:2", "isDerivedFrom"),
    )
    network = Network(
        "n",
        Rules.build(["A"], ["A"]),
        title="T",
        description="D",
        figure="F",
        annotation=Annotation(identifiers, "N"),
    )
    read = read_model(Sheet("f", list(enumerate(model_rows(network), 1))))
    assert read.prose == {"title": "T", "description": "D", "figure": "F"}
    assert sorted(read.annotation.identifiers) == sorted(identifiers) and read.annotation.notes == "N"
