"""Find and load the compiled core, once.

The only place in the package that knows where the shared library stands. The modules beside it declare its functions, a part each.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path


class Error(ctypes.Structure):
    """Mirror of ``logicnet_error``: code 0 is fine, ``begin`` and ``end`` are byte offsets into the text that was read."""

    _fields_ = [
        ("code", ctypes.c_int32),
        ("begin", ctypes.c_int64),
        ("end", ctypes.c_int64),
        ("message", ctypes.c_char * 480),
        ("hint", ctypes.c_char * 240),
    ]


def _candidates() -> list[Path]:
    name = {"win32": "logicnet_engine.dll", "darwin": "liblogicnet_engine.dylib"}.get(sys.platform, "liblogicnet_engine.so")
    here = Path(__file__).resolve().parent
    installed = [Path(entry) / "logicnet" / "core" / name for entry in sys.path if entry]
    chosen = os.environ.get("LOGICNET_ENGINE")
    return [*([Path(chosen)] if chosen else []), here / name, *installed]


@cache
def library() -> ctypes.CDLL:
    """The compiled core. Raises ImportError, saying what to do, where it was not built."""
    for path in _candidates():
        if path.is_file():
            return ctypes.CDLL(str(path))
    raise ImportError("logicnet's compiled core is not built: run `python3 run build`, or `pip install .` in the checkout")
