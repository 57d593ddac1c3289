"""Where things stand in the checkout, and how programs are called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINDOWS = os.name == "nt"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
LOCK = ROOT / "requirements.lock"


class Stop(Exception):
    """What is missing, in a sentence for the user."""


def call(*command: object, surroundings: dict[str, str] | None = None) -> int:
    return subprocess.run([str(part) for part in command], env={**os.environ, **(surroundings or {})}).returncode


def said(*command: str, quiet: bool = False) -> str:
    """What a program prints, or nothing where it fails."""
    log = subprocess.run(list(command), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL if quiet else None, text=True)
    return log.stdout.strip() if log.returncode == 0 else ""


def say(text: str) -> None:
    print(f"run: {text}", file=sys.stderr, flush=True)
