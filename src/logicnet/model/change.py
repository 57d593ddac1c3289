"""One change of a rule, and how it is written and read: ``A%0`` holds a component, ``A:B%0`` cuts an edge.

Names that hold a blank, a colon or a percent sign stand in quotes: ``"STAT 3"%0``, ``"A:B"%0`` for a component A:B,
``"A":"B"%0`` for the edge from A to B beside it. A component with levels is held at any of them, ``X%2``, or is kept
between two, ``X%1:2``.

``A%0@0.7`` makes the change with probability 0.7, and else not: a dose, or a knock-down that does not take in every
cell. That is a mixture of networks and no network, so most questions refuse it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, product, takewhile
from typing import TYPE_CHECKING

from logicnet.core.screens import HOLD
from logicnet.errors import InterventionError, Span, UnknownName
from logicnet.model.notation import divided, readings, written

if TYPE_CHECKING:
    from logicnet.core import screens as core
    from logicnet.model.network import Network


_NUMBER = re.compile(r"[0-9]{0,3}\.?[0-9]{1,20}(?:e-?[0-9]{1,3})?")
_RANGE = re.compile(r"([0-9]{1,6})(?::([0-9]{1,6}))?")


@dataclass(frozen=True, slots=True, order=True)
class Fix:
    """Hold ``component`` at ``value``, one of its levels: its rule becomes that constant."""

    component: str
    value: int
    penetrance: float = field(default=1.0, kw_only=True)

    @property
    def place(self) -> tuple[str, ...]:
        """The names of what is given a value: a component here, an edge's two ends in a ``Cut``."""
        return (self.component,)

    @property
    def target(self) -> str:
        """The component whose rule changes."""
        return self.component

    def coded(self, position: Mapping[str, int]) -> tuple[core.ChangeCode, ...]:
        """The change as the core takes it, by numbers of variables."""
        confirm_whole(self)
        return tuple((HOLD, i, int(level <= self.value)) for level, i in _numbered(self.component, position))

    def within(self, network: Network) -> Fix:
        """The same change, written so that the network reads it as this one."""
        return self

    def exists(self, network: Network) -> bool:
        """Whether the network has the place."""
        return _is_there(self.component, network)

    def fits(self, network: Network) -> bool:
        """Whether the place, which is there, can be given the value."""
        return 0 <= self.value <= network.levels.get(self.component, 1)

    @property
    def said(self) -> str:
        """The place in words."""
        return f"the component {self.component}"

    @property
    def kind(self) -> str:
        """What tables call it."""
        return "knock-in" if self.value else "knock-out"

    def __str__(self) -> str:
        return f"{written(self.component)}%{self.value}{_dose(self)}"


@dataclass(frozen=True, slots=True, order=True)
class Keep:
    """Keep ``component``, which has levels, between ``low`` and ``high``: its rule moves it within these only."""

    component: str
    low: int
    high: int
    penetrance: float = field(default=1.0, kw_only=True)

    @property
    def place(self) -> tuple[str, ...]:
        """The names of what is given a value: the component."""
        return (self.component,)

    @property
    def value(self) -> tuple[int, int]:
        """The two levels."""
        return (self.low, self.high)

    @property
    def target(self) -> str:
        """The component whose rule changes."""
        return self.component

    def coded(self, position: Mapping[str, int]) -> tuple[core.ChangeCode, ...]:
        """The change as the core takes it, by numbers of variables."""
        confirm_whole(self)
        levels = _numbered(self.component, position)
        return tuple((HOLD, i, int(level <= self.low)) for level, i in levels if level <= self.low or level > self.high)

    def within(self, network: Network) -> Keep:
        """The same change, written so that the network reads it as this one."""
        return self

    def exists(self, network: Network) -> bool:
        """Whether the network has the place."""
        return _is_there(self.component, network)

    def fits(self, network: Network) -> bool:
        """Whether the place, which is there, can be kept between these levels, which are not all that it has."""
        top = network.levels.get(self.component, 1)
        return 0 <= self.low < self.high <= top and (self.low, self.high) != (0, top)

    @property
    def said(self) -> str:
        """The place in words."""
        return f"the component {self.component}"

    @property
    def kind(self) -> str:
        """What tables call it."""
        return "kept levels"

    def __str__(self) -> str:
        return f"{written(self.component)}%{self.low}:{self.high}{_dose(self)}"


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
    penetrance: float = field(default=1.0, kw_only=True)

    @property
    def place(self) -> tuple[str, ...]:
        """The names of what is given a value: the two ends of the edge."""
        return (self.source, self.target)

    def coded(self, position: Mapping[str, int]) -> tuple[core.ChangeCode, ...]:
        """The change as the core takes it, by numbers of variables."""
        confirm_whole(self)
        ends = product(_numbered(self.source, position), _numbered(self.target, position))
        return tuple((source, target, int(level <= self.value)) for (level, source), (_, target) in ends)

    def within(self, network: Network) -> Cut:
        """The same cut, written so that the network reads it as this one."""
        return replace(self, quoted=f"{self.source}:{self.target}" in network.position)

    def exists(self, network: Network) -> bool:
        """Whether the network has the place."""
        known = _is_there(self.source, network) and _is_there(self.target, network)
        return known and self.source in network.regulators(self.target)

    def fits(self, network: Network) -> bool:
        """Whether the place, which is there, can be given the value."""
        return 0 <= self.value <= network.levels.get(self.source, 1)

    @property
    def said(self) -> str:
        """The place in words."""
        return f"the edge from {self.source} to {self.target}"

    @property
    def kind(self) -> str:
        """What tables call it."""
        return "edge cut"

    def __str__(self) -> str:
        ends = (written(self.source, quoted=self.quoted), written(self.target, quoted=self.quoted))
        return f"{':'.join(ends)}%{self.value}{_dose(self)}"


