"""``logicnet succession``: how a network commits itself, trap space by trap space, as a table or a picture."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from logicnet.cli import question
from logicnet.cli.options import file_path
from logicnet.cli.pictures import add_look, confirm_picture, look_of, print_or_save, save_picture
from logicnet.cli.readings import add_readings, readings_of
from logicnet.cli.table import room, shortened, table
from logicnet.model.assignment import equation

if TYPE_CHECKING:
    from logicnet.analysis.succession import Succession

_MOST_VALUES = 8  # of a motif, in a row


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.analysis.succession import NODES_FOLLOWED, NODES_TO_DRAW

    question.add_asked(parser)
    add_readings(parser)
    parser.add_argument("--output", type=file_path, metavar="FILE", help="draw it: ends in .svg, .png or .pdf")
    parser.add_argument(
        "--limit",
        type=question.at_least(1),
        metavar="N",
        help=f"follow this many trap spaces (default: {NODES_FOLLOWED}, for a picture {NODES_TO_DRAW})",
    )
    question.add_budget(parser)
    question.add_json(parser)
    add_look(parser)


def run(args: argparse.Namespace) -> int:
    """Print the steps, or draw them; whole, or marked with what ended it."""
    from logicnet.analysis.succession import NODES_FOLLOWED, NODES_TO_DRAW, succession

    confirm_picture(args)
    told = readings_of(args)
    limit = args.limit or (NODES_FOLLOWED if args.output is None else NODES_TO_DRAW)
    diagram = succession(**question.asked_of(args), limit=limit, **told, **question.bounds_of(args))
    return print_or_save(args, diagram, lambda: _text(diagram), lambda: _draw(args, diagram))


def _draw(args: argparse.Namespace, diagram: Succession) -> None:
    from logicnet import draw

    save_picture(args, draw.succession(diagram, **look_of(args)), diagram)


def _where(diagram: Succession) -> str:
    where = str(diagram.asked)
    return f" ({where})" if where else ""


def _text(diagram: Succession) -> str:
    from logicnet.analysis.attractor_columns import parted

    nodes, size = diagram.nodes, len(diagram.network.components)
    number = f"{len(nodes)} trap space{'' if len(nodes) == 1 else 's'}, {len(diagram.minimal)} minimal"
    known = number if diagram.complete else f"the first {number}, of more"
    heading = f"{diagram.network.name}{_where(diagram)}: {known}"
    parents: list[list[str]] = [[] for _ in nodes]
    for step in diagram.steps:
        words = [equation(name, value) for name, value in diagram.network.told(step.motif).items()]
        parents[step.target].append(f"{step.source + 1}: {shortened(words, _MOST_VALUES)}")
    minimal = set(diagram.minimal)
    cells = zip(*(diagram.readings.cells_in(node, diagram.network) for node in nodes), strict=True)
    differing, same = parted(zip(diagram.readings.names, cells, strict=False))
    rows: list[list[object]] = []
    for place, node in enumerate(nodes):
        fixed = len(node.to_dict()["fixed"])
        kind = "fixed point" if fixed == size else "minimal" if node in minimal else ""
        columns = [column[place] for _, column in (*differing, *same)]
        rows.append([place + 1, f"{fixed} of {size}", kind, *columns, "; ".join(parents[place])])
    titles: list[object] = ["node", "fixed", "kind", *(t for t, _ in (*differing, *same)), "from, by the motif"]
    lines = [titles, *rows]
    if room() is not None:  # what tells no rows apart is left out first where there is no room
        back = 3 + len(differing)
        lines = [[*row[:back], row[-1], *row[back:-1]] for row in lines]
    header = [str(title) for title in lines[0]]
    return f"{heading}\n\n{table(header, lines[1:], right=frozenset({'node'}), spare=len(same))}"
