"""The rows of nodes and edges that formats for drawing write."""

from __future__ import annotations

from logicnet.formats.influences import INTERACTIONS, edge_rows, node_rows
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Evidence, Identifier, Kind, Network, Placement, Regulation

KNOWN = Network(
    "known",
    Rules.build(["A", "B"], ["A", "!A"]),
    (
        Component("A", label="α", kind=Kind.DRUG),
        Component(
            "B",
            evidence=Evidence((7, "Kim2019"), "seen"),
            regulations=(Regulation("A", "B", "-", Evidence(("pubmed:1",))),),
            annotation=Annotation((Identifier("hgnc:1"),), "a note", Placement(10, 20, 30, 40)),
        ),
    ),
)


def test_a_node_tells_what_is_known_and_nothing_else() -> None:
    first, second = node_rows(KNOWN)
    assert first == {"name": "A", "label": "α", "kind": "drug", "input": 1, "maximum": 1}
    assert second == {
        "name": "B",
        "label": "B",
        "rule": "!A",
        "input": 0,
        "maximum": 1,
        "identifiers": "hgnc:1",
        "references": "7 Kim2019",
        "why": "seen",
        "notes": "a note",
        "x": 10,
        "y": 20,
        "width": 30,
        "height": 40,
    }


def test_an_edge_tells_its_sign_and_evidence() -> None:
    ((edge, row),) = edge_rows(KNOWN)
    assert (edge.source, edge.target) == ("A", "B")
    assert row == {"sign": "-", "interaction": "inhibits", "references": "pubmed:1"}


def test_every_sign_has_a_word() -> None:
    assert set(INTERACTIONS) == {"+", "-", "±", "0"}
