"""A network with fewer components: what the steps hand back. Components keep their names, order and annotations."""

from __future__ import annotations

from logicnet.core.rules import Handle
from logicnet.logic import Rules
from logicnet.model import Network


def smaller(network: Network, handle: Handle) -> Network:
    """The network with these rules, for some of its components. Phenotypes and choices are about the whole: dropped."""
    rules = Rules(handle)
    left = set(rules.names)
    components = tuple(component for component in network.components if component.name in left)
    return Network(network.name, rules, components, title=network.title, source=network.source)
