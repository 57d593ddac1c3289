"""What may be spent: what is not said is read from the machine, and a clock runs for all calls of a question."""

from __future__ import annotations

import os

import pytest

from logicnet.core import budget
from logicnet.core.budget import Budget, Clock

GIB = 1 << 30


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which stands where the test puts it."""
    time = [100.0]
    monkeypatch.setattr(budget.time, "monotonic", lambda: time[0])
    return time


def test_what_is_said_is_what_may_be_spent() -> None:
    asked = Budget(memory=7, seconds=1.5, threads=3)
    assert (asked.bytes, asked.diagrams, asked.workers) == (7, 7, 3)
    assert Budget(memory=64 * GIB).diagrams == 64 * GIB


@pytest.mark.parametrize(("free", "diagrams"), [(2 * GIB, GIB), (64 * GIB, 4 * GIB)])
def test_memory_that_is_not_said_is_half_of_what_is_free_and_4_gib_at_most_for_diagrams(
    free: int, diagrams: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "free_memory", lambda: free)
    assert (Budget().bytes, Budget().diagrams) == (free // 2, diagrams)


def test_threads_that_are_not_said_are_all_that_the_process_may_use() -> None:
    if hasattr(os, "sched_getaffinity"):
        assert Budget().workers == len(os.sched_getaffinity(0))
    assert Budget().workers >= 1


def test_free_memory_is_guessed_where_the_system_does_not_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "said_free_memory", lambda: None)
    assert budget.free_memory() >= GIB // 2


def test_a_clock_counts_down_and_stays_at_zero(now: list[float]) -> None:
    clock = Clock(10)
    assert (clock.end, clock.left, clock.over) == (110, 10, False)
    now[0] = 107.5
    assert (clock.left, clock.over) == (2.5, False)
    now[0] = 200
    assert (clock.left, clock.over) == (0, True)


def test_a_clock_without_an_end_is_never_over(now: list[float]) -> None:
    clock = Clock(None)
    now[0] = 1e9
    assert (clock.end, clock.left, clock.over) == (None, None, False)
    assert clock.budget(5) == Budget(5, None)


def test_each_call_gets_the_seconds_left_and_never_none_which_would_mean_no_end(now: list[float]) -> None:
    clock = Clock(10)
    now[0] = 104
    assert clock.budget(5) == Budget(5, 6)
    now[0] = 111
    assert clock.over and 0 < (clock.budget(None).seconds or 0) <= 0.01
