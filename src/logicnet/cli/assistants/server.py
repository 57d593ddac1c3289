"""The server: the tools, offered over stdio with the official package ``mcp``, each call in a process of its own."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, get_type_hints

from logicnet.cli.assistants.child import REFUSED, over
from logicnet.cli.assistants.desk import Desk
from logicnet.cli.assistants.tools import TOOLS, Tool, confirm_arguments
from logicnet.errors import LogicnetError

_GRACE = 20.0  # seconds beyond the desk's in which a call ends by itself, before it is ended
_AT_ONCE = threading.BoundedSemaphore(4)  # answers; others wait, and their time begins when they do
INSTRUCTIONS = """\
Exact answers about logical (Boolean and multi-valued) networks of cancer cells. Begin with list_networks, then describe
the one you want: names are those that it lists. Every answer says how far it goes (status: exact, bounded, sampled,
incomplete), of which network it is (digest), on which references it rests, and the command that gives it again, with
the rows that limit kept back; its notes say what was unusual in the network's file, names that are perhaps misspelt
among it: tell the user of them.
"""


def serve(desk: Desk) -> None:
    """Answer on stdin and stdout until stdin ends. Raises LogicnetError where the package is not there."""
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp.types import ToolAnnotations
    except ImportError:
        raise LogicnetError("the server needs the package mcp, version 2", hint='pip install "logicnet[mcp]"') from None
    from logicnet import __version__

    class Server(MCPServer):  # type: ignore[misc]  # an extra, whose types are not read
        """A server that refuses tools that there are not, with the nearest, and arguments that no tool takes: the
        package leaves these out, and a misspelt setting would ask about the network without any.
        """

        async def call_tool(self, name: str, arguments: dict[str, Any], *context: Any, **named: Any) -> Any:
            try:
                confirm_arguments(name, arguments)
            except LogicnetError as error:
                raise ToolError(str(error)) from None
            return await super().call_tool(name, arguments, *context, **named)

    server = Server("logicnet", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")
    reading = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    for name, tool in TOOLS.items():
        server.add_tool(
            _offered(name, tool, desk),
            name=name,
            description=inspect.getdoc(tool),
            annotations=reading,
            structured_output=True,
        )
    server.run("stdio")


def signature_of(tool: Tool) -> inspect.Signature:
    """What a tool takes beside the desk, with types and descriptions."""
    hints = get_type_hints(tool, include_extras=True)
    taken = list(inspect.signature(tool).parameters.values())[1:]
    return inspect.Signature(
        [one.replace(annotation=hints[one.name], kind=one.KEYWORD_ONLY) for one in taken],
        return_annotation=dict[str, Any],
    )


def description_of(annotation: Any) -> str:
    """The description of an argument."""
    return str(annotation.__metadata__[0])


def _offered(name: str, tool: Tool, desk: Desk) -> Callable[..., dict[str, Any]]:
    """A tool as the package takes it: a function whose signature has the descriptions where the package looks."""
    from typing import Annotated

    from pydantic import Field

    signature = signature_of(tool)
    described = [
        one.replace(annotation=Annotated[one.annotation.__origin__, Field(description=description_of(one.annotation))])
        for one in signature.parameters.values()
    ]

    def call(**arguments: Any) -> dict[str, Any]:
        return called(desk, name, arguments)

    call.__name__ = name
    call.__signature__ = signature.replace(parameters=described)  # type: ignore[attr-defined]
    call.__annotations__ = {one.name: one.annotation for one in described} | {"return": dict[str, Any]}
    return call


def called(desk: Desk, name: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The answer of a tool, from a process that ends in time. Raises the package's ToolError where it has none."""
    from mcp.server.mcpserver.exceptions import ToolError

    question = {
        "tool": name,
        "arguments": arguments,
        "folder": "" if desk.folder is None else str(desk.folder.resolve()),
        "timeout": desk.timeout,
        "memory": desk.memory,
        "rows": desk.rows,
    }
    # -P: the folder that the server was started in is none of Python's own
    words = [sys.executable, "-P", "-m", "logicnet.cli.assistants.child"]
    try:
        with _AT_ONCE:
            done = subprocess.run(
                words,
                input=json.dumps(question),
                capture_output=True,
                encoding="utf-8",
                cwd=desk.folder,  # files that a text names stand there
                timeout=desk.timeout + _GRACE,
            )
    except subprocess.TimeoutExpired:
        raise ToolError(over(desk.timeout)) from None
    if done.returncode == REFUSED:
        raise ToolError(done.stderr.strip())
    if done.returncode != 0:
        last = done.stderr.strip().rpartition("\n")[2] or "out of memory perhaps"
        raise ToolError(f"the answer ended with code {done.returncode}: {desk.without_place(last)}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
