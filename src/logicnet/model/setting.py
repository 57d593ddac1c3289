"""Settings: the inputs held for a question, the drug exposure and the environment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from logicnet.errors import SettingError, Span
from logicnet.model.assignment import assignments
from logicnet.model.intervention import Fix

if TYPE_CHECKING:
    from logicnet.model.network import Network


@dataclass(frozen=True, slots=True)
class Setting:
    """Input values, in the network's order. What is not held stays a free input.

    A setting holds inputs only (components whose rule is themselves or a constant); to hold any other component is an
    intervention.
    """

    values: tuple[tuple[str, int], ...] = ()

    @classmethod
    def parse(cls, text: str, network: Network) -> Self:
        """Read ``Drug=1 TAM=0``. Raises UnknownName or SettingError, with the place and what would help."""
        allowed = {*network.inputs, *network.constants}
        inputs = ", ".join(network.inputs) or "none"
        given = assignments(text, network.names, what="setting")
        for name, value, column in given:
            if name not in allowed:
                span = Span.within(text, column - 1, column - 1 + len(name), file="<setting>")
                raise SettingError(
                    f"{name!r} is not an input of {network.name}: it has a rule of its own",
                    span=span,
                    hint=f"to hold it, use the intervention {Fix(name, value)}; inputs: {inputs}",
                )
        chosen = {name: value for name, value, _ in given}
        return cls(tuple((name, chosen[name]) for name in network.names if name in chosen))

    def on(self, network: Network) -> Network:
        """The network with these inputs held."""
        if not self.values:
            return network
        return network.with_rules(network.rules.perturb({network.rules.index(n): v for n, v in self.values}, {}))

    def __str__(self) -> str:
        return " ".join(f"{name}={value}" for name, value in self.values)
