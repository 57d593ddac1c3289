"""Interventions: changes of rules, written in the field's notation.

``A%0`` and ``A%1`` hold a component (knock-out, knock-in); ``A:B%0`` and ``A:B%1`` let B read 0 or 1 where its rule
names A, and leave the rest of A's effects as they are: a neutralised ligand is not a lost gene. Several are joined by
a space. Names that hold a blank, a colon or a percent sign stand in quotes: ``"STAT 3"%0``, ``"A:B"%0`` for a component
A:B, ``"A":"B"%0`` for the edge from A to B beside it. The dynamics never learn that interventions exist: ``on`` gives a
new network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Self

from logicnet.errors import InterventionError, Span, UnknownName
from logicnet.model.notation import divided, readings, words, written

if TYPE_CHECKING:
    from logicnet.model.network import Network


@dataclass(frozen=True, slots=True, order=True)
class Fix:
    """Hold ``component`` at ``value``: its rule becomes that constant."""

    component: str
    value: int

    @property
    def place(self) -> tuple[str, ...]:
        """What is given a value: a component here, an edge's two ends in a `Cut`."""
        return (self.component,)

    def __str__(self) -> str:
        return f"{written(self.component)}%{self.value}"


@dataclass(frozen=True, slots=True, order=True)
class Cut:
    """Cut the edge from ``source`` to ``target``: the target's rule reads ``value`` in the source's place.

    ``quoted`` says that the ends are written in quotes, as a component of the network has the name ``source:target``;
    it is no part of what the cut is.
    """

    source: str
    target: str
    value: int
    quoted: bool = field(default=False, compare=False, repr=False)

    @property
    def place(self) -> tuple[str, ...]:
        """What is given a value: the two ends of the edge."""
        return (self.source, self.target)

    def within(self, network: Network) -> Cut:
        """The same cut, written so that the network reads it as this one."""
        return replace(self, quoted=f"{self.source}:{self.target}" in network.position)

    def __str__(self) -> str:
        ends = (written(self.source, quoted=self.quoted), written(self.target, quoted=self.quoted))
        return f"{':'.join(ends)}%{self.value}"


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
        distinct = sorted(set(changes), key=lambda change: (f"{':'.join(change.place)}%{change.value}", change.place))
        seen: dict[tuple[str, ...], Change] = {}
        for change in distinct:
            if change.place in seen:
                raise InterventionError(
                    f"two values for one place: {seen[change.place]} and {change}", hint="keep one of the two"
                )
            seen[change.place] = change
        return cls(tuple(distinct))

    @classmethod
    def parse(cls, text: str, network: Network, catalogue: Mapping[str, str] | None = None) -> Self:
        """Read ``STAT3%0 IL6:IL6R%0`` against a network; a word of the ``catalogue`` stands for the notation it maps
        to.

        Raises InterventionError or UnknownName with the place, what was expected and the nearest known name: a misspelt
        intervention never runs as the wild type.
        """
        changes: list[Change] = []
        for word in words(text):
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

    @property
    def key(self) -> str:
        """What tells interventions apart in digests: kind, place and value of each change. Names hold no control
        characters."""
        return "\n".join("\t".join((type(c).__name__, *c.place, str(c.value))) for c in self.changes)

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
    place, value = divided(word)
    if word.count('"') % 2:
        raise InterventionError(f"a quote that is not closed: {word!r}", span=span, hint='write "STAT 3"%0')
    if value is None:
        if "," in word or ";" in word or word in {"+", "&"}:
            raise InterventionError(
                f"expected NAME%0 or NAME%1, found {word!r}", span=span, hint="join interventions by a space"
            )
        if (name := (readings(word) or [("",)])[0][0]) in network.names:
            what = written(name)
            raise InterventionError(
                f"{name!r} does not say what to do with it", span=span, hint=f"write {what}%0 or {what}%1"
            )
        begun = next((written(name) for name in network.names if name.split()[:1] == [word]), "")
        hint = f"names that hold a blank stand in quotes: {begun}%0" if begun else ""
        raise UnknownName("intervention", word, [*catalogue, *network.names], span=span, hint=hint)
    meant = readings(place)
    strange = ("%" in place or "," in place) and '"' not in place and place not in network.names
    if not meant or value not in {"0", "1"} or strange:
        hint = (
            "join interventions by a space, not a comma"
            if "," in word or ";" in word
            else "a component is held at 0 or at 1"
        )
        raise InterventionError(f"expected NAME%0, NAME%1 or FROM:TO%0, found {word!r}", span=span, hint=hint)
    change = _read(meant, int(value), network, word, span)
    _confirm(change, network, span)
    return change


def _read(meant: list[tuple[str, ...]], value: int, network: Network, word: str, span: Span) -> Change:
    """The one reading that the network knows: a component of this name (names may hold colons), or an edge. Raises
    InterventionError where it knows several."""
    every = [Fix(names[0], value) if len(names) == 1 else Cut(names[0], names[1], value) for names in meant]
    known = [change for change in every if all(name in network.position for name in change.place)]
    there = [
        change for change in known if isinstance(change, Fix) or change.source in network.regulators(change.target)
    ]
    if len(there) > 1:
        ways = [
            f"{written(c.component)}%{value} for the component {c.component}"
            if isinstance(c, Fix)
            else f"{replace(c, quoted=True)} for the edge from {c.source} to {c.target}"
            for c in there
        ]
        raise InterventionError(
            f"{word!r} can mean {len(there)} things in {network.name}", span=span, hint=f"write {', or '.join(ways)}"
        )
    edges = [change for change in every if isinstance(change, Cut)]
    change = (there or known or edges or every)[0]
    return change.within(network) if isinstance(change, Cut) else change


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
