"""The command line: words in, the library's answers out.

Results go to stdout and talk to stderr. Exit codes: 0 fine, 1 a claim or check failed, 2 bad input, 3 a yes-or-no
question was not decided, 130 interrupted.
Each command is a module of its own, imported only when it is asked for. Nothing else is imported before ``main`` runs:
Ctrl-C ends a command in the same way while it is still being read.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from logicnet.cli.commands import COMMANDS, Command

__all__ = ["COMMANDS", "Command", "main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    try:
        return _run(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        print("logicnet: interrupted", file=sys.stderr)
        return 130


def _run(words: list[str]) -> int:
    from logicnet.cli.commands import COMMANDS
    from logicnet.cli.printing import escaping
    from logicnet.errors import LogicnetError

    command = next((command for command in COMMANDS if words[:1] == [command.name]), None)
    # Python has none where it was started with stdout closed
    if sys.stdout is None:
        print("logicnet: stdout is closed: there is nowhere to print results to", file=sys.stderr)
        return 2
    try:
        with escaping():
            if command is None:
                return _no_command(words)
            args = command.parser().parse_args(words[1:])
            args.words = words
            return command.run(args)
    except LogicnetError as error:
        print(f"logicnet: {error}", file=sys.stderr)
        return error.exit_code
    except SystemExit as stop:
        return int(stop.code or 0)
    except BrokenPipeError:  # the reader has seen enough, as ``head`` does
        _stop_printing()
        return 0
    except OSError as error:
        _stop_printing()
        print(f"logicnet: cannot write: {error.strerror or error}", file=sys.stderr)
        return 2


def _stop_printing() -> None:
    """Nobody reads stdout any more: what the interpreter still holds for it goes nowhere, without a second word."""
    import os
    from contextlib import suppress

    with suppress(OSError, ValueError):  # a stream in memory has no number, and nothing to lose
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _no_command(words: list[str]) -> int:
    """Everything that is not a command: help, version, or a word that is none."""
    from logicnet.cli.overview import overview, version_record, version_text, welcome

    if not words:
        print(welcome())
        return 0
    if words[0] in {"-h", "--help", "help"}:
        print(overview())
        return 0
    if words[0] in {"-V", "--version"}:
        from logicnet.cli.printing import as_json

        if words[1:] not in ([], ["--json"]):
            print(f"logicnet: --version takes --json and nothing else, found {words[1]!r}", file=sys.stderr)
            return 2
        print(as_json(version_record()) if words[1:] else version_text())
        return 0
    from difflib import get_close_matches

    from logicnet.cli.commands import COMMANDS, FIRST_WORDS

    near = get_close_matches(words[0], [*(command.name for command in COMMANDS), *FIRST_WORDS], n=1)
    meant = f"did you mean {near[0]!r}?" if near else f"commands: {', '.join(command.name for command in COMMANDS)}"
    print(f"logicnet: no command {words[0]!r}; {meant}", file=sys.stderr)
    return 2


def __getattr__(name: str) -> Any:
    if name not in ("COMMANDS", "Command"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from logicnet.cli import commands

    return getattr(commands, name)
