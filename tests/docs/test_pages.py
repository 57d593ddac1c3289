"""What the pages of the manual show is what happens: files written, commands run, Python executed, top to bottom."""

from __future__ import annotations

import importlib.util
import re
import sys
import time
from pathlib import Path

import pytest

from manual import newcomer
from manual.console import blocks, folded_command, folded_talk
from manual.pages import Page, PageError, is_notebook, pages, prepare

DOCS = Path(__file__).resolve().parents[2] / "docs"
EVERY = {path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8") for path in pages(DOCS)}
TEXTS = {name: text for name, text in EVERY.items() if not is_notebook(text)}
FIRST = "start.md"
RUN = [name for name, text in TEXTS.items() if re.search(r"^(\$ logicnet|```python)", text, re.M) and name != FIRST]


@pytest.mark.parametrize("name", RUN)
def test_what_a_page_shows_is_what_happens(name: str, tmp_path: Path) -> None:
    if "widget" in TEXTS[name] and importlib.util.find_spec("anywidget") is None:
        pytest.skip("anywidget is not installed: the widget of the page is not made")
    began = time.monotonic()
    Page(name, tmp_path).filled(TEXTS[name])
    print(f"{name}: {time.monotonic() - began:.1f} s")


def test_the_first_page_leads_from_a_model_of_ones_own_to_a_figure_and_a_claim(tmp_path: Path) -> None:
    """The way of a new user: timed, and printed, since it is what the page promises."""
    began = time.monotonic()
    shown = Page(FIRST, tmp_path).filled(TEXTS[FIRST])
    print(f"the commands of {FIRST} took {time.monotonic() - began:.1f} s")
    assert "did you mean 'SNAI1'" in shown
    assert {"emt.bnet", "emt.logicnet.toml", "emt-screen.csv", "emt.svg", "claims.toml"} <= {
        path.name for path in tmp_path.iterdir()
    }
    assert f'width="{85 / 25.4 * 72:.2f}pt"' in (tmp_path / "emt.svg").read_text(encoding="utf-8")
    assert len((tmp_path / "emt.bnet").read_text(encoding="utf-8").splitlines()) == 14


def test_a_command_without_output_gets_what_it_prints(tmp_path: Path) -> None:
    page = Page("p.md", tmp_path)
    shown = page.filled(
        "```{code-block} text\n:caption: a.bnet\n\nA, A\n```\n\n```console\n$ logicnet show a.bnet\n```\n"
    )
    assert shown.splitlines()[-5:] == ["a", "", "component  kind  rule     evidence", "A                (input)", "```"]


@pytest.mark.parametrize(
    "block",
    [
        "```console\n$ logicnet show nowhere.bnet\n```\n",
        "```console\n$ logicnet networks\nnothing of the kind\n```\n",
        "```console\n$ logicnet networks   # bad input\n```\n",
        "```python\n>>> 1 + 1\n3\n\n```\n",
    ],
)
def test_a_page_that_shows_something_else_is_refused(block: str, tmp_path: Path) -> None:
    with pytest.raises(PageError, match=r"^p\.md: "):
        Page("p.md", tmp_path).filled(block)


def test_only_the_lines_that_are_asked_for_are_kept(tmp_path: Path) -> None:
    shown = Page("p.md", tmp_path).filled("```console\n$ logicnet networks | head -2\n```\n")
    assert len(shown.splitlines()) == 5


def test_a_wide_command_is_folded_as_a_shell_reads_it() -> None:
    command = """logicnet control il6 --phenotype '!Resistant' --set "A=1 B=0" --size 2 --no-knock-ins | head -3"""
    shown = folded_command(command, 50)
    assert max(map(len, shown.splitlines())) <= 50
    assert " ".join(shown.replace("\\\n", " ").split()) == command
    assert "'!Resistant'" in shown and '"A=1 B=0"' in shown


def test_wide_talk_is_folded_between_words_and_rows_of_tables_are_not() -> None:
    row = "a  " * 20
    assert folded_talk(f"one two three\n{row}\nshort", 9) == f"one two\n    three\n{row}\nshort"


def test_a_cell_that_writes_a_file_writes_it_for_the_commands_of_the_page(tmp_path: Path) -> None:
    cell = "```{code-cell} python\n:tags: [remove-output]\n\n%%writefile a.bnet\nA, A\n```\n"
    shown = Page("p.md", tmp_path).filled(f"{cell}\n```console\n$ logicnet show a.bnet\n```\n")
    assert shown.startswith(cell) and "A                (input)" in shown
    assert (tmp_path / "a.bnet").read_text(encoding="utf-8") == "A, A\n"


def test_the_program_that_is_meant_runs_the_commands(tmp_path: Path) -> None:
    program = (sys.executable, "-c", "import sys; print('this one:', sys.argv[1:])")
    shown = Page("p.md", tmp_path, program).filled("```console\n$ logicnet show a.bnet\n```\n")
    assert shown.splitlines()[2] == "this one: ['show', 'a.bnet']"


def test_the_first_page_installs_what_a_new_user_is_followed_with() -> None:
    (lines,) = blocks("sh", TEXTS[FIRST])
    assert newcomer.CHECKOUT in lines
    assert f"venv {Path(newcomer.PROGRAM).parts[0]} " in lines


def test_the_source_has_every_page_and_what_pages_show_of_the_folders_beside(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    (checkout / "docs").mkdir(parents=True)
    (checkout / "docs" / "a.md").write_text("```console\n$ logicnet networks | head -1\n```\n", encoding="utf-8")
    (checkout / "figures").mkdir()
    (checkout / "figures" / "a.svg").write_text("<svg/>", encoding="utf-8")
    (checkout / "networks").mkdir()
    prepare(checkout / "docs", tmp_path / "work" / "docs")
    assert (tmp_path / "work" / "docs" / "a.md").read_text(encoding="utf-8").splitlines()[2].startswith("network")
    assert (tmp_path / "work" / "figures" / "a.svg").exists()
