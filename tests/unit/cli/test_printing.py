"""Where results are printed: JSON, other encodings, streams that are no files, readers that have gone away."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from logicnet import __version__
from logicnet.cli import main
from logicnet.cli.printing import as_json
from logicnet.formats import bnet

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


GREEK = "TNFα, TNFα\nNF-κB, TNFα & !IκB\nIκB, NF-κB\n"


@pytest.fixture
def greek(tmp_path: Path) -> Path:
    path = tmp_path / "greek.bnet"
    path.write_text(GREEK, encoding="utf-8")
    return path


def encoded(encoding: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    return subprocess.run([sys.executable, "-m", "logicnet", *words], capture_output=True, env=environment, check=False)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_a_character_that_stdout_lacks_is_escaped_and_said_once(greek: Path, encoding: str) -> None:
    done = encoded(encoding, "attractors", str(greek))
    assert done.returncode == 0
    assert b"NF-\\u03baB" in done.stdout and b"Traceback" not in done.stderr
    assert done.stderr.count(b"written as escapes") == 1
    assert b"escapes" not in encoded("utf-8", "attractors", str(greek)).stderr


def test_json_stays_json_where_stdout_is_not_utf_8(greek: Path) -> None:
    done = encoded("ascii", "show", str(greek), "--json")
    assert json.loads(done.stdout)["components"][1]["name"] == "NF-κB"


def test_an_exported_file_is_utf_8_whatever_the_terminal_writes(greek: Path) -> None:
    done = encoded("cp1252", "export", str(greek))
    assert bnet.read(done.stdout, "x").names == ("TNFalpha", "NF_kappaB", "IkappaB")  # as other tools read them


@pytest.mark.parametrize("words", [["attractors"], ["show", "--json"], ["screen", "--phenotype", "IκB"]])
def test_streams_in_memory_are_written_like_files(
    greek: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    assert main([words[0], str(greek), *words[1:]]) == 0
    assert "NF-κB" in out.getvalue()


def test_a_stream_in_memory_that_fails_is_an_error_and_no_traceback(
    greek: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    err = io.StringIO()
    monkeypatch.setattr(sys, "stdout", Full())
    monkeypatch.setattr(sys, "stderr", err)
    assert main(["attractors", str(greek)]) == 2
    assert err.getvalue() == "logicnet: cannot write: No space left on device\n"


def test_main_leaves_the_stream_as_it_was(greek: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    assert main(["attractors", str(greek)]) == 0
    assert stream.errors == "strict"


def test_the_times_of_a_run_stand_apart_from_its_answer() -> None:
    value = {"seconds": 0.5, "count": 2, "verification": {"passed": True, "seconds": 0.1}}
    shown = json.loads(as_json(value))
    assert shown.pop("run") == {"version": __version__, "seconds": 0.5, "verification": {"seconds": 0.1}}
    assert shown == {"count": 2, "verification": {"passed": True}}


def test_a_component_that_is_called_seconds_stays_in_the_answer() -> None:
    shown = json.loads(as_json({"from": {"seconds": 1, "A": 0}, "witness": {"state": {"seconds": 1}}, "seconds": 0.5}))
    assert (shown["from"], shown["witness"]) == ({"seconds": 1, "A": 0}, {"state": {"seconds": 1}})
    assert shown["run"] == {"version": __version__, "seconds": 0.5}


def test_a_small_answer_is_laid_out_and_a_long_list_stands_on_one_line() -> None:
    assert as_json({"rows": [0] * 200}).count("\n") > 200
    assert "\n" not in as_json({"rows": [0] * 201})
