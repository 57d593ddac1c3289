"""What one piece of work may spend: memory, time, threads. Decided by the caller, held to by the core."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_MOST_DIAGRAMS = 4 << 30


@dataclass(frozen=True, slots=True)
class Budget:
    """`memory` in bytes (None: half of what is free), `seconds` for each call (None: no end), `threads` (None: all)."""

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
