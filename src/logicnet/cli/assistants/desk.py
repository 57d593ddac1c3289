"""Where tools answer: which files they may read, and what an answer may take."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from logicnet.errors import FormatError, LogicnetError, UnknownName
from logicnet.model import Network

TIMEOUT = 60.0
MEMORY = 2 << 30
ROWS_GIVEN = 200


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
            raise UnknownName("network", name, [*networks(), *self.files()])
        return load(str(self.file(name)))

    def file(self, name: str) -> Path:
        """A file of the folder, by its path in it. Raises FormatError for one that stands elsewhere."""
        if self.folder is None:
            raise FormatError(
                f"{name}: no file is read here", hint="only shipped networks, unless logicnet mcp has a --folder"
            )
        root = self.folder.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            raise FormatError(f"{name} is not a file of {self.folder}", hint="name a file by its path in that folder")
        return path

    def files(self) -> list[str]:
        """The model files of the folder, by their path in it."""
        from logicnet.formats.table import read_suffixes

        if self.folder is None:
            return []
        root, ends = self.folder.resolve(), tuple(read_suffixes())
        found = (path for path in root.rglob("*") if path.name.lower().endswith(ends) and path.is_file())
        return sorted(str(path.relative_to(root)) for path in found if path.resolve().is_relative_to(root))

    def limit(self, asked: int) -> int:
        """How many rows an answer has, of those that were asked for. Raises LogicnetError for less than one."""
        if asked < 1:
            raise LogicnetError(f"expected a limit of at least 1, found {asked}")
        return min(asked, self.rows)

    def _names_a_file(self, name: str) -> bool:
        return bool(Path(name).suffix) or os.sep in name or (self.folder is not None and (self.folder / name).is_file())
