"""Where walks end, against the definition and by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.analysis.endings import WalkQuestion, attractors_apart, probability_shown
from logicnet.analysis.started import StartedQuestion
from logicnet.core.budget import Budget
from logicnet.errors import MemoryBudget
from logicnet.logic import Rules
from logicnet.model import Network

SWITCHES = Network("switches", Rules.build(["A", "B", "C", "D"], ["!B", "!A", "!D", "!C"]))


def walk(starts: list[dict[int, int]]) -> WalkQuestion:
    question = StartedQuestion.of(SWITCHES, "", "", "", held_later=False, budget=Budget())
    known = attractors_apart(question, None)
    assert known.answer is not None
    return WalkQuestion(question, known, known.answer, {}, starts)


def test_switches_that_do_not_meet_are_walked_one_by_one_from_one_subspace() -> None:
    assert walk([{}]).parts == ((0, 1), (2, 3))


def test_a_mixture_of_subspaces_is_walked_in_one_piece() -> None:
    assert walk([{0: 1, 2: 1}, {0: 0, 2: 0}]).parts == ((0, 1, 2, 3),)


@settings(max_examples=40, deadline=None)
@given(strategies.networks(min_components=1, max_components=4), st.data())
def test_the_probability_of_a_phenotype_is_that_of_elimination_in_fractions(
    net: strategies.Net, data: st.DataObject
) -> None:
    names = net[0]
    text = data.draw(st.sampled_from(names))
    begin = data.draw(strategies.states(len(names)))
    network = Network("drawn", Rules.build(*net))
    holds = oracle.rule(text, names)
    ends = oracle.absorption(oracle.network(*net))[begin]
    expected = sum((chance for end, chance in ends.items() if any(map(holds, end))), Fraction(0))
    found = probability_shown(network, [dict(enumerate(begin))], network.expression(text))
    assert found == pytest.approx(float(expected), abs=1e-9)


def test_a_state_of_two_subspaces_counts_twice() -> None:
    # From A=B the switch ends either way, 1/2 each. The state 10 stays. It is a start of its own, and one of the four
    # of the second subspace: (1 + 4 * 1/2) / 5.
    switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    found = probability_shown(switch, [{0: 1, 1: 0}, {}], switch.expression("A"))
    assert found == pytest.approx(3 / 5, abs=1e-9)


def test_more_states_than_may_be_listed_are_an_error_and_no_guess() -> None:
    with pytest.raises(MemoryBudget, match="more than 1 states"):
        probability_shown(SWITCHES, [{}], SWITCHES.expression("A"), most_states=1)
