"""Find and load the compiled core, once.

The only place in the package that knows where the shared library stands. The modules beside it declare its functions,
a part each.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from pathlib import Path


class Error(ctypes.Structure):
    """Mirror of ``logicnet_error``: code 0 is fine; ``begin`` and ``end`` are byte offsets into the text."""

    _fields_ = [
        ("code", ctypes.c_int32),
        ("begin", ctypes.c_int64),
        ("end", ctypes.c_int64),
        ("message", ctypes.c_char * 480),
        ("hint", ctypes.c_char * 240),
    ]


def _candidates() -> list[Path]:
    names = {"win32": "logicnet_engine.dll", "darwin": "liblogicnet_engine.dylib"}
    name = names.get(sys.platform, "liblogicnet_engine.so")
    chosen = os.environ.get("LOGICNET_ENGINE")  # the build under sanitizers, for instance
    if chosen:
        return [Path(chosen)]
    # `pip install -e .` reads the modules from src/ but puts the library into site-packages.
    installed = [Path(entry) / "logicnet" / "core" / name for entry in sys.path if entry]
    return [Path(__file__).resolve().parent / name, *installed]


@cache
def library() -> ctypes.CDLL:
    """The compiled core. Raises ImportError, saying what to do, where it was not built."""
    for path in _candidates():
        if path.is_file():
            return ctypes.CDLL(str(path))
    built_by = "`python3 run build`, or `pip install .` in the checkout"
    raise ImportError(f"logicnet's compiled core is not built: {built_by}")
