"""Formulas of CTL as values: printed and read again as the same, walked, compared and pickled at any depth."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.logic.ctl.formulas import (
    UNARY_OPERATORS,
    And,
    Constant,
    Formula,
    Implies,
    Name,
    Not,
    Or,
    Temporal,
    Until,
    names,
    parts,
    postorder,
)
from logicnet.logic.ctl.parser import parse_formula

A, B = Name("A"), Name("B")
leaves = st.one_of(
    st.sampled_from([Name(n) for n in ("A", "B", "U", "E", "IL-6", "Ca2+", "EX", "a b", "and", "a->b", "x-")]),
    st.booleans().map(Constant),
)
formulas: st.SearchStrategy[Formula] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(Not, inner),
        st.builds(Temporal, st.sampled_from(UNARY_OPERATORS), inner),
        st.builds(And, inner, inner),
        st.builds(Or, inner, inner),
        st.builds(Implies, inner, inner),
        st.builds(Until, st.sampled_from("EA"), inner, inner),
    ),
    max_leaves=12,
)


def structure(formula: Formula) -> object:
    """The formula as nested tuples, for comparing without its own printing."""
    stack: list[object] = []
    for node in postorder(formula):
        match node:
            case Constant(value) | Name(value):
                stack.append((type(node), value))
            case Not() | Temporal():
                stack.append((type(node), getattr(node, "operator", ""), stack.pop()))
            case _:
                right, left = stack.pop(), stack.pop()
                stack.append((type(node), getattr(node, "quantifier", ""), left, right))
    return stack[0]


@given(formula=formulas)
def test_what_is_printed_is_read_back_as_the_same(formula: Formula) -> None:
    again = parse_formula(str(formula))
    assert structure(again) == structure(formula)
    assert again == formula
    assert hash(again) == hash(formula)
    assert pickle.loads(pickle.dumps(formula)) == formula


@pytest.mark.parametrize("make", ["!({})", "EX {}", "(A & {})", "E[A U {}]", "({} -> A)"])
def test_depth_has_no_limit(make: str) -> None:
    before, after = make.split("{}")
    formula = parse_formula(before * 20_000 + "A" + after * 20_000)
    assert parse_formula(str(formula)) == formula
    assert pickle.loads(pickle.dumps(formula)) == formula
    assert names(formula) == ("A",)


def test_names_come_in_order_of_appearance_each_once() -> None:
    assert names(parse_formula("B & EX (A | B) -> E[C U A]")) == ("B", "A", "C")
    assert names(Constant(True)) == ()


def test_every_formula_inside_comes_after_its_parts() -> None:
    formula = Until("E", Not(A), And(A, B))
    assert [str(inner) for inner in postorder(formula)] == ["A", "!A", "A", "B", "A & B", "E[!A U A & B]"]
    assert parts(formula) == (Not(A), And(A, B)) and parts(A) == ()


def test_the_fewest_parentheses_are_printed_and_a_name_like_an_operator_in_quotes() -> None:
    assert str(Implies(Implies(A, B), Implies(A, B))) == "(A -> B) -> A -> B"
    assert str(Not(Temporal("EX", Or(A, Name("EX"))))) == '!EX (A | "EX")'
    assert repr(And(A, Constant(False))) == "<CTL A & 0>"
