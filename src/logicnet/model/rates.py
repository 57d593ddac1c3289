"""Rates: how fast components move in continuous time, up and down apart. What has none has the rate 1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from numbers import Real
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from logicnet.errors import SettingError, Span, UnknownName
from logicnet.logic import Rules
from logicnet.model.called import content_of
from logicnet.model.levels import level_of, rules_of_targets
from logicnet.model.notation import words, written
from logicnet.model.timing import Rate

if TYPE_CHECKING:
    from logicnet.model.network import Network

_WORD = re.compile(r'(?P<name>"[^"]+"|[^"]+?)(?P<way>:up|:down)?=(?P<rate>.*)', re.DOTALL)
_FORM = "NAME=RATE, NAME:up=RATE or NAME:down=RATE"


@dataclass(frozen=True, slots=True)
class Rates:
    """How fast the components of one network move.

    - ``rates``: of those that do not move at the rate 1 both ways, in the network's order.

    A component whose rule and value differ moves at its rate; a rate of 0 means that it never moves that way.

    >>> str(Rates((Rate("A", 5, 5), Rate("B", 0.5, 1))))
    'A=5 B:up=0.5'
    """

    rates: tuple[Rate, ...] = ()

    @classmethod
    def read(cls, given: object, network: Network) -> Rates:
        """Rates in any spelling: a value, text, a mapping of names to rates, or to pairs of rates up and down. None
        are those that the network comes with; an empty text means that all move at the rate 1.

        Raises SettingError or UnknownName for a wrong one, and where no component with a rule can move.
        """
        match given:
            case None:
                return cls.of(network.timing.rates if network.timing else (), network)
            case Rates():
                return cls.of(given.rates, network)
            case str():
                return cls.parse(given, network)
            case Mapping():
                return cls.of((_rate(name, value) for name, value in given.items()), network)
            case _:
                hint = 'write them as text ("A=10 B:up=1/2") or as a mapping ({"A": 10, "B": (0.5, 1)})'
                raise SettingError(f"expected rates, found {given!r}", hint=hint)

    @classmethod
    def parse(cls, text: str, network: Network) -> Rates:
        """Read ``A=10 B:up=1/2 B:down=0``, or ``@file`` (also the path of a file alone), which holds the same. Raises
        SettingError or UnknownName with the place.
        """
        text, file = _opened(text)
        found: dict[str, Rate] = {}
        said: dict[tuple[str, str], float] = {}
        for word in words(text):
            span = Span.within(text, word.start(), word.end(), file=file)
            match = _WORD.fullmatch(word.group())
            if match is None:
                raise SettingError(f"expected {_FORM} in the rates, found {word.group()!r}", span=span)
            name, ways = match["name"].strip('"'), (match["way"] or ":up:down")[1:].split(":")
            if match["way"] and not _rated(name, network) and _rated(name + match["way"], network):
                name, ways = name + match["way"], ["up", "down"]
            _confirm(name, network, span)
            rate = _number(match["rate"], name, span)
            for way in ways:
                if said.setdefault((name, way), rate) != rate:
                    before = f"{said[name, way]:g} and {rate:g}"
                    raise SettingError(f"two rates for {name!r}: {before}", span=span, hint="keep one of the two")
                known = found.get(name, Rate(name))
                found[name] = replace(known, up=rate) if way == "up" else replace(known, down=rate)
        return cls.of(found.values(), network)

    @classmethod
    def of(cls, rates: Iterable[Rate], network: Network) -> Self:
        """Rates in the network's order, without those that say nothing. Raises UnknownName or SettingError."""
        given = {rate.component: rate for rate in rates}
        if not given:  # most questions
            return cls()
        for rate in given.values():
            _confirm(rate.component, network)
            for one in (rate.up, rate.down):
                if not isinstance(one, Real) or not 0 <= one < float("inf"):
                    raise SettingError(f"the rate of {rate.component} must be a number from 0, not {one}")
        known = (given[c.name] for c in network.components if c.name in given)
        found = cls(tuple(rate for rate in known if (rate.up, rate.down) != (1, 1)))
        still = {rate.component for rate in found.rates if not rate.up and not rate.down}
        moving = [c.name for c in network.components if c.name not in {*network.inputs, *network.inputs_with_levels}]
        if moving and still.issuperset(moving):
            raise SettingError("no component can move: all rates are 0", hint="leave out what moves: its rate is 1")
        return found

    def never(self, network: Network) -> Mapping[int, tuple[bool, bool]]:
        """The variables, by number, that never move up or never move down: whether up, and whether down.

        A rule that holds such a variable reads the variable itself. That is no edge, and no cut takes it away: edges
        are cut first, then the rule is made to hold it.
        """
        return {
            network.position[variable]: (not rate.up, not rate.down)
            for rate in self.rates
            if not rate.up or not rate.down
            for variable in network.variables(rate.component)
        }

    def on(self, network: Network) -> Network:
        """The network in which what never moves up, or down, does not: its rule holds it. All else is as before. Edges
        have been cut already (``never``).
        """
        never = self.never(network)
        if not never:
            return network
        given = network.targets or network.rules
        texts = []
        for number, variable in enumerate(network.names):
            text, own = given.text(number), _quoted(variable)
            match never.get(number):
                case (True, True):
                    text = own  # it keeps its value, as an input does
                case (True, False):
                    text = f"({text}) & {own}"
                case (False, True):
                    text = f"({text}) | {own}"
            texts.append(text)
        told = Rules.build(network.names, texts)
        if network.targets is None:
            return network.with_rules(told)
        return replace(network, rules=rules_of_targets(told), targets=told)

    def by_variable(self, network: Network) -> Mapping[int, tuple[float, float]]:
        """The rates up and down of the variables that have any, by number. Where ``on`` holds a component the rate does
        not matter, and is 1 here.
        """
        # at a level only one variable of a component may move (logicnet.model.levels), so its rate is that of each
        return {
            network.position[variable]: (float(rate.up or 1), float(rate.down or 1))
            for rate in self.rates
            for variable in network.variables(rate.component)
        }

    def to_dict(self) -> dict[str, float | dict[str, float]]:
        """By name the rate, or the rates up and down where they differ."""
        return {r.component: r.up if r.up == r.down else {"up": r.up, "down": r.down} for r in self.rates}

    def __bool__(self) -> bool:
        return bool(self.rates)

    def __str__(self) -> str:
        return " ".join(f"{place}={rate!r}" for one in self.rates for place, rate in _told(one))


