"""A progress bar on stderr with the time left: only on a terminal, and only once the work has taken two seconds."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any, Self

_PATIENCE = 2.0  # seconds before a bar is worth a look


class Bar:
    """``with Bar("screening") as bar: bar.update(done, total)``."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._started = time.monotonic()
        self._rich: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._rich is not None:
            self._rich.stop()

    def update(self, done: int, total: int) -> None:
        """Say how far the work is."""
        if self._rich is None:
            if not sys.stderr.isatty() or time.monotonic() - self._started < _PATIENCE:
                return
            self._start(total)
        self._rich.update(self._task, completed=done, total=total)

    def _start(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._rich = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._rich.add_task(self._title, total=total)
        self._rich.start()
