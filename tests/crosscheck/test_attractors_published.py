"""Published models: our exact attractors beside those of AEON.py, pyboolnet and mpbn, and beside our own bitsets.

Strangers are asked live about the models that they answer at once; `python3 run bench-published` asks about all.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from logicnet import attractors, read
from logicnet.analysis.trap_spaces import fixed_points, trap_spaces
from logicnet.core.budget import Budget
from logicnet.core.solver import CompiledNetwork, Plan, Solution
from logicnet.dynamics import StateSpace
from logicnet.model import Network
from logicnet.reduction import percolate

MODELS = Path(__file__).resolve().parents[2].parent / "shared" / "published_models"
pytestmark = pytest.mark.skipif(not MODELS.is_dir(), reason="the published models are not beside the checkout")
SECONDS = 20.0
EXPLICIT = 18  # components left after percolation that bitsets are asked about here
ROWS = 200  # trap spaces that are compared one by one


def models(largest: int, every: int = 1) -> list[str]:
    return [path.stem for path in sorted(MODELS.glob("*.bnet")) if path.stat().st_size <= largest][::every]


@cache
def model(name: str) -> Network:
    return read(MODELS / f"{name}.bnet")


@cache
def solved(name: str) -> Solution:
    plan = Plan(Budget(seconds=SECONDS))
    return CompiledNetwork(model(name).rules.handle, plan).solve(plan)


def counts(answer: Solution) -> tuple[int, int, int]:
    assert not answer.left
    return answer.attractors, answer.fixed_points, answer.states


def test_every_model_is_solved_with_the_counts_that_exact_tools_agree_on() -> None:
    with (MODELS / "expected.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 100
    for row in rows:
        found = counts(solved(row["model"]))
        known = [row[name] for name in ("attractors", "fixed_points", "attractor_states")]
        assert all(text in ("", str(count)) for text, count in zip(known, found, strict=True)), row


def test_bitsets_find_the_same_attractors_as_the_solver() -> None:
    compared = 0
    for name in models(30_000):
        rest = percolate(model(name))
        if len(rest.network) <= EXPLICIT:
            compared += 1
            theirs = StateSpace(rest.network.rules).attractors()
            answer = solved(name)
            listed = answer.listed(100_000, answer.inputs)
            assert sorted(map(len, theirs)) == sorted(attractor.states for attractor in listed)
            places = [model(name).rules.index(part) for part in rest.network.names]
            for place, attractor in enumerate(listed):
                state = bytes(attractor.state[i] for i in places)
                home = next(one for one in theirs if dict(zip(rest.network.names, state, strict=True)) in one)
                assert len(home) == attractor.states
                named = next(iter(home))
                whole = rest.lift(dict(named))
                assert answer.contains(place, [bytes(whole[part] for part in model(name).names)]) == [True]
    assert compared > 30


AEON = """
import json, sys
import biodivine_aeon as aeon
for path in sys.argv[1:]:
    network = aeon.BooleanNetwork.from_file(path).infer_valid_graph()
    graph = aeon.AsynchronousGraph(network.inline_constants(infer_constants=True, repair_graph=True))
    print(json.dumps(sorted(int(a.vertices().cardinality()) for a in aeon.Attractors.attractors(graph))))
"""
PYBOOLNET = """
import json, logging, sys
logging.disable(logging.CRITICAL)
from pyboolnet.file_exchange import bnet2primes
from pyboolnet.trap_spaces import compute_steady_states, compute_trap_spaces
for path in sys.argv[2:]:
    primes = bnet2primes(path)
    most = int(sys.argv[1])
    spaces = {kind: compute_trap_spaces(primes, kind, max_output=most) for kind in ("min", "max")}
    print(json.dumps({**spaces, "fixed": compute_steady_states(primes, max_output=most)}))
"""
MPBN = """
import json, sys
import mpbn
for path in sys.argv[1:]:
    print(json.dumps([{k: v for k, v in a.items() if v != "*"} for a in mpbn.load(path).attractors()]))
"""


def strangers(package: str, program: str, names: list[str], *arguments: str) -> list[Any]:
    """What a program in a process of its own prints about each model."""
    pytest.importorskip(package)
    command = [sys.executable, "-W", "ignore", "-c", program, *arguments, *(str(MODELS / f"{n}.bnet") for n in names)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return [json.loads(line) for line in answer.stdout.splitlines() if line[:1] in "[{"]


AT_ONCE = [
    "008",
    "012",
    "014",
    "020",
    "022",
    "026",
    "030",
    "042",
    "050",
    "060",
    "070",
    "080",
    "090",
    "100",
    "110",
    "200",
]


def test_aeon_finds_attractors_of_the_same_sizes() -> None:
    names = [name for name in AT_ONCE if (MODELS / f"{name}.bnet").exists()]
    for name, sizes in zip(names, strangers("biodivine_aeon", AEON, names), strict=True):
        answer = solved(name)
        listed = answer.listed(100_000, answer.inputs)
        assert sorted(attractor.states for attractor in listed) == sizes, name


def test_pyboolnet_finds_the_same_fixed_points_and_trap_spaces() -> None:
    names = [n for n in models(2_500, every=3) if most_regulators(n) <= 8 and solved(n).attractors < ROWS]
    assert len(names) > 5
    for name, theirs in zip(names, strangers("pyboolnet", PYBOOLNET, names, str(ROWS + 1)), strict=True):
        network = model(name)
        if max(map(len, theirs.values())) <= ROWS:
            assert same(theirs["fixed"], [space.fixed for space in fixed_points(network)]), name
            assert same(theirs["min"], [space.fixed for space in trap_spaces(network, "minimal")]), name
            assert same(theirs["max"], [space.fixed for space in trap_spaces(network, "maximal")]), name


def test_mpbn_finds_the_same_minimal_trap_spaces() -> None:
    names = [name for name in models(8_000, every=3) if solved(name).attractors < ROWS]
    assert len(names) > 10
    for name, theirs in zip(names, strangers("mpbn", MPBN, names), strict=True):
        assert same(theirs, [space.fixed for space in trap_spaces(model(name), "minimal")]), name


def test_there_is_an_attractor_in_every_minimal_trap_space() -> None:
    for name in models(20_000, every=2):
        spaces = trap_spaces(model(name), "minimal", limit=ROWS)
        assert solved(name).attractors >= len(spaces)
        if spaces.complete and len(spaces) < ROWS:
            found = attractors(model(name), timeout=SECONDS, always=model(name).names)
            held = [{**a.fixed, **a.condition} for a in found]
            assert all(any(space.fixed.items() <= fixed.items() for fixed in held) for space in spaces), name


def most_regulators(name: str) -> int:
    rules = model(name).rules
    return max((len(rules.regulators(i)) for i in range(len(rules))), default=0)


def same(one: list[dict[str, int]], other: list[Any]) -> bool:
    return sorted(sorted(space.items()) for space in one) == sorted(sorted(space.items()) for space in other)


@pytest.mark.parametrize("name", models(10**9))
def test_the_answer_passes_its_verification(name: str) -> None:
    found = attractors(model(name), timeout=2 * SECONDS, verify=True)
    assert found.complete and found.verification is not None
    assert found.verification.passed, found.verification.wrong
    assert not any("ended the checks" in words for words in found.verification.unchecked)
