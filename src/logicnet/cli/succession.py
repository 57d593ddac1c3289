"""``logicnet succession``: how a network commits itself, trap space by trap space, as a table or a picture."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from logicnet.cli.question import (
    add_budget,
    add_intervention,
    add_json,
    add_network,
    add_setting,
    as_json,
    at_least,
    intervention_of,
    network_of,
    setting_of,
)
from logicnet.cli.table import shortened, table

if TYPE_CHECKING:
    from logicnet.analysis.succession import Succession

_MOST_VALUES = 8  # of a motif, in a row


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    add_setting(parser)
    add_intervention(parser)
    parser.add_argument("--output", type=Path, metavar="FILE", help="draw it: ends in .svg, .png or .pdf")
    parser.add_argument("--limit", type=at_least(1), metavar="N", help="follow this many trap spaces (300)")
    add_budget(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the steps, or draw them; whole, or marked with what ended it."""
    from logicnet.analysis.succession import LIMIT, succession

    network = network_of(args)
    diagram = succession(
        network,
        setting=setting_of(args, network),
        intervention=intervention_of(args, network),
        limit=LIMIT if args.limit is None else args.limit,
        timeout=args.timeout,
        memory=args.memory,
    )
    if args.json:
        print(as_json(diagram.to_dict()))
    elif args.output is None:
        print(_text(diagram))
    if args.output is not None:
        _draw(diagram, args.output)
    if not diagram.complete:
        print(f"logicnet: incomplete: {diagram.why_incomplete}", file=sys.stderr)
    return 0


def _draw(diagram: Succession, path: Path) -> None:
    from logicnet import draw

    picture = draw.succession(diagram)
    picture.save(path)
    print(f"logicnet: wrote {path}", file=sys.stderr)


def _where(diagram: Succession) -> str:
    where = " ".join(part for part in (diagram.setting, diagram.intervention) if part)
    return f" ({where})" if where else ""


def _text(diagram: Succession) -> str:
    nodes, size = diagram.nodes, len(diagram.network.names)
    number = f"{len(nodes)} trap space{'' if len(nodes) == 1 else 's'}, {len(diagram.minimal)} minimal"
    known = number if diagram.complete else f"the first {number}, of more"
    heading = f"{diagram.network.name}{_where(diagram)}: {known}"
    parents: list[list[str]] = [[] for _ in nodes]
    for step in diagram.steps:
        words = [f"{name}={value}" for name, value in step.motif.items()]
        parents[step.target].append(f"{step.source + 1}: {shortened(words, _MOST_VALUES)}")
    minimal = set(diagram.minimal)
    rows: list[list[object]] = []
    for place, node in enumerate(nodes):
        fixed = len(node.fixed)
        kind = "fixed point" if fixed == size else "minimal" if node in minimal else ""
        rows.append([place + 1, f"{fixed} of {size}", kind, "; ".join(parents[place])])
    return f"{heading}\n\n{table(['node', 'fixed', 'kind', 'from, by the motif'], rows, right=frozenset({'node'}))}"
