"""The influence graph of a network as rows: what the formats for drawing (GraphML, CX2, DOT, SIF) write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from logicnet.model import Network, Regulation

INTERACTIONS = {"+": "activates", "-": "inhibits", "±": "activates or inhibits", "0": "has no effect on"}
"""What a sign is called in files of edges."""


def node_rows(network: Network) -> Iterator[Mapping[str, str | int | float]]:
    """Each component: ``name`` and ``label`` first, then what is known of it; what is not known is left out."""
    inputs = {*network.inputs, *network.inputs_with_levels}
    for component in network.components:
        known = component.annotation
        row: dict[str, str | int | float] = {
            "name": component.name,
            "label": component.title,
            "kind": str(component.kind or ""),
            "rule": "" if component.name in inputs else network.rule_text(component.name),
            "input": int(component.name in inputs),
            "maximum": component.maximum,
            "identifiers": " ".join(map(str, known.identifiers)),
            "references": " ".join(map(str, component.evidence.references)),
            "why": component.evidence.why,
            "notes": known.notes,
        }
        if known.placement is not None:
            row |= {"x": known.placement.x, "y": known.placement.y}
            row |= {"width": known.placement.width, "height": known.placement.height}
        yield {key: value for key, value in row.items() if value != ""}


def edge_rows(network: Network) -> Iterator[tuple[Regulation, Mapping[str, str | int | float]]]:
    """Each regulation, and what is known of it: ``sign`` and ``interaction`` first."""
    for edge in network.regulations:
        row = {
            "sign": edge.sign,
            "interaction": INTERACTIONS[edge.sign],
            "references": " ".join(map(str, edge.evidence.references)),
            "why": edge.evidence.why,
            "identifiers": " ".join(map(str, edge.annotation.identifiers)),
        }
        yield edge, {key: value for key, value in row.items() if value}
