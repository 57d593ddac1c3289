"""Attractors as values by name, and the answer that holds them with its proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.logic import Expression
from logicnet.model import Asked

if TYPE_CHECKING:
    import pandas

    from logicnet.analysis.verification import Verification
    from logicnet.core.solver import Solution

PhenotypeReader = Callable[[Expression], Sequence[str]]
"""A phenotype -> for every listed attractor ``always``, ``never``, ``sometimes``, or ``depends`` (on a free input)."""


@dataclass(frozen=True, slots=True)
class Attractor:
    """One attractor, under one condition on the free inputs.

    - ``kind``: ``fixed point`` (one state) or ``cyclic`` (more).
    - ``states``: its exact number of states; None where that is not known.
    - ``fixed``: the components that keep one value, with the value.
    - ``oscillating``: the components that take both values.
    - ``state``: one of its states, by name.
    - ``condition``: the values of inputs that it holds under.
    - ``free_inputs``: the inputs that may have any value; they stand in ``state`` at 0, and neither in ``fixed`` nor in
      ``oscillating``.
    - ``method``: the steps of the solver that found it.
    - ``place``: its number in the core's list; ``shown`` looks there for what ``shows`` says.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> first = logicnet.attractors(switch)[0]
    >>> first.kind, first.states, first.pattern
    ('fixed point', 1, '01')
    """

    kind: str
    states: int | None
    fixed: Mapping[str, int]
    oscillating: tuple[str, ...]
    state: Mapping[str, int]
    condition: Mapping[str, int] = field(default_factory=dict)
    free_inputs: tuple[str, ...] = ()
    method: str = ""
    place: int = field(default=0, repr=False, compare=False)
    shown: PhenotypeReader | None = field(default=None, repr=False, compare=False)

    @property
    def settings(self) -> int:
        """Under how many settings of the free inputs it is found."""
        return int(2 ** len(self.free_inputs))

    @property
    def pattern(self) -> str:
        """One character a component: 0, 1, or ``-`` where it oscillates or is a free input."""
        return "".join(str(self.fixed.get(name, "-")) for name in self.state)

    def shows(self, phenotype: Expression) -> str:
        """In which of its states an expression is true: ``always``, ``never``, ``sometimes``; ``depends`` on a free
        input.
        """
        if self.shown is None:
            raise ValueError("this attractor was made by hand: nothing knows its states")
        return self.shown(phenotype)[self.place]

    def to_dict(self) -> dict[str, Any]:
        """The attractor as it stands in JSON."""
        return {
            "kind": self.kind,
            "states": self.states,
            "fixed": dict(self.fixed),
            "oscillating": list(self.oscillating),
            "state": dict(self.state),
            "condition": dict(self.condition),
            "free_inputs": list(self.free_inputs),
            "method": self.method,
        }


@dataclass(frozen=True, repr=False)
class Attractors(AboutNetwork):
    """The attractors of a network, in a stable order: by condition, fixed points first, then by pattern.

    - ``scheme``: how components are updated.
    - ``attractors``: the pairs of condition and attractor that are listed; iterating gives them.
    - ``count``: how many attractors there are with every free input written out; a lower bound where not ``complete``.
    - ``truncated``: whether there are more pairs than are listed, because of ``why_truncated``: ``limit``, ``time
      budget``, ``memory budget`` or ``interrupt``.
    - ``verification``: what a second look found, where it was asked for.
    - ``answer``: the core's own answer, to which the ``place`` of an attractor refers; other questions build on it.

    ``complete`` says whether all are known; else ``why_incomplete`` names what was left and which budget ended the
    work.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> found = logicnet.attractors(switch)
    >>> found.complete, found.count, found[0].fixed
    (True, 2, {'A': 0, 'B': 1})
    """

    asked: Asked
    scheme: str
    complete: bool
    method: str
    seconds: float
    attractors: tuple[Attractor, ...]
    count: int
    truncated: bool = False
    why_incomplete: str = ""
    why_truncated: str = ""
    verification: Verification | None = field(default=None, compare=False)
    """What a second look found, where it was asked for."""
    answer: Solution | None = field(default=None, repr=False, compare=False)
    """The core's own answer, to which each attractor's ``place`` refers; other questions build on it."""

    def __iter__(self) -> Iterator[Attractor]:
        return iter(self.attractors)

    def __len__(self) -> int:
        return len(self.attractors)

    def __repr__(self) -> str:
        found = f"{'' if self.complete else 'at least '}{self.count} {self.scheme}"
        return f"<Attractors of {self.network.name}: {found}, {len(self)} listed>"

    def __getitem__(self, index: int) -> Attractor:
        return self.attractors[index]

    @property
    def fixed_points(self) -> tuple[Attractor, ...]:
        """Those listed that are single states."""
        return tuple(attractor for attractor in self.attractors if attractor.kind == "fixed point")

    @property
    def cyclic(self) -> tuple[Attractor, ...]:
        """Those listed that run through more than one state."""
        return tuple(attractor for attractor in self.attractors if attractor.kind == "cyclic")

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "scheme": self.scheme,
            **self.proof(),
            "count": self.count,
            "listed": len(self.attractors),
            "truncated": self.truncated,
            "why_truncated": self.why_truncated,
            **({} if self.verification is None else {"verification": self.verification.to_dict()}),
            "attractors": [attractor.to_dict() for attractor in self.attractors],
        }

    def to_frame(self) -> pandas.DataFrame:
        """Components x attractors: 0, 1, ``~`` where it oscillates, ``*`` for a free input."""
        import pandas

        columns = {
            number: [cell(attractor, name) for name in self.network.names] for number, attractor in enumerate(self, 1)
        }
        return pandas.DataFrame(columns, index=pandas.Index(self.network.names, name="component"))


def cell(attractor: Attractor, name: str) -> str:
    """What a component does in an attractor, in one character."""
    if name in attractor.fixed:
        return str(attractor.fixed[name])
    return "*" if name in attractor.free_inputs else "~"
