"""``logicnet show``: the components of a network, what they are and what their rules rest on."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from logicnet.cli import provenance
from logicnet.cli.printing import as_json
from logicnet.cli.question import add_json, add_network, network_of
from logicnet.cli.table import table
from logicnet.errors import MemoryBudget
from logicnet.logic.algebra import FORMS
from logicnet.model import Component, Evidence, Network
from logicnet.model.levels import RuleText, spelled


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    parser.add_argument(
        "--form",
        choices=list(FORMS),
        default=None,
        help="write every rule simplified, as an or of ands (dnf) or as an and of ors (cnf); a rule that is too large "
        "for that is written as it is, and said on stderr (default: every rule as it is)",
    )
    parser.add_argument("--notes", action="store_true", help="print all notes whole, after the tables")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the components, the phenotypes and the open choices."""
    network = network_of(args)
    form = _Form(network, args.form) if args.form else None
    print(as_json(_record(network, form)) if args.json else _text(network, form, notes=args.notes))
    for name, why in (form.refused if form else {}).items():
        print(f"logicnet: {name} is written as it is: {why}", file=sys.stderr)
    return 0


class _Form:
    """The rules of a network in another form; ``refused`` are those that are too large for it, and why."""

    def __init__(self, network: Network, name: str) -> None:
        self.name = name
        self.texts: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        given = network.targets or network.rules
        for component in network.components:
            try:
                texts = [str(FORMS[name](given.rule(given.index(v)))) for v in component.variables]
            except MemoryBudget as error:
                self.refused[component.name] = error.message
            else:
                self.texts[component.name] = network.by_level(component.name, texts)

    def record(self, component: str) -> dict[str, Any]:
        """The form of one rule, for JSON: the text, or null and why there is none."""
        why = self.refused.get(component, "")
        return {self.name: self.texts.get(component), "why_not_rewritten": why}


def _text(network: Network, form: _Form | None, *, notes: bool) -> str:
    inputs = frozenset((*network.inputs, *network.inputs_with_levels))
    texts = form.texts if form else {}
    rows = [
        [c.name, c.kind or "", _input(c) if c.name in inputs else _rule(network, c.name, texts), _cited(c.evidence)]
        for c in network.components
    ]
    heading = " - ".join(part for part in (network.name, network.title, network.figure) if part)
    parts = [heading, "", table(["component", "kind", "rule", "evidence"], rows)]
    if network.phenotypes:
        readouts = [[p.name, p.expression, _cited(p.evidence)] for p in network.phenotypes]
        parts += ["", table(["phenotype", "expression", "evidence"], readouts)]
    if network.readouts:
        sums = [[one.name, one.expression, _cited(one.evidence)] for one in network.readouts]
        parts += ["", table(["readout", "sum", "evidence"], sums)]
    if network.choices:
        choices = [[c.component, spelled(c.chosen), _joined(c.alternatives), c.id] for c in network.choices]
        parts += ["", table(["open choice", "chosen", "alternatives", "id"], choices)]
    for section in provenance.sections(network, whole=notes):
        parts += ["", section]
    return "\n".join(parts)


def _joined(rules: Sequence[RuleText]) -> str:
    """Rules beside each other; those of levels have semicolons inside."""
    plain = all(isinstance(rule, str) for rule in rules)
    return ("; " if plain else " / ").join(map(spelled, rules))


def _input(component: Component) -> str:
    return "(input)" if component.maximum == 1 else f"(input, levels 0 to {component.maximum})"


def _rule(network: Network, name: str, texts: Mapping[str, str]) -> str:
    return texts.get(name) or network.rule_text(name)


def _cited(evidence: Evidence) -> str:
    return f"[{', '.join(map(str, evidence.references))}]" if evidence.references else ""


def _record(network: Network, form: _Form | None) -> dict[str, Any]:
    return {
        "network": network.name,
        "title": network.title,
        "figure": network.figure,
        "description": network.description,
        "digest": network.digest,
        "components": _components(network, form),
        "regulations": [
            {
                "from": edge.source,
                "to": edge.target,
                "sign": edge.sign,
                **_evidence(edge.evidence),
                "annotation": provenance.annotation_record(edge.annotation),
            }
            for edge in network.regulations
        ],
        "phenotypes": [
            {"name": phenotype.name, "expression": phenotype.expression, **_evidence(phenotype.evidence)}
            for phenotype in network.phenotypes
        ],
        "readouts": [
            {"name": one.name, "expression": one.expression, **_evidence(one.evidence)} for one in network.readouts
        ],
        "choices": [
            {"id": c.id, "component": c.component, "chosen": c.chosen, "alternatives": list(c.alternatives)}
            for c in network.choices
        ],
        **provenance.record(network),
    }


def _components(network: Network, form: _Form | None) -> list[dict[str, Any]]:
    inputs = frozenset((*network.inputs, *network.inputs_with_levels))
    return [
        {
            "name": component.name,
            "label": component.title,
            "kind": component.kind,
            "input": component.name in inputs,
            **({"maximum": component.maximum} if network.levels else {}),
            "rule": network.rule_text(component.name),
            **(form.record(component.name) if form else {}),
            **_evidence(component.evidence),
            "annotation": provenance.annotation_record(component.annotation),
        }
        for component in network.components
    ]


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "references": list(evidence.references),
        "why": evidence.why,
        "anchors": list(evidence.anchors),
        "background": evidence.background,
        "strength": evidence.strength,
        "seen_in": list(evidence.seen_in),
    }
