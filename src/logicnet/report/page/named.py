"""What a network gives names to, and what acts on it: phenotypes, readouts, settings, contexts, interventions, drugs.

Expressions are written out, so that the core reads them without the network's names; changes are in the field's
notation.
"""

from __future__ import annotations

from typing import Any

from logicnet.draw.paint.style import spoken
from logicnet.formats.catalogue import catalogue_for
from logicnet.model import Context, Evidence, Intervention, Measure, Network, Setting
from logicnet.model.drug import Drug


def phenotype_entries(network: Network) -> list[dict[str, Any]]:
    """The phenotypes; what one is made of is written out."""
    return [
        {
            "name": one.name,
            "label": spoken(one.name),
            "note": _said(one.mechanism, one.drug, str(one.evidence)),
            "expression": str(network.expression(one.name)),
        }
        for one in network.phenotypes
    ]


def readout_entries(network: Network) -> list[dict[str, Any]]:
    """The readouts, as a constant and weighted expressions."""
    entries = []
    for one in network.readouts:
        measure = Measure.read(one.name, network)
        entries.append(
            {
                "name": one.name,
                "label": spoken(one.name),
                "note": _said(one.expression, str(one.evidence)),
                "constant": measure.constant,
                "terms": [{"weight": term.weight, "expression": str(term.expression)} for term in measure.terms],
            }
        )
    return entries


def setting_entries(network: Network) -> list[dict[str, Any]]:
    """The settings that have a name."""
    return [
        {
            "name": one.name,
            "note": one.title,
            "values": dict(Setting.parse(one.text, network).values),
            "byDefault": one.default,
        }
        for one in network.settings
    ]


def context_entries(network: Network) -> list[dict[str, Any]]:
    """The experiments and subtypes."""
    return [
        {
            "name": one.name,
            "kind": str(one.kind),
            "note": _context_note(one),
            "values": dict(Setting.parse(one.setting, network).values),
            "changes": words_of(Intervention.parse(one.background, network)),
        }
        for one in network.contexts
    ]


def intervention_entries(network: Network) -> list[dict[str, Any]]:
    """The interventions that have a name."""
    drugs = catalogue_for(network)
    return [
        {
            "name": one.name,
            "note": one.title,
            "changes": words_of(Intervention.parse(one.text, network, drugs)),
        }
        for one in network.interventions
    ]


def drug_entries(network: Network) -> list[dict[str, Any]]:
    """The drugs of the catalogue that act on the network, with what they do there."""
    return [
        {"name": one.name, "note": _drug_note(one, network), "changes": list(map(str, one.within(network)))}
        for one in catalogue_for(network).applicable
    ]


def words_of(intervention: Intervention) -> list[str]:
    """Changes in the field's notation, one a word."""
    return list(map(str, intervention.changes))


def _context_note(one: Context) -> str:
    assumed = f"assumed: {', '.join(one.assumed)}" if one.assumed else ""
    return _said(one.title, one.subtype, one.cells, one.disease, str(one.evidence), assumed)


def _drug_note(one: Drug, network: Network) -> str:
    absent = one.left_out(network)
    lacking = f"not in this network: {', '.join(map(str, absent))}" if absent else ""
    also = f"also called {', '.join(one.aliases)}" if one.aliases else ""
    outcome = f"outcome: {one.outcome}" if one.outcome else ""
    return _said(one.kind, str(Evidence(one.evidence.references, one.evidence.why)), outcome, also, lacking)


def _said(*parts: str) -> str:
    return "; ".join(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
