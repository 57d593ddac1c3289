"""A network made ready for a format: levels as Boolean components, names that the format can write, and what is lost.

Booleanised levels are called as bioLQM calls them: ``X_b1``, ``X_b2``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from logicnet.core.screens import HOLD
from logicnet.formats.knowledge import Loss, Topic, losses, subspace_of
from logicnet.logic import Expression, Rules
from logicnet.model import (
    Change,
    Component,
    Context,
    Cut,
    Fix,
    Initial,
    Intervention,
    Keep,
    Measure,
    Network,
    Setting,
    Start,
    Subspace,
    Timing,
)
from logicnet.model.assignment import equated
from logicnet.model.levels import RuleText, level_of, owner
from logicnet.model.notation import words


@dataclass(frozen=True, slots=True)
class Preparation:
    """A network that a format can write whole, and what was lost on the way."""

    network: Network
    losses: tuple[Loss, ...]


def prepared(
    network: Network, holds: Collection[Topic], names: str = ".+", reserved: Collection[str] = ()
) -> Preparation:
    """The network as a format can hold it that has room for the parts ``holds``, and writes such ``names`` (a regular
    expression) except ``reserved`` ones; and what it cannot hold.
    """
    lost = losses(network, holds)
    if Topic.MIXTURES not in holds:
        network = _without_mixtures(network)
    if network.levels and Topic.LEVELS not in holds:
        network, called = booleanised(network)
        lost = tuple(loss for loss in lost if loss.part != Topic.LEVELS)
        lost += tuple(Loss(Topic.LEVELS, name, f"written as {', '.join(names)}") for name, names in called.items())
    others = _written_names(network, re.compile(names, re.DOTALL), reserved)
    if others:
        network = with_names(network, others)
        lost += tuple(Loss(Topic.LABELS, name, f"called {other} in the file") for name, other in others.items())
    return Preparation(network, lost)


def _without_mixtures(network: Network) -> Network:
    """The network with those starts alone that are one subspace, each written as its values."""
    plain = [(one, held) for one in network.starts if (held := subspace_of(one, network)) is not None]
    starts = tuple(replace(one, text=str(held)) if ";" in one.text else one for one, held in plain)
    return replace(network, starts=starts)


def booleanised(network: Network) -> tuple[Network, Mapping[str, tuple[str, ...]]]:
    """The network with a component of two values for each level, and how those of each component are called.

    >>> network = Network.levelled("n", [Component("X", maximum=2)], ["!X>=2", "X"])
    >>> booleanised(network)[0].names
    ('X_b1', 'X_b2')
    """
    taken = {name for name in network.names if level_of(name) is None}
    called: dict[str, str] = {}
    for variable in network.names:
        standing = level_of(variable)
        called[variable] = _free(f"{standing[0]}_b{standing[1]}", taken) if standing else variable
    components: list[Component] = []
    for component in network.components:
        if component.maximum == 1:
            components.append(_without_levels(component, network))
        for level, variable in enumerate(component.variables if component.maximum > 1 else (), 1):
            label = f"{component.title} >= {level}"
            components.append(replace(component, name=called[variable], label=label, maximum=1, regulations=()))

    def setting(text: str) -> str:
        return _values(Setting.parse(text, network).held_in(network), called)

    def start(text: str) -> str:
        return _mixture([(w, _values(one.fixed, called)) for w, one in Start.parse(text, network).subspaces()])

    new = replace(
        _over(network, components),
        targets=None,
        settings=tuple(replace(one, text=setting(one.text)) for one in network.settings),
        starts=tuple(replace(one, text=start(one.text)) for one in network.starts),
        interventions=tuple(replace(one, text=_changes(one.text, network, called)) for one in network.interventions),
        contexts=_retold(
            network,
            setting,
            lambda text: _changes(text, network, called),
            lambda name: tuple(called[variable] for variable in network.variables(name)),
        ),
        timing=_spread(network.timing, network, called) if network.timing else None,
    )
    return new, {c.name: tuple(map(called.__getitem__, c.variables)) for c in network.components if c.maximum > 1}


def with_names(network: Network, names: Mapping[str, str]) -> Network:
    """The network in which these components have other names; what they were called is kept as their label."""

    def now(name: str) -> str:
        return names.get(name, name)

    components = [
        replace(
            component,
            name=now(component.name),
            label=component.label or (component.name if component.name in names else ""),
            regulations=tuple(replace(r, source=now(r.source), target=now(r.target)) for r in component.regulations),
        )
        for component in network.components
    ]

    def intervention(text: str) -> str:
        changes = Intervention.parse(text, network).changes
        return str(Intervention.of(_moved(change, now) for change in changes))

    def values(text: str) -> str:
        parts = Start.parse(text, network).subspaces()
        return _mixture([(weight, str(Subspace(new.names, one.values))) for weight, one in parts])

    new = _over(network, components)
    return replace(
        new,
        settings=tuple(replace(one, text=values(one.text)) for one in network.settings),
        starts=tuple(replace(one, text=values(one.text)) for one in network.starts),
        interventions=tuple(replace(one, text=intervention(one.text)) for one in network.interventions),
        contexts=_retold(network, values, intervention, lambda name: (now(name),)),
        timing=network.timing.renamed(now) if network.timing else None,
    )


def _retold(
    network: Network,
    setting: Callable[[str], str],
    intervention: Callable[[str], str],
    named: Callable[[str], tuple[str, ...]],
) -> tuple[Context, ...]:
    """The contexts of a network under the names of the new one; what is said of them is as it was."""

    def retold(one: Context) -> Context:
        held = [name for name, _ in Setting.parse(one.setting, network).values]
        assumed = [new for name in held if name in one.assumed for new in named(name)]
        changed = {new.group() for text in one.assumed if text not in held for new in words(intervention(text))}
        background = intervention(one.background)
        assumed += [word.group() for word in words(background) if word.group() in changed]
        return replace(one, setting=setting(one.setting), background=background, assumed=tuple(assumed))

    return tuple(map(retold, network.contexts))


def _over(network: Network, components: list[Component]) -> Network:
    """The network over other components, whose variables are the same numbers; named texts are left for later."""
    variables = [variable for component in components for variable in component.variables]
    rules = Rules.of(variables, [network.rules.program(i) for i in range(len(network))])
    old = network.targets
    targets = Rules.of(variables, [old.program(i) for i in range(len(network))]) if old else None

    def told(text: str) -> str:
        return str(Expression(rules, network.expression(text).program))

    def summed(readout: str) -> str:
        measure = Measure.read(readout, network)
        terms = [(term.weight, str(Expression(rules, term.expression.program))) for term in measure.terms]
        return _sum([*terms, (measure.constant, "")])

    def ruled(rule: RuleText) -> RuleText:
        return told(rule) if isinstance(rule, str) else tuple(map(told, rule))

    choices = []
    for one in network.choices:
        variable = variables[network.rules.index(network.variables(one.component)[0])]
        if one.component in network.levels and level_of(variable) is None:
            continue  # levels apart: one choice about several components cannot be said
        alternatives = tuple(map(ruled, one.alternatives))
        choices.append(replace(one, component=owner(variable), chosen=ruled(one.chosen), alternatives=alternatives))
    return replace(
        network,
        rules=rules,
        targets=targets,
        components=tuple(components),
        phenotypes=tuple(replace(one, expression=told(one.expression)) for one in network.phenotypes),
        readouts=tuple(replace(one, expression=summed(one.name)) for one in network.readouts),
        choices=tuple(choices),
        settings=(),
        starts=(),
        interventions=(),
    )


def _without_levels(component: Component, network: Network) -> Component:
    """A component of two values without what is known of edges from components with levels: these become several."""
    kept = tuple(edge for edge in component.regulations if edge.source not in network.levels)
    return replace(component, regulations=kept)


def _mixture(parts: Sequence[tuple[float, str]]) -> str:
    """A start as it is written: the one subspace, or each with its weight."""
    return parts[0][1] if len(parts) == 1 else "; ".join(f"{weight:.17f}: {text}" for weight, text in parts)


def _sum(terms: Sequence[tuple[float, str]]) -> str:
    """A weighted sum as it is written; a term without an expression is a constant."""
    found = ""
    for weight, expression in terms:
        if weight or (not expression and not found):
            factor = f"*({expression})" if expression else ""
            found += f"{' - ' if weight < 0 else ' + '}{abs(weight)!r}{factor}"
    return found.removeprefix(" + ").strip()


def _values(values: Mapping[str, int], called: Mapping[str, str]) -> str:
    return equated({called[name]: value for name, value in values.items()})


def _spread(timing: Timing, network: Network, called: Mapping[str, str]) -> Timing:
    """Timing of components with levels as that of the components that stand for their levels."""

    def names(component: str) -> tuple[str, ...]:
        return tuple(called[variable] for variable in network.variables(component))

    def state(components: tuple[str, ...], levels: tuple[int, ...]) -> tuple[int, ...]:
        pairs = zip(components, levels, strict=True)
        return tuple(int(level >= k) for name, level in pairs for k in range(1, len(network.variables(name)) + 1))

    return replace(
        timing,
        rates=tuple(replace(rate, component=name) for rate in timing.rates for name in names(rate.component)),
        initial=tuple(
            Initial(
                tuple(name for component in one.components for name in names(component)),
                tuple((state(one.components, levels), weight) for levels, weight in one.weights),
            )
            for one in timing.initial
        ),
        internal=tuple(name for component in timing.internal for name in names(component)),
    )


def _changes(text: str, network: Network, called: Mapping[str, str]) -> str:
    """An intervention on levels as one on the components that stand for them."""
    names = network.names
    made: list[Change] = []
    for change in Intervention.parse(text, network).changes:
        for source, target, value in change.coded(network.position):
            if source == HOLD:
                made.append(Fix(called[names[target]], value))
            elif source in network.rules.regulators(target):
                made.append(Cut(called[names[source]], called[names[target]], value))
    return str(Intervention.of(made))


def _moved(change: Change, now: Callable[[str], str]) -> Change:
    match change:
        case Fix(component) | Keep(component):
            return replace(change, component=now(component))
        case Cut(source, target):
            return replace(change, source=now(source), target=now(target))
        case _:
            assert_never(change)


def _written_names(network: Network, allowed: re.Pattern[str], reserved: Collection[str]) -> dict[str, str]:
    """The components whose names the format cannot write, and what they are called there."""
    taken = {c.name for c in network.components if allowed.fullmatch(c.name) and c.name.lower() not in reserved}
    odd = [c.name for c in network.components if c.name not in taken]
    return {name: _free(_plain(name, allowed, reserved), taken) for name in odd}


def _plain(name: str, allowed: re.Pattern[str], reserved: Collection[str]) -> str:
    """A name of letters, digits and underscores that is near to another: Greek letters are spelt."""
    letters = "".join(map(_spelt, name))
    plain = re.sub(r"_+", "_", re.sub(r"[^A-Za-z0-9_]", "_", letters)).strip("_") or "x"
    for candidate in (plain, f"_{plain}"):
        if allowed.fullmatch(candidate) and candidate.lower() not in reserved:
            return candidate
    return f"x_{plain}"


def _spelt(letter: str) -> str:
    if letter.isascii():
        return letter
    said = unicodedata.name(letter, "").split()  # GREEK SMALL LETTER KAPPA
    if said[:1] == ["GREEK"] and "LETTER" in said:
        return said[said.index("LETTER") + 1].lower()
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()


def _free(name: str, taken: set[str]) -> str:
    free, number = name, 2
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    taken.add(free)
    return free
