"""What ``logicnet init`` writes can be read as it is, and with every example filled in."""

from __future__ import annotations

import pytest
from hypothesis import given

from logicnet.formats import load, networks, toml
from logicnet.formats.sidecar import completed
from logicnet.formats.templates import own_file, sidecar_file, sinks
from logicnet.logic import Rules
from logicnet.model import Component, Network
from strategies import networks as nets
from strategies import oddly_named


def filled_in(text: str) -> bytes:
    """The same text with every example a part of the file."""
    before, _, after = text.partition(" to fill in\n")
    lines = [line.removeprefix("# ") if line.startswith("# ") else line for line in after.split("\n")]
    return f"{before}\n{chr(10).join(lines)}".encode()


@given(nets(min_components=1))
def test_the_file_of_ones_own_is_the_network_with_and_without_its_examples(net: tuple) -> None:
    network = Network("n", Rules.build(*net))
    text = own_file(network)
    assert toml.read(text.encode(), "n.toml") == network
    full = toml.read(filled_in(text), "n.toml")
    assert full.rules == network.rules
    assert full.phenotypes and full.starts and full.interventions and full.references
    assert bool(full.settings) == bool(network.inputs)
    assert all(one.default for one in full.settings)


@given(oddly_named())
def test_the_file_beside_a_model_says_nothing_until_it_is_filled_in(net: tuple) -> None:
    network = Network("n", Rules.build(*net))
    text = sidecar_file(network, "n.bnet")
    bare = completed(network, text.encode(), "n.logicnet.toml")
    assert bare == network
    full = completed(network, filled_in(text), "n.logicnet.toml")
    assert full.component(network.names[0]).evidence.references == ("pubmed:1",)
    assert full.phenotypes and full.starts and full.interventions


@pytest.mark.parametrize("name", networks())
def test_a_shipped_network_is_written_whole(name: str) -> None:
    assert toml.read(own_file(load(name)).encode(), "x.toml") == load(name)


def test_phenotypes_are_suggested_from_what_acts_on_nothing_else() -> None:
    network = Network("n", Rules.parse("Drug, Drug\nA, Drug & B\nB, A\nApoptosis, A | Apoptosis\nEMT, B"))
    assert sinks(network) == ("Apoptosis", "EMT")
    text = own_file(network)
    assert '# [phenotypes.Apoptosis]\n# expression = "Apoptosis"\n' in text
    assert '# values = "Drug=0"\n' in text


def test_examples_offer_the_label_that_a_component_has() -> None:
    components = (Component("s1", "TNF"), Component("s2", "Apoptosis"), Component("s3", "cell death"))
    network = Network("n", Rules.parse("s1, s1\ns2, s1\ns3, s1"), components)
    written = sidecar_file(network, "n.sbml")
    assert '# [components.s1]\n# label = "TNF"\n' in written
    assert '# [phenotypes.Apoptosis]\n# expression = "s2"\n' in written
    assert '# [phenotypes.s3]\n# expression = "s3"\n' in written
