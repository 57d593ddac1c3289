"""``python -m manual ROOT SITE WORK``: builds the manual of a checkout. `python3 run docs` calls it."""

from __future__ import annotations

import sys
from pathlib import Path

from logicnet import __version__
from manual.pages import PageError
from manual.site import build


def main() -> int:
    root, site, work = (Path(word).resolve() for word in sys.argv[1:4])
    try:
        return build(root, site, __version__, work)
    except PageError as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
