"""What the commands that list trap spaces and fixed points share: their options and their table."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.table import shortened, table
from logicnet.model.assignment import equation

if TYPE_CHECKING:
    from logicnet.analysis.trap_spaces import TrapSpaces

_WIDE = 16  # more than this are listed one a row instead of one a column
_MOST_NAMES = 12


def add_spaces(parser: argparse.ArgumentParser) -> None:
    """What both commands ask for."""
    from logicnet.analysis.trap_spaces import SPACES_LISTED

    question.add_asked(parser)
    parser.add_argument(
        "--within", action="joined", default="", metavar='"A=1 B=0"', help="only those inside this subspace"
    )
    question.add_limit(parser, "list up to N", SPACES_LISTED)
    question.add_budget(parser)
    question.add_json(parser)


def print_spaces(args: argparse.Namespace, kind: str) -> int:
    """Find the trap spaces of a kind of ``logicnet.analysis.trap_spaces``, and print them."""
    from logicnet.analysis.trap_spaces import trap_spaces

    asked, bounds = question.asked_of(args), question.bounds_of(args)
    found = trap_spaces(**asked, kind=kind, within=args.within, limit=args.limit, **bounds)
    return question.print_answer(args, found, _text)


def _text(found: TrapSpaces) -> str:
    where = ", ".join(filter(None, [str(found.asked), str(found.within)]))
    heading = f"{found.network.name}{f' ({where})' if where else ''}: {_found(found)}"
    if not len(found):
        return heading
    return f"{heading}\n\n{_columns(found) if len(found) <= _WIDE else _rows(found)}"


def _found(found: TrapSpaces) -> str:
    what = found.label.removesuffix("s") if len(found) == 1 else found.label
    if found.end == "more":
        return f"more than {len(found)} {what}, the first {len(found)} of them found (--limit lists more)"
    return f"{'' if found.complete else 'at least '}{len(found)} {what}"


def _columns(found: TrapSpaces) -> str:
    """Components x trap spaces: its level, ``1..2`` for levels between, or ``-`` where it is free."""
    names = [component.name for component in found.network.components]
    rows = list(zip(names, *(space.cells(names) for space in found), strict=True))
    return table(["component", *(str(number) for number in range(1, len(found) + 1))], rows)


def _rows(found: TrapSpaces) -> str:
    points = found.kind == "fixed-points"
    rows = []
    for number, space in enumerate(found, 1):
        told = space.to_dict()
        many = found.network.levels
        names = [equation(name, value) if name in many else name for name, value in told["fixed"].items() if value]
        on = shortened(names, _MOST_NAMES)
        ranges = told.get("levels", {})
        free = [equation(n, "{}..{}".format(*ranges[n])) if n in ranges else n for n in told["free"]]
        rows.append([number, space.pattern, on, *([] if points else [shortened(free, _MOST_NAMES)])])
    return table(["number", "pattern", "on", *([] if points else ["free"])], rows, right=frozenset({"number"}))
