"""The process that answers one call: what it prints, that it ends in time, and what it may read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import logicnet
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


def test_a_screen_that_its_time_ended_has_what_was_found_and_counts_all() -> None:
    asking = {"network": "il6", "phenotype": "Resistant_FAC", "size": 3, "limit": 5}
    done = asked("screen", asking, timeout=3.0)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    rows, answer = found["answer"]["rows"], found["answer"]
    assert found["status"] == "incomplete" and found["why_incomplete"].startswith("stopped by the time budget: ")
    assert len(rows) == 5 and found["rows_left_out"] == answer["rows_in_all"] - 5 > 400_000
    left = answer["rows_in_all"] - answer["rows_decided"]
    assert left > 0 and f"{left} of {answer['rows_in_all']} rows" in found["why_incomplete"]


def test_more_combinations_than_an_answer_can_rank_are_refused_at_once() -> None:
    done = asked("screen", {"network": "il6", "phenotype": "Resistant_FAC", "size": 4})
    assert done.returncode == REFUSED and "a smaller size" in done.stderr


def test_claims_that_there_was_no_time_for_are_named() -> None:
    done = asked("check", {"network": "resistance", "limit": 1}, timeout=0.01)
    found = json.loads(done.stdout)
    assert found["status"] == "incomplete" and found["why_incomplete"].startswith("stopped by the time budget: ")
    every = next(one for one in logicnet.ledgers() if one.network.name == "resistance").claims
    checked = len(found["answer"]["claims"]) + found["rows_left_out"]
    assert checked + len(found["answer"]["not_checked"]) == len(every)


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("describe", {"network": "broken.bnet"}),
        ("describe", {"network": "none.bnet"}),
        ("describe", {"network": "../low.txt"}),
        ("describe", {"network": "link.bnet"}),
        ("describe", {"network": "own"}),
        ("attractors", {"network": "own.bnet", "setting": "@none.txt"}),
        ("attractors", {"network": "own.bnet", "setting": "@../low.txt"}),
        ("simulate", {"network": "own.bnet", "protocol": "@../low.txt"}),
        ("check", {"network": "broken.toml"}),
        ("describe", {"network": "noted.bnet"}),
        ("list_networks", {}),
    ],
)
def test_no_message_and_no_answer_says_where_the_folder_stands(
    folder: Path, tool: str, arguments: dict[str, Any]
) -> None:
    (folder / "broken.bnet").write_text("A, (B\n")
    (folder / "broken.toml").write_text("[[claim]\n")
    (folder / "noted.bnet").write_text("# a comment\nA, C\n")
    (folder / "link.bnet").symlink_to(folder.parent / "low.txt")
    done = asked(tool, arguments, folder)
    assert str(folder.parent) not in done.stdout + done.stderr and "Traceback" not in done.stderr
    assert done.returncode in (0, REFUSED)


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
