"""``logicnet export``: a network, as it is asked for, in a file that other tools read."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from logicnet.cli.question import add_intervention, add_network, add_setting, intervention_of, network_of, setting_of


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="ends in .bnet or .json (primes); default: .bnet to stdout"
    )
    add_setting(parser)
    add_intervention(parser)


def run(args: argparse.Namespace) -> int:
    """Write the rules, with inputs held and the intervention made."""
    network = network_of(args)
    changed = intervention_of(args, network).on(setting_of(args, network).on(network))
    if args.output is None:
        print(changed.rules.bnet(), end="")
        return 0
    from logicnet.formats import write

    write(changed, args.output)
    print(f"logicnet: wrote {args.output}", file=sys.stderr)
    return 0
