"""Networks as TabularQual's sheets, with the columns of its converter."""

from __future__ import annotations

from logicnet.formats.tabularqual.sheet_writer import sheets_of
from logicnet.model import Annotation, Component, Evidence, Identifier, Named, Network

NETWORK = Network.levelled(
    "n",
    [
        Component("A", label="IL-6", annotation=Annotation((Identifier("hgnc:1"), Identifier("go:1", "hasPart")), "n")),
        Component("X", maximum=2, evidence=Evidence(("pubmed:1", 7), "seen")),
        Component("Z"),
    ],
    ["A", "A & X | A", "A & X", "0"],
    starts=(Named("other", "A=1"), Named("initial", "A=1 X=2")),
)


def test_species_have_the_columns_of_the_specification() -> None:
    assert sheets_of(NETWORK)["Species"] == [
        [
            *("Species_ID", "Name", "Relation1", "Identifier1", "Relation2", "Identifier2", "Type", "Constant"),
            *("InitialLevel", "MaxLevel", "Notes1"),
        ],
        ["A", "IL-6", "is", "hgnc:1", "hasPart", "go:1", "Input", "False", "1", "1", "n"],
        ["X", "", "", "", "", "", "Internal", "False", "2", "2", ""],
        ["Z", "", "", "", "", "", "Output", "False", "", "1", ""],
    ]


def test_each_level_has_a_row_from_the_highest_and_a_constant_is_a_word() -> None:
    assert sheets_of(NETWORK)["Transitions"] == [
        ["Transitions_ID", "Name", "Target", "Level", "Rule", "Relation1", "Identifier1", "Notes1"],
        ["tr_X_2", "", "X", "2", "A & X>=1", "isDescribedBy", "pubmed:1, 7", "seen"],
        ["tr_X_1", "", "X", "1", "A", "", "", ""],
        ["tr_Z", "", "Z", "1", "FALSE", "", "", ""],
    ]


def test_interactions_have_the_signs_of_the_rules() -> None:
    assert sheets_of(NETWORK)["Interactions"] == [
        ["Target", "Source", "Sign", "Relation1", "Identifier1", "Notes1"],
        ["X", "A", "positive", "", "", ""],
        ["X", "X", "positive", "", "", ""],
    ]
