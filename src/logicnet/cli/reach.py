"""``logicnet reach``: from a state, which attractors can and must be reached, and a shortest way to where an
expression holds.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.attractor_rows import attractor_rows
from logicnet.cli.readings import add_readings, add_rows, more_rows, readings_of
from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.analysis.reach import Reach

_SHOWN = 100  # rows that are printed unless asked otherwise


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    question.add_asked(parser)
    question.add_start(parser, "where to start; the rest is free", required=True)
    parser.add_argument(
        "--target", "--to", default="", metavar="EXPRESSION", help="a phenotype or an expression to find a way to"
    )
    add_readings(parser)
    question.add_held_later(parser)
    question.add_rates(parser)
    add_rows(parser, _SHOWN)
    question.add_budget(parser)
    question.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the attractors that can be reached, and the path."""
    from logicnet.analysis.reach import reach

    asked, bounds = question.asked_of(args), question.bounds_of(args)
    start = {"start": args.start, "target": args.target, "held_later": args.held_later, "rates": args.rates}
    answer = reach(**asked, **start, **readings_of(args), **bounds)
    question.tell_overridden(answer)
    return question.print_answer(args, answer, lambda answer: _text(answer, args.rows))


def _text(answer: Reach, most: int) -> str:
    held = str(answer.asked)
    head = f"{answer.network.name}{f' ({held})' if held else ''} from {question.start_of(answer)}"
    if answer.states is None and not (answer.reached or answer.undecided or answer.unreached):
        return f"{head}: undecided"
    parts = [
        f"{head}: {_states(answer)} can be reached",
        "",
        _attractors(answer, most),
    ]
    if answer.target:
        parts += ["", _path(answer)]
    return "\n".join(parts)


def _states(answer: Reach) -> str:
    if answer.states is None:
        return "an unknown number of states"
    word = f"{answer.states} state{'' if answer.states == 1 else 's'}"
    return word if answer.exhaustive else f"at least {word}"


def _attractors(answer: Reach, most: int) -> str:
    can = "must" if answer.certain else "can"
    told = [(can, answer.reached), ("?", answer.undecided), ("never", answer.unreached)]
    every = [(word, attractor) for word, some in told for attractor in some]
    words, shown = [word for word, _ in every[:most]], [attractor for _, attractor in every[:most]]
    rows = attractor_rows([("reached", words)], shown, answer.readings)
    return "\n".join([rows, *more_rows(len(every), most)])


def _path(answer: Reach) -> str:
    if answer.reachable is None:
        return f"{answer.target}: not decided"
    if not answer.reachable:
        return f"{answer.target}: cannot be reached"
    if not answer.path:
        return f"{answer.target}: can be reached"
    if len(answer.path) == 1:
        return f"{answer.target}: holds at the start"
    rows = []
    states = [state.levels for state in answer.path]
    for step, (before, after) in enumerate(pairwise(states), 1):
        name = next(name for name, value in after.items() if before[name] != value)
        rows.append([step, name, f"{before[name]} -> {after[name]}"])
    heading = f"{answer.target}: can be reached, in {len(rows)} step{'' if len(rows) == 1 else 's'} at the least"
    return f"{heading}\n\n{table(['step', 'component', 'change'], rows, right=frozenset({'step'}))}"
