"""The names in the tables of docs/coming-from: ours exist, and those of the peers that are installed."""

from __future__ import annotations

import importlib
import importlib.util
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

import logicnet
from logicnet import draw
from logicnet.cli import COMMANDS

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "coming-from"
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md")))
CODE = sorted(set(re.findall(r"`([^`\n]+)`", TEXT)))
OURS = sorted({name for code in CODE for name in re.findall(r"\blogicnet\.((?:draw\.)?[A-Za-z_]+)\b", code)})
LINES = [code.replace("\\|", "|") for code in CODE if re.match(r"logicnet [a-z]+ \S", code)]
NEEDED = {"screen": ["--phenotype", "A"], "control": ["--phenotype", "A"], "draw": ["--output", "a.svg"]}
"""What a command asks for, where a table leaves it out."""
PEER = re.compile(r"\b(?:pyboolnet|biodivine_aeon|biobalm|mpbn)\.[\w.]+")
PEERS = sorted({name for code in CODE for name in PEER.findall(code)})


def found(dotted: str) -> Any:
    """What a dotted name stands for: a module as far as there is one, then attributes."""
    parts = dotted.split(".")
    for end in range(len(parts), 0, -1):
        name = ".".join(parts[:end])
        try:
            thing: Any = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        for part in parts[end:]:
            thing = getattr(thing, part)
        return thing
    raise AssertionError(f"there is no {dotted}")


@pytest.mark.parametrize("name", OURS)
def test_our_names_exist(name: str) -> None:
    assert found(f"logicnet.{name}") is not None
    assert name.split(".")[-1] in (*logicnet.__all__, *draw.__all__)


@pytest.mark.parametrize("line", LINES)
def test_our_commands_have_these_words(line: str) -> None:
    name, *words = shlex.split(line)[1:]
    command = next(command for command in COMMANDS if command.name == name)
    needed = NEEDED.get(name, [])
    command.parser().parse_args([*words, *([] if set(needed) & set(words) else needed)])


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", PEERS)
def test_the_names_of_peers_exist(name: str) -> None:
    peer = name.split(".")[0]
    if importlib.util.find_spec(peer) is None:
        pytest.skip(f"{peer} is not installed: its names are not looked up")
    assert found(name) is not None
