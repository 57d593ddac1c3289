"""Rules rewritten for people: simplified, in normal form, and as a tree of ``boolean.py``.

Rules are read and compared by the compiled core. ``boolean.py`` rewrites them for people, and only those that are small
enough for it: it recurses over its trees and multiplies out normal forms, so the size is checked first and an
expression beyond the cap is refused, with the cap, rather than left to run. What comes back is an ``Expression`` again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from logicnet.errors import MemoryBudget
from logicnet.logic.expression import Expression
from logicnet.logic.program import AND, FALSE, NOT, OR, TRUE, Program, fold

if TYPE_CHECKING:
    import boolean

MOST_SYMBOLS = 300  # names that an expression mentions, counted each time
MOST_DEPTH = 150  # operators inside each other; boolean.py overflows the stack at 330
MOST_TERMS = 100  # of a normal form before it is simplified


def simplified(expression: Expression) -> Expression:
    """An equivalent expression with what is redundant taken out (absorption, idempotence, constants).

    - ``expression``: the expression to rewrite.

    Returns an expression over the same components.

    Raises MemoryBudget for one of more than 300 names or 150 levels, which rewriting could blow up.

    >>> from logicnet.logic import Rules
    >>> str(simplified(Rules.build("AB", "AB").expression("A & (A | B)")))
    'A'
    """
    return _back(expression, tree(expression).simplify())


def dnf(expression: Expression) -> Expression:
    """An equivalent expression that is an or of ands: its disjunctive normal form.

    - ``expression``: the expression to rewrite.

    Returns an expression over the same components.

    Raises MemoryBudget for one of more than 300 names, 150 levels or 100 terms, which rewriting could blow up.

    >>> from logicnet.logic import Rules
    >>> str(dnf(Rules.build("ABC", "ABC").expression("A & (B | C)")))
    'A & B | A & C'
    """
    terms = _terms(expression, OR)
    _refuse_above(expression, MOST_TERMS, terms, "the disjunctive normal form has", "terms before simplification")
    return _back(expression, _algebra().dnf(tree(expression)))


def cnf(expression: Expression) -> Expression:
    """An equivalent expression that is an and of ors: its conjunctive normal form.

    - ``expression``: the expression to rewrite.

    Returns an expression over the same components.

    Raises MemoryBudget for one of more than 300 names, 150 levels or 100 terms, which rewriting could blow up.

    >>> from logicnet.logic import Rules
    >>> str(cnf(Rules.build("ABC", "ABC").expression("A & B | C")))
    '(A | C) & (B | C)'
    """
    terms = _terms(expression, AND)
    _refuse_above(expression, MOST_TERMS, terms, "the conjunctive normal form has", "terms before simplification")
    return _back(expression, _algebra().cnf(tree(expression)))


def pretty(expression: Expression) -> str:
    """The expression as an indented tree. Raises MemoryBudget above the cap."""
    return str(tree(expression).pretty())


def tree(expression: Expression) -> boolean.Expression:
    """The expression as boolean.py has it; its symbols are the components' names. Raises MemoryBudget above the cap."""
    symbols = sum(entry >= 0 for entry in expression.program)
    _refuse_above(expression, MOST_SYMBOLS, symbols, "it mentions", "components, counted each time")
    _refuse_above(expression, MOST_DEPTH, _depth(expression.program), "it is nested", "levels deep")
    algebra, names = _algebra(), expression.rules.names
    constants: tuple[Any, Any] = (algebra.FALSE, algebra.TRUE)
    return fold(
        expression.program,
        constants.__getitem__,
        lambda v: algebra.Symbol(names[v]),
        algebra.NOT,
        algebra.AND,
        algebra.OR,
    )


@cache
def _algebra() -> boolean.BooleanAlgebra:
    import boolean

    return boolean.BooleanAlgebra()


def _back(expression: Expression, found: boolean.Expression) -> Expression:
    """A tree of boolean.py as an expression of the same components; its many-armed operators come back as pairs."""
    algebra = _algebra()
    program: list[int] = []
    waiting: list[Any] = [found]
    while waiting:
        node = waiting.pop()
        if isinstance(node, int):
            program.append(node)
        elif isinstance(node, algebra.Symbol):
            program.append(expression.rules.position[node.obj])
        elif node in (algebra.TRUE, algebra.FALSE):
            program.append(TRUE if node == algebra.TRUE else FALSE)
        elif isinstance(node, algebra.NOT):
            # what is added last is taken first: the operand stands before its operator
            waiting += [NOT, node.args[0]]
        else:
            operation = AND if isinstance(node, algebra.AND) else OR
            waiting += [step for argument in reversed(node.args[1:]) for step in (operation, argument)]
            waiting.append(node.args[0])
    return Expression(expression.rules, tuple(program))


def _depth(program: Program) -> int:
    def above(left: int, right: int) -> int:
        return max(left, right) + 1

    return fold(program, lambda value: 1, lambda v: 1, lambda inner: inner + 1, above, above)


def _terms(expression: Expression, outer: int) -> int:
    """How many terms multiplying out would give: for each part, of the part itself and of its opposite."""

    def swapped(a: tuple[int, int]) -> tuple[int, int]:
        return a[1], a[0]

    def added(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
        return a[0] + b[0], a[1] * b[1]

    def multiplied(a: tuple[int, int], b: tuple[int, int]) -> tuple[int, int]:
        return a[0] * b[0], a[1] + b[1]

    conjoin = added if outer == AND else multiplied
    disjoin = multiplied if outer == AND else added
    found: tuple[int, int] = fold(expression.program, lambda _: (1, 1), lambda _: (1, 1), swapped, conjoin, disjoin)
    return found[0]


def _refuse_above(expression: Expression, cap: int, found: int, before: str, after: str) -> None:
    if found > cap:
        shown = expression.text if len(expression.text) <= 40 else f"{expression.text[:37]}..."
        raise MemoryBudget(f"'{shown}' is too large to be rewritten: {before} {found} {after}, at most {cap} are taken")


FORMS: Mapping[str, Callable[[Expression], Expression]] = {"simplified": simplified, "dnf": dnf, "cnf": cnf}
"""The forms that an expression can be rewritten in, by name. Each raises MemoryBudget above its cap."""
