"""Measures: what is read off a state as a number. A phenotype is one that is 0 or 1, a readout a weighted sum.

``0.5*A2 + A3 - B`` adds levels; a term may be an expression in brackets, ``2*(A & !B)``, a level, ``X>=2``, or the
name of a phenotype or of a readout. An expression that a phenotype may have, ``A and not B``, is one too. Every
quantity of a measure is linear in its terms, so its expected value is known where the probability of each term is.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from logicnet.errors import LogicnetError, RuleError, Span, UnknownName
from logicnet.logic import Expression
from logicnet.logic.expression import Values
from logicnet.logic.program import Program
from logicnet.model.notation import named

if TYPE_CHECKING:
    from logicnet.model.network import Network

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?(?:/[0-9]+)?|\.[0-9]+")
_COMPARISON = re.compile(r"\s*(>=|<=|!=|==?|<|>)\s*[0-9]+")
_NOT = re.compile(r"(?:[!~]|(?:not|NOT)(?![\w.:/+@-]))\s*")
_LOGIC = re.compile(r"[&|!~()]|\b(?:and|AND|or|OR|not|NOT)\b")
_PLAIN = re.compile(r'"[^"]*"|[^\s+*()&|!=<>"-]+')


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a measure: how much it weighs, and what is 0 or 1."""

    weight: float
    expression: Expression


@dataclass(frozen=True)
class Measure:
    """A number that is read off a state: a constant and the weights of the terms that hold there.

    - ``name``: what it is called; the text, where it has no name.
    - ``terms``: what it adds; of a component with levels one term a level.
    - ``constant``: what it has in every state.
    """

    name: str
    terms: tuple[Term, ...]
    constant: float = 0.0

    @classmethod
    def read(cls, given: str | Measure, network: Network, name: str = "") -> Measure:
        """Read the name of a readout or of a phenotype, a weighted sum, or an expression that is 0 or 1; ``name`` is
        what it is called (default: the name before a colon, ``growth: A - B``, else its text). Raises RuleError or
        UnknownName with the place in the text.

        >>> from logicnet.logic import Rules
        >>> from logicnet.model import Network
        >>> network = Network("n", Rules.build(["A", "B"], ["A", "B"]))
        >>> one = Measure.read("0.5*A - 2*(A & B) + 1", network)
        >>> one.value({"A": 1, "B": 1}), one.bounds
        (-0.5, (-1.0, 1.5))
        """
        if isinstance(given, Measure):
            return given
        called, text = named(given) if not name else ("", given)
        # blanks stand in the place of the name, so that errors have theirs
        return _read(text.rjust(len(given)) if called else text, network, name or called)

    @cached_property
    def is_phenotype(self) -> bool:
        """Whether it is 0 or 1, the value of one expression: its expected value is a probability."""
        return self.constant == 0 and len(self.terms) == 1 and self.terms[0].weight == 1

    @cached_property
    def variables(self) -> frozenset[int]:
        """The variables that it reads, by number."""
        return frozenset(i for term in self.terms for i in term.expression.regulators())

    @cached_property
    def coded(self) -> tuple[tuple[float, Program], ...]:
        """Its terms as the core reads them; the constant is left out."""
        return tuple((term.weight, term.expression.program) for term in self.terms)

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """Between what it lies in any state; each term by itself, so it may lie closer."""
        weights = [term.weight for term in self.terms]
        return (
            self.constant + sum(w for w in weights if w < 0),
            self.constant + sum(w for w in weights if w > 0),
        )

    def value(self, state: Values) -> float:
        """What it is in a state, given as ``Expression.evaluate`` takes it."""
        return self.constant + sum(term.weight * term.expression.evaluate(state) for term in self.terms)


def _read(text: str, network: Network, name: str) -> Measure:
    own = next((readout.expression for readout in network.readouts if readout.name == text.strip()), None)
    if own is None and any(phenotype.name == text.strip() for phenotype in network.phenotypes):
        return Measure(name or text, (Term(1.0, network.expression(text.strip())),))
    given = text if own is None else own
    try:
        return _sum(given, network, name or text)
    except LogicnetError as error:
        if not _LOGIC.search(given):
            raise error from None
        try:
            return Measure(name or text, (Term(1.0, network.expression(given)),))
        except LogicnetError as other:
            # of the two ways to read it, the one that came further was meant
            raise max(other, error, key=lambda one: one.span.column if one.span else 0) from None


