"""What the commands that try many interventions ask for: what is tried, under which settings, from where."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from logicnet.cli import question
from logicnet.cli.options import file_path
from logicnet.errors import LogicnetError
from logicnet.model.notation import split_names

if TYPE_CHECKING:
    from logicnet.model import Network
    from logicnet.screens import Design

_DESIGN = ("--over", "--size", "--no-knock-ins", "--exclude", "--only", "--inputs", "--readouts")


def add_over(parser: argparse.ArgumentParser, default: Sequence[str], help: str) -> None:
    """--over."""
    parser.add_argument(
        "--over",
        action="joined",
        type=question.some_names,
        metavar="nodes,edges,drugs",
        help=f"{help}, joined by commas (default: {','.join(default)})",
    )
    question.add_drugs(parser)


def add_size(parser: argparse.ArgumentParser, default: int) -> None:
    """--size."""
    parser.add_argument(
        "--size", type=question.at_least(1), metavar="K", help=f"combinations of up to K of them (default: {default})"
    )


def add_list(parser: argparse.ArgumentParser) -> None:
    """--list."""
    parser.add_argument(
        "--list", type=file_path, dest="listed", metavar="FILE", help="the interventions of a file instead, one a line"
    )


def add_scope(
    parser: argparse.ArgumentParser, only: str = "components to perturb, and no others", verb: str = "perturb"
) -> None:
    """--exclude, --only with what it means, --inputs and --readouts."""
    question.add_narrowing(parser, only)
    parser.add_argument("--inputs", action="store_true", help=f"{verb} inputs too")
    parser.add_argument("--readouts", action="store_true", help=f"{verb} readouts (components of kind phenotype) too")


def add_settings(parser: argparse.ArgumentParser, help: str) -> None:
    """--settings."""
    parser.add_argument("--settings", metavar="all|FILE", help=help)


def add_background(parser: argparse.ArgumentParser) -> None:
    """--intervention, or --perturb: what has been done already."""
    parser.add_argument(
        "--intervention",
        "--perturb",
        action="joined",
        default="",
        metavar='"A%0 B:C%0"',
        help="what has been done already (a mutant, a cell line, a therapy), in notation or by names of drugs: what is "
        "untreated here has it, and so has what an intervention is taken back to; a component that it holds and that "
        "is tried at another value takes that one",
    )


def add_measured(parser: argparse.ArgumentParser, by: str) -> None:
    """--share, --readout, and --by with what goes by it."""
    from logicnet.analysis.yardstick import YARDSTICKS

    parser.add_argument(
        "--share",
        action="store_true",
        help="also the share of time that the phenotype shows in the long run: from --start, or without one the mean "
        "over the attractors, each alike",
    )
    parser.add_argument(
        "--readout",
        action="joined",
        type=lambda text: [text],
        default=[],
        metavar='"growth: 0.5*A + B"',
        help="also the expected value in the long run, over the same, of a weighted sum of levels and expressions, "
        "with or without a name, or of a readout that the network names",
    )
    parser.add_argument(
        "--by",
        default="",
        metavar="|".join(YARDSTICKS),
        help=f"{by}; or the name of a readout (default: the first of these that is asked for)",
    )


def measured_of(args: argparse.Namespace) -> dict[str, Any]:
    """What ``add_background``, ``add_measured`` and ``add_rates`` read, by the names that screens give it."""
    names = ("intervention", "rates", "share", "readout", "by")
    return {name: getattr(args, name) for name in names}


def add_resistant_start(parser: argparse.ArgumentParser) -> None:
    """--start, with the resistant attractors as one of its values."""
    question.add_start(
        parser,
        "also what is reached from the untreated resistant attractors, or from these states, and after withdrawal",
        metavar='resistant|"A=1 B=0"',
        default="",
    )


def asked_start(args: argparse.Namespace) -> str:
    """The start that was asked for, empty where none was. Raises LogicnetError for one that says nothing: it would
    leave out what it seems to ask.
    """
    if "start" in args.spoken and not args.start.strip():
        name = args.spoken["start"]
        raise LogicnetError(
            f"{name} takes a start, found {args.start!r}", hint=f'{name} resistant, or {name} "A=1 B=0"'
        )
    start: str = args.start
    return start


def design_of(args: argparse.Namespace, network: Network) -> Design:
    """The design that was asked for."""
    from logicnet.formats.catalogue import catalogue_for
    from logicnet.formats.files import read_bytes
    from logicnet.screens.designs import DEFAULT_OVER, design, parse_design, singles

    if args.listed is not None:
        question.refuse_together(args, "--list", _DESIGN, "the file says what is tried")
        return parse_design(read_bytes(args.listed).decode("utf-8", "replace"), network, catalogue_for(network))
    parts = singles(
        network,
        args.over or DEFAULT_OVER,
        knock_ins=not args.no_knock_ins,
        exclude=split_names(args.exclude),
        only=args.only,
        inputs=args.inputs,
        readouts=args.readouts,
        background=question.intervention_of(args, network),
    )
    return design(parts, args.size or 1)


def settings_of(args: argparse.Namespace, network: Network) -> dict[str, Any]:
    """The settings that were asked for, by the names that every screen gives its arguments."""
    from logicnet.formats.files import read_bytes
    from logicnet.screens.environments import EVERY_SETTING, parse_settings

    several = args.settings
    if several not in (None, EVERY_SETTING):
        several = parse_settings(read_bytes(Path(several)).decode("utf-8", "replace"), network)
    return {"setting": args.setting, "settings": several}
