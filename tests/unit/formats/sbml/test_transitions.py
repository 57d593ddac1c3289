"""Transitions of SBML-qual become the targets of species, and say what they know of edges."""

from __future__ import annotations

import pytest

from logicnet.errors import FormatError
from logicnet.formats.sbml.reader import read
from logicnet.formats.sbml.transitions import Transition
from sbml_documents import compared, document, given, species, term, transition

AB = species("A", constant=True) + species("B")


def rule(inputs: str, terms: str, *, all_species: str = AB, default: int = 0, of: str = "B") -> str:
    written = f'<qual:defaultTerm qual:resultLevel="{default}"/>'
    return read(document(all_species, transition(of, inputs, terms, default=written)), "f.sbml").rule_text(of)


def test_terms_of_one_level_are_alternatives() -> None:
    terms = term(1, compared("A")) + term(1, compared("B"))
    assert rule(given("A") + given("B"), terms) == "A | B"


def test_the_default_term_counts_where_no_term_holds() -> None:
    assert rule("", "", default=1) == "1" and rule("", "") == "0"
    assert rule(given("A"), term(0, compared("A")), default=1) == "!A"


def test_terms_with_a_level_each_say_when_the_target_is_at_least_as_high() -> None:
    three = species("A", 2, constant=True) + species("X", 2)
    terms = term(2, compared("A", "eq", 2)) + term(1, compared("A", "eq", 1))
    assert rule(given("A"), terms, all_species=three, of="X") == "1: A>=1 & !A>=2; 2: A>=2"
    assert (
        rule(given("A"), term(0, compared("A", "geq", 1)), all_species=three, of="X", default=2) == "1: !A>=1; 2: !A>=1"
    )


def test_terms_that_contradict_each_other_are_read_as_the_highest_and_noted() -> None:
    three = species("A", 2, constant=True) + species("X", 2)
    terms = term(1, compared("A", "geq", 1)) + term(2, compared("A", "geq", 2))
    network = read(document(three, transition("X", given("A"), terms)), "f.sbml")
    assert network.told(dict(zip(network.names, (1, 1, 1, 1), strict=True)))["X"] == 2
    assert network.targets is not None and network.targets.evaluate(3, {"A>=1": 1, "A>=2": 1, "X>=1": 0, "X>=2": 0})
    assert [note for note in network.notes if "different results hold in one state" in note]


def test_terms_that_only_no_state_of_levels_joins_do_not_contradict_each_other() -> None:
    three = species("A", 2, constant=True) + species("X", 2)
    terms = term(1, compared("A", "eq", 0)) + term(2, compared("A", "eq", 2))
    assert read(document(three, transition("X", given("A"), terms)), "f.sbml").notes == ()


def test_a_transition_of_several_outputs_sets_each() -> None:
    one = transition("B", given("A"), term(1, compared("A")))
    outputs = '<qual:output qual:qualitativeSpecies="C" qual:transitionEffect="assignmentLevel"/></qual:listOfOutputs>'
    network = read(document(AB + species("C"), one.replace("</qual:listOfOutputs>", outputs)), "f.sbml")
    assert (network.rule_text("B"), network.rule_text("C")) == ("A", "A")


def test_targets_of_a_transition_that_says_nothing_are_never_reached() -> None:
    from logicnet.formats.markup import Element

    assert Transition(Element("t"), ("X",), {}, ()).targets(2) == [[-4], [-4]]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (transition("B", given("A"), term(1, compared("A")), default=""), "a transition without a default term"),
        (transition("B", given("A"), term(2, compared("A"))), "resultLevel 2 is above the maxLevel 1"),
        (transition("B", given("A"), term(-1, compared("A"))), "resultLevel is '-1', not a level"),
        (transition("B", given("A"), '<qual:functionTerm qual:resultLevel="1"/>'), "without a formula"),
        (transition("B", default="<qual:defaultTerm/>"), "a term without a resultLevel"),
        (transition("B", given("A", 'qual:thresholdLevel="2"')), "thresholdLevel 2 of A is above its maxLevel 1"),
        (transition("B", given("A")).replace('"none"', '"consumption"'), "input is 'consumption'"),
        (transition("B").replace("assignmentLevel", "production"), "output is 'production'"),
        (transition("B", given("Aa")), "there is no species 'Aa'"),
        (transition("Bb"), "there is no species 'Bb'"),
        (transition("A"), "a transition sets A, which is constant"),
        (transition("B") + "\n" + transition("B"), "a second transition for B"),
        (
            f"<qual:transition><qual:listOfInputs>{given('A')}</qual:listOfInputs><qual:listOfOutputs>"
            '<qual:output qual:qualitativeSpecies="B" qual:transitionEffect="assignmentLevel"/></qual:listOfOutputs>'
            "</qual:transition>",
            "without function terms",
        ),
    ],
)
def test_a_transition_that_cannot_be_read_is_refused_by_its_place(wrong: str, says: str) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        read(document(AB, wrong), "f.sbml")
    assert caught.value.span is not None and caught.value.span.line in (8, 9)


def test_the_second_transition_of_a_species_names_the_place_of_the_first() -> None:
    with pytest.raises(FormatError) as caught:
        read(document(AB, transition("B") + "\n" + transition("B")), "f.sbml")
    assert caught.value.hint == "the first: f.sbml:8:1" and "f.sbml:9:1" in str(caught.value)
