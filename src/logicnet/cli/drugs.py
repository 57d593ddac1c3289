"""``logicnet drugs``: the catalogue of drugs and reagents, or what of it acts on a network."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from logicnet.cli.drug_records import drug_called, drug_record
from logicnet.cli.printing import as_json
from logicnet.cli.question import add_drugs, add_json
from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.model import Network
    from logicnet.model.drug import Drug, Trial


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "network", metavar="NETWORK", nargs="?", help="only what has a target in this network (name or file)"
    )
    parser.add_argument("--name", metavar="NAME", help="only this drug, by its name or an alias")
    parser.add_argument("--trials", action="store_true", help="the trials in which the drugs were given, one a row")
    add_drugs(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print one row a drug."""
    from logicnet.formats import load
    from logicnet.formats.catalogue import catalogue_for, known_drugs

    network = load(args.network) if args.network else None
    listed = catalogue_for(network).applicable if network else known_drugs()
    if args.name is not None:
        # also one without a target here: what it lacks is told
        listed = (drug_called(args.name, catalogue_for(network).drugs if network else listed),)
    if args.trials:
        print(as_json(_trials_record(listed, network)) if args.json else _trials_text(listed, network))
    elif args.json:
        print(
            as_json(
                {"network": network.name if network else None, "drugs": [drug_record(drug, network) for drug in listed]}
            )
        )
    elif listed or network is None:
        print(_text(listed, network))
    else:
        print(f"no drug of the catalogue has a target in {network.name}")
    return 0


def _text(listed: tuple[Drug, ...], network: Network | None) -> str:
    from logicnet.model.drug import DRUG_COLUMNS

    if network is None:
        return table(DRUG_COLUMNS, [drug.cells for drug in listed])
    rows = [[d.name, d.kind, _words(d.within(network)), _words(d.left_out(network)), d.cited] for d in listed]
    return table(["drug", "class", f"changes in {network.name}", "targets it does not have", "evidence"], rows)


_TUMOURS = {"other": "another tumour"}  # as a table says it


def _trials_text(listed: tuple[Drug, ...], network: Network | None) -> str:
    rows = [[one.title, drug.name, *_trial_cells(one)] for drug in listed for one in drug.trials]
    if not rows:
        return f"no trial of a drug that acts on {network.name} is known" if network else "no trial is known"
    columns = ["trial", "drug", "tumour", "disease", "phase", "arm", "control", "helped", "outcome"]
    return table(columns, rows)


def _trial_cells(one: Trial) -> list[str]:
    tumour = _TUMOURS.get(one.tumour, one.tumour)
    return [tumour, one.disease, one.phase, one.arm, one.control, one.helped, one.outcome]


def _trials_record(listed: tuple[Drug, ...], network: Network | None) -> dict[str, Any]:
    from logicnet.model.annotation import link_to

    trials = [
        {
            "drug": drug.name,
            "number": one.number,
            "name": one.name,
            "link": link_to(one.uri) if one.uri else "",
            "tumour": one.tumour,
            "disease": one.disease,
            "phase": one.phase,
            "arm": one.arm,
            "control": one.control,
            "helped": one.helped,
            "outcome": one.outcome,
            "references": list(one.evidence.references),
            "anchors": list(one.evidence.anchors),
        }
        for drug in listed
        for one in drug.trials
    ]
    return {"network": network.name if network else None, "trials": trials}


def _words(changes: tuple[object, ...]) -> str:
    return " ".join(map(str, changes))
