"""``logicnet holds``: whether every start state satisfies a formula of computation tree logic, with a witness."""

from __future__ import annotations

import argparse
from itertools import pairwise
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.table import shortened, table

if TYPE_CHECKING:
    from logicnet.checking import Satisfaction

_WORDS = {True: "holds", False: "does not hold", None: "undecided"}
_MOST_NAMES = 10
_MOST_WIDE = 80  # characters of a formula in the heading


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    question.add_asked(parser)
    parser.add_argument(
        "formula",
        metavar="FORMULA",
        help='for example "AG (A -> EF B)": components, phenotypes, ! & | ->, EX EF EG AX AF AG, E[a U b], A[a U b]',
    )
    question.add_start(parser, "the start states; the rest is free (default: all states)", default="")
    question.add_held_later(parser)
    question.add_budget(parser)
    question.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print whether it holds, and the witness. Exit code 0 only where it holds, 1 where it does not or is undecided."""
    from logicnet.checking import holds

    asked, bounds = question.asked_of(args), question.bounds_of(args)
    answer = holds(**asked, formula=args.formula, start=args.start, held_later=args.held_later, **bounds)
    question.tell_overridden(answer)
    return question.print_answer(args, answer, _text) or (0 if answer.holds else 1)


def _text(answer: Satisfaction) -> str:
    held = str(answer.asked)
    formula = str(answer.formula)
    formula = formula if len(formula) <= _MOST_WIDE else f"{formula[:_MOST_WIDE]}…"
    head = f"{answer.network.name}{f' ({held})' if held else ''} from {question.start_of(answer)}"
    head += f": {formula} {_WORDS[answer.holds]}"
    if answer.states is not None and answer.holds is False:
        head += f" ({answer.satisfied} of {answer.states} start states that it tells apart satisfy it)"
    return "\n".join([head, *_witness(answer)])


def _witness(answer: Satisfaction) -> list[str]:
    """The state or path that shows it: the components that are on at first, then what changes at each step."""
    from logicnet.checking.witness import those_on

    states = answer.path
    if not states:
        return []
    on = shortened(those_on(states[0], answer.network.levels), _MOST_NAMES)
    lines = ["", f"{'witness' if answer.holds else 'counterexample'}: starts with {on or 'nothing'} on"]
    if len(states) > 1:
        rows = []
        for step, (before, after) in enumerate(pairwise(states), 1):
            name = next(name for name, value in after.items() if before[name] != value)
            rows.append([step, name, f"{before[name]} -> {after[name]}"])
        lines += ["", table(["step", "component", "change"], rows, right=frozenset({"step"}))]
    return lines
