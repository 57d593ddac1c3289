"""``logicnet basins``: from how many states each attractor can be reached, and from how many no other can."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.options import file_path
from logicnet.cli.pictures import add_look, confirm_picture, look_of, print_or_save, save_picture
from logicnet.cli.progress import Bar
from logicnet.cli.table import shortened, table
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    from logicnet.analysis.basins import AttractorBasin, Basins, BasinSize, PhenotypeBasin

_MOST_NAMES = 8
_LONG = 10**12  # states, from which a table gives the first digits
_HEADER = ("strong", "states", "weak", "states ")  # of what is counted by the column before
_RIGHT = frozenset({"attractors", "", "size", *_HEADER})


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.analysis.attractors import ATTRACTORS_LISTED

    question.add_asked(parser)
    parser.add_argument(
        "--phenotype",
        default="",
        metavar="NAME_OR_EXPRESSION",
        help="count the basins of the attractors that show it together (default: each that the network names)",
    )
    parser.add_argument("--output", type=file_path, metavar="FILE", help="draw it: ends in .svg, .png or .pdf")
    question.add_limit(parser, "list up to N attractors", ATTRACTORS_LISTED)
    question.add_budget(parser)
    question.add_json(parser)
    add_look(parser)


def run(args: argparse.Namespace) -> int:
    """Print the basin of each attractor and of each phenotype, or draw them."""
    from logicnet.analysis.basins import basins

    confirm_picture(args)
    asked, bounds = question.asked_of(args), question.bounds_of(args)
    with Bar("counting basins") as bar:
        answer = basins(**asked, phenotype=args.phenotype, limit=args.limit, **bounds, progress=bar.update)
    return print_or_save(args, answer, lambda: _text(answer), lambda: _draw(args, answer))


def _draw(args: argparse.Namespace, answer: Basins) -> None:
    from logicnet import draw

    save_picture(args, draw.basin_bars(answer, **look_of(args)), answer)


def _text(answer: Basins) -> str:
    from logicnet.analysis.basins import BASINS_SHOWN

    held = str(answer.asked)
    head = f"{answer.network.name}{f' ({held})' if held else ''}"
    if answer.states is None:
        return f"{head}: undecided"
    many = len(answer.basins)
    walked, all_of = len(answer.followed), len(answer.network.components)
    part = f", {walked} of {all_of} components" if 0 < walked < all_of else ""
    head += f": {many} attractor{'' if many == 1 else 's'}, {number_of(answer.states)} states ({answer.method}{part})"
    shown = answer.largest(BASINS_SHOWN)
    parts = [head, "", _attractors(shown)]
    if len(shown) < many:
        more = many - len(shown)
        parts += ["", f"{more} attractor{'' if more == 1 else 's'} more: --json has all"]
    if answer.phenotypes:
        parts += ["", _phenotypes(answer.phenotypes)]
    conditions = any(one.attractor.condition for one in answer.basins)
    among = "; shares are of the states that fulfil the condition" if conditions else ""
    parts += ["", f"weak: it can be reached from there; strong: no other attractor can{among}"]
    return "\n".join(parts)


def _attractors(found: Sequence[tuple[int, AttractorBasin]]) -> str:
    from logicnet.analysis.attractor_columns import names_on, names_oscillating

    rows = []
    for number, one in sorted(found, key=lambda two: _by_size(two[1])):
        attractor = one.attractor
        rows.append(
            [
                number,
                *_sizes(one.size),
                attractor.kind,
                "?" if attractor.states is None else attractor.states,
                equated(attractor.condition),
                shortened(attractor.free_inputs, _MOST_NAMES),
                shortened(names_on(attractor), _MOST_NAMES),
                shortened(names_oscillating(attractor), _MOST_NAMES),
            ]
        )
    header = ["", *_HEADER, "kind", "size", "condition", "free", "on", "oscillating"]
    told = [n for n in range(len(header)) if any(row[n] != "" for row in rows)]
    return table([header[n] for n in told], [[row[n] for n in told] for row in rows], right=_RIGHT)


def _phenotypes(found: tuple[PhenotypeBasin, ...]) -> str:
    rows = [[*_sizes(one.size), one.phenotype, one.shown, one.attractors] for one in found]
    return table([*_HEADER, "phenotype", "shown", "attractors"], rows, right=_RIGHT)


def _by_size(one: AttractorBasin) -> tuple[str, int, int]:
    return equated(one.attractor.condition), -(one.size.strong or 0), -(one.size.weak or 0)


def _sizes(size: BasinSize) -> list[str]:
    from logicnet.analysis.basins import percent

    return [
        "?" if part is None else word
        for part, share in ((size.strong, size.strong_share), (size.weak, size.weak_share))
        for word in (percent(share or 0.0), number_of(part or 0))
    ]


def number_of(states: int) -> str:
    """A number of states: exact up to twelve digits, then its first ones.

    >>> number_of(8388608), number_of(2**60), number_of(2**2000)
    ('8388608', '1.15e18', '1.15e602')
    """
    return str(states) if states < _LONG else f"{Decimal(states):.2e}".replace("e+", "e")
