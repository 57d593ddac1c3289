"""``logicnet probabilities``: in which attractor the network ends, and how probably, from a state or from anywhere."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.attractor_rows import attractor_rows
from logicnet.cli.expected import measures_in_words, number_in_words
from logicnet.cli.readings import add_readings, add_rows, more_rows, readings_of
from logicnet.display.tables import shortened

if TYPE_CHECKING:
    from logicnet.analysis.attractor_columns import Column
    from logicnet.analysis.probabilities import Chance, Probabilities

_NAMED = 8  # components that a note names
_SHOWN = 100  # rows that are printed unless asked otherwise


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.analysis.attractors import ATTRACTORS_LISTED
    from logicnet.analysis.probabilities import SAMPLES, WALK_STEPS

    question.add_asked(parser)
    question.add_start(parser, "where to start; what is not named is drawn evenly (default: all of it)", default="")
    question.add_held_later(parser)
    question.add_rates(parser)
    question.add_walks(parser, SAMPLES)
    parser.add_argument(
        "--steps",
        type=question.at_least(1),
        default=WALK_STEPS,
        metavar="N",
        help=f"the longest walk (default: {WALK_STEPS})",
    )
    add_readings(parser)
    parser.add_argument(
        "--show",
        action="joined",
        type=question.some_names,
        default=[],
        metavar="A,B",
        help="columns for these components, in the place of the lists of names",
    )
    question.add_limit(parser, "tell apart up to N attractors", ATTRACTORS_LISTED)
    add_rows(parser, _SHOWN)
    question.add_budget(parser)
    question.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the probability of each attractor, exact or with its 95 % interval."""
    from logicnet.analysis.probabilities import probabilities

    asked = question.asked_of(args)
    for name in args.show:
        asked["network"].component(name)  # a misspelt one is refused before the work
    answer = probabilities(
        **asked,
        start=args.start,
        held_later=args.held_later,
        rates=args.rates,
        samples=args.samples,
        steps=args.steps,
        limit=args.limit,
        seed=args.seed,
        **readings_of(args),
        **question.bounds_of(args),
    )
    question.tell_overridden(answer)
    _tell_drawn(answer)
    code = question.print_answer(args, answer, lambda answer: _text(answer, args.show, args.rows))
    if answer.unfinished:
        share = f"{100 * answer.unfinished:.3g} % of the walks"
        when = f"after {answer.steps} steps; --steps allows more"
        if not answer.complete:  # walks that were on their way then count as not ended too
            when = "when the work was ended"
        print(f"logicnet: {share} had not ended {when}", file=sys.stderr)
    return code


def _tell_drawn(answer: Probabilities) -> None:
    """Say on stderr which components a start that names some of them does not name, as these begin in all values
    alike."""
    network, named = answer.network, {name for factor in answer.start.factors for name in factor.names}
    given = named.union(network.names[place] for place in answer.asked.held)
    open_ones = [one.name for one in network.components if not given.issuperset(one.variables)]
    if named and open_ones:
        verb = "begins" if len(open_ones) == 1 else "begin"
        print(
            f"logicnet: {shortened(open_ones, _NAMED)}, not in the start, {verb} in all values alike", file=sys.stderr
        )


def _text(answer: Probabilities, components: Sequence[str], most: int) -> str:
    where = str(answer.asked)
    heading = (
        f"{answer.network.name}{f' ({where})' if where else ''} from {question.start_of(answer)}: {_method(answer)}"
    )
    shown = sorted((c for c in answer.chances if c.probability != 0), key=lambda c: -(c.probability or 0))
    never = len(answer.chances) - len(shown)
    parts = [heading, *(f"\n{block}" for block in measures_in_words(answer.measures))]
    if shown:
        parts += ["", _table(answer, shown[:most], components), *more_rows(len(shown), most)]
    if never:
        word = "has probability 0" if answer.exact else "was not reached by any walk"
        parts += ["", f"{never} attractor{'' if never == 1 else 's'} more: each {word}"]
    if answer.elsewhere:
        parts += ["", f"{number_in_words(answer.elsewhere)} in attractors that are not listed"]
    return "\n".join(parts)


def _method(answer: Probabilities) -> str:
    if answer.exact:
        walked, all_of = len(answer.walked), len(answer.network.components)
        part = f", {walked} of {all_of} components" if 0 < walked < all_of else ""
        return f"exact (absorption over {answer.states} state{'' if answer.states == 1 else 's'}{part})"
    if answer.method == "walks":
        return f"sampled ({answer.samples} walks, seed {answer.seed})"
    return "undecided"


def _table(answer: Probabilities, shown: list[Chance], components: Sequence[str]) -> str:
    first: list[Column] = [
        ("probability", ["?" if c.probability is None else number_in_words(c.probability) for c in shown])
    ]
    if not answer.exact:
        first.append(("95 % interval", [f"{number_in_words(c.low)} - {number_in_words(c.high)}" for c in shown]))
    return attractor_rows(first, [chance.attractor for chance in shown], answer.readings, components)
