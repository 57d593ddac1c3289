"""The DOT of a network: synthetic names, styles by kind and sign, feedback turned round."""

from __future__ import annotations

import re

import pytest

from logicnet.draw import graph
from logicnet.draw.graphs.dot import Node, contents, hubs_of, size
from logicnet.draw.graphs.spacing import Spacing
from logicnet.draw.paint import fonts
from logicnet.draw.paint.style import kind_style
from logicnet.logic import Rules
from logicnet.model import Component, Kind, Network


def test_the_dot_source_uses_synthetic_identifiers(network: Network) -> None:
    source = graph(network).source
    assert "n0" in source
    assert "label=IL6" not in source
    assert "<svg" in graph(network)._repr_mimebundle_()["image/svg+xml"]


def attributes(source: str) -> list[tuple[str, str]]:
    """Each node and edge of a DOT source with its attributes, in the order in which they stand."""
    return re.findall(r"^\t+(n\d+(?: -> n\d+)?) \[(.*)\]$", source, re.MULTILINE)


def test_nodes_and_edges_come_in_the_order_of_the_network_and_readouts_last(network: Network) -> None:
    nodes, edges = contents(network, readouts=True)
    assert [node.title for node in nodes] == ["Drug", "IL-6", "STAT3", "NF-κB", "Alive", "Spare", "Stem Cell Pool"]
    assert [node.name for node in nodes if node.is_input] == ["Drug", "Spare"]
    read = {edge.source: edge.sign for edge in edges if edge.target == nodes[-1].name}
    assert read == {"Alive": "+", "Drug": "-"}
    assert contents(network)[0] == nodes[:-1]


def test_what_a_component_is_shows_in_its_shape_and_an_input_in_its_outline(network: Network) -> None:
    found = dict(attributes(graph(network).source))
    assert "shape=ellipse" in found["n1"] and "penwidth=1 " in found["n1"]
    assert "penwidth=2.2" in found["n0"]


def test_feedback_is_given_turned_round_with_its_arrow_at_the_other_end() -> None:
    """The gene stands below the ligand that it makes: its edge closes a cycle upwards, and the other does not."""
    kinds = (Component("L", kind=Kind.LIGAND), Component("G", kind=Kind.GENE), Component("R", kind=Kind.RECEPTOR))
    loop = Network("loop", Rules.build(["L", "G", "R"], ["G", "L", "G"]), kinds)
    found = attributes(graph(loop).source)
    edges = [(ends, "dir=back" in look) for ends, look in found if "->" in ends]
    assert sorted(edges) == [("n0 -> n1", False), ("n0 -> n1", True), ("n1 -> n2", False)]
    assert "dir=back" not in graph(loop, engine="neato").source


def test_a_node_has_room_for_its_label_which_breaks_at_blanks() -> None:
    short, long = (Node(title, title, kind_style(None)) for title in ("A", "a label of several words that is long"))
    width, height, lines = size(long)
    assert " ".join(lines) == long.title and len(lines) > 1
    assert width >= max(fonts.width(line, 10) for line in lines)
    assert height > size(short)[1] and size(short)[0] >= 34


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("IL6_Fibroblast_secreted", ("IL6_", "Fibroblast_", "secreted")),
        ("STAT3:STAT3", ("STAT3:", "STAT3")),
        ("v_Cytoskeleton", ("v_Cytoskeleton",)),  # a letter or two stand on no line alone
        ("G protein", ("G protein",)),
        ("methylmethanesulfonate", ("methylmethanesulfonate",)),  # it has no joint
    ],
)
def test_a_long_word_is_broken_at_its_joints(title: str, lines: tuple[str, ...]) -> None:
    assert size(Node("n", title, kind_style(None)), Spacing(label=44))[2] == lines


def test_a_component_that_acts_on_very_many_is_a_hub_in_a_large_network() -> None:
    def acting_on(count: int) -> Network:
        names = [f"N{i}" for i in range(300)]
        return Network("n", Rules.build(names, ["N0" if 0 < i <= count else f"N{i}" for i in range(300)]))

    assert hubs_of(*contents(acting_on(25))) == frozenset()
    assert hubs_of(*contents(acting_on(26))) == {"N0"}
