"""What cannot move, what percolates and why, and what acts on what: against the definitions, by listing states."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

import oracle
from logicnet.core.rules import signs
from logicnet.errors import EngineError
from logicnet.logic import Rules
from logicnet.reduction.folded import percolated as by_writing
from logicnet.reduction.hull import Hull, hull, least_trap_space, percolated_hull, percolation, upstream
from strategies import Net, networks

NETS = networks(max_components=5, min_components=1)


def value(net: oracle.Network, i: int, held: dict[int, int]) -> int | None:
    """The one value that rule i has in all states in which the held components are as held, or None."""
    cube = [s for s in oracle.all_states(net) if all(s[j] == v for j, v in held.items())]
    found = {net[i](s) for s in cube}
    return found.pop() if len(found) == 1 else None


def least(net: oracle.Network, start: dict[int, int]) -> dict[int, int]:
    """The least trap space around a subspace: the subspaces that contain it and that no move leaves, all met."""
    held = dict(start)
    while moving := [i for i in held if value(net, i, held) != held[i]]:
        del held[moving[0]]
    return held


def rounds(net: oracle.Network) -> list[tuple[int, int, int, tuple[int, ...]]]:
    """Component, value, round and reasons of percolation, from the definition."""
    held: dict[int, int] = {}
    rows = []
    for number in range(len(net) + 1):
        fresh = {i: v for i in range(len(net)) if i not in held and (v := value(net, i, held)) is not None}
        for i, constant in fresh.items():
            reasons = dict(held)
            for j in sorted(held):
                fewer = {k: v for k, v in reasons.items() if k != j}
                reasons = fewer if value(net, i, fewer) is not None else reasons
            rows.append((i, constant, number, tuple(sorted(reasons))))
        held |= fresh
    return rows


@given(NETS, st.data())
def test_the_least_trap_space_holds_what_no_path_from_the_start_moves(net: Net, data: st.DataObject) -> None:
    rules, whole = Rules.build(*net), oracle.network(*net)
    start = data.draw(st.dictionaries(st.integers(0, len(rules) - 1), st.integers(0, 1)))
    held = least_trap_space(rules, start)
    assert held == least(whole, start)
    inside = {s for s in oracle.all_states(whole) if all(s[i] == v for i, v in held.items())}
    assert all(oracle.successors(whole, s) <= inside for s in inside)


@given(NETS)
def test_percolation_fixes_in_rounds_for_reasons_that_are_enough_and_none_too_many(net: Net) -> None:
    found = [(f.component, f.value, f.round, f.because) for f in percolation(Rules.build(*net))]
    assert found == rounds(oracle.network(*net))


@given(NETS)
def test_percolation_by_functions_fixes_all_that_percolation_by_writing_does(net: Net) -> None:
    rules = Rules.build(*net)
    held = percolated_hull(rules).held
    assert by_writing(tuple(rules.program(i) for i in range(len(rules)))).items() <= held.items()


@given(NETS, st.data())
def test_the_rules_inside_are_those_of_the_whole_where_the_held_components_are(net: Net, data: st.DataObject) -> None:
    rules, whole = Rules.build(*net), oracle.network(*net)
    start = data.draw(st.dictionaries(st.integers(0, len(rules) - 1), st.integers(0, 1)))

    def agrees(inside: Hull) -> bool:
        assert sorted([*inside.kept, *inside.held]) == list(range(len(rules)))
        assert inside.rules.names == tuple(rules.names[i] for i in inside.kept)
        for values in product((0, 1), repeat=len(inside.kept)):
            at = {**inside.held, **dict(zip(inside.kept, values, strict=True))}
            state = tuple(at[i] for i in range(len(rules)))
            if any(inside.rules.evaluate(k, values) != whole[i](state) for k, i in enumerate(inside.kept)):
                return False
        return True

    assert agrees(hull(rules, start)) and agrees(percolated_hull(rules))


@given(NETS, st.data())
def test_upstream_are_those_that_the_functions_depend_on_and_so_on(net: Net, data: st.DataObject) -> None:
    rules, whole = Rules.build(*net), oracle.network(*net)
    wanted = data.draw(st.sets(st.integers(0, len(rules) - 1)))
    depends = {
        i: {j for j in range(len(whole)) for s in oracle.all_states(whole) if f(s) != f(oracle.flip(s, [j]))}
        for i, f in enumerate(whole)
    }
    found = set(wanted)
    while more := {j for i in found for j in depends[i]} - found:
        found |= more
    assert upstream(rules, wanted) == found


def test_a_rule_that_mentions_a_component_without_effect_does_not_depend_on_it() -> None:
    rules = Rules.build(["A", "B", "C"], ["A", "A & (C | !C)", "B"])
    assert signs(rules.program(1)) == [(0, 1), (2, 0)]
    assert upstream(rules, [1]) == {0, 1}
    with pytest.raises(EngineError, match="does not exist"):
        upstream(rules, [3])


def test_a_start_beside_a_constant_rule_is_not_percolated() -> None:
    # A is 1 in the end, so B is, but a path from A=0, B=1 can lower B before A rises
    rules = Rules.build(["A", "B"], ["1", "A"])
    assert least_trap_space(rules, {0: 0, 1: 1}) == {} and percolated_hull(rules).held == {0: 1, 1: 1}
    assert least_trap_space(rules, {1: 1}) == {}
