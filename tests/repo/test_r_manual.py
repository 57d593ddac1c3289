"""What docs/r.md shows is what R prints: its blocks are run in order, and what stands after ``#>`` is compared."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from repo.test_readme import ROOT, blocks

MANUAL = (ROOT / "docs" / "r.md").read_text(encoding="utf-8")


def has(*packages: str) -> bool:
    """Whether R is there, with these packages."""
    if shutil.which("Rscript") is None:
        return False
    code = f"quit(status = !all(sapply(c({', '.join(map(repr, packages))}), requireNamespace, quietly = TRUE)))"
    return subprocess.run(["Rscript", "-e", code], capture_output=True, timeout=120).returncode == 0


def run_in_r(text: str, folder: Path) -> str:
    programs = folder / "bin"
    programs.mkdir()
    program = programs / "logicnet"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m logicnet "$@"\n')
    program.chmod(0o755)
    script = folder / "manual.R"
    script.write_text(text, encoding="utf-8")
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
    done = subprocess.run(
        ["Rscript", "--vanilla", str(script)], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def shown(parts: list[str]) -> list[str]:
    return [line.rstrip() for part in parts for line in re.findall(r"^#>[ ]?(.*)$", part, re.MULTILINE)]


@pytest.mark.parametrize("other", ["", "BoolNet"], ids=["jsonlite alone", "with BoolNet"])
def test_r_prints_what_the_manual_shows(other: str, tmp_path: Path) -> None:
    needed = ["jsonlite", *([other] if other else [])]
    if not has(*needed):
        pytest.skip(f"R with {' and '.join(needed)} is not installed")
    parts = [part for part in blocks("r", MANUAL) if other or "BoolNet" not in part]
    assert len(shown(parts)) > 5
    assert [line.rstrip() for line in run_in_r("\n".join(parts), tmp_path).splitlines()] == shown(parts)
