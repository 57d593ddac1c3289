"""`logicnet mcp`: the list of its tools, and what it refuses before it serves."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import pytest

from logicnet.cli import main
from logicnet.cli.assistants.desk import Desk
from logicnet.cli.assistants.tools import TOOLS


def test_the_tools_are_listed_with_what_they_take(
    printed: Callable[..., str], answer: Callable[..., dict[str, Any]]
) -> None:
    lines = [line.split() for line in printed("mcp", "--tools", "--wide").splitlines()]
    assert [line[0] for line in lines[1:]] == list(TOOLS)
    listed = {one["name"]: one for one in answer("mcp", "--tools")["tools"]}
    assert list(listed) == list(TOOLS) and all(one["description"] for one in listed.values())
    assert [one["name"] for one in listed["explain"]["arguments"] if one["required"]] == [
        *("network", "phenotype", "intervention")
    ]


def test_the_memory_that_the_help_names_is_what_an_answer_is_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mcp", "--help"]) == 0
    assert f"default: {Desk().memory >> 30}G" in " ".join(capsys.readouterr().out.split())


def test_without_the_package_it_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    monkeypatch.setitem(sys.modules, "mcp", None)
    assert main(["mcp"]) == 2
    said = capsys.readouterr()
    assert 'pip install "logicnet[mcp]"' in said.err and said.out == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--folder", "nowhere"], "no such folder"),
        (["--json"], "--tools"),
        (["--tools", "--rows", "3"], "do not go together"),
        (["--rows", "0"], "at least 1"),
    ],
)
def test_what_means_nothing_is_refused(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mcp", *words]) == 2
    assert said in capsys.readouterr().err
