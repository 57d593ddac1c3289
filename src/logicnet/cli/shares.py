"""``--share``: below the attractors, what they are on average over time."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.readings import readings_of
from logicnet.cli.table import table
from logicnet.errors import LogicnetError

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractors
    from logicnet.analysis.shares import TimeShares


def add_shares(parser: argparse.ArgumentParser) -> None:
    """--share, and with it --rates, --samples and --seed."""
    from logicnet.analysis.shares import SHARE_WALKS

    parser.add_argument(
        "--share",
        action="store_true",
        help="tell the share of time of each phenotype and of each component that oscillates, and the expected value "
        "of each readout; exact where what matters to it can be listed, else sampled, with an interval of 95 %%",
    )
    question.add_rates(parser)
    question.add_walks(parser, SHARE_WALKS)


def refuse_rates(args: argparse.Namespace) -> None:
    """Raise LogicnetError where rates are given and nothing is asked to which they matter."""
    if args.rates is not None:
        raise LogicnetError("--rates says how long attractors stay where: it needs --share")


def print_shares(args: argparse.Namespace, listed: Callable[[Attractors], str]) -> int:
    """Print the attractors as ``listed`` words them, and below them their shares. Returns the exit code."""
    from logicnet.analysis.shares import shares

    if args.scheme != "asynchronous":
        raise LogicnetError("--share is defined for asynchronous attractors", hint="leave --scheme out")
    question.refuse_together(args, "--share", ["--verify"], "the attractors are verified without it")
    answer = shares(
        **question.asked_of(args),
        **readings_of(args),
        rates=args.rates,
        samples=args.samples,
        seed=args.seed,
        limit=args.limit,
        **question.bounds_of(args),
    )
    return question.print_answer(args, answer, lambda answer: f"{listed(answer.found)}{_text(answer, args.rows)}")


def _text(answer: TimeShares, most: int) -> str:
    """Nothing where nothing oscillates and nothing is read."""
    rows = [
        [number, title, *one.cells]
        for number, own in enumerate(answer.attractors[:most], 1)
        for title, one in own.told.items()
    ]
    if not rows:
        return ""
    at = f", rates {answer.asked.rates}" if answer.asked.rates else ""
    header = ["attractor", "of", "share of time", "how it is known"]
    return f"\n\nshare of time, expected value of readouts{at}:\n\n{table(header, rows)}"
