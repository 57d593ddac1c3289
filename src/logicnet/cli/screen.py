"""``logicnet screen``: every single intervention, ranked by what it does to a phenotype."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from logicnet.cli.question import add_budget, add_json, add_network, add_setting, as_json, network_of, setting_of
from logicnet.cli.table import table
from logicnet.screen import Screen

_COLUMNS = ("rank", "intervention", "type", "attractors", "always", "sometimes", "never", "fraction", "change", "outcome")
_NUMBERS = frozenset({"rank", "attractors", "always", "sometimes", "never", "fraction", "change"})


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    parser.add_argument("--phenotype", required=True, metavar="NAME_OR_EXPRESSION", help="what to remove")
    add_setting(parser)
    parser.add_argument("--over", default="nodes,edges", metavar="nodes,edges", help="what to perturb, joined by commas")
    parser.add_argument("--output", type=Path, metavar="FILE.csv", help="also write the table as CSV")
    add_budget(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Screen, print the ranked table, and write it where asked."""
    from logicnet.cli.progress import Bar
    from logicnet.formats import checked_output, write_text
    from logicnet.screen import screen

    network = network_of(args)
    setting = setting_of(args, network)
    if args.output is not None:
        checked_output(args.output, (".csv",))
    with Bar("screening") as bar:
        found = screen(
            network,
            args.phenotype,
            setting=setting,
            over=[word.strip() for word in args.over.split(",") if word.strip()],
            timeout=args.timeout,
            memory=args.memory,
            progress=bar.update,
        )
    if args.output is not None:
        write_text(args.output, found.to_frame().to_csv(index=False, lineterminator="\n"))
        print(f"logicnet: wrote {args.output}", file=sys.stderr)
    print(as_json(found.to_dict()) if args.json else _text(found))
    if found.nothing_to_remove:
        print(f"logicnet: no attractor of the wild type shows {args.phenotype}: there is nothing to remove", file=sys.stderr)
    return 0


def _text(found: Screen) -> str:
    rows = [[_cell(column, row.to_dict()[column]) for column in _COLUMNS] for row in found.rows]
    setting = f" under {found.setting}" if found.setting else ""
    heading = f"{found.network.name}: {found.phenotype}{setting}, {len(found.rows) - 1} interventions"
    return f"{heading}\n\n{table(_COLUMNS, rows, right=_NUMBERS)}"


def _cell(column: str, value: object) -> str:
    if value is None:
        return "?"
    if column == "intervention":
        return str(value) or "(wild type)"
    if isinstance(value, float):
        return f"{value:+.3f}" if column == "change" else f"{value:.3f}"
    return str(value)
