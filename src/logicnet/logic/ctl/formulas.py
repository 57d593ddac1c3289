"""The language of CTL over a network's components: its formulas as values, read from text and written back.

Evaluation belongs to the analysis of state spaces; here is only what a formula says. Nothing recurses over a formula,
so that the depth of one has no limit: use ``postorder`` to work on all parts, the innermost first.

    EX f   EF f   EG f   E[f U g]    on some path: in the next state, at some time, always, f until g
    AX f   AF f   AG f   A[f U g]    on all paths (also written EU(f, g), AU(f, g))
    !f  f & g  f | g  f -> g         each binds tighter than the next; EX and the like bind as ! does
    X>=2  X=1  X!=1  X<2             the level of a component, compared (also X<=1, X>1)

An arrow groups to the right. Names are those of the rules; a component called like an operator (EX, AG, ...) stands in
double quotes. A and E are operators only before a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never, cast

PathQuantifier = Literal["E", "A"]
Operator = Literal["EX", "EF", "EG", "AX", "AF", "AG"]
UNARY_OPERATORS: tuple[Operator, ...] = ("EX", "EF", "EG", "AX", "AF", "AG")
RESERVED = frozenset(
    (
        *UNARY_OPERATORS,
        "and",
        "AND",
        "or",
        "OR",
        "not",
        "NOT",
        "true",
        "True",
        "TRUE",
        "false",
        "False",
        "FALSE",
        "0",
        "1",
    )
)
PLAIN = re.compile(r"\w(?:[\w.:/+@]|-(?!>))*")


class _Formula:
    """Equality, hash and printing by text: they work whatever the depth, which those of dataclasses do not."""

    __slots__ = ()

    def __str__(self) -> str:
        return _text(self)  # type: ignore[arg-type]

    def __repr__(self) -> str:
        return f"<CTL {self}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Formula) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))

    def __reduce__(self) -> tuple[Callable[..., Formula], tuple[_Entry, ...]]:
        return _built, tuple(_entry(node) for node in postorder(self))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Constant(_Formula):
    """1 in every state, or in none."""

    value: bool


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Name(_Formula):
    """A component is 1 (or a phenotype is shown)."""

    name: str

    @property
    def key(self) -> str:
        """What it goes by among the expressions of a formula: the name."""
        return self.name


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Level(_Formula):
    """The level of a component, compared with a number by ``>=``, ``<=``, ``!=``, ``=``, ``>`` or ``<``."""

    name: str
    sign: str
    level: int

    @property
    def key(self) -> str:
        """The comparison as an expression of the rules' language; the key of no name, as no name holds a quote."""
        return f'"{self.name}"{self.sign}{self.level}'


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Not(_Formula):
    """The opposite."""

    operand: Formula


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class And(_Formula):
    """Both."""

    left: Formula
    right: Formula


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Or(_Formula):
    """One of the two, or both."""

    left: Formula
    right: Formula


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Implies(_Formula):
    """The right one wherever the left one holds."""

    left: Formula
    right: Formula


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Temporal(_Formula):
    """EX, EF, EG, AX, AF or AG of a formula."""

    operator: Operator
    operand: Formula


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Until(_Formula):
    """On some path (E) or all paths (A) the right one comes, and the left one holds until then."""

    quantifier: PathQuantifier
    left: Formula
    right: Formula


Formula: TypeAlias = Constant | Name | Level | Not | And | Or | Implies | Temporal | Until


def parts(formula: Formula) -> tuple[Formula, ...]:
    """The formulas that a formula is made of directly."""
    match formula:
        case Constant() | Name() | Level():
            return ()
        case Not(operand) | Temporal(_, operand):
            return (operand,)
        case And(left, right) | Or(left, right) | Implies(left, right) | Until(_, left, right):
            return (left, right)
        case _:
            assert_never(formula)


def postorder(formula: Formula) -> Iterator[Formula]:
    """All formulas inside, each after its parts, the whole at last."""
    out: list[Formula] = []
    waiting = [formula]
    while waiting:
        node = waiting.pop()
        out.append(node)
        waiting.extend(parts(node))
    return reversed(out)


_Entry: TypeAlias = "tuple[type[Formula], tuple[str | bool | int, ...]]"


def _entry(node: Formula) -> _Entry:
    """A formula without its parts: its kind, and what it says beside them."""
    match node:
        case Constant(said) | Name(said) | Temporal(said, _) | Until(said, _, _):
            return type(node), (said,)
        case Level(name, sign, level):
            return Level, (name, sign, level)
        case Not() | And() | Or() | Implies():
            return type(node), ()
        case _:
            assert_never(node)


def _built(*entries: _Entry) -> Formula:
    """The formula of entries in postorder. Pickling by parts would recurse over it."""
    values: list[Formula] = []
    for kind, said in entries:
        number = {Constant: 0, Name: 0, Level: 0, Not: 1, Temporal: 1}.get(kind, 2)
        inside = values[len(values) - number :]
        del values[len(values) - number :]
        values.append(cast("Callable[..., Formula]", kind)(*said, *inside))
    return values[0]


def names(formula: Formula) -> tuple[str, ...]:
    """The names it mentions, in order of appearance."""
    return tuple(dict.fromkeys(atom.name for atom in atoms(formula)))


def atoms(formula: Formula) -> tuple[Name | Level, ...]:
    """The names and comparisons that it is made of, in order of appearance; the same one may come again."""
    return tuple(node for node in postorder(formula) if isinstance(node, Name | Level))


_STRENGTH = {Implies: 1, Or: 2, And: 3, Not: 4, Temporal: 4}
_SIGN = {Implies: " -> ", Or: " | ", And: " & "}


def _text(formula: Formula) -> str:
    """The fewest parentheses that read back as the same formula."""
    out: list[str] = []
    waiting: list[str | tuple[Formula, int]] = [(formula, 0)]
    while waiting:
        now = waiting.pop()
        if isinstance(now, str):
            out.append(now)
            continue
        node, around = now
        own = _STRENGTH.get(type(node), 5)
        if own < around:
            waiting += [")", (node, 0), "("]
            continue
        match node:
            case Constant(value):
                out.append(str(int(value)))
            case Name(name):
                out.append(_written(name))
            case Level(name, sign, level):
                out.append(f"{_written(name)}{sign}{level}")
            case Not(operand):
                waiting += [(operand, own), "!"]
            case Temporal(operator, operand):
                waiting += [(operand, own), f"{operator} "]
            case Until(quantifier, left, right):
                waiting += ["]", (right, 0), " U ", (left, 0), f"{quantifier}["]
            case And(left, right) | Or(left, right):
                waiting += [(right, own + 1), _SIGN[type(node)], (left, own)]
            case Implies(left, right):
                waiting += [(right, own), _SIGN[type(node)], (left, own + 1)]
            case _:
                assert_never(node)
    return "".join(out)


def _written(name: str) -> str:
    return name if PLAIN.fullmatch(name) and name not in RESERVED else f'"{name}"'
