"""``logicnet screen``: many interventions, ranked by what they do to a phenotype."""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING, Any

from logicnet.cli import design, question
from logicnet.cli.context_screens import add_contexts
from logicnet.cli.options import file_path
from logicnet.cli.printing import as_json
from logicnet.cli.screen_text import screen_in_words
from logicnet.cli.surroundings import record_of
from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.model import Network
    from logicnet.screens import Screen

_MEANING = """columns:
  always, sometimes, never   attractors that show the phenotype in all, some (it oscillates) or none of their states
  fraction                   the share that shows it always or sometimes: one that oscillates counts in full
  change                     of what the outcome goes by, against the wild type; followed by "always" where as many
                             attractors show it and more or fewer of them always do
  reachable                  whether an attractor that shows it always or sometimes is reached from --start
  probability                of ending in one of these; its 95 % interval follows where it is sampled
  withdrawal                 once it is no longer reached and the intervention is taken back: stays away, can or must
                             relapse; empty where it was not removed
  share                      of time that it shows in the long run, in brackets the 95 % interval of a sampled one
  value                      of a readout in the long run, likewise
  outcome                    against the wild type, by what --by names, else the strongest that was asked for: the
                             probability, the share of time, the first readout, reachable, else fraction and then
                             always. removes: it is there untreated, and gone with the intervention; reduces, keeps,
                             increases: less, as much, more than untreated; unresolved: the sampled intervals of both
                             meet; undecided: a budget ended what it goes by
  a dose                     A%0@0.7 in a --list is made with probability 0.7, and else not: probability, share and
                             values are those of the mixture of networks; attractors and reach are empty, it has none
  status                     where not all is exact: sampled or bounded (the counts are exact, a probability or a reach
                             is not), undecided (a budget ended the counts)"""
_SHOWN = 500  # rows of a setting that are printed unless asked otherwise


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    question.add_network(parser)
    question.add_phenotype(parser)
    question.add_setting(parser)
    design.add_background(parser)
    question.add_rates(parser)
    _add_design(parser)
    _add_measures(parser)
    _add_output(parser)
    question.add_workers(parser)
    parser.add_argument("--dask", default=None, metavar="local|ADDRESS", help="share the work out on a Dask cluster")
    question.add_budget(parser, "end each intervention, not the whole, after this time; it is then undecided")
    question.add_json(parser)
    parser.epilog = "\n\n".join(filter(None, (_MEANING, parser.epilog)))


def _add_design(parser: argparse.ArgumentParser) -> None:
    """What is tried, and under which settings."""
    from logicnet.screens.designs import DEFAULT_OVER

    add_contexts(parser)
    design.add_settings(parser, "several settings: all combinations of the free inputs, or one a line")
    design.add_over(parser, DEFAULT_OVER, "what to perturb")
    design.add_size(parser, 1)
    design.add_list(parser)
    parser.add_argument("--no-knock-ins", action="store_true", help="hold nothing at 1")
    parser.add_argument(
        "--minimal",
        action="store_true",
        help="leave out each combination of which a part that is tried too is known to do as much, or more in the same "
        "direction, by what rank and outcome go by; what is undecided or unresolved stays, and so does each single "
        "change and each single drug",
    )
    design.add_scope(parser)


