"""Wilson's interval against its definition: the probabilities that lie within 1.96 deviations of what was seen."""

from __future__ import annotations

from math import sqrt

import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from logicnet.analysis.intervals import CONFIDENT, student, wilson

TRIALS = st.integers(1, 1000).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))


@given(TRIALS)
def test_a_bound_lies_as_many_deviations_from_what_was_seen_as_the_level_says(seen: tuple[int, int]) -> None:
    hits, trials = seen
    low, high = wilson(hits, trials)
    assert 0 <= low <= hits / trials <= high <= 1
    for bound in [*([low] if hits else []), *([high] if hits < trials else [])]:
        away = abs(bound - hits / trials)
        assert away == pytest.approx(CONFIDENT * sqrt(bound * (1 - bound) / trials), abs=1e-9)


def test_where_none_or_all_were_seen_the_interval_ends_at_the_border() -> None:
    square = 1.96**2
    assert wilson(0, 10) == (0.0, pytest.approx(square / (10 + square), abs=1e-4))
    assert wilson(10, 10) == (pytest.approx(10 / (10 + square), abs=1e-4), 1.0)


@given(st.integers(30, 2000), st.floats(0.001, 0.01))
def test_the_interval_of_a_mean_is_that_of_students_t(samples: int, error: float) -> None:
    t = float(scipy.stats.t.ppf(0.975, samples - 1))
    assert student(0.5, error, samples, (0.0, 1.0)) == pytest.approx((0.5 - t * error, 0.5 + t * error), abs=1e-5)


def test_the_interval_of_a_mean_of_few_is_that_of_students_t() -> None:
    for samples in range(2, 30):
        t = float(scipy.stats.t.ppf(0.975, samples - 1))
        low, high = student(0.5, 0.01, samples, (0.0, 1.0))
        assert (high - 0.5) / 0.01 == pytest.approx(t, rel=3e-3) and 0.5 - low == pytest.approx(high - 0.5)


def test_an_interval_of_a_mean_stays_within_its_bounds_and_allows_for_what_was_never_seen() -> None:
    assert student(0.01, 0.1, 20, (0.0, 1.0))[0] == 0.0
    low, high = student(0.0, 0.0, 100, (0.0, 2.0))
    assert low == 0.0 and high == pytest.approx(2 * (1 - 0.025**0.01))
