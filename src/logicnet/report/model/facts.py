"""What is known of a model: asked once, read by all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from logicnet.analysis.answer import Attractors
from logicnet.analysis.attractors import attractors
from logicnet.analysis.questions import in_context
from logicnet.evidence import Ledger, Openness, Report, Sensitivity, check, openness, sensitivity
from logicnet.model import Network


@dataclass(frozen=True)
class Facts:
    """The network, its claims, and what is asked of both."""

    network: Network
    ledger: Ledger | None = None

    @cached_property
    def checked(self) -> Report | None:
        """The claims, decided."""
        return check([self.ledger]) if self.ledger else None

    @cached_property
    def sensitivity(self) -> Sensitivity | None:
        """Which claims notice which mutant."""
        return sensitivity(self.ledger) if self.ledger else None

    @cached_property
    def openness(self) -> Openness | None:
        """What the open choices mean for the claims."""
        return openness(self.ledger) if self.ledger else None

    @cached_property
    def by_context(self) -> Mapping[str, Attractors]:
        """The attractors in every context, or with inputs free."""
        found = {}
        for one in self.network.contexts:
            asked = in_context(self.network, one)
            found[one.name] = attractors(self.network, setting=asked.setting, intervention=asked.intervention)
        return found or {"": attractors(self.network)}
