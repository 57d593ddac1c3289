"""Planted networks of 20 to 60 components: AEON.py, biobalm and mpbn say what we say.

AEON.py finds attractors by symbolic sets of states, biobalm by trap spaces and what it can prove of the rest, mpbn only
the minimal trap spaces: three ways that share nothing with ours. A stranger that takes too long over a network is ended
and asked about the next; how many it must answer is part of the test.
"""

from __future__ import annotations

import json
import queue
import random
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

import logicnet
import planted
from logicnet.logic import Rules
from logicnet.model import Network

FEW, MANY = 40, 352
FAMILIES = tuple(sorted(planted.FAMILIES))
# biobalm takes minutes over most networks with two gadgets that nothing orders, and over large cores.
FOR_BIOBALM = tuple(family for family in FAMILIES if family not in ("chain", "product", "ring"))
STARTING = 60.0  # seconds in which a stranger must have read its first network

AEON = """
import json, sys
import biodivine_aeon as aeon
print("[]", flush=True)
for path in sys.stdin:
    network = aeon.BooleanNetwork.from_file(path.strip()).infer_valid_graph()
    graph = aeon.AsynchronousGraph(network.inline_constants(infer_constants=True, repair_graph=True))
    found = []
    for attractor in aeon.Attractors.attractors(graph):
        states = attractor.vertices()
        state = next(iter(states.items())).to_named_dict()
        fixed = {name: int(value) for name, value in states.enclosing_named_subspace().items()}
        found.append([int(states.cardinality()), fixed, {name: int(value) for name, value in state.items()}])
    print(json.dumps(found), flush=True)
"""
BIOBALM = """
import json, logging, sys
logging.disable(logging.CRITICAL)
from biobalm import SuccessionDiagram
print("[]", flush=True)
for path in sys.stdin:
    diagram = SuccessionDiagram.from_file(path.strip())
    diagram.build()
    print(json.dumps([seed for seeds in diagram.expanded_attractor_seeds().values() for seed in seeds]), flush=True)
"""
MPBN = """
import json, sys
import mpbn
print("[]", flush=True)
for path in sys.stdin:
    found = mpbn.load(path.strip()).attractors()
    print(json.dumps([{k: v for k, v in a.items() if v != "*"} for a in found]), flush=True)
"""


class Stranger:
    """A program in a process of its own that answers each path on a line, or is ended and started again."""

    def __init__(self, program: str, patience: float) -> None:
        self._program = program
        self._patience = patience  # seconds for one network
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.Queue[str] = queue.Queue()

    def ask(self, path: Path) -> Any:
        """What it says of a network; None where it takes too long or fails."""
        if self._process is None:
            self._begin()
        assert self._process is not None and self._process.stdin is not None
        try:
            print(path, file=self._process.stdin, flush=True)
            return json.loads(self._lines.get(timeout=self._patience))
        except (queue.Empty, OSError, ValueError):
            self.end()
            return None

    def end(self) -> None:
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.communicate()

    def _begin(self) -> None:
        command = [sys.executable, "-W", "ignore", "-c", self._program]
        # A pipe that nobody reads would fill: what it complains about goes nowhere.
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._lines = queue.Queue()
        threading.Thread(target=_read, args=(self._process.stdout, self._lines), daemon=True).start()
        assert self._lines.get(timeout=STARTING) == "[]\n"


def _read(pipe: Any, lines: queue.Queue[str]) -> None:
    for line in pipe:
        if line[:1] in "[{":
            lines.put(line)
    lines.put("ended")


@dataclass
class Planted:
    """A network by its number, the most components that attractors are planted among, and families; and our answers."""

    number: int
    core: int
    families: tuple[str, ...]

    @cached_property
    def net(self) -> planted.Net:
        source = random.Random(f"medium {self.number}")
        return planted.medium(source, self.core, self.families[self.number % len(self.families)])

    @cached_property
    def network(self) -> Network:
        return Network(f"planted {self.number}", Rules.build(*self.net))

    @cached_property
    def attractors(self) -> logicnet.Attractors:
        found = logicnet.attractors(self.network, always=self.net[0], timeout=60)
        assert found.complete and found.count == len(found)
        return found


def answers(
    package: str,
    program: str,
    folder: Path,
    count: int,
    core: int = 14,
    families: tuple[str, ...] = FAMILIES,
    patience: float = 3.0,
) -> list[tuple[Planted, Any]]:
    """What a stranger says of each network, where it says anything; less than half would be no test."""
    pytest.importorskip(package)
    stranger, said = Stranger(program, patience), []
    try:
        for one in (Planted(number, core, families) for number in range(count)):
            path = folder / f"{one.number}.bnet"
            path.write_text(planted.as_text(one.net))
            if (answer := stranger.ask(path)) is not None:
                said.append((one, answer))
    finally:
        stranger.end()
    assert 2 * len(said) > count
    return said


HOW_MANY = [pytest.param(FEW, id="some"), pytest.param(MANY, id="many", marks=pytest.mark.slow)]


@pytest.mark.parametrize("count", HOW_MANY)
def test_aeon_finds_the_same_attractors(count: int, tmp_path: Path) -> None:
    said = answers("biodivine_aeon", AEON, tmp_path, count)
    for one, theirs in said:
        known = set(theirs[0][2])  # constants are put into the rules
        right = Counter((a.states, shared(a.fixed, known)) for a in one.attractors)
        assert Counter((states, shared(fixed, known)) for states, fixed, _ in theirs) == right, one.number
        assert one_each(one.attractors, [state for _, _, state in theirs]), one.number


@pytest.mark.parametrize("count", HOW_MANY)
def test_biobalm_finds_the_same_attractors(count: int, tmp_path: Path) -> None:
    said = answers("biobalm", BIOBALM, tmp_path, count, 5, FOR_BIOBALM, 1.0)
    for one, theirs in said:
        assert len(theirs) == len(one.attractors), one.number
        assert one_each(one.attractors, theirs), one.number


@pytest.mark.parametrize("count", HOW_MANY)
def test_mpbn_finds_the_same_minimal_trap_spaces(count: int, tmp_path: Path) -> None:
    said = answers("mpbn", MPBN, tmp_path, count)
    for one, theirs in said:
        ours, names = logicnet.trap_spaces(one.network, limit=10_000), set(one.net[0])
        assert ours.complete
        assert Counter(shared(s.fixed, names) for s in ours) == Counter(shared(t, names) for t in theirs), one.number


def shared(fixed: Any, names: set[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, value) for name, value in fixed.items() if name in names))


def one_each(ours: logicnet.Attractors, states: list[dict[str, int]]) -> bool:
    """Whether each of these states lies in an attractor of ours, and no two in the same. What is constant may be left
    out of a state.
    """
    constant = {name: value for name, value in ours[0].fixed.items() if all(a.fixed.get(name) == value for a in ours)}
    rows = [bytes({**constant, **state}[name] for name in ours.network.names) for state in states]
    assert ours.answer is not None
    within = [ours.answer.contains(place, rows) for place in range(len(ours))]
    return all(sum(row) == 1 for row in within) and all(sum(column) == 1 for column in zip(*within, strict=True))
