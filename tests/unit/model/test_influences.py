"""Who acts on whom: edges with the signs of the functions, and rules as text."""

from __future__ import annotations

from dataclasses import replace

from logicnet.logic import Rules
from logicnet.model import Component, Evidence, Network, Regulation

DRUGGED = Network(
    "drugged", Rules.build(["Drug", "TAM", "Off", "Tumour"], ["Drug", "TAM", "0", "!Drug | TAM & (Off | !Off)"])
)
# X has the levels 0 to 2: it climbs while A is on, and reaches 2 only from 1
LEVELLED = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["X=2", "A", "A & X"])


def test_edges_have_the_sign_of_the_function_and_the_evidence_of_the_file() -> None:
    seen = Regulation("Drug", "Tumour", "+", Evidence((7,), "seen"))
    components = (*DRUGGED.components[:3], Component("Tumour", regulations=(seen,)))
    assert replace(DRUGGED, components=components).regulations == (
        Regulation("Drug", "Tumour", "-", Evidence((7,), "seen")),
        Regulation("TAM", "Tumour", "+"),
        Regulation("Off", "Tumour", "0"),
    )
    graph = DRUGGED.to_networkx()
    assert sorted(graph.edges(data="sign")) == [("Drug", "Tumour", "-"), ("Off", "Tumour", "0"), ("TAM", "Tumour", "+")]
    assert graph.nodes["Off"] == {"rule": "0", "kind": None, "maximum": 1}


def test_what_acts_on_a_component_is_told_by_components_whatever_their_levels() -> None:
    assert DRUGGED.regulators("Tumour") == ("Drug", "TAM", "Off")
    assert LEVELLED.regulators("X") == ("A", "X") and LEVELLED.regulators("A") == ("X",)
    assert LEVELLED.read_by(LEVELLED.expression("X=2 & !A")) == ("A", "X")


def test_the_rule_of_a_component_with_levels_has_a_condition_for_each() -> None:
    assert LEVELLED.conditions("X") == ["A", "A & X>=1"]
    assert LEVELLED.rule_text("X") == LEVELLED.by_level("X", LEVELLED.conditions("X")) == "1: A; 2: A & X>=1"
    assert LEVELLED.rule_text("A") == "X>=2"
