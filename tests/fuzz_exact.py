"""Thousands of planted networks, every question, against the definition: `python3 run fuzz-exact`.

The networks and what is asked of them follow from the seed and a network's number alone; the clock decides only how far
it goes. Each disagreement is printed as a .bnet file and the command that asks again; it is first made smaller by
holding components one after another, as long as the disagreement stays.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

import planted
from fuzz import questions
from quick_oracle import CONSTANTS, TOKEN

BATCH = 20  # networks that a process takes at a time
SHOWN = 20  # disagreements that are printed in full
SHRINKING = 20.0  # seconds that making one disagreement smaller may take


@dataclass(frozen=True)
class Disagreement:
    """What was asked of which network, and what is wrong with the answer."""

    question: str
    net: planted.Net
    key: str
    said: str


@dataclass(frozen=True)
class Batch:
    """What came of some networks: how often each question was asked, how long that took, and what disagrees."""

    networks: int
    asked: Counter[str]
    seconds: Counter[str]
    wrong: list[Disagreement]


def answered(seed: int, first: int, last: int) -> Batch:
    """Ask about the networks from a number to another."""
    count: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    wrong = []
    for number in range(first, last):
        net = questions.network_of(seed, number)
        for question in questions.questions_for(net, number):
            began, key = time.perf_counter(), f"{seed} {number} {question}"
            said = questions.asked(question, net, key)
            count[question] += 1
            seconds[question] += time.perf_counter() - began
            if said:
                wrong.append(Disagreement(question, net, key, said[0]))
    return Batch(last - first, count, seconds, wrong)


def all_answered(options: argparse.Namespace) -> Iterator[Batch]:
    """Batches as they come, in the order of their numbers, until all are done or the time is over."""
    ends = time.monotonic() + options.seconds
    starts = iter(range(options.first, options.first + options.networks, BATCH))
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(options.processes, mp_context=spawned) as pool:
        waiting: deque[tuple[int, Future[Batch]]] = deque()
        while True:
            while len(waiting) < 2 * options.processes and time.monotonic() < ends:
                first = next(starts, None)
                if first is None:
                    break
                last = min(first + BATCH, options.first + options.networks)
                waiting.append((first, pool.submit(answered, options.seed, first, last)))
            if not waiting:
                return
            first, batch = waiting.popleft()
            try:
                yield batch.result()
            except BrokenProcessPool:
                again = f"--seed {options.seed} --first {first} --networks {BATCH} --processes 1"
                raise SystemExit(
                    f"a process died on a network from number {first} on: ask again with {again}"
                ) from None


def smaller(found: Disagreement) -> Disagreement:
    """The same disagreement with as many components held and left out as it bears."""
    ends = time.monotonic() + SHRINKING
    again = True
    while again:
        again = False
        for name in found.net[0]:
            for value in "01":
                if time.monotonic() > ends:
                    return found
                net = without(found.net, name, value)
                said = questions.asked(found.question, net, found.key) if len(net[0]) > 1 else []
                if said:
                    found, again = Disagreement(found.question, net, found.key, said[0]), True
                    break
            if again:
                break
    return found


def without(net: planted.Net, name: str, value: str) -> planted.Net:
    """The network with a constant in a component's place."""
    kept = [(other, text) for other, text in zip(*net, strict=True) if other != name]
    texts = [
        " ".join(
            value if token.strip('"') == name and token not in CONSTANTS else token for token in TOKEN.findall(text)
        )
        for _, text in kept
    ]
    return tuple(other for other, _ in kept), tuple(texts)


def shown(found: Disagreement, number: int) -> str:
    """A disagreement that stands for itself: the file, what is wrong, and how to ask again."""
    file = f"wrong{number}.bnet"
    command = questions.QUESTIONS[found.question].command.replace("NETWORK", file)
    return "\n".join(
        [
            f"== {found.question}: {found.said}",
            f"# {file}",
            planted.as_text(found.net).rstrip(),
            *([f"$ logicnet {command}"] if command else []),
            f"$ python3 run fuzz-exact --again {file} --question {found.question!r} --key {found.key!r}",
            "",
        ]
    )


def ask_again(options: argparse.Namespace) -> int:
    """Put one question to the network of a file."""
    lines = Path(options.again).read_text(encoding="utf-8").splitlines()[1:]
    pairs = [line.split(",", 1) for line in lines if "," in line]
    net = tuple(name.strip().strip('"') for name, _ in pairs), tuple(text.strip() for _, text in pairs)
    said = questions.asked(options.question, net, options.key)
    print("\n".join(said) or "agrees with the definition")
    return int(bool(said))


def main() -> int:
    parser = argparse.ArgumentParser(prog="run fuzz-exact", description=__doc__)
    parser.add_argument("--seconds", type=float, default=600, help="when no further network is begun (default: 600)")
    parser.add_argument("--networks", type=int, default=20_000, help="how many networks (default: 20000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed is other networks (default: 1)")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="the first network's number (default: 0)")
    parser.add_argument("--processes", type=int, default=2, help="how many at once (default: 2)")
    parser.add_argument("--again", metavar="FILE", help="ask about this network only, with --question and --key")
    parser.add_argument("--question", choices=sorted(questions.QUESTIONS), default="attractors")
    parser.add_argument("--key", default="", help="what the rest of the question is drawn from")
    options = parser.parse_args()
    return ask_again(options) if options.again else fuzz(options)


def fuzz(options: argparse.Namespace) -> int:
    began = time.monotonic()
    done, count, seconds = 0, Counter[str](), Counter[str]()
    wrong: list[Disagreement] = []
    for batch in all_answered(options):
        if batch.wrong and not wrong:
            print(f"first disagreement after {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)
        done += batch.networks
        count += batch.asked
        seconds += batch.seconds
        wrong += batch.wrong
        progress(done, options, time.monotonic() - began, len(wrong))
    print(file=sys.stderr)
    for number, found in enumerate(wrong[:SHOWN], start=1):
        print(shown(smaller(found), number))
    if len(wrong) > SHOWN:
        print(f"{len(wrong) - SHOWN} more disagreements are not shown\n")
    print(table(count, seconds, Counter(found.question for found in wrong)))
    took = time.monotonic() - began
    print(f"{done} networks in {took:.0f} s (seed {options.seed}): {len(wrong)} disagreements")
    return int(bool(wrong))


def progress(done: int, options: argparse.Namespace, took: float, wrong: int) -> None:
    """One line that is written over: how far, how fast, and when it ends."""
    left = min(options.seconds - took, took / done * (options.networks - done))
    line = (
        f"{done} of {options.networks} networks, {done / took:.0f} a second, {wrong} wrong, {max(left, 0):.0f} s left"
    )
    print(f"\r{line:78}" if sys.stderr.isatty() else line, end="" if sys.stderr.isatty() else "\n", file=sys.stderr)


def table(count: Counter[str], seconds: Counter[str], wrong: Counter[str]) -> str:
    rows = [f"{'question':34}{'networks':>9}{'disagree':>10}{'ms each':>9}"]
    rows += [f"{q:34}{count[q]:9}{wrong[q]:10}{1000 * seconds[q] / count[q]:9.1f}" for q in count]
    return "\n".join(rows)


if __name__ == "__main__":
    sys.exit(main())
