"""Goals: a published model is loaded and solved in a millisecond or so, far below AEON.py; random ones in milliseconds.

Within one process, from the file each time; `python3 run bench-published` has fresh processes and all models.
"""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

import pytest

from benchmarks.peers import best
from benchmarks.random_networks import critical
from logicnet import attractors, read
from logicnet.dynamics import StateSpace
from logicnet.reduction import percolate

pytestmark = pytest.mark.benchmark
MODELS = Path(__file__).resolve().parents[2].parent / "shared" / "published_models"
published = pytest.mark.skipif(not MODELS.is_dir(), reason="the published models are not beside the checkout")
MEDIAN = 0.0016  # seconds
VERIFIED = 2.0  # times the answer
FREE = 26  # variables left after percolation, for the comparison with AEON.py and with bitsets


@published
@pytest.mark.parametrize("model", ["008", "014", "020", "026", "038", "248"])
def test_a_published_model(benchmark: Any, model: str) -> None:
    benchmark(lambda: attractors(read(MODELS / f"{model}.bnet")))


@published
def test_side_by_side_where_at_most_26_variables_are_free(benchmark: Any) -> None:
    aeon = pytest.importorskip("biodivine_aeon")
    ours, theirs, rows = [], [], []
    for path in sorted(MODELS.glob("*.bnet")):
        if path.stat().st_size > 10**5 or not 0 < len(percolate(read(path)).network) <= FREE:
            continue
        sizes = [(a.states or 0) * a.settings for a in attractors(read(path), always=read(path).names)]
        space = StateSpace(percolate(read(path)).network.rules)
        assert sorted(map(len, space.attractors())) == sorted(sizes), path.stem
        found: list[int] = []

        def ask_aeon(path: Path = path, found: list[int] = found) -> None:
            network = aeon.BooleanNetwork.from_file(str(path)).infer_valid_graph()
            graph = aeon.AsynchronousGraph(network.inline_constants(infer_constants=True, repair_graph=True))
            found[:] = [int(a.vertices().cardinality()) for a in aeon.Attractors.attractors(graph)]

        theirs.append(best(ask_aeon))
        assert sorted(found) == sorted(sizes), path.stem
        ours.append(best(lambda path=path: attractors(read(path))))
        rows.append((path.stem, len(space.names)))
    benchmark.pedantic(lambda: attractors(read(MODELS / "008.bnet")), rounds=20)
    ratio = statistics.median(them / us for us, them in zip(ours, theirs, strict=True))
    median, other = statistics.median(ours), statistics.median(theirs)
    print(f"\n{len(rows)} models: same attractors, same sizes by solver, bitsets and AEON.py")
    print(f"load + solve, median: {median * 1e3:.2f} ms, AEON.py {other * 1e3:.2f} ms; median ratio {ratio:.1f}")
    assert median <= MEDIAN


@pytest.mark.parametrize("number", range(4))
def test_a_random_critical_network(benchmark: Any, number: int, tmp_path: Path) -> None:
    path = tmp_path / "random.bnet"
    path.write_text(critical(number))
    benchmark.pedantic(lambda: attractors(read(path)), rounds=5)


@published
def test_verification_takes_at_most_twice_the_time_of_the_answer_on_95_percent_of_the_models(benchmark: Any) -> None:
    ratios = {}
    for path in sorted(MODELS.glob("*.bnet")):
        network = read(path)
        rounds = 5 if path.stat().st_size < 10**5 else 1
        found = [attractors(network, timeout=20.0, verify=True) for _ in range(rounds)]
        assert all(one.complete and one.verification and one.verification.passed for one in found), path.stem
        answer = min(one.seconds for one in found)
        ratios[path.stem] = min(one.verification.seconds for one in found if one.verification) / answer
    benchmark.pedantic(lambda: attractors(read(MODELS / "008.bnet"), verify=True), rounds=20)
    order = sorted(ratios, key=ratios.__getitem__)
    within = sum(ratio <= VERIFIED for ratio in ratios.values())
    slowest = ", ".join(f"{model} {ratios[model]:.1f}" for model in order[-5:])
    median = statistics.median(ratios.values())
    print(f"\n{len(order)} models verified; time of the verification over that of the answer: median {median:.2f}")
    print(f"at most {VERIFIED:g} times: {within} of {len(order)}; slowest: {slowest}")
    assert within >= 0.95 * len(order)
