"""The long run in the core, against the dense chain, a network worked out by hand, and elimination in fractions."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chain_oracle
import oracle
from logicnet.core.budget import Budget
from logicnet.core.codes import Shows
from logicnet.core.shares import long_run, sampled_shares, shares
from logicnet.core.solver import CompiledNetwork, Plan
from logicnet.core.walks import FREE, WalkSetup
from logicnet.logic import Rules
from strategies import Net, networks

PLAN = Plan()
Rates = list[tuple[float, float]]


def stepped(net: Net) -> chain_oracle.Step:
    """The values that the rules give in a state, by the oracle's own reading of the texts."""
    network = oracle.network(*net)
    return lambda state: [rule(state) for rule in network]


def asked(net: Net, start: tuple[int, ...], rates: Rates | None) -> tuple[CompiledNetwork, WalkSetup]:
    network = CompiledNetwork(Rules.build(*net).handle, PLAN)
    return network, WalkSetup(tuple(range(len(net[0]))), ((1.0, start),), None if rates is None else tuple(rates), ())


SWITCH: Net = (("A", "B"), ("!B", "!A"))
CLOCK: Net = (("A", "B"), ("!A", "A"))


def test_a_switch_ends_in_either_state_and_a_clock_runs_at_its_rates() -> None:
    found, why = long_run(*asked(SWITCH, (0, 0), [(3.0, 1.0), (1.0, 1.0)]), [[(1.0, (0,))], [(2.0, (1,))]], 10, PLAN)
    assert why == "" and found is not None and found.states == 3
    ends = sorted(zip(found.values, found.chances, found.shown, strict=True))
    assert [(values, pytest.approx(chance), shown) for values, chance, shown in ends] == [
        ((0.0, 2.0), 0.25, (Shows.NEVER, Shows.ALWAYS)),
        ((1.0, 0.0), 0.75, (Shows.ALWAYS, Shows.NEVER)),
    ]
    one, why = shares(*asked(CLOCK, (0, 0), [(3.0, 1.0), (1.0, 1.0)]), [[(1.0, (0,))], [(1.0, (1,))]], 10, PLAN)
    assert one is not None and (one.values, one.states) == (pytest.approx((0.75, 0.75)), 4)


def test_too_many_states_and_several_attractors_are_said() -> None:
    assert long_run(*asked(CLOCK, (0, 0), None), [], 3, PLAN) == (None, "too many")
    with pytest.raises(ValueError, match="2 attractors"):
        shares(*asked(SWITCH, (0, 0), None), [], 10, PLAN)


@settings(max_examples=60, deadline=None)
@given(net=networks(5, min_components=1), data=st.data())
def test_the_long_run_is_that_of_the_dense_chain(net: Net, data: st.DataObject) -> None:
    size = len(net[0])
    speed = st.sampled_from([0.1, 0.5, 1.0, 3.0, 10.0])
    rates = data.draw(st.lists(st.tuples(speed, speed), min_size=size, max_size=size))
    start = data.draw(st.tuples(*[st.sampled_from((0, 1, FREE))] * size))
    weights = data.draw(st.lists(st.sampled_from([-2.0, 0.5, 1.0]), min_size=size, max_size=size))
    measure = [(weight, (i,)) for i, weight in enumerate(weights)]
    found, why = long_run(*asked(net, start, rates), [measure, [(1.0, (0, -1))]], 1 << size, PLAN)
    assert found is not None and why == ""
    q = chain_oracle.generator(stepped(net), rates)
    begin = chain_oracle.mixture([(1.0, {i: v for i, v in enumerate(start) if v != FREE})], size)
    assert sum(found.chances) == pytest.approx(1, abs=1e-11)
    expected = []
    for part, chance in zip(chain_oracle.closed_parts(q), chain_oracle.absorbed(q, begin), strict=True):
        settled = chain_oracle.stationary(q, part)
        values = [
            chain_oracle.expected(settled, value, size)
            for value in (lambda s: sum(w * v for w, v in zip(weights, s, strict=True)), lambda s: 1.0 - s[0])
        ]
        if chance > 1e-12:
            expected.append([chance, *values])
    got = [[c, *v] for c, v in zip(found.chances, found.values, strict=True) if c > 1e-12]
    assert len(got) == len(expected)
    for row in expected:
        assert min(float(np.abs(np.subtract(row, other)).max()) for other in got) < 1e-9