Change = Fix | Keep | Cut


def change(word: str, span: Span, network: Network, words: Iterable[str] = (), *, doses: bool = False) -> Change:
    """Read one word against a network; ``words`` are others that would have been known in its place, ``doses`` says
    whether it may be made with a probability below 1. Raises InterventionError or UnknownName with the place, what was
    expected and the nearest known name.
    """
    place, value = divided(word)
    if word.count('"') % 2:
        raise InterventionError(f"a quote that is not closed: {word!r}", span=span, hint='write "STAT 3"%0')
    if value is None:
        raise _without_value(word, span, network, words)
    value, at, chance = value.partition("@")
    meant = readings(place)
    strange = ("%" in place or "," in place) and '"' not in place and place not in network.names
    bounds = _bounds(value)
    if not meant or bounds is None or strange:
        hint = (
            "join interventions by a space, not a comma"
            if "," in word or ";" in word
            else "a component is held at 0 or at 1"
        )
        raise InterventionError(f"expected NAME%0, NAME%1 or FROM:TO%0, found {word!r}", span=span, hint=hint)
    read = _known(meant, bounds, network, word, span)
    if at:
        read = replace(read, penetrance=_penetrance(chance, word, span))
    confirm(read, network, span, doses=doses)
    return read


def anywhere(word: str) -> Change | None:
    """Read one word without a network: a colon outside quotes parts the ends of an edge. None where it is no change, or
    could be several.

    >>> str(anywhere('"IL-6 (free)":IL6R%0')), anywhere('"a:b"%1'), anywhere("a:b:c%0")
    ('"IL-6 (free)":IL6R%0', Fix(component='a:b', value=1, penetrance=1.0), None)
    """
    place, value = divided(word)
    meant = readings(place)
    edges = [names for names in meant if len(names) == 2]
    bounds = _bounds(value)
    if bounds is None or not meant or len(edges) > 1:
        return None
    names = (edges or meant)[0]
    if any("%" in name for name in names) and '"' not in place:
        return None
    return _made(names, bounds)


def confirm(read: Change, network: Network, span: Span | None = None, *, doses: bool = False) -> None:
    """Raise UnknownName or InterventionError where the network does not have the place of a change, and unless
    ``doses`` are asked for where it is made with a probability below 1.
    """
    if not 0 < read.penetrance <= 1:
        raise InterventionError(f"expected a penetrance above 0 and up to 1, found {read.penetrance}", span=span)
    if not doses:
        confirm_whole(read, span)
    for name in read.place:
        if not _is_there(name, network):
            raise UnknownName("component", name, [component.name for component in network.components], span=span)
    if isinstance(read, Cut) and read.source == read.target in network.levels:
        # the variables of a component read each other in any case: that is how levels move by one step
        what = f"the edge from {read.source} to itself cannot be cut: the component has levels"
        raise InterventionError(what, span=span, hint=f"hold it ({written(read.source)}%0), or change its rule")
    if read.exists(network) and not read.fits(network):
        top = network.levels.get(read.place[0], 1)
        said = "0 or 1" if top == 1 else f"a level from 0 to {top}, or two such as 1:{top}"
        raise InterventionError(f"expected {said} for {read.place[0]}, found {read}", span=span)
    if not read.exists(network):
        source, target = read.place
        regulators = network.regulators(target)
        hint = f"regulators of {target}: {', '.join(regulators) or 'none'}"
        if target in network.regulators(source):
            hint += f"; the edge {target}:{source} exists"
        raise InterventionError(f"no edge from {source} to {target}", span=span, hint=hint)


