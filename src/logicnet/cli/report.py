"""``logicnet report``: the model's report as one HTML file, with JSON, JUnit XML and a badge beside it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from logicnet.cli.options import file_path
from logicnet.cli.printing import as_json
from logicnet.cli.progress import Bar
from logicnet.cli.question import add_json, add_network, add_timeout, network_of, tell_incomplete
from logicnet.cli.report_files import add_files, confirm_files, exit_code, write_files
from logicnet.cli.table import table
from logicnet.errors import LogicnetError

if TYPE_CHECKING:
    from logicnet.core.progress import Progress
    from logicnet.report.model.criteria import Judgement
    from logicnet.report.model.report import ModelReport


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.report.model.facts import SECONDS

    add_network(parser)
    parser.add_argument(
        "--output", type=file_path, metavar="FILE.html", help="write the report into this file, which needs no other"
    )
    parser.add_argument(
        "--claims",
        type=file_path,
        metavar="FILE.toml",
        help="a file of claims about the network (default: the claims of a shipped network, none of any other)",
    )
    add_files(parser)
    add_timeout(
        parser,
        "end the long parts after this time together; what was left out stands in the report "
        f"(default: {SECONDS:g}, in which a large network is not asked everything)",
        SECONDS,
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the report and print its sums; exit code 1 where a claim fails that is no known disagreement, or where the
    score is below the least that was asked for.
    """
    from logicnet.formats import checked_output
    from logicnet.report.model.history import confirm_former
    from logicnet.report.model.report import PAGE_SUFFIXES, report_on

    if args.output is None and not args.json and args.junit is None and args.badge is None:
        raise LogicnetError("nothing says what to write", hint="--output FILE.html, or --json")
    if args.output is not None:
        checked_output(args.output, PAGE_SUFFIXES)
    confirm_files(args)
    if args.since is not None:
        confirm_former(str(args.since))
    found = report_on(
        network_of(args),
        claims=args.claims,
        since="" if args.since is None else str(args.since),
        timeout=args.timeout,
        watch=_bar,
    )
    if args.output is not None:
        found.save(args.output)
        print(f"logicnet: wrote {args.output}", file=sys.stderr)
    write_files(args, found.facts, found.score, found.seconds)
    print(as_json(found.to_dict()) if args.json else _text(found))
    ended = tell_incomplete(found)
    return ended or max(exit_code(args, found.score), 0 if found.sound else 1)


@contextmanager
def _bar(title: str) -> Iterator[Progress]:
    with Bar(title) as bar:
        yield bar.update


def _text(found: ModelReport) -> str:
    """A row a subject of the score, and what else is worth a line."""
    facts, network = found.facts, found.facts.network
    rows = [
        [one.subject.title, one.words, sum(each.passed is True for each in one.judgements), _failed(one.judgements)]
        for one in found.score.subjects
    ]
    head = f"{network.name}: {len(network.components)} components, {len(network.regulations)} regulations"
    parts = [f"{head}; score {found.score.words}", ""]
    parts.append(table(["subject", "score", "passed", "not passed"], rows, right=frozenset({"score", "passed"})))
    if facts.checked is None:
        parts.append("claims: none are known of this network (--claims FILE.toml)")
    else:
        holding, failing, open_ = (facts.checked.count(word) for word in ("holds", "fails", "undecided"))
        parts.append(f"claims: {holding} hold, {failing} fail, {open_} undecided")
    if facts.sensitivity is not None:
        unnoticed = [f"{source} -> {target}" for source, target in facts.sensitivity.unnoticed]
        left = len(facts.sensitivity.regulations_left)
        more = f" ({left} more were not asked)" if left else ""
        parts.append(f"regulations that no claim would miss: {', '.join(unnoticed) or 'none'}{more}")
        parts.append(f"claims proposed for them: {sum(one.claim is not None for one in facts.proposals)}")
    if found.history is not None:
        parts.append(f"since {found.history.file}: {found.history.said}")
    return "\n".join(parts)


def _failed(judgements: tuple[Judgement, ...]) -> str:
    return ", ".join(one.criterion.id for one in judgements if one.passed is False)
