"""Text to formulas of CTL: how operators bind, and where what is wrong stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import LogicnetError, RuleError, Span
from logicnet.logic.ctl.formulas import (
    And,
    Constant,
    Formula,
    Implies,
    Name,
    Not,
    Or,
    Temporal,
    Until,
)
from logicnet.logic.ctl.parser import parse_formula

A, B, C = Name("A"), Name("B"), Name("C")


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("EX A & B", And(Temporal("EX", A), B)),
        ("AG (A -> AF B)", Temporal("AG", Implies(A, Temporal("AF", B)))),
        ("A -> B -> C", Implies(A, Implies(B, C))),
        ("A & B | C", Or(And(A, B), C)),
        ("!EF !A", Not(Temporal("EF", Not(A)))),
        ("E[A U B]", Until("E", A, B)),
        ("A [A U B | C]", Until("A", A, Or(B, C))),
        ("EU(A, B)", Until("E", A, B)),
        ("AU(A & B, E[B U C])", Until("A", And(A, B), Until("E", B, C))),
        ("A[U U U]", Until("A", Name("U"), Name("U"))),
        ("A and not B or true", Or(And(A, Not(B)), Constant(True))),
        ('EG "EX"', Temporal("EG", Name("EX"))),
        ("A->B", Implies(A, B)),
        ("IL-6->B", Implies(Name("IL-6"), B)),
    ],
)
def test_operators_bind_as_documented(text: str, formula: Formula) -> None:
    assert parse_formula(text) == formula  # formulas that print alike are alike: test_formulas.py


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("", 1, "empty"),
        ("EX", 1, "nothing follows 'EX'"),
        ("A &", 3, "nothing follows '&'"),
        ("A B", 3, "expected an operator"),
        ("A U B", 3, "expected an operator"),
        ("E[A U B", 1, "never closed"),
        ("E[A]", 4, "expected 'U'"),
        ("E[A U (B]", 9, r"expected '\)'"),
        ("EU(A U B)", 6, "expected ','"),
        ("(A", 1, "never closed"),
        ("A)", 2, "never opened"),
        ("A, B", 2, "expected an operator"),
        ("& A", 1, "not '&'"),
        ("A = B", 3, "unexpected '='"),
        ('A & "B', 5, "unexpected"),
        ("[A]", 1, "unexpected"),
    ],
)
def test_what_is_wrong_is_shown_in_its_column(text: str, column: int, says: str) -> None:
    with pytest.raises(RuleError, match=says) as caught:
        parse_formula(text)
    assert caught.value.span is not None
    assert caught.value.span.column == column


def test_the_place_of_the_text_is_where_its_errors_are() -> None:
    with pytest.raises(RuleError, match=r"claims\.toml:7:15"):
        parse_formula("EX &", Span("claims.toml", 7, 12, 1, 'property = "EX &"'))


@given(text=st.text(alphabet='EXAGFU[](),!&|-> AB10"\n', max_size=25))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        formula = parse_formula(text)
    except LogicnetError as error:
        assert error.span is not None
        return
    assert parse_formula(str(formula)) == formula
