"""A network is written as SBML-qual with all that it knows, and read back as it was."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.formats import FORMATS
from logicnet.formats.markup import attribute, local
from logicnet.formats.sbml.reader import read, write
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Identifier, Network, Placement, Regulation
from strategies import networks, tables

SBML = next(format for format in FORMATS if format.name == "sbml")
_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp"), exclude_characters="<&\ufffe\uffff")
)
_URIS = st.sampled_from(["pubmed:123", "doi:10.1000/182", "hgnc:6018", "https://example.org/x?y=1&z=2", "go:0006915"])
_RELATIONS = st.sampled_from(["is", "isDescribedBy", "hasPart", "isVersionOf"])
_NUMBERS = st.floats(-1000, 1000)


@st.composite
def annotations(draw: st.DrawFn, *, placed: bool = True) -> Annotation:
    identifiers = draw(st.lists(st.builds(Identifier, _URIS, _RELATIONS), max_size=3, unique=True))
    identifiers.sort(key=lambda one: one.relation)  # those of one relation are written together
    size = st.floats(0, 100)
    place = draw(st.none() | st.builds(Placement, _NUMBERS, _NUMBERS, size, size)) if placed else None
    return Annotation(tuple(identifiers), "\n".join(filter(None, draw(st.lists(_TEXT, max_size=2)))), place)


@st.composite
def levelled(draw: st.DrawFn) -> Network:
    components = [
        Component(name, draw(_TEXT), maximum=draw(st.integers(1, 3)), annotation=draw(annotations())) for name in "ABCD"
    ]
    bare = tuple(component.name for component in components)
    texts: list[str] = []
    for component in components:
        condition = draw(tables(bare, 3) | st.just(f"{component.name}"))
        for _ in range(component.maximum):
            texts.append(condition)
            condition = f"({condition}) & ({draw(tables(bare, 2))})"
    network = Network.levelled("x", components, texts, title=draw(_TEXT), annotation=draw(annotations(placed=False)))
    known = draw(st.sampled_from(network.regulations)) if network.regulations else None
    if known is not None:
        edge = Regulation(known.source, known.target, "", annotation=draw(annotations(placed=False)))
        changed = [replace(c, regulations=(edge,)) if c.name == known.target else c for c in network.components]
        network = replace(network, components=tuple(changed))
    return network


@given(levelled())
def test_what_is_written_is_read_back_with_all_it_knew(network: Network) -> None:
    again = read(write(network), "x.sbml")
    assert again.names == network.names and again.levels == network.levels and again.title == network.title
    assert all(again.rules.equivalent(again.rules.rule(i), network.rules.rule(i)) for i in range(len(network)))
    assert again.annotation == network.annotation
    for before, after in zip(network.components, again.components, strict=True):
        assert after.title == before.title and after.annotation == before.annotation
        kept = {edge.source: edge.annotation for edge in before.regulations if edge.annotation}
        assert {edge.source: edge.annotation for edge in after.regulations} == (
            kept if before.name not in (*network.inputs, *network.inputs_with_levels) else {}
        )
    assert again.notes == ()
    assert {c.name for c in again.components if c.name in again.inputs} == set(network.inputs)


@given(networks())
def test_what_is_read_back_is_written_alike(net: tuple) -> None:
    once = write(Network("x", Rules.build(*net)))
    assert write(read(once, "x.sbml")) == once


@given(networks())
def test_identifiers_in_the_file_are_distinct(net: tuple) -> None:
    root = ElementTree.fromstring(write(Network("x", Rules.build(*net))))
    for kind in ("id", "metaid"):
        found = [value for one in root.iter() if (value := attribute(one, kind)) is not None]
        assert len(found) == len(set(found))


def test_names_that_the_file_needs_for_itself_are_left_to_components() -> None:
    names = ["model", "cell", "tr_model", "tr_cell_out"]
    network = Network("x", Rules.build(names, ["!cell", "!model", "!tr_cell_out", "!tr_model"]))
    again = read(write(network), "x.sbml")
    found = [one for element in ElementTree.fromstring(write(network)).iter() if (one := attribute(element, "id"))]
    assert len(found) == len(set(found))
    assert again.names == tuple(names) and again.rules == network.rules


def test_signs_are_written_as_words_and_sbo_terms() -> None:
    network = Network("x", Rules.build(["A", "B", "C"], ["A", "B", "A & !B | C & !C"]))
    inputs = [one for one in ElementTree.fromstring(write(network)).iter() if local(one) == "input"]
    told = [(attribute(one, "qualitativeSpecies"), attribute(one, "sign"), one.get("sboTerm")) for one in inputs]
    assert told == [("A", "positive", "SBO:0000170"), ("B", "negative", "SBO:0000169"), ("C", "unknown", None)]


def test_constants_are_default_terms_and_inputs_are_constant_species() -> None:
    root = ElementTree.fromstring(write(Network("x", Rules.build(["A", "B", "C"], ["A", "1", "0"]))))
    constant = {attribute(s, "id"): attribute(s, "constant") for s in root.iter() if local(s) == "qualitativeSpecies"}
    assert constant == {"A": "true", "B": "false", "C": "false"}
    levels = [attribute(one, "resultLevel") for one in root.iter() if local(one).endswith("Term")]
    assert levels == ["1", "0"]


def test_terms_of_levels_exclude_each_other() -> None:
    """So the specification asks: whenever several terms hold, their results must be the same."""
    network = Network.levelled(
        "x", [Component("A", maximum=2), Component("X", maximum=2)], ["A>=1", "A>=2", "A", "A>=2"]
    )
    again = read(write(network), "x.sbml")
    assert again.notes == () and again.rule_text("X") == "1: A>=1 & !A>=2 | A>=2; 2: A>=2"


def test_rules_may_be_as_deep_as_they_like() -> None:
    deep = "(" * 0 + "".join(f"A{'&' if i % 2 else '|'}(" for i in range(6000)) + "B" + ")" * 6000
    network = Network("x", Rules.build(["A", "B"], [deep, "B"]))
    again = read(write(network), "x.sbml")
    assert again.rules.equivalent(again.rules.rule(0), network.rules.rule(0))


def test_characters_that_no_document_can_hold_are_replaced() -> None:
    network = Network("x", Rules.build(["A"], ["A"]), title="a\x0bb", annotation=Annotation((), "c\ufffed"))
    again = read(write(network), "x.sbml")
    assert (again.title, again.annotation.notes) == ("a\ufffdb", "c\ufffdd")


def test_what_the_format_has_room_for_is_not_reported_as_lost() -> None:
    known = Annotation((Identifier("pubmed:1", "isDescribedBy"),), "notes", Placement(1, 2, 3, 4))
    component = Component("A", "alpha", annotation=known)
    network = Network("x", Rules.build(["A"], ["A"]), (component,), title="T", annotation=known)
    assert SBML.prepared(network).losses == ()


@pytest.mark.parametrize("placed", [True, False])
def test_the_file_is_valid_to_libsbml(placed: bool) -> None:
    libsbml = pytest.importorskip("libsbml", reason="libsbml is not installed")
    known = Annotation((Identifier("pubmed:1", "isDescribedBy"),), "notes", Placement(1, 2, 3, 4) if placed else None)
    components = [Component("A", "alpha", annotation=known), Component("X", maximum=2)]
    network = Network.levelled("x", components, ["1", "A & !X>=2", "A"], title="T", annotation=known)
    document = libsbml.readSBMLFromString(write(network).decode())
    found = document.checkConsistency()
    assert (found, [document.getError(i).getMessage() for i in range(document.getNumErrors())]) == (0, [])


def test_paragraphs_of_notes_stay_apart() -> None:
    notes = "First.\n\nSecond,\nits second line.\n\n\nThird."
    network = Network("n", Rules.parse("A, A"), annotation=Annotation(notes=notes))
    assert read(write(network), "n.sbml").annotation.notes == notes
