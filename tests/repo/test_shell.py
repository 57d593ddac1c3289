"""Commands that we print are typed into an interactive shell, which expands `!` within double quotes."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from logicnet.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *ROOT.glob("*/README.md"),
]
# Every word that the stand-in for logicnet is given, on a line of its own; an empty line ends a command.
STAND_IN = "set -H\nlogicnet() { printf 'word:%s\\n' \"$@\"; echo end; }\n"


def commands() -> list[str]:
    """The commands of the pages' code blocks, and the examples of the help texts."""
    found = []
    for page in PAGES:
        for block in re.findall(r"^```[a-z]*\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
            joined = block.replace("\\\n", " ")
            found += re.findall(r"^(?:\$ )?(logicnet .*?)(?:\s+#.*)?$", joined, re.MULTILINE)
    return [*found, *(command.example for command in COMMANDS)]


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_an_interactive_bash_hands_on_the_words_of_every_command_as_they_are_written() -> None:
    plain = [text for text in commands() if not re.search(r"[|>;&]|\$\(", re.sub(r"'[^']*'|\"[^\"]*\"", "", text))]
    assert len(plain) > 20
    done = subprocess.run(
        ["bash", "--norc", "--noprofile", "-i"],
        input=STAND_IN + "".join(f"{text}\n" for text in plain),
        capture_output=True,
        text=True,
    )
    said = [part.strip().splitlines() for part in done.stdout.split("\nend\n")[:-1]]
    words = [[line.removeprefix("word:") for line in lines if line.startswith("word:")] for lines in said]
    assert "event not found" not in done.stderr, re.findall(r".*event not found.*", done.stderr)
    assert words == [shlex.split(text)[1:] for text in plain]


def test_the_shell_of_this_test_does_refuse_an_exclamation_mark_in_double_quotes() -> None:
    done = subprocess.run(
        ["bash", "--norc", "--noprofile", "-i"],
        input=f'{STAND_IN}logicnet "!Resistant"\n',
        capture_output=True,
        text=True,
    )
    assert "event not found" in done.stderr


def test_no_text_for_users_puts_an_exclamation_mark_into_double_quotes() -> None:
    """But in Python and in a model's file, which no shell reads."""
    quoted, elsewhere = (
        re.compile(r'"![A-Za-z(]'),
        re.compile(r"^```(?:python|toml|\{code-cell\}).*?^```$|`logicnet\.[^`]*`", re.M | re.S),
    )
    texts = [*PAGES, *sorted((ROOT / "src" / "logicnet" / "cli").glob("*.py"))]
    found = [path.name for path in texts if quoted.search(elsewhere.sub("", path.read_text(encoding="utf-8")))]
    assert not found
