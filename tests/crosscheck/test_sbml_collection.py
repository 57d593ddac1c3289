"""SBML-qual files of a public collection, against its translations to .bnet and against AEON's reading."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from logicnet import attractors
from logicnet.errors import FormatError
from logicnet.formats import read
from logicnet.formats.sbml.reader import write
from logicnet.logic import Expression, Rules
from logicnet.model import Network

COLLECTION = Path("/work/shared/wild/collection")
pytestmark = pytest.mark.skipif(not COLLECTION.is_dir(), reason="the collection of published models is not here")
MODELS = sorted(COLLECTION.glob("*/model.sbml"))
SOURCES = sorted(p for p in (*COLLECTION.glob("*/*.sbml"), *COLLECTION.glob("*/*.xml")) if p.name != "model.sbml")
REFUSED = {"272/source.raw.sbml": r"source\.raw\.sbml:479:8: <apply> holds nothing"}


def shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def same(network: Network, names: list[str], rules: dict[str, str]) -> list[str]:
    """The components whose rules differ from texts over ``names``, which are the network's own in its order."""
    other = Rules.build(names, [rules.get(name, name) for name in names])
    mine = (Expression(other, network.rules.program(i)) for i in range(len(network)))
    return [name for i, (name, one) in enumerate(zip(names, mine, strict=True)) if not one.equivalent(other.rule(i))]


@pytest.mark.parametrize("path", MODELS, ids=shown)
def test_a_model_is_its_own_translation_to_bnet(path: Path) -> None:
    lines = (path.parent / "model.bnet").read_text().splitlines()
    pairs = [line.split(",", 1) for line in lines if "," in line and not line.startswith(("#", "targets"))]
    rules = {name.strip(): rule.strip() for name, rule in pairs}
    network = read(path)
    assert set(rules) <= set(network.names)
    assert same(network, list(network.names), rules) == []  # what the .bnet does not set is an input


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_a_source_is_read_or_refused_for_a_reason_that_is_true(path: Path) -> None:
    if shown(path) in REFUSED:
        with pytest.raises(FormatError, match=REFUSED[shown(path)]):
            read(path)
        return
    network = read(path)
    for publication in re.findall(rb"urn:miriam:pubmed:(\d+)\"|identifiers\.org/pubmed[:/](\d+)\"", path.read_bytes()):
        uri = f"pubmed:{(publication[0] or publication[1]).decode()}"
        known = [network.annotation, *(component.annotation for component in network.components)]
        known += [edge.annotation for component in network.components for edge in component.regulations]
        assert any(one.uri == uri for annotation in known for one in annotation.identifiers), uri


@pytest.mark.parametrize("path", [p for p in SOURCES if shown(p) not in REFUSED], ids=shown)
def test_a_source_that_is_written_and_read_again_is_the_same(path: Path) -> None:
    network = read(path)
    path = Path(path.name)
    again = read_bytes(write(network), str(path))
    assert again.names == network.names and again.levels == network.levels and again.title == network.title
    assert all(again.rules.equivalent(again.rules.rule(i), network.rules.rule(i)) for i in range(len(network)))
    assert [component.title for component in again.components] == [component.title for component in network.components]
    for before, after in zip(network.components, again.components, strict=True):
        assert set(after.annotation.identifiers) == set(before.annotation.identifiers)
        assert (after.annotation.notes, after.annotation.placement) == (
            before.annotation.notes,
            before.annotation.placement,
        )
    assert again.starts == network.starts


@pytest.mark.parametrize("path", [p for p in SOURCES if "multivalued" in p.name], ids=shown)
def test_a_source_with_levels_has_the_attractors_of_its_boolean_translation(path: Path) -> None:
    network = read(path)
    if len(network) > 30:
        pytest.skip("only small networks")
    lines = (path.parent / "model.bnet").read_text().splitlines()
    rules = dict(line.split(",", 1) for line in lines if "," in line and not line.startswith(("#", "targets")))
    named = set(re.findall(r"\w+", " ".join(rules.values()))) - {"true", "false", "0", "1"}
    for component in network.components:
        for level, variable in enumerate(component.variables, 1):
            name = f"v_{component.name}" + (f"_b{level}" if component.maximum > 1 else "")
            value = (network.targets or network.rules).rule(network.position[variable]).constant()
            if name not in rules and value is not None:  # the collection makes inputs of constants
                rules[name] = str(value)
            elif name not in rules and component.name in network.inputs:  # and leaves out those that nothing reads
                named.add(name)
    names = [*rules, *sorted(named - set(rules))]
    translated = Network("model", Rules.build(names, [rules.get(name, name) for name in names]))
    assert numbers(network) == numbers(translated)


@pytest.mark.parametrize("path", MODELS[::8], ids=shown)
def test_aeon_reads_what_is_written(path: Path) -> None:
    aeon = pytest.importorskip("biodivine_aeon", reason="AEON is not installed")
    network = read(path)
    other = aeon.BooleanNetwork.from_sbml(write(network).decode())
    named = other.variable_names()
    rules = {
        name: str(text)
        for name, v in zip(named, other.variables(), strict=True)
        if (text := other.get_update_function(v))
    }
    plain = {
        name: re.sub(r"\b(true|false)\b", lambda m: str(int(m[0] == "true")), text) for name, text in rules.items()
    }
    assert set(named) == set(network.names)
    assert same(network, list(network.names), plain) == []


def numbers(network: Network) -> Counter[str]:
    """How many attractors of each kind there are, over all settings of the inputs."""
    found: Counter[str] = Counter()
    for one in attractors(network):
        found[one.kind] += one.settings
    return found


def read_bytes(content: bytes, path: str) -> Network:
    from logicnet.formats.sbml import reader as sbml

    return sbml.read(content, path)


@pytest.mark.parametrize("path", [*MODELS, *SOURCES], ids=shown)
def test_aeon_reads_the_same_functions(path: Path) -> None:
    aeon = pytest.importorskip("biodivine_aeon", reason="AEON is not installed")
    if shown(path) in REFUSED or (network := read(path)).levels:
        pytest.skip("AEON reads components of two values alone")
    other = aeon.BooleanNetwork.from_sbml(path.read_text())
    if len(other.variable_names()) != len(network):
        pytest.fail("another number of components")
    called = {
        re.sub(r"[^A-Za-z0-9]+", "_", key).strip("_"): c.name
        for c in network.components
        for key in (c.label, c.name)
        if key
    }
    names = [called[re.sub(r"[^A-Za-z0-9]+", "_", name).strip("_")] for name in other.variable_names()]
    texts = [other.get_update_function(variable) for variable in other.variables()]
    if any("=>" in str(text) for text in texts):
        pytest.skip("AEON writes an implication that the language of rules does not have")
    plain = Rules.build(
        other.variable_names(),
        [
            name if text is None else re.sub(r"\b(true|false)\b", lambda m: str(int(m[0] == "true")), str(text))
            for name, text in zip(other.variable_names(), texts, strict=True)
        ],
    )
    order = [network.position[name] for name in names]
    place = {position: i for i, position in enumerate(order)}
    for i, position in enumerate(order):
        mine = tuple(place[entry] if entry >= 0 else entry for entry in network.rules.program(position))
        assert Expression(plain, mine).equivalent(plain.rule(i)), names[i]
