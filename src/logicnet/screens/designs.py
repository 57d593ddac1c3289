"""Designs: which interventions a screen tries, in a stable order.

A design is its parts (single interventions: a component held, an edge cut, a drug, a line of a file) and the
combinations of them up to a size. Combinations stand as numbers of parts in one flat array, so that a million triples
take megabytes; an intervention is made when it is looked at. Combinations that give one place two values do not exist,
and are left out.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from math import comb
from numbers import Integral
from typing import Any, overload

from logicnet.analysis.questions import check_flags, read_asked
from logicnet.display import Card, TableView, Visible
from logicnet.display.tables import MOST_ROWS
from logicnet.errors import InterventionError, UnknownName
from logicnet.formats.catalogue import catalogue_for
from logicnet.model import Change, Cut, Fix, Intervention, InterventionLike, Kind, Network
from logicnet.model.drug import Drug
from logicnet.model.notation import several, without_comment

OVER = {
    "nodes": "hold each component at 0 and at 1",
    "edges": "let each edge read 0 and 1",
    "drugs": "apply each drug of the catalogue",
}
DrugsLike = Drug | str | Iterable[Drug | str]
"""Drugs, or their names: ``"A,B"`` or ``["A", "B"]``."""
DEFAULT_OVER = ("nodes", "edges")
READOUTS = frozenset({Kind.PHENOTYPE})
GIVEN = frozenset({Kind.DRUG, Kind.ENVIRONMENT})
NOTHING = Intervention()
_DRUGS = 'write names, ["siltuximab"], or what logicnet.read_drugs("file.toml") gives'
MOST_COMBINATIONS = 50_000_000  # combinations that are listed; more is a question for ``control``


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that can be done: an intervention, and the name of the drug where it is one."""

    intervention: Intervention
    label: str = ""


