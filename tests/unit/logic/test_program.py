"""The one walk over postfix programs, against rule texts as the oracle reads them, and the rules made from programs."""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import logicnet
import oracle
from logicnet.core.rules import signs
from logicnet.errors import DuplicateName, EngineError, RuleError, UnknownName
from logicnet.logic import Rules
from logicnet.logic.program import (
    AND,
    FALSE,
    NOT,
    OR,
    TRUE,
    constant,
    evaluated,
    folded,
    renumbered,
    settled,
    variables,
)
from strategies import NAMES, Net, expressions, networks

NAMED = NAMES[:4]
HELD = st.dictionaries(st.integers(0, 3), st.integers(0, 1))


def program(text: str) -> tuple[int, ...]:
    return Rules.build(NAMED, ["0"] * 4).expression(text).program


def value(text: str, state: tuple[int, ...]) -> int:
    """The value of a rule text, as the oracle reads it."""
    return oracle.rule(text, NAMED)(state)


@given(expressions(NAMED))
def test_a_program_has_the_value_of_its_text_in_every_state(text: str) -> None:
    read = program(text)
    for state in product((0, 1), repeat=4):
        assert evaluated(read, state.__getitem__) == value(text, state)


@given(expressions(NAMED), HELD)
def test_a_folded_program_has_the_value_of_the_whole_where_the_held_components_are(
    text: str, held: dict[int, int]
) -> None:
    read = folded(program(text), held)
    assert not variables(read) & held.keys()
    assert read in ((TRUE,), (FALSE,)) or not {TRUE, FALSE} & set(read)
    for state in product((0, 1), repeat=4):
        if all(state[i] == v for i, v in held.items()):
            assert evaluated(read, state.__getitem__) == value(text, state)


@given(expressions(NAMED), HELD)
def test_a_program_is_settled_where_constants_decide_it(text: str, held: dict[int, int]) -> None:
    read = program(text)
    ones = sum(1 << i for i, v in held.items() if v)
    zeros = sum(1 << i for i, v in held.items() if not v)
    decided = settled(read, ones, zeros)
    written = constant(folded(read, held))
    # folding also drops a part that is written twice, and a part beside its like decides nothing
    assert decided == written
    if decided is not None:
        states = [s for s in product((0, 1), repeat=4) if all(s[i] == v for i, v in held.items())]
        assert {value(text, state) for state in states} == {decided}


def test_folding_goes_by_how_a_program_is_written() -> None:
    assert folded(program("A & (B | 0)"), {}) == program("A & B")
    assert folded(program("A | A"), {}) == program("A")
    assert folded(program("!!A"), {}) == program("A")
    assert folded(program("A | !A"), {}) == program("A | !A")


def test_a_program_ten_thousand_levels_deep_is_walked() -> None:
    deep = (0, *(NOT,) * 10_001)
    assert evaluated(deep, lambda _: 1) == 0 and folded(deep, {0: 1}) == (FALSE,) and settled(deep, 1, 0) == 0
    right = (*range(5_000), *(AND,) * 4_999)
    assert evaluated(right, lambda _: 1) == 1 and len(variables(right)) == 5_000


def test_a_renumbered_program_reads_constants_in_the_place_of_what_is_held() -> None:
    assert renumbered(program("A & (C | D)"), {0: 1, 2: 0}, {3: 0}) == (1, 0, FALSE, OR, AND)
    with pytest.raises(KeyError):
        renumbered(program("A & B"), {0: 0})


@given(networks(max_components=5))
def test_rules_from_programs_are_those_from_texts(net: Net) -> None:
    rules = Rules.build(*net)
    again = Rules.of(rules.names, [rules.program(i) for i in range(len(rules))])
    assert again == rules and again.names == rules.names


def test_programs_that_no_rules_can_have_are_refused() -> None:
    for wrong in [(), (0, 0), (AND,), (0, AND), (2,), (0, NOT, NOT, OR), (-6,)]:
        with pytest.raises(EngineError, match="malformed program"):
            Rules.of(["A", "B"], [(0,), wrong])
    with pytest.raises(DuplicateName):
        Rules.of(["A", "A"], [(0,), (0,)])
    with pytest.raises(UnknownName, match="cannot name a component"):
        Rules.of([""], [(0,)])
    with pytest.raises(RuleError, match="cannot name a component"):
        Rules.of(["A\0B"], [(0,)])
    with pytest.raises(ValueError, match="2 names, but 1 programs"):
        Rules.of(["A", "B"], [(0,)])


@given(networks(max_components=5, min_components=1), st.data())
def test_a_selection_is_the_network_where_the_others_are_held(net: Net, data: st.DataObject) -> None:
    rules = Rules.build(*net)
    n = len(rules)
    held = {i: data.draw(st.integers(0, 1)) for i in range(n) if data.draw(st.booleans())}
    kept = data.draw(st.permutations([i for i in range(n) if i not in held]))
    part, whole = rules.select(kept, held), oracle.network(*net)
    assert part.names == tuple(rules.names[i] for i in kept)
    for values in product((0, 1), repeat=len(kept)):
        state = tuple({**held, **dict(zip(kept, values, strict=True))}[i] for i in range(n))
        assert [part.evaluate(k, values) for k in range(len(kept))] == [whole[i](state) for i in kept]


def test_a_selection_that_reads_what_it_leaves_out_is_refused() -> None:
    rules = Rules.build(["A", "B"], ["B", "A"])
    with pytest.raises(EngineError, match="neither kept nor held"):
        rules.select([0], {})
    with pytest.raises(EngineError, match="of one twice"):
        rules.select([0, 0], {1: 1})
    with pytest.raises(IndexError):
        rules.select([0], {2: 1})


def test_no_module_evaluates_text_as_python() -> None:
    for path in sorted(Path(logicnet.__file__).parent.rglob("*.py")):
        calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
        names = {call.id for call in calls if isinstance(call, ast.Name)}
        assert not names & {"eval", "exec"}, path


def test_components_that_a_program_reads_without_effect_are_read() -> None:
    assert variables(program("A | !A")) == {0} and signs(program("A | !A")) == [(0, 0)]
