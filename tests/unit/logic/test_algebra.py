"""Symbolic forms are equivalent to what they were made from, and refuse what they would never finish."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given

from logicnet.core import rules as core
from logicnet.errors import RuleError
from logicnet.logic import Expression, Rules
from logicnet.logic.symbolic import conjunctive, disjunctive, pretty, simplified, tree
from strategies import expressions

NAMES = ("A", "B", "IL-6")
RULES = Rules.build(NAMES, NAMES)


def form(expression: Expression, outer: int) -> bool:
    """Whether no operator of the outer kind stands below the other one, and only components are negated."""
    inner = core.AND if outer == core.OR else core.OR
    stack: list[set[int]] = []
    for entry in expression.program:
        if entry == core.NOT:
            if stack[-1]:
                return False
        elif entry in (core.AND, core.OR):
            right = stack.pop()
            stack[-1] |= right | {entry}
            if entry == inner and outer in stack[-1]:
                return False
        else:
            stack.append(set())
    return True


@given(text=expressions(NAMES, 6))
@pytest.mark.parametrize("make", [simplified, disjunctive, conjunctive])
def test_every_form_is_equivalent(make: Callable[[Expression], Expression], text: str) -> None:
    expression = RULES.expression(text)
    try:
        found = make(expression)
    except RuleError:
        return
    assert found.equivalent(expression)


@given(text=expressions(NAMES, 6))
def test_normal_forms_are_in_normal_form(text: str) -> None:
    expression = RULES.expression(text)
    assert form(disjunctive(expression), core.OR)
    assert form(conjunctive(expression), core.AND)


def test_what_is_redundant_goes() -> None:
    assert str(simplified(RULES.expression('A & (A | B) | "IL-6" & 0'))) == "A"


def test_names_that_boolean_py_cannot_read_are_no_matter() -> None:
    names = ["AND", "a b", "None", "IL-6"]
    rules = Rules.build(names, ["0"] * 4)
    assert str(simplified(rules.expression('"AND" & "a b" | None & IL-6'))) == '"AND" & "a b" | IL-6 & None'
    assert "Symbol('a b')" in pretty(rules.expression('"a b" | None'))


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (disjunctive, " & ".join(["(A | B)"] * 7)),
        (conjunctive, " | ".join(["(A & B)"] * 7)),
        (simplified, " & ".join(["A"] * 301)),
        (tree, "!(" * 160 + "A" + ")" * 160),
    ],
)
def test_what_is_too_large_is_refused_with_the_cap(make: Callable[[Expression], object], text: str) -> None:
    with pytest.raises(RuleError, match=r"too large for symbolic forms: .* at most"):
        make(RULES.expression(text))
