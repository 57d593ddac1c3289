"""Interventions: changes of rules, written in the field's notation.

``A%0`` and ``A%1`` hold a component (knock-out, knock-in); ``A:B%0`` and ``A:B%1`` let B read 0 or 1 where its rule
names A, and leave the rest of A's effects as they are: a neutralised ligand is not a lost gene. Several are joined by
a space. The dynamics never learn that interventions exist: ``on`` gives a new network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from logicnet.errors import InterventionError, Span, UnknownName

if TYPE_CHECKING:
    from logicnet.model.network import Network

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True, order=True)
class Fix:
    """Hold ``component`` at ``value``: its rule becomes that constant."""

    component: str
    value: int

    def __str__(self) -> str:
        return f"{self.component}%{self.value}"


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Cut the edge from ``source`` to ``target``: the target's rule reads ``value`` in the source's place."""

    source: str
    target: str
    value: int

    def __str__(self) -> str:
        return f"{self.source}:{self.target}%{self.value}"


Change = Fix | Cut


@dataclass(frozen=True, slots=True)
class Intervention:
    """A set of changes made together, kept in one order so that equal interventions are equal values.

    >>> str(Intervention.of([Fix("STAT3", 0), Cut("IL6", "IL6R", 0)]))
    'IL6:IL6R%0 STAT3%0'
    """

    changes: tuple[Change, ...] = ()

    @classmethod
    def of(cls, changes: Iterable[Change]) -> Self:
        """Collect changes. Raises InterventionError where one component or one edge is given two values."""
        distinct = sorted(set(changes), key=str)
        seen: dict[str, Change] = {}
        for change in distinct:
            place = str(change).rpartition("%")[0]
            if place in seen:
                raise InterventionError(
                    f"two values for one place: {seen[place]} and {change}", hint="keep one of the two"
                )
            seen[place] = change
        return cls(tuple(distinct))

    @classmethod
    def parse(cls, text: str, network: Network, catalogue: Mapping[str, str] | None = None) -> Self:
        """Read ``STAT3%0 IL6:IL6R%0`` against a network; a word of the ``catalogue`` stands for the notation it maps
        to.

        Raises InterventionError or UnknownName with the place, what was expected and the nearest known name: a misspelt
        intervention never runs as the wild type.
        """
        changes: list[Change] = []
        for word in _WORD.finditer(text):
            span = Span.within(text, word.start(), word.end(), file="<intervention>")
            if catalogue is not None and word.group() in catalogue:
                changes.extend(cls.parse(catalogue[word.group()], network).changes)
            else:
                changes.append(_change(word.group(), span, network, catalogue or {}))
        return cls.of(changes)

    @property
    def held(self) -> Mapping[str, int]:
        """The components that are held, with the values that they are held at."""
        return {change.component: change.value for change in self.changes if isinstance(change, Fix)}

    def on(self, network: Network) -> Network:
        """The network with these changes made. Raises UnknownName or InterventionError where it has no such component
        or edge.
        """
        for change in self.changes:
            _confirm(change, network, None)
        index = network.rules.index
        fixes = {index(component): value for component, value in self.held.items()}
        cuts = {(index(c.source), index(c.target)): c.value for c in self.changes if isinstance(c, Cut)}
        return network.with_rules(network.rules.perturb(fixes, cuts)) if self.changes else network

    def __or__(self, other: Intervention) -> Intervention:
        return Intervention.of((*self.changes, *other.changes))

    def __len__(self) -> int:
        return len(self.changes)

    def __str__(self) -> str:
        return " ".join(map(str, self.changes))


def knock_out(*components: str) -> Intervention:
    """Hold each component at 0."""
    return Intervention.of(Fix(name, 0) for name in components)


def knock_in(*components: str) -> Intervention:
    """Hold each component at 1."""
    return Intervention.of(Fix(name, 1) for name in components)


def _change(word: str, span: Span, network: Network, catalogue: Mapping[str, str]) -> Change:
    place, percent, value = word.rpartition("%")
    if not percent:
        if "," in word or ";" in word or word in {"+", "&"}:
            raise InterventionError(
                f"expected NAME%0 or NAME%1, found {word!r}", span=span, hint="join interventions by a space"
            )
        if word in network.names:
            raise InterventionError(
                f"{word!r} does not say what to do with it", span=span, hint=f"write {word}%0 or {word}%1"
            )
        raise UnknownName("intervention", word, [*catalogue, *network.names], span=span)
    if not place or value not in {"0", "1"} or "%" in place or ("," in place and place not in network.names):
        hint = (
            "join interventions by a space, not a comma"
            if "," in word or ";" in word
            else "a component is held at 0 or at 1"
        )
        raise InterventionError(f"expected NAME%0, NAME%1 or FROM:TO%0, found {word!r}", span=span, hint=hint)
    change = _place(place, int(value), network)
    _confirm(change, network, span)
    return change


def _place(place: str, value: int, network: Network) -> Change:
    """A component where the whole place is a name (names may hold colons), else the edge whose two halves are names."""
    if place in network.names or ":" not in place:
        return Fix(place, value)
    halves = [(place[:at], place[at + 1 :]) for at, character in enumerate(place) if character == ":"]
    known = [(source, target) for source, target in halves if source in network.names and target in network.names]
    source, target = (known or halves)[0]
    return Cut(source, target, value)


def _confirm(change: Change, network: Network, span: Span | None) -> None:
    names = network.names
    wanted = (change.component,) if isinstance(change, Fix) else (change.source, change.target)
    for name in wanted:
        if name not in network.position:
            raise UnknownName("component", name, names, span=span)
    if isinstance(change, Cut):
        regulators = network.regulators(change.target)
        if change.source not in regulators:
            near = f"regulators of {change.target}: {', '.join(regulators) or 'none'}"
            backwards = change.target in network.regulators(change.source)
            hint = f"{near}; the edge {change.target}:{change.source} exists" if backwards else near
            raise InterventionError(f"no edge from {change.source} to {change.target}", span=span, hint=hint)
