"""What is read off attractors and subspaces: the phenotypes and readouts of a network, and those that are asked for.

An attractor shows a phenotype ``always`` (in all its states), ``sometimes``, ``never``, or it ``depends`` on an input
that may have any value. A readout lies between two numbers there, which are one where nothing that it reads moves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from logicnet.errors import MemoryBudget, RuleError
from logicnet.logic import Expression
from logicnet.logic.program import OR, Program, folded
from logicnet.model import Network, Subspace
from logicnet.model.measure import Measure, Term

_SURE = {"always": 1, "never": 0}


class PhenotypeBearer(Protocol):
    """What an attractor is asked here: in which of its states an expression is true."""

    def shows(self, phenotype: Expression) -> str: ...


@dataclass(frozen=True)
class Readings:
    """The measures that an answer tells of each attractor or subspace: those of a network, which are compiled when they
    are told and not before, then others.

    - ``network``: whose phenotypes and readouts are told; None for none.
    - ``more_phenotypes``: others that were asked for; each is 0 or 1 in a state.
    - ``more_readouts``: the same of readouts, each a number in a state.
    """

    network: Network | None = None
    more_phenotypes: tuple[Measure, ...] = ()
    more_readouts: tuple[Measure, ...] = ()

    @classmethod
    def of(cls, network: Network, phenotypes: Iterable[str] = (), readouts: Iterable[str] = ()) -> Readings:
        """Those of the network, and those that were asked for. Raises RuleError or UnknownName with the place.

        >>> from logicnet.logic import Rules
        >>> pair = Network("pair", Rules.build(["A", "B"], ["A", "B"]))
        >>> Readings.of(pair, ["A & B"], "A + 2*B").names
        ('A & B', 'A + 2*B')
        """
        own = {one.name for one in network.phenotypes}, {one.name for one in network.readouts}
        asked = cls.asked(network, phenotypes, readouts)
        return cls(
            network,
            tuple(one for one in asked.phenotypes if one.name not in own[0]),
            tuple(one for one in asked.readouts if one.name not in own[1]),
        )

    @classmethod
    def asked(cls, network: Network, phenotypes: Iterable[str], readouts: Iterable[str]) -> Readings:
        """Those that were asked for alone, each once."""
        return cls(
            None,
            tuple(_phenotype(one, network) for one in dict.fromkeys(_several(phenotypes))),
            tuple(Measure.read(one, network) for one in dict.fromkeys(_several(readouts))),
        )

    def __bool__(self) -> bool:
        own = self.network is not None and bool(self.network.phenotypes or self.network.readouts)
        return own or bool(self.more_phenotypes or self.more_readouts)

    @cached_property
    def phenotypes(self) -> tuple[Measure, ...]:
        """All phenotypes, each 0 or 1 in a state."""
        own = () if self.network is None else self.network.phenotypes
        return (*(_phenotype(one.name, self.network) for one in own if self.network), *self.more_phenotypes)

    @cached_property
    def readouts(self) -> tuple[Measure, ...]:
        """All readouts, each a number in a state."""
        own = () if self.network is None else self.network.readouts
        return (*(Measure.read(one.name, self.network) for one in own if self.network), *self.more_readouts)

    @property
    def names(self) -> tuple[str, ...]:
        """What the measures are called, phenotypes first."""
        return tuple(one.name for one in (*self.phenotypes, *self.readouts))

    def titles(self, network: Network) -> tuple[str, ...]:
        """The names where those of components stand beside them: one that a component has too says what it is of."""
        taken = {component.name for component in network.components}
        first = [f"{one.name} (phenotype)" if one.name in taken else one.name for one in self.phenotypes]
        taken |= {one.name for one in self.phenotypes}
        return (*first, *(f"{one.name} (readout)" if one.name in taken else one.name for one in self.readouts))

    def cells(self, attractor: PhenotypeBearer) -> list[str]:
        """What an attractor shows, in the order of ``names``."""
        words = [attractor.shows(one.terms[0].expression) for one in self.phenotypes]
        return words + [value_range(*bounds_in(attractor, one)) for one in self.readouts]

    def to_dict(self, attractor: PhenotypeBearer) -> dict[str, Any]:
        """What an attractor shows as it stands in JSON: a word a phenotype, the least and the greatest value of a
        readout; empty where nothing is read.
        """
        if not self:
            return {}
        return {
            "phenotypes": {one.name: attractor.shows(one.terms[0].expression) for one in self.phenotypes},
            "readouts": {one.name: list(bounds_in(attractor, one)) for one in self.readouts},
        }

    def cells_in(self, space: Subspace, network: Network) -> list[str]:
        """What the states of a subspace have in common: ``1``, a phenotype holds in all of them, ``0``, in none, ``-``,
        in some, or it is not decided; the values of a readout, or between what they lie.
        """
        told = self.told_in(space, network)
        known = [str(value) if value is not None else "-" for value in told.get("phenotypes", {}).values()]
        return known + [value_range(low, high) for low, high in told.get("readouts", {}).values()]

    def told_in(self, space: Subspace, network: Network) -> dict[str, Any]:
        """The same as it stands in JSON; None for ``-``."""
        if not self:
            return {}
        held = {network.position[name]: value for name, value in _whole(space, network)}
        readouts = {}
        for one in self.readouts:
            known = [(term.weight, _constant(term.expression, held, network)) for term in one.terms]
            readouts[one.name] = list(_bounds(one.constant, known))
        phenotypes = {one.name: _constant(one.terms[0].expression, held, network) for one in self.phenotypes}
        return {"phenotypes": phenotypes, "readouts": readouts}


def bounds_in(attractor: PhenotypeBearer, measure: Measure) -> tuple[float, float]:
    """Between what a measure lies in the states of an attractor; each term by itself, so it may lie closer."""
    words = ((term.weight, attractor.shows(term.expression)) for term in measure.terms)
    return _bounds(measure.constant, ((weight, _SURE.get(word)) for weight, word in words))


def value_range(low: float, high: float) -> str:
    """A number, or the two between which it lies, ``0.5..2``."""
    return f"{low:.6g}" if low == high else f"{low:.6g}..{high:.6g}"


def _bounds(constant: float, known: Iterable[tuple[float, int | None]]) -> tuple[float, float]:
    low = high = constant
    for weight, value in known:
        low += weight * value if value is not None else min(weight, 0.0)
        high += weight * value if value is not None else max(weight, 0.0)
    return low, high


def _phenotype(name: str, network: Network) -> Measure:
    return Measure(network.phenotype(name).name, (Term(1.0, network.expression(name)),))


def _several(given: object) -> Sequence[str]:
    """One name, or several. Raises RuleError for what is none."""
    found = []
    for one in [given] if isinstance(given, str) or not isinstance(given, Iterable) else given:
        if not isinstance(one, str):
            hint = 'write a name or an expression, "A & !B", or several of these in a list'
            raise RuleError(f"expected a phenotype or a readout, found {one!r}", hint=hint)
        found.append(one)
    return found


def _whole(space: Subspace, network: Network) -> Iterator[tuple[str, int]]:
    """All that a subspace holds: a variable of a level follows from others that are held."""
    if not network.levels:
        yield from space.fixed.items()
        return
    for name, (low, high) in network.ranges(space.fixed).items():
        yield from network.held(name, low, high).items()


def _constant(expression: Expression, held: dict[int, int], network: Network) -> int | None:
    """0 or 1 where an expression has that value in every state in which these variables are held, else None; None too
    where that is too entangled to be decided.
    """
    program = folded(_filled(expression.program, network), held)
    try:
        return Expression(expression.rules, program).constant()
    except MemoryBudget:
        return None


def _filled(program: Program, network: Network) -> Program:
    """An expression that is in a state with a hole what it is with all holes filled: such a state is none of the
    network's, and must not say that an expression varies (``logicnet.model.levels``).
    """
    if not network.levels:
        return program
    higher: dict[int, list[int]] = {}
    for name in network.levels:
        own = [network.position[variable] for variable in network.variables(name)]
        higher |= {variable: own[place + 1 :] for place, variable in enumerate(own)}
    filled: list[int] = []
    for entry in program:
        filled.append(entry)
        for variable in higher.get(entry, ()):
            filled += [variable, OR]
    return tuple(filled)
