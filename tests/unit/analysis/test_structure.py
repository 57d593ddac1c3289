"""The influence graph taken apart: against hand-drawn graphs, and against every subset and path of small ones."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given

from logicnet import Network, load, structure
from logicnet.analysis.structure import Circuit
from logicnet.errors import LogicnetError, UnknownName
from logicnet.logic import Rules
from logicnet.model import Phenotype
from strategies import Net, networks

CHAIN = Network(
    "chain",
    Rules.parse("In, In\nA, In & !C\nB, A | B\nC, B & (D | !D)\nD, A\nE, D"),
    phenotypes=(Phenotype("P", "C"), Phenotype("Q", "E & !B")),
)


def edges(network: Network) -> dict[tuple[str, str], str]:
    """The regulations with an effect, but for the loops of inputs."""
    return {(e.source, e.target): e.sign for e in network.regulations if e.sign != "0"}


def circuits(network: Network) -> set[tuple[str, ...]]:
    """Every circuit, from its first component on, by walking all paths."""
    found, between = set(), edges(network)

    def walk(path: tuple[str, ...]) -> None:
        for source, target in between:
            if source == path[-1] and target == path[0]:
                found.add(path)
            elif source == path[-1] and target not in path and network.position[target] > network.position[path[0]]:
                walk((*path, target))

    for name in network.names:
        walk((name,))
    return found


def test_a_network_is_taken_apart() -> None:
    found = structure(CHAIN)
    assert found.inputs == ("In",) and found.outputs == ("E",)
    assert found.blocks == (("In",), ("A", "B", "C"), ("D",), ("E",))
    assert found.circuits == (Circuit(("B",), "+"), Circuit(("A", "B", "C"), "-"))
    assert found.feedback_vertex_set == ("B",) and found.feedback_is_minimum
    assert found.complete and found.why_incomplete == ""


def test_distances_are_counted_to_the_nearest_component_that_a_phenotype_reads() -> None:
    assert structure(CHAIN).distances == {"In": 2, "A": 1, "B": 0, "C": 0, "D": 1, "E": 0}
    to_c = structure(CHAIN, "P")
    assert to_c.distances == {"In": 3, "A": 2, "B": 1, "C": 0}
    assert to_c.reach_no_phenotype == ("D", "E") and to_c.phenotypes == ("P",)
    assert structure(CHAIN, "In").distances == {"In": 0}
    with pytest.raises(UnknownName):
        structure(CHAIN, "Z")


def test_a_network_without_phenotypes_has_no_distances() -> None:
    found = structure(Network("plain", Rules.build(["A", "B"], ["A", "A"])))
    assert found.distances == {} and found.reach_no_phenotype == ()
    assert found.circuits == () and found.feedback_vertex_set == () and found.feedback_is_minimum


def test_the_graph_for_networkx_has_rules_on_nodes_and_signs_on_edges() -> None:
    graph = CHAIN.to_networkx()
    assert list(graph) == list(CHAIN.names) and graph.nodes["A"]["rule"] == "In & !C"
    assert dict(graph.edges) == {
        ("In", "A"): {"sign": "+"},
        ("C", "A"): {"sign": "-"},
        ("A", "B"): {"sign": "+"},
        ("B", "B"): {"sign": "+"},
        ("B", "C"): {"sign": "+"},
        ("D", "C"): {"sign": "0"},
        ("A", "D"): {"sign": "+"},
        ("D", "E"): {"sign": "+"},
    }


@given(networks(max_components=5, min_components=1))
def test_all_circuits_are_listed_with_the_product_of_their_signs(net: Net) -> None:
    network = Network("drawn", Rules.build(*net))
    found, between = structure(network), edges(network)
    assert {circuit.components for circuit in found.circuits} == circuits(network)
    assert len(found.circuits) == len(circuits(network)) and found.complete
    assert [len(c.components) for c in found.circuits] == sorted(len(c.components) for c in found.circuits)
    for circuit in found.circuits:
        following = circuit.components[1:] + circuit.components[:1]
        signs = [between[edge] for edge in zip(circuit.components, following, strict=True)]
        product = "±" if "±" in signs else {1: "+", -1: "-"}[(-1) ** signs.count("-")]
        assert circuit.sign == product


@given(networks(max_components=6, min_components=1))
def test_the_feedback_vertex_set_meets_every_circuit_and_is_as_small_as_it_says(net: Net) -> None:
    network = Network("drawn", Rules.build(*net))
    found, all_circuits = structure(network), circuits(network)

    def meets(chosen: set[str]) -> bool:
        return all(chosen & set(circuit) for circuit in all_circuits)

    chosen = set(found.feedback_vertex_set)
    assert meets(chosen) and not any(meets(chosen - {name}) for name in chosen)
    if found.feedback_is_minimum and chosen:
        assert not any(meets(set(fewer)) for fewer in combinations(network.names, len(chosen) - 1))


@given(networks(max_components=5, min_components=1))
def test_blocks_are_the_sets_that_influence_each_other_upstream_first(net: Net) -> None:
    network = Network("drawn", Rules.build(*net))
    found, between = structure(network), edges(network)
    reach = {name: {name} for name in network.names}
    for _ in network.names:
        for source, target in between:
            for name in network.names:
                if source in reach[name]:
                    reach[name].add(target)
    assert sorted(name for block in found.blocks for name in block) == sorted(network.names)
    for place, block in enumerate(found.blocks):
        assert set(block) == {n for n in network.names if n in reach[block[0]] and block[0] in reach[n]}
        assert not any(reach[block[0]] & set(earlier) for earlier in found.blocks[:place])


def test_what_is_listed_under_a_limit_are_all_circuits_up_to_a_length() -> None:
    names = [f"N{i}" for i in range(9)]  # everyone regulates everyone else: 36 circuits of two, 168 of three
    network = Network("dense", Rules.build(names, [" & ".join(n for n in names if n != own) for own in names]))
    found = structure(network, limit=100)
    assert len(found.circuits) == 36 and not found.complete
    assert found.why_incomplete == "there are more than 100; all of at most 2 components are listed"
    assert len(found.feedback_vertex_set) == 8  # of two that are left each regulates the other
    late = structure(network, timeout=0)
    assert not late.complete and late.why_incomplete.startswith(
        "the time budget ended; all of at most 1 "
    )  # there are none of one


def test_a_frame_has_one_row_a_component() -> None:
    frame = structure(CHAIN, "P").to_frame()
    assert list(frame.index) == list(CHAIN.names)
    assert frame.loc["B", "circuits"] == 2 and frame["distance"].isna().tolist() == [False] * 4 + [True] * 2
    assert frame["block"].tolist() == [1, 2, 2, 2, 3, 4]


def test_the_network_may_be_named_as_in_every_other_question() -> None:
    assert structure("il6") == structure(load("il6"))
    with pytest.raises(UnknownName, match="did you mean 'il6'"):
        structure("il66")


def test_a_limit_is_a_whole_number() -> None:
    with pytest.raises(LogicnetError, match="whole number of at least 0 for limit"):
        structure("il6", limit=-1)
