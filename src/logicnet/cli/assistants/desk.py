"""Where tools answer: which files they may read, and what an answer may take."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from logicnet.core.budget import Clock
from logicnet.errors import FormatError, LogicnetError, UnknownName, did_you_mean
from logicnet.model import Network

TIMEOUT = 60.0
MEMORY = 2 << 30
ROWS_GIVEN = 200
LARGEST_FILE = 20 << 20
"""Bytes of a model's file."""
_MOST_FILES = 1000  # that are listed
_LOOKING = 0.5  # of the time, for looking which files hold a network
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """Where tools answer.

    - ``folder``: the only folder whose files are read; None where none are, but for the shipped networks.
    - ``timeout``: the seconds that an answer may take.
    - ``memory``: the bytes that an answer may take, of questions that count them.
    - ``rows``: the rows that an answer has at most.
    """

    folder: Path | None = None
    timeout: float = TIMEOUT
    memory: int = MEMORY
    rows: int = ROWS_GIVEN

    def network(self, name: str) -> Network:
        """A shipped network, or the one in a file of the folder. Raises LogicnetError, with the nearest name."""
        from logicnet.formats import load, networks

        if name in networks():
            return load(name)
        if not self._names_a_file(name):
            files = self.files()
            same = [file for file in files if Path(file).name.partition(".")[0].casefold() == name.casefold()]
            hint = f"did you mean {' or '.join(map(repr, same[:_NAMED]))}?" if same else ""
            raise UnknownName("network", name, [*networks(), *files], hint=hint)
        path = self.file(name)
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise FormatError(
                f"{name} has more than {LARGEST_FILE >> 20} MiB", hint="the command line has no such bound"
            )
        return load(str(path))

    def file(self, name: str) -> Path:
        """A file of the folder, by its path in it. Raises FormatError for one that stands elsewhere."""
        if self.folder is None:
            raise FormatError(
                f"{name}: no file is read here", hint="only shipped networks, unless logicnet mcp has a --folder"
            )
        root = self.folder.resolve()
        try:
            path = (root / name).resolve()
            stands = path.is_relative_to(root) and path.is_file()
        except (OSError, ValueError, RuntimeError):  # no name of a file: too long, a zero in it, links in a circle
            path, stands = root, False
        if not path.is_relative_to(root):
            raise FormatError(
                f"{name} is not a file of the server's folder", hint="name a file by its path in that folder"
            )
        if not stands:
            near = did_you_mean(name, self.files(), "files")
            raise FormatError(f"{name}: there is no such file in the server's folder", hint=near)
        return path

    def files(self) -> list[str]:
        """Files of the folder that are called like models, by their path in it; files beside models are none."""
        from logicnet.formats.table import SIDECAR, read_suffixes

        if self.folder is None:
            return []
        root, ends = self.folder.resolve(), tuple(read_suffixes())
        found: list[str] = []
        for place, folders, names in os.walk(root):
            folders[:] = sorted(one for one in folders if not one.startswith("."))
            for name in sorted(names):
                path = Path(place, name)
                called = name.lower().endswith(ends) and not name.lower().endswith(SIDECAR)
                if called and path.is_file() and path.resolve().is_relative_to(root):
                    found.append(str(path.relative_to(root)))
            if len(found) >= _MOST_FILES:
                break
        return sorted(found)

    def models(self) -> dict[str, list[str]]:
        """The files by what they hold: ``files`` a network, ``claims`` claims, and ``files_not_looked_at`` nobody knows
        what, as there was no time for them. What holds none of both is not there.
        """
        from logicnet.evidence import read_claims

        clock = Clock(self.timeout * _LOOKING)
        held: dict[str, list[str]] = {"files": [], "claims": [], "files_not_looked_at": []}
        for name in self.files():
            if clock.over:
                held["files_not_looked_at"].append(name)
            elif _readable(partial(self.network, name)):
                held["files"].append(name)
            elif name.endswith(".toml") and _readable(partial(read_claims, self.file(name))):
                held["claims"].append(name)
        return held

    def without_place(self, text: str) -> str:
        """A text without where the folder stands on the machine: files are called by their path in it."""
        for folder in () if self.folder is None else (self.folder.resolve(), self.folder.absolute()):
            text = text.replace(f"{folder}{os.sep}", "").replace(str(folder), "the server's folder")
        return text

    def limit(self, asked: int) -> int:
        """How many rows an answer has, of those that were asked for. Raises LogicnetError for less than one."""
        if asked < 1:
            raise LogicnetError(f"expected a limit of at least 1, found {asked}")
        return min(asked, self.rows)

    def _names_a_file(self, name: str) -> bool:
        return bool(Path(name).suffix) or os.sep in name or (self.folder is not None and (self.folder / name).is_file())


def _readable(read: Callable[[], object]) -> bool:
    try:
        read()
    except (LogicnetError, RecursionError):
        return False
    return True
