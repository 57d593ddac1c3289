"""Whole screens beside the peers: every single mutant, every controlling set, a million rows, a cluster.

Run by `python3 run bench-screens`. The peers answer in a process of their own. Attractors are compared in full: for
every mutant the same number, and each of ours has a state in an attractor of AEON.py's that has as many states
(attractors are disjoint, so these are equal). A disagreement is exit code 1.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

MODELS = Path(__file__).resolve().parents[2].parent / "shared" / "published_models"
SCRIPT = str(Path(__file__).resolve())
ASKED = (("206", "v_snai2", 0.010, 0.050, 128, 2), ("014", "v_NFKB", 0.015, 0.200, 1134, 32))
TRIPLES, ROWS, GIB, OVERHEAD = 60.0, 1_000_000, 1 << 30, 0.10
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    goal: str
    found: str
    met: bool
    peers: str = ""


def best(question: Callable[[], T], times: int = 5) -> tuple[T, float]:
    """The answer, and the quickest of some runs."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        answer = question()
        seconds.append(time.perf_counter() - began)
    return answer, min(seconds)


def child(*words: str, limit: float = 600) -> dict[str, Any] | None:
    """What this script says in a process of its own, or None where it fails or takes too long."""
    try:
        done = subprocess.run([sys.executable, SCRIPT, *words], capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        print(done.stderr[-500:], file=sys.stderr)
        return None
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


# --- our side ---


def mutants(model: str, readout: str, goal: float, peers: bool) -> Line:
    from logicnet import attractors, read, screen

    network = read(MODELS / f"{model}.bnet")
    found, seconds = best(lambda: screen(network, readout, over=["nodes"]))
    states, agree = {}, True
    for row in found.rows:
        answer = attractors(network, intervention=row.intervention)
        shown = [attractor.shows(network.expression(readout)) for attractor in answer]
        agree &= (row.always, row.sometimes, row.never) == tuple(map(shown.count, ("always", "sometimes", "never")))
        states[str(row.intervention)] = [[a.states, dict(a.state)] for a in answer]
    told = ""
    if peers:
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(states, file)
            file.flush()
            aeon = child("--aeon-mutants", model, file.name)
        if aeon is None:
            told = "AEON.py: no answer"
        else:
            agree &= not aeon["different"]
            told = f"AEON.py {aeon['seconds']:.2f} s, {aeon['seconds'] / seconds:.0f}x"
            told += ", same attractors" if not aeon["different"] else f", DIFFERENT: {aeon['different']}"
        balm = child("--biobalm-mutants", model, limit=180)
        told += "; biobalm no answer in time" if balm is None else f"; biobalm {balm['seconds']:.1f} s"
    what = f"{model}: {len(found) - 1} single mutants, exact attractors"
    return Line(what, f"{goal * 1e3:.0f} ms", f"{seconds * 1e3:.1f} ms", seconds <= goal and agree, told)


def sets(model: str, readout: str, goal: float, every: int, minimal: int, peers: bool) -> Line:
    from logicnet import read
    from logicnet.screens import control

    network = read(MODELS / f"{model}.bnet")
    found, seconds = best(lambda: control(network, f"!{readout}", supersets=True))
    least = control(network, f"!{readout}").sets[""]
    ours = found.sets[""]
    agree = (len(ours), len(least)) == (every, minimal)
    told = ""
    if peers:
        aeon = child("--aeon-control", model, readout)
        if aeon is not None:
            same = sorted(sorted(one) for one in aeon["sets"]) == sorted(sorted(str(one).split()) for one in ours)
            agree &= same
            told = (
                f"AEON.py {aeon['seconds']:.2f} s, {aeon['seconds'] / seconds:.0f}x, {'same' if same else 'OTHER'} sets"
            )
    what = f"{model}: {readout}=0 by sets of <= 2: {len(ours)}, {len(least)} minimal"
    return Line(what, f"{goal * 1e3:.0f} ms", f"{seconds * 1e3:.0f} ms", seconds <= goal and agree, told)


def triples() -> list[Line]:
    lines = []
    for size in (1, 2, 3):
        found = child("--screen", "resistance", "Resistant_taxane", "Paclitaxel=1", str(size))
        if found is None:
            return [*lines, Line(f"resistance, size {size}", "", "failed", False)]
        each = found["seconds"] / found["rows"] * 1e6
        what = f"resistance: combinations up to {size} in one setting, {found['rows']} rows"
        told = f"{each:.0f} us a row, {found['known']:.1%} of residual networks known"
        goal = f"{TRIPLES:.0f} s" if size == 3 else ""
        lines.append(Line(what, goal, f"{found['seconds']:.2f} s", found["seconds"] <= TRIPLES, told))
    return lines


def rows() -> Line:
    found = child("--screen", "il6", "Resistant", "all", "3")
    if found is None:
        return Line("a million rows in memory", "1 GiB", "failed", False)
    what = f"il6: {found['rows']} rows in memory, ranked ({found['seconds']:.0f} s)"
    met = found["rows"] >= ROWS and found["peak"] < GIB
    return Line(what, "1024 MiB", f"{found['peak'] / 2**20:.0f} MiB", met)


def cluster() -> Line:
    """Tasks of more than 100 ms: a coin thrown at the head of a row of forty components, by many walks."""
    try:
        from distributed import Client
    except ImportError:
        return Line("Dask: overhead against --workers", "10 %", "distributed is not installed", True)
    from logicnet import screen
    from logicnet.logic import Rules
    from logicnet.model import Network

    length = 40
    names = ("A", "B", *(f"X{i}" for i in range(length)))
    rules = ("A | !B & !A", "B | !A & !B", "A", *(f"X{i} & A" for i in range(length - 1)))
    network = Network("coin", Rules.build(names, rules))
    start = " ".join(f"{name}={int(name[0] == 'X')}" for name in names)
    asked: dict[str, Any] = {"over": ["nodes"], "start": start, "samples": 10000, "exclude": ["A", "B", "X0"]}
    with Client(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as client:
        screen(network, "X0", dask=client, **{**asked, "samples": 1})  # the workers have their imports
        here, alone = best(lambda: screen(network, "X0", workers=2, **asked), 2)
        there, shared = best(lambda: screen(network, "X0", dask=client, **asked), 2)
    over, each = shared / alone - 1, 2 * alone / len(here)
    what = f"Dask, 2 processes against 2 threads: {len(here)} tasks of {each * 1e3:.0f} ms"
    same = here.to_csv() == there.to_csv()
    return Line(what, "10 %", f"{over:+.0%} ({alone:.1f} s, {shared:.1f} s)", over <= OVERHEAD and same)


# --- in a process of its own ---


def screened(name: str, phenotype: str, setting: str, size: str) -> dict[str, Any]:
    import resource

    from logicnet import load, screen

    network = load(name)
    asked: dict[str, Any] = {"settings": "all"} if setting == "all" else {"setting": setting}
    over = ["nodes", "edges"] if name == "il6" else ["nodes"]
    began = time.perf_counter()
    found = screen(network, phenotype, over=over, size=int(size), **asked)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"rows": len(found), "seconds": seconds, "known": found.known, "peak": peak}


def aeon_mutants(model: str, ours: str) -> dict[str, Any]:
    import biodivine_aeon as aeon

    from logicnet import read
    from logicnet.model import Intervention

    network = read(MODELS / f"{model}.bnet")
    expected = json.loads(Path(ours).read_text())
    seconds, different = 0.0, []
    for notation, attractors in expected.items():
        text = Intervention.parse(notation, network).on(network).rules.bnet()
        began = time.perf_counter()
        mutant = aeon.BooleanNetwork.from_bnet(text).infer_valid_graph()
        mutant = mutant.inline_constants(infer_constants=True, repair_graph=True)
        graph = aeon.AsynchronousGraph(mutant)
        found = [a.vertices() for a in aeon.Attractors.attractors(graph)]
        seconds += time.perf_counter() - began
        names = {mutant.get_variable_name(v) for v in mutant.variables()}
        left = list(found)
        for states, state in attractors:
            point = graph.mk_subspace_vertices({n: bool(v) for n, v in state.items() if n in names})
            left = [s for s in left if not (int(s.cardinality()) == states and not s.intersect(point).is_empty())]
        if left or len(found) != len(attractors):
            different.append(notation)
    return {"seconds": seconds, "different": different}


def biobalm_mutants(model: str) -> dict[str, Any]:
    from biobalm import SuccessionDiagram

    from logicnet import read
    from logicnet.screens import design, singles

    network = read(MODELS / f"{model}.bnet")
    began = time.perf_counter()
    for one in design(singles(network, ["nodes"])):
        diagram = SuccessionDiagram.from_rules(one.on(network).rules.bnet(), format="bnet")
        diagram.build()
        diagram.expanded_attractor_seeds()
    return {"seconds": time.perf_counter() - began}


def aeon_control(model: str, readout: str) -> dict[str, Any]:
    import biodivine_aeon as aeon

    began = time.perf_counter()
    network = aeon.BooleanNetwork.from_file(str(MODELS / f"{model}.bnet")).infer_valid_graph()
    network = network.inline_constants(infer_constants=True, repair_graph=True)
    names = [name for v in network.variables() if (name := network.get_variable_name(v)) != readout]
    graph = aeon.AsynchronousPerturbationGraph(network, perturb=names)
    wanted = graph.mk_subspace_vertices({readout: False})
    found = aeon.Control.phenotype_permanent(graph, wanted, "forbidden", size_limit=2)
    sets = []
    for item in found.select_by_robustness(threshold=1.0):
        sets.append([f"{name}%{int(value)}" for name, value in item[0].perturbed_named_dict().items()])
    return {"seconds": time.perf_counter() - began, "sets": sets}


CHILDREN: dict[str, Callable[..., dict[str, Any]]] = {
    "--screen": screened,
    "--aeon-mutants": aeon_mutants,
    "--biobalm-mutants": biobalm_mutants,
    "--aeon-control": aeon_control,
}


def main() -> int:
    if sys.argv[1:2] and sys.argv[1] in CHILDREN:
        print(json.dumps(CHILDREN[sys.argv[1]](*sys.argv[2:])))
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-peers", action="store_true", help="without AEON.py and biobalm")
    parser.add_argument("--short", action="store_true", help="without triples, a million rows and the cluster")
    options = parser.parse_args()
    lines: list[Line] = []

    def told(line: Line) -> None:
        lines.append(line)
        mark = "ok " if line.met else "NOT"
        print(f"{mark}  {line.what:<66} {line.found:>16}  goal {line.goal:<9} {line.peers}", flush=True)

    for model, readout, quick, slow, every, minimal in ASKED:
        told(mutants(model, readout, quick, not options.no_peers))
        told(sets(model, readout, slow, every, minimal, not options.no_peers))
    if not options.short:
        for line in triples():
            told(line)
        told(rows())
        told(cluster())
    return int(not all(line.met for line in lines))


if __name__ == "__main__":
    sys.exit(main())
