"""``logicnet completion``: the script that teaches a shell the commands and their options."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell to write for")


def run(args: argparse.Namespace) -> int:
    """Print the completion script."""
    import shtab

    from logicnet.cli import full_parser

    print(shtab.complete(full_parser(), shell=args.shell))
    return 0
