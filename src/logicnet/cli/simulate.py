"""``logicnet simulate``: what components, phenotypes and readouts are on average over time, under a protocol."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from logicnet.analysis.followed import measure_texts
from logicnet.cli import question
from logicnet.cli.course_text import course_text, walks_text
from logicnet.cli.options import file_path
from logicnet.cli.pictures import add_look, confirm_picture, look_of, print_or_save, save_picture
from logicnet.cli.printing import as_json
from logicnet.cli.progress import Bar
from logicnet.cli.surroundings import record_of
from logicnet.model import Measure, Network

if TYPE_CHECKING:
    from logicnet.analysis.course_answer import Simulation
    from logicnet.analysis.trajectories import Trajectories
    from logicnet.draw import Picture

_TEXTS = (".csv", ".json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.analysis.simulation import COURSE_WALKS
    from logicnet.draw.paint.picture import FORMATS

    question.add_asked(parser)
    start = 'where to start; what is not named is drawn evenly, and "" means all states alike (default: the initial '
    question.add_start(parser, f"{start}distribution that the network comes with, else all states alike)", default=None)
    parser.add_argument("--until", type=float, default=10.0, metavar="TIME", help="in units of 1/rate (default: 10)")
    parser.add_argument(
        "--every", type=float, default=None, metavar="TIME", help="between two that are told (default: a hundredth)"
    )
    question.add_rates(parser)
    parser.add_argument(
        "--protocol",
        default="",
        metavar="TIME:CHANGE;...",
        help='what changes at given times, "0: A=1; 24: A=0 B%%0": inputs (A=1), interventions (B%%0, drugs); '
        "-B%%0 withdraws one, none all of them; what is not spoken of stays; @FILE is one in a file, a time a line",
    )
    parser.add_argument("--steps", action="store_true", help="count steps, in each of which one component is drawn")
    _add_measures(parser)
    question.add_walks(parser, COURSE_WALKS)
    parser.add_argument(
        "--walks",
        type=question.at_least(1),
        metavar="N",
        help="show N single walks instead of expected values (with --output FILE.svg as a picture)",
    )
    ends = ", ".join([*_TEXTS, *(f".{name}" for name in FORMATS)])
    parser.add_argument("--output", type=file_path, metavar="FILE", help=f"write it, or draw it: ends in one of {ends}")
    question.add_budget(parser)
    question.add_json(parser)
    add_look(parser)


def _add_measures(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--show",
        action="joined",
        type=measure_texts,
        default=[],
        metavar="A,B",
        help="components, expressions or sums (0.5*A + B) to follow, joined by commas; default: the network's "
        "phenotypes and readouts; where it has none, its outputs",
    )
    for name, example in (("phenotype", '"A & !B"'), ("readout", '"0.5*A + B"')):
        help = f"follow this {name}, by its name or as it is written"
        parser.add_argument(f"--{name}", action="joined", type=_alone, default=[], metavar=example, help=help)


def _alone(text: str) -> list[str]:
    return [text]


def run(args: argparse.Namespace) -> int:
    """Print the course, or single walks; write or draw it where a file was named."""
    confirm_picture(args, *_TEXTS)
    if args.walks is not None:
        measured = ["--every", "--show", "--phenotype", "--readout"]
        question.refuse_together(args, "--walks", measured, "a single walk is told as it moves")
    asked = question.asked_of(args)
    common = {**asked, "start": args.start, "until": args.until, "rates": args.rates, "protocol": args.protocol}
    common |= {"steps": args.steps, "seed": args.seed, **question.bounds_of(args)}
    return _walks(args, common) if args.walks is not None else _course(args, common)


def _course(args: argparse.Namespace, common: dict[str, Any]) -> int:
    from logicnet import draw
    from logicnet.analysis.simulation import simulate

    measures = _measures(args, common["network"])
    words = look_of(args)
    with Bar("simulating") as bar:
        answer = simulate(**common, every=args.every, measures=measures, samples=args.samples, progress=bar.update)
    all_rows = args.every is not None or args.wide
    return _told(
        args, answer, lambda: course_text(answer, all_rows=all_rows), lambda: draw.course_lines(answer, **words)
    )


def _walks(args: argparse.Namespace, common: dict[str, Any]) -> int:
    from logicnet import draw
    from logicnet.analysis.trajectories import trajectories

    words = look_of(args)
    with Bar("walking") as bar:
        answer = trajectories(**common, walks=args.walks, progress=bar.update)
    return _told(
        args, answer, lambda: walks_text(answer, all_rows=args.wide), lambda: draw.trajectory_rows(answer, **words)
    )


def _told(
    args: argparse.Namespace,
    answer: Simulation | Trajectories,
    text: Callable[[], str],
    picture: Callable[[], Picture],
) -> int:
    """Print an answer, and write it where a file was named. Returns the exit code."""
    if args.start is None:
        _tell_start(answer.network)
    question.tell_overridden(answer)
    return print_or_save(args, answer, text, lambda: _write(args, answer, picture))


def _measures(args: argparse.Namespace, network: Network) -> list[Measure] | None:
    """What was asked to be followed, in the order of the kinds; None where nothing was."""
    return [Measure.read(text, network) for text in (*args.show, *args.phenotype, *args.readout)] or None


def _tell_start(network: Network) -> None:
    from logicnet.analysis.phases import default_start

    if default_start(network).factors:
        print('logicnet: from the initial distribution of the network (--from "" is all states alike)', file=sys.stderr)
    else:
        print("logicnet: from any state, all alike (--from says where to start)", file=sys.stderr)


def _write(args: argparse.Namespace, answer: Simulation | Trajectories, picture: Callable[[], Picture]) -> None:
    from logicnet.formats import write_bytes

    path: Path = args.output
    match path.suffix.lower():
        case ".csv":
            write_bytes(path, answer.to_csv().encode())
        case ".json":
            write_bytes(path, f"{as_json(record_of(args, answer))}\n".encode())
        case _:
            save_picture(args, picture(), answer)
            return
    print(f"logicnet: wrote {path}", file=sys.stderr)