def eliminated(moves: dict[tuple[int, int], Fraction], size: int) -> list[Fraction]:
    """The stationary distribution in fractions: Gaussian elimination of the balance of flows."""
    rows = [[Fraction(0)] * (size + 1) for _ in range(size)]
    for (s, t), rate in moves.items():
        rows[t][s] += rate
        rows[s][s] -= rate
    rows[-1] = [Fraction(1)] * (size + 1)
    for k in range(size):
        pivot = next(r for r in range(k, size) if rows[r][k])
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for r in range(size):
            if r != k and rows[r][k]:
                rows[r] = [x - rows[r][k] * y for x, y in zip(rows[r], rows[k], strict=True)]
    return [row[-1] for row in rows]


@settings(max_examples=20, deadline=None)
@given(net=networks(4, min_components=2), data=st.data())
def test_rates_a_million_million_times_apart_keep_every_digit(net: Net, data: st.DataObject) -> None:
    size = len(net[0])
    speed = st.sampled_from([1e-6, 1e-3, 1.0, 1e3, 1e6])
    rates = data.draw(st.lists(st.tuples(speed, speed), min_size=size, max_size=size))
    q = chain_oracle.generator(stepped(net), [(1.0, 1.0)] * size)
    part = max(chain_oracle.closed_parts(q), key=len)
    states = chain_oracle.states(size)
    found, _ = shares(*asked(net, states[part[0]], rates), [[(1.0, (i,))] for i in range(size)], 1 << size, PLAN)
    moves = {}
    for s in part:
        for t in part:
            if s != t and q[s, t]:
                (i,) = (i for i in range(size) if states[s][i] != states[t][i])
                moves[part.index(s), part.index(t)] = Fraction(rates[i][states[s][i]])
    exact = eliminated(moves, len(part))
    assert found is not None
    for i in range(size):
        share = sum(p for p, s in zip(exact, part, strict=True) if states[s][i])
        assert found.values[i] == pytest.approx(float(share), abs=1e-12)


def test_sampled_averages_lie_about_the_exact_ones_and_do_not_depend_on_threads() -> None:
    rates = [(3.0, 1.0), (1.0, 1.0)]
    measures = [[(1.0, (0,))], [(1.0, (0,)), (1.0, (1,))]]
    plans = [Plan(Budget(threads=threads)) for threads in (1, 2)]
    first, second = (
        sampled_shares(*asked(CLOCK, (0, 0), rates), measures, walks=300, most_moves=1e9, seed=3, plan=plan)
        for plan in plans
    )
    assert first == second and first[1] == "" and first[0].walks == 300
    for mean, error, expected in zip(first[0].means, first[0].errors, (0.75, 1.5), strict=True):
        assert abs(mean - expected) < 5 * error < 0.1
    assert first[0].drifts == (0.0, 0.0)


def test_walks_that_have_not_settled_say_how_far_they_drift() -> None:
    others = [f"N{i}" for i in range(7)]
    every = " & ".join(others)
    net = ((*others, "X"), (*(f"!{one}" for one in others), f"X & !({every}) | !X & {every}"))
    given = asked(net, (0,) * 8, None), [[(1.0, (7,))]]  # X turns round as often up as down: a half
    enough, little = (
        sampled_shares(*given[0], given[1], walks=1000, most_moves=most, seed=5, plan=PLAN)[0] for most in (1e9, 2e6)
    )
    assert enough.drifts == (0.0,) and abs(enough.means[0] - 0.5) < 3 * enough.errors[0] < 0.1
    assert 0.5 - little.means[0] > 3 * little.errors[0] and abs(0.5 - little.means[0]) < little.drifts[0]
    none, why = sampled_shares(*given[0], given[1], walks=1000, most_moves=1e3, seed=5, plan=PLAN)
    assert (none.walks, why) == (0, "too many")
