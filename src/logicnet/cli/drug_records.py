"""A drug of the catalogue, found by what it is called, and as JSON has it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from logicnet.errors import UnknownName

if TYPE_CHECKING:
    from logicnet.model import Network
    from logicnet.model.drug import Drug


def drug_called(name: str, listed: Iterable[Drug]) -> Drug:
    """The drug of this name or alias, in any case. Raises UnknownName, with the nearest."""
    spoken = {word.casefold(): drug for drug in listed for word in (drug.name, *drug.aliases)}
    if name.casefold() not in spoken:
        raise UnknownName("drug", name, list(spoken))
    return spoken[name.casefold()]


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
