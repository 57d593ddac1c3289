"""TabularQual's sheets as networks: levels, names, evidence; what is unusual is noted, what is wrong refused."""

from __future__ import annotations

import csv

import pytest

from logicnet.errors import FormatError
from logicnet.formats.reading import AS_USUAL, Reading
from logicnet.formats.tabularqual.sheet_reader import network_in
from logicnet.formats.tabularqual.sheets import Sheet
from logicnet.model import Identifier, Kind, Network


def read(species: str, transitions: str, interactions: str = "", reading: Reading = AS_USUAL) -> Network:
    """The network of sheets in CSV."""
    texts = {"Species": species, "Transitions": transitions, "Interactions": interactions}
    sheets = {
        name: Sheet(f"f, sheet {name}", list(enumerate(csv.reader(text.splitlines()), 1)))
        for name, text in texts.items()
        if text
    }
    return network_in(sheets, "f", "called", reading)


CRO = "Target,Level,Rule\nCro,3,!CI\nCro,2,!CI:2\nCro,1,!CI:3\n"
LAMBDA = "Species_ID,Type,MaxLevel\nCI,Input,3\nCro,Internal,3\n"


def test_the_example_of_the_manual_has_the_levels_that_it_says() -> None:
    network = read(LAMBDA, CRO)
    assert network.levels == {"CI": 3, "Cro": 3} and network.notes == ()
    over = network.rules
    assert network.targets is not None
    texts = [str(network.targets.rule(over.index(f"Cro>={level}"))) for level in (1, 2, 3)]
    whole = "(CI>=1 | !CI>=2) & (CI>=2 | !CI>=3)"  # levels without a hole
    for text, meant in zip(texts, ["CI<3", "CI<2", "CI<1"], strict=True):
        assert over.equivalent(f"({text}) & {whole}", f"{meant} & {whole}")


def test_the_highest_level_counts_whatever_the_order_of_rows_and_a_note_says_so() -> None:
    turned = "Target,Level,Rule\nCro,1,!CI:3\nCro,3,!CI\nCro,2,!CI:2\n"
    network = read(LAMBDA, turned)
    assert network.rules.digest == read(LAMBDA, CRO).rules.digest
    assert "row 2: Cro: rules of several levels hold at once; the highest level counts" in network.notes[0]


def test_no_note_where_the_order_of_rows_makes_no_difference() -> None:
    apart = "Target,Level,Rule\nCro,1,CI=2\nCro,2,CI=1\n"
    assert read(LAMBDA, apart).notes == ()


def test_rows_of_one_level_are_joined_and_an_empty_level_is_one() -> None:
    network = read("Species_ID,Type\nA,Input\nB,Input\nC,Output\n", "Target,Rule,Level\nC,A,\nC,B,1\n")
    assert network.rules.equivalent(network.rules.rule(2), "A | B")


@pytest.mark.parametrize(("rule", "meant"), [("2", "2"), ("TRUE", "1"), ("FALSE", "0"), ("0", "0"), ("1", "1")])
def test_a_constant_rule_fixes_the_level(rule: str, meant: str) -> None:
    network = read("Species_ID,MaxLevel\nX,2\n", f"Target,Rule\nX,{rule}\n")
    assert network.targets is not None
    assert sum(network.targets.rule(i).constant() == 1 for i in range(2)) == int(meant)


def test_species_are_called_by_name_where_they_have_no_id_or_the_rules_say_so() -> None:
    network = read(
        "Species_ID,Name\nGeneA,Kinase\nGeneB,Kinase\n,p53 protein\n", "Target,Rule\np53 protein,Kinase & !Kinase_1\n"
    )
    assert network.names == ("GeneA", "GeneB", "p53 protein")
    assert network.rules.equivalent(network.rules.rule(2), "GeneA & !GeneB")


