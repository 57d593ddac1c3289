"""``logicnet attractors``: all attractors of a network under a setting and an intervention."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.attractor_rows import attractor_rows
from logicnet.cli.readings import add_readings, add_rows, more_rows, readings_of
from logicnet.cli.shares import add_shares, print_shares, refuse_rates
from logicnet.cli.table import room, table
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractors
    from logicnet.analysis.verification import Verification

_WIDE = 16  # more attractors than this are listed one a row instead of one a column
_NARROW = 9  # columns of a terminal that an attractor takes at the least
_SHOWN = 100  # rows that are printed unless asked otherwise


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.analysis.attractors import ATTRACTORS_LISTED
    from logicnet.dynamics.schemes import SCHEMES

    question.add_asked(parser)
    add_readings(parser)
    add_shares(parser)
    parser.add_argument(
        "--scheme",
        type=question.hyphenated,
        choices=tuple(SCHEMES),
        default="asynchronous",
        help="how components are updated",
    )
    question.add_limit(parser, "stop after this many attractors, and say so", ATTRACTORS_LISTED)
    parser.add_argument(
        "--verify",
        action="store_true",
        help="check the answer a second time, say what was checked, and end with exit code 1 if something is wrong",
    )
    add_rows(parser, _SHOWN)
    question.add_budget(parser)
    question.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the attractors; exact, or marked as incomplete with the reason."""
    from logicnet.analysis.attractors import attractors

    if args.share:
        return print_shares(args, lambda answer: _text(answer, args.rows))
    refuse_rates(args)
    asked, bounds = question.asked_of(args), question.bounds_of(args)
    answer = attractors(
        **asked, **readings_of(args), scheme=args.scheme, limit=args.limit, verify=args.verify, **bounds
    )
    code = question.print_answer(args, answer, lambda answer: _text(answer, args.rows))
    return 1 if answer.verification is not None and not answer.verification.passed else code


def _text(answer: Attractors, most: int) -> str:
    where = str(answer.asked)
    heading = f"{answer.network.name}{f' ({where})' if where else ''}, {answer.scheme}: {_found(answer)}"
    parts = [heading]
    if len(answer):
        parts.append(_columns(answer) if len(answer) <= min(_WIDE, _fitting()) else _rows(answer, most))
    if answer.verification is not None:
        parts.append(_verified(answer.verification))
    return "\n\n".join(parts)


def _verified(found: Verification) -> str:
    """What was checked, what was not, and what is wrong."""
    lines = [f"verified: {sentence}" for sentence in found.checked]
    lines += [f"not verified: {sentence}" for sentence in found.unchecked]
    return "\n".join([*lines, *([f"WRONG: {found.wrong}; please report this with the network"] if found.wrong else [])])


def _found(answer: Attractors) -> str:
    """How many attractors there are and are listed, and how more of them are."""
    if not answer.truncated:
        return answer.counted
    more = "--limit lists more" if answer.why_truncated == "limit" else f"the {answer.why_truncated} ended the list"
    return f"{answer.counted} ({more})"


def _fitting() -> int:
    """How many attractors fit the terminal side by side."""
    most = room()
    return _WIDE if most is None else most // _NARROW - 2


def _columns(answer: Attractors) -> str:
    """Phenotypes, readouts and components x attractors, as the field has it."""
    from logicnet.analysis.attractor_columns import cell

    heads = [f"{number}" for number in range(1, len(answer) + 1)]
    rows: list[list[object]] = [
        ["kind", *(attractor.kind for attractor in answer)],
        ["states", *("?" if attractor.states is None else attractor.states for attractor in answer)],
        *_conditions(answer),
    ]
    shown = zip(*map(answer.readings.cells, answer), strict=True)
    rows += [[title, *cells] for title, cells in zip(answer.readings.titles(answer.network), shown, strict=True)]
    rows += [[c.name, *(cell(attractor, c.name) for attractor in answer)] for c in answer.network.components]
    return table(["attractor", *heads], rows)


def _conditions(answer: Attractors) -> list[list[object]]:
    """A row of conditions; a row for each of their inputs where the terminal would cut them to sameness."""
    written = [equated(attractor.condition) for attractor in answer]
    if not any(written):
        return []
    most = room()
    if most is None or max(map(len, written)) <= most // (len(answer) + 1) - 2:
        return [["condition", *written]]
    names = dict.fromkeys(name for attractor in answer for name in attractor.condition)
    return [[f"if {name}", *(attractor.condition.get(name, "") for attractor in answer)] for name in names]


def _rows(answer: Attractors, most: int) -> str:
    shown = answer.attractors[:most]
    numbers = list(range(1, len(shown) + 1))
    lines = [attractor_rows([("attractor", numbers)], shown, answer.readings)]
    return "\n".join([*lines, *more_rows(len(answer), most)])
