"""``logicnet probabilities``: in which attractor the network ends, and how probably, from a state or from anywhere."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.table import shortened, table
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    from logicnet.analysis.probabilities import Chance, Probabilities

_MOST_NAMES = 10


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
    question.add_limit(parser, "tell apart up to N attractors", ATTRACTORS_LISTED)
    question.add_budget(parser)
    question.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the probability of each attractor, exact or with its 95 % interval."""
    from logicnet.analysis.probabilities import probabilities

    answer = probabilities(
        **question.asked_of(args),
        start=args.start,
        held_later=args.held_later,
        rates=args.rates,
        samples=args.samples,
        steps=args.steps,
        limit=args.limit,
        seed=args.seed,
        **question.bounds_of(args),
    )
    question.tell_overridden(answer)
    code = question.print_answer(args, answer, _text)
    if answer.unfinished:
        share = f"{100 * answer.unfinished:.3g} % of the walks"
        when = f"after {answer.steps} steps; --steps allows more"
        if not answer.complete:  # walks that were on their way then count as not ended too
            when = "when the work was ended"
        print(f"logicnet: {share} had not ended {when}", file=sys.stderr)
    return code


def _text(answer: Probabilities) -> str:
    where = str(answer.asked)
    heading = (
        f"{answer.network.name}{f' ({where})' if where else ''} from {question.start_of(answer)}: {_method(answer)}"
    )
    shown = sorted((c for c in answer.chances if c.probability != 0), key=lambda c: -(c.probability or 0))
    never = len(answer.chances) - len(shown)
    parts = [heading, "", _table(answer, shown)] if shown else [heading]
    if never:
        word = "has probability 0" if answer.exact else "was not reached by any walk"
        parts += ["", f"{never} attractor{'' if never == 1 else 's'} more: each {word}"]
    if answer.elsewhere:
        parts += ["", f"{_number_of(answer.elsewhere)} in attractors that are not listed"]
    return "\n".join(parts)


def _method(answer: Probabilities) -> str:
    if answer.exact:
        walked, all_of = len(answer.walked), len(answer.network.components)
        part = f", {walked} of {all_of} components" if 0 < walked < all_of else ""
        return f"exact (absorption over {answer.states} state{'' if answer.states == 1 else 's'}{part})"
    if answer.method == "walks":
        return f"sampled ({answer.samples} walks, seed {answer.seed})"
    return "undecided"


def _table(answer: Probabilities, shown: list[Chance]) -> str:
    from logicnet.analysis.answer import names_on, names_oscillating

    rows = []
    for chance in shown:
        attractor = chance.attractor
        on = shortened(names_on(attractor), _MOST_NAMES)
        interval = [] if answer.exact else [f"{_number_of(chance.low)} - {_number_of(chance.high)}"]
        rows.append(
            [
                "?" if chance.probability is None else _number_of(chance.probability),
                *interval,
                attractor.kind,
                "?" if attractor.states is None else attractor.states,
                equated(attractor.condition),
                shortened(attractor.free_inputs, _MOST_NAMES),
                on,
                shortened(names_oscillating(attractor), _MOST_NAMES),
            ]
        )
    interval = [] if answer.exact else ["95 % interval"]
    header = ["probability", *interval, "kind", "states", "condition", "free", "on", "oscillating"]
    empty = {n for n, name in enumerate(header) if name in ("condition", "free") and not any(row[n] for row in rows)}
    told = [n for n in range(len(header)) if n not in empty]
    kept = [[row[n] for n in told] for row in rows]
    return table([header[n] for n in told], kept, right=frozenset({"states"}))


def _number_of(chance: float) -> str:
    return f"{chance:.6g}" if chance >= 1e-6 or chance == 0 else f"{chance:.3e}"
