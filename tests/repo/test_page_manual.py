"""What docs/page.md shows is what happens: its commands are run and compared, its Python is executed."""

from __future__ import annotations

import doctest
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from repo.test_readme import ENTRY, ROOT, blocks, commands, matches

MANUAL = (ROOT / "docs" / "page.md").read_text(encoding="utf-8")
SHOWN = [pair for block in blocks("console", MANUAL) for pair in commands(block)]


@pytest.mark.parametrize(("command", "shown"), SHOWN)
def test_a_command_prints_what_the_manual_shows(command: str, shown: str, tmp_path: Path) -> None:
    plain = {**os.environ, "COLUMNS": "120", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", ENTRY, *shlex.split(command)[1:]],
        cwd=tmp_path,
        env=plain,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stdout
    assert matches(shown, done.stdout), f"the manual shows\n{shown}\nbut it prints\n{done.stdout}"


def test_the_python_of_the_manual_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("anywidget", reason="anywidget is not installed: the widget of the manual is not made")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "manual"}
    for block in blocks("python", MANUAL):
        example = doctest.DocTestParser().get_doctest(block, names, "page.md", "page.md", 0)
        result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, clear_globs=False)
        names = example.globs
        assert not result.failed
