"""Starts: where the dynamics begins. A state, a subspace, or a mixture of these with weights.

``A=1 B=0`` is a subspace, all its states equally likely. ``1/3: A=1 B=0; 2/3: A=0`` is a mixture: the weights sum
to 1, or there are none and all parts weigh the same. ``@name`` is a start that the network calls so, and ``@initial``
the initial distribution that its file gives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

from logicnet.display import Visible
from logicnet.errors import MemoryBudget, SettingError, Span
from logicnet.model.assignment import equated, equation
from logicnet.model.called import named_text
from logicnet.model.levels import maxima, told
from logicnet.model.notation import bare, words, written
from logicnet.model.state import Subspace

if TYPE_CHECKING:
    from logicnet.model.network import Network

_WEIGHT = re.compile(r"\s*(?P<weight>[0-9]+(?:\.[0-9]*)?(?:/[0-9]+)?|\.[0-9]+)\s*:(?=\s|$)")
_OF_ATTRACTORS = re.compile(r"\s*attractors\((?P<setting>.*)\)\s*", re.DOTALL)
MOST_PARTS = 1 << 16
"""Subspaces that a start may be a mixture of, as a question sees it."""
INITIAL = "initial"
Attracted = Callable[[str], Sequence[Subspace]]
"""A setting, and its attractors as subspaces that hold the same number of states each, or part of one."""


@dataclass(frozen=True, slots=True)
class Factor:
    """A distribution of some variables that is independent of all others.

    - ``names``: these variables.
    - ``parts``: values of them (None: drawn evenly), each with its weight; the weights sum to 1.
    """

    names: tuple[str, ...]
    parts: tuple[tuple[float, tuple[int | None, ...]], ...]

    def seen(self, chosen: frozenset[str]) -> Factor:
        """The distribution of those of them that are chosen."""
        places = [place for place, name in enumerate(self.names) if name in chosen]
        weights: dict[tuple[int | None, ...], float] = {}
        for weight, values in self.parts:
            key = tuple(values[place] for place in places)
            weights[key] = weights.get(key, 0.0) + weight
        return Factor(tuple(self.names[p] for p in places), tuple((w, key) for key, w in weights.items()))


@dataclass(frozen=True, repr=False)
class Start(Visible):
    """A distribution of states: independent factors, and evenly drawn what none of them names.

    - ``names``: all variables, in the network's order.
    - ``factors``: see ``Factor``; no two name one variable.
    - ``text``: as it was written.

    >>> one = Start(("A", "B"), (Factor(("A",), ((0.25, (1,)), (0.75, (0,)))),))
    >>> one.parts(["A"])
    [(0.25, {'A': 1}), (0.75, {'A': 0})]
    """

    names: tuple[str, ...]
    factors: tuple[Factor, ...] = ()
    text: str = field(default="", compare=False)

    @classmethod
    def parse(cls, text: str, network: Network, attracted: Attracted | None = None) -> Start:
        """Read a start. ``attracted`` answers for ``attractors(SETTING)``, which means a mixture of these, all alike.
        Raises SettingError or UnknownName with the place, also where weights do not sum to 1.
        """
        called = text.strip().removeprefix("@").strip('"')
        if text.strip().startswith("@") and called == INITIAL and _gives_initial(network):
            return cls.initial(network)
        given, file = named_text(text, network, network.starts, "start")
        parts = [_Part.read(given, begin, end, file) for begin, end in _divided(given)]
        shares = _shares(parts, given, file)
        if len(parts) == 1 and not _OF_ATTRACTORS.fullmatch(parts[0].text):
            alone = text if given is text and parts[0].whole else parts[0].padded
            return cls.of(Subspace.parse(alone, network, "start"), text)
        found: list[tuple[float, Subspace]] = []
        for share, part in zip(shares, parts, strict=True):
            of = _OF_ATTRACTORS.fullmatch(part.text)
            if of is None:
                found.append((share, Subspace.parse(part.padded, network, "start")))
                continue
            if attracted is None:
                raise SettingError("attractors cannot be a start here", span=part.span(given, file))
            several = attracted(of["setting"])
            found.extend((share / len(several), one) for one in several)
        return cls.mixed(found, network, text)

    @classmethod
    def read(cls, given: object, network: Network, attracted: Attracted | None = None) -> Start:
        """A start in any spelling: a value, text, a mapping, or a list of pairs of weight and start. Raises
        LogicnetError where it is none.
        """
        match given:
            case Start():
                return given
            case str():
                return cls.parse(given, network, attracted)
            case list() | tuple():
                return cls._weighted(given, network, attracted)
            case _:
                return cls.of(Subspace.read(given, network, "start"))

    @classmethod
    def _weighted(cls, given: Sequence[Any], network: Network, attracted: Attracted | None) -> Start:
        try:
            pairs = [(float(Fraction(weight)), one) for weight, one in given]
        except (TypeError, ValueError):
            hint = 'write it as text ("1/3: A=1; 2/3: A=0") or as pairs ([(1/3, "A=1"), (2/3, "A=0")])'
            raise SettingError(f"expected weights and starts, found {given!r}", hint=hint) from None
        _confirm_sum([weight for weight, _ in pairs])
        return cls.mixed(
            [
                (weight * share, subspace)
                for weight, one in pairs
                for share, subspace in cls.read(one, network, attracted).subspaces()
            ],
            network,
        )

    @classmethod
    def of(cls, subspace: Subspace, text: str = "") -> Start:
        """All states of a subspace, equally likely."""
        held = subspace.fixed
        factors = (Factor(tuple(held), ((1.0, tuple(held.values())),)),) if held else ()
        return cls(subspace.names, factors, text)

    @classmethod
    def mixed(cls, parts: Sequence[tuple[float, Subspace]], network: Network, text: str = "") -> Start:
        """A mixture of subspaces; their weights sum to 1."""
        names = tuple(n for n in network.names if any(n in one.fixed for _, one in parts))
        weights: dict[tuple[int | None, ...], float] = {}
        for weight, one in parts:
            held = one.fixed
            key = tuple(held.get(name) for name in names)
            weights[key] = weights.get(key, 0.0) + weight
        factor = Factor(names, tuple((weight, key) for key, weight in weights.items() if weight > 0))
        return cls(network.names, (factor,) if names else (), text)

    @classmethod
    def initial(cls, network: Network) -> Start:
        """The initial distribution that the network comes with. Raises SettingError where it has none."""
        if not _gives_initial(network):
            raise SettingError(f"{network.name} gives no initial distribution")
        assert network.timing is not None
        factors = []
        for group in network.timing.initial:
            names = tuple(v for name in group.components for v in network.variables(name))
            total = sum(weight for _, weight in group.weights)
            parts = []
            for levels, weight in group.weights:
                values: dict[str, int] = {}
                for name, level in zip(group.components, levels, strict=True):
                    values |= network.held(name, level)
                if weight > 0:
                    parts.append((weight / total, tuple(values[v] for v in names)))
            factors.append(Factor(names, tuple(parts)))
        return cls(network.names, tuple(factors), f"@{INITIAL}")

    @cached_property
    def shared(self) -> Subspace:
        """The smallest subspace that holds it: what all its states have in common."""
        held: dict[str, int] = {}
        for factor in self.factors:
            for place, name in enumerate(factor.names):
                values = {values[place] for _, values in factor.parts}
                if len(values) == 1 and (value := values.pop()) is not None:
                    held[name] = value
        return Subspace(self.names, tuple(held.get(name) for name in self.names))

    def held(self, values: Mapping[str, int]) -> Start:
        """The same distribution of all other variables, with these at these values."""
        if not values:
            return self
        others = frozenset(self.names) - values.keys()
        factors = [factor for factor in (one.seen(others) for one in self.factors) if factor.names]
        return Start(self.names, (*factors, Factor(tuple(values), ((1.0, tuple(values.values())),))))

    @property
    def is_subspace(self) -> bool:
        """Whether it is one subspace, all states alike."""
        return all(len(factor.parts) == 1 for factor in self.factors)

    def parts(self, chosen: Iterable[str]) -> list[tuple[float, Mapping[str, int]]]:
        """What it is to these variables: a mixture of values, with weights that sum to 1; what is not named is drawn
        evenly. Raises MemoryBudget where there are too many.
        """
        wanted = frozenset(chosen)
        seen = [factor for factor in (one.seen(wanted) for one in self.factors) if factor.names]
        if prod(len(factor.parts) for factor in seen) > MOST_PARTS:
            raise MemoryBudget(f"the start is a mixture of more than {MOST_PARTS} subspaces")
        found: list[tuple[float, dict[str, int]]] = [(1.0, {})]
        for factor in seen:
            found = [
                (weight * share, {**held, **{n: v for n, v in zip(factor.names, values, strict=True) if v is not None}})
                for weight, held in found
                for share, values in factor.parts
            ]
        return [(weight, held) for weight, held in found]

    def subspaces(self) -> list[tuple[float, Subspace]]:
        """The same as subspaces of the network. Raises MemoryBudget where there are too many."""
        return [
            (weight, Subspace(self.names, tuple(held.get(name) for name in self.names)))
            for weight, held in self.parts(self.names)
        ]

    @property
    def levels(self) -> Mapping[str, int | str]:
        """The components that all its states have at one level, or between two."""
        return self.shared.levels

    def to_dict(self) -> Mapping[str, Any]:
        """Of a subspace its levels; of a mixture the weights and levels of its parts; a product as its factors."""
        if self.is_subspace:
            return dict(self.levels)
        if len(self.factors) == 1:
            parts = [{"weight": weight, "values": dict(one.levels)} for weight, one in self.subspaces()]
            return {"mixture": parts}
        factors = [
            [
                {"weight": w, "values": told(dict(zip(f.names, values, strict=True)), self.names)}
                if maxima(self.names)
                else {"weight": w, "values": {n: v for n, v in zip(f.names, values, strict=True) if v is not None}}
                for w, values in f.parts
            ]
            for f in self.factors
        ]
        return {"factors": factors}

    def place_of(self, name: str, other_than: int) -> Span | None:
        """Where the text gives a component another level than this; None where it does not stand there."""
        begin, own = written(name), equation(name, other_than)
        for word in words(self.text):
            said = word.group().rstrip(";")
            if said.startswith(begin) and said[len(begin) :][:1] in ("=", "<", ">") and said != own:
                return Span.within(self.text, word.start(), word.start() + len(said), file="<start>")
        return None

    def __str__(self) -> str:
        if self.is_subspace:
            return str(self.shared)
        return self.text or "; ".join(f"{weight:.12g}: {one}" for weight, one in self.subspaces())

    def _line(self) -> str:
        return f"Start {str(self) or 'from any state'}"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a mixture as it is written: its weight, and its text where it stands."""

    weight: float | None
    text: str
    padded: str  # the text behind blanks, so that places of errors are those of the whole
    begin: int
    end: int
    whole: bool  # whether there is nothing else

    @classmethod
    def read(cls, given: str, begin: int, end: int, file: str) -> _Part:
        match = _WEIGHT.match(given, begin, end)
        weight, at = None, begin
        if match is not None:
            at = match.end()
            try:
                weight = float(Fraction(match["weight"]))
            except ZeroDivisionError:
                span = Span.within(given, match.start("weight"), match.end("weight"), file=file)
                raise SettingError("a weight cannot be divided by 0", span=span) from None
        whole = weight is None and begin == 0 and end == len(given)
        return cls(weight, given[at:end], " " * at + given[at:end], begin, end, whole)

    def span(self, given: str, file: str) -> Span:
        lead = len(given[self.begin : self.end]) - len(given[self.begin : self.end].lstrip())
        return Span.within(given, self.begin + lead, self.end, file=file)


