"""Witnesses: a state or a path that shows why a property holds, or why it does not."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ShownState:
    """One state, by name; ``levels`` names the components that have levels."""

    values: Mapping[str, int | str]
    levels: frozenset[str] = field(default=frozenset(), compare=False)

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {"state": dict(self.values)}

    def text(self, names: tuple[str, ...] = ()) -> str:
        """In one line: the named components, or those that are on."""
        return "state: " + _state(self.values, names, self.levels)


@dataclass(frozen=True, slots=True)
class ShownPath:
    """States in the order in which they are passed; each differs from the one before in one component.
    ``levels`` names the components that have levels.
    """

    states: tuple[Mapping[str, int | str], ...]
    levels: frozenset[str] = field(default=frozenset(), compare=False)

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON: the first state and then the changes."""
        return {"path": {"start": dict(self.states[0]), "steps": self.steps}}

    @property
    def steps(self) -> list[str]:
        """What changes at each step: ``A=1``."""
        pairs = zip(self.states, self.states[1:], strict=False)
        return [" ".join(f"{n}={v}" for n, v in after.items() if before[n] != v) for before, after in pairs]

    def text(self, names: tuple[str, ...] = ()) -> str:
        """In one line: where it begins, and what changes."""
        return f"path: {_state(self.states[0], names, self.levels)}" + "".join(f" -> {step}" for step in self.steps)


def _state(values: Mapping[str, int | str], names: tuple[str, ...], levels: frozenset[str]) -> str:
    if names:
        return " ".join(f"{name}={values[name]}" for name in names if name in values)
    return " ".join(those_on(values, levels)) or "all off"


def those_on(values: Mapping[str, int | str], levels: Container[str]) -> list[str]:
    """The components that are on; those of ``levels``, which have levels, with theirs.

    >>> those_on({"A": 1, "B": 0, "X": 2, "Y": 0}, {"X", "Y"})
    ['A', 'X=2']
    """
    return [f"{name}={value}" if name in levels else name for name, value in values.items() if value]
