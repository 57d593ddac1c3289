"""What a notebook shows of a network: its particulars, its components with their rules, and its diagram."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from logicnet.display import Card, Details, Note, Sketch, TableView
from logicnet.display.tables import clipped
from logicnet.errors import MemoryBudget
from logicnet.model.slips import slips_in

_SHOWN = 200  # characters of a rule
_DIGEST = 12  # characters of the digest


def card_of(network: Any) -> Card:
    """The card of a ``logicnet.model.Network``, which imports this module."""
    inputs = (*network.inputs, *network.inputs_with_levels)
    counts = [
        ("components", len(network.components)),
        ("regulations", _regulations(network)),
        ("inputs", _named(inputs)),
        ("phenotypes", _named([one.name for one in network.phenotypes])),
        ("readouts", _named([one.name for one in network.readouts])),
        ("with levels", len(network.levels) or ""),
        ("contexts", len(network.contexts) or ""),
        ("open choices", len(network.choices) or ""),
        ("composed of", ", ".join(network.members)),
    ]
    origin = network.origin and f"{'/'.join(Path(network.origin.file).parts[-2:])} ({network.origin.format})"
    facts = [*counts, ("figure", network.figure), ("read from", origin), ("digest", network.digest[:_DIGEST])]
    rows = [
        (c.name, c.kind or "", "(input)" if c.name in inputs else clipped(network.rule_text(c.name), _SHOWN))
        for c in network.components
    ]
    rules = TableView(["component", "kind", "rule"], rows, all_rows=".components")
    said = network.name if network.title else ""
    told = Note(slips_in(network.notes)), Note(network.description)
    parts = *told, Sketch(network), Details("Components and rules", [rules])
    return Card(network.title or network.name, said, facts, parts)


def _regulations(network: Any) -> object:
    try:
        return len(network.regulations)
    except MemoryBudget:  # a rule that is too entangled for signs
        return "?"


def _named(names: Any) -> str:
    """How many, and which."""
    return f"{len(names)} ({', '.join(names)})" if names else ""