def _divided(text: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a mixture begin and end: at semicolons outside quotes."""
    plain, begin = bare(text), 0
    while (at := plain.find(";", begin)) >= 0:
        yield begin, at
        begin = at + 1
    if begin == 0 or text[begin:].strip():  # a semicolon may stand at the end
        yield begin, len(text)


def _shares(parts: Sequence[_Part], given: str, file: str) -> list[float]:
    weights = [part.weight for part in parts]
    if all(weight is None for weight in weights):
        return [1 / len(parts)] * len(parts)
    for part in parts:
        if part.weight is None:
            hint = "give each part a weight, 1/3: A=1; 2/3: A=0, or none"
            raise SettingError("a part of the start without a weight", span=part.span(given, file), hint=hint)
    sure = [weight for weight in weights if weight is not None]
    _confirm_sum(sure, Span.within(given, 0, len(given), file=file))
    return sure


def _confirm_sum(weights: Sequence[float], span: Span | None = None) -> None:
    if any(not weight >= 0 for weight in weights) or abs(sum(weights) - 1) > 1e-9:
        raise SettingError(f"the weights of a start sum to {sum(weights):.12g}, not to 1", span=span)


def _gives_initial(network: Network) -> bool:
    """Whether ``@initial`` is the distribution of the file: a start of that name goes before it, unless it only says
    what is certain of the distribution. A file of a stochastic tool that names no component in it starts anywhere.
    """
    timing = network.timing
    if timing is None:
        return False
    certain = equated(timing.deterministic())
    return all(one.text == certain for one in network.starts if one.name == INITIAL)
