"""Update schemes: one table, a member each. What a step is decides which attractors there are.

Fixed points are the same in all of them. A scheme says how the core is asked for it, how its attractors are found, and
which questions it has no answer to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Protocol

from logicnet.core import spaces as core
from logicnet.errors import SchemeError, UnknownName


class Scheme(Protocol):
    """What `StateSpace` asks of a scheme. `questions` are those it refuses, each with the reason."""

    @property
    def name(self) -> str: ...
    @property
    def refuses(self) -> Mapping[str, str]: ...
    def in_core(self, names: Sequence[str]) -> core.Scheme:
        """How the core is asked for it, over these components."""
        ...


@dataclass(frozen=True, slots=True)
class CoreScheme:
    """A scheme that the compiled core has a kernel for. `step` and `attractors` say in words what is done."""

    name: str
    kind: int
    step: str
    attractors: str
    reference: str
    refuses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    blocks: tuple[tuple[str, ...], ...] | None = None

    def in_core(self, names: Sequence[str]) -> core.Scheme:
        if self.name != "block-sequential":
            return core.scheme(self.kind)
        if self.blocks is None:
            return core.scheme(self.kind, range(len(names)))
        return core.scheme(self.kind, _places(self.blocks, names))


def _places(blocks: tuple[tuple[str, ...], ...], names: Sequence[str]) -> list[int]:
    """The number of each component's block. Every component must stand in exactly one block."""
    place: dict[str, int] = {}
    for number, block in enumerate(blocks):
        for name in block:
            if name not in names:
                raise UnknownName("component", name, names)
            if name in place:
                raise SchemeError(f"{name} stands in two blocks")
            place[name] = number
    if missing := [name for name in names if name not in place]:
        raise SchemeError(f"no block updates {', '.join(missing[:5])}", hint="a component in no block would never move")
    return [place[name] for name in names]


_PIVOTS = (
    "pivots: forward and backward closures of where random walks end, after the basin of the fixed points is removed"
)
_CYCLES = "cycles of a map: images of the whole space while they shrink, then each remaining state is followed"
_TRANSITIVE = (
    "a most permissive step may pass through states that are not Boolean, so Boolean states have no single steps"
)

_MEMBERS = (
    CoreScheme(
        "asynchronous",
        core.ASYNCHRONOUS,
        "one component that differs from its rule takes its value",
        _PIVOTS,
        "Thomas 1991",
    ),
    CoreScheme("synchronous", core.BLOCKS, "every component takes the value of its rule", _CYCLES, "Kauffman 1969"),
    CoreScheme(
        "general-asynchronous",
        core.GENERAL,
        "any of the components that differ from their rules, together, take their values",
        _PIVOTS,
        "Aracena, Goles, Moreira, Salinas 2009",
    ),
    CoreScheme(
        "most-permissive",
        core.PERMISSIVE,
        "what a change that takes its time can reach: on the way, others read a component as either value",
        "minimal trap spaces: the least among the smallest trap spaces around the asynchronous attractors",
        "Paulevé, Kolčák, Chatain, Haar 2020",
        MappingProxyType({"step": _TRANSITIVE, "path": _TRANSITIVE, "until": _TRANSITIVE, "always": _TRANSITIVE}),
    ),
    CoreScheme(
        "block-sequential",
        core.BLOCKS,
        "one block of components after another, those of a block at once; by default each alone, in order",
        _CYCLES,
        "Robert 1986",
    ),
)

SCHEMES: Mapping[str, Scheme] = MappingProxyType({member.name: member for member in _MEMBERS})
"""Every update scheme, by the name that the command line and the field use."""


def block_sequential(blocks: Iterable[Iterable[str]]) -> Scheme:
    """The block-sequential scheme with these blocks, in this order; each component in exactly one.

    >>> block_sequential([["IL6", "JAK1"], ["STAT3"]]).name
    'block-sequential'
    """
    return replace(_MEMBERS[-1], blocks=tuple(tuple(block) for block in blocks))


def scheme_of(scheme: str | Scheme) -> Scheme:
    """A scheme by its name, or as it is. Raises UnknownName with the nearest names."""
    if not isinstance(scheme, str):
        return scheme
    name = "-".join(scheme.split())  # the names had blanks once
    if name not in SCHEMES:
        raise UnknownName("update scheme", scheme, SCHEMES)
    return SCHEMES[name]


def accept(scheme: str | Scheme, question: str) -> Scheme:
    """The scheme, where it can answer the question. Raises SchemeError with its reason."""
    chosen = scheme_of(scheme)
    if question in chosen.refuses:
        raise SchemeError(f"'{question}' has no meaning under {chosen.name} update: {chosen.refuses[question]}")
    return chosen
