"""What is known of a model: asked once, read by all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from logicnet.analysis.answer import Attractors
from logicnet.analysis.attractors import attractors
from logicnet.analysis.questions import in_context, read_asked
from logicnet.evidence import Ledger, Openness, Report, Sensitivity, check, openness, sensitivity
from logicnet.model import Asked, Network

FREE = "free inputs"


@dataclass(frozen=True, slots=True)
class InContext:
    """The attractors in one context."""

    name: str
    title: str
    asked: Asked
    found: Attractors


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
    def by_context(self) -> tuple[InContext, ...]:
        """The attractors in every context, or with inputs free."""
        contexts = [(one.name, one.title, in_context(self.network, one)) for one in self.network.contexts]
        asked = contexts or [(FREE, "", read_asked(self.network, ""))]
        return tuple(
            InContext(name, title, one, attractors(one.network, setting=one.setting, intervention=one.intervention))
            for name, title, one in asked
        )
