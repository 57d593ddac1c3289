"""The core's single steps by number, on networks made by hand: what each gives and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.core import steps
from logicnet.core.codes import FREE
from logicnet.core.solver import CompiledNetwork, Plan
from logicnet.core.steps import FixedComponent
from logicnet.errors import EngineError
from logicnet.logic import Rules
from strategies import Net, networks


def network(*texts: str) -> CompiledNetwork:
    return CompiledNetwork(Rules.build("ABCDE"[: len(texts)], texts).handle)


def test_percolation_gives_the_rules_of_what_is_left_and_the_fate_of_each_component() -> None:
    rules, fate = steps.percolate(network("1", "!A", "C & !B | D & B", "D"))
    assert list(fate) == [1, 0, FREE, FREE]
    left = Rules(rules)
    assert left.names == ("C", "D") and left.equivalent(left.rule(0), "C")


def test_percolation_is_told_by_rounds_with_reasons() -> None:
    assert steps.percolation(network("1", "!A", "B & C", "D")) == (
        FixedComponent(0, 1, 0, ()),
        FixedComponent(1, 0, 1, (0,)),
        FixedComponent(2, 0, 2, (1,)),
    )


@settings(max_examples=50)
@given(net=networks(5, min_components=1), data=st.data())
def test_the_trap_closure_is_the_least_trap_space_around_the_start(net: Net, data: st.DataObject) -> None:
    start = data.draw(st.dictionaries(st.integers(0, len(net[0]) - 1), st.integers(0, 1)))
    given = tuple(start.get(i) for i in range(len(net[0])))
    around = [t for t in oracle.trap_spaces(oracle.network(*net)) if oracle.within(given, t)]
    (least,) = [t for t in around if all(oracle.within(t, u) for u in around)]
    row = steps.trap_closure(CompiledNetwork(Rules.build(*net).handle), start)
    assert [None if v == FREE else v for v in row] == list(least)


def test_blocks_stand_upstream_first_and_upstream_goes_by_functions() -> None:
    five = network("B", "A", "A & (D | !D)", "C & D", "E")
    order = steps.blocks(five)
    assert sorted(order) == [(0, 1), (2,), (3,), (4,)]
    assert order.index((0, 1)) < order.index((2,)) < order.index((3,))
    assert steps.upstream(five, [2]) == {0, 1, 2} and steps.upstream(five, []) == frozenset()


def test_without_mediators_there_are_rules_of_the_rest_and_rules_that_complete() -> None:
    rest, removed, completion = steps.without_mediators(network("A", "!A", "C | B"))
    assert Rules(rest).names == ("A", "C") and removed == [1]
    assert Rules(completion).text(1) == "!A"


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (steps.MINIMAL, {(0, 1), (1, 0)}),
        (steps.MAXIMAL, {(0, 1), (1, 0)}),
        (steps.ALL, {(FREE, FREE), (0, 1), (1, 0)}),
        (steps.FIXED_POINTS, {(0, 1), (1, 0)}),
    ],
)
def test_trap_spaces_are_rows_and_a_list_that_ends_early_says_so(kind: int, rows: set[tuple[int, ...]]) -> None:
    toggle = network("!B", "!A")
    found, end = steps.trap_spaces(toggle, kind, 100)
    assert set(map(tuple, found)) == rows and end == ""
    some, end = steps.trap_spaces(toggle, kind, 1)
    assert len(some) == 1 and end == "more"
    inside, end = steps.trap_spaces(toggle, kind, 100, {0: 1})
    assert set(map(tuple, inside)) <= {(1, 0)} and end == ""


def test_what_is_upstream_is_solved_alone_and_the_rest_follows_each_attractor() -> None:
    plan = Plan(inputs_are_conditions=False)
    three = CompiledNetwork(Rules.build("ABC", ["!B", "!A", "A | C"]).handle, plan)
    answer = steps.solve_upstream(three, [0, 1], plan)
    found = answer.listed(10)
    rests = {tuple(one.values[:2]): Rules(steps.rest(answer, k)) for k, one in enumerate(found)}
    assert rests.keys() == {(1, 0), (0, 1)}
    assert rests[1, 0].equivalent(rests[1, 0].rule(0), "1") and rests[0, 1].equivalent(rests[0, 1].rule(0), "C")
    with pytest.raises(IndexError, match="the list has 2 attractors"):
        steps.rest(answer, 2)
    with pytest.raises(EngineError):
        steps.solve_upstream(three, [2], plan)  # C reads A
