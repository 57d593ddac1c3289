"""How a picture is to look, printing an answer or saving its picture, and saying on stderr what that leaves out."""

from __future__ import annotations

import argparse
import re
import shlex
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from logicnet.cli.options import given_of
from logicnet.cli.printing import as_json
from logicnet.cli.question import tell_incomplete
from logicnet.cli.surroundings import record_of
from logicnet.errors import LogicnetError

if TYPE_CHECKING:
    from logicnet.analysis.finding import Finding
    from logicnet.draw import Picture


_WORDS = ("width", "font", "theme", "labels", "title")
_FOLDERS = re.compile(r"(?:(?<=^)|(?<=^@)|(?<=[ ,;]@))/(?:[^/]*/)*")  # of a path from the root
_DPI = 200.0  # as paint.png.DPI, which would be slow to ask


def add_look(parser: argparse.ArgumentParser) -> None:
    """--width, --dpi, --font, --theme, --labels, --title, --no-title and --no-legend."""
    from logicnet.draw.paint.look import LABELS
    from logicnet.draw.paint.themes import THEMES

    look = parser.add_argument_group("how the picture looks")
    look.add_argument(
        "--width", metavar="85mm", help="how wide it is to be, in mm, cm, in or pt (default: as wide as its content)"
    )
    look.add_argument(
        "--dpi",
        type=_dots,
        default=_DPI,
        metavar="300",
        help="dots an inch of a PNG, told in the file (default: 200)",
    )
    look.add_argument("--font", metavar="Arial", help="the font of all texts (default: DejaVu Sans)")
    look.add_argument("--theme", choices=THEMES, help="grey for a printer without colour, dark for a slide")
    look.add_argument(
        "--labels", choices=LABELS, help="call components by their titles or by their names (default: titles)"
    )
    heading = look.add_mutually_exclusive_group()
    heading.add_argument("--title", metavar="TEXT", help="the heading (default: what is shown)")
    heading.add_argument("--no-title", dest="title", action="store_const", const="", help="draw no heading")
    look.add_argument("--no-legend", action="store_true", help="leave out what marks and colours mean")


def look_of(args: argparse.Namespace) -> dict[str, Any]:
    """The words of the look that was asked for, as every plot takes them, and its title. Raises LogicnetError for a
    look that cannot be had: asked before long work.
    """
    from logicnet.draw.paint.look import Look, LookWords

    words = {word: getattr(args, word) for word in _WORDS if getattr(args, word) is not None}
    if args.no_legend:
        words["legend"] = False
    Look.of(cast(LookWords, {word: value for word, value in words.items() if word != "title"}))
    return words


def _dots(text: str) -> float:
    from logicnet.draw.paint.png import MOST_DPI

    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 1 <= value <= MOST_DPI:
        raise argparse.ArgumentTypeError(f"expected a number of dots an inch from 1 to {MOST_DPI:g}, found {text!r}")
    return value


def confirm_picture(args: argparse.Namespace, *tables: str) -> None:
    """Raise LogicnetError where nothing can be written to the file that was named, a picture or one of the suffixes of
    ``tables``, where its look cannot be had, and where a look was asked for without a picture: asked before long work.
    """
    look_of(args)
    suffix = "" if args.output is None else args.output.suffix.lower()
    drawn = args.output is not None and suffix not in tables
    if args.output is not None:
        from logicnet.draw.paint.picture import checked_file

        checked_file(args.output, tables)
    asked = given_of(args, [f"--{word}" for word in (*_WORDS, "no_legend", "dpi")])
    if not drawn and asked:
        raise LogicnetError(f"{asked[0]} without a picture: nothing is drawn", hint="add --output FILE.svg")
    if drawn and "dpi" in args.spoken and suffix != ".png":
        raise LogicnetError(
            f"--dpi is of a PNG alone: {suffix} is sharp at any size", hint="leave --dpi out, or end the name in .png"
        )
    if drawn and suffix != ".svg" and args.font is not None:
        from logicnet.draw.paint.typefaces import typeface

        typeface(args.font).file()


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


def _command(words: Sequence[str], output: Path) -> str:
    """The command as it can be asked again elsewhere, the same whatever the file is called that it writes: in place of
    its name stands ``FILE``, and of others that are named from the root the name alone.
    """
    told = ["logicnet"]
    for word in words:
        option, equals, value = word.partition("=") if word.startswith("--") else ("", "", word)
        named = option if equals else told[-1]
        if len(named) > len("--o") - 1 and "--output".startswith(named) and value == str(output):
            value = f"FILE{output.suffix.lower()}"
        told.append(f"{option}{equals}{_FOLDERS.sub('', value)}")
    return shlex.join(told)


def save_picture(args: argparse.Namespace, picture: Picture, answer: Finding | None = None) -> None:
    """Write a picture with the command that made it, print its notes and where it is. That the ``answer`` is incomplete
    is left to ``tell_incomplete``, which says it of every answer.
    """
    path: Path = args.output
    replace(picture, made=(("command", _command(args.words, path)), *picture.made)).save(path, dpi=args.dpi)
    told = f"incomplete: {answer.why_incomplete}" if answer is not None else None
    for note in picture.notes:
        if note != told:
            print(f"logicnet: {note}", file=sys.stderr)
    if path.suffix.lower() == ".png" and (note := _coarser(picture, args.dpi)):
        print(f"logicnet: {note}", file=sys.stderr)
    print(f"logicnet: wrote {path}", file=sys.stderr)


def _coarser(picture: Picture, dpi: float) -> str:
    """That a PNG has fewer dots an inch than were asked for, and why; empty where it has as many."""
    from logicnet.draw.paint.png import MOST_AREA, resolution

    real = resolution(picture, dpi)
    if real >= dpi:
        return ""
    most = f"a PNG has at most {MOST_AREA / 1e6:.0f} million pixels"
    return f"{real:.0f} dots an inch instead of {dpi:g}: {most}; .svg and .pdf are sharp at any size"
