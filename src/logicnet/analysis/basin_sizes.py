"""How large basins are: what has to be followed to know it, and the counting of its states, as bits or as diagrams.

One reduction, exact for this question. Let U be closed upstream, and let no two attractors look alike on U
(``analysis.distinguishing``). Whether A is reached from a state then depends on what the state is on U:

- a path of the whole network is one of U where the moves outside U are left out, as nothing outside U influences U;
- so where A is reached, what it is on U is reached;
- a path of U is a path of the whole network in which the others stand. Where it leads to what A is on U, the whole
  network goes on to one of its attractors. That one is A on U, as U does not leave its attractor again; so it is A.

So a basin is a basin of U times all states of the rest, and its size a product.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import prod

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.distinguishing import AttractorViews
from logicnet.analysis.started import StartedQuestion
from logicnet.core import solver
from logicnet.core.basins import basin
from logicnet.core.budget import Budget
from logicnet.core.codes import SAID, bitsets_over
from logicnet.dynamics import StateSpace
from logicnet.errors import TimeBudget
from logicnet.logic.program import AND, NOT, OR

BasinCounts = tuple[int, int]
"""Of a strong and a weak basin, over the components that are followed."""


@dataclass(frozen=True)
class BasinQuestion:
    """The attractors, and what has to be followed to know from where they are reached."""

    asked: StartedQuestion
    known: Attractors
    answer: solver.Solution
    timeout: float | None
    memory: int | None

    @cached_property
    def followed(self) -> tuple[int, ...]:
        """What tells the attractors apart and their conditions, closed upstream; of a component with levels all
        variables that can move, or none.
        """
        network, free = self.asked.network, set(self.asked.hull.kept)
        found = set(AttractorViews(self.asked, self.known, self.answer).distinguishing)
        found |= {i for row in self.known for i in self.condition(row) if i in free}
        levels = [set(self.variables(name)) for name in network.levels]
        while True:
            more = self.asked.upstream(found.union(*(own for own in levels if own & found)))
            if more == found:
                return tuple(sorted(found))
            found = set(more)

    def variables(self, component: str) -> list[int]:
        """The variables of a component that can move, from the lowest level up."""
        network, free = self.asked.network, set(self.asked.hull.kept)
        return [i for v in network.variables(component) if (i := network.position[v]) in free]

    def condition(self, attractor: Attractor) -> dict[int, int]:
        """The condition of an attractor, by variable."""
        network = self.asked.network
        held = (network.held(name, level) for name, level in attractor.condition.items())
        return {network.position[variable]: value for one in held for variable, value in one.items()}

    def states(self, over: Collection[int], given: Collection[int] = ()) -> int:
        """How many states the components have whose variables are among these; those in ``given`` have one value."""
        own = (self.variables(component.name) for component in self.asked.network.components)
        open_ = ([i for i in one if i not in given] for one in own if set(one) <= set(over))
        return prod(len(one) + 1 for one in open_)

    @cached_property
    def rest(self) -> int:
        """How many states all that is not followed has."""
        return self.states(set(self.asked.hull.kept).difference(self.followed))

    def holes(self) -> Iterator[tuple[int, int]]:
        """Pairs of followed variables of which the second is never 1 where the first is 0."""
        for name in self.asked.network.levels:
            own = self.variables(name)
            if set(own) <= set(self.followed):
                yield from pairwise(own)

    def budget(self) -> Budget:
        """What is left of it."""
        return Budget(memory=self.memory, seconds=self.asked.left(self.timeout))


class SizesByBits:
    """Every state of what is followed one bit."""

    def __init__(self, question: BasinQuestion) -> None:
        self._question = question
        network, hull, kept = question.asked.network, question.asked.hull, question.followed
        others = dict.fromkeys(set(hull.kept).difference(kept), 0)  # none of them influences what is kept
        self._space = StateSpace(question.asked.asked.rules.select(kept, {**others, **hull.held}), question.budget())
        self._possible = self._space.everything
        for low, high in question.holes():
            self._possible -= self._space.subspace({network.names[low]: 0, network.names[high]: 1})
        self.method = bitsets_over(len(kept), levels=bool(network.levels)) if kept else "one attractor"

    def of(self, places: Sequence[int]) -> BasinCounts:
        """The sizes for a set of attractors, by their places."""
        self._space.handle.budget = self._question.budget()
        target = self._space.nothing
        for place in places:
            one = self._question.known[place].by_variables
            state = {n: v for n, v in one.state.items() if n in self._space.names and n not in one.free_inputs}
            target |= self._space.subspace(state)  # the attractor is reached where one of its states is
        weak = self._space.backward(target)
        strong = ~self._space.backward(~weak)
        return len(strong & self._possible), len(weak & self._possible)


class SizesByDiagrams:
    """Sets of states as decision diagrams, whose size follows the shape of a set and not the number of its states."""

    def __init__(self, question: BasinQuestion) -> None:
        self._question = question
        kept = frozenset(question.followed)
        self._moving = kept
        self._others = len(question.asked.network.names) - len(kept)  # variables, which the core counts as free
        self._within: list[int] = []
        for low, high in question.holes():
            self._within += [high, NOT, low, OR, *([AND] if self._within else [])]
        self.method = f"decision diagrams over {len(kept)} components"

    def of(self, places: Sequence[int]) -> BasinCounts:
        """The sizes for a set of attractors, by their places."""
        listed = [self._question.known[place].place for place in places]
        plan = solver.Plan(self._question.budget())
        found, end = basin(self._question.answer, listed, self._moving, tuple(self._within), plan)
        if end == "stopped":
            raise KeyboardInterrupt
        if found is None:
            raise TimeBudget(f"{SAID[end]} before all basins were counted")
        strong, weak = found
        return strong >> self._others, weak >> self._others
