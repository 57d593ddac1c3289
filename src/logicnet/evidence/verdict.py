"""Verdicts: what the check of a claim ends in.

A verdict is one of three: the claim holds, fails, or is undecided. A broken claim (an unknown name, an empty set of
states) has no verdict: it is an error. A verdict that was reached carries its basis, which is the set that the claim
was checked on. It carries a witness too, where one attractor, state, path or pair of numbers shows why it is so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never

from logicnet.checking.witness import ShownPath, ShownState, those_on

__all__ = [
    "Basis",
    "Fails",
    "Holds",
    "Witness",
    "ShownAttractor",
    "ShownNumbers",
    "ShownPath",
    "ShownState",
    "Undecided",
    "Verdict",
    "shown",
    "word",
]


@dataclass(frozen=True, slots=True)
class ShownAttractor:
    """An attractor: the components that keep a value, and those that take both. ``arm`` names its arm where a claim has
    two arms, and is empty where it has one. ``ranges`` says between which levels a component with levels moves
    (``1..2``); ``levels`` names the components that have them.
    """

    fixed: Mapping[str, int | str]
    oscillating: tuple[str, ...] = ()
    arm: str = ""
    ranges: Mapping[str, str] = field(default_factory=dict)
    levels: frozenset[str] = field(default=frozenset(), compare=False)

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        moving = {"levels": dict(self.ranges)} if self.ranges else {}
        return {"attractor": dict(self.fixed), "oscillating": list(self.oscillating), **moving, "arm": self.arm}

    def text(self, names: tuple[str, ...] = ()) -> str:
        """In one line: the named components, or those that are on."""
        if names:
            values = [f"{name}={self.fixed.get(name, self.ranges.get(name, '*'))}" for name in names]
        else:
            moving = [f"{name}={self.ranges.get(name, '*')}" for name in self.oscillating]
            values = those_on(self.fixed, self.levels) + moving
        return f"{'attractor' if not self.arm else self.arm}: {' '.join(values) or 'all off'}"


@dataclass(frozen=True, slots=True)
class ShownNumbers:
    """Two numbers that were compared, as text (exact fractions, or an interval)."""

    what: str
    values: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {self.what: list(self.values)}

    def text(self, names: tuple[str, ...] = ()) -> str:
        """In one line."""
        return f"{self.what}: {' against '.join(self.values)}"


Witness = ShownAttractor | ShownState | ShownPath | ShownNumbers


@dataclass(frozen=True, slots=True)
class Basis:
    """The set that a claim was checked on: its size, and of what it is a set (``attractors``, ``states``, ``settings``
    or ``arms``).
    """

    size: int
    what: str

    def __str__(self) -> str:
        return f"{self.size} {self.what if self.size != 1 else self.what.removesuffix('s')}"


@dataclass(frozen=True, slots=True)
class Holds:
    """The claim is true of the network. ``witness`` is a case that shows it (None where none does)."""

    on: Basis
    witness: Witness | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Fails:
    """The claim is false of the network. ``counterexample`` is a case that shows it (None where none does)."""

    on: Basis
    counterexample: Witness | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Undecided:
    """Within the budget the claim was shown neither to hold nor to fail. ``reason`` says what ended the check."""

    reason: str


Verdict = Holds | Fails | Undecided


def word(verdict: Verdict) -> str:
    """A verdict in one word.

    - ``verdict``: the verdict.

    Returns ``holds``, ``fails`` or ``undecided``.

    Raises nothing.

    >>> word(Undecided("the time budget ended"))
    'undecided'
    """
    match verdict:
        case Holds():
            return "holds"
        case Fails():
            return "fails"
        case Undecided():
            return "undecided"
        case _:
            assert_never(verdict)


def shown(verdict: Verdict) -> Witness | None:
    """What shows a verdict: the witness of a claim that holds, the counterexample of one that fails.

    - ``verdict``: the verdict.

    Returns a path or a state; None where no single one shows it, and where the claim is undecided.

    Raises nothing.

    >>> shown(Undecided("the time budget ended")) is None
    True
    """
    match verdict:
        case Holds(_, witness):
            return witness
        case Fails(_, counterexample):
            return counterexample
        case Undecided():
            return None
        case _:
            assert_never(verdict)
