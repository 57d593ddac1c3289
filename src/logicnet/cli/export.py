"""``logicnet export``: a network, as it is asked for, in a file that other tools read."""

from __future__ import annotations

import argparse
import sys

from logicnet.cli.options import file_path
from logicnet.cli.printing import print_bytes
from logicnet.cli.question import add_intervention, add_network, add_setting, intervention_of, network_of, setting_of
from logicnet.formats.table import FORMATS, joined_by_or, written_suffixes

_PLAIN = next(format for format in FORMATS if format.writes)  # what goes to stdout


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    ends = f"ends in {joined_by_or(written_suffixes())}; default: {_PLAIN.suffix} to stdout"
    parser.add_argument("--output", type=file_path, metavar="FILE", help=ends)
    add_setting(parser)
    add_intervention(parser)


def run(args: argparse.Namespace) -> int:
    """Write the rules, with inputs held and the intervention made."""
    network = network_of(args)
    changed = intervention_of(args, network).on(setting_of(args, network).on(network))
    if args.output is None:
        print_bytes(_PLAIN.write(changed))
        return 0
    from logicnet.formats import write

    write(changed, args.output)
    print(f"logicnet: wrote {args.output}", file=sys.stderr)
    return 0
