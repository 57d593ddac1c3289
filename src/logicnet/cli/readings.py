"""What commands whose answers tell phenotypes and readouts share: their options, and how many rows are printed."""

from __future__ import annotations

import argparse
from typing import Any

from logicnet.cli import question


def add_readings(parser: argparse.ArgumentParser) -> None:
    """--phenotype and --readout of questions whose answers tell phenotypes: each may be given again."""
    parser.add_argument(
        "--phenotype",
        dest="phenotypes",
        action="joined",
        type=_in_a_list,
        default=[],
        metavar='"A & !B"',
        help="tell this too, beside the phenotypes that the network names",
    )
    parser.add_argument(
        "--readout",
        dest="readouts",
        action="joined",
        type=_in_a_list,
        default=[],
        metavar='"0.5*A + B"',
        help="tell this weighted sum of levels and expressions too, beside the network's readouts",
    )


def add_rows(parser: argparse.ArgumentParser, default: int) -> None:
    """--rows: how many are printed."""
    help = f"print this many rows (default: {default})"
    parser.add_argument("--rows", type=question.at_least(1), default=default, metavar="N", help=help)


def more_rows(number: int, most: int) -> list[str]:
    """What stands below a table of which only the first rows are printed."""
    return [f"({number - most} more row{'' if number == most + 1 else 's'}: --rows, --json)"] if number > most else []


def readings_of(args: argparse.Namespace) -> dict[str, Any]:
    """What ``add_readings`` read, by the names that every question gives its arguments."""
    return {"phenotypes": args.phenotypes, "readouts": args.readouts}


def _in_a_list(text: str) -> list[str]:
    return [text]
