"""Where walks end, against the definition and by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.analysis.endings import WalkQuestion, attractors_apart, probability_shown
from logicnet.analysis.probabilities import probabilities
from logicnet.analysis.started import StartedQuestion
from logicnet.core.budget import Budget
from logicnet.errors import MemoryBudget
from logicnet.logic import Rules
from logicnet.model import Network

SWITCHES = Network("switches", Rules.build(["A", "B", "C", "D"], ["!B", "!A", "!D", "!C"]))


def walk(start: str) -> WalkQuestion:
    question = StartedQuestion.of(SWITCHES, start, "", "", held_later=False, budget=Budget())
    known = attractors_apart(question, None)
    assert known.answer is not None
    return WalkQuestion(question, known, known.answer)


def test_switches_that_do_not_meet_are_walked_one_by_one_from_one_subspace() -> None:
    assert walk("").parts == ((0, 1), (2, 3))


def test_what_a_mixture_says_of_two_switches_is_walked_in_one_piece() -> None:
    assert walk("A=1 B=1 C=1 D=1; A=0 B=0 C=0 D=0").parts == ((0, 1, 2, 3),)
    assert walk("1/3: A=1 B=1; 2/3: A=0 B=0").parts == ((0, 1), (2, 3))


def test_the_weights_of_a_mixture_are_those_of_its_ends() -> None:
    # From A=B both switches end either way; A=1 B=0 stays.
    switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    answer = probabilities(switch, "1/4: A=1 B=0; 3/4: A=0 B=0")
    assert [c.probability for c in answer.chances] == [pytest.approx(3 / 8), pytest.approx(1 / 4 + 3 / 8)]


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
