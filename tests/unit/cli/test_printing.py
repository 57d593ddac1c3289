"""Where results cannot be printed: a closed stdout, a full disk, a reader that has gone away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = f"{sys.executable} -m logicnet networks"


def run(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60)


def test_a_closed_stdout_is_said_and_is_no_success() -> None:
    done = run(f"{COMMAND} >&-")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "stdout is closed" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full to write to")
def test_a_full_disk_is_said_and_is_no_success() -> None:
    done = run(f"{COMMAND} >/dev/full")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1 and "cannot write" in done.stderr


def test_a_reader_that_goes_away_is_no_failure() -> None:
    done = run(f"{COMMAND} --json | head -c 1")
    assert (done.stdout, done.stderr) == ("{", "")
