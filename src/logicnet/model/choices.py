"""Admissible networks: what the source leaves open, decided in every way it admits.

A network's open choices each have the form that was chosen and the others. An admissible network takes one form of
each. Choices about the same component exclude each other: at most one of them departs from what was chosen.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from logicnet.core.rules import Program
from logicnet.model.levels import RuleText, rules_of_targets, spelled, texts_of
from logicnet.model.network import Network


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure: the choice, its component, and the alternative rule it takes (of a component with levels, the
    condition of each).
    """

    choice: str
    component: str
    rule: RuleText

    def __str__(self) -> str:
        return f"{self.choice}: {self.component} = {spelled(self.rule)}"


@dataclass(frozen=True, slots=True)
class Variant:
    """An admissible network and the decisions in which it departs from the one that was chosen (none: the network
    itself).
    """

    decisions: tuple[Departure, ...]
    network: Network


def departures(network: Network) -> Mapping[str, tuple[Departure, ...]]:
    """What each open component may be instead, by component."""
    found: dict[str, list[Departure]] = {}
    for choice in network.choices:
        decisions = found.setdefault(choice.component, [])
        decisions += (Departure(choice.id, choice.component, rule) for rule in choice.alternatives)
    return {component: tuple(decisions) for component, decisions in found.items()}


def count(network: Network) -> int:
    """How many admissible networks there are."""
    total = 1
    for decisions in departures(network).values():
        total *= 1 + len(decisions)
    return total


def with_departures(network: Network, decisions: Sequence[Departure]) -> Variant:
    """The network with these departures made."""
    if not decisions:
        return Variant((), network)
    targets = network.targets or network.rules
    for decision in decisions:
        variables = network.component(decision.component).variables
        for variable, text in zip(variables, texts_of(decision.rule), strict=True):
            targets = targets.replace(network.position[variable], text)
    if not network.levels:
        return Variant(tuple(decisions), network.with_rules(targets))
    return Variant(tuple(decisions), replace(network, rules=rules_of_targets(targets), targets=targets))


def changes(network: Network, decision: Departure) -> Mapping[int, Program]:
    """The rules that one departure changes, by the number of the variable: those of its component."""
    rules = with_departures(network, [decision]).network.rules
    places = [network.position[variable] for variable in network.component(decision.component).variables]
    return {place: rules.program(place) for place in places}


def admissible(network: Network) -> Iterator[Variant]:
    """Every admissible network, the chosen one first."""
    options = [(None, *decisions) for decisions in departures(network).values()]
    for taken in product(*options):
        yield with_departures(network, [decision for decision in taken if decision is not None])


def one_at_a_time(network: Network) -> Iterator[Variant]:
    """The chosen network, then every network that departs from it in one choice only."""
    yield Variant((), network)
    for decisions in departures(network).values():
        for decision in decisions:
            yield with_departures(network, [decision])


def sampled(network: Network, size: int, seed: int) -> Iterator[Variant]:
    """``size`` admissible networks drawn independently, each form of each open component equally likely."""
    # a source of its own: the same seed draws the same networks, whatever else draws at random
    source = random.Random(seed)
    options = [(None, *decisions) for decisions in departures(network).values()]
    for _ in range(size):
        taken = [source.choice(option) for option in options]
        yield with_departures(network, [decision for decision in taken if decision is not None])
