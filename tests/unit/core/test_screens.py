"""Screens in the core by number: tasks laid out flat, and what each does to a phenotype, worked out by hand."""

from __future__ import annotations

import pytest

from logicnet.core.budget import Budget
from logicnet.core.codes import End, Shows
from logicnet.core.rules import NOT, Program
from logicnet.core.screens import HOLD, PROVED, SAMPLED, AttractorCounts, ChangeCode, Screener, Tasks
from logicnet.logic import Rules

# A and B hold each other off, and C turns for ever where A is on.
TEXTS = ["!B", "!A", "A & !C"]
A: Program = (0,)
C: Program = (2,)
NOTHING: list[ChangeCode] = []
A_ON, A_OFF = [(HOLD, 0, 1)], [(HOLD, 0, 0)]
B_FREE = [(0, 1, 0)]  # B reads A as 0: it rises, and A falls


def screener(until: float | None = None) -> Screener:
    return Screener(Rules.build("ABC", TEXTS).handle, [], 2, Budget(), until)


def rows(found: AttractorCounts) -> list[tuple[int, int, int]]:
    assert set(found.reason) <= {End.NONE}
    return list(zip(found.always, found.sometimes, found.never, strict=True))


def test_tasks_are_laid_out_one_after_another_and_chosen_in_any_order() -> None:
    tasks = Tasks.of([NOTHING, [(HOLD, 0, 1), (2, 1, 0)], B_FREE])
    assert (len(tasks), list(tasks.begin)) == (3, [0, 0, 2, 3])
    assert (list(tasks.source), list(tasks.target), list(tasks.value)) == ([HOLD, 2, 0], [0, 1, 1], [1, 0, 0])
    assert tasks.chosen([2, 0, 1]) == Tasks.of([B_FREE, NOTHING, [(HOLD, 0, 1), (2, 1, 0)]])


def test_attractors_are_counted_by_how_they_show_the_phenotype() -> None:
    screen = screener()
    tasks = Tasks.of([NOTHING, A_ON, A_OFF, B_FREE])
    assert rows(screen.count(screen.watch(C), tasks)) == [(0, 1, 1), (0, 1, 0), (0, 0, 1), (0, 0, 1)]
    assert rows(screen.count(screen.watch(A), tasks)) == [(1, 0, 1), (1, 0, 0), (0, 0, 1), (0, 0, 1)]


def test_many_phenotypes_at_once_are_counted_as_one_by_one() -> None:
    screen = screener()
    tasks = Tasks.of([NOTHING, A_ON, B_FREE])
    first = screen.watch_all([A, C, (1, NOT)])
    found = rows(screen.count_all(first, 3, tasks))
    assert found == [row for k in range(3) for row in rows(screen.count(first + k, tasks))]


def test_a_phenotype_is_forced_where_every_state_of_every_attractor_shows_it() -> None:
    screen = screener()
    assert list(screen.forced(screen.watch(A), Tasks.of([NOTHING, A_ON, B_FREE]))) == [0, 1, 0]


def test_what_is_reached_is_told_under_the_changes_and_after_they_are_taken_back() -> None:
    screen = screener()
    phenotype = screen.watch(A)
    screen.start_at({0: 0, 1: 1, 2: 0})  # B is on
    under, after, reason = screen.reach(phenotype, Tasks.of([NOTHING, A_ON]), withdraw=True)
    assert list(reason) == [End.NONE] * 2
    assert list(under) == [Shows.NEVER, Shows.ALWAYS]
    assert list(after) == [Shows.NEVER, Shows.ALWAYS]  # B fell under A, and A stays
    assert screen.start_showing(phenotype) == 1
    under, after, _ = screen.reach(phenotype, Tasks.of([NOTHING, A_OFF]), withdraw=True)
    assert list(under) == [Shows.ALWAYS, Shows.NEVER] and list(after) == [Shows.ALWAYS, Shows.NEVER]


def test_the_chance_of_a_phenotype_is_that_of_the_walk() -> None:
    screen = screener()
    screen.start_at({0: 0, 1: 0})
    value, low, high, how, _ = screen.chance(screen.watch(A), Tasks.of([NOTHING, A_ON, B_FREE]), samples=0, seed=1)
    assert list(how) == [PROVED] * 3 and SAMPLED not in how
    assert list(value) == pytest.approx([0.5, 1, 0]) and list(low) == pytest.approx(list(high))


def test_percolation_is_that_under_the_changes() -> None:
    assert screener().percolated(NOTHING) == (-1, -1, -1)
    assert screener().percolated(A_ON) == (1, 0, -1)
    assert screener().percolated(A_OFF) == (0, 1, 0)


def test_a_residual_network_that_was_met_before_is_known() -> None:
    screen = Screener(Rules.build("ABC", TEXTS).handle, [], 1, Budget())
    phenotype = screen.watch(A)
    screen.count(phenotype, Tasks.of([NOTHING]))
    screen.count(phenotype, Tasks.of([NOTHING]))
    assert screen.memory == (2, 1)


def test_progress_is_of_all_tasks_and_a_time_that_is_over_decides_nothing() -> None:
    screen = screener()
    seen: list[tuple[int, int]] = []
    screen.count(screen.watch(A), Tasks.of([NOTHING] * 50), progress=lambda done, of: seen.append((done, of)))
    assert all(0 <= done <= of == 50 for done, of in seen)
