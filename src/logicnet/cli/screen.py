"""``logicnet screen``: many interventions, ranked by what they do to a phenotype."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

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
from logicnet.cli.screen_text import cells, text
from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.model import Network, Setting
    from logicnet.screens import Design

_MEANING = """columns:
  always, sometimes, never   attractors that show the phenotype in all, some (it oscillates) or none of their states
  fraction                   the share that shows it always or sometimes: one that oscillates counts in full
  change                     the fraction, less that of the wild type
  reachable                  whether an attractor that shows it always or sometimes is reached from --from
  probability                of ending in one of these; its 95 % interval follows where it is sampled
  withdrawal                 once it is no longer reached and the intervention is taken back: stays away, can or must
                             relapse; empty where it was not removed
  outcome                    against the wild type, by the strongest thing asked for: the probability, else reachable,
                             else fraction and then always. removes: it is there untreated, and gone with the
                             intervention; reduces, keeps, increases: less, as much, more than untreated; unresolved:
                             the sampled intervals of both meet; undecided: a budget ended what it goes by
  status                     where not all is exact: sampled or bounded (the counts are exact, a probability or a reach
                             is not), undecided (a budget ended the counts)"""
_OVER = ("nodes", "edges")
_DESIGN = ("--over", "--size", "--no-knock-ins", "--exclude", "--only", "--inputs", "--readouts")
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
    from logicnet.screens.designs import design, listed, singles

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
    from logicnet.screens.environments import ALL, listed

    if args.settings is None or args.settings == ALL:
        return args.settings if args.settings is not None else None
    return listed(read_bytes(Path(args.settings)).decode("utf-8", "replace"), network)


def run(args: argparse.Namespace) -> int:
    """Screen, print the ranked table, and write it where asked."""
    from logicnet.cli.progress import Bar
    from logicnet.screens import screen

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
    print(as_json(found.to_dict()) if args.json else text(found, args.rows))
    if not found.complete:
        print(f"logicnet: incomplete: {found.why_incomplete}", file=sys.stderr)
    if found.nothing_to_remove:
        print(
            f"logicnet: no attractor of the wild type shows {args.phenotype}: there is nothing to remove",
            file=sys.stderr,
        )
    elif all(row.answer.reachable == "no" for row in found.wild_types):
        print(
            f"logicnet: from {found.start} the wild type reaches no attractor that shows {args.phenotype}: there is "
            "nothing to remove from there",
            file=sys.stderr,
        )
    return 0


def _alternatives(args: argparse.Namespace, network: Network, setting: Setting) -> int:
    """Screen the admissible networks, and print in which share each intervention works."""
    from logicnet.cli.progress import Bar
    from logicnet.formats import checked_output, write_text
    from logicnet.screens.robustness import alternatives

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
    rows = [cells(header, row.to_dict()) for row in found.rows[: args.rows]]
    print(table(header, rows, right=frozenset({"shown", "works", "fails", "share"})))
    if len(found.rows) > args.rows:
        print(f"({len(found.rows) - args.rows} more rows: --rows, --output)")
    return 0
