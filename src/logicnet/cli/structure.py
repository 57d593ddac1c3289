"""``logicnet structure``: the influence graph of a network, taken apart."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from logicnet.cli.printing import as_json
from logicnet.cli.question import add_json, add_limit, add_network, add_timeout, network_of
from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.analysis.structure import Structure

_SHOWN = 20  # circuits in the table; JSON has all that are listed


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from logicnet.analysis.structure import CIRCUIT_SECONDS, CIRCUITS_LISTED

    add_network(parser)
    parser.add_argument(
        "--phenotype",
        default="",
        metavar="NAME_OR_EXPRESSION",
        help="what distances are measured to (default: all phenotypes of the network)",
    )
    add_limit(parser, "list at most so many feedback circuits, the shortest ones", CIRCUITS_LISTED)
    add_timeout(
        parser, f"end the list of feedback circuits after this time (default: {CIRCUIT_SECONDS:g})", CIRCUIT_SECONDS
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Print the structure."""
    from logicnet.analysis.structure import structure

    found = structure(network_of(args), args.phenotype, limit=args.limit, timeout=args.timeout)
    print(as_json(found.to_dict()) if args.json else _text(found))
    if not found.complete:
        print(f"logicnet: not all feedback circuits are listed: {found.why_incomplete}", file=sys.stderr)
    return 0


def _text(found: Structure) -> str:
    network = found.network
    word = "minimum" if found.feedback_is_minimum else "minimal; a smaller one may exist"
    several = [block for block in found.blocks if len(block) > 1]
    distances = list(found.distances.values())
    far = f", at most {max(distances)} regulations away" if distances else ""
    parts = [
        f"{network.name}: {len(network.components)} components, {len(found.blocks)} blocks, "
        f"{'' if found.complete else 'more than '}{len(found.circuits)} feedback circuits",
        "",
        f"inputs: {_joined(found.inputs)}",
        f"outputs: {_joined(found.outputs)}",
        f"feedback vertex set ({word}): {_joined(found.feedback_vertex_set)}",
    ]
    if found.phenotypes:
        parts += [
            f"reach {', '.join(found.phenotypes)}: {len(distances)} components{far}",
            f"reach none of them: {_joined(found.reach_no_phenotype)}",
        ]
    if several:
        rows = [[number, len(block), " ".join(block)] for number, block in enumerate(found.blocks, 1) if len(block) > 1]
        parts += ["", table(["block", "size", "components"], rows, right=frozenset({"block", "size"}))]
    if found.circuits:
        circuits = [[c.sign, len(c.components), " -> ".join(c.components)] for c in found.circuits[:_SHOWN]]
        parts += ["", table(["sign", "length", "circuit"], circuits, right=frozenset({"length"}))]
    if len(found.circuits) > _SHOWN:
        parts.append(f"... and {len(found.circuits) - _SHOWN} longer ones; --json lists them")
    return "\n".join(parts)


def _joined(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"
