"""Properties of sets of states: what can be reached, must be reached or is never left, and formulas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from logicnet.errors import LogicnetError, UnknownName
from logicnet.logic import Expression
from logicnet.logic.ctl.formulas import (
    UNARY_OPERATORS,
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
    atoms,
    postorder,
)
from logicnet.logic.ctl.parser import place_of
from logicnet.logic.program import AND, FALSE, NOT, OR, TRUE, Program
from logicnet.model import Network


class Way(StrEnum):
    """How something is reached: on some path, on every path that gives each move its turn, or never left."""

    CAN = "can reach"
    MUST = "must reach"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Reaches:
    """From the start (or from everywhere) the expression can be, must be reached, or is never left."""

    way: Way
    expression: Expression


@dataclass(frozen=True, slots=True)
class Satisfies:
    """Every start state satisfies a formula of computation tree logic."""

    formula: Formula


def programs_of(network: Network, about: Expression | Formula, text: str | None = None) -> dict[str, Program]:
    """What a property is about, as programs: one expression by the name "", or what each name in a formula stands for.
    Raises UnknownName, with the place in ``text``, where the formula was read from one.
    """
    if isinstance(about, Expression):
        return {"": about.program}
    return {atom.key: _meant(network, atom, text) for atom in atoms(about)}


def _meant(network: Network, atom: Name | Level, text: str | None) -> Program:
    """What a name or a comparison in a formula stands for. Raises UnknownName, and RuleError for a level that the
    component does not have.
    """
    try:
        return _program_of(network, atom)
    except LogicnetError as error:
        if text is not None:
            error.span = place_of(atom, text)
        raise


def _program_of(network: Network, atom: Name | Level) -> Program:
    if isinstance(atom, Name):
        return _named(network, atom.name)
    components = [component.name for component in network.components]
    if atom.name not in components:
        raise UnknownName("component", atom.name, components)
    return network.expression(atom.key).program


def _named(network: Network, name: str) -> Program:
    """What a name in a formula stands for: a phenotype, as in expressions that are nothing else, or a component. It is
    looked up, not read as text: a component may be called like a word of the rules' language.
    """
    known = [phenotype.name for phenotype in network.phenotypes]
    if name in known:
        return network.expression(name).program
    components = [component.name for component in network.components]
    if name not in network.position and name not in components:
        two = name[:2], name[2:]
        glued = two[0] in UNARY_OPERATORS and two[1] in (*network.position, *components, *known)
        hint = f"write {' '.join(two)}" if glued else ""
        raise UnknownName("component or phenotype", name, [*components, *known], hint=hint)
    return (network.position[network.variables(name)[0]],)  # of levels: at least 1


def reaching(formula: Formula, programs: Mapping[str, Program]) -> tuple[Way, Program] | None:
    """``EF`` or ``AG`` of a formula without temporal operators, as what can be reached or is never left; None for any
    other formula.
    """
    match formula:
        case Temporal("EF" | "AG" as operator, inner):
            program = _program(inner, programs)
            return None if program is None else (Way.CAN if operator == "EF" else Way.STAYS, program)
        case _:
            return None


def recurring(formula: Formula, programs: Mapping[str, Program]) -> tuple[frozenset[str], Program] | None:
    """``AG EF`` of a formula without temporal operators, or ``AG EF AG`` of one, as how each attractor that is reached
    must show it; None for any other formula.

    From a state ``AG EF p`` holds exactly where every attractor that is reached has a state with p: else its states,
    which are reached, never reach p; and every state that is reached leads to an attractor, and passes all of it.
    ``AG p`` holds in a state of an attractor only where all its states have p, so for ``AG EF AG p`` all of them must.
    """
    match formula:
        case Temporal("AG", Temporal("EF", Temporal("AG", inner))):
            ways = frozenset({"always"})
        case Temporal("AG", Temporal("EF", inner)):
            ways = frozenset({"always", "sometimes"})
        case _:
            return None
    program = _program(inner, programs)
    return None if program is None else (ways, program)


def _program(formula: Formula, programs: Mapping[str, Program]) -> Program | None:
    """A formula without temporal operators as a program; None where it has one."""
    out: list[int] = []
    for node in postorder(formula):
        match node:
            case Constant(value):
                out.append(TRUE if value else FALSE)
            case Name() | Level():
                out += programs[node.key]
            case Not(_):
                out.append(NOT)
            case And(_, _):
                out.append(AND)
            case Or(_, _):
                out.append(OR)
            case Implies(_, _):  # a -> b is !(a & !b), and both operands stand before it
                out += (NOT, AND, NOT)
            case Temporal() | Until():
                return None
            case _:
                assert_never(node)
    return tuple(out)
