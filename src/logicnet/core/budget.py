"""What one piece of work may spend: memory, time, threads. Decided by the caller, held to by the core."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

_MOST_DIAGRAMS = 4 << 30
_MOMENT = 1e-3  # seconds


@dataclass(frozen=True, slots=True)
class Budget:
    """What work may take: ``memory`` in bytes (None: half of what is free), ``seconds`` for each call (None: no end),
    ``threads`` (None: one for each processor).
    """

    memory: int | None = None
    seconds: float | None = None
    threads: int | None = None

    @property
    def bytes(self) -> int:
        """The memory that may be used, in bytes."""
        return self.memory if self.memory is not None else free_memory() // 2

    @property
    def diagrams(self) -> int:
        """The memory for decision diagrams, in bytes: where none was said, half of what is free, and 4 GiB at most."""
        return self.memory if self.memory is not None else min(_MOST_DIAGRAMS, self.bytes)

    @property
    def workers(self) -> int:
        """How many threads may run."""
        return self.threads or _cores()


class Clock:
    """The time that one question has, however many calls it makes.

    >>> Clock(None).left is None, Clock(0.0).over
    (True, True)
    """

    __slots__ = ("end",)

    def __init__(self, seconds: float | None) -> None:
        self.end = None if seconds is None else time.monotonic() + seconds

    @property
    def left(self) -> float | None:
        """The seconds left; None where there is no end, 0 where it is over."""
        return None if self.end is None else max(self.end - time.monotonic(), 0.0)

    @property
    def over(self) -> bool:
        """Whether the time is spent."""
        return self.left == 0

    def budget(self, memory: int | None) -> Budget:
        """The memory, and the seconds left; never quite none, which would mean no end."""
        return Budget(memory, None if self.left is None else max(self.left, _MOMENT))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def free_memory() -> int:
    """Bytes that can be had without swapping; where the system does not say, half of the machine's, or 4 GiB."""
    said = said_free_memory()
    if said is not None:
        return said
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (OSError, ValueError, AttributeError):
        return 4 << 30


def said_free_memory() -> int | None:
    """Bytes that can be had without swapping, where the system says so."""
    try:
        for line in Path("/proc/meminfo").read_bytes().splitlines():
            if line.startswith(b"MemAvailable:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    return None
