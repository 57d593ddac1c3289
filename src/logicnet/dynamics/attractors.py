"""The attractors of a space as a lazy sequence of sets, and their basins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from logicnet.core import spaces as core
from logicnet.dynamics.sets import StateSet, number


@dataclass(frozen=True, slots=True)
class Basin:
    """Around an attractor: ``weak``, the states that can reach it; ``strong``, those that can reach no other."""

    attractor: StateSet
    weak: StateSet
    strong: StateSet


class Attractors(Sequence[StateSet]):
    """Fixed points first, then cyclic attractors, each kind in ascending order of its smallest state.

    Only what is asked for becomes a set of its own, since a network with free inputs may have millions of fixed points.
    """

    def __init__(self, names: tuple[str, ...], handle: core.CyclesHandle) -> None:
        self.names = names
        self.handle = handle

    @cached_property
    def fixed_points(self) -> StateSet:
        """All of them, as one set."""
        return StateSet(self.names, self.handle.fixed())

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """How many states each cyclic attractor has."""
        return tuple(self.handle.states(k) for k in range(len(self.handle)))

    @property
    def cyclic(self) -> Iterator[StateSet]:
        """The cyclic attractors, one after another."""
        return (StateSet(self.names, self.handle.cycle(k)) for k in range(len(self.handle)))

    @cached_property
    def states(self) -> StateSet:
        """The states of all attractors."""
        union = self.fixed_points
        for cycle in self.cyclic:
            union |= cycle
        return union

    def __len__(self) -> int:
        return len(self.fixed_points) + len(self.handle)

    def __iter__(self) -> Iterator[StateSet]:
        for state in self.fixed_points:
            yield self._state(number(state, self.names))
        yield from self.cyclic

    @overload
    def __getitem__(self, index: int) -> StateSet: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[StateSet]: ...
    def __getitem__(self, index: int | slice) -> StateSet | Sequence[StateSet]:
        if isinstance(index, slice):
            return [self[k] for k in range(*index.indices(len(self)))]
        place = range(len(self))[index]
        fixed = len(self.fixed_points)
        if place >= fixed:
            return StateSet(self.names, self.handle.cycle(place - fixed))
        # the core lists states from the smallest on; there is no shorter way to the k-th
        return self._state(self.fixed_points.numbers(place + 1)[-1])

    def _state(self, at: int) -> StateSet:
        return StateSet(self.names, self.handle.space.states((at,)))

    def __repr__(self) -> str:
        return f"<{len(self.fixed_points)} fixed points, {len(self.handle)} cyclic attractors>"
