"""How fast components move, against one another: what a component that is not named does at rate 1."""

from __future__ import annotations

from collections.abc import Mapping

from logicnet.errors import SettingError, UnknownName
from logicnet.model import Network


def rates_of(text: str, network: Network) -> dict[str, float]:
    """Read ``A=10 B=0.1``. Raises SettingError or UnknownName."""
    rates: dict[str, float] = {}
    for word in text.split():
        name, equals, number = word.rpartition("=")
        if not equals:
            raise SettingError(f"expected NAME=RATE, found {word!r}", hint=f"write {word}=10, say")
        if name not in network.position:
            raise UnknownName("component", name, network.names)
        try:
            rate = float(number)
        except ValueError:
            raise SettingError(f"expected a number for the rate of {name}, found {number!r}") from None
        if rates.setdefault(name, rate) != rate:
            raise SettingError(f"two rates for {name!r}: {rates[name]:g} and {rate:g}", hint="keep one of the two")
    return rates


def speeds(network: Network, rates: Mapping[str, float] | None) -> Mapping[int, float]:
    """The rates by component number. Raises UnknownName, and SettingError where a rate is not above 0 and finite."""
    for name, rate in (rates or {}).items():
        if name not in network.position:
            raise UnknownName("component", name, network.names)
        if not 0 < rate < float("inf"):
            raise SettingError(f"the rate of {name} must be a positive number, not {rate}")
    return {network.position[name]: float(rate) for name, rate in (rates or {}).items()}
