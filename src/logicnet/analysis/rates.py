"""Rates: how fast components move, compared with each other. A component without a rate has rate 1."""

from __future__ import annotations

from collections.abc import Mapping
from numbers import Real

from logicnet.errors import SettingError, UnknownName
from logicnet.model import Network
from logicnet.model.assignment import equations
from logicnet.model.levels import level_of


def rates_of(text: str, network: Network) -> dict[str, float]:
    """Read ``A=10 B=0.1``; a name with blanks stands in quotes. Raises SettingError or UnknownName."""
    rates: dict[str, float] = {}
    for name, number, span, _ in equations(text, network.names, what="rates", form="NAME=RATE", values=("10",)):
        if not _rated(name, network):
            raise UnknownName("component", name, [c.name for c in network.components], span=span)
        try:
            rate = float(number)
        except ValueError:
            what = f"expected a number for the rate of {name}, found {number!r}"
            raise SettingError(what, span=span) from None
        if rates.setdefault(name, rate) != rate:
            raise SettingError(f"two rates for {name!r}: {rates[name]:g} and {rate:g}", hint="keep one of the two")
    return rates


def speeds(network: Network, rates: Mapping[str, float] | None) -> Mapping[int, float]:
    """The rates by component number. Raises UnknownName, and SettingError where a rate is not above 0 and finite."""
    if not isinstance(rates, Mapping | None):
        raise SettingError(f"expected rates, found {rates!r}", hint='write them as text ("A=10") or as a mapping')
    for name, rate in (rates or {}).items():
        if not _rated(name, network):
            raise UnknownName("component", name, [c.name for c in network.components])
        if not isinstance(rate, Real) or not 0 < rate < float("inf"):
            raise SettingError(f"the rate of {name} must be a positive number, not {rate}")
    # at a level only one variable of a component may move (logicnet.model.levels), so its rate is that of each
    return {network.position[v]: float(rate) for name, rate in (rates or {}).items() for v in network.variables(name)}


def _rated(name: object, network: Network) -> bool:
    """Whether a component has this name. One variable of a component with levels has no rate of its own."""
    return name in network.levels or (name in network.position and level_of(str(name)) is None)
