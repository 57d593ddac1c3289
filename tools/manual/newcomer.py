"""The way of a new user, as docs/start.md tells it: ``python -m manual.newcomer ROOT FOLDER``.

What is committed in ROOT is cloned, the page's shell lines install it from there into a new environment, and the page's
commands are run by the program that was installed, each in its turn. The page itself is what is followed: nothing here
repeats it. ``python3 run newcomer`` calls it.
"""

from __future__ import annotations

import os
import subprocess
import sys
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
    began = os.times()
    if status := subprocess.run(["bash", "-euc", lines], cwd=work).returncode:
        return status
    print(f"installed in {_since(began)}")
    began = os.times()
    Page(PAGE, work, (str(work / PROGRAM),)).filled(text)
    print(f"followed the page in {_since(began)}")
    return 0


def _since(began: os.times_result) -> str:
    """The time since then, and the work that the programs did in it: others may use the machine meanwhile."""
    now = os.times()
    work = sum((now.children_user, now.children_system)) - sum((began.children_user, began.children_system))
    return f"{now.elapsed - began.elapsed:.0f} s ({work:.0f} s of work)"


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