def _add_measures(parser: argparse.ArgumentParser) -> None:
    """What is asked of each intervention, beside the attractors."""
    from logicnet.screens.question import WALKS
    from logicnet.screens.robustness import MOST_NETWORKS

    design.add_resistant_start(parser)
    parser.add_argument(
        "--probability", action="store_true", help="also the probability of the phenotype, with --start"
    )
    design.add_measured(parser, "what rank, change and outcome go by")
    question.add_walks(parser, WALKS)
    parser.add_argument(
        "--alternatives",
        nargs="?",
        type=question.at_least(1),
        const=MOST_NETWORKS,
        metavar="N",
        help=f"over the rules left open: the share of (at most N, {MOST_NETWORKS}) admissible networks it works in",
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    """Where the table goes, and how much of it is printed."""
    parser.add_argument(
        "--output",
        type=file_path,
        metavar="FILE.csv",
        help="also write the table, as .csv or .parquet; resumed where it was left",
    )
    parser.add_argument(
        "--rows",
        type=question.at_least(1),
        default=_SHOWN,
        metavar="N",
        help=f"print this many rows of each setting (default {_SHOWN})",
    )


def run(args: argparse.Namespace) -> int:
    """Screen, print the ranked table, and write it where asked."""
    network = question.network_of(args)
    if args.contexts:
        return _in_contexts(args, network)
    if args.alternatives is not None:
        return _alternatives(args, network, _asked(args, network))
    found = _screen(args, network)
    if args.output is not None:
        print(f"logicnet: wrote {args.output}", file=sys.stderr)
    if found.minimal:
        print(
            f"logicnet: {found.left_out} rows are left out, as a part of each is tried too and does as much",
            file=sys.stderr,
        )
    code = question.print_answer(args, found, lambda found: screen_in_words(found, args.rows))
    if found.nothing_to_remove and found.by.kind != "readout":
        print(
            f"logicnet: no attractor of the wild type shows {args.phenotype}: there is nothing to remove",
            file=sys.stderr,
        )
    elif found.by.kind != "readout" and all(row.answer.reachable == "no" for row in found.wild_types):
        print(
            f"logicnet: from {found.start} the wild type reaches no attractor that shows {args.phenotype}: there is "
            "nothing to remove from there",
            file=sys.stderr,
        )
    return code


def _asked(args: argparse.Namespace, network: Network) -> dict[str, Any]:
    """What is tried, and under which settings."""
    return {**design.settings_of(args, network), "interventions": design.design_of(args, network)}


def _screen(args: argparse.Namespace, network: Network) -> Screen:
    from logicnet.cli.progress import Bar
    from logicnet.screens import screen

    with Bar("screening") as bar:
        return screen(
            network,
            args.phenotype,
            **_asked(args, network),
            start=design.asked_start(args) or ("resistant" if args.probability else ""),
            samples=args.samples,
            probability=args.probability,
            **design.measured_of(args),
            minimal=args.minimal,
            seed=args.seed,
            output=args.output,
            workers=args.workers,
            dask=args.dask,
            **question.bounds_of(args),
            progress=bar.update,
            announce=lambda line: print(f"logicnet: {line}", file=sys.stderr),
        )


def _in_contexts(args: argparse.Namespace, network: Network) -> int:
    """Screen in each context, and print and write the joined table."""
    from logicnet.cli.context_screens import (
        confirm_place,
        contexts_as_csv,
        contexts_as_json,
        contexts_in_words,
        contexts_manifest,
        screens,
    )
    from logicnet.screens.journals import write_table

    others = ("--context", "--settings", "--alternatives", "--minimal")
    question.refuse_together(args, "--contexts", others, "each context is a screen of its own, of the same rows")
    if args.output is not None:
        confirm_place(args.output)
    began = time.time()
    found, ended = screens(args, network, _screen)
    print(contexts_as_json(args, found, ended) if args.json else contexts_in_words(found, args.rows))
    if args.output is not None:
        made = contexts_manifest(args, found, time.time() - began)
        write_table(args.output, contexts_as_csv(found).encode(), made)
        print(f"logicnet: wrote {args.output}", file=sys.stderr)
    return max([130 if ended else 0, *map(question.tell_incomplete, found.values())])


def _alternatives(args: argparse.Namespace, network: Network, asked: dict[str, Any]) -> int:
    """Screen the admissible networks, and print in which share each intervention works."""
    from logicnet.cli.progress import Bar
    from logicnet.formats import checked_output, write_text
    from logicnet.screens.robustness import alternatives
    from logicnet.screens.table import cell_in_words

    question.refuse_together(
        args,
        "--alternatives",
        (
            "--start",
            "--probability",
            "--share",
            "--readout",
            "--by",
            "--minimal",
            "--intervention",
            "--rates",
            "--dask",
        ),
        "admissible networks are compared by their attractors alone, on this machine",
    )
    if args.output is not None:
        checked_output(args.output, (".csv",))
    with Bar("screening admissible networks") as bar:
        found = alternatives(
            network,
            args.phenotype,
            **asked,
            most=args.alternatives,
            seed=args.seed,
            workers=args.workers,
            **question.bounds_of(args),
            progress=bar.update,
        )
    if args.output is not None:
        write_text(args.output, found.to_frame().to_csv(index=False, lineterminator="\n"))
        print(f"logicnet: wrote {args.output}", file=sys.stderr)
    code = question.tell_incomplete(found)
    if args.json:
        print(as_json(record_of(args, found)))
        return code
    sample = "all" if found.networks == found.admissible else f"{found.networks} drawn"
    print(f"{network.name}: {found.phenotype}, {sample} of {found.admissible} admissible networks\n")
    header = ("intervention", "setting", "shown", "works", "fails", "share", "chosen")
    told = [row.to_dict() for row in found.rows[: args.rows]]
    rows = [[cell_in_words(column, row[column]) for column in header] for row in told]
    print(table(header, rows, right=frozenset({"shown", "works", "fails", "share"})))
    if len(found.rows) > args.rows:
        print(f"({len(found.rows) - args.rows} more rows: --rows, --output)")
    return code
