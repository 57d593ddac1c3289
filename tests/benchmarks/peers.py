"""One tool, one network, one fresh process: what it counted, how long it took, how much memory it held.

Every tool is asked in the way its documentation gives, with its imports done before the clock starts, and with its
modules compiled beforehand (`warm`), as an installation leaves them. `ask` starts the process and ends it at the limit;
run as a script, this file is that process. "command" is the whole of `logicnet attractors FILE --json`.
"""

from __future__ import annotations

import json
import logging
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

MEMORY = 8 << 30  # address space that a peer may take
AGAIN = 3
HEAD = 4096  # characters of an answer; all but a list of attractors fits
T = TypeVar("T")
GRACE = 0.5  # seconds that a tool may take over the limit before it is ended
SHORT = 1.0  # seconds: what takes no longer is asked `repeat` times, and the quickest counts


@dataclass(frozen=True, slots=True)
class Measured:
    """How a process went. Counts are None where the tool does not give them; times are seconds, `peak` is bytes.

    `end`: finished, timeout or error. `whole` and `cpu`: the process, by the clock and on the processor. `solve`: load
    and solve by the clock, `solve_cpu` on the processor. `again`: the same once more in that process, from the file,
    where it is short. `core`: the compiled core's part of `again`, without listing.
    """

    tool: str
    end: str
    whole: float
    cpu: float
    peak: int
    solve: float | None = None
    solve_cpu: float | None = None
    again: float | None = None
    core: float | None = None
    attractors: int | None = None
    fixed_points: int | None = None
    states: int | None = None
    said: str = ""

    @property
    def finished(self) -> bool:
        return self.end == "finished"


def ask(tool: str, path: Path, limit: float, repeat: int = 1) -> Measured:
    """Ask a tool for the attractors of a file, for at most `limit` seconds as a whole process.

    Then, unless `repeat` is 0, a second look in one more process, so that it costs the first nothing: `again`, `core`,
    and those of our counts that take a second solution.
    """

    asked = [_once(tool, path, limit)]
    while len(asked) < repeat and asked[0].finished and asked[0].whole < SHORT:
        asked.append(_once(tool, path, limit))
    quickest = min(asked, key=lambda run: run.solve or run.whole)
    found = replace(quickest, whole=min(run.whole for run in asked), cpu=min(run.cpu for run in asked))
    if not repeat or not found.finished or tool not in TOOLS or (tool != "logicnet" and found.whole > SHORT):
        return found
    second = _once(tool, path, 4 * limit, second=True)
    counts = {"attractors": second.attractors, "fixed_points": second.fixed_points, "states": second.states}
    if not second.finished:
        return replace(found, said=f"second look: {second.end} {second.said}")
    assert second.attractors == found.attractors
    return replace(found, again=second.again, core=second.core, **counts)


def warm(tools: Iterable[str]) -> None:
    """Let Python compile what the tools import, and the disk find it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "toggle.bnet"
        path.write_text("targets,factors\nA, !B\nB, !A\n")
        for tool in tools:
            ask(tool, path, 60, repeat=0)


def _once(tool: str, path: Path, limit: float, *, second: bool = False) -> Measured:
    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as complained:
        started = time.perf_counter()
        process = subprocess.Popen(
            [*_command(tool, path, limit), *(["second"] if second else [])],
            stdout=said,
            stderr=complained,
            stdin=subprocess.DEVNULL,
            env=compiled_modules(),
        )
        timer = threading.Timer(limit + GRACE, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        whole = time.perf_counter() - started
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complained.seek(0)
        # A long list of attractors is left unread: what this process holds counts as its children's peak.
        answer, trouble = said.read(HEAD).strip(), complained.read().strip().splitlines()
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    facts = (whole, usage.ru_utime + usage.ru_stime, peak)
    if whole > limit:
        return Measured(tool, "timeout", *facts)
    if process.returncode or not answer:
        reason = trouble[-1] if trouble else f"exit code {process.returncode}"
        return Measured(tool, "error", *facts, said=reason[:200])
    if tool == "command":
        count, complete = re.search(r'"count": (\d+)', answer), '"complete": true' in answer
        given = {"attractors": int(count[1]) if count else None, "complete": complete}
    else:
        given = json.loads(answer.splitlines()[-1])
    end = "finished" if given.pop("complete", True) else "timeout"
    return Measured(tool, end, *facts, **given)


def _command(tool: str, path: Path, limit: float) -> list[str]:
    if tool == "command":
        return [sys.executable, "-m", "logicnet", "attractors", str(path), "--json", "--timeout", str(limit)]
    return [sys.executable, str(Path(__file__).resolve()), tool, str(path), str(limit)]


def compiled_modules() -> dict[str, str]:
    """This one, with compiled modules kept: some environments forbid that, and no installation does."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    kept.setdefault("PYTHONPYCACHEPREFIX", str(Path(tempfile.gettempdir()) / f"logicnet-benchmarks-{os.getuid()}"))
    return kept


