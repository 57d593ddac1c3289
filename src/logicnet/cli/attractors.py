"""``logicnet attractors``: all attractors of a network under a setting and an intervention."""

from __future__ import annotations

import argparse
import sys

from logicnet.cli.question import (
    add_budget,
    add_intervention,
    add_json,
    add_network,
    add_setting,
    as_json,
    intervention_of,
    network_of,
    setting_of,
)
from logicnet.cli.table import shortened, table
from logicnet.model import Network

_WIDE = 16  # more attractors than this are listed one a row instead of one a column


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.analysis.schemes import SCHEME_NAMES

    add_network(parser)
    add_setting(parser)
    add_intervention(parser)
    parser.add_argument("--scheme", choices=SCHEME_NAMES, default="asynchronous", help="how components are updated")
    parser.add_argument("--limit", type=int, default=None, metavar="N", help="stop after this many attractors, and say so")
    add_budget(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the attractors; exact, or marked as incomplete with the reason."""
    from logicnet.analysis import attractors

    network = network_of(args)
    setting, intervention = setting_of(args, network), intervention_of(args, network)
    answer = attractors(
        network,
        setting=setting,
        intervention=intervention,
        scheme=args.scheme,
        timeout=args.timeout,
        memory=args.memory,
        limit=args.limit,
    )
    if args.json:
        print(as_json(answer.to_dict()))
    else:
        print(_text(network, answer))
    if not answer.complete:
        print(f"logicnet: incomplete: {answer.why_incomplete}", file=sys.stderr)
    return 0
