"""Where the random walk ends: exact absorption against fractions, sampled walks against exact absorption."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.dynamics import Attractors, Budget, StateSpace, absorption, walks
from logicnet.errors import MemoryBudget, SettingError, UnknownName
from logicnet.logic import Rules
from strategies import Net, networks, state_sets


def named(space: StateSpace, state: tuple[int, ...]) -> dict[str, int]:
    return dict(zip(space.names, state, strict=True))


def by_states(found: Attractors, values: tuple[float, ...]) -> dict[frozenset[tuple[int | None, ...]], float]:
    return {frozenset(s.values for s in a): value for a, value in zip(found, values, strict=True)}


@settings(max_examples=50)
@given(networks(5, min_components=1), st.data())
def test_absorption_equals_elimination_in_fractions(net: Net, data: st.DataObject) -> None:
    space = StateSpace(Rules.build(*net))
    names = net[0]
    rates = data.draw(st.none() | st.lists(st.integers(1, 100), min_size=len(names), max_size=len(names)))
    expected = oracle.absorption(oracle.network(*net), rates)
    start = data.draw(state_sets(len(names)).filter(bool))
    chosen = space.states([named(space, state) for state in start])
    answer = absorption(space, chosen, rates=None if rates is None else dict(zip(names, rates, strict=True)))
    for attractor, probability in by_states(answer.attractors, answer.probabilities).items():
        exact = sum((expected[s][attractor] for s in start), Fraction(0)) / len(start)
        assert probability == pytest.approx(float(exact), abs=1e-12)
    for probability, (low, high) in zip(answer.probabilities, answer.intervals, strict=True):
        assert low <= probability <= high <= low + 1e-12


@settings(max_examples=25)
@given(networks(5, min_components=1), st.data())
def test_walks_end_where_absorption_says(net: Net, data: st.DataObject) -> None:
    space = StateSpace(Rules.build(*net))
    rates = data.draw(st.none() | st.just({net[0][0]: 10.0}))
    fixed = data.draw(st.sampled_from([{}, {net[0][0]: 1}, named(space, (0,) * len(net[0]))]))
    exact = absorption(space, space.subspace(fixed), rates=rates)
    sampled = walks(space, fixed, 4000, seed=7, rates=rates)
    assert sampled.unfinished == 0 and sum(sampled.probabilities) == pytest.approx(1)
    for p, q, (low, high) in zip(exact.probabilities, sampled.probabilities, sampled.intervals, strict=True):
        assert abs(p - q) < 0.05  # six standard deviations of 4000 walks
        assert low <= q <= high
        assert (q > 0) <= (p > 0)


def test_the_same_seed_walks_alike_on_any_number_of_threads() -> None:
    rules = Rules.build(["A", "B", "C"], ["!B", "!A", "A & C | !B"])
    seen = {walks(StateSpace(rules, Budget(threads=t)), {}, 3000, seed=3).probabilities for t in (1, 2, 5)}
    assert len(seen) == 1
    assert seen != {walks(StateSpace(rules), {}, 3000, seed=4).probabilities}


def test_a_fast_component_wins_the_race() -> None:
    space = StateSpace(Rules.build(["A", "B"], ["!B", "!A"]))
    start = space.state({"A": 0, "B": 0})
    answer = absorption(space, start, rates={"A": 9})
    assert by_states(answer.attractors, answer.probabilities) == pytest.approx(
        {frozenset({(1, 0)}): 0.9, frozenset({(0, 1)}): 0.1}
    )


def test_a_walk_that_lingers_is_still_solved_exactly() -> None:
    """B turns over a hundred million times before A or C, which exclude each other, moves once."""
    space = StateSpace(Rules.build(["A", "B", "C"], ["A | !C", "!B & !A & !C", "C | !A"]))
    start = space.state({"A": 0, "B": 0, "C": 0})
    answer = absorption(space, start, rates={"B": 1e8, "A": 3})
    assert all(high - low < 1e-6 for low, high in answer.intervals)
    ends = by_states(answer.attractors, answer.probabilities)
    assert ends[frozenset({(1, 0, 0)})] == pytest.approx(0.75, abs=1e-7)
    assert ends[frozenset({(0, 0, 1)})] == pytest.approx(0.25, abs=1e-7)


def test_walks_that_run_out_of_steps_are_counted_apart() -> None:
    names = [f"x{i}" for i in range(12)]
    space = StateSpace(Rules.build(names, ["1"] * 12))
    answer = walks(space, dict.fromkeys(names, 0), 50, steps=5)
    assert (answer.unfinished, answer.probabilities) == (1.0, (0.0,))


def test_too_many_transient_states_are_refused_with_what_would_help() -> None:
    names = [f"x{i}" for i in range(8)]
    space = StateSpace(Rules.build(names, ["1"] * 8))
    with pytest.raises(MemoryBudget, match="255 states") as refusal:
        absorption(space, space.everything, most=100)
    assert "walks" in refusal.value.hint


def test_rates_are_positive_and_name_components() -> None:
    space = StateSpace(Rules.build(["A"], ["!A"]))
    with pytest.raises(SettingError, match="rate of A"):
        absorption(space, space.everything, rates={"A": 0})
    with pytest.raises(UnknownName, match="B"):
        absorption(space, space.everything, rates={"B": 1})
