"""Networks to ask about and how they are asked: small, in files, with answers that are worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from logicnet.cli import main


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., str]:
    """The path of a new .bnet file: ``written("A, A\\nB, !A\\n", "net")``."""

    def write(rules: str, name: str = "net") -> str:
        path = tmp_path / f"{name}.bnet"
        path.write_text(f"targets, factors\n{rules}", encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def toggle(written: Callable[..., str]) -> str:
    """Without the drug, A and B exclude each other; a clock ticks while A is on."""
    return written("Drug, Drug\nA, !B | Drug\nB, !A\nClock, !Clock & A\n", "toggle")


@pytest.fixture
def cascade(written: Callable[..., str]) -> str:
    """A drug that acts through A, then through either of two arms."""
    return written("Drug, Drug\nA, Drug\nB, A\nC, A\nAlive, Drug & (B | C)\n", "cascade")


@pytest.fixture
def race(written: Callable[..., str]) -> str:
    """Two latches race for what 20 components follow in a row: too many states to list."""
    row = "".join(f"X{i}, X{i - 1} & X{i}\n" for i in range(1, 20))
    return written(f"T, T\nA, A | T & !A & !B\nB, B | T & !B & !A\nX0, X0 & !A\n{row}", "race")


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command that ends with 0 prints to stdout: ``printed("show", "il6")``."""

    def run(*words: str) -> str:
        assert main([*words]) == 0
        return capsys.readouterr().out

    return run


@pytest.fixture
def answer(printed: Callable[..., str]) -> Callable[..., dict[str, Any]]:
    """The JSON of a command that ends with 0: ``answer("show", "il6")``."""
    return lambda *words: json.loads(printed(*words, "--json"))
