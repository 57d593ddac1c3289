"""Expected values over time: one component worked out by hand, and the dense chain of small networks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chain_oracle
import oracle
from logicnet.core.budget import Budget
from logicnet.core.courses import ELSEWHERE, Segment, course, sampled_course, single_walk
from logicnet.core.measures import MeasureCode
from logicnet.core.solver import CompiledNetwork, Plan
from logicnet.core.walks import FREE, WalkSetup
from logicnet.errors import EngineError, MemoryBudget
from logicnet.logic import Rules
from strategies import Net, networks

PLAN = Plan(Budget(threads=2), inputs_are_conditions=False)
A: MeasureCode = ((1.0, (0,)),)
RATES = ((1.0, 1.0), (2.0, 0.5), (0.25, 3.0), (1.5, 1.0))


def segment(
    texts: Sequence[str],
    start: tuple[tuple[float, tuple[int, ...]], ...] = (),
    rates: tuple[tuple[float, float], ...] | None = None,
    held: tuple[int, ...] | None = None,
    until: float = 1e6,
) -> Segment:
    """All components are walked."""
    network = CompiledNetwork(Rules.build("ABCDEFGH"[: len(texts)], texts).handle, PLAN)
    every = tuple(range(len(texts)))
    setup = WalkSetup(every, start or ((1.0, (FREE,) * len(texts)),), rates, ())
    return Segment(network, setup, held or (FREE,) * len(texts), until)


def exact(
    segments: Sequence[Segment],
    measures: Sequence[MeasureCode],
    times: Sequence[float],
    total: float | None = None,
    tolerance: float = 1e-10,
) -> list[tuple[float, ...]]:
    """The exact course."""
    found, end = course(segments, measures, times, total=total, most_states=1000, tolerance=tolerance, plan=PLAN)
    assert found is not None and end == "" and found.error <= tolerance
    return list(found.values)


# --- by hand ---


def test_a_component_that_is_switched_on_at_rate_r_is_on_with_probability_one_minus_exp_of_minus_rt() -> None:
    for rate in (1.0, 0.5, 7.0):
        one = segment(["1"], ((1.0, (0,)),), ((rate, 1.0),))
        times = [0, 0.1, 1, 2.5, 40]
        assert exact([one], [A], times) == [pytest.approx((1 - math.exp(-rate * t),), abs=1e-9) for t in times]


def test_a_component_that_turns_itself_over_tends_to_the_share_of_its_rates() -> None:
    one = segment(["!A"], ((1.0, (0,)),), ((3.0, 1.0),))
    times = [0, 0.2, 1, 1000, 1e6]  # p' = 3 (1 - p) - p
    assert exact([one], [A], times) == [pytest.approx((0.75 * (1 - math.exp(-4 * t)),), abs=1e-9) for t in times]


def test_in_discrete_time_exactly_so_many_steps_are_made() -> None:
    one = segment(["1"], ((1.0, (0,)),))
    times = [0, 1, 2, 10, 5000]  # one of four components a step: it is drawn with probability 1/4
    assert exact([one], [A], times, total=4) == [pytest.approx((1 - 0.75**t,), abs=1e-12) for t in times]
    swings = segment(["!A"], ((1.0, (0,)),))
    assert exact([swings], [A], [0, 1, 2, 3, 1000], total=1) == [(0,), (1,), (0,), (1,), (0,)]


def test_what_is_asked_of_the_time_at_which_a_segment_begins_is_asked_after_its_values_are_set() -> None:
    first, second = segment(["A"], ((1.0, (0,)),), held=(1,), until=2), segment(["0"], held=(0,), until=5)
    third = segment(["1"], held=(FREE,), until=8)
    found = exact([first, second, third], [A], [0, 1, 2, 4, 6])
    assert found == [pytest.approx((x,)) for x in (1, 1, 0, 0, 1 - math.exp(-1))]
    walk = single_walk([first, second], until=5, total=None, seed=1, most_moves=9, plan=PLAN)
    assert walk == (b"\1", [(2.0, 0)])
    assert single_walk([first, second], until=1, total=None, seed=1, most_moves=9, plan=PLAN) == (b"\1", [])


def test_a_measure_is_a_weighted_sum_and_its_square_is_sampled_too() -> None:
    one = segment(["A", "B"], ((0.25, (1, 1)), (0.75, (0, 1))))
    measures: list[MeasureCode] = [((2.0, (0,)), (-0.5, (1,))), ((3.0, (0, 1, -2)),), ()]
    assert exact([one], measures, [1]) == [pytest.approx((0, 0.75, 0))]
    found, end = sampled_course([one], measures, [1], total=None, walks=4000, seed=3, plan=PLAN)
    assert end == "" and found.walks == 4000
    share = found.means[0][1] / 3  # of walks that begin with A
    assert share == pytest.approx(0.25, abs=0.03)
    assert found.means[0] == pytest.approx((share * 1.5 - (1 - share) * 0.5, share * 3, 0))
    assert found.squares[0] == pytest.approx((share * 2.25 + (1 - share) * 0.25, share * 9, 0))


def test_a_long_horizon_costs_no_more_than_the_way_to_rest() -> None:
    one = segment(["B | A", "A", "!C"], ((1.0, (1, 0, 0)),))
    plan = replace(PLAN, budget=Budget(seconds=5))
    found, end = course([one], [A, ((1.0, (2,)),)], [1e6], total=None, most_states=99, tolerance=1e-9, plan=plan)
    assert found is not None and end == "" and found.error <= 1e-9
    assert found.values[0] == pytest.approx((1, 0.5), abs=1e-9)


def test_a_start_of_many_independent_components_is_not_multiplied_out() -> None:
    size = 60
    names = [f"X{i}" for i in range(size)]
    network = CompiledNetwork(Rules.build(names, names).handle, PLAN)
    mixtures = [
        tuple((w, tuple(v if j == i else ELSEWHERE for j in range(size))) for v, w in ((0, 3.0), (1, 1.0)))
        for i in range(size - 2)
    ]  # each is on with probability 1/4, and the last two are even, and on together
    pair = tuple((1.0, (*(ELSEWHERE,) * (size - 2), v, FREE)) for v in (0, 1))
    setup = WalkSetup(tuple(range(size)), pair, None, ())
    one = Segment(network, setup, (FREE,) * size, 1, tuple(mixtures))
    measures: list[MeasureCode] = [((1.0, (i,)),) for i in range(size)]
    measures += [((1.0, (0, 1, -2)),), ((1.0, (size - 2, size - 1, -2)),)]
    found, end = sampled_course([one], measures, [0.5], total=None, walks=20000, seed=3, plan=PLAN)
    assert end == ""
    assert found.means[0] == pytest.approx([*[0.25] * (size - 2), 0.5, 0.5, 0.0625, 0.25], abs=0.02)
    asked: dict[str, Any] = {"total": None, "tolerance": 1e-9, "plan": PLAN}
    assert course([one], measures, [0.5], most_states=1 << 20, **asked) == (None, "too many")
    few = Segment(
        segment(["A", "B", "C"]).network,
        WalkSetup((0, 1, 2), ((0.25, (1, 3, 3)), (0.75, (0, 3, 3))), None, ()),
        (FREE,) * 3,
        1,
        (((1.0, (3, 0, FREE)), (1.0, (3, 1, 1))),),
    )
    exact_one, _ = course([few], [A, ((1.0, (1,)),), ((1.0, (0, 2, -2)),)], [1], most_states=8, **asked)
    assert exact_one is not None and exact_one.values[0] == pytest.approx((0.25, 0.5, 0.25 * 0.75))


def test_what_cannot_be_done_says_why() -> None:
    one = segment(["!A", "!B"])
    asked: dict[str, Any] = {"total": None, "most_states": 3, "tolerance": 1e-9, "plan": PLAN}
    assert course([one], [A], [1], **asked) == (None, "too many")
    with pytest.raises(MemoryBudget, match="more than 5 moves"):
        single_walk([one], until=1000, total=None, seed=1, most_moves=5, plan=PLAN)
    for times in ([2, 1], [-1], [math.nan], [math.inf], [2e6]):
        with pytest.raises(EngineError, match="do not ascend"):
            course([one], [A], times, **asked)
    for tolerance in (0, -1, math.nan):
        with pytest.raises(EngineError, match="tolerance"):
            course([one], [A], [1], **{**asked, "tolerance": tolerance})
    with pytest.raises(EngineError, match="total"):
        course([one], [A], [1], **{**asked, "total": 1, "most_states": 4})
    with pytest.raises(EngineError, match="do not ascend"):
        course([one], [A], [0.5], **{**asked, "total": 2})
    with pytest.raises(EngineError, match="do not ascend"):
        course([replace(one, until=2), replace(one, until=1)], [A], [1], **asked)
    with pytest.raises(EngineError, match="other components"):
        course([one, segment(["A"])], [A], [1], **asked)


def test_walks_are_the_same_on_any_number_of_threads() -> None:
    one = segment(["!C", "A | !B", "B & !A"], rates=((1.0, 2.0), (0.3, 1.0), (1.0, 1.0)))
    measures: list[MeasureCode] = [A, ((0.1, (0,)), (0.7, (1, 2, -2)))]
    found = [
        sampled_course(
            [one], measures, [0.5, 1, 7], total=None, walks=3000, seed=5, plan=replace(PLAN, budget=Budget(threads=n))
        )
        for n in (1, 2, 3)
    ]
    assert found[0] == found[1] == found[2]
    walk = [single_walk([one], until=9, total=None, seed=n, most_moves=999, plan=PLAN) for n in (1, 1, 2)]
    assert walk[0] == walk[1] != walk[2]


# --- by definition ---


@dataclass(frozen=True)
class Case:
    """Segments, and the same as matrices."""

    segments: list[Segment]
    measures: list[MeasureCode]
    expected: list[list[float]]
    times: list[float]
    total: float | None
    squares: list[list[float]]
    networks: list[oracle.Network]


MEASURES: tuple[tuple[MeasureCode, Any], ...] = (
    (A, lambda s: s[0]),
    (((1.0, (1,)), (-2.0, (0, 1, -2)), (0.5, (0, -1))), lambda s: s[1] - 2 * (s[0] & s[1]) + 0.5 * (1 - s[0])),
    (((3.0, (0, 1, -3)),), lambda s: 3 * (s[0] | s[1])),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """One or two segments of the same components, with other rules, rates and held values."""
    first: Net = draw(networks(4, min_components=2))
    size = len(first[0])
    texts = [first[1], draw(networks(size, min_components=size))[1]][: draw(st.integers(1, 2))]
    values = st.sampled_from((0, 1, FREE))
    weight = draw(st.sampled_from((0.0, 0.25, 0.5)))
    starts = [draw(st.tuples(*[values] * size)) for _ in range(2)]
    mixture = tuple((w, s) for w, s in zip((weight, 1 - weight), starts, strict=True) if w)
    number = st.sampled_from((1.0, 1.0, 0.3, 2.0, 5.0))
    discrete = draw(st.booleans())
    times = draw(st.lists(st.integers(0, 9) if discrete else st.floats(0, 9), min_size=1, max_size=5).map(sorted))
    untils = [draw(st.integers(0, 6)), 9][-len(texts) :]
    rates = [draw(st.one_of(st.none(), st.tuples(*[st.tuples(number, number)] * size))) for _ in texts]
    helds = [draw(st.tuples(*[st.sampled_from((0, 1, FREE, FREE))] * size)) for _ in texts]
    highest = max(sum(max(two) for two in one or ((1.0, 1.0),) * size) for one in rates)
    total = highest + draw(st.sampled_from((0, 2.5))) if discrete else None
    segments = [
        segment(text, mixture, rate, held, until)
        for text, rate, held, until in zip(texts, rates, helds, untils, strict=True)
    ]
    nets = [oracle.network("ABCDEFGH"[:size], text) for text in texts]
    matrices = [
        chain_oracle.generator(lambda s, net=net: [f(s) for f in net], rate or ((1.0, 1.0),) * size)
        for net, rate in zip(nets, rates, strict=True)
    ]
    parts = [(w, {i: v for i, v in enumerate(s) if v != FREE}) for w, s in mixture]
    distributions = by_definition(matrices, helds, untils, chain_oracle.mixture(parts, size), times, total)
    rows, squares = (
        [
            [chain_oracle.expected(p, lambda s, f=f, power=power: f(s) ** power, size) for _, f in MEASURES]
            for p in distributions
        ]
        for power in (1, 2)
    )
    return Case(segments, [code for code, _ in MEASURES], rows, times, total, squares, nets)


def by_definition(
    matrices: Sequence[Any],
    helds: Sequence[tuple[int, ...]],
    untils: Sequence[float],
    begin: Any,
    times: Sequence[float],
    total: float | None,
) -> list[Any]:
    """The distribution at each time."""
    states = chain_oracle.states(len(helds[0]))
    number = {state: k for k, state in enumerate(states)}
    found = []
    for time in times:
        p, now = begin, 0.0
        for k, (q, held, until) in enumerate(zip(matrices, helds, untils, strict=True)):
            moved = np.zeros_like(p)
            for state, mass in zip(states, p, strict=True):
                moved[number[tuple(v if h == FREE else h for v, h in zip(state, held, strict=True))]] += mass
            last = k + 1 == len(matrices) or time < until
            span = (time if last else until) - now
            if total is None:
                p = chain_oracle.at(q, moved, span)
            else:
                p = moved @ np.linalg.matrix_power(np.eye(len(q)) + q / total, round(span))
            now = until
            if last:
                break
        found.append(p)
    return found


@settings(max_examples=150, deadline=None)
@given(case=cases())
def test_exact_courses_are_those_of_the_dense_chain(case: Case) -> None:
    found = exact(case.segments, case.measures, case.times, case.total)
    for row, expected in zip(found, case.expected, strict=True):
        assert row == pytest.approx(expected, abs=1e-8)


@settings(max_examples=60, deadline=None)
@given(case=cases())
def test_sampled_courses_lie_where_the_dense_chain_says(case: Case) -> None:
    walks = 2000
    asked: dict[str, Any] = {"total": case.total, "walks": walks, "seed": 11, "plan": PLAN}
    found, end = sampled_course(case.segments, case.measures, case.times, **asked)
    assert end == "" and found.walks == walks
    for k in range(len(case.times)):
        for mean, square, expected, power in zip(
            found.means[k], found.squares[k], case.expected[k], case.squares[k], strict=True
        ):
            error = math.sqrt(max(power - expected**2, 0) / walks)
            assert abs(mean - expected) <= 6 * error + 1e-9
            assert abs(square - power) <= 6 * 9 / math.sqrt(walks) + 1e-9 and square >= mean**2 - 1e-9


@settings(max_examples=60, deadline=None)
@given(case=cases())
def test_a_single_walk_moves_as_rules_and_held_values_say(case: Case) -> None:
    begin, moves = single_walk(case.segments, until=9, total=case.total, seed=5, most_moves=10**5, plan=PLAN)
    boundary = case.segments[0].until if len(case.segments) == 2 else math.inf
    assert all(a <= b for (a, _), (b, _) in pairwise(moves)) and all(0 <= t <= 9 for t, _ in moves)
    assert case.total is None or all(t == round(t) for t, _ in moves)
    state, left = list(begin), list(moves)

    def follow(net: oracle.Network, until: float) -> None:
        while left and left[0][0] <= until and net[left[0][1]](tuple(state)) != state[left[0][1]]:
            state[left[0][1]] ^= 1
            left.pop(0)

    assert all(h in (FREE, v) for h, v in zip(case.segments[0].held, state, strict=True))
    follow(case.networks[0], boundary)
    for i, held in enumerate(case.segments[-1].held if len(case.segments) == 2 else ()):
        if held not in (FREE, state[i]):
            assert left.pop(0) == (boundary, i)
            state[i] = held
    follow(case.networks[-1], 9)
    assert not left
