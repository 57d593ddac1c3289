"""``StateSet``: a set of states of a ``StateSpace``, one bit each, immutable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from logicnet.core import spaces as core
from logicnet.errors import SettingError
from logicnet.model.assignment import checked
from logicnet.model.state import State

_AT_ONCE = 4096  # states fetched from the core when a set is iterated


def number(values: State | Mapping[str, int], names: Sequence[str]) -> int:
    """A state as an integer: bit ``i`` is component ``i``. Raises SettingError and UnknownName."""
    given = values.fixed if isinstance(values, State) else values
    if missing := [name for name in names if name not in given]:
        raise SettingError(f"a state gives every component a value; missing: {', '.join(missing[:5])}")
    held = checked(given, names, what="state")
    return sum(held[name] << i for i, name in enumerate(names))


def state_at(at: int, names: tuple[str, ...]) -> State:
    """An integer as a state."""
    return State(names, tuple(at >> i & 1 for i in range(len(names))))


class StateSet:
    """A set of states. Operators as for Python's sets: ``| & - ~ <= ==``; iterating yields named states lazily.

    Every set takes 2^m / 8 bytes of the space's memory budget for as long as it lives.
    """

    # ``cached_property`` keeps its values in ``__dict__``
    __slots__ = ("__dict__", "handle", "names")

    def __init__(self, names: tuple[str, ...], handle: core.SetHandle) -> None:
        self.names = names
        self.handle = handle

    def __or__(self, other: StateSet) -> StateSet:
        return StateSet(self.names, self.handle.union(self._checked(other)))

    def __and__(self, other: StateSet) -> StateSet:
        return StateSet(self.names, self.handle.intersection(self._checked(other)))

    def __sub__(self, other: StateSet) -> StateSet:
        return StateSet(self.names, self.handle.difference(self._checked(other)))

    def __invert__(self) -> StateSet:
        return StateSet(self.names, self.handle.complement())

    def __le__(self, other: StateSet) -> bool:
        return self.handle.within(self._checked(other))

    def __ge__(self, other: StateSet) -> bool:
        return other <= self

    def __lt__(self, other: StateSet) -> bool:
        return self <= other and self != other

    def __gt__(self, other: StateSet) -> bool:
        return other < self

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, StateSet) and self.handle.space is other.handle.space and self.handle.equal(other.handle)
        )

    def __hash__(self) -> int:
        # the number of states and the smallest one: cheap, and equal for equal sets
        return hash((id(self.handle.space), len(self), tuple(self.numbers(1))))

    def __bool__(self) -> bool:
        return bool(self.numbers(1))

    def __len__(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        return self.handle.count()

    def __contains__(self, state: Mapping[str, int] | State | int) -> bool:
        at = state if isinstance(state, int) else number(state, self.names)
        return 0 <= at < 1 << len(self.names) and self.handle.has(at)

    def __iter__(self) -> Iterator[State]:
        start = 0
        while numbers := self.handle.listed(start, _AT_ONCE):
            yield from (state_at(at, self.names) for at in numbers)
            start = numbers[-1] + 1

    def numbers(self, limit: int) -> list[int]:
        """Up to ``limit`` states as integers, ascending; bit ``i`` is component ``i``."""
        return self.handle.listed(0, limit)

    def pick(self) -> State:
        """One of its states, always the same. Raises KeyError where the set is empty."""
        for state in self:
            return state
        raise KeyError("the set is empty")

    @cached_property
    def fixed(self) -> Mapping[str, int]:
        """The components that have one value in all its states, with that value. Empty for the empty set."""
        ones, zeros = self.handle.values()
        return {name: ones >> i & 1 for i, name in enumerate(self.names) if (ones ^ zeros) >> i & 1}

    @cached_property
    def varying(self) -> tuple[str, ...]:
        """The components that have both values in it."""
        ones, zeros = self.handle.values()
        return tuple(name for i, name in enumerate(self.names) if (ones & zeros) >> i & 1)

    def __repr__(self) -> str:
        return f"<{len(self)} of {1 << len(self.names)} states>"

    def _checked(self, other: StateSet) -> core.SetHandle:
        if self.handle.space is not other.handle.space:
            raise ValueError("these sets belong to different spaces")
        return other.handle
