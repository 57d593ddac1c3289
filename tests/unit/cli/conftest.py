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
    """Two latches race for Y, and 20 components that end one by one act on one of them: too many states to list."""
    names = [f"X{i}" for i in range(20)]
    row = "".join(f"{name}, {name} & !T\n" for name in names)
    race = f"A, A | T & !A & !B\nB, B | T & !B & !A & ({' | '.join(names)})\nY, Y & !A\n"
    return written(f"T, T\n{race}{row}", "race")


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
