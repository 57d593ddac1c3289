"""Files: every way in which reading or writing fails is an error that says what to do, and no output is half
written.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from logicnet.errors import FormatError, LogicnetError, MemoryBudget
from logicnet.formats import checked_output, files, read, write, write_bytes, write_text
from logicnet.logic import Rules
from logicnet.model import Network

NETWORK = Network("small", Rules.build(["IL-6", "B"], ["!B", '"IL-6" & B']))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.bnet", "no such file"),
        ("smal.bnet", r"did you mean .*small\.bnet"),
        ("folder.bnet", "is a directory"),
        ("small.bnett", r"did you mean small\.bnet"),
        ("small.docx", r"\.toml, \.bnet, .*\.json"),
        ("small", "stands for no known format"),
        ("small.bnet/x.bnet", "cannot be read"),
        ("null\0.bnet", "cannot be read"),
        ("n" * 300 + ".bnet", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, says: str) -> None:
    write(NETWORK, tmp_path / "small.bnet")
    (tmp_path / "folder.bnet").mkdir()
    with pytest.raises(FormatError, match=says) as caught:
        read(tmp_path / name)
    assert caught.value.exit_code == 2


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    write(NETWORK, tmp_path / "small.bnet")
    (tmp_path / "small.bnet").chmod(0)
    with pytest.raises(FormatError, match="may not read"):
        read(tmp_path / "small.bnet")
    tmp_path.chmod(0o500)
    with pytest.raises(FormatError, match="may not write"):
        write(NETWORK, tmp_path / "other.bnet")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_error() -> None:
    with pytest.raises(FormatError, match="cannot be written"):
        write_bytes("/dev/full", b"x" * 100_000)


def test_a_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "zero.bnet").symlink_to("/dev/zero")
    with pytest.raises(FormatError, match="device"):
        read(tmp_path / "zero.bnet")


def test_a_file_that_exceeds_the_memory_is_refused_with_the_estimate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "large.bnet").write_text("A, A\n".ljust(50_001, "#"))
    monkeypatch.setattr(files, "said_free_memory", lambda: 100)
    with pytest.raises(MemoryBudget, match="large") as caught:
        read(tmp_path / "large.bnet")
    assert caught.value.budget == 100


def test_the_free_memory_is_not_asked_for_where_a_file_is_small(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "small.bnet").write_text("A, A\n".ljust(50_000, "#"))
    monkeypatch.setattr(files, "said_free_memory", lambda: pytest.fail("asked"))
    assert read(tmp_path / "small.bnet").names == ("A",)


def test_an_error_in_a_file_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "bad.bnet").write_text("A, A\nB, ?")
    with pytest.raises(LogicnetError) as caught:
        read(tmp_path / "bad.bnet")
    assert str(caught.value).startswith(f"{tmp_path / 'bad.bnet'}:2:4: ")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.csv"
    write_text(target, "old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FormatError, match="No space left"):
        write_text(target, "new")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_what_a_killed_writer_left_is_taken_over_by_the_next_write(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    if child := os.fork():
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    else:
        os.fsync = lambda _: os._exit(9)
        write_text(target, "longer than what comes next")
    assert [file.name for file in tmp_path.iterdir()] == [".out.csv.logicnet.part"]
    write_text(target, "new")
    assert list(tmp_path.iterdir()) == [target] and target.read_text() == "new"


def test_two_writers_of_one_file_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, real = tmp_path / "out.csv", os.fsync

    def second(descriptor: int) -> None:
        monkeypatch.setattr(os, "fsync", real)
        write_text(target, "second")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", second)
    write_text(target, "first")
    assert list(tmp_path.iterdir()) == [target] and target.read_text() == "first"


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EWOULDBLOCK])
def test_a_disk_without_locks_is_written_and_nothing_else_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refused)
    target = tmp_path / "out.csv"
    write_text(target, "new")
    assert target.read_text() == "new"
    other = {".out.csv.logicnet.part"} if number == errno.EWOULDBLOCK else set()  # that one is another writer's
    assert {file.name for file in tmp_path.iterdir()} == {"out.csv", *other}


def test_a_written_file_keeps_its_permissions_and_its_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    write_text(real, "old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_text(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "says"),
    [("a.txt", r"must end in \.csv"), ("no/a.csv", "there is no directory"), ("folder.csv", "is a directory")],
)
def test_an_output_is_checked_before_the_work(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(FormatError, match=says):
        checked_output(tmp_path / name, (".csv",))
    assert checked_output(tmp_path / "a.csv", (".csv",)) == tmp_path / "a.csv"
