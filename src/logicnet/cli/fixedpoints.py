"""``logicnet fixedpoints``: the states in which every component is what its rule says, found without anything else."""

from __future__ import annotations

import argparse

from logicnet.cli.question import add_network
from logicnet.cli.trapspaces import add_shared, answer


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    add_shared(parser)


def run(args: argparse.Namespace) -> int:
    """Print the fixed points."""
    return answer(args, "fixed points")
