"""A network with its components under other names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from logicnet.errors import CompositionError, UnknownName
from logicnet.logic import Rules
from logicnet.model.component import Choice, Component, Regulation
from logicnet.model.levels import RuleText, level_of
from logicnet.model.network import Network


def renamed(network: Network, names: Mapping[str, str]) -> Network:
    """The network with components under other names, in rules, evidence, phenotypes and choices. A component with
    levels keeps them.

    Raises UnknownName for a component that it does not have, CompositionError where two would have one name.
    """
    before = [component.name for component in network.components]
    for old, new in names.items():
        if old not in before:
            raise UnknownName("component", old, before)
        if level_of(new):
            raise CompositionError(f"{new!r} cannot name a component: it stands for a level")
    after = [names.get(name, name) for name in before]
    if len(set(after)) < len(after):
        twice = next(name for name in after if after.count(name) > 1)
        raise CompositionError(f"two components of {network.name} would be called '{twice}'")

    def edge(old: Regulation) -> Regulation:
        return replace(old, source=names.get(old.source, old.source), target=names.get(old.target, old.target))

    def part(old: Component, name: str) -> Component:
        return replace(old, name=name, regulations=tuple(map(edge, old.regulations)))

    components = tuple(map(part, network.components, after))
    variables = [variable for component in components for variable in component.variables]
    alphabet = Rules.of(variables, [(i,) for i in range(len(variables))])

    def text(expression: str) -> str:
        return alphabet.handle.expression_text(network.expression(expression).program)

    def rule(old: RuleText) -> RuleText:
        return text(old) if isinstance(old, str) else tuple(map(text, old))

    def choice(old: Choice) -> Choice:
        component = names.get(old.component, old.component)
        alternatives = tuple(map(rule, old.alternatives))
        return replace(old, component=component, chosen=rule(old.chosen), alternatives=alternatives)

    return replace(
        network,
        rules=_over(variables, network.rules),
        targets=_over(variables, network.targets) if network.targets else None,
        components=components,
        phenotypes=tuple(replace(p, expression=text(p.expression)) for p in network.phenotypes),
        choices=tuple(map(choice, network.choices)),
    )


def _over(variables: list[str], rules: Rules) -> Rules:
    return Rules.of(variables, [rules.program(i) for i in range(len(variables))])
