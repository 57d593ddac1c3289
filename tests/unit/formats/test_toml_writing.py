"""What is written as TOML is read back: rules, and all that is known beside them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import FormatError
from logicnet.formats import load, networks, toml
from logicnet.formats.knowledge import TOPICS
from logicnet.formats.toml_writing import key, text
from logicnet.logic import Rules
from logicnet.model import (
    Annotation,
    Component,
    Evidence,
    Identifier,
    Kind,
    Named,
    Network,
    Phenotype,
    Placement,
    Readout,
    Reference,
    Regulation,
)
from logicnet.model.levels import target_texts
from strategies import networks as nets

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
TEXTS = st.one_of(
    WORDS, st.sampled_from(['"""', "a\nb", 'ends in "', "back\\slash", "\r\n", "\x7f\x00", "#", "é\u2028"])
)
KEYS = st.sampled_from(["Kim2019", "12", "pubmed:1", "Müller & al.", "a.b"])
URIS = st.sampled_from(["hgnc:6018", "Lab.own:1/%41", "pubmed:1", "https://example.org/x", "go:0006915", "go:1"])
STARTS = ("{0}=0", "1/3: {0}=0; 2/3: {0}=1", "{0}=0; {0}=1")
NUMBERS = st.floats(-1e9, 1e9)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    cited = draw(st.lists(st.one_of(st.integers(1, 200), KEYS), max_size=3, unique=True))
    return Evidence(tuple(cited), draw(TEXTS))


@st.composite
def annotations(draw: st.DrawFn, placed: bool = True) -> Annotation:
    found = [
        Identifier(uri, relation)
        for relation in draw(st.lists(st.sampled_from(["is", "isDescribedBy", "hasPart"]), max_size=3, unique=True))
        for uri in draw(st.lists(URIS, min_size=1, max_size=3, unique=True))
    ]
    place = draw(st.one_of(st.none(), st.builds(Placement, NUMBERS, NUMBERS, NUMBERS, NUMBERS))) if placed else None
    return Annotation(tuple(found), draw(TEXTS), place)


@st.composite
def known(draw: st.DrawFn) -> Network:
    """A network that knows something of each kind."""
    names, texts = draw(nets(min_components=1))
    network = Network("bare", Rules.build(names, texts))
    components = []
    for component in network.components:
        edges = [
            Regulation(edge.source, edge.target, edge.sign, evidence, annotation)
            for edge in network.regulations
            if edge.target == component.name
            and (evidence := draw(evidences())) is not None
            and (annotation := draw(annotations())) is not None
            and (evidence != Evidence() or annotation)
        ]
        kind = draw(st.one_of(st.none(), st.sampled_from(list(Kind))))
        said: dict[str, Any] = {"label": draw(TEXTS), "kind": kind, "evidence": draw(evidences())}
        components.append(Component(component.name, regulations=tuple(edges), annotation=draw(annotations()), **said))
    named = st.lists(st.sampled_from(["hypoxia", "low O2", "β"]), max_size=2, unique=True)
    first = names[0]
    held = f"{first}=1" if first in (*network.inputs, *network.constants) else ""
    return replace(
        network,
        name=draw(TEXTS.filter(bool)),
        components=tuple(components),
        phenotypes=(Phenotype("P 1", f"{first} & !{first}", draw(TEXTS), draw(TEXTS), draw(evidences())),),
        readouts=tuple(Readout(n, f"0.5*{first} - 2*({first} | !{first}) + 1", draw(evidences())) for n in draw(named)),
        title=draw(TEXTS),
        figure=draw(TEXTS),
        description=draw(TEXTS).strip(),
        annotation=draw(annotations(placed=False)),
        settings=tuple(Named(n, held, i == 0, draw(TEXTS)) for i, n in enumerate(draw(named))),
        starts=tuple(Named(n, draw(st.sampled_from(STARTS)).format(first), title=draw(TEXTS)) for n in draw(named)),
        interventions=tuple(Named(n, f"{first}%0", title=draw(TEXTS)) for n in draw(named)),
    )


@given(known(), st.booleans())
def test_all_that_a_network_knows_is_read_back(network: Network, listed: bool) -> None:
    if listed:
        cited = [
            Reference(str(one), "Title", 2019, "10.1/x") for one in (*range(1, 201), "Kim2019", "a.b", "Müller & al.")
        ]
        network = replace(network, references=tuple(cited))
    again = toml.read(toml.write(network), "x.toml")
    assert again == network


@pytest.mark.parametrize("name", networks())
def test_each_shipped_network_is_read_back_with_all_that_it_knows(name: str) -> None:
    network = load(name)
    again = toml.read(toml.write(network), "x.toml")
    assert again == network and again.digest == network.digest
    for found in TOPICS.values():
        assert list(found(again)) == list(found(network))


@given(TEXTS, TEXTS)
def test_texts_and_keys_are_what_a_reader_of_toml_reads(name: str, value: str) -> None:
    assert tomllib.loads(f"{key(name)} = {text(value)}") == {name: value}


def test_a_key_that_is_cited_and_not_listed_is_listed_so_that_the_file_can_be_read() -> None:
    component = Component("A", evidence=Evidence(("Kim2019", "pubmed:7", 3)))
    network = Network("n", Rules.parse("A, A"), (component,), references=(Reference("3", "Three"),))
    again = toml.read(toml.write(network), "x.toml")
    assert again.references == (Reference("3", "Three"), Reference("Kim2019"))
    assert again.component("A") == component


def test_edges_about_which_nothing_is_known_complete_the_list_of_a_rule() -> None:
    edge = Regulation("A", "C", "+", Evidence(("pubmed:7",)))
    components = (Component("A"), Component("B"), Component("C", regulations=(edge,)))
    network = Network("n", Rules.parse("A, A\nB, B\nC, A & !B"), components)
    written = toml.write(network).decode()
    assert '{ from = "B", sign = "-" },' in written
    assert toml.read(written.encode(), "x.toml") == network


def test_a_description_that_ends_in_quotes_is_one_text() -> None:
    assert text('two\nlines of "x"') == '"""\ntwo\nlines of "x\\""""'


def test_a_second_default_setting_is_refused_where_it_stands() -> None:
    content = b'[components.A]\ninput = true\n[settings.a]\nvalues = "A=1"\ndefault = true\n'
    content += b'[settings.b]\nvalues = "A=0"\ndefault = true\n'
    with pytest.raises(FormatError, match=r"x.toml:8:\d+: settings.b.default: a second default setting"):
        toml.read(content, "x.toml")


def test_levels_are_read_back_as_they_were_written_again_and_again() -> None:
    components = [Component("I", maximum=2), Component("A"), Component("X y", maximum=3)]
    terms = target_texts([(3, "A & I=2"), (2, "A & I>=1"), (1, "A")], 0, 3)
    network = Network.levelled("n", components, ["I>=1", "I>=2", '"X y"=2', *terms])
    written = toml.write(network)
    assert b'rule = { 1 = "A", 2 = "A & I>=1", 3 = "A & I>=2" }' in written
    assert b"maximum = 2\ninput = true" in written
    again = toml.read(written, "x.toml")
    assert (again.levels, again.inputs_with_levels) == ({"I": 2, "X y": 3}, ("I",))
    assert all(again.rules.equivalent(again.rules.rule(i), network.rules.rule(i)) for i in range(len(network)))
    assert toml.write(again) == written
