"""GINsim's graphs are written as GINsim writes them, and read back with the same functions and knowledge."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from logicnet.formats.ginml.reader import read, write
from logicnet.formats.ginml.writer import losses
from logicnet.formats.knowledge import Loss, Topic
from logicnet.formats.markup import children
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Identifier, Network, Placement, Regulation
from logicnet.model.levels import target_texts
from strategies import networks

TEXT = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), include_characters='\n<&"'), max_size=20)
LINKS = st.lists(st.sampled_from(["pubmed:1", "doi:10.1/x", "https://example.org/?a=1&b=2", "see below"]), unique=True)
PLACES = st.builds(Placement, *[st.integers(-500, 500).map(float)] * 2, *[st.integers(0, 90).map(float)] * 2)


@st.composite
def annotations(draw: st.DrawFn, *, place: bool = False) -> Annotation:
    identifiers = tuple(Identifier(link, "isDescribedBy") for link in draw(LINKS))
    return Annotation(identifiers, draw(TEXT).strip(), draw(st.none() | PLACES) if place else None)


@st.composite
def levelled(draw: st.DrawFn) -> Network:
    """Networks with levels, notes, links and places."""
    names = ["A", "B", "C-1", "4D"][: draw(st.integers(1, 4))]
    maxima = [draw(st.integers(1, 3)) for _ in names]
    atoms = [
        f'"{name}"' if maximum == 1 else f'"{name}"{sign}{level}'
        for name, maximum in zip(names, maxima, strict=True)
        for level in range(1, maximum + 1)
        for sign in (">=", "=")
    ]
    conditions = st.recursive(
        st.sampled_from([*atoms, "0", "1"]),
        lambda inner: st.one_of(
            inner.map("!({})".format),
            st.tuples(inner, st.sampled_from("&|"), inner).map(lambda t: f"({t[0]}) {t[1]} ({t[2]})"),
        ),
        max_leaves=5,
    )
    components, targets = [], []
    for name, maximum in zip(names, maxima, strict=True):
        terms = draw(st.lists(st.tuples(st.integers(0, maximum), conditions), max_size=3))
        if draw(st.integers(0, 4)) == 0:  # an input
            targets += [f'"{name}"' if maximum == 1 else f'"{name}">={k}' for k in range(1, maximum + 1)]
        else:
            targets += target_texts(terms, draw(st.integers(0, maximum)), maximum)
        label = draw(st.just("") | TEXT.map(str.strip))
        said = draw(annotations(place=True))
        components.append(Component(name, label if label != name else "", maximum=maximum, annotation=said))
    return Network.levelled("n", components, targets, annotation=draw(annotations()))


def assert_same(network: Network, again: Network) -> None:
    """The functions are equal in all states of levels; no file says what holds where a level has a hole below it."""
    assert again.names == network.names
    pairs = [pair for c in network.components for pair in zip(c.variables, c.variables[1:], strict=False)]
    whole = " & ".join([f"(!({_quoted(high)}) | {_quoted(low)})" for low, high in pairs]) or "1"
    for i in range(len(network)):
        mine, theirs = (f"({rules.text(i)}) & {whole}" for rules in (network.rules, again.rules))
        assert network.rules.equivalent(mine, theirs)


def _quoted(variable: str) -> str:
    name, _, level = variable.rpartition(">=")
    return f'"{name}">={level}'


@given(levelled())
def test_what_is_written_is_read_back(network: Network) -> None:
    again = read(write(network), "n.ginml")
    assert_same(network, again)
    assert again.annotation == network.annotation
    assert [(c.name, c.label, c.maximum, c.annotation) for c in again.components] == [
        (c.name, c.label, c.maximum, c.annotation) for c in network.components
    ]
    # a rule that comes to the component itself may become an input
    assert {*again.inputs} >= {*network.inputs} and {*again.inputs_with_levels} >= {*network.inputs_with_levels}


@given(levelled())
def test_a_file_does_not_grow_when_it_is_read_and_written_again(network: Network) -> None:
    content = write(network)
    for _ in range(2):  # the first time thresholds go that no function depends on
        content = write(read(content, "n.ginml"))
    assert write(read(content, "n.ginml")) == content


@given(networks())
def test_boolean_networks_are_read_back(net: tuple) -> None:
    network = Network("n", Rules.build(*net))
    assert_same(network, read(write(network), "n.ginml"))


def element(network: Network, path: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(write(network)).findall(path)


def test_a_file_is_written_as_ginsim_writes_it() -> None:
    components = [Component("A"), Component("X", maximum=3), Component("K", maximum=2)]
    network = Network.levelled("a model", components, ["X>=2 & !X>=3", "A", "A & X>=1", "0", "1", "0"])
    content = write(network).decode()
    head = ['<?xml version="1.0" encoding="UTF-8"?>', '<!DOCTYPE gxl SYSTEM "http://ginsim.org/GINML_2_2.dtd">']
    assert content.splitlines()[:2] == head
    [graph] = element(network, "graph")
    assert graph.attrib == {"class": "regulatory", "id": "a_model", "nodeorder": "A X K"}
    expressions = {
        (node.get("id"), value.get("val")): [exp.get("str") for exp in children(value, "exp")]
        for node in graph.iter("node")
        for value in children(node, "value")
    }
    assert expressions == {
        # X:2 is the interaction that begins at level 2 and ends where that with threshold 3 begins
        ("A", "1"): ["X:2"],
        ("X", "1"): ["A & !(A & X)"],
        ("X", "2"): ["A & X"],
    }
    edges = {edge.get("id"): dict(edge.attrib) for edge in graph.iter("edge")}
    assert edges["X:A"]["effects"] == "2:positive 3:negative" and "minvalue" not in edges["X:A"]
    assert (edges["X:X"]["minvalue"], edges["X:X"]["sign"]) == ("1", "positive")
    assert [dict(p.attrib) for p in graph.iter("parameter")] == [{"val": "1"}]  # K is constant


def test_an_edge_that_no_function_depends_on_keeps_its_note() -> None:
    edge = Regulation("B", "A", "-", annotation=Annotation((), "seen once"))
    for rule in ("0", "1", "A & B | A"):
        network = Network(
            "n", Rules.build(["A", "B"], [rule, "B"]), (Component("A", regulations=(edge,)), Component("B"))
        )
        again = read(write(network), "n.ginml")
        assert_same(network, again)
        assert [(r.source, r.annotation.notes) for r in again.components[0].regulations] == [("B", "seen once")]


def test_what_no_document_can_hold_is_replaced() -> None:
    said = Annotation((), "a\x00b\x0bc\rd")
    network = Network("n", Rules.build(["A"], ["A"]), (Component("A", label="x\x01", annotation=said),))
    again = read(write(network), "n.ginml").components[0]
    assert (again.label, again.annotation.notes) == ("x\ufffd", "a\ufffdb\ufffdc\nd")


def test_relations_that_are_read_as_another_and_fractions_of_pixels_are_losses() -> None:
    links = (Identifier("pubmed:1", "unknownQualifier"), Identifier("uniprot:P1", "isDescribedBy"))
    known = Annotation((*links, Identifier("hgnc:1"), Identifier("pubmed:2", "isDescribedBy")), "", Placement(1.5, 2))
    network = Network("n", Rules.parse("A, A"), (Component("A", annotation=known),))
    again = {one.uri: one.relation for one in read(write(network), "n.ginml").components[0].annotation.identifiers}
    assert again == {"pubmed:1": "isDescribedBy", "uniprot:P1": "is", "hgnc:1": "is", "pubmed:2": "isDescribedBy"}
    assert losses(network) == (
        Loss(Topic.IDENTIFIERS, "A", "pubmed:1: the relation unknownQualifier is read as isDescribedBy"),
        Loss(Topic.IDENTIFIERS, "A", "uniprot:P1: the relation isDescribedBy is read as is"),
        Loss(Topic.LAYOUT, "A", "x 1.5 written as 2"),
    )
