"""Commands that pages only name, without running them, are commands, and have options that the program knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from logicnet.cli import COMMANDS
from manual.pages import pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*pages(ROOT / "docs"), ROOT / "README.md", ROOT / "networks" / "README.md", ROOT / "CHANGELOG.md"]
NAMED = re.compile(r"\blogicnet (?P<name>[a-z]+)(?P<rest>(?: (?:\"[^\"\n]*\"|'[^'\n]*'|[^`\n\"'#])*)?)")
OPTION = re.compile(r"(?<=\s)--[a-z][a-z-]*")
KNOWN = {
    command.name: {word for action in command.parser()._actions for word in action.option_strings}
    for command in COMMANDS
}


def lines(text: str) -> list[str]:
    """The command lines of a page: all that stands in blocks of code, and within a sentence in backticks."""
    found, fenced = [], False
    for line in text.replace("\\\n", " ").splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            found += [line] if re.match(r"\s*(?:\$ |- run: )?logicnet [a-z]", line) else []
        else:
            found += re.findall(r"`(logicnet [a-z]+[^`\n]*)`", line)
    return found


LINES = sorted({(path.name, line.strip()) for path in PAGES for line in lines(path.read_text(encoding="utf-8"))})


@pytest.mark.parametrize(("page", "line"), LINES)
def test_a_command_that_is_named_has_options_that_the_program_knows(page: str, line: str) -> None:
    found = NAMED.search(line)
    assert found and found["name"] in KNOWN, page
    assert set(OPTION.findall(found["rest"])) - KNOWN[found["name"]] == set(), page
