"""``logicnet screen``: many interventions, ranked by what they do to a phenotype."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from logicnet.cli.question import (
    add_budget,
    add_json,
    add_narrowing,
    add_network,
    add_setting,
    as_json,
    at_least,
    names,
    network_of,
    refuse_together,
    setting_of,
    some_names,
)
from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.model import Network, Setting
    from logicnet.screen import Design, Screen

_COLUMNS = (
    "rank",
    "intervention",
    "type",
    "attractors",
    "always",
    "sometimes",
    "never",
    "fraction",
    "change",
    "outcome",
)
_MEANING = """columns:
  always, sometimes, never   attractors that show the phenotype in all, some (it oscillates) or none of their states
  fraction                   the share that shows it always or sometimes: one that oscillates counts in full
  change                     the fraction, less that of the wild type
  reachable                  whether an attractor that shows it always or sometimes is reached from --from
  probability                of ending in one of these
  withdrawal                 once it is no longer reached and the intervention is taken back: stays away, can or must
                             relapse; empty where it was not removed"""
_FROM = ("reachable", "withdrawal", "probability")
_OVER = ("nodes", "edges")
_DESIGN = ("--over", "--size", "--no-knock-ins", "--exclude", "--only", "--inputs", "--readouts")
_NUMBERS = frozenset({"rank", "attractors", "always", "sometimes", "never", "fraction", "change", "probability"})
_SHOWN = 500  # rows of a setting that are printed unless asked otherwise


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    parser.add_argument("--phenotype", required=True, metavar="NAME_OR_EXPRESSION", help="what to remove")
    add_setting(parser)
    parser.add_argument(
        "--settings", metavar="all|FILE", help="several settings: all combinations of the free inputs, or one a line"
    )
    add_design(parser)
    add_start(parser)
    add_chance(parser)
    add_alternatives(parser)
    parser.add_argument(
        "--output",
        type=Path,
        metavar="FILE.csv",
        help="also write the table, as .csv or .parquet; resumed where it was left",
    )
    parser.add_argument(
        "--rows",
        type=at_least(1),
        default=_SHOWN,
        metavar="N",
        help=f"print this many rows of each setting (default {_SHOWN})",
    )
    add_workers(parser)
    add_budget(parser, "end each intervention, not the whole, after this time; it is then undecided")
    add_json(parser)
    parser.epilog = "\n\n".join(filter(None, (_MEANING, parser.epilog)))


def add_design(parser: argparse.ArgumentParser) -> None:
    """What is tried."""
    parser.add_argument(
        "--over",
        action="joined",
        type=some_names,
        metavar="nodes,edges,drugs",
        help="what to perturb, joined by commas (default nodes,edges)",
    )
    parser.add_argument("--size", type=at_least(1), metavar="K", help="combinations of up to K of them (default 1)")
    parser.add_argument(
        "--list", type=Path, dest="listed", metavar="FILE", help="the interventions of a file instead, one a line"
    )
    parser.add_argument("--no-knock-ins", action="store_true", help="hold nothing at 1")
    add_narrowing(parser)
    parser.add_argument("--inputs", action="store_true", help="perturb inputs too")
    parser.add_argument("--readouts", action="store_true", help="perturb readouts (components of kind phenotype) too")


def add_start(parser: argparse.ArgumentParser) -> None:
    """--from."""
    parser.add_argument(
        "--from",
        action="joined",
        default="",
        dest="start",
        metavar='resistant|"A=1 B=0"',
        help="also what is reached from the untreated resistant attractors, or from these states, and after withdrawal",
    )


def add_chance(parser: argparse.ArgumentParser) -> None:
    """--probability, --samples and --seed."""
    parser.add_argument("--probability", action="store_true", help="also the probability of the phenotype, with --from")
    parser.add_argument(
        "--samples", type=at_least(1), default=1000, metavar="N", help="walks where it cannot be exact (1000)"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="of the walks (default 0)")


def add_alternatives(parser: argparse.ArgumentParser) -> None:
    """--alternatives."""
    parser.add_argument(
        "--alternatives",
        nargs="?",
        type=at_least(1),
        const=200,
        metavar="N",
        help="over the rules left open: the share of (at most N, 200) admissible networks it works in",
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    """--workers and --dask."""
    parser.add_argument(
        "--workers", type=at_least(1), metavar="N", help="threads on this machine (default: all processors)"
    )
    parser.add_argument("--dask", default=None, metavar="local|ADDRESS", help="share the work out on a Dask cluster")


def design_of(args: argparse.Namespace, network: Network) -> Design:
    """The design that was asked for."""
    from logicnet.formats.catalogue import catalogue_for
    from logicnet.formats.files import read_bytes
    from logicnet.screen.design import design, listed, singles

    if args.listed is not None:
        refuse_together(args, "--list", _DESIGN, "the file says what is tried")
        return listed(read_bytes(args.listed).decode("utf-8", "replace"), network, catalogue_for(network))
    parts = singles(
        network,
        args.over or _OVER,
        knock_ins=not args.no_knock_ins,
        exclude=names(args.exclude),
        only=args.only,
        inputs=args.inputs,
        readouts=args.readouts,
    )
    return design(parts, args.size or 1)


def settings_of(args: argparse.Namespace, network: Network) -> str | Mapping[str, Setting] | None:
    """The settings that were asked for by --settings."""
    from logicnet.formats.files import read_bytes
    from logicnet.screen.settings import ALL, listed

    if args.settings is None or args.settings == ALL:
        return args.settings if args.settings is not None else None
    return listed(read_bytes(Path(args.settings)).decode("utf-8", "replace"), network)


def run(args: argparse.Namespace) -> int:
    """Screen, print the ranked table, and write it where asked."""
    from logicnet.cli.progress import Bar
    from logicnet.screen import screen

    network = network_of(args)
    setting = setting_of(args, network)
    if args.alternatives is not None:
        return _alternatives(args, network, setting)
    with Bar("screening") as bar:
        found = screen(
            network,
            args.phenotype,
            setting=setting,
            settings=settings_of(args, network),
            interventions=design_of(args, network),
            start=args.start or ("resistant" if args.probability else ""),
            samples=args.samples if args.probability else None,
            seed=args.seed,
            output=args.output,
            workers=args.workers,
            dask=args.dask,
            timeout=args.timeout,
            memory=args.memory,
            progress=bar.update,
            announce=lambda line: print(f"logicnet: {line}", file=sys.stderr),
        )
    if args.output is not None:
        print(f"logicnet: wrote {args.output}", file=sys.stderr)
    print(as_json(found.to_dict()) if args.json else _text(found, args.rows))
    if not found.complete:
        print(f"logicnet: incomplete: {found.why_incomplete}", file=sys.stderr)
    if found.nothing_to_remove:
        print(
            f"logicnet: no attractor of the wild type shows {args.phenotype}: there is nothing to remove",
            file=sys.stderr,
        )
    return 0


def _alternatives(args: argparse.Namespace, network: Network, setting: Setting) -> int:
    """Screen the admissible networks, and print in which share each intervention works."""
    from logicnet.cli.progress import Bar
    from logicnet.formats import checked_output, write_text
    from logicnet.screen.alternatives import alternatives

    refuse_together(
        args,
        "--alternatives",
        ("--from", "--probability", "--dask", "--memory"),
        "admissible networks are compared by their attractors alone, on this machine",
    )
    if args.output is not None:
        checked_output(args.output, (".csv",))
    with Bar("screening admissible networks") as bar:
        found = alternatives(
            network,
            args.phenotype,
            setting=setting,
            settings=settings_of(args, network),
            interventions=design_of(args, network),
            most=args.alternatives,
            seed=args.seed,
            workers=args.workers,
            timeout=args.timeout,
            progress=bar.update,
        )
    if args.output is not None:
        write_text(args.output, found.to_frame().to_csv(index=False, lineterminator="\n"))
        print(f"logicnet: wrote {args.output}", file=sys.stderr)
    if args.json:
        print(as_json(found.to_dict()))
        return 0
    sample = "all" if found.networks == found.admissible else f"{found.networks} drawn"
    print(f"{network.name}: {found.phenotype}, {sample} of {found.admissible} admissible networks\n")
    header = ("intervention", "setting", "shown", "works", "fails", "share", "chosen")
    cells = [_cells(header, row.to_dict()) for row in found.rows[: args.rows]]
    print(table(header, cells, right=frozenset({"shown", "works", "fails", "share"})))
    if len(found.rows) > args.rows:
        print(f"({len(found.rows) - args.rows} more rows: --rows, --output)")
    return 0


def _text(found: Screen, most: int) -> str:
    columns = list(_COLUMNS)
    if found.rows.design.labelled:
        columns.insert(2, "drugs")
    if found.start:
        columns[-1:-1] = _FROM if any(row.answer.probability is not None for row in found.wild_types) else _FROM[:2]
    blocks = []
    one = len(found.rows.design) + 1
    for number, name in enumerate(found.settings):
        shown = found.rows[number * one : number * one + min(one, most + 1)]
        cells = [_cells(columns, row.to_dict(start=bool(found.start), drugs=True)) for row in shown]
        under = f" under {name}" if name else ""
        heading = f"{found.network.name}: {found.phenotype}{under}, {one - 1} interventions"
        more = f"\n({one - len(shown)} more rows: --rows, --output)" if len(shown) < one else ""
        blocks.append(f"{heading}\n\n{table(columns, cells, right=_NUMBERS)}{more}")
    return "\n\n".join(blocks)


def _cells(columns: Sequence[str], row: Mapping[str, Any]) -> list[str]:
    return [_cell(column, row[column]) for column in columns]


def _cell(column: str, value: object) -> str:
    if value is None:
        return "" if column == "probability" else "?"
    if column == "intervention":
        return str(value) or "(wild type)"
    if isinstance(value, float):
        return f"{value:+.3f}" if column == "change" else f"{value:.3f}"
    return str(value)
