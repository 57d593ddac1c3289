"""GraphML is read by networkx with all that is known of components and edges."""

from __future__ import annotations

import io

import networkx
from hypothesis import given

from logicnet.formats.graphml import write
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Network, Placement
from strategies import networks


def test_networkx_reads_components_and_regulations() -> None:
    components = (
        Component("a<b", label='"x" & y'),
        Component("B", annotation=Annotation(notes="1 < 2 \x01", placement=Placement(1, 2, 3, 4))),
    )
    graph = networkx.read_graphml(
        io.BytesIO(write(Network("n", Rules.build(["a<b", "B"], ["B", '!"a<b"']), components)))
    )
    assert graph.nodes["a<b"] == {"name": "a<b", "label": '"x" & y', "rule": "B", "input": 0, "maximum": 1}
    assert (graph.nodes["B"]["x"], graph.nodes["B"]["notes"]) == (1.0, "1 < 2 ")
    assert sorted(graph.edges(data="sign")) == [("B", "a<b", "+"), ("a<b", "B", "-")]


@given(net=networks())
def test_the_graph_is_that_of_to_networkx(net: tuple) -> None:
    network = Network("n", Rules.build(*net))
    read, made = networkx.read_graphml(io.BytesIO(write(network))), network.to_networkx()
    assert set(read.nodes) == set(made.nodes)
    assert {(a, b, s) for a, b, s in read.edges(data="sign")} == {(a, b, s) for a, b, s in made.edges(data="sign")}
