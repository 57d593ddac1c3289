"""CX2, for Cytoscape and NDEx: components and regulations with all that is known of them, and arrows by their signs.
Written only: rules stand in it as texts.

Source: the CX2 specification of the Cytoscape consortium, version 2.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from logicnet.formats.influences import INTERACTIONS, edge_rows, node_rows
from logicnet.model import Network

_TYPES = {str: "string", int: "integer", float: "double"}
_PLACE = ("x", "y")  # of a node, beside its attributes
_ARROWS = {"+": "triangle", "-": "tee", "±": "diamond", "0": "none"}


def looks_like(content: bytes) -> bool:
    """Whether a content says that it is CX2."""
    return b'"CXVersion"' in content[:200]


def write(network: Network) -> bytes:
    """The influence graph, its aspects in the order that the specification asks for."""
    points, links = list(node_rows(network)), list(edge_rows(network))
    number = {str(row["name"]): i for i, row in enumerate(points)}
    attributes = {"name": network.name, "description": network.description or network.title}
    whole = {key: value for key, value in attributes.items() if value}
    aspects: list[tuple[str, list[dict[str, Any]]]] = [
        ("attributeDeclarations", [_declared(whole, list(points), [row for _, row in links])]),
        ("networkAttributes", [whole]),
        ("nodes", [{"id": i, **_placed(row), "v": _values(row)} for i, row in enumerate(points)]),
        (
            "edges",
            [
                {"id": i, "s": number[edge.source], "t": number[edge.target], "v": dict(row)}
                for i, (edge, row) in enumerate(links)
            ],
        ),
        ("visualProperties", [_style()]),
    ]
    counts = [{"name": name, "elementCount": len(elements)} for name, elements in aspects]
    parts: list[dict[str, Any]] = [{"CXVersion": "2.0", "hasFragments": False}, {"metaData": counts}]
    parts += [{name: elements} for name, elements in aspects if elements]
    parts.append({"status": [{"success": True}]})
    return ("[\n" + ",\n".join(json.dumps(part, ensure_ascii=False) for part in parts) + "\n]\n").encode()


def _placed(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row[key] for key in _PLACE if key in row}


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in _PLACE}


def _declared(
    whole: Mapping[str, Any], points: Iterable[Mapping[str, Any]], links: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    def kinds(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
        return {key: {"d": _TYPES[type(value)]} for row in rows for key, value in _values(row).items()}

    return {"networkAttributes": kinds([whole]), "nodes": kinds(points), "edges": kinds(links)}


def _style() -> dict[str, Any]:
    """Labels from the labels, arrows from the signs."""
    shapes = [{"v": INTERACTIONS[sign], "vp": shape} for sign, shape in _ARROWS.items()]
    return {
        "default": {"network": {}, "node": {"NODE_SHAPE": "round-rectangle"}, "edge": {}},
        "nodeMapping": {
            "NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "label", "type": "string"}},
        },
        "edgeMapping": {
            "EDGE_TARGET_ARROW_SHAPE": {
                "type": "DISCRETE",
                "definition": {"attribute": "interaction", "type": "string", "map": shapes},
            },
        },
    }
