"""``logicnet convert``: a network from one format into another, with the list of what is lost."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from logicnet.cli.options import file_path
from logicnet.cli.printing import as_json
from logicnet.cli.question import add_json, add_network, network_of
from logicnet.cli.table import table
from logicnet.formats.knowledge import Loss, summary
from logicnet.formats.table import format_of, joined_by_or, written_suffixes

_WIDE = 80  # characters of what is lost in the table; JSON has all


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_network(parser)
    parser.add_argument(
        "output",
        type=file_path,
        metavar="OUTPUT",
        help=f"the file to write; ends in {joined_by_or(written_suffixes())}",
    )
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the file, and print what it has no room for."""
    from logicnet.formats import write

    network = network_of(args)
    lost = write(network, args.output)
    print(f"logicnet: wrote {args.output}", file=sys.stderr)
    if args.json:
        read = network.origin.format if network.origin else ""
        rows = [{"part": str(one.part), "about": one.about, "what": one.what} for one in lost]
        print(as_json({"network": network.name, "from": read, "to": format_of(args.output), "losses": rows}))
    else:
        print(report(lost))
    return 0


def report(lost: Iterable[Loss]) -> str:
    """What was lost as a table, and the sum by part above it."""
    rows = list(lost)
    if not rows:
        return "nothing is lost"
    things = "1 thing is" if len(rows) == 1 else f"{len(rows)} things are"
    head = f"{things} lost or written otherwise: {summary(rows)}"
    cells = [[one.part, one.about, _short(one.what)] for one in rows]
    return f"{head}\n\n{table(['part', 'about', 'what'], cells)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDE else f"{line[:_WIDE]}…"
