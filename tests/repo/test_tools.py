"""What `run` calls, as far as it can be tried without building or installing anything."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ROOT / "tools"


@pytest.fixture(autouse=True)
def tools_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(TOOLS))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, str(ROOT / "run"), *arguments], capture_output=True, text=True)


def test_help_lists_every_command_with_its_first_line() -> None:
    from dev.commands import COMMANDS

    shown = " ".join(run("--help").stdout.split())
    for name, function in COMMANDS.items():
        assert function.__doc__ and f"{name} {function.__doc__.splitlines()[0]}" in shown


def test_each_command_that_hands_words_on_is_a_command() -> None:
    from dev.commands import COMMANDS, REST

    assert REST.keys() <= COMMANDS.keys()


@pytest.mark.parametrize("arguments", [["demo", "--fast"], ["lock", "now"], ["nothing"], []])
def test_a_word_that_nobody_knows_ends_with_exit_code_2(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: run")


def test_run_is_short_and_an_old_python_can_read_it() -> None:
    text = (ROOT / "run").read_text(encoding="utf-8")
    assert len(text.splitlines()) < 80
    ast.parse(text, feature_version=(3, 6))


def test_tools_import_nothing_that_has_to_be_installed() -> None:
    """They run before there is an environment; only the build backend may use what pip gives it."""
    for path in sorted((TOOLS / "dev").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            roots = {name.split(".")[0] for name in names}
            assert roots <= {*sys.stdlib_module_names, "dev"}, path.name


def test_a_digest_notices_a_changed_letter_and_a_changed_name(tmp_path: Path) -> None:
    from dev.stamps import digest

    one, two = tmp_path / "one.cpp", tmp_path / "two.cpp"
    one.write_text("int f();")
    before = digest([one])
    two.write_text("int f();")
    one.write_text("int g();")
    assert len({before, digest([one]), digest([two])}) == 3


def test_the_digest_of_the_core_reads_every_source_in_every_room(monkeypatch: pytest.MonkeyPatch) -> None:
    from dev import stamps

    read: list[Path] = []
    monkeypatch.setattr(stamps, "digest", lambda paths: str(read.extend(paths)))
    stamps.core_digest()
    sources = {path for path in (ROOT / "src" / "engine").rglob("*.*") if path.suffix != ".md"}
    assert set(read) == {ROOT / "CMakeLists.txt", *sources}


def test_a_file_that_is_missing_is_said_and_not_passed_over(tmp_path: Path) -> None:
    from dev.place import Stop
    from dev.stamps import digest

    with pytest.raises(Stop, match=r"gone\.cpp is missing"):
        digest([tmp_path / "gone.cpp"])


def compiler(folder: Path, name: str, status: int) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n")
    path.chmod(0o755)


def test_the_first_compiler_that_takes_the_probe_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dev.compiler import own_compiler

    compiler(tmp_path, "c++", 1)
    compiler(tmp_path, "g++", 0)
    compiler(tmp_path, "clang++", 0)
    compiler(tmp_path, "cl", 0)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin" if Path("/bin/sh").exists() else str(tmp_path))
    monkeypatch.delenv("CXX", raising=False)
    assert own_compiler() == str(tmp_path / "g++")
    monkeypatch.setenv("CXX", "clang++")
    assert own_compiler() == str(tmp_path / "clang++")


def test_without_a_compiler_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dev.compiler import own_compiler

    compiler(tmp_path, "cl", 0)  # cannot build the core: its kernels use vector extensions of gcc and clang
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CXX", raising=False)
    assert own_compiler() is None


@pytest.mark.parametrize("warns", [False, True])
def test_continuous_integration_builds_the_core_once_and_goes_on_where_it_warns(
    warns: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dev import core
    from dev.place import Stop

    kinds: list[str] = []

    def build(_: str, kind: str, *definitions: str) -> Path:
        kinds.append(kind)
        if warns and definitions:
            raise Stop("a warning")
        return tmp_path / kind

    monkeypatch.setattr(core, "compile_core", build)
    monkeypatch.setenv("CI", "true")
    assert core.core_folder("g++").name == kinds[-1]
    assert kinds == (["strict", "core"] if warns else ["strict"])
    monkeypatch.delenv("CI")
    assert core.core_folder("g++").name == kinds[-1] == "core"


def test_zig_is_told_to_be_a_compiler_and_others_are_left_alone() -> None:
    from dev.compiler import ZIG, compiler_options

    assert compiler_options("/usr/bin/g++") == ["-DCMAKE_CXX_COMPILER=/usr/bin/g++"]
    assert compiler_options(f"/opt/{ZIG}")[1:] == ["-DCMAKE_CXX_COMPILER_ARG1=c++", "-DLOGICNET_ZIG=ON"]


def test_check_says_which_steps_are_broken(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from argparse import Namespace

    from dev import gate

    monkeypatch.setattr(gate, "set_up", lambda: None)
    monkeypatch.setattr(gate, "strict_core", lambda: 1)
    monkeypatch.setattr(gate, "engine_tests", lambda: 0)
    monkeypatch.setattr(gate, "check_page", lambda: 0)
    monkeypatch.setattr(gate, "call", lambda program, *_, **__: int(program.name == "mypy"))
    assert gate.check(Namespace(no_tests=True)) == 1
    *_, took, last = capsys.readouterr().out.splitlines()
    assert last == "check: broken: mypy, core without warnings"
    named = re.sub(r" \d+ s(, |$)", r"\1", took)
    assert named.startswith("check: took: set up, ruff check, ") and named.endswith(", engine tests, page, slow tests")


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash runs `.ci/run` here")
def test_continuous_integration_runs_check_and_tests_fails_with_either_and_ends_with_the_tests(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    for broken in ("", "test", "check"):
        words = f"print('said', *sys.argv[1:]); sys.exit(sys.argv[1] == {broken!r})"
        (tmp_path / "run").write_text(f"import sys; {words}")
        done = subprocess.run([tmp_path / ".ci" / "run"], capture_output=True, text=True)
        assert done.returncode == (broken != "")
        first, took, last = done.stdout.splitlines()
        assert (first, last) == ("said check --no-tests", "said test")
        assert "both together" in took


def test_an_environment_behind_a_link_is_never_emptied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dev import environment
    from dev.place import Stop

    shared, link = tmp_path / "shared", tmp_path / ".venv"
    shared.mkdir()
    (shared / "kept").touch()
    link.symlink_to(shared)
    monkeypatch.setattr(environment, "VENV", link)
    monkeypatch.setattr(environment, "PYTHON", link / "bin" / "python")
    with pytest.raises(Stop, match="is a link"):
        environment.environment()
    assert (shared / "kept").exists()


def test_two_analyses_run_at_a_time_and_what_reads_figures_waits_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    from dev import study

    told: list[tuple[str, str]] = []
    together = threading.Barrier(2, timeout=60)

    def run(_: object, path: Path) -> int:
        number = path.name[:2]
        told.append(("begins", number))
        if number in ("01", "02"):
            together.wait()  # breaks where the other one is not running
        told.append(("ends", number))
        return 0

    monkeypatch.setattr(study, "call", run)
    scripts = sorted((ROOT / "analyses").glob("[0-9][0-9]_*.py"))
    assert study.run_all(scripts) == 0
    numbers = {path.name[:2] for path in scripts}
    assert sorted(told) == sorted((what, number) for what in ("begins", "ends") for number in numbers)
    for reader, read in study.READS.items():
        assert read < numbers
        assert all(told.index(("ends", number)) < told.index(("begins", reader)) for number in read)


def test_after_an_analysis_that_fails_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    from dev import study

    begun: list[str] = []
    monkeypatch.setattr(study, "call", lambda _, path: begun.append(path.name[:2]) or 3)
    assert study.run_all([Path(f"{number}_x.py") for number in (22, 23, 24)]) == 3
    assert begun == ["22"]


def test_each_analysis_that_reads_a_figure_says_whose() -> None:
    from dev import study

    for path in sorted((ROOT / "analyses").glob("[0-9][0-9]_*.py")):
        reads = re.search(r"FIGURES / [^)]*\)\.(read_text|open\(encoding)", path.read_text(encoding="utf-8"))
        assert (reads is not None) == (path.name[:2] in study.READS), path.name
