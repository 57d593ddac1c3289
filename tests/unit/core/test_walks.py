"""Where walks end and what lies ahead: two switches that hold each other off, worked out by hand, and the oracle."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

import oracle
from logicnet.core.budget import Budget
from logicnet.core.solver import CompiledNetwork, Plan, Solution
from logicnet.core.walks import FREE, ForwardClosure, WalkSetup, absorb, walk
from logicnet.logic import Rules
from strategies import Net, networks

PLAN = Plan(inputs_are_conditions=False)


def solved(*texts: str) -> Solution:
    """All attractors, listed."""
    answer = CompiledNetwork(Rules.build("ABCDEFGH"[: len(texts)], texts).handle, PLAN).solve(PLAN)
    answer.listed(100)
    return answer


def place(answer: Solution, state: tuple[int, ...]) -> int:
    """Where the attractor of this state stands in the list."""
    (found,) = [k for k in range(answer.places) if answer.contains(k, [bytes(state)])[0]]
    return found


def chance(start: tuple[int, ...], rates: tuple[tuple[float, float], ...] | None = None) -> tuple[float, ...]:
    """Of ending with A on, of ending with B on, and elsewhere."""
    answer = solved("!B", "!A")
    setup = WalkSetup((0, 1), ((1.0, start),), rates, (place(answer, (1, 0)), place(answer, (0, 1))))
    found, end = absorb(answer, setup, 100, PLAN)
    assert found is not None and end == ""
    return (*found.chances, found.elsewhere)


def test_each_of_two_switches_wins_in_proportion_to_its_rate() -> None:
    assert chance((0, 0)) == pytest.approx((0.5, 0.5, 0))
    assert chance((0, 0), ((3.0, 3.0), (1.0, 1.0))) == pytest.approx((0.75, 0.25, 0))
    assert chance((1, 1), ((3.0, 3.0), (1.0, 1.0))) == pytest.approx((0.25, 0.75, 0))  # A is the faster to fall
    assert chance((1, FREE), ((3.0, 3.0), (1.0, 1.0))) == pytest.approx((0.5 + 0.25 / 2, 0.75 / 2, 0))


def test_an_attractor_without_a_label_is_elsewhere() -> None:
    answer = solved("!B", "!A")
    setup = WalkSetup((0, 1), ((0.5, (0, 0)), (0.5, (1, 0))), None, (place(answer, (0, 1)),))
    found, _ = absorb(answer, setup, 100, PLAN)
    assert found is not None and (found.chances, found.elsewhere) == (pytest.approx((0.25,)), pytest.approx(0.75))


def test_too_many_states_to_list_are_no_answer_and_say_so() -> None:
    answer = solved("!B", "!A")
    setup = WalkSetup((0, 1), ((1.0, (0, 0)),), None, (0, 1))
    assert absorb(answer, setup, 1, PLAN) == (None, "too many")


@settings(max_examples=40)
@given(net=networks(4, min_components=1))
def test_chances_are_those_of_the_absorbing_chain(net: Net) -> None:
    answer = solved(*net[1]) if net[0] == tuple("ABCDEFGH"[: len(net[0])]) else solved()
    size, table = len(net[0]), oracle.absorption(oracle.network(*net))
    setup = WalkSetup(tuple(range(size)), ((1.0, (FREE,) * size),), None, tuple(range(answer.places)))
    found, _ = absorb(answer, setup, 1 << size, PLAN)
    assert found is not None and found.elsewhere == pytest.approx(0)
    for attractor in next(iter(table.values())):
        mean = sum((row[attractor] for row in table.values()), Fraction(0)) / len(table)
        assert found.chances[place(answer, min(attractor))] == pytest.approx(float(mean))


def test_walks_are_the_same_for_the_same_seed_on_any_number_of_threads_and_none_is_lost() -> None:
    answer = solved("!B", "!A")
    setup = WalkSetup((0, 1), ((1.0, (0, 0)),), None, (0, 1))
    plans = [Plan(Budget(threads=threads), inputs_are_conditions=False) for threads in (1, 2)]
    first, second = (walk(answer, setup, 1000, 10, 7, plan) for plan in plans)
    assert first == second and first[1] == ""
    assert sum(first[0].counts) == 1000 and min(first[0].counts) > 400  # of a fair coin: 6 standard deviations
    none, _ = walk(answer, setup, 100, 0, 7, plans[0])
    assert (none.counts, none.unfinished) == ((0, 0), 100)


def test_what_can_be_reached_is_counted_met_with_attractors_and_shown_by_a_shortest_path() -> None:
    answer = solved("!B", "!A", "A | C")
    ahead = ForwardClosure(answer, (0, 1, 0), (0, 1, 2), PLAN)  # at rest
    assert (ahead.end, ahead.states(PLAN)) == ("", (1, ""))
    ahead = ForwardClosure(answer, (0, 0, 0), (0, 1, 2), PLAN)
    assert ahead.states(PLAN) == (4, "")  # 000, 100, 010, 101
    hits, end = ahead.hits(PLAN)
    assert end == "" and {k for k, hit in enumerate(hits) if hit} == {
        place(answer, (0, 1, 0)),
        place(answer, (1, 0, 1)),
    }
    assert ahead.path((2,), PLAN) == (True, [bytes((0, 0, 0)), bytes((1, 0, 0)), bytes((1, 0, 1))], "")
    assert ahead.path((0, 1, -2), PLAN) == (False, [], "")  # A and B
