"""Text to formulas of CTL: how operators bind, and where what is wrong stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicnet.errors import LogicnetError, RuleError, Span
from logicnet.logic.ctl.formulas import (
    And,
    Constant,
    Formula,
    Implies,
    Level,
    Name,
    Not,
    Or,
    Temporal,
    Until,
)
from logicnet.logic.ctl.parser import parse_formula, place_of

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


@pytest.mark.parametrize(
    ("text", "column", "says", "hint"),
    [
        ("AGX A", 1, "unknown operator 'AGX'", "EX EF EG AX AF AG"),
        ("AF G A", 4, "unknown operator 'G'", "AG .on all paths. or EG"),
        ("EXEF A", 1, "unknown operator 'EXEF'", "write EX EF"),
        ("ag (A | B)", 1, "unknown operator 'ag'", "write AG"),
        ("E(A U B)", 1, "square brackets: E", "operators"),
        ("E[A B]", 5, "expected an operator .& . -> U. before 'B'", "operators"),
        ("A[A W B]", 5, "before 'W'", "a U b"),
        ("AG A B", 6, "expected an operator", "operators"),
        ("A <-> B", 3, "unexpected '<'", "operators"),
    ],
)
def test_an_unknown_operator_is_named_with_those_there_are(text: str, column: int, says: str, hint: str) -> None:
    with pytest.raises(RuleError, match=says) as caught:
        parse_formula(text)
    assert caught.value.span is not None and caught.value.span.column == column
    assert re.search(hint, caught.value.hint)


def test_components_may_be_called_like_operators_where_nothing_else_fits() -> None:
    assert parse_formula("F & X -> G") == Implies(And(Name("F"), Name("X")), Name("G"))
    assert parse_formula("E[F U G]") == Until("E", Name("F"), Name("G"))


def test_a_name_is_found_where_the_formula_mentions_it_first() -> None:
    found = place_of(Name("B"), 'EF "A B" & (B>=2 | B)')
    assert found is not None and (found.column, found.length) == (20, 1)
    found = place_of(Level("B", ">=", 2), 'EF "A B" & (B>=2 | B)')
    assert found is not None and (found.column, found.length) == (13, 4)
    assert place_of(Name("C"), "A") is None


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
