"""Stamps in .venv tell what is up to date there: the Python, the packages, the core."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from dev.place import LOCK, ROOT, VENV, Stop

STAMP = VENV / "stamp.json"
ENGINE = ROOT / "src" / "engine"
SOURCES = (".cpp", ".hpp", ".h", ".inc", ".map")


def packages_digest() -> str:
    return digest([ROOT / "pyproject.toml", LOCK])


def core_digest() -> str:
    sources = sorted(path for path in ENGINE.rglob("*") if path.suffix in SOURCES)
    return digest([ROOT / "CMakeLists.txt", *sources])


def digest(paths: list[Path]) -> str:
    """One number for the names and the contents of these files."""
    total = hashlib.sha256()
    for path in paths:
        if not path.exists():
            raise Stop(f"{path.name} is missing: the checkout is not complete")
        name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
        total.update(f"{name}\0".encode() + path.read_bytes())
    return total.hexdigest()


def stamps() -> dict[str, str]:
    try:
        return dict(json.loads(STAMP.read_text()))
    except (OSError, ValueError):
        return {}


def stamp(**what: str) -> None:
    STAMP.write_text(json.dumps({**stamps(), **what}))


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Two calls at once take turns, where the system can lock a file."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    with (ROOT / "run").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
