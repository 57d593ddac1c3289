"""``logicnet show``: the components of a network, what they are and what their rules rest on."""

from __future__ import annotations

import argparse
from typing import Any

from logicnet.cli.question import add_json, add_network, as_json, network_of
from logicnet.cli.table import table
from logicnet.model import Evidence, Network


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the components, the phenotypes and the open choices."""
    network = network_of(args)
    print(as_json(_record(network)) if args.json else _text(network))
    return 0


def _text(network: Network) -> str:
    inputs = frozenset(network.inputs)
    rows = [
        [c.name, c.kind or "", "(input)" if c.name in inputs else network.rule_text(c.name), _cited(c.evidence)]
        for c in network.components
    ]
    heading = " - ".join(part for part in (network.name, network.title, network.figure) if part)
    parts = [heading, "", table(["component", "kind", "rule", "evidence"], rows)]
    if network.phenotypes:
        readouts = [[p.name, p.expression, _cited(p.evidence)] for p in network.phenotypes]
        parts += ["", table(["phenotype", "expression", "evidence"], readouts)]
    if network.choices:
        choices = [[c.component, c.chosen, "; ".join(c.alternatives), c.id] for c in network.choices]
        parts += ["", table(["open choice", "chosen", "alternatives", "id"], choices)]
    return "\n".join(parts)


def _cited(evidence: Evidence) -> str:
    return f"[{', '.join(map(str, evidence.references))}]" if evidence.references else ""


def _record(network: Network) -> dict[str, Any]:
    inputs = frozenset(network.inputs)
    return {
        "network": network.name,
        "title": network.title,
        "figure": network.figure,
        "description": network.description,
        "digest": network.digest,
        "components": [
            {
                "name": component.name,
                "label": component.title,
                "kind": component.kind,
                "input": component.name in inputs,
                "rule": network.rule_text(component.name),
                "references": list(component.evidence.references),
                "why": component.evidence.why,
            }
            for component in network.components
        ],
        "regulations": [
            {
                "from": regulation.source,
                "to": regulation.target,
                "sign": regulation.sign,
                "references": list(regulation.evidence.references),
                "why": regulation.evidence.why,
            }
            for regulation in network.regulations
        ],
        "phenotypes": [
            {
                "name": p.name,
                "expression": p.expression,
                "references": list(p.evidence.references),
                "why": p.evidence.why,
            }
            for p in network.phenotypes
        ],
        "choices": [
            {"id": c.id, "component": c.component, "chosen": c.chosen, "alternatives": list(c.alternatives)}
            for c in network.choices
        ],
    }
