"""Where everything stands, for every picture of a network."""

from __future__ import annotations

import pytest

from logicnet.draw.graphs.arrangement import arrange
from logicnet.errors import DrawingError
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype


def test_each_component_has_a_place_and_each_regulation_a_route_in_the_networks_order() -> None:
    network = Network("n", Rules.build(["A", "B", "C"], ["A", "A & !C", "B"]))
    arranged = arrange(network)
    assert [node.name for node in arranged.nodes] == ["A", "B", "C"]
    assert [(edge.source, edge.target) for edge in arranged.edges] == [
        (one.source, one.target) for one in network.regulations
    ]
    assert (len(arranged.places), len(arranged.routes), arranged.notes) == (3, 3, ())


def test_phenotypes_stand_behind_the_components_where_they_are_asked_for() -> None:
    network = Network("n", Rules.build(["A"], ["A"]), (), (Phenotype("Alive", "A"),))
    assert [node.title for node in arrange(network, readouts=True).nodes] == ["A", "Alive"]


def test_many_regulations_are_laid_out_by_force_and_a_note_says_so() -> None:
    names = [f"N{i}" for i in range(23)]
    network = Network("n", Rules.build(names, [" | ".join(names)] * 23))
    (said,) = arrange(network).notes
    assert said.startswith("529 regulations: laid out by force (sfdp)")
    assert arrange(network, engine="sfdp").notes == ()  # it was asked for


def test_an_engine_has_nothing_to_do_where_the_file_places_the_components() -> None:
    with pytest.raises(DrawingError, match="an engine has nothing to place"):
        arrange(Network("n", Rules.build(["A"], ["A"])), engine="neato", layout="source")