def confirm_whole(read: Change, span: Span | None = None) -> None:
    """Raise InterventionError where a change is made with a probability below 1."""
    if read.penetrance < 1:
        whole = replace(read, penetrance=1.0)
        raise InterventionError(
            f"{read} is made with probability {read.penetrance!r} only, and this question is asked of one network",
            span=span,
            hint=f"write {whole}, or screen {read} (--list, interventions=) by probability, share or readout",
        )


def _penetrance(text: str, word: str, span: Span) -> float:
    """The number after the ``@`` of a word. Raises InterventionError with its place."""
    found = float(text) if _NUMBER.fullmatch(text) else 0.0
    if not 0 < found <= 1:
        begin = len(word) - len(text)
        raise InterventionError(
            f"expected a penetrance above 0 and up to 1 after the @, found {text!r}",
            span=replace(span, column=span.column + begin, length=max(len(text), 1)),
            hint="A%0@0.7 makes the change with probability 0.7, and else not",
        )
    return found


def _dose(made: Change) -> str:
    return f"@{made.penetrance!r}" if made.penetrance != 1 else ""


def _without_value(word: str, span: Span, network: Network, words: Iterable[str]) -> InterventionError | UnknownName:
    if "," in word or ";" in word or word in {"+", "&"}:
        hint = "join interventions by a space"
        return InterventionError(f"expected NAME%0 or NAME%1, found {word!r}", span=span, hint=hint)
    if (name := (readings(word) or [("",)])[0][0]) in network.names:
        hint = f"write {written(name)}%0 or {written(name)}%1"
        return InterventionError(f"{name!r} does not say what to do with it", span=span, hint=hint)
    begun = next((written(name) for name in network.names if name.split()[:1] == [word]), "")
    hint = f"names that hold a blank stand in quotes: {begun}%0" if begun else ""
    return UnknownName("intervention", word, [*words, *network.names], span=span, hint=hint)


def _bounds(value: str | None) -> tuple[int, int] | None:
    """The levels that a value names, ``2`` or ``1:2``; None for another text."""
    match = _RANGE.fullmatch(value or "")
    return (int(match[1]), int(match[2] or match[1])) if match else None


def _made(names: tuple[str, ...], bounds: tuple[int, int]) -> Change:
    low, high = bounds
    if len(names) == 2:
        return Cut(names[0], names[1], low)
    return Fix(names[0], low) if low == high else Keep(names[0], low, high)


def _is_there(name: str, network: Network) -> bool:
    return name in network.position or name in network.levels


def _numbered(name: str, position: Mapping[str, int]) -> list[tuple[int, int]]:
    """The levels of a component and the numbers of the variables that stand for them."""
    if name in position:
        return [(1, position[name])]
    found = takewhile(lambda level: f"{name}>={level}" in position, count(1))
    return [(level, position[f"{name}>={level}"]) for level in found]


def _known(meant: list[tuple[str, ...]], bounds: tuple[int, int], network: Network, word: str, span: Span) -> Change:
    """The one reading that the network knows: a component of this name (names may hold colons), or an edge. Raises
    InterventionError where it knows several.
    """
    every = [_made(names, bounds) for names in meant]
    known = [one for one in every if all(_is_there(name, network) for name in one.place)]
    there = [one for one in known if one.exists(network)]
    if len(there) > 1:
        ways = ", or ".join(f"{one.within(network)} for {one.said}" for one in there)
        what = f"{word!r} can mean {len(there)} things in {network.name}"
        raise InterventionError(what, span=span, hint=f"write {ways}")
    edges = [one for one in every if len(one.place) == 2]
    return (there or known or edges or every)[0].within(network)