def _sum(text: str, network: Network, name: str) -> Measure:
    terms: dict[Program, Term] = {}
    constant = 0.0
    for part in _parts(text, network):
        constant += part.constant
        for term in part.terms:
            program = term.expression.program
            weight = term.weight + (terms[program].weight if program in terms else 0.0)
            terms[program] = Term(weight, term.expression)
    found = Measure(name, tuple(term for term in terms.values() if term.weight), constant)
    if not all(map(math.isfinite, found.bounds)):
        raise _wrong(text, 0, "the weights of a readout sum to a finite number")
    return found


def _parts(text: str, network: Network) -> Iterator[Measure]:
    at = _blanks(text, 0)
    first = True
    while first or at < len(text):
        sign = 1.0
        if text[at : at + 1] in ("+", "-") and at < len(text):
            sign = -1.0 if text[at] == "-" else 1.0
            at = _blanks(text, at + 1)
        elif not first:
            raise _wrong(text, at, "expected + or - between the terms of a readout")
        number, at = _weight(text, at, network)
        if number is not None and (at >= len(text) or text[at] != "*"):
            yield Measure("", (), sign * number)
        else:
            if number is not None:
                at = _blanks(text, at + 1)
            end = _factor_end(text, at, network)
            weight = sign * (1.0 if number is None else number)
            yield _scaled(text, at, end, weight, network)
            at = _blanks(text, end)
        first = False


def _weight(text: str, at: int, network: Network) -> tuple[float | None, int]:
    """The number that stands here, and what comes behind it; None where a name does."""
    match = _NUMBER.match(text, at)
    if match is None or _name_end(text, at, network) > match.end():
        return None, at
    over, _, under = match.group().partition("/")
    if not all(float(part) < math.inf for part in (over, under or 1)):
        raise _wrong(text, at, "a weight is a finite number")
    if under and not float(under):
        raise _wrong(text, at, "a weight cannot be divided by 0")
    return float(over) / float(under or 1), _blanks(text, match.end())


def _scaled(text: str, at: int, end: int, weight: float, network: Network) -> Measure:
    """A factor of a term, with its weight."""
    word = text[at:end]
    bare = word.strip('"')
    if bare in network.levels:  # its level is how many of its variables are 1
        each = (network.expression(f'"{bare}">={level}') for level in range(1, network.levels[bare] + 1))
        return Measure("", tuple(Term(weight, one) for one in each))
    own = next((readout for readout in network.readouts if readout.name == bare), None)
    if own is not None and bare not in network.position:
        inner = _read(own.expression, network, bare)
        return Measure("", tuple(Term(weight * t.weight, t.expression) for t in inner.terms), weight * inner.constant)
    try:
        return Measure("", (Term(weight, network.expression(word)),))
    except UnknownName as error:
        known = [*(c.name for c in network.components), *(p.name for p in network.phenotypes)]
        known += (readout.name for readout in network.readouts)
        span = Span.within(text, at, end, file="<readout>")
        raise UnknownName("component, phenotype or readout", error.name, known, span=span) from None
    except LogicnetError as error:
        error.span = Span.within(text, at, end, file="<readout>")
        raise


def _factor_end(text: str, at: int, network: Network) -> int:
    """Where a factor ends: brackets, or a name, with a comparison behind it."""
    begin = at
    while negation := _NOT.match(text, at):
        at = negation.end()
    if text[at : at + 1] == "(":
        end = _closing(text, at)
    else:
        end = _name_end(text, at, network)
        if end == at:
            raise _wrong(text, begin, "expected a component, a number, or an expression in brackets")
    comparison = _COMPARISON.match(text, end)
    return comparison.end() if comparison else end


def _closing(text: str, at: int) -> int:
    depth, quoted = 0, False
    for place in range(at, len(text)):
        letter = text[place]
        quoted ^= letter == '"'
        depth += 0 if quoted else (letter == "(") - (letter == ")")
        if not depth and not quoted:
            return place + 1
    raise _wrong(text, at, "a bracket that is not closed")


def _name_end(text: str, at: int, network: Network) -> int:
    """Where the name that stands here ends: the longest that is known, which may hold a sign, else the next sign."""
    plain = _PLAIN.match(text, at)
    end = plain.end() if plain else at
    names: Mapping[str, object] = {
        **network.position,
        **network.levels,
        **{phenotype.name: 0 for phenotype in network.phenotypes},
        **{readout.name: 0 for readout in network.readouts},
    }
    for name in names:
        after = at + len(name)
        if after > end and text.startswith(name, at) and not text[after : after + 1].isalnum():
            end = after
    return end


def _blanks(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at


def _wrong(text: str, at: int, what: str) -> RuleError:
    end = min(at + 1, len(text))
    span = Span.within(text, min(at, max(len(text) - 1, 0)), end, file="<readout>")
    return RuleError(what, span=span, hint="a readout is a sum such as 0.5*A + B - 2*(C & !D)")