@dataclass(frozen=True, repr=False)
class Design(Visible, Sequence[Intervention]):
    """The interventions of a screen, in order: all single parts, then all pairs, and so on.

    ``picks`` holds ``width`` numbers of parts for each intervention, filled up with -1.
    """

    parts: tuple[Part, ...]
    width: int = 1
    picks: array[int] = field(default_factory=lambda: array("i"), repr=False)

    def __len__(self) -> int:
        return len(self.picks) // self.width

    def _line(self) -> str:
        return f"Design of {len(self)} interventions, made of {len(self.parts)}"

    def _card(self) -> Card:
        shown = range(min(len(self), MOST_ROWS))
        rows = [(str(self[place]), kind_of(self[place]), self.label(place)) for place in shown]
        table = TableView(["intervention", "type", "drugs"], rows, all_rows="iterating over it", total=len(self))
        return Card("Design", self._line().partition(" ")[2], parts=[table])

    @overload
    def __getitem__(self, index: int) -> Intervention: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Intervention]: ...
    def __getitem__(self, index: int | slice) -> Intervention | Sequence[Intervention]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        chosen = self.chosen(index)
        if len(chosen) == 1:
            return chosen[0].intervention
        return Intervention.of(change for part in chosen for change in part.intervention.changes)

    def chosen(self, index: int) -> tuple[Part, ...]:
        """The parts of one intervention."""
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        picks = self.picks[index * self.width : (index + 1) * self.width]
        return tuple(self.parts[pick] for pick in picks if pick >= 0)

    def label(self, index: int) -> str:
        """The drugs of one intervention, joined by ``+``; empty where it uses none."""
        return " + ".join(part.label for part in self.chosen(index) if part.label)

    @property
    def labelled(self) -> bool:
        """Whether drugs are part of it."""
        return any(part.label for part in self.parts)

    @cached_property
    def clashes(self) -> int:
        """How many pairs of its parts are not combined: two values for a place, or one contains the other."""
        return len(clashing([part.intervention for part in self.parts]))

    @cached_property
    def doses(self) -> tuple[Change, ...]:
        """The changes of its parts that are made with a probability below 1."""
        return tuple(one for part in self.parts for one in part.intervention.doses)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of parts and combinations, in their order."""
        content = hashlib.sha256()
        for part in self.parts:
            content.update(f"{part.label}\n{part.intervention.key}\n\n".encode())
        content.update(f"{self.width}\n".encode())
        content.update(array("i", self.picks).tobytes())
        return content.hexdigest()


def singles(
    network: Network,
    over: Iterable[str] = DEFAULT_OVER,
    *,
    knock_ins: bool = True,
    exclude: Iterable[str] = (),
    only: Iterable[str] = (),
    inputs: bool = False,
    readouts: bool = False,
    drugs: DrugsLike | None = None,
    background: Intervention = NOTHING,
) -> tuple[Part, ...]:
    """All single interventions that a screen of a network tries.

    - ``network``: the network that they are made in.
    - ``over``: what is tried: nodes, edges, drugs (default: nodes and edges).
    - ``knock_ins``: whether something may be held at 1, and not at 0 alone (default: True).
    - ``exclude``: components that are left alone, ``"A,B"`` or ``["A", "B"]`` (default: none).
    - ``only``: the only components that are touched, ``"A,B"`` or ``["A", "B"]`` (default: all).
    - ``inputs``: whether inputs are touched too (default: False).
    - ``readouts``: whether components of kind phenotype are touched too (default: False).
    - ``drugs``: the drugs that may be given, by name or as values, where ``over`` has drugs (default: those of the
      catalogue that act on the network).
    - ``background``: what has been done already; an edge that it cuts is not read otherwise, so what would do that is
      left out (default: nothing).

    Inputs are components without a rule, those of kind drug or environment, and constants of unknown kind. An edge is
    left alone where ``exclude`` names one of its ends, and touched where ``only`` names one of them.

    A component with levels is held at each of them (without ``knock_ins`` at 0 alone), and an edge reads each level of
    its source. The edge from such a component to itself is left out: by it the levels move one step at a time.

    Returns the interventions as parts of a design, nodes first, then edges, then drugs.

    Raises UnknownName for a word, a component or a drug that is not known, InterventionError for drugs that are not
    tried, as ``over`` has none, or that are named and have no target in the network.

    >>> from logicnet.logic import Rules
    >>> [str(part.intervention) for part in singles(Network("pair", Rules.parse("A, B\\nB, A")), knock_ins=False)]
    ['A%0', 'B%0', 'B:A%0', 'A:B%0']
    """
    check_flags(knock_ins=knock_ins, inputs=inputs, readouts=readouts)
    over = several(over)
    for word in over:
        if word not in OVER:
            raise UnknownName("kind of intervention", word, list(OVER))
    listed = None if drugs is None else drugs_asked(drugs, network)
    if listed and "drugs" not in over:
        raise InterventionError(
            "drugs are given, and none are tried", hint=f"write over={[*over, 'drugs']}, or leave the drugs out"
        )
    left_out, kept = _named(network, exclude), _named(network, only)
    untouched = _untouched(network, inputs=inputs, readouts=readouts)

    def values(name: str) -> range:
        return range(network.levels.get(name, 1) + 1 if knock_ins else 1)

    found: list[Part] = []
    if "nodes" in over:
        every = [component.name for component in network.components]
        names = [n for n in every if n not in untouched and n not in left_out and (not kept or n in kept)]
        found += (Part(Intervention.of([Fix(name, value)])) for name in names for value in values(name))
    if "edges" in over:
        hidden, own = _untouched(network, inputs=True, readouts=readouts), own_edges(network)
        for edge in network.regulations:
            ends = (edge.source, edge.target)
            named = {*ends}
            if edge.sign == "0" or edge.target in hidden or ends in own:
                continue
            if not named & left_out and (not kept or named & kept):
                found += (Part(Intervention.of([Cut(*ends, value).within(network)])) for value in values(edge.source))
    if "drugs" in over:
        found += _drugs(network, listed, left_out, kept)
    return tuple(part for part in found if _against(background, part) is None)


def confirm_beside(background: Intervention, parts: Iterable[Part]) -> None:
    """Raise InterventionError where a part contradicts what has been done already, so that both cannot be.

    A component that is held already may be held otherwise: that takes its place. An edge that is cut already is gone
    from the rule, and levels between which a component is kept already are not those of another keeping.
    """
    for part in parts:
        if (pair := _against(background, part)) is not None:
            raise InterventionError(
                f"{pair[1]} cannot be tried on top of {pair[0]}", hint=f"leave {pair[0]} out of what is done already"
            )


def _against(background: Intervention, part: Part) -> tuple[Change, Change] | None:
    """A change of the background and one of a part that contradicts it."""
    there = {one.place: one for one in background.changes}
    for one in part.intervention.changes:
        known = there.get(one.place)
        if known is not None and known != one and not isinstance(one, Fix):
            return known, one
    return None


def drugs_asked(drugs: DrugsLike, network: Network) -> tuple[Drug, ...]:
    """The drugs that were asked for, those by name from the catalogue.

    Raises UnknownName, with the nearest, for a name that is none's, and InterventionError for a drug that is named and
    has no target in the network, and for anything else.

    >>> from logicnet.formats import load
    >>> [drug.name for drug in drugs_asked("siltuximab", load("il6"))]
    ['siltuximab']
    """
    if isinstance(drugs, Drug):
        return (drugs,)
    if not isinstance(drugs, Iterable):
        raise InterventionError(f"expected drugs, found {drugs!r}", hint=_DRUGS)
    known, found = catalogue_for(network), list[Drug]()
    for one in several(drugs) if isinstance(drugs, str) else drugs:
        if not isinstance(one, Drug | str):
            raise InterventionError(f"expected a drug, found {one!r}", hint=_DRUGS)
        drug = one if isinstance(one, Drug) else known.drug(one)
        if isinstance(one, str):
            drug.on(network)  # what is named is meant to act; a whole file of drugs has some that do not
        found.append(drug)
    return tuple(found)


def own_edges(network: Network) -> frozenset[tuple[str, str]]:
    """The edges that no design cuts: from a component with levels to itself."""
    return frozenset((e.source, e.target) for e in network.regulations if e.source == e.target in network.levels)


def is_count(size: object) -> bool:
    """Whether a number of parts can be that: a whole number from 1 on.

    >>> is_count(2), is_count(2.5), is_count(0), is_count("2")
    (True, False, False, False)
    """
    return isinstance(size, Integral) and 1 <= int(size) < 1 << 31


def design(parts: Iterable[Part], size: int = 1) -> Design:
    """A design: single interventions, and all their combinations up to a size.

    - ``parts``: the single interventions, as ``singles`` finds them.
    - ``size``: how many of them are combined at most (default: 1).

    Returns Design, the smaller combinations first. Parts that contradict each other, or of which one contains the
    other, are not combined.

    Raises InterventionError where there is no part, for a size below 1, and for more than 50 million combinations.

    >>> from logicnet.model import knock_out
    >>> len(design([Part(knock_out("A")), Part(knock_out("B"))], size=2))
    3
    """
    listed = tuple(dict.fromkeys(parts))
    if not listed:
        raise InterventionError(
            "the design is empty: there is nothing to perturb", hint="widen `over` or `only`, or exclude less"
        )
    if not is_count(size):
        raise InterventionError(f"a design has combinations of 1 or more, not {size}")
    width = min(size, len(listed))
    if (most := sum(comb(len(listed), k) for k in range(1, width + 1))) > MOST_COMBINATIONS:
        raise InterventionError(
            f"{most} combinations of up to {width} of {len(listed)} interventions are too many to list",
            hint="ask `control` for the minimal ones, or narrow the design by `only`, `exclude` or without knock-ins",
        )
    return Design(listed, width, _combined(listed, width))


def given(interventions: Iterable[InterventionLike | Part], network: Network | None = None) -> Design:
    """A design of exactly these interventions, each once, the wild type (no change) left out. What is no value yet is
    read against the ``network``.
    """
    if isinstance(interventions, str):
        raise InterventionError("expected several interventions, found a text", hint='write ["A%0", "B%0 C%1"]')
    if not isinstance(interventions, Iterable):
        raise InterventionError(
            f"expected several interventions, found {interventions!r}", hint='write ["A%0", "B%0 C%1"]'
        )
    parts = (entry if isinstance(entry, Part) else Part(_read(entry, network)) for entry in interventions)
    return design(part for part in parts if part.intervention.changes)


def _read(entry: InterventionLike, network: Network | None) -> Intervention:
    if network is None and isinstance(entry, Intervention):
        return entry
    if network is None:
        raise InterventionError(f"expected an intervention, found {entry!r}")
    return read_asked(network, intervention=entry, doses=True).intervention


def parse_design(text: str, network: Network, catalogue: Mapping[str, str] | None = None) -> Design:
    """A design from a list: one intervention a line, blank lines and ``#`` comments skipped. Errors name the line."""
    found = []
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
        words = without_comment(line).strip()
        if words:
            try:
                found.append(Intervention.parse(words, network, catalogue, doses=True))
            except (InterventionError, UnknownName) as error:
                raise InterventionError(f"line {number} of the list: {error}") from None
    return given(found)


