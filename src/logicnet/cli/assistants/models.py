"""Tools that tell of models: which there are, what stands in one, its claims, and drugs."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

from logicnet.cli.assistants.asking import (
    LimitNumber,
    NetworkText,
    Reply,
)
from logicnet.cli.assistants.desk import Desk
from logicnet.cli.assistants.replies import reply
from logicnet.cli.drug_records import drug_called, drug_record
from logicnet.core.budget import Clock
from logicnet.errors import LogicnetError, UnknownName

if TYPE_CHECKING:
    from logicnet.evidence import Ledger, Result

_SHARE = 0.9  # of the time is for checking; the rest is for telling what was found


def list_networks_tool(desk: Desk) -> Reply:
    """List the networks that can be asked about: the shipped ones, and the model files of the server's folder."""
    from logicnet.formats import load, networks

    shipped = [load(name) for name in networks()]
    rows = [
        {
            "name": one.name,
            "title": one.title,
            "digest": one.digest,
            "components": len(one.components),
            "inputs": [*one.inputs, *one.inputs_with_levels],
            "phenotypes": [p.name for p in one.phenotypes],
        }
        for one in shipped
    ]
    return reply(None, {"networks": rows, **desk.models()}, command=["networks", "--json"])


def describe_tool(desk: Desk, network: NetworkText, limit: LimitNumber = 200) -> Reply:
    """Describe a network: components with rules, inputs, phenotypes, readouts, contexts and named settings."""
    found = desk.network(network)
    levels, most = found.levels, desk.limit(limit)
    answer = {
        "title": found.title,
        "figure": found.figure,
        "description": found.description,
        "components": [
            {
                "name": one.name,
                "kind": str(one.kind),
                "rule": found.rule_text(one.name),
                "levels": levels.get(one.name, 1),
                "references": list(one.evidence.references),
            }
            for one in found.components[:most]
        ],
        "inputs": [*found.inputs, *found.inputs_with_levels],
        "phenotypes": {one.name: one.expression for one in found.phenotypes},
        "readouts": [one.name for one in found.readouts],
        "contexts": [
            {"name": one.name, "title": one.title, "setting": one.setting, "changes": one.background}
            for one in found.contexts
        ],
        "settings": [{"name": one.name, "values": one.text, "default": one.default} for one in found.settings],
    }
    about = [one.name for one in found.components]
    left_out = max(len(found.components) - most, 0)
    return reply(found, answer, command=["show", network, "--json"], about=about, left_out=left_out)


def check_tool(
    desk: Desk,
    network: Annotated[str, "A shipped network's name, or a file of claims in the server's folder."],
    claims: Annotated[str, "Only these claims, by their ids, joined by commas."] = "",
    limit: LimitNumber = 100,
) -> Reply:
    """Check the claims of the literature that a network is held to: each holds, fails, or is undecided."""
    from logicnet.evidence import ledgers, narrowed, read_claims
    from logicnet.model.notation import split_names

    shipped = {one.network.name: one for one in ledgers()}
    if network not in shipped and not network.endswith(".toml"):
        raise _without_claims(desk, network, list(shipped))
    ledger = shipped.get(network) or read_claims(desk.file(network))
    ids = split_names(claims)
    most = desk.limit(limit)
    record = _checked(narrowed((ledger,), ids)[0], desk.timeout * _SHARE)
    shown, left_out = record["claims"][:most], max(len(record["claims"]) - most, 0)
    command = ["check", network, *(word for id in ids for word in ("--claim", id)), "--json"]
    keys = {key for one in shown for key in one["references"]}
    about = [c.name for c in ledger.network.components if keys.intersection(c.evidence.references)]
    return reply(ledger.network, record | {"claims": shown}, command=command, about=about, left_out=left_out)


def _without_claims(desk: Desk, network: str, shipped: list[str]) -> LogicnetError:
    """What to say of a network that no claims are shipped of: the folder's files of claims, and whether it is there."""
    claims = desk.models()["claims"]
    try:
        desk.network(network)
    except LogicnetError:
        return UnknownName("network", network, [*shipped, *claims])
    named = f"name a file of claims: {', '.join(claims)}" if claims else "the server's folder has no file of claims"
    return LogicnetError(f"{network} is a network, and no claims stand in it", hint=named)


def _checked(ledger: Ledger, seconds: float) -> dict[str, Any]:
    """The claims that there was time for, as JSON, and the ids of the others."""
    from logicnet.evidence import Report, check

    clock = Clock(seconds)
    results: list[Result] = []
    with suppress(KeyboardInterrupt):  # the end of the time falls into a claim
        for claim in ledger.claims:
            if clock.over:
                break
            results += check((replace(ledger, claims=(claim,)),)).results
    record = Report(tuple(results)).to_dict()
    if left := [claim.id for claim in ledger.claims[len(results) :]]:
        why = f"stopped by the time budget: {len(left)} of {len(ledger.claims)} claims were not checked"
        whys = "; ".join(filter(None, [why, record["why_incomplete"]]))
        record |= {"complete": False, "why_incomplete": whys, "not_checked": left}
    return record


def drugs_tool(
    desk: Desk,
    network: Annotated[str, "A network: only drugs with a target in it. Left out, the whole catalogue."] = "",
    name: Annotated[str, "One drug, by its name or alias. Left out, all."] = "",
) -> Reply:
    """List drugs and reagents with what they change, their references and trials; or those that act on a network."""
    from logicnet.formats.catalogue import catalogue_for, known_drugs

    found = desk.network(network) if network else None
    listed = known_drugs() if found is None else catalogue_for(found).applicable
    if name:
        listed = (drug_called(name, listed if found is None else catalogue_for(found).drugs),)
    records = [drug_record(one, found) for one in listed]
    words = [*([network] if network else []), *(["--name", name] if name else [])]
    return reply(found, {"drugs": records}, command=["drugs", *words, "--json"])
