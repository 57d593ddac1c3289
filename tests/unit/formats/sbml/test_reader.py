"""SBML-qual is read: species, levels, inputs, starts, and all that the file knows of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given as given_by_hypothesis
from hypothesis import strategies as st

from logicnet.errors import FormatError, LogicnetError
from logicnet.formats.reading import Reading
from logicnet.formats.sbml.reader import looks_like, read
from logicnet.model import Identifier, Network, Placement
from sbml_documents import compared, document, given, species, term, transition

_RDF = (
    '<annotation><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:q="http://biomodels.net/biology-qualifiers/"><rdf:Description><q:isDescribedBy><rdf:Bag>'
    '<rdf:li rdf:resource="urn:miriam:pubmed:{}"/></rdf:Bag></q:isDescribedBy></rdf:Description></rdf:RDF></annotation>'
)
B_FOLLOWS_A = transition("B", given("A", 'qual:sign="positive"'), term(1, compared("A")))


def of(content: bytes, **how: bool) -> Network:
    return read(content, "folder/model.sbml", Reading(**how))


def test_components_are_called_by_identifiers_and_labelled_by_names() -> None:
    network = of(
        document(species("A", constant=True, more='qual:name="A 1"') + species("B"), B_FOLLOWS_A, attributes='name="M"')
    )
    assert (network.name, network.title, network.names) == ("model", "M", ("A", "B"))
    assert [component.label for component in network.components] == ["A 1", ""]
    assert network.rule_text("B") == "A" and network.inputs == ("A",) and network.notes == ()


def test_a_species_that_nothing_sets_is_an_input_and_named_unless_it_is_constant() -> None:
    network = of(document(species("A") + species("B", 2) + species("C", constant=True)))
    assert network.inputs == ("A", "C") and network.inputs_with_levels == ("B",)
    assert network.notes == ("folder/model.sbml: no transition sets A, B: taken for inputs",)


def test_one_species_that_nothing_sets_is_taken_for_an_input() -> None:
    assert of(document(species("A"))).notes == ("folder/model.sbml: no transition sets A: taken for an input",)


def test_a_transition_without_inputs_and_function_terms_leaves_its_output_free() -> None:
    """So AEON writes components without a rule."""
    empty = '<qual:listOfFunctionTerms><qual:defaultTerm qual:resultLevel="0"/></qual:listOfFunctionTerms>'
    network = of(document(species("A"), transition("A").replace(empty, "")))
    assert network.inputs == ("A",)


def test_strict_reading_refuses_species_that_nothing_sets() -> None:
    with pytest.raises(FormatError, match="no transition sets A, and it is not constant"):
        of(document(species("A")), strict=True)
    assert of(document(species("A", constant=True)), strict=True).inputs == ("A",)


def test_initial_levels_are_a_start_of_the_name_initial() -> None:
    levels = species("A", more='qual:initialLevel="1"') + species("B", 2, more='qual:initialLevel="2"') + species("C")
    (start,) = of(document(levels)).starts
    assert (start.name, start.text) == ("initial", "A=1 B=2")


def test_a_species_without_a_maximum_reaches_as_high_as_its_transition() -> None:
    network = of(document(species("X", None) + species("A", None), transition("X", given("A"), term(2, compared("A")))))
    assert network.levels == {"X": 2}


def test_a_maximum_of_0_is_0_for_ever() -> None:
    network = of(document(species("X", 0)))
    assert network.rule_text("X") == "0" and "maxLevel 0" in network.notes[0]


def test_what_the_file_knows_of_the_model_species_transitions_and_inputs_is_kept() -> None:
    notes = "<notes><body><p>of {}</p></body></notes>"
    set_b = transition("B", given("A", 'qual:sign="positive"', _RDF.format(3)), term(1, compared("A")))
    set_b = set_b.replace("<qual:listOfInputs>", notes.format("t") + _RDF.format(4) + "<qual:listOfInputs>")
    glyph = (
        '<layout:listOfLayouts><layout:layout><layout:generalGlyph layout:reference="B"><layout:boundingBox>'
        '<layout:position layout:x="5" layout:y="6"/></layout:boundingBox></layout:generalGlyph></layout:layout>'
        "</layout:listOfLayouts>"
    )
    both = species("A", constant=True) + species("B", inside=notes.format("b") + _RDF.format(2))
    network = of(document(both, set_b, notes.format("m") + _RDF.format(1) + glyph))
    assert network.annotation.identifiers == (Identifier("pubmed:1", "isDescribedBy"),)
    known = network.component("B").annotation
    assert network.annotation.notes == "of m" and known.notes == "of b\nof t"
    assert known.of("isDescribedBy") == ("pubmed:2", "pubmed:4") and known.placement == Placement(5, 6)
    (edge,) = network.regulations
    assert edge.annotation.of("isDescribedBy") == ("pubmed:3",)


def test_a_sign_that_is_not_the_rules_is_noted() -> None:
    both = species("A", constant=True) + species("B")
    wrong = B_FOLLOWS_A.replace("positive", "negative")
    (note,) = of(document(both, wrong)).notes
    assert "another sign than in the rules, which count: A on B (-, in the rule +)" in note
    assert of(document(both, B_FOLLOWS_A.replace("positive", "dual"))).notes == ()


def test_attributes_and_elements_are_read_whatever_their_namespace() -> None:
    content = document(species("A", constant=True) + species("B"), B_FOLLOWS_A)
    bare = content.replace(b" qual:", b" ").replace(b"version1/qual/version1", b"version2/qual/version9")
    assert of(bare).rule_text("B") == "A" and of(bare).inputs == ("A",)


_KINETIC = (
    b'<sbml xmlns="http://www.sbml.org/sbml/level2/version4"><model><listOfSpecies><species id="A"/></listOfSpecies>'
    b"<listOfReactions><reaction/><reaction/></listOfReactions></model></sbml>"
)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            _KINETIC,
            r"this is a kinetic model \(2 reactions, 1 species\): it has no part in SBML's package for qualitative",
        ),
        (b"<sbml><model/></sbml>", "this model holds nothing: it has no part"),
        (b"<sbml/>", "SBML without a model"),
        (b"<html/>", "this is not SBML: the document is a <html>"),
        (document(species("A") + species("A")), "a second species A"),
        (document(species("")), "a species without an id"),
        (document(species("A") + species("a&gt;=1")), "cannot name a component"),
        (document(species("A", 256)), "maxLevel 256, more than 255"),
        (document(species("A", more='qual:initialLevel="2"')), "initialLevel 2 of A is above its maxLevel 1"),
        (document(species("A", more='qual:initialLevel="x"')), "initialLevel is 'x', not a level"),
        (document(species("A", None, more='qual:maxLevel="99999999999999999999"')), "not a level"),
    ],
)
def test_what_is_no_qualitative_model_is_refused_by_what_it_is(content: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says) as caught:
        of(content)
    assert caught.value.span is not None and caught.value.span.file == "folder/model.sbml"


def test_cyclic_references_are_rules_as_others_are() -> None:
    back = transition("A", given("B"), term(1, compared("B")))
    network = of(document(species("A") + species("B"), B_FOLLOWS_A + back))
    assert (network.rule_text("A"), network.rule_text("B")) == ("B", "A")


def test_every_truncated_file_is_refused() -> None:
    content = document(species("A", constant=True) + species("B"), B_FOLLOWS_A)
    for end in range(0, len(content.rstrip()) - 1, 7):
        with pytest.raises(LogicnetError):
            of(content[:end])


@pytest.mark.parametrize(
    ("content", "is_it"),
    [
        (document(species("A")), True),
        (_KINETIC, True),
        (b'<?xml version="1.0"?>\n<s:sbml xmlns:s="u">', True),
        (b"<gxl><graph/></gxl>", False),
        (b"targets, factors\nsbml, A", False),
    ],
)
def test_the_content_gives_sbml_away(content: bytes, is_it: bool) -> None:
    assert looks_like(content) is is_it


@given_by_hypothesis(st.data())
def test_a_file_with_a_part_changed_is_read_or_refused(data: st.DataObject) -> None:
    """Words and elements of a right file stand in wrong places: that is a network, or an error with its place."""
    math = f"<apply><xor/>{compared('A')}<apply><not/>{compared('X', 'geq', 2)}</apply></apply>"
    content = document(
        species("A", constant=True) + species("X", 2, more='qual:initialLevel="1"'),
        transition("X", given("A", 'qual:sign="positive"', _RDF.format(1)), term(1, math) + term(2, compared("A"))),
    )
    parts = re.findall(rb"<[^>]*>|[^<]+", content)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(parts) - 1))
        words = re.findall(rb'"[^"]*"|\w+', content)
        change = data.draw(st.sampled_from(["drop", "double", "word"]))
        if change == "word":
            old = re.findall(rb'"[^"]*"|\w+', parts[at]) or [b" "]
            parts[at] = parts[at].replace(data.draw(st.sampled_from(old)), data.draw(st.sampled_from(words)), 1)
        else:
            parts[at] = parts[at] * 2 if change == "double" else b""
    try:
        of(b"".join(parts))
    except LogicnetError as error:
        assert "model.sbml" in str(error)


def test_an_apply_that_only_wraps_another_is_read_as_that_one_and_noted_once() -> None:
    wrapped = term(1, f"<apply>{compared('A')}</apply>")
    both = transition("A", given("A"), wrapped) + transition("B", given("A"), wrapped)
    network = read(document(species("A") + species("B"), both), "f")
    assert network.rule_text("B") == "A"
    (note,) = network.notes
    assert note.startswith("f:") and note.endswith("alone is read as that one: 2 in all")
