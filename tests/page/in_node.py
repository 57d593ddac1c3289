"""Asks the page's questions in node: the same code that answers them in the page, on the same core."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "src" / "page"
CORE = ROOT / "src" / "logicnet" / "report" / "page" / "built" / "core.wasm.gz"
ESBUILD = PAGE / "node_modules" / ".bin" / "esbuild"


@cache
def _script() -> Path:
    if shutil.which("node") is None:
        pytest.skip("the page's questions are asked in node, which is not here")
    if not ESBUILD.exists():
        pytest.skip("src/page/node_modules is not here: npm install in src/page")
    out = Path(mkdtemp()) / "in_node.mjs"
    given = [str(Path(__file__).with_suffix(".mjs")), f"--outfile={out}", "--format=esm", "--log-level=error"]
    subprocess.run([ESBUILD, "--bundle", "--platform=node", *given], check=True)
    return out


def answered(document: dict[str, Any], asked: Sequence[tuple[str, dict[str, Any]]]) -> list[Any]:
    """The answers to questions about one document, in order: ``{"answer": ...}`` or ``{"error": ...}``."""
    script = _script()
    tasks = script.with_name("tasks.json")
    tasks.write_text(json.dumps([{"document": document, "asked": asked}]))
    done = subprocess.run(["node", script, CORE, tasks], check=True, capture_output=True, text=True)
    found: list[Any] = json.loads(done.stdout)[0]
    return found
