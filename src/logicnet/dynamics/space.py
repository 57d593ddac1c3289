"""``StateSpace``: every state of a network's components at once, and what can be asked of them exactly.

2^m states are 2^m bits, so at most 32 components and what the memory budget allows: reduce a network first. No loop
over states runs in Python; each question is one call of the compiled core.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from logicnet.core import spaces as core
from logicnet.core.budget import Budget
from logicnet.dynamics.attractors import Attractors, Basin
from logicnet.dynamics.schemes import Scheme, accept
from logicnet.dynamics.sets import StateSet, number, state_at
from logicnet.errors import UnknownName
from logicnet.logic import Expression, Rules
from logicnet.model.assignment import checked
from logicnet.model.state import State, Subspace

DEFAULT_SCHEME = "asynchronous"


class StateSpace:
    """All states of ``rules``. Sets made from it take its memory; sets can be combined where they come from one space.

    >>> from logicnet.logic import Rules
    >>> space = StateSpace(Rules.build(["IL6", "STAT3"], ["STAT3", "IL6"]))
    >>> [len(attractor) for attractor in space.attractors()], [len(a) for a in space.attractors("synchronous")]
    ([1, 1], [1, 1, 2])

    Raises MemoryBudget, before anything is allocated, where the space does not fit.
    """

    def __init__(self, rules: Rules, budget: Budget | None = None) -> None:
        self.rules = rules
        self.handle = core.SpaceHandle(rules.handle, budget or Budget())

    @property
    def names(self) -> tuple[str, ...]:
        """The components, in order."""
        return self.rules.names

    @property
    def size(self) -> int:
        """How many states there are."""
        return 1 << len(self.names)

    # --- sets ---
    @property
    def everything(self) -> StateSet:
        return StateSet(self.names, self.handle.subspace(0, 0))

    @property
    def nothing(self) -> StateSet:
        return StateSet(self.names, self.handle.states(()))

    def state(self, values: State | Mapping[str, int]) -> StateSet:
        """The set of one state; ``values`` names every component."""
        return StateSet(self.names, self.handle.states((self.number(values),)))

    def states(self, states: Iterable[State | Mapping[str, int]]) -> StateSet:
        """The set of these states."""
        return StateSet(self.names, self.handle.states([self.number(values) for values in states]))

    def subspace(self, values: Subspace | Mapping[str, int]) -> StateSet:
        """The states with these values; what is not named is free. Raises SettingError and UnknownName."""
        given = values.fixed if isinstance(values, Subspace) else values
        held = {self._place(name): v for name, v in checked(given, self.names, what="subspace").items()}
        return StateSet(
            self.names, self.handle.subspace(sum(1 << i for i in held), sum(v << i for i, v in held.items()))
        )

    def where(self, expression: str | Expression) -> StateSet:
        """The states in which an expression over the components is true. Raises RuleError or UnknownName, and
        ValueError for an expression that was compiled over other components.
        """
        compiled = self.rules.expression(expression) if isinstance(expression, str) else expression
        return StateSet(self.names, self.handle.program(compiled.program_over(self.names)))

    @cached_property
    def fixed_points(self) -> StateSet:
        """The states in which every component agrees with its rule: the same in every scheme."""
        return StateSet(self.names, self.handle.fixed_points())

    def unstable(self, name: str) -> StateSet:
        """The states in which a component disagrees with its rule."""
        return StateSet(self.names, self.handle.unstable(self._place(name)))

    # --- closures and steps ---
    def forward(self, start: StateSet, scheme: str | Scheme = DEFAULT_SCHEME) -> StateSet:
        """What can be reached from ``start``, itself included."""
        return StateSet(self.names, start.handle.close(self._core(scheme, "forward"), forward=True))

    def backward(self, target: StateSet, scheme: str | Scheme = DEFAULT_SCHEME) -> StateSet:
        """What can reach ``target``, itself included."""
        return StateSet(self.names, target.handle.close(self._core(scheme, "backward"), forward=False))

    def until(self, hold: StateSet, target: StateSet, scheme: str | Scheme = DEFAULT_SCHEME) -> StateSet:
        """The states with a path into ``target`` on which each state before is in ``hold``: CTL's E[hold U target]."""
        return StateSet(self.names, target.handle.close(self._core(scheme, "until"), forward=False, inside=hold.handle))

    def successors(self, states: StateSet, scheme: str | Scheme = DEFAULT_SCHEME) -> StateSet:
        """The states one step after; a step changes the state, so a fixed point has none."""
        return StateSet(self.names, states.handle.step(self._core(scheme, "step"), forward=True))

    def predecessors(self, states: StateSet, scheme: str | Scheme = DEFAULT_SCHEME) -> StateSet:
        """The states one step before."""
        return StateSet(self.names, states.handle.step(self._core(scheme, "step"), forward=False))

    def possibly_next(self, states: StateSet, scheme: str | Scheme = DEFAULT_SCHEME) -> StateSet:
        """CTL's EX: the states before, and those of ``states`` that stay because they are fixed points."""
        return self.predecessors(states, scheme) | (states & self.fixed_points)

    def possibly_always(self, states: StateSet, scheme: str | Scheme = DEFAULT_SCHEME) -> StateSet:
        """CTL's EG: the states from which the system can stay in ``states`` for ever; a fixed point stays."""
        return StateSet(self.names, states.handle.always(self._core(scheme, "always")))

    # --- answers ---
    def attractors(self, scheme: str | Scheme = DEFAULT_SCHEME) -> Attractors:
        """The smallest sets that cannot be left."""
        return Attractors(self.names, self.handle.attractors(self._core(scheme, "attractors")))

    def basins(self, scheme: str | Scheme = DEFAULT_SCHEME, attractors: Attractors | None = None) -> Iterator[Basin]:
        """The basins of each attractor, one after another; two closures each."""
        found = attractors if attractors is not None else self.attractors(scheme)
        for attractor in found:
            others = found.states - attractor
            yield Basin(attractor, self.backward(attractor, scheme), ~self.backward(others, scheme))

    def path(
        self, start: State | Mapping[str, int], target: StateSet, scheme: str | Scheme = DEFAULT_SCHEME
    ) -> tuple[State, ...]:
        """A shortest path from a state into ``target``, both ends included; empty where there is none."""
        numbers = self.handle.path(self._core(scheme, "path"), self.number(start), target.handle)
        return tuple(map(self.named, numbers))

    # --- names and numbers ---
    def number(self, values: State | Mapping[str, int]) -> int:
        """A state as an integer: bit ``i`` is component ``i``."""
        return number(values, self.names)

    def named(self, at: int) -> State:
        """An integer as a state."""
        return state_at(at, self.names)

    def _place(self, name: str) -> int:
        if name not in self.rules.position:
            raise UnknownName("component", name, self.names)
        return self.rules.position[name]

    def _core(self, scheme: str | Scheme, question: str) -> core.SchemeStruct:
        return accept(scheme, question).in_core(self.names)

    def __repr__(self) -> str:
        return f"<all 2^{len(self.names)} states of {len(self.names)} components>"
