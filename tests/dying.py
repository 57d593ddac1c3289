"""A screen that dies, without any clean-up, at its k-th operation on the files of one folder.

``python dying.py FOLDER NAME K``: for K = 0 the screen is run undisturbed; else it dies just before operation K on the
folder (a write is torn: half of it reaches the disk). Exit code 9 where it died, 0 where it ended before.
``python dying.py FOLDER NAME all`` does so for every K in a folder of its own, starts each killed run again, and
prints what each is left with.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pathlib
import sys
import traceback
from pathlib import Path
from typing import Any

DIED = 9
RULES = "I, I\nA, I & !B\nB, A | C\nC, C"
ASKED: dict[str, Any] = {"settings": "all", "over": ["nodes"], "start": "resistant", "samples": 10}


class Death:
    """Counts operations and ends the process at the chosen one."""

    def __init__(self, folder: Path, at: int) -> None:
        self.folder, self.left = str(folder), at

    def step(self) -> bool:
        """Whether the process must die now."""
        self.left -= 1
        return self.left == 0

    def watch(self) -> None:
        """Look at every open, rename, removal and change of mode in the folder, at every write, flush and fsync."""
        events = {"open", "os.rename", "os.remove", "os.chmod", "os.truncate"}

        def heard(event: str, arguments: tuple[object, ...]) -> None:
            if event in events and str(arguments[0]).startswith(self.folder) and self.step():
                os._exit(DIED)

        sys.addaudithook(heard)
        fsync, fdopen, opened = os.fsync, os.fdopen, io.open

        def synced(descriptor: int) -> None:
            if self.step():
                os._exit(DIED)
            fsync(descriptor)

        def wrapped(file: Any) -> Any:
            return Torn(file, self) if "b" in getattr(file, "mode", "") and file.writable() else file

        os.fsync = synced
        os.fdopen = lambda *given, **named: wrapped(fdopen(*given, **named))
        pathlib.io.open = lambda *given, **named: wrapped(opened(*given, **named))  # type: ignore[attr-defined]


class Torn:
    """A file whose writes, flushes and cuts may be the last thing that the process does."""

    def __init__(self, file: Any, death: Death) -> None:
        self.file, self.death = file, death

    def write(self, content: bytes) -> int:
        """Write, or write half and die."""
        if self.death.step():
            self.file.write(content[: len(content) // 2])
            self.file.flush()
            os._exit(DIED)
        return int(self.file.write(content))

    def truncate(self, *size: int) -> int:
        """Cut, or die."""
        if self.death.step():
            os._exit(DIED)
        return int(self.file.truncate(*size))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def __enter__(self) -> Torn:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()


def run(folder: Path, name: str, at: int) -> int:
    """The exit code of a process of its own that runs the screen."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        from logicnet.logic import Rules
        from logicnet.model import Network
        from logicnet.screens import screen

        if at:
            Death(folder, at).watch()
        screen(Network("small", Rules.parse(RULES)), "A", output=folder / name, workers=1, **ASKED)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def left(folder: Path) -> dict[str, Any]:
    """The names in the folder with a digest of each; a manifest by its content, but for what differs between runs."""
    found: dict[str, Any] = {}
    for file in sorted(folder.iterdir()):
        content = file.read_bytes()
        found[file.name] = hashlib.sha256(content).hexdigest()
        if file.name.endswith(".manifest.json"):
            found[file.name] = {key: value for key, value in json.loads(content).items() if key != "run"}
    return found


def prepare_parquet() -> None:
    """Have pyarrow ready; where it is not installed, CSV text stands for it: the operations on files are the same."""
    import pandas

    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        from logicnet.screens import records

        records.confirm_parquet = lambda path: None
        pandas.DataFrame.to_parquet = lambda self, buffer, index: buffer.write(self.to_csv(index=index).encode())
        pandas.read_parquet = pandas.read_csv


def main(folder: Path, name: str, at: str) -> int:
    """See the module."""
    if at != "all":
        return run(folder, name, int(at))
    import logicnet.screens  # noqa: F401 (once, not in every child)

    if name.endswith(".parquet"):
        prepare_parquet()
    reports, k = [], 0
    while True:
        place = folder / str(k)
        place.mkdir()
        ended = run(place, name, k)
        again = run(place, name, 0)
        reports.append({"died": ended == DIED, "codes": [ended, again], "left": left(place)})
        if k and ended == 0:
            break
        k += 1
    print(json.dumps(reports))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
