"""``logicnet compare``: two networks side by side."""

from __future__ import annotations

import argparse
from itertools import groupby
from typing import TYPE_CHECKING

from logicnet.cli.question import add_budget, add_json, add_reading, add_setting, network_of, print_answer
from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.screens.twins import Comparison

_WIDE = 60  # characters of a rule or an attractor in the table; JSON has all


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("first", metavar="FIRST", help="a shipped network's name, or a file")
    parser.add_argument("second", metavar="SECOND", help="another one")
    add_reading(parser)
    parser.add_argument(
        "--phenotype",
        default="",
        metavar="NAME_OR_EXPRESSION",
        help="compare what single knock-outs, knock-ins and edge cuts do to it (default: nothing is screened)",
    )
    add_setting(parser, default=False, context=False)
    add_budget(parser, "end the work after this time")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the differences. Returns 1 where there are some."""
    from logicnet.screens.twins import compare

    found = compare(
        network_of(args, args.first),
        network_of(args, args.second),
        phenotype=args.phenotype,
        setting=args.setting,
        timeout=args.timeout,
        memory=args.memory,
    )
    return print_answer(args, found, _text) or int(not found.equal)


def _text(found: Comparison) -> str:
    first, second = (asked.network.name for asked in found.asked)
    if first == second:
        first, second = (asked.network.source or asked.network.name for asked in found.asked)
    counts = ", ".join(f"{number} {part}" for part, number in found.compared.items())
    parts = [f"{first} and {second}: {counts} compared"]
    if found.equal:
        return "\n".join([*parts, "no difference"])
    for part, several in groupby(found.differences, lambda one: one.part):
        rows = [[one.about, *map(_short, one.in_words), one.state] for one in several]
        told = any(row[3] for row in rows)
        header = [part, "first", "second", *(["a state that tells them apart"] if told else [])]
        parts += ["", table(header, [row[: len(header)] for row in rows])]
    return "\n".join(parts)


def _short(text: str) -> str:
    return text if len(text) <= _WIDE else f"{text[:_WIDE]}…"
