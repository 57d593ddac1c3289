"""``logicnet contexts``: the experiments and subtypes that a network can be asked about in."""

from __future__ import annotations

import argparse

from logicnet.cli.printing import as_json
from logicnet.cli.provenance import context_record, context_table
from logicnet.cli.question import add_json


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "network", metavar="NETWORK", nargs="?", help="only those of this network (name or file; default: all shipped)"
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print one row a context."""
    from logicnet.formats import load, networks

    several = [load(args.network)] if args.network else [load(name) for name in networks()]
    if args.json:
        rows = [{"network": network.name, **context_record(one)} for network in several for one in network.contexts]
        print(as_json({"network": several[0].name if args.network else None, "contexts": rows}))
        return 0
    tables = [f"{network.name}\n\n{context_table(network)}" for network in several if network.contexts]
    print("\n\n".join(tables) or f"{several[0].name if args.network else 'no shipped network'} has no contexts")
    return 0
