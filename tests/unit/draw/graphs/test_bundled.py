"""The Graphviz that comes along is compiled once, and runs also where nothing can be kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from logicnet.draw.graphs.bundled import bundled_graphviz, cache_folder

PROGRAM = """
from logicnet.draw.graphs.bundled import bundled_graphviz
print(bundled_graphviz().render("digraph { a -> b }", format="json", engine="dot").decode())
"""
CACHE = "LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME"


def laid_out(cache: Path) -> str:
    """What another process draws that keeps its machine code there; it must have nothing to complain of."""
    asked = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(asked, env={**os.environ, CACHE: str(cache)}, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The file of machine code, after a first drawing."""
    laid_out(tmp_path)
    (file,) = (tmp_path / "logicnet").iterdir()
    return file


def test_what_was_compiled_is_kept_and_gives_the_same_layout(tmp_path: Path, kept: Path) -> None:
    before = kept.stat().st_mtime_ns
    assert laid_out(tmp_path) == bundled_graphviz().render("digraph { a -> b }", format="json").decode() + "\n"
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_spoilt_copy_is_not_believed_and_made_anew(tmp_path: Path, kept: Path, place: int) -> None:
    good = kept.read_bytes()
    spoilt = bytearray(good)
    spoilt[place] ^= 0xFF
    kept.write_bytes(spoilt)
    assert laid_out(tmp_path).startswith("{")
    assert kept.read_bytes() == good


@pytest.mark.skipif(os.name != "posix", reason="files have no such permissions here")
def test_a_copy_that_others_can_write_is_not_believed(tmp_path: Path, kept: Path) -> None:
    kept.chmod(0o666)
    laid_out(tmp_path)
    assert kept.stat().st_mode & 0o022 == 0  # it was made anew


def test_it_runs_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert laid_out(tmp_path / "file").startswith("{")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_one_session_serves_every_drawing() -> None:
    assert bundled_graphviz() is bundled_graphviz()


def test_the_cache_is_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(CACHE, str(tmp_path))
    assert cache_folder() == tmp_path / "logicnet"
    monkeypatch.delenv(CACHE)
    folder = cache_folder()
    assert folder is not None and Path.home() in folder.parents


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError

    monkeypatch.delenv(CACHE, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert cache_folder() is None
