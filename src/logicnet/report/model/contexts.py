"""What the attractors of a report are asked in: the contexts of a network, or its settings, or its inputs free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from logicnet.analysis.questions import in_context, read_asked
from logicnet.model import Asked, Network

if TYPE_CHECKING:
    from logicnet.analysis.answer import Attractors

FREE_INPUTS = "free inputs"
"""What the attractors are called that are asked under no setting."""


@dataclass(frozen=True, slots=True)
class InContext:
    """The attractors in one context or setting: its ``name``, its ``title`` in prose, the question, the answer."""

    name: str
    title: str
    asked: Asked
    found: Attractors


def conditions_of(network: Network) -> list[tuple[str, str, Asked]]:
    """What the attractors are asked in: a name, a title, and the question."""
    if network.contexts:
        return [(one.name, one.title, in_context(network, one)) for one in network.contexts]
    if network.settings:
        return [(one.name, one.title, read_asked(network, one.text)) for one in network.settings]
    return [(FREE_INPUTS, "", read_asked(network, ""))]
