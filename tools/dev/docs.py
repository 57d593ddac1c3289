"""The manual as a static site: `docs`."""

from __future__ import annotations

import argparse

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
