"""Postfix programs: the one walk over them, and what is made of it.

A program is a tuple of numbers that leaves one value on a stack: an entry ``v >= 0`` pushes component ``v``, ``NOT``
takes one value, ``AND`` and ``OR`` take two, ``FALSE`` and ``TRUE`` push a constant. Published rules nest ten thousand
levels deep, so nothing here recurses. Programs are tuples that can be compared and hashed: two questions that reduce to
equal programs are one question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from logicnet.core.rules import AND, FALSE, NOT, OR, TRUE, Program

__all__ = [
    "AND",
    "FALSE",
    "NOT",
    "OR",
    "TRUE",
    "Growing",
    "Program",
    "constant",
    "evaluated",
    "fold",
    "folded",
    "renumbered",
    "settled",
    "variables",
]

_T = TypeVar("_T")

# Thousands of mutants ask about the same few hundred rules under the same few values. The sensitivity table of the
# largest shipped network meets 30,000 different questions; the bound keeps a long session from growing for ever.
_KEPT = 1 << 16

_TRUE, _FALSE = (TRUE,), (FALSE,)


def fold(
    program: Program,
    constant: Callable[[int], _T],
    variable: Callable[[int], _T],
    negate: Callable[[_T], _T],
    conjoin: Callable[[_T, _T], _T],
    disjoin: Callable[[_T, _T], _T],
) -> _T:
    """What a program comes to where each of its parts is given a meaning: ``constant(0)`` or ``constant(1)``,
    ``variable(number)``, and the three operators on the meanings of their operands, left before right.

    >>> fold((0, 1, NOT, AND), str, "xy".__getitem__, "!{}".format, "({} & {})".format, "({} | {})".format)
    '(x & !y)'
    """
    stack: list[_T] = []
    for entry in program:
        if entry >= 0:
            stack.append(variable(entry))
        elif entry == NOT:
            stack[-1] = negate(stack[-1])
        elif entry == AND:
            right = stack.pop()
            stack[-1] = conjoin(stack[-1], right)
        elif entry == OR:
            right = stack.pop()
            stack[-1] = disjoin(stack[-1], right)
        else:
            stack.append(constant(int(entry == TRUE)))
    (whole,) = stack
    return whole


@lru_cache(maxsize=_KEPT)
def variables(program: Program) -> frozenset[int]:
    """The components that a program reads."""
    return frozenset(entry for entry in program if entry >= 0)


def renumbered(program: Program, position: Mapping[int, int], held: Mapping[int, int] | None = None) -> Program:
    """The program in which each component of ``held`` is the constant it is held at, and each other one ``v`` has the
    number ``position[v]``. Nothing is folded. Raises KeyError where a component has neither.

    >>> renumbered((4, 7, AND), {4: 0}, {7: 1}) == (0, TRUE, AND)
    True
    """
    values = held or {}
    return tuple(
        entry if entry < 0 else _literal(values[entry]) if entry in values else position[entry] for entry in program
    )


def folded(program: Program, held: Mapping[int, int]) -> Program:
    """The program with held components replaced by their values, and constants folded away.

    Decided on how the program is written, which is fast, and not on its function: ``A | !A`` stays as it is.

    >>> folded((0, 1, AND), {1: 1}), folded((0, 1, AND), {1: 0}) == (FALSE,)
    ((0,), True)
    """
    return _folded(program, tuple([(v, held[v]) for v in _ascending(program) if v in held]))


@lru_cache(maxsize=_KEPT)
def settled(program: Program, ones: int, zeros: int) -> int | None:
    """0 or 1 where ``folded`` makes the program that constant, else None: bit ``v`` of ``ones`` says that component
    ``v`` is held at 1, bit ``v`` of ``zeros`` that it is held at 0.
    """
    one, zero = fold(
        program,
        lambda value: (value == 1, value == 0),
        lambda v: (bool(ones >> v & 1), bool(zeros >> v & 1)),
        lambda a: (a[1], a[0]),
        lambda a, b: (a[0] and b[0], a[1] or b[1]),
        lambda a, b: (a[0] or b[0], a[1] and b[1]),
    )
    return 1 if one else 0 if zero else None


def evaluated(program: Program, value: Callable[[int], int]) -> int:
    """The program's value, 0 or 1, in the state in which component ``v`` has ``value(v)``.

    >>> evaluated((0, 1, NOT, AND), [1, 0].__getitem__)
    1
    """
    return fold(program, int, value, lambda a: 1 ^ a, int.__and__, int.__or__)


def constant(program: Program) -> int | None:
    """0 or 1 where the program is written as that, else None."""
    return 1 if program == _TRUE else 0 if program == _FALSE else None


def _literal(value: int) -> int:
    return TRUE if value else FALSE


class Growing:
    """Programs that are put together from their parts, one after another in one list, with constants folded away: rules
    have hundreds of thousands of terms, and a copy of all terms before for each term would take minutes.

    >>> made = Growing()
    >>> for part in ((0,), (TRUE,), (1,)):
    ...     made.push(part)
    >>> made.join(AND)
    >>> made.join(OR)
    >>> made.pop() == (0, 1, OR)
    True
    """

    def __init__(self) -> None:
        self.code: list[int] = []
        self.begins: list[int] = []

    def push(self, program: Sequence[int], below: int = 0) -> None:
        """Put a program on top, or ``below`` so many others."""
        if below:
            at = self.begins[-below]
            self.begins[-below:] = [at, *(begin + len(program) for begin in self.begins[-below:])]
            self.code[at:at] = program
        else:
            self.begins.append(len(self.code))
            self.code += program

    def pop(self) -> Program:
        """Take off the last program."""
        begin = self.begins.pop()
        found = tuple(self.code[begin:])
        del self.code[begin:]
        return found

    def negate(self) -> None:
        """The last program becomes its opposite."""
        code = self.code
        if len(code) - self.begins[-1] == 1 and code[-1] in (TRUE, FALSE):
            code[-1] = FALSE if code[-1] == TRUE else TRUE
        elif code[-1] == NOT:  # a double negation goes: equal questions then have equal programs more often
            code.pop()
        else:
            code.append(NOT)

    def join(self, operator: int) -> None:
        """The last two programs become one, by AND or OR, or the one of them that says it all."""
        right, code = self.begins.pop(), self.code
        left = self.begins[-1]
        first = code[left] if right - left == 1 else None
        second = code[right] if len(code) - right == 1 else None
        absorbing, neutral = (FALSE, TRUE) if operator == AND else (TRUE, FALSE)
        if second == absorbing or first == neutral:
            del code[left:right]
        elif (
            first == absorbing
            or second == neutral
            or (right - left == len(code) - right and code[left:right] == code[right:])
        ):
            del code[right:]
        else:
            code.append(operator)


@lru_cache(maxsize=_KEPT)
def _ascending(program: Program) -> tuple[int, ...]:
    return tuple(sorted(variables(program)))


@lru_cache(maxsize=_KEPT)
def _folded(program: Program, held: tuple[tuple[int, int], ...]) -> Program:
    values = {v: _literal(value) for v, value in held}
    made = Growing()
    for entry in program:
        if entry >= 0:
            made.push((values.get(entry, entry),))
        elif entry == NOT:
            made.negate()
        elif entry in (AND, OR):
            made.join(entry)
        else:
            made.push((entry,))
    return made.pop()
