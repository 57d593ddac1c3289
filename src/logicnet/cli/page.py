"""``logicnet page``: a network as one HTML file that answers by itself in a browser."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from logicnet.cli import question
from logicnet.cli.options import file_path
from logicnet.cli.printing import as_json, print_bytes
from logicnet.draw.graphs.engines import LAYOUTS

if TYPE_CHECKING:
    from logicnet.report.page.network_page import NetworkPage

_STDOUT = Path("-")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    question.add_network(parser)
    parser.add_argument(
        "--output",
        required=True,
        type=file_path,
        metavar="FILE",
        help="ends in .html or .htm; - writes to stdout",
    )
    question.add_setting(parser)
    question.add_intervention(parser)
    parser.add_argument(
        "--phenotype",
        default="",
        metavar="NAME_OR_EXPRESSION",
        help="what the page looks at first (default: the network's first phenotype)",
    )
    parser.add_argument(
        "--screen",
        type=file_path,
        metavar="FILE",
        help="take the table of a screen of this network along (logicnet screen NETWORK --output FILE)",
    )
    parser.add_argument("--title", default="", metavar="TEXT", help="the page's heading (default: the network's title)")
    parser.add_argument(
        "--embed",
        action="store_true",
        help="for a frame in another page, whose element is printed: the page tells that page which question it shows",
    )
    parser.add_argument(
        "--layout",
        choices=LAYOUTS,
        help="source: put the components where the network's file does; others as draw does (default: dot or force)",
    )
    question.add_budget(parser, "end the search for attractors that are found while the page is made (default: 20)")
    question.add_json(parser)


def run(args: argparse.Namespace) -> int:
    """Write the page, and say where it is and how large. Returns the exit code: 130 where Ctrl-C left attractors."""
    from logicnet.formats import checked_output
    from logicnet.report.model.report import PAGE_SUFFIXES
    from logicnet.report.page.file import PageParts

    if args.output == _STDOUT:
        question.refuse_together(args, "--output -", ["--json"], "both would be written to stdout")
    else:
        checked_output(args.output, PAGE_SUFFIXES)
    PageParts.built()  # an installation without them is told of before the work
    made = _made(args)
    for note in made.notes:
        print(f"logicnet: {note}", file=sys.stderr)
    if args.output == _STDOUT:
        print_bytes(made.html.encode())
        print(f"logicnet: {_size(made)}", file=sys.stderr)
        return question.tell_incomplete(made.found)
    made.save(args.output)
    frame = made.frame(quote(args.output.name)) if args.embed else ""
    if args.json:
        print(as_json({"file": str(args.output), **made.to_dict(), "frame": frame}))
    else:
        print("\n".join(filter(None, [f"wrote {args.output}: {_size(made)}", frame])))
    return question.tell_incomplete(made.found)


def _made(args: argparse.Namespace) -> NetworkPage:
    from logicnet import page
    from logicnet.report.page.results import SECONDS_AT_FIRST

    # apart, as the page's switches have them: a context is taken into the arguments where the network is read
    given: dict[str, Any] = {"setting": args.setting, "intervention": args.intervention, "context": args.context}
    network = question.network_of(args)
    return page(
        network,
        **given,
        phenotype=args.phenotype,
        screen=args.screen,
        title=args.title,
        embed=args.embed,
        layout=args.layout,
        timeout=args.timeout or SECONDS_AT_FIRST,
        memory=args.memory,
    )


def _size(made: NetworkPage) -> str:
    """The size of the file, and of its parts."""
    parts = ", ".join(f"{name} {size / 1e3:.0f}" for name, size in made.sizes.items())
    return f"{made.size / 1e6:.2f} MB (kB: {parts})"
