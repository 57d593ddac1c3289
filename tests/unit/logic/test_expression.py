"""Expressions over components: values, canonical text, signs and tables, against the oracle's reading of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

import oracle
from logicnet.errors import MemoryBudget
from logicnet.logic import Expression, Rules, TruthTable
from strategies import expressions

NAMES = ("A", "B", "C", "D", "E")
RULES = Rules.build(NAMES, NAMES)
STATES = oracle.all_states(oracle.network(NAMES, NAMES))


@given(text=expressions(NAMES, 12))
def test_it_has_the_value_of_its_text_in_every_state_however_a_state_is_given(text: str) -> None:
    expression = RULES.expression(text)
    expected = [oracle.rule(text, NAMES)(state) for state in STATES]
    numbers = [oracle.number(state) for state in STATES]
    assert [expression.evaluate(state) for state in STATES] == expected
    assert [expression.evaluate(list(state)) for state in STATES] == expected
    assert [expression.evaluate(dict(zip(NAMES, state, strict=True))) for state in STATES] == expected
    assert [expression.evaluate(number) for number in numbers] == expected
    assert expression.values(numbers * 5) == expected * 5


@given(text=expressions(NAMES, 12))
def test_the_canonical_text_has_the_same_value_and_is_canonical(text: str) -> None:
    expression = RULES.expression(text)
    again = RULES.expression(str(expression))
    assert str(again) == str(expression) and len(str(expression)) <= len(text)
    assert again == expression and hash(again) == hash(expression)
    value = oracle.rule(text, NAMES)
    assert all(value(state) == again.evaluate(state) for state in STATES)


def depends(text: str, name: str) -> str:
    """The sign of a regulator, by definition: compare every state with the one in which only it differs."""
    i, value = NAMES.index(name), oracle.rule(text, NAMES)
    pairs = {(value(state), value(oracle.flip(state, [i]))) for state in STATES if not state[i]}
    return {(False, False): "0", (True, False): "+", (False, True): "-", (True, True): "±"}[
        (0, 1) in pairs, (1, 0) in pairs
    ]


@given(text=expressions(NAMES, 10))
def test_signs_are_those_of_the_function(text: str) -> None:
    expression = RULES.expression(text)
    assert expression.signs() == tuple(depends(text, name) for name in expression.names)
    assert expression.table().signs() == expression.signs()


@given(text=expressions(NAMES, 10))
def test_signs_are_the_same_where_a_search_has_to_decide_them(text: str) -> None:
    many = tuple(f"x{i}" for i in range(30))
    rules = Rules.build((*NAMES, *many), ["0"] * (len(NAMES) + len(many)))
    padding = " & ".join(f"({name} | {name} & {other})" for name, other in pairwise(many))
    wide = rules.expression(f"({text}) & {padding}")
    found = dict(zip(wide.names, wide.signs(), strict=True))
    expected = {name: depends(text, name) for name in rules.expression(text).names}
    dead = not any(map(oracle.rule(text, NAMES), STATES))
    assert {name: found[name] for name in expected} == expected
    assert all(found[name] == ("0" if dead else "+") for name in many[:-1])
    assert found[many[-1]] == "0"


@pytest.mark.parametrize(("operator", "sign", "count"), [("|", "+", 3000), ("&", "+", 3000), ("| !", "-", 500)])
def test_expressions_of_thousands_of_regulators_have_signs(operator: str, sign: str, count: int) -> None:
    names = [f"x{i}" for i in range(count)]
    rules = Rules.build(names, ["0"] * count)
    assert rules.expression(f" {operator} ".join(names)).signs()[1:] == (sign,) * (count - 1)
    assert rules.expression(f" {operator} ".join([*names, *names[1:]])).signs()[1:] == (sign,) * (count - 1)


@given(first=expressions(NAMES, 8), second=expressions(NAMES, 8))
def test_equivalence_is_equality_of_values(first: str, second: str) -> None:
    one, other = oracle.rule(first, NAMES), oracle.rule(second, NAMES)
    same = all(one(state) == other(state) for state in STATES)
    assert RULES.equivalent(first, second) == same
    assert RULES.expression(first).equivalent(RULES.expression(second)) == same


@given(text=expressions(NAMES, 8))
def test_it_is_constant_where_it_has_one_value_alone(text: str) -> None:
    values = {oracle.rule(text, NAMES)(state) for state in STATES}
    assert RULES.expression(text).constant() == (values.pop() if len(values) == 1 else None)


def test_its_table_is_over_the_components_that_it_mentions() -> None:
    expression = RULES.expression("D & !B")
    assert expression.names == ("B", "D") and expression.regulators() == (1, 3)
    assert expression.table() == TruthTable(("B", "D"), 0b0100)  # 1 in row 2 alone: B=0, D=1


def test_a_table_of_more_than_24_inputs_is_refused() -> None:
    names = [f"x{i}" for i in range(25)]
    rules = Rules.build(names, ["0"] * 25)
    assert rules.expression(" & ".join(names[:24])).table().bits == 1 << (2**24 - 1)
    with pytest.raises(MemoryBudget, match=r"25 inputs has 2\^25 rows") as caught:
        rules.expression(" & ".join(names)).table()
    assert caught.value.hint == "at most 24 inputs"


def test_expressions_are_equal_by_text_over_equal_components() -> None:
    assert RULES.expression("(A) & B") == RULES.expression("A and B") != RULES.expression("B & A")
    assert RULES.expression("A") != Rules.build("AB", "AB").expression("A")
    assert RULES.expression("A") == Expression(Rules.build(NAMES, ["0"] * 5), (0,))
    assert repr(RULES.expression("A & !B")) == "<Expression A & !B>"


@pytest.mark.parametrize("names", ["ABCDEF", "EDCBA"])
def test_an_expression_over_other_components_is_refused_where_two_meet(names: str) -> None:
    other = Rules.build(names, names).expression("A")
    for ask in (
        lambda: RULES.expression("A").equivalent(other),
        lambda: RULES.equivalent("A", other),
        lambda: RULES.replace(1, other),
    ):
        with pytest.raises(ValueError, match="'A' is an expression over the components of another network"):
            ask()
    assert RULES.replace(1, Rules.build(NAMES, ["0"] * 5).expression("A & C")).text(1) == "A & C"
