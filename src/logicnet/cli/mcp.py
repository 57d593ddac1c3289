"""``logicnet mcp``: the server that assistants ask over the Model Context Protocol, and the list of its tools."""

from __future__ import annotations

import argparse
import inspect
from pathlib import Path
from typing import Any

from logicnet.cli.assistants.desk import MEMORY, ROWS_GIVEN, TIMEOUT, Desk
from logicnet.cli.options import file_path
from logicnet.cli.printing import as_json
from logicnet.cli.question import add_budget, add_json, at_least, refuse_together
from logicnet.cli.table import table
from logicnet.errors import FormatError, LogicnetError


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--tools", action="store_true", help="list the tools, and serve nothing")
    parser.add_argument(
        "--folder", type=file_path, metavar="FOLDER", help="read model files of this folder (default: shipped networks)"
    )
    parser.add_argument(
        "--rows", type=at_least(1), metavar="N", help=f"rows that an answer has at most (default: {ROWS_GIVEN})"
    )
    add_budget(parser, f"end each answer after this time (default: {TIMEOUT:g})", memory=f"{MEMORY >> 30}G")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    """List the tools, or serve them on stdin and stdout until stdin ends."""
    if args.tools:
        refuse_together(
            args, "--tools", ["--folder", "--rows", "--timeout", "--memory"], "it lists, and serves nothing"
        )
        print(as_json({"tools": _records()}) if args.json else _text())
        return 0
    if args.json or args.wide:
        raise LogicnetError("--json and --wide go with --tools: a server prints what the protocol says")
    if args.folder is not None and not Path(args.folder).is_dir():
        raise FormatError(f"{args.folder}: there is no such folder", hint="name the folder that holds the models")
    from logicnet.cli.assistants.server import serve

    serve(Desk(args.folder, args.timeout or TIMEOUT, args.memory or MEMORY, args.rows or ROWS_GIVEN))
    return 0


def _text() -> str:
    from logicnet.cli.assistants.tools import TOOLS

    rows = [
        [
            name,
            (inspect.getdoc(tool) or "").rstrip("."),
            ", ".join(inspect.signature(tool).parameters).partition(", ")[2],
        ]
        for name, tool in TOOLS.items()
    ]
    return table(["tool", "what it answers", "arguments"], rows)


def _records() -> list[dict[str, Any]]:
    from logicnet.cli.assistants.server import description_of, signature_of
    from logicnet.cli.assistants.tools import TOOLS

    return [
        {
            "name": name,
            "description": inspect.getdoc(tool),
            "arguments": [
                {"name": one.name, "description": description_of(one.annotation), "required": one.default is one.empty}
                for one in signature_of(tool).parameters.values()
            ],
        }
        for name, tool in TOOLS.items()
    ]
