"""Ctrl-C at a running command: it ends, says so in one line, and nothing breaks."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from logicnet.cli import COMMANDS

HANG = 60  # seconds: far more than any of them may take, so that a test that hangs ends
QUESTIONS = {
    "attractors": [],
    "attractors, synchronous": ["--scheme", "synchronous"],
    "attractors, shares": ["--share"],
    "reach": ["--from", "X0=1 X1=0"],
    "probabilities": [],
    "basins": [],
    "simulate": ["--samples", "2000000000", "--until", "1000"],
    "succession": ["--limit", "100000"],
    "screen": ["--phenotype", "X3", "--over", "nodes", "--size", "2"],
    "control": ["--phenotype", "X3", "--size", "6"],
    "synergy": ["--phenotype", "X3"],
    "compare": ["il6"],
    "ctl": ["AG !(X3 & X5 & X7)", "--start", "X0=1 X1=0"],
    "explain": ["--perturb", "X5%0", "--phenotype", "X3"],
    "page": ["--output", "page.html", "--timeout", "1000"],
}


def _hard(size: int) -> str:
    """Rules that take far longer than these tests, whatever is asked."""
    dice = random.Random(5)
    lines = []
    for i in range(size):
        a, b, c = (f"X{k}" for k in dice.sample(range(size), 3))
        lines.append(f"X{i}, " + (f"{a} & !{b} | !{a} & {b} | !{c} & X{i}" if i % 2 else f"{a} & !{b} | !{c}"))
    return "\n".join(lines)


def test_the_commands_that_may_take_long_are_asked() -> None:
    with_a_budget = {command.name for command in COMMANDS if "--memory" in command.parser()._option_string_actions}
    quick = {"fixedpoints", "trapspaces", "mcp"}  # a limit, and each answer a process that ends in time
    assert {name.partition(",")[0] for name in QUESTIONS} == with_a_budget - quick


@pytest.mark.skipif(os.name != "posix", reason="a signal to another process")
@pytest.mark.parametrize("name", QUESTIONS)
def test_the_command_ends_and_says_so(name: str, tmp_path: Path) -> None:
    command = name.partition(",")[0]
    path = tmp_path / "hard.bnet"
    path.write_text(_hard(27 if "synchronous" in name else 80), encoding="utf-8")
    words = [sys.executable, "-c", _STARTED, command, str(path), *QUESTIONS[name]]
    with subprocess.Popen(words, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        assert running.stderr.readline() == "started\n"
        time.sleep(0.7)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=HANG)
    assert "Traceback" not in err and "Exception" not in err, err
    assert "interrupted" in err
    assert running.returncode == 130, "a script takes a part for the whole"
    assert bool(out) == (not err.strip().endswith("logicnet: interrupted"))


_STARTED = """
import sys
from logicnet.cli import main
print("started", file=sys.stderr, flush=True)
sys.exit(main())
"""
