"""Printing an answer or saving its picture, and saying on stderr what the picture leaves out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from logicnet.cli.printing import as_json
from logicnet.cli.question import tell_incomplete
from logicnet.cli.surroundings import record_of

if TYPE_CHECKING:
    from logicnet.analysis.finding import Finding
    from logicnet.draw import Picture


def confirm_picture(path: Path | None) -> None:
    """Raise LogicnetError where no picture can be written to the file that was named: asked before long work."""
    if path is not None:
        from logicnet.draw.paint.picture import checked_file

        checked_file(path)


def print_or_save(
    args: argparse.Namespace, answer: Finding, text: Callable[[], str], save: Callable[[], object]
) -> int:
    """Print an answer as JSON where that was asked for, else as text where no file was named; save it where one was.
    Returns the exit code of ``tell_incomplete``.
    """
    if args.json:
        print(as_json(record_of(args, answer)))
    elif args.output is None:
        print(text())
    if args.output is not None:
        save()
    return tell_incomplete(answer)


def save_picture(picture: Picture, path: Path, answer: Finding | None = None) -> None:
    """Write a picture, print its notes and where it is. That the ``answer`` is incomplete is left to
    ``tell_incomplete``, which says it of every answer.
    """
    picture.save(path)
    told = f"incomplete: {answer.why_incomplete}" if answer is not None else None
    for note in picture.notes:
        if note != told:
            print(f"logicnet: {note}", file=sys.stderr)
    print(f"logicnet: wrote {path}", file=sys.stderr)
