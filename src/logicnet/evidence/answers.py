"""Answers about small systems, each kept: attractors, and what is reachable from where.

Everything a claim asks comes down to these questions, reduced as far as the table ``SAFE`` allows. Equal reduced questions are one
question, so the thousands of mutants of a sensitivity table cost little more than the ones that differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from logicnet.evidence.paths import moves
from logicnet.evidence.residual import (
    Program,
    Residual,
    System,
    cone,
    cyclic,
    hull,
    percolated,
    residual,
    restricted,
    constant,
    value,
)
from logicnet.core.rules import AND, FALSE, NOT, OR, TRUE
from logicnet.logic import Rules

if TYPE_CHECKING:
    from logicnet.dynamics import StateSpace

MOST_VARIABLES = 26  # of a state space that is opened for one claim: 8 MB a set
MOST_STATES = 4096  # of one oscillating attractor that a question starts from


class TooLarge(Exception):
    """A question that the budget does not allow; says why."""


@dataclass(frozen=True)
class Seen:
    """An attractor as a claim sees it: by component number, over the components that matter.

    ``held`` are values that every state of it has, ``oscillating`` what moves, ``state`` one of its states; ``part`` is the system it
    is an attractor of.
    """

    held: Mapping[int, int]
    oscillating: frozenset[int]
    state: Mapping[int, int]
    part: Residual
    settings: int = 1

    def shows(self, program: Program, answers: Answers) -> str:
        """``always``, ``never`` or ``sometimes``."""
        left = restricted(program, self.held)
        fixed = constant(left)
        if fixed is not None:
            return "always" if fixed else "never"
        values = {value(left, {**self.held, **state}) for state in answers.states(self)}
        return "sometimes" if len(values) == 2 else "always" if values == {1} else "never"


@dataclass
class Answers:
    """A notebook of solved questions about systems over the same component names."""

    names: tuple[str, ...]
    _attractors: dict[object, tuple[Seen, ...]] = field(default_factory=dict)
    _spaces: dict[object, StateSpace] = field(default_factory=dict)

    def attractors(self, system: System, wanted: Collection[int]) -> tuple[Seen, ...]:
        """All attractors, as far as the wanted components and what acts on them go. Raises TooLarge where they are not all known."""
        held = percolated(system)
        return self._within(residual(system, held, cone(system, wanted, held)))

    def reachable(self, system: System, starts: Sequence[Mapping[int, int]], wanted: Collection[int]) -> tuple[Seen, ...]:
        """The attractors that can be reached from any of the start cubes. Raises TooLarge."""
        held = hull(system, starts)
        part = residual(system, held, cone(system, wanted, held))
        found = self._within(part)
        if len(found) == 1:
            return found
        memory = cyclic(part)
        core = residual(system, held, memory)
        goals = [self.number(core, attractor.state) for attractor in found]
        reached = self._reached(core, starts, goals)
        return tuple(attractor for attractor, goal in zip(found, goals, strict=True) if goal in reached)

    def number(self, part: Residual, state: Mapping[int, int]) -> int:
        """A state of the kept components as a number whose bit k is the k-th of them."""
        return sum(state[i] << k for k, i in enumerate(part.kept))

    def rules(self, part: Residual) -> Rules:
        """The kept components as a network of its own, in their order."""
        texts = [written(program, self.names) for program in part.programs]
        return Rules.build([self.names[i] for i in part.kept], texts)
