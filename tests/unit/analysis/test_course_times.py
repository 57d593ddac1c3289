"""The times at which a course is told."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.analysis.course_times import MOST_TIMES, check_until, just_before, times_of
from logicnet.errors import LogicnetError


def test_times_are_as_far_apart_as_was_asked_and_end_at_the_end() -> None:
    assert times_of(1.0, 0.25, False) == (0, 0.25, 0.5, 0.75, 1)
    assert times_of(1.0, 0.4, False) == (0, 0.4, 0.8, 1)
    assert times_of(0.3, 0.1, False) == (0, 0.1, 0.2, 0.3)
    assert times_of(5, 2, True) == (0, 2, 4, 5)


def test_where_nothing_is_said_there_are_a_hundred_and_one_or_every_step() -> None:
    assert len(times_of(10.0, None, False)) == 101
    assert times_of(3, None, True) == (0, 1, 2, 3)


def test_the_times_of_changes_are_told_too() -> None:
    assert times_of(2.0, 1.0, False, [0, 0.7, 1]) == (0, 0.7, 1, 2)
    (near,) = just_before([0, 0.7])
    assert 0.7 * (1 - 1e-11) < near < 0.7


@given(st.floats(1e-6, 1e9), st.integers(1, 500))
def test_times_rise_from_0_to_the_end(until: float, parts: int) -> None:
    times = times_of(until, until / parts, False)
    assert times[0] == 0 and times[-1] == until
    assert all(before < after for before, after in itertools.pairwise(times))
    assert parts + 1 <= len(times) <= parts + 2


@pytest.mark.parametrize("until", [0, -1.0, math.inf, math.nan, "10", None])
def test_a_course_ends_at_a_time_above_0(until: object) -> None:
    with pytest.raises(LogicnetError, match="expected a time above 0 for until"):
        check_until(until, False)


@pytest.mark.parametrize("every", [0, -1.0, math.inf, math.nan, "1"])
def test_times_are_a_time_apart(every: float) -> None:
    with pytest.raises(LogicnetError, match="expected a time above 0 for every"):
        times_of(10.0, every, False)


def test_too_many_times_are_refused() -> None:
    assert len(times_of(10.0, 0.001, False)) == MOST_TIMES
    with pytest.raises(LogicnetError, match="has more than 10001 times"):
        times_of(10.0, 0.0009, False)


def test_steps_are_whole() -> None:
    with pytest.raises(LogicnetError, match="whole number of steps for until"):
        check_until(2.5, True)
    with pytest.raises(LogicnetError, match="whole number of steps for every"):
        times_of(10, 0.5, True)
