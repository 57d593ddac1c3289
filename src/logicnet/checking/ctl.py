"""CTL on sets of states: the states that satisfy a formula, worked out from its innermost part outwards.

A fixed point stays where it is for ever: it is its own next state. Paths are infinite in this sense, and every path
counts, also one that never gives some component its turn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, assert_never

from logicnet.logic.ctl.formulas import (
    And,
    Constant,
    Formula,
    Implies,
    Level,
    Name,
    Not,
    Operator,
    Or,
    Temporal,
    Until,
    parts,
    postorder,
)

S = TypeVar("S")


class Sets(Protocol[S]):
    """What a space of states has to offer: sets, and three things that paths do with them."""

    def everything(self) -> S:
        """All states."""

    def nothing(self) -> S:
        """No state."""

    def named(self, name: str) -> S:
        """The states in which a component is 1, a phenotype is shown, or a level compares so: by the key of it."""

    def both(self, a: S, b: S) -> S:
        """The states in a and in b."""

    def but(self, a: S) -> S:
        """The states that are not in a."""

    def before(self, a: S) -> S:
        """The states with a next state in a; the next state of a fixed point is itself."""

    def until(self, left: S, right: S) -> S:
        """The states from which some path passes states of left only until it is in right."""

    def staying(self, inside: S) -> S:
        """The states from which some path never leaves inside."""


def operators(formula: Formula) -> frozenset[str]:
    """The temporal operators that occur in the formula (``EX``, ``AU``, ...), whatever negations they stand under."""
    found: set[str] = set()
    for node in postorder(formula):
        if isinstance(node, Temporal):
            found.add(node.operator)
        elif isinstance(node, Until):
            found.add(f"{node.quantifier}U")
    return frozenset(found)


def satisfying(formula: Formula, sets: Sets[S], note: Callable[[Formula, S], None] | None = None) -> S:
    """The states in which a formula holds. ``note`` is told of each formula inside, with its states.

    The sets of a formula's parts wait on a stack, and a set is dropped when its formula is worked out: a long formula
    keeps as many sets as it has operators open at once, not as many as it has operators.
    """
    done: list[S] = []
    for node in postorder(formula):
        count = len(parts(node))
        below = done[len(done) - count :]
        del done[len(done) - count :]
        done.append(_one(node, below, sets))
        if note is not None:
            note(node, done[-1])
    (whole,) = done
    return whole


def _one(node: Formula, below: list[S], sets: Sets[S]) -> S:
    match node:
        case Constant(value):
            return sets.everything() if value else sets.nothing()
        case Name() | Level():
            return sets.named(node.key)
        case Not(_):
            return sets.but(below[0])
        case And(_, _):
            return sets.both(*below)
        case Or(_, _):
            return _either(below[0], below[1], sets)
        case Implies(_, _):
            return _either(sets.but(below[0]), below[1], sets)
        case Temporal(operator, _):
            return _temporal(operator, below[0], sets)
        case Until("E", _, _):
            return sets.until(*below)
        case Until(_, _, _):
            return _on_all_paths(below[0], below[1], sets)
        case _:
            assert_never(node)


def _temporal(operator: Operator, inside: S, sets: Sets[S]) -> S:
    outside = sets.but(inside)
    match operator:
        case "EX":
            return sets.before(inside)
        case "AX":
            return sets.but(sets.before(outside))
        case "EF":
            return sets.until(sets.everything(), inside)
        case "AG":
            return sets.but(sets.until(sets.everything(), outside))
        case "EG":
            return sets.staying(inside)
        case "AF":
            return sets.but(sets.staying(outside))
        case _:
            assert_never(operator)


def _either(a: S, b: S, sets: Sets[S]) -> S:
    return sets.but(sets.both(sets.but(a), sets.but(b)))


def _on_all_paths(left: S, right: S, sets: Sets[S]) -> S:
    """A[left U right]: no path leaves left before right comes, and none stays outside right for ever."""
    late, neither = sets.but(right), sets.both(sets.but(left), sets.but(right))
    return sets.both(sets.but(sets.until(late, neither)), sets.but(sets.staying(late)))
