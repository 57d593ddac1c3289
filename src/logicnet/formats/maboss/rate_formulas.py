"""Rates and logic of MaBoSS: an expression as the few values that it takes, and the condition for each of them.

``A ? $u : 0`` is ``$u`` where A, and 0 where !A. So an asynchronous rule is exact for any pair of rates: a component at
0 goes up where its rate up is positive, one at 1 goes down where its rate down is.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import NoReturn

from logicnet.errors import MemoryBudget, UnknownName
from logicnet.formats.maboss.tokens import RateFormula, RateStep, Source
from logicnet.logic import Expression, Rules
from logicnet.logic.program import AND, FALSE, NOT, OR, TRUE, Growing, Program, folded

Amount = float | str
"""A number, or the name of a parameter that has no value: some positive number."""

Cases = Mapping[Amount, Program]
"""The values of an expression, with the condition for each. The conditions exclude each other, and one always holds."""

_YES, _NO = (TRUE,), (FALSE,)
_LEAVES = frozenset({"number", "parameter", "@"})
_DEEPEST = 100  # attributes that stand for one another; published files have three
_MOST = 64  # values of one expression
_LONGEST = 200_000  # entries of one condition: shared attributes can double a rule with each use
_ARITHMETIC: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


@dataclass(frozen=True)
class Evaluation:
    """What names stand for where expressions are evaluated.

    - ``source``: the file, for errors.
    - ``parameters``: the values of parameters, by name with the dollar sign.
    - ``position``: the numbers of the nodes.
    - ``attributes``: what ``@name`` stands for (default: nothing).
    - ``unset``: takes the parameters that have no value, and are kept as positive numbers; None where all must have
      one (default).
    """

    source: Source
    parameters: Mapping[str, float]
    position: Mapping[str, int]
    attributes: Mapping[str, RateFormula]
    unset: set[str] | None = None
    _known: dict[str, Cases] = field(default_factory=dict)

    def cases(self, formula: RateFormula) -> Cases:
        """The values of an expression. Raises FormatError by place for a formula that has no few values."""
        return self._worked_out(formula, ())

    def number(self, formula: RateFormula) -> float:
        """The value of an expression that has one alone. Raises FormatError by place where it has not."""
        value, *others = self.cases(formula)
        if others or isinstance(value, str):
            self.source.refuse(formula[-1].word, "expected a number")
        return value

    def truth(self, step: RateStep, cases: Cases) -> Program:
        """When an expression is true: when its value is not 0. Errors name the place of ``step``."""
        found: Program = _NO
        for value, condition in cases.items():
            if isinstance(value, str):
                self._refuse_unset(step, value)
            if value:
                found = _or(found, condition)
        return found

    def _worked_out(self, formula: RateFormula, inside: tuple[str, ...]) -> Cases:
        values = _Values(self)
        for step in formula:
            kind = step.kind
            if kind == "name":
                values.push_condition(self._named(step))
            elif kind in _LEAVES:
                values.push(self._leaf(step, inside))
            elif kind == "not":
                values.negate(step)
            elif kind in ("and", "or"):
                values.join(step, AND if kind == "and" else OR)
            elif kind == "minus":
                values.push(self._paired({0.0: _YES}, values.pop(), "-", step))
            elif kind == "?":
                otherwise, then = values.pop(), values.pop()
                condition = self.truth(step, values.pop())
                values.push(self._union([(then, condition), (otherwise, opposite(condition))], step))
            else:
                right, left = values.pop(), values.pop()
                values.push(self._xor(left, right, step) if kind == "xor" else self._paired(left, right, kind, step))
        return values.pop()

    def _named(self, step: RateStep) -> Program:
        number = self.position.get(step.text)
        if number is not None:
            return (number,)
        if step.text.lower() in ("true", "false"):
            return _YES if step.text.lower() == "true" else _NO
        raise UnknownName("node", step.text, self.position, span=self.source.span(step.word))

    def _leaf(self, step: RateStep, inside: tuple[str, ...]) -> Cases:
        if step.kind == "number":
            return {self._finite(float(step.text), step): _YES}
        if step.kind == "parameter":
            if step.text in self.parameters:
                return {self.parameters[step.text]: _YES}
            if self.unset is None:
                self._refuse_unset(step, step.text)
            self.unset.add(step.text)
            return {step.text: _YES}
        if step.text in inside:
            self.source.refuse(step.word, f"the attribute @{step.text} is defined by itself")
        if step.text not in self.attributes:
            self.source.refuse(step.word, f"there is no attribute {step.text} in this node")
        if len(inside) == _DEEPEST:
            self.source.refuse(step.word, f"more than {_DEEPEST} attributes that stand for one another")
        if step.text not in self._known:  # once each: attributes that name each other twice would double the work
            self._known[step.text] = self._worked_out(self.attributes[step.text], (*inside, step.text))
        return self._known[step.text]

    def _xor(self, left: Cases, right: Cases, step: RateStep) -> Cases:
        a, b = self.truth(step, left), self.truth(step, right)
        return self._union([(two(_or(_and(a, opposite(b)), _and(opposite(a), b))), _YES)], step)

    def _paired(self, left: Cases, right: Cases, kind: str, step: RateStep) -> Cases:
        return self._union(
            [({self._combined(a, b, kind, step): right[b]}, condition) for a, condition in left.items() for b in right],
            step,
        )

    def _combined(self, a: Amount, b: Amount, kind: str, step: RateStep) -> Amount:
        if isinstance(a, str) or isinstance(b, str):
            # a parameter without a value is some positive number: 0 and 1 times it are known all the same
            if kind == "*" and 0 in (a, b):
                return 0.0
            if kind == "*" and 1 in (a, b):
                return b if a == 1 else a
            self._refuse_unset(step, a if isinstance(a, str) else str(b))
        if kind == "/" and b == 0:
            self.source.refuse(step.word, "a division by 0")
        return self._finite(float(_ARITHMETIC[kind](a, b)), step)

    def _finite(self, value: float, step: RateStep) -> float:
        if not isfinite(value):
            self.source.refuse(step.word, "a number that is too large")
        return value + 0.0  # no negative zero

    def _union(self, parts: list[tuple[Cases, Program]], step: RateStep) -> Cases:
        found: dict[Amount, Program] = {}
        for cases, condition in parts:
            for value, inner in cases.items():
                both = _and(condition, inner)
                if both != _NO:
                    found[value] = _or(found[value], both) if value in found else both
        if len(found) > _MOST or sum(map(len, found.values())) > _LONGEST:
            self.source.refuse(step.word, f"a formula that takes more than {_MOST} values, or is too long")
        return found

    def _refuse_unset(self, step: RateStep, name: str) -> NoReturn:
        self.source.refuse(step.word, f"the parameter {name} has no value", f"give it one in a .cfg: {name} = 1;")


class _Values:
    """The values of a formula's parts so far, each after the one before it. What is 0 or 1 is kept as its condition."""

    def __init__(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self.kept: list[Cases | None] = []  # None for the next of the conditions
        self.conditions = Growing()

    def push(self, cases: Cases) -> None:
        if all(value in (0, 1) for value in cases):
            self.push_condition(cases.get(1.0, _NO))
        else:
            self.kept.append(cases)

    def push_condition(self, condition: Program) -> None:
        self.kept.append(None)
        self.conditions.push(condition)

    def pop(self) -> Cases:
        value = self.kept.pop()
        return two(self.conditions.pop()) if value is None else value

    def negate(self, step: RateStep) -> None:
        self._become_conditions(step, 1)
        self.conditions.negate()

    def join(self, step: RateStep, operator: int) -> None:
        self._become_conditions(step, 2)
        self.kept.pop()
        self.conditions.join(operator)

    def _become_conditions(self, step: RateStep, count: int) -> None:
        """Make the last values conditions: that they are not 0."""
        for at in range(count, 0, -1):
            value = self.kept[-at]
            if value is not None:
                above = sum(other is None for other in self.kept[len(self.kept) - at + 1 :])
                self.conditions.push(self.evaluation.truth(step, value), below=above)
                self.kept[-at] = None


def two(condition: Program) -> Cases:
    """The values of a condition: 1 where it holds, 0 elsewhere."""
    cases: dict[Amount, Program] = {1.0: condition, 0.0: opposite(condition)}
    return {value: program for value, program in cases.items() if program != _NO}


@dataclass(frozen=True, slots=True)
class Move:
    """Where a component may leave a value, and how fast: the ``condition`` under which its ``rate`` is positive."""

    condition: Program
    rate: Amount


def move(cases: Cases, node: int, value: int, rules: Rules) -> Move | str:
    """The move of a component that leaves a value; where the rate is no constant, why it cannot be read.

    - ``cases``: the values of the rate.
    - ``node``: the number of the component.
    - ``value``: the value that it leaves: only states with it count.
    - ``rules``: any rules over the components.
    """
    reached: dict[Amount, Program] = {}
    for rate, condition in cases.items():
        if rate != 0 and Expression(rules, folded(condition, {node: value})).constant() != 0:
            reached[rate] = condition
    if any(not isinstance(rate, str) and rate < 0 for rate in reached):
        return "a rate below 0"
    if len(reached) > 1:
        return f"a rate that takes several positive values: {', '.join(map(_said, reached))}"
    if not reached:  # as in an input, whose logic is itself: what would be its rate is kept
        return Move(_NO, next((rate for rate in cases if isinstance(rate, str) or rate > 0), 0.0))
    rate, condition = next(iter(reached.items()))
    return Move(condition, rate)


def rule(up: Program, down: Program, node: int, rules: Rules) -> Program:
    """The asynchronous rule of a component: at 0 whether it may go up, at 1 whether it may not go down. Written as the
    condition for going up alone where that says it all.
    """
    if up == opposite(down) and node not in up:
        return up
    exact = _or(_and((node, NOT), up), _and((node,), opposite(down)))
    for simple in ((node,), up, opposite(down)):
        try:
            if Expression(rules, simple).equivalent(Expression(rules, exact)):
                return simple
        except MemoryBudget:  # too entangled to be compared: the long form is exact
            break
    return exact


def _said(rate: Amount) -> str:
    return rate if isinstance(rate, str) else f"{rate:g}"


def opposite(a: Program) -> Program:
    """The condition that holds where another one does not."""
    if a in (_YES, _NO):
        return _NO if a == _YES else _YES
    return a[:-1] if a[-1] == NOT else (*a, NOT)


def _and(a: Program, b: Program) -> Program:
    if _NO in (a, b):
        return _NO
    return b if a == _YES else a if b in (_YES, a) else (*a, *b, AND)


def _or(a: Program, b: Program) -> Program:
    if _YES in (a, b) or a == opposite(b):
        return _YES
    return b if a == _NO else a if b in (_NO, a) else (*a, *b, OR)
