"""CX2: the aspects that the specification asks for, in its order, with types declared."""

from __future__ import annotations

import json

from logicnet.formats.cx2 import looks_like, write
from logicnet.logic import Rules
from logicnet.model import Annotation, Component, Network, Placement

NETWORK = Network(
    "n",
    Rules.build(["A", "B"], ["A", "!A"]),
    (Component("A", label="α"), Component("B", annotation=Annotation(placement=Placement(1.5, 2, 3, 4)))),
)


def test_the_aspects_stand_in_the_order_of_the_specification() -> None:
    parts = json.loads(write(NETWORK))
    assert [next(iter(part)) for part in parts] == [
        "CXVersion",
        "metaData",
        "attributeDeclarations",
        "networkAttributes",
        "nodes",
        "edges",
        "visualProperties",
        "status",
    ]
    assert parts[0] == {"CXVersion": "2.0", "hasFragments": False} and parts[-1] == {"status": [{"success": True}]}
    counts = {entry["name"]: entry["elementCount"] for entry in parts[1]["metaData"]}
    assert counts == {next(iter(part)): len(next(iter(part.values()))) for part in parts[2:-1]}


def test_nodes_and_edges_refer_to_each_other_and_every_attribute_is_declared() -> None:
    aspects = {key: value for part in json.loads(write(NETWORK)) for key, value in part.items()}
    (edge,) = aspects["edges"]
    names = {node["id"]: node["v"]["name"] for node in aspects["nodes"]}
    assert (names[edge["s"]], names[edge["t"]], edge["v"]["interaction"]) == ("A", "B", "inhibits")
    assert (aspects["nodes"][1]["x"], aspects["nodes"][1]["y"]) == (1.5, 2)
    (declared,) = aspects["attributeDeclarations"]
    for kind in ("nodes", "edges"):
        assert {key for one in aspects[kind] for key in one["v"]} == set(declared[kind])
    arrows = aspects["visualProperties"][0]["edgeMapping"]["EDGE_TARGET_ARROW_SHAPE"]["definition"]["map"]
    assert {"v": "inhibits", "vp": "tee"} in arrows


def test_it_is_known_by_its_first_words() -> None:
    assert looks_like(write(NETWORK)) and not looks_like(b'{"A": [[], []]}')
