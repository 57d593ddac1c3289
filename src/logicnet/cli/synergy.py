"""``logicnet synergy``: what two interventions do together, beside what each does alone."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from logicnet.cli import design, question
from logicnet.cli.options import file_path
from logicnet.cli.pictures import add_look, confirm_picture, look_of, save_picture
from logicnet.cli.table import table
from logicnet.errors import LogicnetError

if TYPE_CHECKING:
    from logicnet.screens.pairs import Synergy

_MEANING = """columns:
  untreated, one, other, both  probability of the phenotype (its share of time with --share, a value with --readout)
                               with nothing done, with the first, the second, both; where it is sampled or bounded,
                               its interval follows in brackets (95 % where sampled)
  bliss                        what both take away beyond two independent effects; above 0: more, below 0: less
  hsa                          what both take away beyond the better of the two
  interaction                  the class of genetic interaction; unresolved where the interval of bliss contains 0
  status                       exact only where all four probabilities are; else sampled or bounded"""
_NUMBERS = frozenset({"untreated", "one", "other", "both", "bliss", "hsa"})
_SHOWN = 100


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.screens.pairs import PAIRED
    from logicnet.screens.question import WALKS

    question.add_network(parser)
    question.add_phenotype(parser)
    question.add_setting(parser)
    design.add_background(parser)
    question.add_rates(parser)
    design.add_over(parser, PAIRED, "what to pair")
    parser.add_argument("--knock-ins", action="store_true", help="hold components at 1 too")
    design.add_scope(parser)
    question.add_start(
        parser,
        "where the walk begins (default: the untreated resistant attractors, or with --share and --readout none: the "
        "mean over the attractors)",
        metavar='resistant|"A=1 B=0"',
        default=None,
    )
    design.add_measured(parser, "what the effect is on: probability, share or readout")
    question.add_walks(parser, WALKS)
    parser.add_argument(
        "--output", type=file_path, metavar="FILE", help="also write the table (.csv) or the matrix (.svg, ...)"
    )
    parser.add_argument(
        "--rows",
        type=question.at_least(1),
        default=_SHOWN,
        metavar="N",
        help=f"print this many pairs (default {_SHOWN})",
    )
    parser.add_argument(
        "--top",
        type=question.at_least(1),
        metavar="N",
        help="draw this many interventions in the matrix, those that do the most (default 60, or as many as a page has "
        "room for at the --width asked)",
    )
    question.add_workers(parser)
    question.add_budget(parser, "end each intervention, not the whole, after this time; its pairs are then left out")
    question.add_json(parser)
    add_look(parser)
    parser.epilog = "\n\n".join(filter(None, (_MEANING, parser.epilog)))


def run(args: argparse.Namespace) -> int:
    """Screen the pairs, print the table, and write table or picture where asked."""
    from logicnet import draw
    from logicnet.cli.progress import Bar
    from logicnet.formats import write_text
    from logicnet.screens.pairs import synergy

    network = question.network_of(args)
    confirm_picture(args, ".csv")
    if args.top is not None and (args.output is None or args.output.suffix.lower() == ".csv"):
        raise LogicnetError("--top without a picture: nothing is drawn", hint="add --output FILE.svg")
    with Bar("screening pairs") as bar:
        found = synergy(
            network,
            args.phenotype,
            setting=args.setting,
            **({"over": args.over} if args.over else {}),
            knock_ins=args.knock_ins,
            exclude=args.exclude,
            only=args.only,
            inputs=args.inputs,
            readouts=args.readouts,
            start=args.start,
            samples=args.samples,
            **design.measured_of(args),
            seed=args.seed,
            workers=args.workers,
            **question.bounds_of(args),
            progress=bar.update,
            announce=lambda line: print(f"logicnet: {line}", file=sys.stderr),
        )
    if args.output is not None and args.output.suffix.lower() == ".csv":
        write_text(args.output, found.to_frame().to_csv(index=False, lineterminator="\n"))
        print(f"logicnet: wrote {args.output}", file=sys.stderr)
    elif args.output is not None:
        save_picture(args, draw.synergy_map(found, top=args.top, **look_of(args)), found)
    return question.print_answer(args, found, lambda answer: _text(answer, args.rows))


def _text(found: Synergy, most: int) -> str:
    from logicnet.screens.pair_rows import PAIR_COLUMNS, pair_text, pairs_apart

    rows = [[pair_text(pair, column) for column in PAIR_COLUMNS] for pair in found.pairs[:most]]
    where = f"from {found.start}" if found.start else "over the attractors"
    background = f" on top of {found.intervention}" if found.intervention else ""
    lines = [f"{found.network.name}: {_measured(found)}, {len(found)} pairs, {where}{background}", ""]
    lines.append(table(PAIR_COLUMNS, rows, right=_NUMBERS))
    if len(found) > most:
        lines.append(f"({len(found) - most} more pairs: --rows, --output)")
    if found.not_combined:
        lines.append(f"(not combined: {pairs_apart(found.not_combined)})")
    statuses = {pair.status for pair in found.pairs[:most]}
    if "sampled" in statuses:
        lines.append(
            f"(sampled: from {found.samples} walks, seed {found.seed}; what is in brackets is a 95 % interval)"
        )
    if "bounded" in statuses:
        lines.append("(bounded: what is in brackets is certain, or a 95 % interval where that number was sampled)")
    if any(pair.bliss is None for pair in found.pairs[:most]):
        lines.append("(?: without effect to measure, as the phenotype has probability 0 untreated)")
    if found.by.kind == "readout":
        lines.append("(ranked by hsa; the excesses are of the readout on a scale from its lowest to its highest)")
    if found.left_out:
        why = f"ended by {' and '.join(found.ended_by)}" if found.ended_by else "there is nothing to start from"
        noun = "value" if found.by.kind == "readout" else found.by.kind
        lines.append(f"({found.left_out} pairs have no {noun}: {why})")
    return "\n".join(lines)


def _measured(found: Synergy) -> str:
    """What the effect is on."""
    match found.by.kind:
        case "share":
            return f"{found.phenotype}, share of time"
        case "readout":
            return found.by.name
        case _:
            return found.phenotype
