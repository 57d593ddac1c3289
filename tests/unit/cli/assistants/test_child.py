"""The process that answers one call: what it prints, that it ends in time, and what it may read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli.assistants.child import REFUSED

GUARDED = """\
import sys
from pathlib import Path
from logicnet.cli.assistants.child import guard
from logicnet.cli.assistants.desk import Desk
guard(Desk(Path(sys.argv[1]) if sys.argv[1] else None))
import json.tool  # Python's own, and not imported before
try:
    print(eval(sys.argv[2], {"Path": Path}))
except Exception as error:
    print(type(error).__name__)
"""


def asked(tool: str, arguments: dict[str, Any], folder: Path | None = None, timeout: float = 60.0) -> Any:
    question = {
        "tool": tool,
        "arguments": arguments,
        "folder": str(folder or ""),
        "timeout": timeout,
        "memory": 1 << 30,
        "rows": 50,
    }
    words = [sys.executable, "-P", "-m", "logicnet.cli.assistants.child"]
    return subprocess.run(
        words, input=json.dumps(question), capture_output=True, encoding="utf-8", cwd=folder, timeout=120
    )


def guarded(folder: Path | None, code: str) -> str:
    words = [sys.executable, "-P", "-c", GUARDED, str(folder or ""), code]
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=120).stdout.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "models"
    inside.mkdir()
    (inside / "own.bnet").write_text("Drug, Drug\nA, !Drug\n")
    (inside / "high.txt").write_text("Drug=1")
    (tmp_path / "low.txt").write_text("Drug=0")
    return inside


def test_the_answer_is_json_on_stdout() -> None:
    done = asked("attractors", {"network": "il6", "setting": "FAC=1"})
    assert done.returncode == 0 and done.stderr == ""
    assert json.loads(done.stdout)["answer"]["count"] == 8


def test_what_is_wrong_in_a_question_is_said_on_stderr_and_nothing_on_stdout() -> None:
    for arguments in ({"network": "il6", "intervention": "STATE3%0"}, {"network": "il6", "seting": "FAC=1"}):
        done = asked("attractors", arguments)
        assert done.returncode == REFUSED and done.stdout == "" and "did you mean" in done.stderr


def test_files_that_a_text_names_are_those_of_the_folder(folder: Path) -> None:
    done = asked("attractors", {"network": "own.bnet", "setting": "@high.txt"}, folder)
    assert json.loads(done.stdout)["answer"]["setting"] == "Drug=1"
    for setting in ("@../low.txt", f"@{folder.parent}/low.txt"):
        done = asked("attractors", {"network": "own.bnet", "setting": setting}, folder)
        assert done.returncode == REFUSED and "not in the server's folder" in done.stderr
    done = asked("attractors", {"network": "own.bnet", "rates": "../low.txt"}, folder)
    assert done.returncode == REFUSED


def test_a_tool_ends_in_time() -> None:
    """All claims take longer than nothing: what was decided until then is the answer, or it is said that there is
    none."""
    done = asked("screen", {"network": "resistance", "phenotype": "Resistant", "size": 2, "setting": ""}, timeout=0.1)
    if done.returncode == 0:
        found = json.loads(done.stdout)
        assert found["status"] == "incomplete" and "0.1 s" in found["why_incomplete"]
    else:
        assert done.returncode == REFUSED and "no answer within 0.1 s" in done.stderr


def test_nothing_is_read_elsewhere_and_nothing_is_written(folder: Path) -> None:
    assert guarded(folder, f"Path({str(folder / 'high.txt')!r}).read_text()") == "Drug=1"
    outside = folder.parent / "low.txt"
    assert guarded(folder, f"Path({str(outside)!r}).read_text()") == "FormatError"
    assert guarded(None, f"Path({str(folder / 'high.txt')!r}).read_text()") == "FormatError"
    assert guarded(folder, f"list(Path({str(folder.parent)!r}).iterdir())") == "FormatError"
    for place in (folder / "new.txt", folder / "high.txt"):
        assert guarded(folder, f"Path({str(place)!r}).write_text('x')") == "PermissionError"
    for code in (f"Path({str(folder / 'high.txt')!r}).unlink()", "__import__('os').system('true')"):
        assert guarded(folder, code) == "PermissionError"
    assert not (folder / "new.txt").exists() and (folder / "high.txt").read_text() == "Drug=1"
