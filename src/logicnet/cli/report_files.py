"""What stands beside a report: JUnit XML, a badge, what is different since a former version, and the least score."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from logicnet.cli.options import file_path
from logicnet.errors import LogicnetError

if TYPE_CHECKING:
    from logicnet.report.model.facts import Facts
    from logicnet.report.model.score import Score


def add_files(parser: argparse.ArgumentParser) -> None:
    """--since, --junit, --badge and --minimum-score."""
    parser.add_argument(
        "--since",
        metavar="FILE",
        type=file_path,
        help="a former version of the network's file, or the JSON of a former report: tell what is different since",
    )
    parser.add_argument(
        "--junit",
        metavar="FILE",
        type=file_path,
        help="write criteria and claims as JUnit XML, which test servers read",
    )
    parser.add_argument("--badge", metavar="FILE", type=file_path, help="write the score as a badge (.svg, .png, .pdf)")
    parser.add_argument(
        "--minimum-score",
        metavar="SCORE",
        type=float,
        help="the least score, from 0 to 1: end with exit code 1 below it",
    )


def confirm_files(args: argparse.Namespace) -> None:
    """Raise LogicnetError where a file cannot be written that was named, and for a least score that no score is: asked
    before long work.
    """
    from logicnet.draw.paint.picture import checked_file
    from logicnet.formats import checked_output

    if args.minimum_score is not None and not 0 <= args.minimum_score <= 1:
        what = f"expected a score from 0 to 1, found --minimum-score {args.minimum_score:g}"
        raise LogicnetError(what, hint="80 % is 0.8")
    if args.junit is not None:
        checked_output(args.junit, (".xml",))
    if args.badge is not None:
        checked_file(args.badge)


def write_files(args: argparse.Namespace, facts: Facts, score: Score, seconds: float = 0.0) -> None:
    """Write the files that were named, and say so on stderr."""
    if args.junit is not None:
        from logicnet.formats import write_bytes
        from logicnet.report.model.junit import junit_xml

        results = facts.checked.results if facts.checked is not None else ()
        write_bytes(args.junit, junit_xml(facts.network.name, score, results, seconds=seconds))
        _tell(args.junit)
    if args.badge is not None:
        from logicnet.report.model.badge import score_badge

        score_badge(score).save(args.badge)
        _tell(args.badge)


def exit_code(args: argparse.Namespace, score: Score) -> int:
    """1 where a least score was asked for and this is below it, or where nothing could be scored; else 0. Says on
    stderr why it is 1.
    """
    least: float | None = args.minimum_score
    if least is None or (score.total is not None and score.total >= least):
        return 0
    said = f"the score is {score.words}, which is below {least:g}" if score.total is not None else "nothing was scored"
    print(f"logicnet: {said}", file=sys.stderr)
    if score.bounds is not None and score.bounds[1] >= least:
        ids = ", ".join(one.criterion.id for one in score.left_open)
        print(f"logicnet: a budget left open: {ids}; a longer --timeout may raise it", file=sys.stderr)
    return 1


def _tell(path: Path) -> None:
    print(f"logicnet: wrote {path}", file=sys.stderr)
