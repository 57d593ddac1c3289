"""Designs: which interventions a screen tries, in a stable order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from logicnet.errors import InterventionError, UnknownName
from logicnet.model import Cut, Fix, Intervention, Network

OVER = {
    "nodes": "hold each component at 0 and at 1",
    "edges": "let each edge read 0 and 1",
}


def singles(network: Network, over: Sequence[str] = ("nodes", "edges")) -> tuple[Intervention, ...]:
    """All single interventions: knock-outs and knock-ins over ``nodes``, edge cuts over ``edges``.

    Inputs are left out: they belong to the setting. Raises UnknownName for a word that is not in ``OVER``, InterventionError
    where nothing is left to try.
    """
    for word in over:
        if word not in OVER:
            raise UnknownName("kind of intervention", word, list(OVER))
    found: list[Intervention] = []
    inputs = frozenset(network.inputs)
    if "nodes" in over:
        acted = [name for name in network.names if name not in inputs]
        found += (Intervention.of([Fix(name, value)]) for name in acted for value in (0, 1))
    if "edges" in over:
        edges = [edge for edge in network.regulations if edge.source != edge.target]
        found += (Intervention.of([Cut(edge.source, edge.target, value)]) for edge in edges for value in (0, 1))
    if not found:
        raise InterventionError("the design is empty: the network has nothing to perturb")
    return tuple(found)


def kind_of(intervention: Intervention) -> str:
    """The word for an intervention in a table."""
    match intervention.changes:
        case ():
            return "wild type"
        case (Fix(value=0),):
            return "knock-out"
        case (Fix(value=1),):
            return "knock-in"
        case (Cut(),):
            return "edge cut"
        case _:
            return "combination"


def distinct(interventions: Iterable[Intervention]) -> tuple[Intervention, ...]:
    """Each intervention once, in the order of first appearance, the wild type (no change) left out."""
    return tuple(dict.fromkeys(intervention for intervention in interventions if intervention.changes))
