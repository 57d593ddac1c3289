"""``logicnet completion``: the script that teaches a shell what could stand on a line, and the answers that it asks
for.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

from logicnet.cli.completing.lines import read_line
from logicnet.cli.completing.scripts import SHELLS
from logicnet.errors import LogicnetError

if TYPE_CHECKING:
    from logicnet.cli.completing.candidates import Candidate
    from logicnet.cli.completing.lines import Line

_WIDE = 70  # characters of help beside a word


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("shell", choices=tuple(SHELLS), help="the shell to write for")
    parser.add_argument(
        "--answer", metavar="LINE", help="print what could stand at the end of this line instead: so the script asks"
    )
    parser.add_argument(
        "--breaks", default="", metavar="CHARACTERS", help="with --answer: what ends a word, as COMP_WORDBREAKS of bash"
    )


def run(args: argparse.Namespace) -> int:
    """Print the completion script, or an answer to it."""
    shell = SHELLS[args.shell]
    if args.answer is None:
        if args.breaks:
            raise LogicnetError("--breaks goes with --answer: it says how the line is parted")
        print(shell.script, end="")
        return 0
    line = read_line(args.answer, args.breaks)
    for text in shell.written(line, candidates(line)):
        print(text)
    return 0


def candidates(line: Line) -> Iterator[Candidate]:
    """What could stand at the end of a line, each once, in the order of the tables that it comes from."""
    from logicnet.cli.commands import COMMANDS, FIRST_WORDS

    if not line.words:
        return _named([*((one.name, one.help) for one in COMMANDS), *FIRST_WORDS.items()], line.current)
    command = next((one for one in COMMANDS if one.name == line.words[0]), None)
    return iter(()) if command is None else _of_command(command.parser(), line)


def _of_command(parser: argparse.ArgumentParser, line: Line) -> Iterator[Candidate]:
    from logicnet.cli.completing.candidates import Candidate, Surroundings
    from logicnet.cli.completing.cursor import cursor_in
    from logicnet.cli.completing.values import values_for

    cursor = cursor_in(parser, line.words[1:], line.current)
    named = ((option, action.help or "") for action in cursor.options for option in action.option_strings)
    yield from _named(named, line.current)
    if cursor.action is not None:
        text = line.current[len(cursor.head) :]
        found = {one.text: one for one in values_for(cursor.action, text, Surroundings(cursor))}
        yield from (Candidate(cursor.head + one.text, one.help, one.final) for one in found.values())


def _named(pairs: Iterable[tuple[str, str]], begin: str) -> Iterator[Candidate]:
    from logicnet.cli.completing.candidates import Candidate

    return (Candidate(name, _in_short(help)) for name, help in pairs if name.startswith(begin))


def _in_short(help: str) -> str:
    return shorten(help.replace("%%", "%"), _WIDE, placeholder="…")
