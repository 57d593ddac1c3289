"""Components and regulations as the page tells them: kind, rule, what they rest on, and what they are elsewhere."""

from __future__ import annotations

from typing import Any

from logicnet.draw.paint.style import EDGE_STYLES, NODE_STYLES, kind_style
from logicnet.model import Choice, Network
from logicnet.model.levels import spelled
from logicnet.report.page.links import evidence_texts, other_identifiers


def component_entries(network: Network) -> list[dict[str, Any]]:
    """The components in their order; ``variables`` are the places of their variables."""
    inputs = frozenset((*network.inputs, *network.inputs_with_levels))
    choices: dict[str, list[str]] = {}
    for choice in network.choices:
        choices.setdefault(choice.component, []).append(_open(choice))
    return [
        {
            "name": one.name,
            "label": one.title,
            "kind": kind_style(one.kind).word,
            "maximum": one.maximum,
            "input": one.name in inputs,
            "rule": " ".join(network.rule_text(one.name).split()),
            "variables": [network.position[variable] for variable in one.variables],
            "note": "\n".join(filter(None, [one.annotation.notes, *choices.get(one.name, ())])),
            "evidence": evidence_texts(one.evidence, network),
            "identifiers": other_identifiers(one.annotation.identifiers, one.evidence, network),
        }
        for one in network.components
    ]


def regulation_entries(network: Network) -> list[dict[str, Any]]:
    """The regulations, in the order of their targets."""
    return [
        {
            "source": one.source,
            "target": one.target,
            "sign": one.sign,
            "evidence": [
                *evidence_texts(one.evidence, network),
                *other_identifiers(one.annotation.identifiers, one.evidence, network),
            ],
        }
        for one in network.regulations
    ]


def kind_entries() -> list[dict[str, Any]]:
    """How components of each kind are drawn."""
    return [
        {
            "word": style.word,
            "shape": style.shape,
            "fill": style.fill,
            "ink": style.ink,
            "line": style.line,
            "style": style.style,
            "peripheries": style.peripheries,
        }
        for style in NODE_STYLES.values()
    ]


def sign_entries() -> list[dict[str, Any]]:
    """How regulations of each sign are drawn."""
    return [
        {"sign": sign, "word": style.word, "colour": style.colour, "line": style.line, "arrow": style.arrow}
        for sign, style in EDGE_STYLES.items()
    ]


def _open(choice: Choice) -> str:
    """A rule that the source leaves open, in a sentence."""
    others = " / ".join(map(spelled, choice.alternatives))
    why = f" ({choice.evidence.why})" if choice.evidence.why else ""
    return f"The source leaves this rule open{why}. Chosen: {spelled(choice.chosen)}. Also admitted: {others}."
