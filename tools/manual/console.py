"""What a page shows in ```console blocks: commands, each with the output below it, run and compared.

A line ``...`` stands for any number of lines, ``...`` within a line for any text; durations are not compared. A command
that ends in ``# bad input`` must end with exit code 2, one that ends in ``# ends with 1`` with 1, every other with 0.
``| head -N`` keeps the first N lines. What is wider than a page is folded: a command before an option, talk between
words. Rows of tables stay whole: the program fits them to the width by itself.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

DURATION = re.compile(r"\b\d+(\.\d+)? ?(ns|µs|us|ms|s|seconds?)\b")
ENTRY = "import sys; sys.argv[0] = 'logicnet'; from logicnet.cli import main; sys.exit(main())"
HEAD = re.compile(r"\s*\| head -(\d+)\s*$")
HERE = (sys.executable, "-c", ENTRY)
"""The program of this Python, as it stands in the sources."""
MOST_SECONDS = 240
TABLE = re.compile(r"\S {2,}\S")
WORD = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s"'])+""")
TERMINAL = 120
"""Columns of the terminal in which a command is run."""


def blocks(kind: str, page: str) -> list[str]:
    """The contents of the fenced blocks of one kind."""
    return re.findall(rf"^```{kind}\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output shown below it."""
    parts = re.split(r"^\$ ", block.replace("\\\n", " "), flags=re.MULTILINE)[1:]
    return [(command.strip(), output) for command, _, output in (part.partition("\n") for part in parts)]


def matches(shown: str, printed: str) -> bool:
    """Whether a program printed what is shown; where nothing is shown, whatever it printed."""
    lines = [line.rstrip() for line in DURATION.sub("TIME", printed).strip("\n").splitlines()]
    return not shown.strip() or bool(_pattern(shown).fullmatch("".join(f"{line}\n" for line in lines)))


@dataclass(frozen=True, slots=True)
class Printed:
    """What a command printed, on both streams in their order, and whether it ended as it was to end."""

    text: str
    status: int
    as_told: bool


def run(command: str, folder: Path, width: int = TERMINAL, program: tuple[str, ...] = HERE) -> Printed:
    """Run a command line that begins with ``logicnet`` in a folder, by the program that is meant."""
    plain = {**os.environ, "COLUMNS": str(width), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    head = HEAD.search(command)
    words = shlex.split(HEAD.sub("", command), comments=True)
    done = subprocess.run(
        [*program, *words[1:]],
        cwd=folder,
        env=plain,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=MOST_SECONDS,
    )
    lines = done.stdout.splitlines()
    text = "\n".join(lines[: int(head[1])] if head else lines)
    return Printed(text, done.returncode, done.returncode == _status_told(command))


def folded_command(command: str, width: int) -> str:
    """A command on as many lines as it takes, as a shell reads them: each but the last ends in a backslash."""
    pieces: list[str] = []  # an option with its values; and what stands before the first
    for word in WORD.findall(command):
        if pieces and not word.startswith(("--", "|", "#")):
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    lines = pieces[:1]
    for piece in pieces[1:]:
        if len(lines[-1]) + len(piece) < width - 4:
            lines[-1] += f" {piece}"
        else:
            lines.append(f"    {piece}")
    return " \\\n".join(lines)


def folded_talk(text: str, width: int) -> str:
    """Printed lines that are wider than a page, folded between words; rows of tables stay whole."""
    return "\n".join(
        textwrap.fill(line, width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
        if len(line) > width and not TABLE.search(line)
        else line
        for line in text.splitlines()
    )


def _status_told(command: str) -> int:
    return 2 if command.endswith("# bad input") else 1 if command.endswith("# ends with 1") else 0


def _pattern(shown: str) -> re.Pattern[str]:
    """What must be printed, as a regular expression."""
    any_lines = r"(?:.*\n)*"
    lines = [line.rstrip() for line in DURATION.sub("TIME", shown).strip("\n").splitlines()]
    return re.compile("".join(any_lines if line.strip() == "..." else _gaps(line) for line in lines))


def _gaps(line: str) -> str:
    return ".*".join(map(re.escape, line.split("..."))) + r"\n"
