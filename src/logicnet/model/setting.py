"""Settings: the inputs held for a question, the drug exposure and the environment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from logicnet.errors import SettingError, Span
from logicnet.model.assignment import assignments, checked, equated
from logicnet.model.change import Fix

if TYPE_CHECKING:
    from logicnet.model.network import Network


@dataclass(frozen=True, slots=True)
class Setting:
    """Input values: a drug that is there or not, an environment. What is not held stays a free input.

    - ``values``: pairs of name and value, in the network's order.

    A setting holds inputs only (components whose rule is themselves or a constant); to hold any other component is an
    intervention.

    >>> str(Setting((("Drug", 1), ("TAM", 0))))
    'Drug=1 TAM=0'
    """

    values: tuple[tuple[str, int], ...] = ()

    @classmethod
    def parse(cls, text: str, network: Network) -> Self:
        """Read ``Drug=1 TAM=0``. Raises UnknownName or SettingError, with the place and what would help."""
        return cls._of(assignments(text, network.names, what="setting"), network)

    @classmethod
    def read(cls, given: object, network: Network) -> Setting:
        """A setting in any spelling: a value, text, or a mapping (``{"Drug": 1}``). Raises LogicnetError where it is
        none, or does not fit the network.
        """
        match given:
            case None:
                return Setting()
            case str():
                return cls.parse(given, network)
            case Setting():
                values = dict(given.values)
                if len(values) < len(set(given.values)):
                    raise SettingError(f"two values for one input in the setting: {given!r}")
                return cls.read(values, network)
            case Mapping():
                values = checked(given, network.names, what="setting")
                return cls._of(((name, value, None) for name, value in values.items()), network)
            case _:
                hint = 'write it as text ("Drug=1 TAM=0") or as a mapping ({"Drug": 1, "TAM": 0})'
                raise SettingError(f"expected a setting, found {given!r}", hint=hint)

    @classmethod
    def _of(cls, given: Iterable[tuple[str, int, Span | None]], network: Network) -> Self:
        allowed = {*network.inputs, *network.constants}
        inputs = ", ".join(network.inputs) or "none"
        chosen = {}
        for name, value, span in given:
            if name not in allowed:
                raise SettingError(
                    f"{name!r} is not an input of {network.name}: it has a rule of its own",
                    span=span,
                    hint=f"to hold it, use the intervention {Fix(name, value)}; inputs: {inputs}",
                )
            chosen[name] = value
        return cls(tuple((name, chosen[name]) for name in network.names if name in chosen))

    def on(self, network: Network) -> Network:
        """The network with these inputs held."""
        if not self.values:
            return network
        return network.with_rules(network.rules.perturb({network.rules.index(n): v for n, v in self.values}, {}))

    def __str__(self) -> str:
        return equated(dict(self.values))
