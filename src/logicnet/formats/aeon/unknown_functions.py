"""Update functions of AEON that are not known, or not wholly: every function that fits what is declared.

A function of a few regulators is a truth table, kept as an integer whose bit ``r`` is its value in row ``r``, in which
regulator ``j`` has the value of bit ``j`` of ``r``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from logicnet.errors import FormatError
from logicnet.formats.aeon.lines import DeclaredEdge, UpdateFunction
from logicnet.logic.primes import prime_implicants
from logicnet.logic.program import AND, FALSE, NOT, OR, TRUE, Program
from logicnet.logic.truth_table import TruthTable, low_rows

MOST_LISTED = 25  # functions of one component: the chosen one and 24 others
_MOST_BITS = 16  # of all tables together that are not known: 65,536 combinations
_MOST_REGULATORS = 12
_MOST_WORK = 2_000_000  # combinations times parts of the formula: some seconds
_LONGEST = 200_000  # entries of a program: <=> and ^ repeat their operands
# monotone functions of n inputs that all matter, https://oeis.org/A006126: as many as there are at least
_MONOTONE = (2, 1, 2, 9, 114, 6894, 7785062, 2414627396434, 56130437209370320359966)
_OPERATORS = {"&": AND, "|": OR}


def unknown(formula: UpdateFunction, components: Mapping[str, object]) -> dict[str, int]:
    """The functions that a formula calls, with their number of arguments; a name that is no component is one without
    arguments. Raises FormatError for a call of a component, and for one with two numbers of arguments.
    """
    found: dict[str, int] = {}
    for step in formula.steps:
        if step.kind == "call" and step.name in components:
            raise FormatError(f"{step.name} is a component, and no function", span=formula.place(step))
        called = step.kind == "call" or (step.kind == "name" and step.name not in components)
        if called and found.setdefault(step.name, step.parts) != step.parts:
            raise FormatError(f"{step.name} has {found[step.name]} arguments elsewhere", span=formula.place(step))
    return found


def as_program(formula: UpdateFunction, position: Mapping[str, int]) -> Program:
    """The program of a formula that calls no unknown function. Raises FormatError where it grows too long."""
    code: list[int] = []
    begins: list[int] = []
    repeated = 0
    for step in formula.steps:
        if not step.parts:
            begins.append(len(code))
            code.append(position[step.name] if step.kind == "name" else TRUE if step.name == "1" else FALSE)
        elif step.kind == "!":
            code.append(NOT)
        elif step.kind in _OPERATORS:
            begins.pop()
            code.append(_OPERATORS[step.kind])
        else:  # ^ and <=> repeat their operands
            right = begins.pop()
            repeated += len(code) - begins[-1]
            if repeated > _LONGEST:
                raise FormatError("a function with too many ^ or <=> inside each other", span=formula.span)
            a, b = code[begins[-1] : right], code[right:]
            code += (NOT, AND, *a, NOT, *b, AND, OR) if step.kind == "^" else (AND, *a, NOT, *b, NOT, AND, OR)
    return tuple(code)


def functions(
    formula: UpdateFunction | None, called: Mapping[str, int], edges: Sequence[DeclaredEdge], component: str
) -> tuple[int, ...]:
    """The truth tables over the sources of ``edges`` that fit them, ascending.

    - ``formula``: the update function; None where nothing is known of it.
    - ``called``: the unknown functions in it, with their numbers of arguments.
    - ``edges``: the edges into the component.
    - ``component``: its name, for errors.

    Raises FormatError where there is none, and where there are more than can be listed: it says how many.
    """
    span = formula.span if formula else edges[0].span
    bits = sum(1 << arity for arity in called.values()) if formula else 1 << len(edges)
    work = (1 << min(bits, _MOST_BITS)) * len(formula.steps) if formula else 0
    if bits > _MOST_BITS or len(edges) > _MOST_REGULATORS or work > _MOST_WORK:
        least = _MONOTONE[min(len(edges), len(_MONOTONE) - 1)]
        many = f"at least {least}" if formula is None else f"up to 2^{bits}"
        raise FormatError(
            f"{component}: an unknown function that may be any of {many}", span=span, hint=_hint(component)
        )
    tables = range(1 << bits) if formula is None else set(_combined(formula, called, [edge.source for edge in edges]))
    found = tuple(sorted(table for table in tables if fits(table, edges)))
    if not found:
        raise FormatError(f"{component}: no function fits the declared edges", span=span)
    if len(found) > MOST_LISTED:
        many = f"{len(found)}"
        raise FormatError(
            f"{component}: an unknown function that may be any of {many}", span=span, hint=_hint(component)
        )
    return found


def fits(table: int, edges: Sequence[DeclaredEdge]) -> bool:
    """Whether a function of the sources of edges has their signs, and depends on those that are essential."""
    whole = TruthTable(tuple(edge.source for edge in edges), table)
    for j, edge in enumerate(edges):
        low, high = whole.cofactors(j)
        if (edge.essential and low == high) or (edge.sign == "+" and low & ~high) or (edge.sign == "-" and high & ~low):
            return False
    return True


def program(table: int, edges: Sequence[DeclaredEdge], position: Mapping[str, int]) -> Program:
    """A function of the sources of edges as the disjunction of its prime implicants."""

    def literal(name: str, value: int) -> Program:
        return (position[name],) if value else (position[name], NOT)

    terms: list[Program] = []
    for implicant in prime_implicants(TruthTable(tuple(edge.source for edge in edges), table)):
        literals = [literal(name, value) for name, value in implicant.items()]
        terms.append(reduce(lambda a, b: (*a, *b, AND), literals) if literals else (TRUE,))
    return reduce(lambda a, b: (*a, *b, OR), terms) if terms else (FALSE,)


def _combined(formula: UpdateFunction, called: Mapping[str, int], sources: Sequence[str]) -> Iterator[int]:
    """The table of a formula, for each way to choose the functions that it calls."""
    rows = (1 << (1 << len(sources))) - 1
    values = {name: rows ^ low_rows(j, len(sources)) for j, name in enumerate(sources)}
    for choice in range(1 << sum(1 << arity for arity in called.values())):
        chosen, rest = {}, choice
        for name, arity in called.items():
            chosen[name] = rest & ((1 << (1 << arity)) - 1)
            rest >>= 1 << arity
        yield _table(formula, values, chosen, rows)


def _table(formula: UpdateFunction, values: Mapping[str, int], chosen: Mapping[str, int], rows: int) -> int:
    def apply(name: str, parts: Sequence[int]) -> int:
        found = 0
        for row in range(1 << len(parts)):
            if chosen[name] >> row & 1:
                found |= reduce(int.__and__, (p if row >> j & 1 else rows ^ p for j, p in enumerate(parts)), rows)
        return found

    stack: list[int] = []
    for step in formula.steps:
        parts = stack[len(stack) - step.parts :]
        del stack[len(stack) - step.parts :]
        match step.kind:
            case "constant":
                stack.append(rows if step.name == "1" else 0)
            case "name" if step.name in values:
                stack.append(values[step.name])
            case "name" | "call":
                stack.append(apply(step.name, parts))
            case "!":
                stack.append(rows ^ parts[0])
            case "&":
                stack.append(parts[0] & parts[1])
            case "|":
                stack.append(parts[0] | parts[1])
            case "^":
                stack.append(parts[0] ^ parts[1])
            case _:  # <=>
                stack.append(rows ^ parts[0] ^ parts[1])
    return stack.pop()


def _hint(component: str) -> str:
    return f"at most {MOST_LISTED} are listed: give {component} an update function, or declare more of its edges"
