"""The second look at an answer: it passes what is right, and finds what is wrong.

A wrong answer is made by taking the answer of one network and verifying it against the rules of another.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import oracle
from logicnet.core import solver
from logicnet.core.budget import Budget
from logicnet.core.verification import VerificationCounts, verify
from logicnet.logic import Rules
from strategies import NAMES, Net, networks, planted, tables


def verified(net: Net, other: Net, plan: solver.Plan | None = None, limit: int = 1000) -> VerificationCounts:
    """The answer of a network, verified against the rules of another one."""
    plan = plan or solver.Plan()
    answer = solver.CompiledNetwork(Rules.build(*net).handle, plan).solve(plan)
    return verify(answer, Rules.build(*other).handle, limit, solver.Plan())


def attractors(net: Net) -> set[frozenset[tuple[int, ...]]]:
    return oracle.attractors(oracle.graph(oracle.network(*net)))


@st.composite
def changed(draw: st.DrawFn, net: Net) -> Net:
    """The same components, one of which has another rule."""
    names, rules = net
    place = draw(st.integers(0, len(names) - 1))
    return names, (*rules[:place], draw(tables(names)), *rules[place + 1 :])


@given(networks(7), st.integers(1, 10), st.integers(1, 16))
def test_a_right_answer_passes_however_it_was_found(net: Net, direct: int, most: int) -> None:
    found = verified(net, net, solver.Plan(direct=direct, explicit_limit=most))
    assert (found.wrong, found.ended) == ("", "")
    assert found.counts and found.listed_all


@given(planted(11))
def test_attractors_that_no_trap_space_enforces_pass(net: Net) -> None:
    found = verified(net, net, solver.Plan(direct=2, explicit_limit=3))
    assert (found.wrong, found.ended) == ("", "")


@given(st.data(), networks(6, min_components=1))
def test_the_answer_of_another_network_is_found_out(data: st.DataObject, net: Net) -> None:
    other = data.draw(changed(net))
    found = verified(net, other)
    inputs = [set(Rules.build(*one).inputs) for one in (net, other)]
    same = attractors(net) == attractors(other)
    if inputs[0] <= inputs[1]:  # else the answer takes for an input what is none, which is wrong however they compare
        assert not (found.wrong and same)
    if found.every_setting:  # then every state was looked at: nothing can be missing unseen
        assert found.wrong or same


@given(st.data(), networks(7, min_components=2))
def test_a_listed_attractor_that_is_none_is_found_out_whatever_else_is_checked(data: st.DataObject, net: Net) -> None:
    other = data.draw(changed(net))
    true = attractors(other)
    assume(len(attractors(net)) > 0 and not attractors(net) <= true)
    assert verified(net, other).wrong


@pytest.mark.parametrize(
    "rules", [("B", "A", "1"), ("!A", "!A", "1"), ("A | A & B", "!A", "0")], ids=["swapped", "clock", "constant"]
)
def test_a_fixed_component_that_can_move_is_named_with_the_state(rules: tuple[str, ...]) -> None:
    names = NAMES[:3]
    found = verified((names, ("A | A & B", "!A", "1")), (names, rules))  # the answer: 011 and 101
    assert found.wrong in {f"a component that is listed as fixed can move: {state}" for state in ("011", "101")}


def test_an_input_of_the_answer_that_has_a_rule_is_found_out() -> None:
    names = NAMES[:2]
    assert "has a rule of its own" in verified((names, ("A", "B")), (names, ("A & B", "B"))).wrong


def test_checks_that_a_budget_ends_are_said_to_be_missing() -> None:
    names = [f"x{i}" for i in range(300)]
    rules = Rules.build(names, [f"{name} | {name} & {names[i - 1]}" for i, name in enumerate(names)])
    answer = solver.CompiledNetwork(rules.handle).solve()
    found = verify(answer, rules.handle, 10**6, solver.Plan(Budget(seconds=0.02)))
    assert found.ended == "time"
    assert not found.wrong and not found.listed_all


def test_rules_of_another_size_are_refused() -> None:
    with pytest.raises(ValueError, match="the rules are those of another network"):
        verified((("A",), ("A",)), (("A", "B"), ("A", "B")))


def test_only_so_many_attractors_are_checked_as_are_asked_for() -> None:
    latch = (("A", "B"), ("A", "A & B"))  # A=0: 00; A=1: 01 and 11
    found = verified(latch, latch)
    assert (found.attractors, found.settings, found.listed_all, found.every_setting) == (3, 2, True, True)
    few = verified((("A", "B"), ("!B", "!A")), (("A", "B"), ("!B", "!A")), limit=1)
    assert few.attractors == 1 and not few.listed_all and not few.counts and not few.wrong
