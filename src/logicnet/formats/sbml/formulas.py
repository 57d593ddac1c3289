"""The logic in MathML as programs: comparisons of levels with numbers, and what joins them. Nothing here recurses.

A species' name in a formula is its level, an input's name the input's threshold. Where a formula needs a truth and has
a level, it is read as "at least 1"; where it has an input's name, as "the species is at least at the threshold". bioLQM
reads both so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn, TypeAlias

from logicnet.core.rules import AND, FALSE, NOT, OR, TRUE
from logicnet.errors import did_you_mean
from logicnet.formats.markup import LOCAL, Element, Markup, local

_MOST = 2_000_000  # entries of a program; nested xor doubles at each step
_COMPARED = {"eq": "eq", "neq": "neq", "geq": "leq", "gt": "lt", "leq": "geq", "lt": "gt"}  # and read backwards
_BITS = ("0", "1")
_TRUTHS = {"true": TRUE, "false": FALSE}


@dataclass(frozen=True, slots=True)
class _Parity:
    """Whether an odd number of formulas hold."""

    parts: tuple[Element, ...]


Task: TypeAlias = "int | Element | _Parity"


@dataclass(frozen=True, slots=True)
class Scope:
    """What names in formulas stand for.

    - ``markup``: the document, for errors.
    - ``first``: the number of the first variable of each species.
    - ``maximum``: the highest level of each species.
    - ``thresholds``: for each named input of the transition its species and its threshold; None where it has none.
    - ``wrapped``: each ``apply`` met that holds nothing but another one, which is read in its place.
    """

    markup: Markup
    first: Mapping[str, int]
    maximum: Mapping[str, int]
    thresholds: Mapping[str, tuple[str, int | None]] = field(default_factory=dict)
    wrapped: list[Element] = field(default_factory=list)


def program_of(math: Element, scope: Scope) -> list[int]:
    """The postfix program of the formula in a ``math`` element. Raises FormatError, with the place, for what is no
    logic."""
    tasks: list[Task] = [_only(math, scope)]
    program: list[int] = []
    while tasks:
        task = tasks.pop()
        if isinstance(task, int):
            program.append(task)
        elif isinstance(task, _Parity):
            tasks += reversed(_parity(task.parts))
        else:
            name = LOCAL[task.tag]
            if name == "apply":
                _applied(task, scope, tasks, program)
            elif name in _TRUTHS:
                program.append(_TRUTHS[name])
            else:
                _truth(task, name, scope, tasks, program)
        if len(program) > _MOST:
            scope.markup.refuse(math, "the formula is too long", hint="write nested xor as a table")
    return program


def _only(element: Element, scope: Scope) -> Element:
    if len(element) != 1:
        scope.markup.refuse(element, f"<{local(element)}> holds {len(element)} formulas, not one")
    return element[0]


def _truth(element: Element, name: str, scope: Scope, tasks: list[Task], program: list[int]) -> None:
    """A part that is no ``apply``, where a truth is asked for."""
    if name == "semantics" and len(element):
        tasks.append(element[0])
    elif name == "cn":
        value = _number(element, scope)
        if value not in (0, 1):
            scope.markup.refuse(element, f"the number {value} where a truth is asked for")
        program.append(TRUE if value else FALSE)
    elif name == "ci":
        named = (element.text or "").strip()
        species, threshold = (named, 1) if named in scope.first else scope.thresholds.get(named, (named, 1))
        program += _compared("geq", _known(element, species, scope), threshold or 1, scope)
    else:
        _no_logic(element, name, scope)


def _applied(apply: Element, scope: Scope, tasks: list[Task], program: list[int]) -> None:
    """Take an ``apply`` apart: comparisons of levels become variables at once, what joins them further tasks."""
    if not len(apply):
        scope.markup.refuse(apply, "<apply> holds nothing")
    head, *parts = apply
    name = LOCAL[head.tag]
    if name == "apply" and not parts:
        scope.wrapped.append(apply)
        tasks.append(head)
    elif name == "eq" and len(parts) == 2 and (entries := _usual(parts[0], parts[1], scope)):
        program += entries
    elif name in _COMPARED:
        _count(apply, name, parts, 2, scope)
        _comparison(apply, name, parts[0], parts[1], scope, tasks, program)
    elif name in ("and", "or"):
        joint = AND if name == "and" else OR
        if not parts:
            program.append(TRUE if name == "and" else FALSE)
        for part in reversed(parts[1:]):
            tasks += (joint, part)
        tasks += parts[:1]
    elif name == "xor":
        tasks += reversed(_parity(tuple(parts)))
    elif name == "not":
        _count(apply, name, parts, 1, scope)
        tasks += (NOT, parts[0])
    elif name == "implies":
        _count(apply, name, parts, 2, scope)
        tasks += (OR, parts[1], NOT, parts[0])
    else:
        _no_logic(head, name, scope)


def _usual(left: Element, right: Element, scope: Scope) -> tuple[int, ...]:
    """A species of two values equal to 0 or 1, which most formulas are made of; empty for what is none."""
    species, value = (left.text or "").strip(), (right.text or "").strip()
    if scope.maximum.get(species) != 1 or value not in _BITS or LOCAL[left.tag] != "ci" or LOCAL[right.tag] != "cn":
        return ()
    return (scope.first[species],) if value == "1" else (scope.first[species], NOT)


def _count(apply: Element, name: str, parts: list[Element], wanted: int, scope: Scope) -> None:
    if len(parts) != wanted:
        scope.markup.refuse(apply, f"<{name}/> is applied to {len(parts)} formulas, not {wanted}")


def _no_logic(element: Element, name: str, scope: Scope) -> NoReturn:
    if name in ("apply", "ci", "cn"):
        scope.markup.refuse(element, f"the operator of an <apply> stands first, and here is <{name}>")
    hint = "read are and, or, not, xor, implies, true, false, and eq, neq, geq, gt, leq, lt of a species and a number"
    scope.markup.refuse(element, f"<{name}> is no logic", hint=hint)


def _parity(parts: tuple[Element, ...]) -> list[Task]:
    if len(parts) < 2:
        return list(parts) or [FALSE]
    first, rest = parts[0], _Parity(parts[1:])
    return [first, rest, NOT, AND, first, NOT, rest, AND, OR]


def _comparison(
    apply: Element, name: str, left: Element, right: Element, scope: Scope, tasks: list[Task], program: list[int]
) -> None:
    a, b = _operand(left, scope), _operand(right, scope)
    if isinstance(a, int) and isinstance(b, int):
        program.append(TRUE if _holds(name, a, b) else FALSE)
    elif isinstance(a, str) and isinstance(b, int):
        _confirm_level(apply, name, a, b, scope)
        program += _compared(name, a, b, scope)
    elif isinstance(a, int) and isinstance(b, str):
        _confirm_level(apply, _COMPARED[name], b, a, scope)
        program += _compared(_COMPARED[name], b, a, scope)
    elif isinstance(a, str) and isinstance(b, str):
        program += _of_two(name, a, b, scope)
    elif name not in ("eq", "neq"):
        scope.markup.refuse(apply, f"<{name}/> compares truths, not levels")
    else:  # two truths, or a truth and 0 or 1
        for operand in (a, b):
            if isinstance(operand, int) and operand not in (0, 1):
                scope.markup.refuse(apply, f"a truth is compared with the number {operand}")
            if isinstance(operand, str) and scope.maximum[operand] > 1:
                scope.markup.refuse(apply, f"a truth is compared with the level of {operand}")
        tasks += reversed([*_parity((left, right)), *((NOT,) if name == "eq" else ())])


def _operand(element: Element, scope: Scope) -> int | str | None:
    """A number, the species whose level is meant, or None for a truth."""
    name = LOCAL[element.tag]
    if name == "cn":
        return _number(element, scope)
    if name != "ci":
        return None
    named = (element.text or "").strip()
    if named in scope.first:
        return named
    if named in scope.thresholds:
        threshold = scope.thresholds[named][1]
        if threshold is None:
            scope.markup.refuse(element, f"the input {named} has no thresholdLevel")
        return threshold
    return _known(element, named, scope)


def _known(element: Element, name: str, scope: Scope) -> str:
    if name not in scope.first:
        hint = did_you_mean(name, [*scope.first, *scope.thresholds])
        scope.markup.refuse(element, f"'{name}' is no species and no input of this transition", hint=hint)
    return name


def _number(element: Element, scope: Scope) -> int:
    text = (element.text or "").strip()
    if text in _BITS and not len(element):  # most are
        return int(text)
    try:
        if len(element):
            raise ValueError
        value = int(text) if text.lstrip("+-").isdigit() else float(text)
        if value != int(value) or abs(value) > 1_000_000:
            raise ValueError
    except (ValueError, OverflowError):
        scope.markup.refuse(element, f"'{text[:40]}' is no level", hint="levels are whole numbers from 0")
    return int(value)


def _holds(name: str, a: int, b: int) -> bool:
    return {"eq": a == b, "neq": a != b, "geq": a >= b, "gt": a > b, "leq": a <= b, "lt": a < b}[name]


def _confirm_level(apply: Element, name: str, species: str, value: int, scope: Scope) -> None:
    """Refuse a comparison with a level that the species does not have."""
    maximum = scope.maximum[species]
    if not 0 <= value <= maximum + (name == "lt"):
        scope.markup.refuse(apply, f"{species} is compared with {value}, but has the levels 0 to {maximum}")


def _compared(name: str, species: str, value: int, scope: Scope) -> tuple[int, ...]:
    if name == "geq":
        return (_least(species, value, scope),)
    if name == "gt":
        return (_least(species, value + 1, scope),)
    if name == "lt":
        return _negated(_least(species, value, scope))
    if name == "leq":
        return _negated(_least(species, value + 1, scope))
    low, high = _least(species, value, scope), _negated(_least(species, value + 1, scope))
    equal: tuple[int, ...] = high if low == TRUE else (low,) if high == (TRUE,) else (low, *high, AND)
    if name == "eq":
        return equal
    return _negated(equal[0]) if len(equal) == 1 else equal[:1] if equal[1:] == (NOT,) else (*equal, NOT)


def _least(species: str, value: int, scope: Scope) -> int:
    """The variable that says that a species is at least at a level."""
    if value <= 0:
        return TRUE
    return FALSE if value > scope.maximum[species] else scope.first[species] + value - 1


def _negated(entry: int) -> tuple[int, ...]:
    return (entry, NOT) if entry >= 0 else (FALSE,) if entry == TRUE else (TRUE,)


def _of_two(name: str, a: str, b: str, scope: Scope) -> list[int]:
    """A comparison of the levels of two species."""

    def least(a: str, b: str) -> list[int]:
        program = [TRUE]
        for level in range(1, scope.maximum[b] + 1):
            program += (_least(b, level, scope), NOT, _least(a, level, scope), OR, AND)
        return program

    if name in ("geq", "lt"):
        return [*least(a, b), *((NOT,) if name == "lt" else ())]
    if name in ("leq", "gt"):
        return [*least(b, a), *((NOT,) if name == "gt" else ())]
    return [*least(a, b), *least(b, a), AND, *((NOT,) if name == "neq" else ())]
