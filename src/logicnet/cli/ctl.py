"""``logicnet ctl``: whether every start state satisfies a formula of computation tree logic, with a witness."""

from __future__ import annotations

import argparse
from itertools import pairwise
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.table import shortened, table

if TYPE_CHECKING:
    from logicnet.checking import Satisfaction

_WORDS = {True: "holds", False: "does not hold", None: "undecided"}
_CODES = {True: 0, False: 1, None: 3}
_MOST_NAMES = 10
_MOST_WIDE = 80  # characters of a formula in the heading


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    question.add_asked(parser)
    parser.add_argument(
        "formula",
        metavar="FORMULA",
        help='for example "AG (A -> EF B)": components, levels (X>=2), phenotypes, ! & | ->, EX EF EG AX AF AG, '
        "E[a U b], A[a U b]; exit code 0 where it holds, 1 where it does not, 3 where that was not decided",
    )
    question.add_start(parser, "the start states; the rest is free (default: all states)", default="")
    question.add_held_later(parser)
    question.add_budget(parser)
    question.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print whether it holds, and the witness. The exit code is 0 where it holds, 1 where it does not, and 3 where a
    budget ended the work before that was known: no script takes "not decided" for either.
    """
    from logicnet.checking import holds

    asked, bounds = question.asked_of(args), question.bounds_of(args)
    answer = holds(**asked, formula=args.formula, start=args.start, held_later=args.held_later, **bounds)
    question.tell_overridden(answer)
    return question.print_answer(args, answer, _text) or _CODES[answer.holds]


def _text(answer: Satisfaction) -> str:
    held = str(answer.asked)
    formula = str(answer.formula)
    formula = formula if len(formula) <= _MOST_WIDE else f"{formula[:_MOST_WIDE]}…"
    head = f"{answer.network.name}{f' ({held})' if held else ''} from {question.start_of(answer)}"
    head += f": {formula} {_WORDS[answer.holds]}"
    if answer.satisfied is not None and answer.holds is False:
        head += f" ({answer.satisfied} of {answer.states} start states that it tells apart satisfy it)"
    return "\n".join([head, *_witness(answer)])


def _witness(answer: Satisfaction) -> list[str]:
    """The state or path that shows it: the components that are on at first, then what changes at each step."""
    from logicnet.checking.witness import those_on

    states = answer.path
    if not states:
        return []
    on = shortened(those_on(states[0], answer.network.levels), _MOST_NAMES)
    lines = ["", f"{'witness' if answer.holds else 'counterexample'}: starts with {f'{on} on' if on else 'all off'}"]
    if len(states) > 1:
        rows = []
        for step, (before, after) in enumerate(pairwise(states), 1):
            name = next(name for name, value in after.items() if before[name] != value)
            rows.append([step, name, f"{before[name]} -> {after[name]}"])
        lines += ["", table(["step", "component", "change"], rows, right=frozenset({"step"}))]
        since = states.index(states[-1])
        if since < len(states) - 1:
            lines += ["", f"and so on for ever: after step {len(rows)} it is where it was {_when(since)}"]
    return lines


def _when(step: int) -> str:
    return f"after step {step}" if step else "at the start"
