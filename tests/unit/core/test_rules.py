"""Rules in the core: programs, tables, signs and changes by number, each against the oracle."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from logicnet.core import rules as core
from logicnet.core.rules import AND, FALSE, NOT, OR, TRUE, UNKNOWN
from logicnet.errors import DuplicateName, MemoryBudget, Span, UnknownName
from strategies import Net, cuts, fixings, networks


def handle(net: Net) -> core.Handle:
    names, texts = net
    return core.build([n.encode() for n in names], [t.encode() for t in texts], lambda i: Span(f"rule {i}", 1, 1))


def images(compiled: core.Handle, states: list[int]) -> list[int]:
    columns, words = core.packed(states, len(compiled))
    return core.unpacked(compiled.evaluate(columns, words), words, len(states))


@settings(max_examples=50)
@given(count=st.integers(0, 200), components=st.integers(1, 70), data=st.data())
def test_states_turned_on_their_side_and_back_are_the_same(count: int, components: int, data: st.DataObject) -> None:
    states = data.draw(st.lists(st.integers(0, 2**components - 1), min_size=count, max_size=count))
    columns, words = core.packed(states, components)
    assert len(columns) == words * components and words == max(1, -(-count // 64))
    assert core.unpacked(columns, words, count) == states


@settings(max_examples=50)
@given(net=networks(5, min_components=1), data=st.data())
def test_changed_rules_have_the_values_of_the_definition(net: Net, data: st.DataObject) -> None:
    fix, cut = data.draw(fixings(len(net[0]))), data.draw(cuts(len(net[0])))
    changed = oracle.network(*net)
    for (source, target), value in cut.items():
        changed = oracle.cut(changed, source, target, value)
    changed = oracle.fix(changed, fix)
    states = oracle.all_states(changed)
    expected = [oracle.number(tuple(f(s) for f in changed)) for s in states]
    assert images(handle(net).perturb(fix, cut), list(map(oracle.number, states))) == expected


def test_rules_come_back_as_names_texts_and_postfix_programs() -> None:
    compiled = handle((("A", "B", "C"), ("!(A & B) | C", "1", "C")))
    assert len(compiled) == 3 and compiled.names() == ("A", "B", "C")
    assert compiled.program(0) == (0, 1, AND, NOT, 2, OR)
    assert [compiled.text(i) for i in range(3)] == ["!(A & B) | C", "1", "C"]
    assert [compiled.only(i) for i in range(3)] == [None, TRUE, 2]
    assert compiled.expression_text((0, FALSE, OR)) == "A | 0"


def test_a_table_has_bit_r_where_the_variables_are_the_bits_of_r() -> None:
    assert core.truth_bits((3, 5, NOT, AND), [3, 5]) == 0b0010
    assert core.truth_bits((TRUE,), []) == 1 and core.truth_bits((0,), [0, 1, 2, 3, 4, 5, 6]) == int("10" * 64, 2)


def test_signs_are_of_the_variables_that_are_mentioned() -> None:
    equal = (0, 1, AND, 0, NOT, 1, NOT, AND, OR)
    assert core.signs((2, 3, NOT, AND)) == [(2, 1), (3, -1)]
    assert core.signs(equal) == [(0, 2), (1, 2)] and core.signs((4, 4, NOT, OR)) == [(4, 0)]


def test_a_rule_too_entangled_for_the_work_allowed_is_marked_or_refused() -> None:
    n = 40  # components; no search of one step decides a rule of so many clauses
    clauses = " & ".join(f"(x{i} | !x{(7 * i + 3) % n} | x{(11 * i + 5) % n})" for i in range(n))
    program = handle((tuple(f"x{i}" for i in range(n)), (clauses, *["0"] * (n - 1))))
    assert {sign for _, sign in program.signs(work=1)[0]} == {UNKNOWN}
    with pytest.raises(MemoryBudget, match="too entangled"):
        core.signs(program.program(0), work=1)


def test_what_is_wrong_in_one_of_many_rules_is_at_its_place_in_that_rule() -> None:
    with pytest.raises(UnknownName, match=r"^rule 1:1:5: "):
        handle((("A", "B"), ("A", "A & C")))
    with pytest.raises(DuplicateName):
        handle((("A", "A"), ("0", "0")))
