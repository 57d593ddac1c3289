"""``logicnet export``: a network, as it is asked for, in a file that other tools read."""

from __future__ import annotations

import argparse
import sys

from logicnet.cli.options import file_path
from logicnet.cli.printing import print_bytes
from logicnet.cli.question import add_intervention, add_network, add_setting, intervention_of, network_of, setting_of
from logicnet.errors import FormatError
from logicnet.formats.knowledge import summary
from logicnet.formats.table import FORMATS, joined_by_or, written_suffixes
from logicnet.model import Network
from logicnet.model.assignment import equated

_PLAIN = next(format for format in FORMATS if format.name == "bnet")  # what goes to stdout


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    ends = f"ends in {joined_by_or(written_suffixes())}; default: {_PLAIN.suffix} to stdout"
    parser.add_argument("--output", type=file_path, metavar="FILE", help=ends)
    add_setting(parser, default=False)
    add_intervention(parser)
    parser.add_argument(
        "--reduced",
        action="store_true",
        help="leave out the components that percolation fixes, with their values put into the rules of the others",
    )


def run(args: argparse.Namespace) -> int:
    """Write the network, with inputs held and the intervention made, and say what the file has no room for."""
    network = network_of(args)
    changed = intervention_of(args, network).on(setting_of(args, network).on(network))
    if args.reduced:
        changed = _reduced(changed)
    if args.output is None:
        print_bytes(_PLAIN.write(changed))
        return 0
    from logicnet.formats import write

    lost = write(changed, args.output)
    print(f"logicnet: wrote {args.output}", file=sys.stderr)
    if lost:
        print(f"logicnet: it has no room for all that is known: {summary(lost)} (convert lists them)", file=sys.stderr)
    return 0


def _reduced(network: Network) -> Network:
    """The network without the components that end at one value from everywhere, which are said."""
    from logicnet.reduction import percolate

    found = percolate(network)
    if found.fixed:
        print(f"logicnet: left out, fixed by percolation: {equated(found.fixed)}", file=sys.stderr)
    if not len(found.network):
        raise FormatError("nothing is left: percolation fixes every component", hint="leave out --reduced")
    return found.network
