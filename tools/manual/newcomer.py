"""The way of a new user, as docs/start.md tells it: ``python -m manual.newcomer ROOT FOLDER``.

What is committed in ROOT is cloned, the page's shell lines install it from there into a new environment, and the page's
commands are run by the program that was installed, each in its turn. The page itself is what is followed: nothing here
repeats it. ``python3 run newcomer`` calls it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from manual.console import blocks
from manual.pages import Page, PageError

CHECKOUT = "path/to/logicnet"
"""What the page calls the folder that was fetched."""
PAGE = "start.md"
PROGRAM = "models/bin/logicnet"
"""Where the page's shell lines put the program."""


def follow(root: Path, folder: Path) -> int:
    """Follow the first page in an empty folder, and print how many seconds each part took. Returns an exit code.

    Raises PageError where something ends or prints otherwise than the page says.
    """
    clone, work = folder / "logicnet", folder / "work"
    work.mkdir(parents=True)
    subprocess.run(["git", "clone", "--quiet", str(root), str(clone)], check=True)
    text = (clone / "docs" / PAGE).read_text(encoding="utf-8")
    lines = "\n".join(blocks("sh", text)).replace(CHECKOUT, str(clone))
    began = time.monotonic()
    if status := subprocess.run(["bash", "-euc", lines], cwd=work).returncode:
        return status
    print(f"installed in {time.monotonic() - began:.0f} s")
    began = time.monotonic()
    Page(PAGE, work, (str(work / PROGRAM),)).filled(text)
    print(f"followed the page in {time.monotonic() - began:.1f} s")
    return 0


def main() -> int:
    os.environ.pop("PYTHONPATH", None)  # what was installed is asked, and not what lies here
    root, folder = (Path(word).resolve() for word in sys.argv[1:3])
    try:
        return follow(root, folder)
    except PageError as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
