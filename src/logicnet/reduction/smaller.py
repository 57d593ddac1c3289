"""A network with fewer components: what the steps hand back. Components keep their names, order and annotations."""

from __future__ import annotations

from logicnet.core.rules import Handle
from logicnet.logic import Rules
from logicnet.model import Component, Network


def smaller(network: Network, handle: Handle) -> Network:
    """The network with these rules, for some of its components. Phenotypes and choices are about the whole: dropped.

    A component with levels of which some variables are left only is these variables, each a component.
    """
    rules = Rules(handle)
    left = set(rules.names)
    components = (
        one
        for component in network.components
        for one in ([component] if left.issuperset(component.variables) else map(Component, component.variables))
        if left.issuperset(one.variables)
    )
    return Network(network.name, rules, tuple(components), title=network.title, source=network.source)
