"""MaBoSS walks the same process: files with rates, conditions of rates and initial distributions, read by both."""

from __future__ import annotations

import random
from pathlib import Path
from statistics import NormalDist
from typing import Any

import pytest

from logicnet import load
from logicnet.analysis.started import StartedQuestion
from logicnet.core.budget import Budget
from logicnet.core.courses import Segment, course
from logicnet.core.solver import CompiledNetwork, Plan
from logicnet.core.walks import FREE, WalkSetup

peer = pytest.importorskip("cmaboss")
WALKS, TICK, TICKS = 20000, 0.25, 16
NAMES = "ABCDE"


def expression(source: random.Random, deep: int = 2) -> str:
    if deep == 0 or source.random() < 0.25:
        return source.choice(["", "!"]) + source.choice(NAMES)
    return f"({expression(source, deep - 1)} {source.choice(['&', '|'])} {expression(source, deep - 1)})"


def written(source: random.Random, folder: Path) -> Path:
    """A network in the ways in which files say rates and starts."""
    nodes, settings = [], [f"max_time = {TICK * TICKS};", f"time_tick = {TICK};", "discrete_time = 0;"]
    settings += [f"sample_count = {WALKS};", "thread_count = 1;", "use_physrandgen = 0;", "seed_pseudorandom = 5;"]
    settings += ["$fast = 4;", "$slow = 1/4;", "$off = 0;"]
    for name in NAMES:
        up, down = (source.choice(["1.0", "$fast", "$slow", "0.7", "$fast*$slow"]) for _ in range(2))
        logic = expression(source)
        rates = source.choice(
            [
                f"logic = {logic};\n  rate_up = @logic ? {up} : 0;\n  rate_down = @logic ? 0 : {down};",
                f"logic = {logic};\n  rate_up = @logic ? {up} : 0.0;\n  rate_down = $off ? 9 : (@logic ? 0 : {down});",
                f"rate_up = {logic} ? {up} : $off;\n  rate_down = {expression(source)} ? {down} : $off;",
                f"rate_up = {up} * {logic};\n  rate_down = 0.0;",
                f"logic = {logic};\n  rate_up = @logic * {up};\n  rate_down = {down} * !@logic;",
            ]
        )
        nodes.append(f"node {name} {{\n  {rates}\n}}\n")
    settings.append("[A, B].istate = 0.2 [0, 0], 0.5 [1, 0], 0.3 [1, 1];")
    settings.append(source.choice(["C.istate = 1;", "C.istate = -1;", "[C].istate = 0.9 [0], 0.1 [1];", ""]))
    settings.append(source.choice(["D.istate = 0;", "D.istate = TRUE;", "[D].istate = 3 [1], 1 [0];"]))
    (folder / "n.bnd").write_text("".join(nodes))
    (folder / "n.cfg").write_text("\n".join(settings) + "\n")
    return folder / "n.bnd"


def means(path: Path) -> dict[str, list[float]]:
    """Of each component the mean over each window of time, exactly."""
    question = StartedQuestion.of(load(str(path)), "@initial", "", "", False, Budget(), None)
    network, plan = question.network, Plan(Budget(threads=1))
    every = range(len(network.names))
    starts = tuple(
        (weight, tuple(part.get(name, FREE) for name in network.names)) for weight, part in question.begin.parts(NAMES)
    )
    speeds = question.question.rates.by_variable(network)
    setup = WalkSetup(tuple(every), starts, tuple(speeds.get(i, (1.0, 1.0)) for i in every), ())
    compiled = CompiledNetwork(question.asked.rules.handle, plan)
    segment = Segment(compiled, setup, (FREE,) * len(NAMES), TICK * TICKS)
    asked: dict[str, Any] = {"total": None, "most_states": 99, "tolerance": 1e-10, "plan": plan}
    times = [TICK * k / 4 for k in range(4 * TICKS + 1)]
    found, end = course([segment], [((1.0, (i,)),) for i in every], times, **asked)
    assert found is not None and end == ""
    simpson = (1, 4, 2, 4, 1)
    return {
        name: [sum(w * found.values[4 * t + k][i] for k, w in enumerate(simpson)) / 12 for t in range(TICKS)]
        for i, name in enumerate(network.names)
    }


@pytest.mark.parametrize("seed", range(24))
def test_expected_values_over_windows_of_time_are_those_that_maboss_samples(seed: int, tmp_path: Path) -> None:
    path = written(random.Random(seed), tmp_path)
    values, _, nodes, _ = (
        peer.MaBoSSSim(network=str(path), config=str(path.with_suffix(".cfg"))).run().get_nodes_probtraj()
    )
    ours = means(path)
    # all points at once, over all seeds: one false alarm in a thousand runs of this file, by normal tails
    far = NormalDist().inv_cdf(1 - 0.0005 / (24 * len(NAMES) * TICKS))
    for k, node in enumerate(nodes):
        for t in range(TICKS):
            mean = ours[node][t]
            spread = (max(mean * (1 - mean), 0) / WALKS) ** 0.5
            assert abs(values[t][k] - mean) <= far * spread + far**2 / WALKS, (node, t)
