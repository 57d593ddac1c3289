"""Wilson's interval against its definition: the probabilities that lie within 1.96 deviations of what was seen."""

from __future__ import annotations

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.analysis.intervals import CONFIDENT, wilson

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
