"""Random networks: no wrong answer where a peer finishes, and a table of who finished.

Run by `python3 run bench-random`. 1,000 critical networks (K = 2, 30 to 200 components) and 200 scale-free ones, with
fixed seeds. We are asked about all of them, in one process; the peers, in a fresh process each, about every so many. A
wrong count is exit code 1; so is a network that we leave open at the limit.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from peers import PEERS, Measured, ask, warm
from random_networks import FAMILIES

from logicnet import Attractors, attractors, read
from logicnet.core.budget import Budget
from logicnet.core.solver import CompiledNetwork, Plan

HOW_MANY = {"critical": 1000, "scale-free": 200}


@dataclass(frozen=True, slots=True)
class Ours:
    """What we say; `fixed_points` and `states` only where a peer is to be compared with."""

    components: int
    answer: Attractors
    seconds: float
    fixed_points: int | None = None
    states: int | None = None


def main() -> int:
    options = arguments()
    tools = {"none": (), "all": PEERS}.get(options.peers, (options.peers,))
    warm(tools)
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for family in options.families:
            count = options.count or HOW_MANY[family]
            numbers = range(options.start, options.start + count)
            bad += table(family, numbers, tools, options, Path(folder))
    return 1 if bad else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run bench-random", description=__doc__)
    parser.add_argument("--peers", choices=("none", *PEERS, "all"), default="all", help="whom to compare with (all)")
    parser.add_argument("--every", type=int, default=20, metavar="N", help="ask the peers about every Nth; 1: all (20)")
    parser.add_argument("--limit", type=float, default=20.0, metavar="SECONDS", help="ours for each network (20)")
    parser.add_argument("--peer-limit", type=float, default=5.0, metavar="SECONDS", help="the peers' (5)")
    parser.add_argument("--families", nargs="*", choices=tuple(FAMILIES), default=list(FAMILIES))
    parser.add_argument("--start", type=int, default=0, metavar="NUMBER", help="the first network")
    parser.add_argument("--count", type=int, default=0, metavar="N", help="how many (critical 1000, scale-free 200)")
    return parser.parse_args()


def table(family: str, numbers: range, tools: tuple[str, ...], options: argparse.Namespace, folder: Path) -> int:
    """Solve one family, print what there is to know about it, and return how many went wrong."""
    ours: list[Ours] = []
    theirs: dict[str, list[tuple[Ours, Measured]]] = {tool: [] for tool in tools}
    bad = 0
    for number in numbers:
        path = folder / f"{family}-{number}.bnet"
        path.write_text(FAMILIES[family](number))
        compared = bool(tools) and number % options.every == 0
        mine = solve(path, options.limit, compared)
        ours.append(mine)
        if not mine.answer.complete:
            bad += 1
            print(f"OPEN {path.stem} ({mine.components} components): {mine.answer.why_incomplete}", flush=True)
        for tool in tools if compared else ():
            measured = ask(tool, path, options.peer_limit, repeat=0)
            theirs[tool].append((mine, measured))
            wrong = differences(mine, measured)
            if wrong:
                bad += 1
                print(f"DIFFERS {path.stem} ({mine.components} components): {wrong}", flush=True)
        path.unlink()
    report(family, ours, theirs, options)
    return bad


def solve(path: Path, limit: float, counted: bool) -> Ours:
    started = time.perf_counter()
    network = read(path)
    answer = attractors(network, timeout=limit)
    seconds = time.perf_counter() - started
    if not counted or not answer.complete:
        return Ours(len(network), answer, seconds)
    plan = Plan(Budget(seconds=limit))
    whole = CompiledNetwork(network.rules.handle, plan).solve(plan)
    return Ours(len(network), answer, seconds, whole.fixed_points, whole.states)


def differences(mine: Ours, measured: Measured) -> str:
    """What a peer that finished counted differently."""
    if not measured.finished or not mine.answer.complete:
        return ""
    pairs = {
        "attractors": (measured.attractors, mine.answer.count),
        "fixed points": (measured.fixed_points, mine.fixed_points),
        "states": (measured.states, mine.states),
    }
    return "; ".join(
        f"{measured.tool} has {theirs} {what}, we have {count}"
        for what, (theirs, count) in pairs.items()
        if theirs is not None and theirs != count
    )


def report(
    family: str, ours: list[Ours], theirs: dict[str, list[tuple[Ours, Measured]]], options: argparse.Namespace
) -> None:
    done = sorted(mine.seconds for mine in ours if mine.answer.complete)
    sizes = [mine.components for mine in ours]
    print(f"\n{family}: {len(ours)} networks of {min(sizes)} to {max(sizes)} components")
    print(f"  {'who':<10} {'asked':>6} {'finished':>9} {'limit s':>8} {'median ms':>10} {'90 % ms':>9} {'most ms':>9}")
    line("logicnet", len(ours), options.limit, done)
    for tool, pairs in theirs.items():
        both = [(mine, other) for mine, other in pairs if other.finished]
        line(tool, len(pairs), options.peer_limit, sorted(other.solve or 0.0 for _, other in both))
        line(
            "  (ours)", len(pairs), options.limit, sorted(mine.seconds for mine, other in both if mine.answer.complete)
        )
    print(flush=True)


def line(who: str, asked: int, limit: float, seconds: list[float]) -> None:
    cells = [median(seconds), seconds[len(seconds) * 9 // 10], seconds[-1]] if seconds else []
    times = " ".join(f"{cell * 1e3:>{width}.2f}" for cell, width in zip(cells, (10, 9, 9), strict=False))
    print(f"  {who:<10} {asked:>6} {len(seconds):>9} {limit:>8g} {times}")


if __name__ == "__main__":
    sys.exit(main())
