"""What docs/mcp.md shows is what happens: its command is run, its configuration and its extra are the project's."""

from __future__ import annotations

import json
import tomllib

import pytest

from logicnet.cli import main
from logicnet.cli.assistants.bounds import LARGEST_ANSWER, LONGEST_TEXT, LONGEST_WORD
from logicnet.cli.assistants.changes import MOST_TRIED
from logicnet.cli.assistants.desk import LARGEST_FILE, MEMORY, ROWS_GIVEN, TIMEOUT
from repo.test_readme import ROOT, blocks, commands, matches

MANUAL = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")


def test_the_tools_are_those_that_the_manual_shows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "250")
    ((command, shown),) = [pair for block in blocks("console", MANUAL) for pair in commands(block)]
    assert main(command.split()[1:]) == 0
    assert matches(shown, capsys.readouterr().out)


def test_the_configuration_names_the_command() -> None:
    (server,) = json.loads(blocks("json", MANUAL)[0])["mcpServers"].values()
    assert server["command"] == "logicnet" and server["args"][:2] == ["mcp", "--folder"]


def test_the_extra_and_the_budgets_are_those_that_the_manual_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["optional-dependencies"]["mcp"] == ["mcp>=2.3,<3"]
    assert "from 2.3 on, below 3" in MANUAL and "mcp>=2.3,<3" in project["dependency-groups"]["dev"]
    for most in (LONGEST_TEXT, LONGEST_WORD, LARGEST_ANSWER, MOST_TRIED):
        assert f"{most:,}" in MANUAL
    assert f"model files of {LARGEST_FILE >> 20} MiB" in MANUAL
    assert f"{TIMEOUT:g} s (`--timeout`), {MEMORY >> 30} GiB" in MANUAL and f"{ROWS_GIVEN} rows (`--rows`)" in MANUAL