def kind_of(intervention: Intervention) -> str:
    """The word for an intervention in a table."""
    match intervention.changes:
        case ():
            return "wild type"
        case (one,):
            return one.kind
        case _:
            return "combination"


def _combined(parts: Sequence[Part], width: int) -> array[int]:
    clashes = clashing([part.intervention for part in parts])
    picks = array("i")
    for size in range(1, width + 1):
        padding = (-1,) * (width - size)
        for combination in combinations(range(len(parts)), size):
            if size == 1 or not any(pair in clashes for pair in combinations(combination, 2)):
                picks.extend(combination + padding)
    return picks


def clashing(interventions: Sequence[Intervention]) -> frozenset[tuple[int, int]]:
    """Pairs, by number, that do not go together: two values for a place, or one contains the other."""
    places = [{change.place: change.value for change in one.changes} for one in interventions]
    touching: dict[object, list[int]] = {}
    for number, one in enumerate(places):
        for place in one:
            touching.setdefault(place, []).append(number)
    near = {pair for numbers in touching.values() for pair in combinations(numbers, 2)}
    return frozenset(pair for pair in near if _clash(places[pair[0]], places[pair[1]]))


def _clash(one: Mapping[Any, object], other: Mapping[Any, object]) -> bool:
    shared = one.keys() & other.keys()
    # Where one contains the other, both together do what the larger one does alone, which is in the design already.
    return any(one[place] != other[place] for place in shared) or len(shared) == min(len(one), len(other))


