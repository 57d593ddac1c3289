"""``logicnet trapspaces``: the minimal trap spaces of a network, or the maximal ones, as patterns."""

from __future__ import annotations

import argparse

from logicnet.cli.spaces import add_spaces, print_spaces


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_spaces(parser)
    parser.add_argument("--max", action="store_true", help="the maximal ones (but the whole space) instead")


def run(args: argparse.Namespace) -> int:
    """Print the trap spaces."""
    return print_spaces(args, "maximal" if args.max else "minimal")