RatesLike = Rates | str | Mapping[str, Any] | None
"""Rates, ``"A=10 B:up=1/2"``, ``{"A": 10, "B": (0.5, 1)}``, or None for those that the network comes with."""


def _told(rate: Rate) -> Iterable[tuple[str, float]]:
    """A rate in words: where they differ, each way that is not 1."""
    name = written(rate.component)
    if rate.up == rate.down:
        return [(name, rate.up)]
    return [(f"{name}:{way}", one) for way, one in (("up", rate.up), ("down", rate.down)) if one != 1]


def _opened(text: str) -> tuple[str, str]:
    """The text of rates and where it stands: itself, or what is in the file that it names."""
    name = text.strip()
    if name.startswith("@") or ("=" not in name and name and Path(name).is_file()):
        path = name.removeprefix("@").strip('"')
        return content_of(Path(path)), path
    return text, "<rates>"


def _number(text: str, name: str, span: Span) -> float:
    try:
        rate = float(Fraction(text))
    except (ValueError, ZeroDivisionError, OverflowError):
        raise SettingError(f"expected a number for the rate of {name}, found {text!r}", span=span) from None
    if rate < 0:
        raise SettingError(f"the rate of {name} must be a number from 0, not {text}", span=span)
    return rate


def _rate(name: object, value: Any) -> Rate:
    if isinstance(value, Real):
        return Rate(str(name), float(value), float(value))
    match value:
        case [up, down]:
            return Rate(str(name), up, down)
        case Mapping() if value and set(value) <= {"up", "down"}:
            return Rate(str(name), value.get("up", 1.0), value.get("down", 1.0))
    raise SettingError(f"the rate of {name} must be a number from 0, not {value!r}", hint="or two: up and down")


def _confirm(name: str, network: Network, span: Span | None = None) -> None:
    if not _rated(name, network):
        raise UnknownName("component", name, [c.name for c in network.components], span=span)


def _rated(name: str, network: Network) -> bool:
    """Whether a component has this name. One variable of a component with levels has no rate of its own."""
    return name in network.levels or (name in network.position and level_of(name) is None)


def _quoted(variable: str) -> str:
    level = level_of(variable)
    return f'"{level[0]}">={level[1]}' if level else f'"{variable}"'
