"""The manual: `docs` builds it as a static site, `newcomer` follows its first page."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from dev.place import PYTHON, ROOT, call
from dev.set_up import set_up

SITE = ROOT / "build" / "site"
WORK = ROOT / "build" / "manual"


def docs(_: argparse.Namespace) -> int:
    """build the manual into build/site, a folder for each version; open build/site/index.html

    Runs what its pages show, executes its notebooks, and ends with 1 at the first warning. Versions that were built
    before stay beside it."""
    set_up()
    status = call(PYTHON, "-m", "manual", ROOT, SITE, WORK, surroundings={"PYTHONPATH": str(ROOT / "tools")})
    if status == 0:
        print(f"built {(SITE / 'index.html').relative_to(ROOT)}")
    return int(status != 0)


def newcomer(_: argparse.Namespace) -> int:
    """follow the manual's first page as a new user does: a clean clone, a new environment, its lines one by one

    Says how many seconds the installation took, and how many the way to a figure and a claim. Takes what is
    committed."""
    with tempfile.TemporaryDirectory(prefix="logicnet-") as folder:
        around = {"PYTHONPATH": str(ROOT / "tools")}
        return call(sys.executable, "-m", "manual.newcomer", ROOT, Path(folder) / "new", surroundings=around)
