"""Explicit spaces: closures at the speed of memory, attractors of 2^26 states in seconds.

What is counted: a closure works on cells of 2^16 states (8 KiB), each to its own fixpoint in the first-level cache,
and pulls from the neighbours that gained something. Its traffic is the bytes of the set that this reads and writes: for
each cell worked on, the cell read and written, and each neighbouring cell read; what happens inside a cell, some
sixteen variables several times over, counts for nothing. Traffic over time is set against memcpy (bytes read and
written) between two blocks of the set's size: processor time, best of some rounds each, in turns.

Goals: one core reaches half of memcpy's bandwidth at 2^28 states; two cores take near half the time of one; all
attractors of random K = 2 networks with 2^26 states in 5 seconds each; a closure among 2^32 states where memory allows.
"""

from __future__ import annotations

import ctypes
import os
import random
import time
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.random_networks import critical
from logicnet.core.budget import free_memory
from logicnet.dynamics import Budget, StateSet, StateSpace
from logicnet.logic import Rules

pytestmark = pytest.mark.benchmark
GOAL = 0.5  # of memcpy's bandwidth
ROUNDS = 5


def network(size: int, number: int) -> Rules:
    """A random K = 2 network of that size."""
    return Rules.parse(critical(number, size, size))


def memcpy(size: int) -> Callable[[], object]:
    a, b = ctypes.create_string_buffer(size), ctypes.create_string_buffer(b"\1" * size, size)
    return lambda: ctypes.memmove(a, b, size)


def best(clock: Callable[[], float], *works: Callable[[], object]) -> list[float]:
    """The shortest time of each, taken in turns so that all meet the same machine."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, seconds, strict=True):
            start = clock()
            work()
            taken.append(clock() - start)
    return [min(taken) for taken in seconds]


def start_of(space: StateSpace, number: int) -> StateSet:
    return space.state(space.named(random.Random(number).randrange(space.size)))


@pytest.mark.parametrize("number", [1, 5, 9, 10])
def test_a_closure_among_2_to_the_28_states_at_half_of_memcpy(benchmark: Any, number: int) -> None:
    space = StateSpace(network(28, number), Budget(threads=1))
    start = start_of(space, number)
    before = space.handle.moved()
    reached = benchmark.pedantic(space.forward, args=(start,), rounds=1)
    moved = space.handle.moved() - before
    closure, copy = best(time.process_time, lambda: space.forward(start), memcpy(space.size // 8))
    ratio = (moved / closure) / (space.size / 4 / copy)
    print(
        f"\n{len(reached) / space.size:.3f} of 2^28 states in {closure * 1e3:.0f} ms: {moved / 1e9:.2f} GB at "
        f"{moved / closure / 1e9:.1f} GB/s, {ratio:.2f} of memcpy's {space.size / 4 / copy / 1e9:.1f} (goal {GOAL})"
    )
    assert ratio >= GOAL or moved < 50e6


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one core")
@pytest.mark.parametrize("number", [1, 5, 9, 10])
def test_two_cores_on_one_closure(benchmark: Any, number: int) -> None:
    rules = network(28, number)
    one, two = StateSpace(rules, Budget(threads=1)), StateSpace(rules, Budget(threads=2))
    benchmark.pedantic(two.forward, args=(start_of(two, number),), rounds=1)
    alone, shared = best(
        time.perf_counter, lambda: one.forward(start_of(one, number)), lambda: two.forward(start_of(two, number))
    )
    times = f"{alone * 1e3:.0f} ms alone, {shared * 1e3:.0f} ms on two cores"
    print(f"\n{times}: {alone / shared:.2f} times as fast (goal: near 2)")


@pytest.mark.parametrize("number", range(6))
def test_all_attractors_of_2_to_the_26_states(benchmark: Any, number: int) -> None:
    space = StateSpace(network(26, number))
    found = benchmark.pedantic(space.attractors, rounds=1)
    if benchmark.stats is None:
        return
    print(f"\n{found!r} in {benchmark.stats.stats.median:.2f} s (goal: 5)")
    assert benchmark.stats.stats.median < 5


@pytest.mark.skipif(free_memory() < 4 << 30, reason="less than 4 GiB free")
def test_a_closure_among_2_to_the_32_states(benchmark: Any) -> None:
    space = StateSpace(network(32, 1))
    fixed = space.fixed_points
    target = fixed if fixed else start_of(space, 1)
    reached = benchmark.pedantic(space.backward, args=(target,), rounds=1)
    print(f"\n{len(reached)} of 2^32 states reach {len(target)}")
