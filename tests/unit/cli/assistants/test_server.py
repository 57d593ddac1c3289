"""The server over stdio, asked by the official client; and what it says where the package is not there."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet.cli.assistants.server import description_of, signature_of
from logicnet.cli.assistants.tools import TOOLS

needs_mcp = pytest.mark.skipif(find_spec("mcp") is None, reason="the package mcp is not installed")


def in_a_loop_of_its_own(ask: Callable[[], Awaitable[None]]) -> None:
    """Run in a thread of its own: in that of the tests a loop may run already, which drives a browser."""
    import anyio

    with ThreadPoolExecutor(1) as threads:
        threads.submit(anyio.run, ask).result()


def asked(calls: list[tuple[str, dict[str, Any]]], *options: str) -> tuple[list[Any], list[Any]]:
    """The tools that the server lists, and what it answers to calls."""
    from mcp import Client, StdioServerParameters
    from mcp.client.stdio import stdio_client

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    words = ["-m", "logicnet", "mcp", *options]
    server = StdioServerParameters(command=sys.executable, args=words, env=environment)
    listed: list[Any] = []
    answers: list[Any] = []

    async def ask() -> None:
        async with Client(stdio_client(server)) as client:
            listed.extend((await client.list_tools()).tools)
            for name, arguments in calls:
                answers.append(await client.call_tool(name, arguments))

    in_a_loop_of_its_own(ask)
    return listed, answers


@needs_mcp
def test_the_client_lists_read_only_tools_whose_arguments_are_typed_and_described() -> None:
    listed, _ = asked([])
    assert [tool.name for tool in listed] == list(TOOLS)
    for tool in listed:
        assert tool.annotations.read_only_hint and not tool.annotations.destructive_hint and tool.description
        for name, argument in tool.input_schema["properties"].items():
            assert argument["description"], name
            assert "type" in argument or "anyOf" in argument
    screen = next(tool for tool in listed if tool.name == "screen")
    assert screen.input_schema["required"] == ["network", "phenotype"]


@needs_mcp
def test_an_answer_is_structured_and_that_of_the_library() -> None:
    _, (found,) = asked([("attractors", {"network": "il6", "setting": "FAC=1"})])
    assert not found.is_error
    answer, direct = found.structured_content, logicnet.attractors("il6", setting="FAC=1")
    assert answer["answer"]["count"] == direct.count and answer["network"]["digest"] == direct.network.digest
    assert answer["status"] == "exact" and answer["references"]
    assert json.loads(found.content[0].text) == answer  # for clients that read no structure


@needs_mcp
@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("attractors", {"network": "il6", "intervention": "STATE3%0"}, "did you mean 'STAT3'?"),
        ("screen", {"network": "il6", "phenotype": "Resistent"}, "did you mean 'Resistant'?"),
        ("attractors", {"network": "il6", "seting": "FAC=1"}, "did you mean 'setting'?"),
        ("attractors", {"network": "/etc/passwd"}, "no file is read here"),
        ("attractors", {"network": "il6", "setting": "@/etc/passwd"}, "not in the server's folder"),
        ("attractors", {"network": "il6", "limit": "many"}, 'limit of attractors is a whole number, found "many"'),
        ("attractor", {"network": "il6"}, "unknown tool 'attractor'\ndid you mean 'attractors'?"),
        ("attractors", {"setting": "FAC=1"}, "attractors needs network"),
        ("attractors", {"network": ["il6"]}, "network of attractors is a text"),
        ("screen", {"network": "il6", "phenotype": "A" * 200_000}, "has 200000 characters, and may have 2000"),
    ],
)
def test_what_is_wrong_is_an_error_of_the_tool_and_never_an_answer(
    tool: str, arguments: dict[str, Any], said: str
) -> None:
    _, (found,) = asked([(tool, arguments)])
    assert found.is_error and said in found.content[0].text and found.structured_content is None
    assert "pydantic" not in found.content[0].text and len(found.content[0].text) < 500


@needs_mcp
def test_calls_at_once_are_all_answered_and_each_its_own() -> None:
    import anyio
    from mcp import Client, StdioServerParameters
    from mcp.client.stdio import stdio_client

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    server = StdioServerParameters(command=sys.executable, args=["-m", "logicnet", "mcp"], env=environment)
    found: dict[str, str] = {}

    async def ask() -> None:
        async with Client(stdio_client(server)) as client, anyio.create_task_group() as several:

            async def one(name: str) -> None:
                answer = await client.call_tool("attractors", {"network": name, "limit": 1})
                found[name] = answer.structured_content["network"]["name"]

            for name in logicnet.networks():
                several.start_soon(one, name)

    in_a_loop_of_its_own(ask)
    assert found == {name: name for name in logicnet.networks()}


@needs_mcp
@pytest.mark.parametrize("relative", [False, True])
def test_the_server_reads_the_folder_that_it_is_given(
    relative: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "own.bnet").write_text("A, B\nB, A\n")
    monkeypatch.chdir(tmp_path)
    calls = [("list_networks", {}), ("attractors", {"network": "own.bnet"})]
    _, (listed, found) = asked(calls, "--folder", "models" if relative else str(models))
    assert listed.structured_content["answer"]["files"] == ["own.bnet"]
    assert found.structured_content["answer"]["count"] == 2


def test_a_signature_has_what_a_tool_takes_beside_the_desk() -> None:
    found = signature_of(TOOLS["attractors"])
    assert list(found.parameters) == ["network", "setting", "intervention", "context", "limit"]
    assert "STAT3%0" in description_of(found.parameters["intervention"].annotation)
