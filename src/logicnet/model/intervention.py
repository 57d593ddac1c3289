"""Interventions: changes of rules made together, written in the field's notation and joined by a space.

``A%0`` and ``A%1`` hold a component (knock-out, knock-in), ``X%2`` one with levels, and ``X%1:2`` keeps it within;
``A:B%0`` and ``A:B%1`` let B read 0 or 1 where its rule names A, and leave the rest of A's effects as they are: a
neutralised ligand is not a lost gene. The dynamics never learn that interventions exist: ``on`` gives a new network.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from logicnet.core.screens import HOLD
from logicnet.display import Card, TableView, Visible
from logicnet.errors import InterventionError, Span
from logicnet.model.assignment import is_level
from logicnet.model.called import pieces
from logicnet.model.change import Change, Cut, Fix, change, confirm
from logicnet.model.notation import words

if TYPE_CHECKING:
    from logicnet.model.network import Network

_FORMS = 'write it as text ("A%0 B:C%1"), as a mapping ({"A": 0}), or as a list of changes'


@dataclass(frozen=True, slots=True)
class GivenDrug:
    """A drug that was asked for by its name, and the changes that it makes in the network."""

    name: str
    changes: tuple[Change, ...]

    def __str__(self) -> str:
        return f"{self.name}: {' '.join(map(str, self.changes))}"


@dataclass(frozen=True, slots=True, repr=False)
class Intervention(Visible):
    """A set of changes made together, kept in one order so that equal interventions are equal values.

    - ``changes``: what is held (``Fix``), kept between levels (``Keep``) and cut (``Cut``), a place once;
      ``Intervention.of`` puts them in order.
    - ``drugs``: the drugs by whose names changes were asked for, as they were written; interventions that make the same
      changes are equal whatever they were called.

    >>> str(Intervention.of([Fix("STAT3", 0), Cut("IL6", "IL6R", 0)]))
    'IL6:IL6R%0 STAT3%0'
    """

    changes: tuple[Change, ...] = ()
    drugs: tuple[GivenDrug, ...] = field(default=(), compare=False)

    @classmethod
    def of(cls, changes: Iterable[Change], drugs: Iterable[GivenDrug] = ()) -> Self:
        """Changes, put together.

        - ``changes``: in any order; one that is there twice counts once.
        - ``drugs``: the drugs that make some of them (default: none, ``()``).

        Returns Intervention.

        Raises InterventionError where one component or one edge is given two values.

        >>> str(Intervention.of([Fix("STAT3", 0), Fix("IL6", 1), Fix("STAT3", 0)]))
        'IL6%1 STAT3%0'
        """
        distinct = sorted(
            set(changes), key=lambda change: (f"{':'.join(change.place)}%{change.value}", change.place, str(change))
        )
        seen: dict[tuple[str, ...], Change] = {}
        for one in distinct:
            if one.place in seen:
                raise InterventionError(
                    f"two values for one place: {seen[one.place]} and {one}", hint="keep one of the two"
                )
            seen[one.place] = one
        return cls(tuple(distinct), tuple(dict.fromkeys(drugs)))

    @classmethod
    def parse(
        cls, text: str, network: Network, catalogue: Mapping[str, str] | None = None, *, doses: bool = False
    ) -> Self:
        """Read ``STAT3%0 IL6:IL6R%0`` against a network.

        - ``text``: the notation, words of the catalogue, or ``@name`` for an intervention that the network calls so, or
          for a file.
        - ``network``: the network whose components and edges are meant.
        - ``catalogue``: words, with the notation that each stands for (default: None, no words).
        - ``doses``: whether a change may be made with a probability below 1, ``A%0@0.7`` (default: False).

        Returns Intervention.

        Raises InterventionError or UnknownName with the place, what was expected and the nearest known name: a misspelt
        intervention never runs as the wild type.

        >>> from logicnet.logic import Rules
        >>> from logicnet.model import Cut, Fix, Network
        >>> network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
        >>> Intervention.parse("blocker B%1", network, {"blocker": "A%0"})
        <Intervention blocker B%1 (A%0 B%1)>
        """
        changes: list[Change] = []
        drugs: list[GivenDrug] = []
        for piece in pieces(text, network, network.interventions, "intervention"):
            for word in words(piece.text):
                span = Span.within(piece.text, word.start(), word.end(), file=piece.file)
                if catalogue is not None and word.group() in catalogue:
                    made = cls.parse(catalogue[word.group()], network, doses=doses).changes
                    changes.extend(made)
                    drugs.append(GivenDrug(word.group(), made))
                else:
                    changes.append(change(word.group(), span, network, catalogue or (), doses=doses))
        return cls.of(changes, drugs)

    @classmethod
    def read(
        cls, given: object, network: Network, catalogue: Mapping[str, str] | None = None, *, doses: bool = False
    ) -> Intervention:
        """An intervention in any spelling.

        - ``given``: a value, text, a mapping of places to values (``{"A": 0, "B:C": 1}``), one change, or several of
          these in a list; None is nothing.
        - ``network``: the network whose components and edges are meant.
        - ``catalogue``: words, with the notation that each stands for (default: None, no words).
        - ``doses``: whether a change may be made with a probability below 1 (default: False).

        Returns Intervention.

        Raises InterventionError or UnknownName where it is none, or does not fit the network.

        >>> from logicnet.logic import Rules
        >>> from logicnet.model import Cut, Fix, Network
        >>> network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
        >>> [str(Intervention.read(one, network)) for one in ("A%0", {"A": 0}, Fix("A", 0), ["A:B%1", {"A": 0}])]
        ['A%0', 'A%0', 'A%0', 'A%0 A:B%1']
        """
        match given:
            case None:
                return Intervention()
            case str():
                return cls.parse(given, network, catalogue, doses=doses)
            case Intervention():
                for one in given.changes:
                    confirm(one, network, doses=doses)
                return given
            case one if isinstance(one, Change):
                confirm(one, network, doses=doses)
                return cls.of([one])
            case Mapping():
                return cls.of(_placed(place, value, network) for place, value in given.items())
            case Iterable():
                several = [cls.read(one, network, catalogue, doses=doses) for one in given]
                return cls.of(
                    (change for one in several for change in one.changes),
                    (drug for one in several for drug in one.drugs),
                )
            case _:
                raise InterventionError(f"expected an intervention, found {given!r}", hint=_FORMS)

    def held_in(self, position: Mapping[str, int]) -> Mapping[int, int]:
        """The variables that are held.

        - ``position``: the number of each variable, by name: that of the network.

        Returns the values at which they are held, by number.

        Raises KeyError for a component that has no number.

        >>> from logicnet.logic import Rules
        >>> from logicnet.model import Cut, Fix, Network
        >>> network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
        >>> Intervention.parse("B%1", network).held_in(network.position)
        {1: 1}
        """
        return {
            target: value for one in self.changes for source, target, value in one.coded(position) if source == HOLD
        }

    @property
    def doses(self) -> tuple[Change, ...]:
        """The changes that are made with a probability below 1."""
        return tuple(one for one in self.changes if one.penetrance < 1)

    @property
    def cut(self) -> Mapping[tuple[str, str], int]:
        """The edges that are cut, with the values that their targets read."""
        return {(one.source, one.target): one.value for one in self.changes if isinstance(one, Cut)}

    def on(self, network: Network) -> Network:
        """The network with these changes made.

        - ``network``: the network to change.

        Returns the new network; the same one where there is nothing to change.

        Raises UnknownName or InterventionError where it has no such component or edge.

        >>> from logicnet.logic import Rules
        >>> from logicnet.model import Cut, Fix, Network
        >>> network = Network("n", Rules.build(["A", "B"], ["B", "A"]))
        >>> Intervention.parse("A:B%1", network).on(network).rule_text("B")
        '1'
        """
        fixes: dict[int, int] = {}
        cuts: dict[tuple[int, int], int] = {}
        for one in self.changes:
            confirm(one, network)
            for source, target, value in one.coded(network.position):
                if source == HOLD:
                    fixes[target] = value
                else:
                    cuts[source, target] = value
        return network.changed(fixes, cuts) if self.changes else network

    @property
    def called(self) -> str:
        """What it is called in headings: drugs by their names, then in notation the changes that no drug makes."""
        made = {change for drug in self.drugs for change in drug.changes}
        rest = (str(change) for change in self.changes if change not in made)
        return " ".join((*(drug.name for drug in self.drugs), *rest))

    @property
    def told(self) -> str:
        """What it is called and, where that is by the names of drugs, in notation: ``siltuximab (IL6:IL6R%0)``."""
        return f"{self.called} ({self})" if self.drugs else str(self)

    @property
    def key(self) -> str:
        """What tells interventions apart in digests: kind, place and value of each change. Names hold no control
        characters."""
        return "\n".join("\t".join((type(c).__name__, *c.place, str(c.value), *_chance(c))) for c in self.changes)

    def __or__(self, other: Intervention) -> Intervention:
        return Intervention.of((*self.changes, *other.changes), (*self.drugs, *other.drugs))

    def elsewhere(self, *others: Intervention) -> Intervention:
        """What is left of it where others change the same.

        - ``others``: interventions that come first.

        Returns those of its changes that are at no place which one of the others changes.

        Raises nothing.

        >>> str(Intervention.of([Fix("A", 0), Fix("B", 1)]).elsewhere(Intervention.of([Fix("A", 1)])))
        'B%1'
        """
        taken = {change.place for other in others for change in other.changes}
        left = [change for change in self.changes if change.place not in taken]
        return Intervention.of(left, (drug for drug in self.drugs if set(drug.changes) <= set(left)))

    def __len__(self) -> int:
        return len(self.changes)

    def __str__(self) -> str:
        return " ".join(map(str, self.changes))

    def _line(self) -> str:
        return f"Intervention {self.told or 'of nothing'}"

    def _card(self) -> Card:
        rows = [(str(one), one.kind, one.said) for one in self.changes]
        said = self.told or "changes nothing"
        return Card(
            "Intervention", said, parts=[TableView(["change", "kind", "where"], rows, all_rows=".changes", fold=False)]
        )


def _chance(change: Change) -> tuple[str, ...]:
    return (repr(change.penetrance),) if change.penetrance < 1 else ()


def _order(change: Change) -> tuple[str, tuple[str, ...]]:
    return f"{':'.join(change.place)}%{change.value}", change.place


def knock_out(*components: str) -> Intervention:
    """The intervention that holds each component at 0: what a gene that is lost does.

    - ``components``: their names; none gives the intervention that changes nothing.

    Returns an intervention, which ``|`` joins to others.

    Raises InterventionError for what is no name, and where it is joined to another value of the same component;
    UnknownName comes where it is made in a network that has no such component.

    >>> str(knock_out("STAT3", "IL6"))
    'IL6%0 STAT3%0'
    """
    return _held(components, 0)


def knock_in(*components: str) -> Intervention:
    """The intervention that holds each component at 1: what a gene that is always on does.

    - ``components``: their names; none gives the intervention that changes nothing.

    Returns an intervention, which ``|`` joins to others.

    Raises InterventionError for what is no name, and where it is joined to another value of the same component;
    UnknownName comes where it is made in a network that has no such component.

    >>> str(knock_in("STAT3") | knock_out("IL6"))
    'IL6%0 STAT3%1'
    """
    return _held(components, 1)


_AS_IN = 'write knock_out("STAT3"), or knock_in("STAT3", "IL6")'


def _held(components: tuple[str, ...], value: int) -> Intervention:
    for name in components:
        if not (name and isinstance(name, str)):
            raise InterventionError(f"expected the name of a component, found {name!r}", hint=_AS_IN)
    return Intervention.of(Fix(name, value) for name in components)


def _placed(place: object, value: object, network: Network) -> Change:
    """A change given as a place (a name, ``A:B``, or a pair of names) and a value."""
    if not is_level(value, max(network.levels.values(), default=1)):
        expected = "a level" if network.levels else "0 or 1"
        raise InterventionError(f"expected {expected} for {place!r} in the intervention, found {value!r}")
    number = int(value)  # type: ignore[call-overload] # a number of any library
    ends = place if isinstance(place, tuple) else (place,)
    if not 1 <= len(ends) <= 2 or not all(isinstance(name, str) and name for name in ends):
        raise InterventionError(f"expected the name of a component or an edge, found {place!r}", hint=_FORMS)
    if len(ends) == 2 or ends[0] in network.position or ends[0] in network.levels or ":" not in ends[0]:
        read: Change = Fix(ends[0], number) if len(ends) == 1 else Cut(ends[0], ends[1], number).within(network)
        confirm(read, network)
        return read
    text = f"{ends[0]}%{number}"
    return change(text, Span.within(text, 0, len(text), file="<intervention>"), network)
