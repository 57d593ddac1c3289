"""What the README shows is what happens: its commands are run and their output compared, its Python is executed.

In a ```console block, `$ logicnet ...` is run in a temporary directory shared by the whole page, and what follows is
what it must print, as `tools/manual/console.py` says. `$ python3 run ...` is not run, but must exist. A ```python block
is executed; with `>>>` it is compared too.
"""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

from logicnet.cli import COMMANDS
from logicnet.formats.table import joined_by_or, read_suffixes
from manual.console import blocks, commands, matches, run

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

SHOWN = [pair for block in blocks("console", README) for pair in commands(block)]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize(("command", "shown"), [pair for pair in SHOWN if pair[0].startswith("logicnet")])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str, page: Path) -> None:
    printed = run(command, page)
    assert printed.as_told, printed.text
    assert matches(shown, printed.text), f"README shows\n{shown}\nbut it prints\n{printed.text}"


def test_every_other_command_of_the_readme_exists(root: Path) -> None:
    known = set(re.findall(r"^    ([a-z-]+)(?:  |$)", said(root, "--help"), re.MULTILINE))
    shell = [line for block in blocks("sh", README) for line in block.splitlines()] + [command for command, _ in SHOWN]
    asked = {found[1] for line in shell if (found := re.match(r"python3 run ([a-z-]+)", line))}
    assert {"demo", "test"} <= asked <= known
    strangers = [c for c, _ in SHOWN if not c.startswith(("logicnet ", "python3 run "))]
    assert not strangers, "only logicnet's own commands can be checked: show the others in a ```sh block"


def said(root: Path, *arguments: str) -> str:
    return subprocess.run([sys.executable, root / "run", *arguments], capture_output=True, text=True, check=True).stdout


def test_the_readme_has_a_row_for_each_command_which_begins_with_its_line_of_help() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| (.*) \|$", README, re.MULTILINE)
    assert [name for name, _ in rows] == [command.name for command in COMMANDS]
    strange = [name for (name, said), command in zip(rows, COMMANDS, strict=True) if not said.startswith(command.help)]
    assert not strange


def test_the_readme_names_the_suffixes_of_the_files_that_are_read() -> None:
    suffixes = [f"`{suffix}`" for suffix in read_suffixes()]
    assert f"a file ({joined_by_or(suffixes)})" in README


@pytest.mark.skipif(not blocks("python", README), reason="the README shows no Python")
def test_the_python_of_the_readme_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(page)
    names: dict[str, object] = {"__name__": "readme"}
    for block in blocks("python", README):
        if ">>>" in block:
            example = doctest.DocTestParser().get_doctest(block, names, "README.md", "README.md", 0)
            result = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(
                example, clear_globs=False
            )
            names = example.globs
            assert not result.failed
        else:
            exec(compile(block, "README.md", "exec"), names)


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n...\nd\n", "a\nb\nc\nd\n", True),
        ("a\n...\nd\n", "a\nd\n", True),
        ("a ... z\n", "a lot to z   \n", True),
        ("took 3 ms\n", "took 0.25 s\n", True),
        ("", "anything\n", True),
        ("a\n", "a\nb\n", False),
        ("(a)\n", "a\n", False),
    ],
)
def test_output_is_compared_line_by_line_but_for_gaps_and_durations(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) is same
