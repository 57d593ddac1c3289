"""``logicnet control``: the smallest interventions that make a phenotype certain."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from logicnet.cli.question import (
    add_budget,
    add_json,
    add_narrowing,
    add_network,
    add_setting,
    as_json,
    at_least,
    names,
    network_of,
    setting_of,
)
from logicnet.cli.screen import add_start, settings_of
from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.screens.minimal_sets import Control

_ONLY = (
    "components to use, and no others; name those that the phenotype itself mentions here to use them too: "
    "else they are left out"
)
_KINDS = ("permanent", "temporary", "one-step")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    parser.add_argument("--phenotype", required=True, metavar="NAME_OR_EXPRESSION", help="what is wanted: '!Resistant'")
    add_setting(parser)
    parser.add_argument(
        "--settings", metavar="all|FILE", help="each of several settings, and all of them at once: see screen"
    )
    parser.add_argument(
        "--size", type=at_least(1), default=2, metavar="K", help="sets of up to K interventions (default 2)"
    )
    parser.add_argument("--kind", choices=_KINDS, default="permanent", help="how long it is held (default: permanent)")
    parser.add_argument("--reachable", action="store_true", help="ask only that an attractor that shows it is reached")
    add_start(parser)
    parser.add_argument(
        "--over", action="joined", default="nodes", metavar="nodes,edges,drugs", help="what to use, joined by commas"
    )
    parser.add_argument("--no-knock-ins", action="store_true", help="hold nothing at 1")
    add_narrowing(parser, _ONLY)
    parser.add_argument("--inputs", action="store_true", help="use inputs too")
    parser.add_argument("--readouts", action="store_true", help="use readouts (components of kind phenotype) too")
    parser.add_argument("--constants", action="store_true", help="use components that are constant anyway too")
    parser.add_argument("--supersets", action="store_true", help="list the larger sets that work as well")
    parser.add_argument("--workers", type=at_least(1), metavar="N", help="threads (default: all processors)")
    add_budget(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Search, and print what was found."""
    from logicnet.cli.progress import Bar
    from logicnet.screens.minimal_sets import control

    network = network_of(args)
    with Bar("searching") as bar:
        found = control(
            network,
            args.phenotype,
            setting=setting_of(args, network),
            settings=settings_of(args, network),
            size=args.size,
            kind=args.kind,
            reachable=args.reachable,
            start=args.start,
            over=names(args.over),
            knock_ins=not args.no_knock_ins,
            exclude=names(args.exclude),
            only=args.only,
            inputs=args.inputs,
            readouts=args.readouts,
            constants=args.constants,
            supersets=args.supersets,
            workers=args.workers,
            timeout=args.timeout,
            memory=args.memory,
            progress=bar.update,
        )
    if found.left_out:
        mentioned = ", ".join(found.left_out)
        print(
            f"logicnet: left out, as the phenotype mentions them: {mentioned} (--only brings them back)",
            file=sys.stderr,
        )
    if not found.complete:
        print(f"logicnet: incomplete: {found.why_incomplete}", file=sys.stderr)
    print(as_json(found.to_dict()) if args.json else _text(found))
    return 0


def _text(found: Control) -> str:
    started = f" from {found.start}" if found.start else ""
    head = f"{found.network.name}: {found.phenotype} {found.goal}, {found.kind}{started}, up to {found.size}"
    blocks = [head]
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
