"""What the commands that list trap spaces and fixed points share: their options and their table."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.readings import add_readings, add_rows, more_rows, readings_of
from logicnet.cli.table import room, shortened, table

if TYPE_CHECKING:
    from logicnet.analysis.trap_spaces import TrapSpaces

_WIDE = 16  # more than this are listed one a row instead of one a column
_NARROW = 4  # columns of a terminal that one takes beside the names
_SHOWN = 100  # rows that are printed unless asked otherwise
_MOST_NAMES = 12


def add_spaces(parser: argparse.ArgumentParser) -> None:
    """What both commands ask for."""
    from logicnet.analysis.trap_spaces import SPACES_LISTED

    question.add_asked(parser)
    parser.add_argument(
        "--within", action="joined", default="", metavar='"A=1 B=0"', help="only those inside this subspace"
    )
    add_readings(parser)
    question.add_limit(parser, "list up to N", SPACES_LISTED)
    add_rows(parser, _SHOWN)
    question.add_budget(parser)
    question.add_json(parser)


def print_spaces(args: argparse.Namespace, kind: str) -> int:
    """Find the trap spaces of a kind of ``logicnet.analysis.trap_spaces``, and print them."""
    from logicnet.analysis.trap_spaces import trap_spaces

    asked, bounds = question.asked_of(args), question.bounds_of(args)
    told = readings_of(args)
    found = trap_spaces(**asked, kind=kind, within=args.within, limit=args.limit, **told, **bounds)
    return question.print_answer(args, found, lambda found: _text(found, args.rows))


def _text(found: TrapSpaces, most: int) -> str:
    where = ", ".join(filter(None, [str(found.asked), str(found.within)]))
    heading = f"{found.network.name}{f' ({where})' if where else ''}: {_found(found)}"
    if not len(found):
        return heading
    return f"{heading}\n\n{_columns(found) if len(found) <= min(_WIDE, _fitting()) else _rows(found, most)}"


def _fitting() -> int:
    """How many fit the terminal side by side."""
    most = room()
    return _WIDE if most is None else most // _NARROW - 7


def _found(found: TrapSpaces) -> str:
    what = found.label.removesuffix("s") if len(found) == 1 else found.label
    if found.end == "more":
        return f"more than {len(found)} {what}, the first {len(found)} of them found (--limit lists more)"
    return f"{'' if found.complete else 'at least '}{len(found)} {what}"


def _columns(found: TrapSpaces) -> str:
    """Phenotypes, readouts and components x trap spaces: a level, ``1..2`` for levels between, or ``-`` where it is
    free; a phenotype is ``1`` where it holds in all states, ``0`` in none, ``-`` in some or where that is not decided.
    """
    names = [component.name for component in found.network.components]
    shown = [found.readings.cells_in(space, found.network) for space in found]
    rows: list[tuple[object, ...]] = list(zip(found.readings.titles(found.network), *shown, strict=True))
    rows += zip(names, *(space.cells(names) for space in found), strict=True)
    return table(["component", *(str(number) for number in range(1, len(found) + 1))], rows)


def _rows(found: TrapSpaces, most: int) -> str:
    from logicnet.analysis.space_columns import space_columns

    told, same = space_columns(found.spaces[:most], found.network, found.readings)
    rows = zip(*([_in_words(cell) for cell in cells] for _, cells in told), strict=True)
    lines = table([title for title, _ in told], list(rows), right=frozenset({"number"}), spare=same)
    return "\n".join([lines, *more_rows(len(found), most)])


def _in_words(cell: object) -> object:
    return shortened(cell, _MOST_NAMES) if isinstance(cell, tuple) else cell
