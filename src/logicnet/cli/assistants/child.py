"""The process that answers one call: it reads the question as JSON on stdin, prints the answer, and ends.

Two things hold for all that it does, whatever a tool asks of the library: it ends its work when its time is over, as
Ctrl-C would, so that what was found until then is the answer; and it opens no file for writing, nor one for reading
that is not of the desk's folder, of logicnet or of Python.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from logicnet.cli.assistants.bounds import within_bounds
from logicnet.cli.assistants.desk import Desk
from logicnet.errors import FormatError, LogicnetError

_MOMENT = 5.0  # seconds after the desk's own, which tools hold to by themselves where they can
_SYSTEM = ("/proc", "/sys", "/dev")  # free memory, processors, random numbers
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset(  # what Python calls it when something is changed, or somebody else is asked
    {
        *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod"),
        *("os.system", "os.exec", "os.posix_spawn", "os.fork", "subprocess.Popen", "socket.connect", "socket.bind"),
    }
)
REFUSED = 2
"""The exit code for what is wrong in a question; its message is then on stderr."""


def answer_stdin() -> int:
    """Answer the question on stdin."""
    import threading
    from _thread import interrupt_main

    asked: Mapping[str, Any] = json.load(sys.stdin)
    desk = Desk(Path(asked["folder"]) if asked["folder"] else None, asked["timeout"], asked["memory"], asked["rows"])
    try:
        guard(desk)
        timer = threading.Timer(desk.timeout + _MOMENT, interrupt_main)
        timer.daemon = True
        timer.start()
        answer = answered(desk, asked["tool"], asked["arguments"])
        timer.cancel()
    except LogicnetError as error:
        print(desk.without_place(str(error)), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print(over(desk.timeout), file=sys.stderr)
        return REFUSED
    print(desk.without_place(json.dumps(answer)))
    return 0


def answered(desk: Desk, tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """What a tool answers; of an answer that its time ended, that stands there. Raises LogicnetError."""
    from logicnet.cli.assistants.tools import TOOLS, confirm_arguments

    confirm_arguments(tool, arguments)
    answer = TOOLS[tool](desk, **arguments)
    if not answer["complete"]:
        answer["why_incomplete"] += f" (the server gives an answer {desk.timeout:g} s and {desk.memory >> 20} MiB)"
    return within_bounds(answer)


def over(seconds: float) -> str:
    """What to say where the time was over before there was an answer."""
    return (
        f"no answer within {seconds:g} s\nask for less: hold more inputs, name fewer components (only), smaller sets "
        "(size); or start the server with a longer --timeout"
    )


def guard(desk: Desk) -> None:
    """From now on this process opens nothing for writing, and reads only what is of the desk's folder, of logicnet or
    of Python.
    """
    from logicnet.formats.folder import network_folder

    own = [Path(__file__).resolve().parents[2], network_folder().resolve()]
    home = (*sys.path, sys.prefix, sys.base_prefix, sys.pycache_prefix, *_SYSTEM)
    python = [Path(entry).resolve() for entry in home if entry]
    folder = [] if desk.folder is None else [desk.folder.resolve()]
    allowed = tuple({str(path) for path in (*own, *python, *folder)})

    def confirm(event: str, given: tuple[Any, ...]) -> None:
        if event in _CHANGES:
            raise PermissionError(f"{event}: nothing is changed here, and nobody else is asked")
        if event not in ("open", "os.listdir", "os.scandir") or not isinstance(given[0], str | bytes | os.PathLike):
            return
        path = os.path.realpath(os.fsdecode(given[0]))
        if not any(path == root or path.startswith(root.rstrip(os.sep) + os.sep) for root in allowed):
            raise FormatError(f"{os.fsdecode(given[0])}: no file is read here that is not in the server's folder")
        writing = event == "open" and (
            (isinstance(given[1], str) and any(letter in given[1] for letter in "wax+"))
            or (given[1] is None and given[2] & _WRITES)
        )
        if writing and not path.startswith(_SYSTEM):
            raise PermissionError(f"{path}: nothing is written here")

    sys.addaudithook(confirm)


if __name__ == "__main__":
    sys.exit(answer_stdin())
