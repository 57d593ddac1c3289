"""``logicnet control``: the smallest interventions that make a phenotype certain."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from logicnet.cli import design, question
from logicnet.cli.printing import as_json
from logicnet.cli.surroundings import record_of
from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.screens import Control

_ONLY = (
    "components to use, and no others; name those that the phenotype itself mentions here to use them too: "
    "else they are left out"
)
_OVER = ("nodes",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.screens.minimal_sets import CONTROL_KINDS, SET_SIZE

    question.add_network(parser)
    question.add_phenotype(parser, "what is wanted: '!Resistant'")
    question.add_setting(parser)
    design.add_background(parser)
    question.add_rates(parser)
    design.add_settings(parser, "each of several settings, and all of them at once: see screen")
    design.add_size(parser, SET_SIZE)
    parser.add_argument(
        "--kind", choices=tuple(CONTROL_KINDS), default="permanent", help="how long it is held (default: permanent)"
    )
    parser.add_argument("--reachable", action="store_true", help="ask only that an attractor that shows it is reached")
    design.add_resistant_start(parser)
    design.add_over(parser, _OVER, "what to use")
    parser.add_argument("--no-knock-ins", action="store_true", help="hold nothing at 1")
    design.add_scope(parser, _ONLY, "use")
    parser.add_argument(
        "--constants",
        action="store_true",
        help="use components that are constant anyway too (those that --only names are used in any case)",
    )
    parser.add_argument("--supersets", action="store_true", help="list the larger sets that work as well")
    question.add_workers(parser)
    question.add_budget(parser)
    question.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Search, and print what was found."""
    from logicnet.cli.progress import Bar
    from logicnet.screens.minimal_sets import SET_SIZE, control

    network = question.network_of(args)
    with Bar("searching") as bar:
        found = control(
            network,
            args.phenotype,
            **design.settings_of(args, network),
            size=args.size or SET_SIZE,
            kind=args.kind,
            reachable=args.reachable,
            start=design.asked_start(args),
            intervention=args.intervention,
            rates=args.rates,
            over=args.over or _OVER,
            knock_ins=not args.no_knock_ins,
            exclude=args.exclude,
            only=args.only,
            inputs=args.inputs,
            readouts=args.readouts,
            constants=args.constants,
            supersets=args.supersets,
            workers=args.workers,
            **question.bounds_of(args),
            progress=bar.update,
        )
    if found.left_out:
        mentioned = ", ".join(found.left_out)
        print(
            f"logicnet: left out, as the phenotype mentions them: {mentioned} (--only brings them back)",
            file=sys.stderr,
        )
    code = question.tell_incomplete(found)
    print(as_json(record_of(args, found)) if args.json else _text(found))
    return code


def _text(found: Control) -> str:
    started = f" from {found.start}" if found.start else ""
    background = f" on top of {found.intervention}" if found.intervention else ""
    head = (
        f"{found.network.name}: {found.phenotype} {found.goal}, {found.kind}{started}, up to {found.size}{background}"
    )
    blocks = [head + background]
    columns = ["size", *(["drugs"] if found.labelled else []), "intervention"]
    rows: dict[str, list[list[str]]] = {setting: [] for setting in found.chosen}
    for row in found.rows():
        cells = {**row, "intervention": row["intervention"] or "(nothing needs to be done)"}
        rows[row["setting"]].append([str(cells[column]) for column in columns])
    for setting, sets in rows.items():
        under = f"under {setting}: " if setting else ""
        count = "1 set" if len(sets) == 1 else f"{len(sets)} sets"
        none = "no set was found" if found.ended else f"no set of up to {found.size}"
        blocks.append(f"{under}{count if sets else none}{'' if found.complete else ' (incomplete)'}")
        if sets:
            blocks[-1] += "\n\n" + table(columns, sets, right=frozenset({"size"}))
    return "\n\n".join(blocks)