def test_what_rows_know_is_kept() -> None:
    network = read(
        "Species_ID,Name,Relation1,Identifier1,Type,InitialLevel,Notes1,Kind\nA,IL-6,is,hgnc:6018,Input,1,noted,ligand\nB,,,,,0,,\n",
        'Target,Rule,Identifier1,Notes1\nB,A,"pubmed:1, 7",Because.\n',
        "Target,Source,Sign,Identifier1,Notes1,Why\nB,A,positive,pubmed:2,An edge.,Seen.\n",
    )
    a, b = network.components
    assert (a.label, a.kind, a.annotation.notes) == ("IL-6", Kind.LIGAND, "noted")
    assert a.annotation.identifiers == (Identifier("hgnc:6018"),)
    assert (b.evidence.references, b.evidence.why) == (("pubmed:1", 7), "Because.")
    (edge,) = b.regulations
    assert edge.annotation.identifiers == (Identifier("pubmed:2", "isDescribedBy"),)
    assert (edge.sign, edge.annotation.notes, edge.evidence.why) == ("+", "An edge.", "Seen.")
    assert [(one.name, one.text) for one in network.starts] == [("initial", "A=1 B=0")]


def test_another_sign_and_an_idle_interaction_are_noted() -> None:
    network = read(
        "Species_ID,Type\nA,Input\nB,Internal\n",
        "Target,Rule\nB,A\n",
        "Target,Source,Sign\nB,A,negative\nB,B,positive\n",
    )
    assert network.notes == (
        "f: no rule depends on 1 of the interactions: B:B",
        "f: 1 of the interactions have another sign than their rules: A:B (+)",
    )


def test_columns_that_are_not_kept_are_noted() -> None:
    network = read("Species_ID,Type,Compartment\nA,Input,cytosol\nB,Input,\n", "Target,Rule\n")
    assert network.notes == ("f: sheet Species: columns that are not kept, with their cells: Compartment (1)",)


def test_a_species_without_a_rule_is_an_input_and_noted_unless_it_says_so() -> None:
    network = read("Species_ID,Type,Constant\nA,Input,\nB,,True\nC,Internal,False\n", "Target,Rule\n")
    assert network.inputs == ("A", "B", "C") and network.notes == ("f: C has no rule: it is an input",)
    with pytest.raises(FormatError, match="row 2, column Species_ID:1:1: C has no rule"):
        read("Species_ID,Type\nC,Internal\n", "Target,Rule\n", reading=Reading(strict=True))


GOOD = "Species_ID,MaxLevel\nA,1\nX,2\n"
WRONG = {
    "no sheet": ("", "Target,Rule\n", "there is no sheet Species"),
    "no column": (GOOD, "Target,rule\n", "sheet Transitions: there is no column Rule\ndid you mean 'rule'"),
    "no column of species": ("species_id\nA\n", "Target,Rule\n", "there is no column Species_ID"),
    "no species": ("Species_ID\n", "Target,Rule\n", "there are no species"),
    "a species twice": ("Species_ID\nA\nA\n", "Target,Rule\n", "row 3, column Species_ID:1:1: a second species 'A'"),
    "a name of a level": ("Species_ID\nA>=2\n", "Target,Rule\n", "cannot name a component"),
    "no target": (GOOD, "Target,Rule\nB,A\n", "row 2, column Target:1:1: there is no species 'B'"),
    "no rule": (GOOD, "Target,Rule\nA,\n", "row 2, column Rule:1:1: A has no rule in this row"),
    "a wrong rule": (GOOD, "Target,Rule\nA,X & Y\n", "row 2, column Rule:1:5: there is no species 'Y'"),
    "a level too high": (GOOD, "Target,Level,Rule\nX,3,A\n", "row 2, column Level:1:1: expected a level of X, 0 to 2"),
    "a fixed level too high": (GOOD, "Target,Rule\nX,3\n", "column Rule:1:1: X has the levels 0 to 2"),
    "no maximum": ("Species_ID,MaxLevel\nA,many\n", "Target,Rule\n", "column MaxLevel:1:1: expected a number from 1"),
    "a kind": ("Species_ID,Kind\nA,odd\n", "Target,Rule\n", "column Kind:1:1: expected ligand"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_refused_at_its_cell(case: str) -> None:
    species, transitions, said = WRONG[case]
    with pytest.raises(FormatError) as caught:
        read(species, transitions)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,B,positive", "row 2, column Source:1:1: there is no species 'B'"),
        ("A,X,up", "row 2, column Sign:1:1: expected positive, negative, dual, unknown, found 'up'"),
        ("A,X,dual\nA,X,dual", "row 3, column Source:1:1: a second row for X on A"),
    ],
)
def test_a_wrong_interaction_is_refused_at_its_cell(row: str, said: str) -> None:
    with pytest.raises(FormatError) as caught:
        read(GOOD, "Target,Rule\n", f"Target,Source,Sign\n{row}\n")
    assert said in str(caught.value)