# --- in the fresh process ---


def timed(question: Callable[[], T], second: bool) -> tuple[T, dict[str, float]]:
    """The answer, and how long it took; in a second look, also the best of a few more times where it is short."""
    wall, cpu = time.perf_counter(), time.process_time()
    answer = question()
    times = {"solve": time.perf_counter() - wall, "solve_cpu": time.process_time() - cpu}
    if second and times["solve"] < SHORT / 4:
        times["again"] = best(question)
    return answer, times


def best(question: Callable[[], object]) -> float:
    seconds = []
    for _ in range(AGAIN):
        started = time.perf_counter()
        question()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def by_logicnet(path: str, limit: float, second: bool) -> dict[str, Any]:
    from logicnet import attractors, read
    from logicnet.core.budget import Budget
    from logicnet.core.solver import CompiledNetwork, Plan, Solution
    from logicnet.logic import Rules

    def core_alone() -> Solution:
        plan = Plan(Budget(seconds=limit))
        answer = CompiledNetwork(Rules.parse(Path(path).read_bytes()).handle, plan).solve(plan)
        _ = answer.attractors
        return answer

    answer, times = timed(lambda: attractors(read(path), timeout=limit), second)
    if not answer.complete:
        return {**times, "complete": False, "said": answer.why_incomplete}
    if not second:
        return {**times, "attractors": answer.count}
    counted = core_alone()
    if "again" in times:
        times["core"] = best(core_alone)
    assert counted.attractors == answer.count
    return {**times, "attractors": answer.count, "fixed_points": counted.fixed_points, "states": counted.states}


def by_aeon(path: str, _: float, second: bool) -> dict[str, Any]:
    import biodivine_aeon as aeon

    def solve() -> list[Any]:
        network = aeon.BooleanNetwork.from_file(path).infer_valid_graph()
        graph = aeon.AsynchronousGraph(network.inline_constants(infer_constants=True, repair_graph=True))
        return list(aeon.Attractors.attractors(graph))

    found, times = timed(solve, second)
    sizes = [int(attractor.vertices().cardinality()) for attractor in found]
    return {**times, "attractors": len(sizes), "fixed_points": sizes.count(1), "states": sum(sizes)}


def by_biobalm(path: str, _: float, second: bool) -> dict[str, Any]:
    from biobalm import SuccessionDiagram

    def solve() -> tuple[SuccessionDiagram, dict[int, list[Any]]]:
        diagram = SuccessionDiagram.from_file(path)
        diagram.build()
        return diagram, diagram.expanded_attractor_seeds()

    (diagram, seeds), times = timed(solve, second)
    size = diagram.network.variable_count()
    fixed = sum(len(found) for node, found in seeds.items() if len(diagram.node_data(node)["space"]) == size)
    return {**times, "attractors": sum(map(len, seeds.values())), "fixed_points": fixed}


TOOLS: dict[str, Callable[[str, float, bool], dict[str, Any]]] = {
    "logicnet": by_logicnet,
    "aeon": by_aeon,
    "biobalm": by_biobalm,
}
PEERS = tuple(tool for tool in TOOLS if tool != "logicnet")


def main(tool: str, path: str, limit: str, look: str = "first") -> None:
    if tool in PEERS and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable(logging.CRITICAL)
    print(json.dumps(TOOLS[tool](path, float(limit), look == "second")))


if __name__ == "__main__":
    main(*sys.argv[1:])
