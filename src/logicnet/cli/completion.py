"""``logicnet completion``: the script that teaches a shell the commands and their options."""

from __future__ import annotations

import argparse
from collections.abc import Iterator


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell to write for")


def run(args: argparse.Namespace) -> int:
    """Print the completion script."""
    import shtab

    from logicnet.cli import full_parser
    from logicnet.formats import load, networks

    parser = full_parser()
    names = tuple(one.name for name in networks() for one in load(name).contexts)
    for action in _actions(parser):
        if action.dest == "context":
            action.choices = names  # of the shell's suggestions: nothing is read with this parser
    print(shtab.complete(parser, shell=args.shell))
    return 0


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The arguments of all commands."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                yield from _actions(one)
        else:
            yield action
