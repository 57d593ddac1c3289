"""``Expression``: a function of a network's components, compiled: one of its rules, or a phenotype."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol, TypeAlias

from logicnet.core import rules as core
from logicnet.errors import MemoryBudget
from logicnet.logic.program import AND, FALSE, NOT, OR, TRUE, Program, evaluated, variables
from logicnet.logic.truth_table import SIGNS, TruthTable

_MOST_INPUTS = 24  # of a truth table: 2 MB of bits


class Components(Protocol):
    """What an expression asks of the rules that it is made over: their components, and them in the compiled core."""

    @property
    def names(self) -> tuple[str, ...]: ...
    @property
    def position(self) -> Mapping[str, int]: ...
    @property
    def handle(self) -> core.Handle: ...


class ByName(Protocol):
    """Anything that gives a component's value by its name."""

    def __getitem__(self, name: str, /) -> int: ...


Values: TypeAlias = int | Sequence[int] | Mapping[str, int] | ByName


class Expression:
    """A compiled function over the components of ``rules``. A value: equal when components and canonical text are.

    >>> from logicnet.logic import Rules
    >>> alive = Rules.build(["AKT", "BAX"], ["AKT", "!AKT"]).expression("AKT and not BAX")
    >>> str(alive), alive.evaluate({"AKT": 1, "BAX": 0})
    ('AKT & !BAX', 1)
    """

    def __init__(self, rules: Components, program: Program) -> None:
        self.rules = rules
        self.program = program

    @cached_property
    def text(self) -> str:
        """Canonical text: the fewest parentheses, the operators ``! & |``."""
        return self.rules.handle.expression_text(self.program)

    @cached_property
    def _influences(self) -> list[tuple[int, int]]:
        return core.signs(self.program)

    def regulators(self) -> tuple[int, ...]:
        """The numbers of the components it mentions, ascending."""
        return tuple(sorted(variables(self.program)))

    def signs(self) -> tuple[str, ...]:
        """How its value depends on each of the ``regulators``: ``+`` ``-`` ``±``, or ``0`` where it never does."""
        return tuple(SIGNS[sign] for _, sign in self._influences)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the components it mentions, in the network's order."""
        return tuple(self.rules.names[i] for i in self.regulators())

    def program_over(self, names: tuple[str, ...]) -> Program:
        """Its program, for rules over these components. Raises ValueError where it was compiled over others: a program
        counts components by number.
        """
        # two tuples are compared name by name, even where they are one: thousands of names for each of as many rules
        if self.rules.names is not names and self.rules.names != names:
            raise ValueError(f"'{self}' is an expression over the components of another network")
        return self.program

    def evaluate(self, state: Values) -> int:
        """Its value in a state: a mapping by name, a sequence in order, or an integer whose bit ``i`` is component
        ``i``.
        """
        return evaluated(self.program, lambda i: self._value(state, i))

    def _value(self, state: Values, i: int) -> int:
        if isinstance(state, int):
            return state >> i & 1
        if isinstance(state, (list, tuple)):
            return int(state[i])
        return int(state[self.rules.names[i]])  # type: ignore[call-overload]

    def values(self, states: Sequence[int]) -> list[int]:
        """Its value in each of many states (integers whose bit ``i`` is component ``i``), 64 at a time."""
        columns, words = core.packed(states, len(self.rules.names))
        found = self.rules.handle.evaluate(columns, words, self.program)
        return [found[k >> 6] >> (k & 63) & 1 for k in range(len(states))]

    def table(self) -> TruthTable:
        """Its truth table over the components it mentions. Raises MemoryBudget above 24 of them."""
        variables = self.regulators()
        if len(variables) > _MOST_INPUTS:
            raise MemoryBudget(
                f"a truth table of {len(variables)} inputs has 2^{len(variables)} rows",
                hint=f"at most {_MOST_INPUTS} inputs",
            )
        return TruthTable(tuple(self.rules.names[i] for i in variables), core.truth_bits(self.program, variables))

    def constant(self) -> int | None:
        """0 or 1 where it has that value in every state, else None. Exact."""
        read = [entry for entry in self.program if entry >= 0]
        if read and len(set(read)) == len(read) and FALSE not in self.program and TRUE not in self.program:
            return None  # what reads each component once depends on all of them
        return None if any(sign for _, sign in self._influences) else self.evaluate(0)

    def equivalent(self, other: Expression) -> bool:
        """Whether it has the same value as another expression of the same components in every state. Exact. Raises
        ValueError where the other one is over other components.
        """
        a, b = self.program, other.program_over(self.rules.names)
        differ = (*a, *b, NOT, AND, *a, NOT, *b, AND, OR)
        return Expression(self.rules, differ).constant() == 0

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Expression {self.text[:60]}{'…' if len(self.text) > 60 else ''}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Expression) and self.rules.names == other.rules.names and self.text == other.text

    def __hash__(self) -> int:
        return hash((self.text, self.rules.names))
