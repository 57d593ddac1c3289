"""An error as a notebook shows it: the user's own lines that led to it, and what it says.

IPython asks an exception for its ``_render_traceback_``. Plain Python never does, and shows the whole traceback.
"""

from __future__ import annotations

import linecache
import sys
from collections.abc import Iterator
from traceback import walk_tb
from types import FrameType

_OTHERS = ("IPython", "ipykernel", "logicnet")  # whose lines a user has not written
_RED, _PLAIN = "\x1b[31m", "\x1b[0m"


def rendered(error: BaseException) -> list[str]:
    """The lines: each of the user's own with its cell or file, then the kind of error and what it says."""
    name = type(error).__name__
    return [*(_told(frame, line) for frame, line in _own(error)), f"{_RED}{name}{_PLAIN}: {error}"]


def _own(error: BaseException) -> Iterator[tuple[FrameType, int]]:
    """The frames of the user, and the line that each stands at, down to the first call into this package."""
    begun = False
    for frame, line in walk_tb(error.__traceback__):
        package = str(frame.f_globals.get("__name__", "")).partition(".")[0]
        if package not in _OTHERS:
            begun = True
            yield frame, line
        elif begun and package == "logicnet":
            return


def _told(frame: FrameType, line: int) -> str:
    file = frame.f_code.co_filename
    text = linecache.getline(file, line, frame.f_globals).strip()
    return f"{_cell_of(file) or file}, line {line}\n----> {text}\n"


def _cell_of(file: str) -> str:
    """The cell that IPython compiled under this name, ``Cell In[3]``; empty where it is another file."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    named = getattr(getattr(shell, "compile", None), "format_code_name", None)
    found = named(file) if named is not None else None
    return " ".join(found) if found else ""
