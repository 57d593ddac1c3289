"""The table of plots: each is found by its name, and nothing heavy is loaded before one is drawn."""

from __future__ import annotations

import subprocess
import sys


def test_importing_draw_loads_nothing_heavy() -> None:
    heavy = ["matplotlib", "numpy", "graphviz", "wasmtime", "pandas"]
    code = f"import sys, logicnet.draw; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
