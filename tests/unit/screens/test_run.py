"""Runs killed, torn, interrupted or starved of disk end with the same bytes; other files are left alone."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from logicnet import load
from logicnet.analysis.outcome import Answer
from logicnet.errors import FormatError, LogicnetError
from logicnet.model import Network, Setting
from logicnet.screens import journals, screen
from logicnet.screens import runners as hands
from logicnet.screens.question import Question

ASKED: dict[str, Any] = {"settings": "all", "over": ["nodes"], "size": 2}
DYING = Path(__file__).parents[2] / "dying.py"
COMMAND = ["screen", "il6", "--phenotype", "Resistant", "--settings", "all", "--over", "nodes", "--size", "2"]


@pytest.fixture(scope="module")
def network() -> Network:
    return load("il6")


@pytest.fixture(scope="module")
def whole(network: Network, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The table of a run that nothing disturbed."""
    path = tmp_path_factory.mktemp("whole") / "table.csv"
    screen(network, "Resistant", output=path, **ASKED)
    return path.read_bytes()


def started(path: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-m", "logicnet", *COMMAND, "--output", str(path), "--rows", "1", "--workers", "1"]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.mark.parametrize("lines", [1, 5, 60])
def test_a_run_killed_at_any_moment_goes_on_and_ends_with_the_same_bytes(
    network: Network, whole: bytes, tmp_path: Path, lines: int
) -> None:
    path = tmp_path / "table.csv"
    run = started(path)
    journal = journals.journal_path(path)
    while run.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") >= lines):
        time.sleep(0.0005)
    run.kill()
    run.communicate()
    screen(network, "Resistant", output=path, **ASKED)
    assert path.read_bytes() == whole
    assert not journal.exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the processes that die are forks")
@pytest.mark.parametrize("name", ["table.csv", "table.parquet"])
def test_a_run_that_dies_at_any_file_operation_goes_on_and_leaves_nothing_else(tmp_path: Path, name: str) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pandas")
    words = [sys.executable, str(DYING), str(tmp_path), name, "all"]
    reports = json.loads(subprocess.run(words, check=True, capture_output=True).stdout)
    undisturbed, *killed, _ = reports
    assert undisturbed["codes"] == [0, 0] and set(undisturbed["left"]) == {name, f"{name}.manifest.json"}
    assert len(killed) > 30 and all(report["codes"] == [9, 0] for report in killed)
    assert [report["left"] for report in killed] == [undisturbed["left"]] * len(killed)


@pytest.mark.parametrize("share", [0.2, 0.6, 0.9, 0.99])
def test_a_run_killed_by_a_signal_goes_on_and_leaves_nothing_else(
    network: Network, whole: bytes, tmp_path: Path, share: float
) -> None:
    path = tmp_path / "table.csv"
    began = time.monotonic()
    started(path).communicate()
    took = time.monotonic() - began
    for file in tmp_path.iterdir():
        file.unlink()
    run = started(path)
    time.sleep(share * took)
    run.kill()
    run.communicate()
    screen(network, "Resistant", output=path, **ASKED)
    assert path.read_bytes() == whole
    assert sorted(file.name for file in tmp_path.iterdir()) == ["table.csv", "table.csv.manifest.json"]


def test_a_file_put_in_the_place_of_a_killed_run_s_table_is_left_alone(
    network: Network, whole: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    started_journal(network, path)
    path.write_text("mine\n")
    with pytest.raises(FormatError, match="not made by a screen"):
        screen(network, "Resistant", output=path, **ASKED)
    path.unlink()
    screen(network, "Resistant", output=path, **ASKED)
    assert path.read_bytes() == whole
    path.write_bytes(whole.replace(b"removes", b"keeps"))
    with pytest.raises(FormatError, match=r"is not the table that .* names"):
        screen(network, "Resistant", output=path, **ASKED)
    assert b"removes" not in path.read_bytes()


@pytest.mark.parametrize("cut", [10, 200, 5000, -1, -40])
def test_a_torn_journal_loses_only_what_is_torn(network: Network, whole: bytes, tmp_path: Path, cut: int) -> None:
    path = tmp_path / "table.csv"
    kept = started_journal(network, path)
    journals.journal_path(path).write_bytes(kept[:cut])
    screen(network, "Resistant", output=path, **ASKED)
    assert path.read_bytes() == whole


def test_a_journal_of_another_screen_that_is_cut_inside_its_first_line_is_left_alone(
    network: Network, tmp_path: Path
) -> None:
    path = tmp_path / "table.csv"
    torn = started_journal(network, path)[:60]
    journals.journal_path(path).write_bytes(torn)
    with pytest.raises(FormatError, match="cut inside its first line: it keeps no answer"):
        screen(network, "Apoptosis", output=path, **ASKED)
    assert journals.journal_path(path).read_bytes() == torn


@pytest.mark.parametrize("content", [b"mine\n", b'00000000 ["logicnet screen'])
def test_a_file_that_is_no_journal_is_left_alone(network: Network, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "table.csv"
    journals.journal_path(path).write_bytes(content)
    with pytest.raises(FormatError, match="not a journal of a screen"):
        screen(network, "Resistant", output=path, **ASKED)
    assert journals.journal_path(path).read_bytes() == content


def started_journal(network: Network, path: Path) -> bytes:
    """The journal of a run that was stopped just before its table was written."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journals, "write_run", stop)
        with pytest.raises(KeyboardInterrupt):
            screen(network, "Resistant", output=path, **ASKED)
    assert not path.exists()
    return journals.journal_path(path).read_bytes()


def test_what_was_answered_is_not_asked_again(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    started_journal(network, path)
    seen: list[tuple[int, int]] = []
    screen(network, "Resistant", output=path, progress=lambda done, total: seen.append((done, total)), **ASKED)
    assert all(
        done == total or done % 841 == 0 for done, total in seen
    )  # whole settings only: 840 pairs and the wild type


def test_ctrl_c_leaves_a_journal_that_goes_on(network: Network, whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    run = started(path)
    journal = journals.journal_path(path)
    while run.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") >= 2):
        time.sleep(0.0005)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate()
    if run.returncode:  # it may have been quicker
        assert run.returncode == 130 and b"Traceback" not in said
        screen(network, "Resistant", output=path, **ASKED)
    assert path.read_bytes() == whole


def test_answers_come_back_within_a_second_or_with_the_task_that_takes_longer(
    network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [0.0]

    class Slow:
        memory = (0, 0)

        def __init__(self, *_: object) -> None: ...

        def ask(self, _: object, numbers: list[int], __: object) -> list[Answer]:
            clock[0] += sum(2.0 if number > 500 else 0.001 for number in numbers)
            return [Answer(0, 0, 1, "exact", "reading") for _ in numbers]

    monkeypatch.setattr(hands, "Asker", Slow)
    monkeypatch.setattr(hands.time, "monotonic", lambda: clock[0])
    asked = Question(network, "Resistant", (("", Setting(())),), start="resistant")
    sizes = [len(batch) for batch, _ in hands.LocalRunner(2).answer(asked, 0, [], range(1000))]
    assert sum(sizes) == 1000 and sizes[0] == 2 and max(sizes) >= 256
    assert sizes[-1] <= 2 and sizes[-10] == 2  # one a thread


def test_a_full_disk_is_said_and_nothing_is_lost(
    network: Network, whole: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "table.csv"
    real, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) > 4:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(FormatError, match="No space left on device") as error:
            screen(network, "Resistant", output=path, **ASKED)
    assert "nothing is lost" in str(error.value)
    screen(network, "Resistant", output=path, **ASKED)
    assert path.read_bytes() == whole


def test_a_finished_run_is_taken_over_as_it_stands(network: Network, whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    first = screen(network, "Resistant", output=path, **ASKED)
    before = path.stat().st_mtime_ns
    again = screen(network, "Resistant", output=path, **ASKED)
    assert path.stat().st_mtime_ns == before
    assert again.to_csv() == first.to_csv() == whole.decode()


@pytest.mark.parametrize("end", ["table", "journal"])
def test_an_output_of_another_run_is_refused_with_both_digests(network: Network, tmp_path: Path, end: str) -> None:
    path = tmp_path / "table.csv"
    if end == "table":
        screen(network, "Resistant", output=path, **ASKED)
    else:
        started_journal(network, path)
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(FormatError, match=r"digest is [0-9a-f]{16}, and what is asked has [0-9a-f]{16}"):
        screen(network, "Resistant", over=["edges"], output=path)
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_file_that_no_screen_made_is_left_alone(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "notes.csv"
    path.write_text("mine\n")
    with pytest.raises(FormatError, match="not made by a screen"):
        screen(network, "Resistant", over=["nodes"], output=path)
    assert path.read_text() == "mine\n"


def test_the_manifest_says_how_the_table_was_made(network: Network, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    found = screen(network, "Resistant", setting="FAC=1", over=["nodes"], output=path)
    manifest = json.loads(journals.manifest_path(path).read_text())
    assert manifest["digest"] == found.digest
    assert manifest["network"] == {"name": "il6", "digest": network.digest}
    assert manifest["rows"] == len(found) and manifest["settings"] == {"FAC=1": "FAC=1"}
    assert {"version", "python", "platform", "command"} <= manifest["run"].keys() and manifest["run"]["seconds"] >= 0


def test_parquet_holds_the_same_table(network: Network, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    asked = {"setting": "FAC=1", "over": ["nodes"], "start": "resistant"}
    found = screen(network, "Resistant", output=tmp_path / "table.parquet", **asked)
    pandas.testing.assert_frame_equal(
        pandas.read_parquet(tmp_path / "table.parquet"), found.to_frame(), check_dtype=False
    )
    again = screen(network, "Resistant", output=tmp_path / "table.parquet", **asked)
    assert again.to_csv() == found.to_csv()


def test_every_number_of_workers_gives_the_same_table(network: Network, whole: bytes) -> None:
    for workers in (1, 3):
        assert screen(network, "Resistant", workers=workers, **ASKED).to_csv().encode() == whole


def test_an_output_that_is_no_path_and_a_word_for_yes_or_no_are_refused(network: Network) -> None:
    wrong: dict[str, tuple[Any, str]] = {"output": (5, "path of a file")}
    wrong |= {word: ("no", f"True or False for {word}") for word in ("minimal", "share", "probability")}
    for word, (bad, said) in wrong.items():
        with pytest.raises(LogicnetError, match=said):
            screen(network, "Resistant", over=["nodes"], **{word: bad})
