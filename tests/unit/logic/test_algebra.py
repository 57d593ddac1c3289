"""Rewritten rules are equivalent to what they were made from, and refuse what they would never finish."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given

from logicnet.core import rules as core
from logicnet.errors import MemoryBudget
from logicnet.logic import Expression, Rules
from logicnet.logic.algebra import FORMS, cnf, dnf, pretty, simplified, tree
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
@pytest.mark.parametrize("make", FORMS.values(), ids=FORMS)
def test_every_form_is_equivalent(make: Callable[[Expression], Expression], text: str) -> None:
    expression = RULES.expression(text)
    try:
        found = make(expression)
    except MemoryBudget:
        return
    assert found.equivalent(expression)
    for state in product((0, 1), repeat=len(NAMES)):  # and by truth table, with no search behind it
        assert found.evaluate(state) == expression.evaluate(state)


@given(text=expressions(NAMES, 6))
def test_normal_forms_are_in_normal_form(text: str) -> None:
    expression = RULES.expression(text)
    assert form(dnf(expression), core.OR)
    assert form(cnf(expression), core.AND)


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
        (dnf, " & ".join(["(A | B)"] * 7)),
        (cnf, " | ".join(["(A & B)"] * 7)),
        (simplified, " & ".join(["A"] * 301)),
        (tree, "!(" * 160 + "A" + ")" * 160),
    ],
)
def test_what_is_too_large_is_refused_with_the_cap(make: Callable[[Expression], object], text: str) -> None:
    with pytest.raises(MemoryBudget, match=r"too large to be rewritten: .* at most"):
        make(RULES.expression(text))
