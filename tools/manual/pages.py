"""Pages become the source of the site: what they show is done, and what commands print is put below them.

A page is gone through from its top, in a folder of its own that has its name. In it

- a ``{code-block}`` whose caption is the name of a file is written to that file, and so is a cell of a notebook that
  begins with ``%%writefile``;
- in a ```console block each ``$ logicnet`` command is run; where nothing is shown below it, what it prints is put
  there, else that is compared with what is shown;
- a ```python block is executed, with ``>>>`` compared too; one that is written as a ``{code-block}`` is not.

A notebook is gone through in the same way, in the folder that its cells work in when the site is built.

So a page may show files that its commands wrote: ``![a diagram](start/emt.svg)`` in ``start.md``.
"""

from __future__ import annotations

import contextlib
import doctest
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from manual.console import HERE, TERMINAL, commands, folded_command, folded_talk, matches, run

KINDS = r"console|python|\{code-(?:block|cell)\}[^\n]*"
FENCE = re.compile(rf"^```(?P<kind>{KINDS})\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
CAPTION = re.compile(r"\A:caption: (?P<name>[\w.-]+\.\w+)\n(?::[^\n]*\n)*\n?")
WRITTEN = re.compile(r"\A(?::[^\n]*\n)*\s*%%writefile (?P<name>[\w.-]+\.\w+)\n")
WIDTH = 100
"""Columns for output that is put into a page: as wide as its text."""


NEIGHBOURS = {"figures": "*.svg", "networks": "*.md"}
"""What pages show of the folders beside docs/."""


class PageError(Exception):
    """What a page shows is not what happens."""


@dataclass(slots=True)
class Page:
    """One page while it is gone through: its name, the folder it works in, the program that its commands run, and the
    names its Python has defined."""

    name: str
    folder: Path
    program: tuple[str, ...] = HERE
    names: dict[str, object] = field(default_factory=lambda: {"__name__": "page"})

    def filled(self, text: str) -> str:
        """The text of the page with what its commands print.

        Raises PageError where something ends or prints otherwise than the page says.
        """
        return FENCE.sub(self._block, text)

    def _block(self, found: re.Match[str]) -> str:
        kind, body = found["kind"], found["body"]
        if kind == "console":
            done = "".join(self._shown(command, shown) for command, shown in commands(body))
            return f"```console\n{done.rstrip()}\n```"
        if kind == "python":
            self._execute(body)
        elif file := CAPTION.match(body) or WRITTEN.match(body):
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / file["name"]).write_text(body[file.end() :], encoding="utf-8", newline="\n")
        return found[0]

    def _shown(self, command: str, shown: str) -> str:
        """A command with what stands below it."""
        if not command.startswith("logicnet"):
            return f"$ {command}\n{shown}"
        self.folder.mkdir(parents=True, exist_ok=True)
        printed = run(command, self.folder, TERMINAL if shown.strip() else WIDTH, self.program)
        if not printed.as_told:
            raise PageError(f"{self.name}: `{command}` ended with {printed.status}\n{printed.text}")
        if not matches(shown, printed.text):
            raise PageError(f"{self.name}: `{command}` shows\n{shown}\nbut it prints\n{printed.text}")
        if not shown.strip():
            shown = f"{folded_talk(printed.text, WIDTH)}\n\n"
        return f"$ {folded_command(command, WIDTH)}\n{shown}"

    def _execute(self, body: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with contextlib.chdir(self.folder):
            if ">>>" not in body:
                exec(compile(body, self.name, "exec"), self.names)
                return
            told: list[str] = []
            example = doctest.DocTestParser().get_doctest(body, self.names, self.name, self.name, 0)
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
            failed = runner.run(example, clear_globs=False, out=told.append).failed
            self.names = example.globs
        if failed:
            raise PageError(f"{self.name}: its Python does something else\n{''.join(told)}")


def is_notebook(text: str) -> bool:
    """Whether a page is a notebook, whose cells are executed when the site is built."""
    return text.startswith("---\n") and "\nkernelspec:\n" in text.split("\n---\n")[0]


def pages(docs: Path) -> Iterator[Path]:
    """Every page of the manual."""
    yield from sorted(path for path in docs.rglob("*.md") if not path.relative_to(docs).parts[0].startswith("_"))


def prepare(docs: Path, source: Path) -> None:
    """Make the source of the site from the pages, in a folder that is emptied first, with its neighbours beside it.

    Raises PageError as ``Page.filled`` does.
    """
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(docs, source)
    for neighbour, files in NEIGHBOURS.items():
        (source.parent / neighbour).mkdir(exist_ok=True)
        for path in (docs.parent / neighbour).glob(files):
            shutil.copy(path, source.parent / neighbour)
    for path in pages(docs):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(docs)
        folder = (source / name).parent if is_notebook(text) else source / name.with_suffix("")
        (source / name).write_text(Page(name.as_posix(), folder).filled(text), encoding="utf-8")
