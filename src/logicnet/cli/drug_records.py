"""A drug of the catalogue as JSON has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from logicnet.model import Network
    from logicnet.model.drug import Drug


def drug_record(drug: Drug, network: Network | None) -> dict[str, Any]:
    """What a drug is and changes; with a network also what of that it has."""
    record: dict[str, Any] = {
        "name": drug.name,
        "aliases": list(drug.aliases),
        "class": drug.kind,
        "changes": [str(change) for change in drug.changes],
        "references": list(drug.evidence.references),
        "why": drug.evidence.why,
        "trials": [trial.title for trial in drug.trials],
        "identifiers": [{"uri": one.uri, "relation": one.relation} for one in drug.identifiers],
        "outcome": drug.outcome,
    }
    if network is not None:
        record["here"] = [str(change) for change in drug.within(network)]
        record["not_here"] = [str(change) for change in drug.left_out(network)]
    return record
