"""Expected values in time beside MaBoSS: the same curves, how quick, and how many walks a second.

Run by `python3 run bench-time`. MaBoSS (`cmaboss`) answers in a process of its own, in continuous time. It tells the
mean of each output node over windows of time, so the curves of logicnet are averaged over the same windows. Both must
agree within a band that holds all points at once with 99 % (Bonferroni); the share of points within the band of 99 %
for each point alone is told beside it. Times are those of processors, so that others on the machine do not count. A
disagreement, or a goal that is missed, is exit code 1.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import NormalDist
from typing import Any

MODELS = Path(__file__).resolve().parents[2].parent / "shared" / "wild" / "maboss"
SCRIPT = str(Path(__file__).resolve())
NODES = (64, 128, 256, 512, 1024)  # the builds of cmaboss
PIECES = 4  # of a window, for Simpson's rule
MOST_STATES, MOST_COMPONENTS = 1 << 19, 40
TRIALS = 2000  # trajectories that tell how quick MaBoSS is
STATES, TIMES, SECONDS, TIMES_FASTER = 16, 50, 1.0, 5.0
Curves = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    goal: str
    found: str
    met: bool
    more: str = ""


# --- MaBoSS, in a process of its own ---


def maboss(name: str, trajectories: str, threads: str) -> dict[str, Any]:
    """Of each output node the mean over each window of time, and how long that took."""
    text = (MODELS / f"{name}.bnd").read_text(encoding="utf-8", errors="replace").lower()
    count = text.count("node ")
    size = next(size for size in NODES if count <= size)
    module = import_module("cmaboss" if size == NODES[0] else f"cmaboss_{size}n")
    kind = next(getattr(module, word) for word in dir(module) if word.startswith("MaBoSSSim"))
    simulation = kind(network=str(MODELS / f"{name}.bnd"), config=str(MODELS / f"{name}.cfg"))
    asked = {"sample_count": int(trajectories), "thread_count": int(threads), "discrete_time": 0}
    simulation.update_parameters(**asked, use_physrandgen=0, seed_pseudorandom=7)
    began = time.process_time()
    values, times, nodes, _ = simulation.run().get_nodes_probtraj()
    seconds = time.process_time() - began
    return {"nodes": list(nodes), "times": list(map(float, times)), "values": values.tolist(), "seconds": seconds}


def child(*words: object, limit: float = 900) -> dict[str, Any] | str:
    """What this script says in a process of its own, or why it says nothing."""
    command = [sys.executable, SCRIPT, *map(str, words)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return "no answer in time"
    if done.returncode:
        return (done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1][-200:]
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


# --- our side ---


class Ours:
    """A file of MaBoSS as logicnet reads it: its rates, its initial distribution."""

    def __init__(self, name: str) -> None:
        from logicnet import load
        from logicnet.analysis.started import StartedQuestion
        from logicnet.core.budget import Budget

        network = load(str(MODELS / f"{name}.bnd"))
        start = "@initial" if network.timing is not None and network.timing.initial else ""
        self.question = StartedQuestion.of(network, start, "", "", False, Budget(), None)
        self.network = self.question.network

    def upstream(self, nodes: Sequence[str]) -> tuple[int, ...]:
        return tuple(sorted(self.question.upstream([self.network.position[node] for node in nodes])))

    def segment(self, walked: tuple[int, ...], until: float, threads: int = 1) -> tuple[Any, Any]:
        """The walk over these components, and the plan."""
        from logicnet.analysis.started import seen_factors
        from logicnet.core.budget import Budget
        from logicnet.core.courses import Segment
        from logicnet.core.solver import CompiledNetwork, Plan
        from logicnet.core.walks import FREE, WalkSetup

        plan = Plan(Budget(threads=threads, seconds=120))
        question = self.question
        start, also = seen_factors(question, question.begin, walked)
        speeds = question.question.rates.by_variable(self.network)
        rates = tuple(speeds.get(i, (1.0, 1.0)) for i in walked)
        setup = WalkSetup(walked, start, rates, ())
        network = CompiledNetwork(question.inside.rules.handle, plan)
        return Segment(network, setup, (FREE,) * len(walked), until, also), plan

    def exact(self, node: str, times: Sequence[float]) -> tuple[list[float], int] | None:
        """The curve of a node, and how many states were listed; None where they are too many."""
        from logicnet.core.courses import course

        place, walked = self.network.position[node], self.upstream([node])
        if place not in walked:
            return [float(self.question.hull.held[place])] * len(times), 1
        if len(walked) > MOST_COMPONENTS:
            return None
        segment, plan = self.segment(walked, times[-1])
        asked: dict[str, Any] = {"total": None, "most_states": MOST_STATES, "tolerance": 1e-10, "plan": plan}
        found, _ = course([segment], [((1.0, (place,)),)], times, **asked)
        return None if found is None else ([value for (value,) in found.values], found.states)

    def sampled(self, nodes: Sequence[str], times: Sequence[float], walks: int, threads: int = 1) -> Curves:
        from logicnet.core.courses import sampled_course

        walked = self.upstream(nodes)
        segment, plan = self.segment(walked, times[-1], threads)
        places = [self.network.position[node] for node in nodes]
        # what never moves is no component of the walk
        measures = [((1.0, (place,)),) if place in walked else () for place in places]
        found, end = sampled_course([segment], measures, times, total=None, walks=walks, seed=11, plan=plan)
        if end:
            raise RuntimeError(f"the walks were ended: {end}")
        held = [0 if place in walked else self.question.hull.held[place] for place in places]
        return {node: [row[k] + held[k] for row in found.means] for k, node in enumerate(nodes)}


def windows(times: Sequence[float]) -> list[float]:
    """The times at which a curve is asked for to average it over each window."""
    tick = times[1] - times[0]
    return [times[0] + tick * k / PIECES for k in range(len(times) * PIECES + 1)]


def averaged(curve: Sequence[float]) -> list[float]:
    """The mean over each window, by Simpson's rule."""
    weights = [1, *([4, 2] * (PIECES // 2))[:-1], 1]
    return [
        sum(w * x for w, x in zip(weights, curve[k : k + PIECES + 1], strict=True)) / sum(weights)
        for k in range(0, len(curve) - 1, PIECES)
    ]


def compared(name: str, trajectories: int, seconds: float) -> Line:
    trial = child("--maboss", name, TRIALS, 1)
    if isinstance(trial, str):
        return Line(f"{name}: MaBoSS", "", "no answer", True, trial)
    count = min(trajectories, max(TRIALS, int(seconds / trial["seconds"] * TRIALS)))
    theirs = child("--maboss", name, count, 1)
    if isinstance(theirs, str):
        return Line(f"{name}: MaBoSS", "", "no answer", True, theirs)
    try:
        ours = Ours(name)
    except Exception as error:
        return Line(f"{name}: logicnet", "", "refused", False, str(error).splitlines()[0])
    nodes, times = theirs["nodes"], windows(theirs["times"])
    began = time.process_time()
    curves: Curves = {}
    most = 0
    for node in nodes:
        found = ours.exact(node, times)
        if found is not None:
            curves[node], most = averaged(found[0]), max(most, found[1])
    quick = time.process_time() - began
    left = [node for node in nodes if node not in curves]
    walks = 4 * trajectories
    if left:
        curves |= {node: averaged(curve) for node, curve in ours.sampled(left, times, walks, 2).items()}
    within, whole, worst = agreement(theirs, curves, dict.fromkeys(left, walks), count)
    told = f"{within:.2%} of {len(nodes) * len(theirs['times'])} points in their own band"
    told += f"; {len(nodes) - len(left)} nodes exact (<= {most} states, {quick:.1f} s), {len(left)} sampled"
    told += "" if count == trajectories else f"; MaBoSS by {count} trajectories: it is slow"
    return Line(f"{name}: {len(nodes)} outputs as MaBoSS", "in band", worst, whole, told)


def agreement(theirs: dict[str, Any], curves: Curves, walks: dict[str, int], count: int) -> tuple[float, bool, str]:
    """The share of points in their own band, whether all are in the band of all, and the farthest one."""
    points = len(theirs["nodes"]) * len(theirs["times"])
    one, every = NormalDist().inv_cdf(0.995), NormalDist().inv_cdf(1 - 0.005 / points)
    inside, whole, worst = 0, True, (0.0, "")
    for k, node in enumerate(theirs["nodes"]):
        for t, row in enumerate(theirs["values"]):
            ours, off = curves[node][t], abs(curves[node][t] - row[k])
            # a mean over a window varies no more than its value at one time; our own walks vary too
            spread = (ours * (1 - ours) * (1 / count + (1 / walks[node] if node in walks else 0))) ** 0.5
            inside += off <= one * spread + one**2 / count
            whole &= off <= every * spread + every**2 / count
            worst = max(worst, (off, f"{off:.4f} at most ({node}, t={theirs['times'][t]:g})"))
    return inside / points, whole, worst[1]


def exact_course(horizon: float, rates: str) -> Line:
    """A network of 16 components that never rests, started in all its states alike."""
    from logicnet.core.budget import Budget
    from logicnet.core.courses import Segment, course
    from logicnet.core.solver import CompiledNetwork, Plan
    from logicnet.core.walks import FREE, WalkSetup
    from logicnet.logic import Rules

    n = STATES
    texts = [f"X{(i - 1) % n} & !X{(i - 3) % n} | !X{(i - 5) % n} & X{(i + 2) % n}" for i in range(n)]
    plan = Plan(Budget(threads=1))
    network = CompiledNetwork(Rules.build([f"X{i}" for i in range(n)], texts).handle, plan)
    speeds = tuple((1.0, 1.5) if i % 2 else (0.5, 1.0) for i in range(n)) if rates else None
    setup = WalkSetup(tuple(range(n)), ((1.0, (FREE,) * n),), speeds, ())
    segment = Segment(network, setup, (FREE,) * n, horizon)
    times = [horizon * (k + 1) / TIMES for k in range(TIMES)]
    asked: dict[str, Any] = {"total": None, "most_states": 1 << n, "tolerance": 1e-10, "plan": plan}
    measures = [((1.0, (i,)),) for i in range(n)]
    seconds = []
    for _ in range(3):
        began = time.process_time()
        found, _ = course([segment], measures, times, **asked)
        seconds.append(time.process_time() - began)
        assert found is not None and found.states == 1 << n
    what = f"2^{n} states, {TIMES} times up to {horizon:g}, {n} measures{rates}"
    return Line(what, f"{SECONDS:g} s", f"{min(seconds):.2f} s", min(seconds) <= SECONDS, f"error {found.error:.0e}")


def sampling(name: str, threads: int) -> Line:
    """Walks a second, of the output nodes at every tick; each tool's best of three runs, in turns."""
    ours, theirs, words = 0.0, 0.0, ""
    mine = Ours(name)
    for _ in range(3):
        found = child("--maboss", name, TRIALS * threads, threads)
        if isinstance(found, str):
            return Line(f"{name}: MaBoSS", "", "no answer", True, found)
        theirs = max(theirs, TRIALS * threads / found["seconds"])
        walks = 40000 * threads
        began = time.process_time()
        mine.sampled(found["nodes"], found["times"], walks, threads)
        ours = max(ours, walks / (time.process_time() - began))
        words = f"{len(found['nodes'])} outputs at {len(found['times'])} times"
    what = f"{name}: walks a second, {threads} thread{'s' * (threads > 1)}, {words}"
    told = f"logicnet {ours:.0f}, MaBoSS {theirs:.0f}"
    return Line(what, f"{TIMES_FASTER:g}x", f"{ours / theirs:.0f}x", ours >= TIMES_FASTER * theirs, told)


CHILDREN: dict[str, Callable[..., dict[str, Any]]] = {"--maboss": maboss}


def main() -> int:
    if sys.argv[1:2] and sys.argv[1] in CHILDREN:
        print(json.dumps(CHILDREN[sys.argv[1]](*sys.argv[2:])))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trajectories", type=int, default=100000, help="of MaBoSS, for each file (default 100000)")
    parser.add_argument("--seconds", type=float, default=60, help="for which MaBoSS may run on a file (default 60)")
    parser.add_argument("--only", nargs="*", help="these files alone, and no timings")
    options = parser.parse_args()
    lines: list[Line] = []

    def told(line: Line) -> None:
        lines.append(line)
        mark = "ok " if line.met else "NOT"
        goal = f"goal {line.goal}" if line.goal else ""
        print(f"{mark}  {line.what:<58} {line.found:>36}  {goal:<13} {line.more}", flush=True)

    if options.only is None:
        for horizon, rates in ((10, ""), (50, ""), (10, ", rates up and down")):
            told(exact_course(horizon, rates))
        for threads in (1, 2):
            told(sampling("prostate_wt", threads))
    names = options.only or sorted(path.stem for path in MODELS.glob("*.cfg") if path.with_suffix(".bnd").exists())
    for name in names:
        told(compared(name, options.trajectories, options.seconds))
    print(f"load of the machine: {' '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} processors")
    return int(not all(line.met for line in lines))


if __name__ == "__main__":
    sys.exit(main())