def _untouched(network: Network, *, inputs: bool, readouts: bool) -> frozenset[str]:
    names: set[str] = set()
    if not inputs:
        given = network.targets or network.rules
        constant = {network.names[index] for index in given.constants}
        names |= {*network.inputs, *network.inputs_with_levels}
        names |= {c.name for c in network.components if c.kind in GIVEN}
        names |= {c.name for c in network.components if c.kind is None and constant.issuperset(c.variables)}
    if not readouts:
        names |= {component.name for component in network.components if component.kind in READOUTS}
    return frozenset(names)


def _named(network: Network, names: Iterable[str]) -> frozenset[str]:
    chosen, known = frozenset(several(names)), [component.name for component in network.components]
    for name in sorted(chosen.difference(known), key=str):
        raise UnknownName("component", str(name), known)
    return chosen


def _drugs(
    network: Network, drugs: Iterable[Drug] | None, left_out: frozenset[str], kept: frozenset[str]
) -> Iterator[Part]:
    """The drugs that act on something this network has: the given ones, or the shipped catalogue's."""
    for drug in catalogue_for(network).applicable if drugs is None else drugs:
        changes = drug.within(network)
        named = {name for change in changes for name in change.place}
        if changes and not named & left_out and (not kept or named & kept):
            yield Part(drug.on(network), drug.name)
