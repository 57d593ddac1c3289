"""``logicnet fixedpoints``: the states in which every component is what its rule says, found without anything else."""

from __future__ import annotations

import argparse

from logicnet.cli.spaces import add_spaces, print_spaces


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_spaces(parser)


def run(args: argparse.Namespace) -> int:
    """Print the fixed points."""
    return print_spaces(args, "fixed-points")
