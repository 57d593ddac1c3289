"""A succession diagram as it is drawn: a branch for each choice of the free inputs, those that are alike as one.

A trap space in which an input is still free says of each value of the input no more than the branches of these values
do, so where every input can be held, the branches alone are drawn. Branches that differ in nothing but numbers are one,
whose nodes have the numbers of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from logicnet.model.assignment import equation

if TYPE_CHECKING:
    from logicnet.analysis.succession import Succession
    from logicnet.model import Network

_Values = Mapping[str, int | str]
Motif = tuple[str, ...]
"""What becomes fixed, a word a component."""


@dataclass(frozen=True, slots=True)
class SpaceNode:
    """A trap space, or several that are alike.

    - ``numbers``: their places in the table of ``logicnet succession``, from 1.
    - ``fixed``, ``total``: how many components are fixed, and how many there are.
    - ``shows``: the phenotypes that hold in all of its states.
    - ``kind``: ``fixed point``, ``minimal``, or nothing.
    - ``minimal``: their numbers among the minimal trap spaces, in the order of ``logicnet trapspaces``.
    - ``words``: what is fixed.
    """

    numbers: tuple[int, ...]
    fixed: int
    total: int
    shows: tuple[str, ...]
    kind: str
    minimal: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one node of a branch to another, by their places in it; any of the motifs leads there."""

    source: int
    target: int
    motifs: tuple[Motif, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the diagram, and the values of the inputs under which it holds: any of these; without any always."""

    inputs: tuple[_Values, ...]
    nodes: tuple[SpaceNode, ...]
    arrows: tuple[Arrow, ...]


def branches(diagram: Succession, titles: Mapping[str, str]) -> tuple[Branch, ...]:
    """The branches of a diagram, components called by ``titles``."""
    network = diagram.network
    told = [network.told(node.fixed) for node in diagram.nodes]
    free = [name for name in (*network.inputs, *network.inputs_with_levels) if not isinstance(told[0].get(name), int)]
    held = [tuple(values.get(name) for name in free) for values in told]
    whole = sorted({row for row in held if row and all(isinstance(value, int) for value in row)}, key=str)
    # where the diagram ended before the inputs were held, or has none: what holds whatever their values are
    drawn = whole or [held[0]]
    reader = _Reader(diagram, told, titles)
    parts = [(row, reader.part([place for place, one in enumerate(held) if one == row])) for row in drawn]
    alike: dict[tuple[int, ...], list[tuple[tuple[int | str | None, ...], dict[int, int]]]] = {}
    for row, part in parts:
        alike.setdefault(tuple(sorted(part)), []).append((row, part))
    found = []
    for same in alike.values():
        values = [{n: v for n, v in zip(free, row, strict=True) if v is not None} for row, _ in same]
        conditions = _joined(values, network) if whole else ()
        found.append(reader.branch(conditions, [part for _, part in same]))
    return tuple(found)


class _Reader:
    """What the nodes and steps of a diagram say, and which of them are alike."""

    def __init__(self, diagram: Succession, told: Sequence[_Values], titles: Mapping[str, str]) -> None:
        self.diagram, self.told, self.titles = diagram, told, titles
        self.total = len(diagram.network.components)
        self.left = {step.source for step in diagram.steps} | set(diagram.open)
        ends = sorted((place for place in range(len(told)) if place not in self.left), key=self._order)
        self.minimal = {place: number for number, place in enumerate(ends, 1)}
        self.steps: dict[tuple[int, int], list[Mapping[str, int]]] = {}
        self.before: dict[int, list[int]] = {}
        for step in diagram.steps:
            self.steps.setdefault((step.source, step.target), []).append(step.motif)
        for source, target in self.steps:
            self.before.setdefault(target, []).append(source)
        self.alike: dict[object, int] = {}  # what a node is like -> its number

    def part(self, places: Iterable[int]) -> dict[int, int]:
        """The nodes at these places by what they are like: by what they say, and by the ways that lead to them."""
        ordered = sorted(places, key=lambda place: (self._held(place), place))
        like: dict[int, int] = {}
        for place in ordered:  # what leads to a node holds less, and comes first
            ways = frozenset(
                (like[source], self._motifs(source, place)) for source in self.before.get(place, ()) if source in like
            )
            look: object = (self._fixed(place), self._kind(place), self._shows(place), ways)
            while self.alike.setdefault(look, len(self.alike)) in like.values():
                look = (look,)  # alike, and another one all the same
            like[place] = self.alike[look]
        return {like[place]: place for place in ordered}

    def branch(self, inputs: tuple[_Values, ...], parts: Sequence[Mapping[int, int]]) -> Branch:
        """Parts that are alike, as one branch."""
        first = parts[0]
        nodes = [self._node([part[key] for part in parts]) for key in first]
        place = {first[key]: number for number, key in enumerate(first)}
        arrows = [
            Arrow(place[source], place[target], self._motifs(source, target))
            for target in place
            for source in self.before.get(target, ())
            if source in place
        ]
        return Branch(inputs, tuple(nodes), tuple(arrows))

    def _node(self, places: Sequence[int]) -> SpaceNode:
        one = places[0]
        words = " ".join(equation(name, value) for name, value in self.told[one].items())
        minimal = tuple(self.minimal[place] for place in places) if one in self.minimal else ()
        known = self.diagram.complete  # of a part nobody knows which minimal trap spaces come before
        return SpaceNode(
            tuple(place + 1 for place in places),
            self._fixed(one),
            self.total,
            self._shows(one),
            self._kind(one),
            minimal if known else (),
            words,
        )

    def _kind(self, place: int) -> str:
        if self._fixed(place) == self.total:
            return "fixed point"
        return "" if place in self.left else "minimal"

    def _fixed(self, place: int) -> int:
        """How many components have one value; one that is between two levels has not."""
        return sum(isinstance(value, int) for value in self.told[place].values())

    def _held(self, place: int) -> int:
        return len(self.diagram.nodes[place].fixed)

    def _order(self, place: int) -> tuple[int, ...]:
        """The order of ``logicnet trapspaces``: by the values, what is free last."""
        fixed = self.diagram.nodes[place].fixed
        return tuple(fixed.get(name, 2) for name in self.diagram.network.names)

    def _motifs(self, source: int, target: int) -> tuple[Motif, ...]:
        """The motifs that lead from one place to another, short ones first."""
        told = (self.diagram.network.told(motif) for motif in self.steps[source, target])
        words = (tuple(f"{self.titles.get(name, name)}={value}" for name, value in one.items()) for one in told)
        return tuple(sorted(words, key=lambda motif: (len(motif), motif)))

    def _shows(self, place: int) -> tuple[str, ...]:
        told = self.diagram.readings.told_in(self.diagram.nodes[place], self.diagram.network)
        return tuple(name for name, value in told.get("phenotypes", {}).items() if value == 1)


def _joined(rows: Sequence[_Values], network: Network) -> tuple[_Values, ...]:
    """The same choices of values in fewer rows: an input that may have any of its values is left out."""
    cubes = [dict(row) for row in rows]
    for name in rows[0]:
        levels = network.component(name).maximum + 1

        def rest(cube: _Values, name: str = name) -> str:
            return str(sorted((n, v) for n, v in cube.items() if n != name))

        joined: list[dict[str, int | str]] = []
        for _, grouped in groupby(sorted(cubes, key=rest), key=rest):
            same = list(grouped)
            if len({cube.get(name) for cube in same}) == levels:
                joined.append({n: v for n, v in same[0].items() if n != name})
            else:
                joined += same
        cubes = joined
    return tuple(sorted(cubes, key=str))
