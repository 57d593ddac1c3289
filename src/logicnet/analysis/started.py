"""A question that has a start, and what the start makes of the network.

Two sets of states belong to such a question. The start is the set of states in which the dynamics may begin. The least
trap space around the start holds every state that can be reached from it. The components that are held in that trap
space never move, so their values are put into the rules of the others; ``reduction.hull`` does it and has the proof.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from logicnet.analysis.attracted import attracted_to
from logicnet.analysis.questions import read_asked
from logicnet.core import courses, walks
from logicnet.core.budget import Budget
from logicnet.errors import MemoryBudget, SettingError
from logicnet.model import (
    Asked,
    Fix,
    InterventionLike,
    Network,
    NetworkLike,
    RatesLike,
    Setting,
    SettingLike,
    Start,
    StartLike,
    Subspace,
)
from logicnet.reduction.hull import Hull, hull

MOST_LEVELS_OPEN = 1 << 16
"""Of open levels, up to which a start is told apart by them."""


def level_starts(
    start: Mapping[int, int], own: Sequence[Sequence[int]], seen: Collection[int] | None = None
) -> Mapping[tuple[tuple[int, int], ...], int]:
    """The levels that a start leaves open, as values of variables, each with how many levels give these values; of
    ``own``, the variables of each component. Where not all variables are ``seen`` levels may look alike. A subspace
    of variables has states with holes besides, which are none of the network's. Raises MemoryBudget where there are too
    many.
    """
    found: dict[tuple[tuple[int, int], ...], int] = {(): 1}
    for variables in own:
        levels = Counter[tuple[tuple[int, int], ...]]()
        for level in range(len(variables) + 1):
            values = {v: int(number < level) for number, v in enumerate(variables)}
            if all(start.get(v, bit) == bit for v, bit in values.items()):
                levels[tuple((v, bit) for v, bit in values.items() if seen is None or v in seen)] += 1
        if len(found) * len(levels) > MOST_LEVELS_OPEN:
            raise MemoryBudget(f"the start leaves more than {MOST_LEVELS_OPEN} combinations of levels open")
        found = {(*old, *new): many * more for old, many in found.items() for new, more in levels.items()}
    return found


@dataclass(frozen=True)
class StartedQuestion:
    """A question with its start, read once.

    ``begin`` is the start; ``place`` the smallest subspace around it, which holds what all its states have in common.
    ``given`` has these values by component number, and what the setting and the intervention hold besides.

    Held values are held from the first moment. ``overridden`` are the values that the start was asked to give, and that
    gave way to the intervention. With ``held_later`` none gives way: a component may start at another value than the
    intervention holds it at, and moves to the held value as a component moves to any value of its rule.
    """

    question: Asked
    begin: Start
    overridden: Mapping[str, int]
    held_later: bool
    budget: Budget = field(default=Budget(), compare=False)
    since: float = field(default_factory=time.perf_counter, compare=False)

    @classmethod
    def of(
        cls,
        network: NetworkLike,
        start: StartLike,
        setting: SettingLike | None,
        intervention: InterventionLike,
        held_later: bool,
        budget: Budget,
        rates: RatesLike = "",
    ) -> StartedQuestion:
        """Read what is given as text. Raises LogicnetError with the place, also for a start outside the setting."""
        question = read_asked(network, setting, intervention, start=start, rates=rates, attracted=attracted_to)
        network, change = question.network, question.intervention
        begin = question.start or Start(network.names)
        _confirm_within(begin, question.setting, network)
        place = begin.shared
        holds = {} if held_later else change.held_in(network.position)
        fixed = {network.names[i]: value for i, value in holds.items()}
        overridden = {name: value for name, value in place.fixed.items() if fixed.get(name, value) != value}
        moved = {name for factor in begin.factors for name in factor.names}
        begin = begin.held({name: value for name, value in fixed.items() if name in moved})
        return cls(replace(question, start=begin), begin, overridden, held_later, budget)

    @cached_property
    def place(self) -> Subspace:
        """What all states of the start have in common."""
        return self.begin.shared

    @property
    def network(self) -> Network:
        """The network as it is without setting and intervention."""
        return self.question.network

    @property
    def asked(self) -> Network:
        """The network with its setting and intervention."""
        return self.question.changed

    @cached_property
    def given(self) -> Mapping[int, int]:
        """The values of the start, by component number."""
        start = {self.network.position[name]: value for name, value in self.place.fixed.items()}
        return {**self.question.held, **start}

    @cached_property
    def open_levels(self) -> tuple[tuple[int, ...], ...]:
        """The variables of each component with levels that the start does not hold at one level."""
        network = self.network
        own = (tuple(network.position[v] for v in network.variables(name)) for name in network.levels)
        return tuple(one for one in own if not self.given.keys() >= set(one))

    @cached_property
    def hull(self) -> Hull:
        """The components that can move from the start, with the rest put into their rules. Raises TimeBudget or
        MemoryBudget.
        """
        return hull(self.asked.rules, self.given, replace(self.budget, seconds=self.left(self.budget.seconds)))

    @cached_property
    def inside(self) -> Network:
        """The whole network inside the least trap space around the start: what is held there is constant, and nothing
        reads it.
        """
        rules, held = self.asked.rules, self.hull.held
        read = {(s, t): held[s] for t in self.hull.kept for s in rules.regulators(t) if s in held}
        return replace(self.asked.with_rules(rules.perturb(held, read)), targets=self.asked.targets)

    @cached_property
    def influences(self) -> Mapping[int, frozenset[int]]:
        """The components that each component depends on, among those that can move."""
        effects = self.inside.rules.effects
        return {i: frozenset(effects[i]) for i in self.hull.kept}

    def upstream(self, components: Iterable[int]) -> frozenset[int]:
        """The components that can move and influence these, with those of them that can move."""
        found: set[int] = set()
        todo = [i for i in components if i in self.influences]
        while todo:
            i = todo.pop()
            if i not in found:
                found.add(i)
                todo.extend(self.influences[i])
        return frozenset(found)

    def about(self, components: Iterable[int]) -> StartedQuestion:
        """The same question for those who ask about these components alone: what does not influence them is held at 0,
        and so has one attractor.
        """
        hull, kept = self.hull, self.upstream(components)
        others = dict.fromkeys((i for i in hull.kept if i not in kept), 0)
        if not others:
            return self
        place = {component: number for number, component in enumerate(hull.kept)}
        rules = hull.rules.select([place[i] for i in sorted(kept)], {place[i]: 0 for i in others})
        read = {(s, t): 0 for t in kept for s in self.inside.rules.regulators(t) if s in others}
        found = replace(self)
        found.__dict__["hull"] = Hull({**hull.held, **others}, tuple(sorted(kept)), rules)
        found.__dict__["inside"] = self.inside.with_rules(self.inside.rules.perturb(others, read))
        return found

    @property
    def seconds(self) -> float:
        """The time since the question was asked."""
        return time.perf_counter() - self.since

    def left(self, timeout: float | None, share: float = 1.0) -> float | None:
        """What is left of a time budget, or a share of that; never quite nothing."""
        return None if timeout is None else max((timeout - self.seconds) * share, 1e-3)


def seen_start(question: StartedQuestion, begin: Start, components: Sequence[int]) -> walks.StartMixture:
    """A start as these components see it, for the core. What the start leaves open of components with levels are
    levels, all alike. Raises MemoryBudget where it is too large a mixture.
    """
    network, given = question.network, question.given
    own = [[network.position[v] for v in network.variables(name)] for name in network.levels]
    of_levels = [network.names[i] for one in own for i in one]
    weights: dict[tuple[int, ...], float] = {}
    for share, part in begin.parts([*of_levels, *(network.names[i] for i in components)]):
        start = {**given, **{network.position[name]: value for name, value in part.items()}}
        levels = level_starts(start, own, frozenset(components))
        each = share / sum(levels.values())
        for values, many in levels.items():
            place = {**start, **dict(values)}
            seen = tuple(place.get(i, walks.FREE) for i in components)
            weights[seen] = weights.get(seen, 0.0) + each * many
    return tuple((weight, values) for values, weight in weights.items())


def seen_factors(
    question: StartedQuestion, begin: Start, components: Sequence[int]
) -> tuple[walks.StartMixture, tuple[walks.StartMixture, ...]]:
    """The same start in independent parts, not multiplied out: what none of its factors says, and a mixture for each
    factor. Where it leaves levels open it is one mixture (``seen_start``).
    """
    names = question.network.names
    if question.open_levels:
        return seen_start(question, begin, components), ()
    factors = [one for one in (f.seen(frozenset(names[i] for i in components)) for f in begin.factors) if one.names]
    said = {name for factor in factors for name in factor.names}
    rest = tuple(courses.ELSEWHERE if names[i] in said else question.given.get(i, walks.FREE) for i in components)
    return ((1.0, rest),), tuple(
        tuple((weight, _of_factor(factor.names, values, names, components)) for weight, values in factor.parts)
        for factor in factors
    )


def _of_factor(
    own: Sequence[str], values: Sequence[int | None], names: Sequence[str], components: Sequence[int]
) -> tuple[int, ...]:
    """Values of a factor's variables, and ELSEWHERE for all others."""
    said = {name: walks.FREE if value is None else value for name, value in zip(own, values, strict=True)}
    return tuple(said.get(names[i], courses.ELSEWHERE) for i in components)


def _confirm_within(begin: Start, setting: Setting, network: Network) -> None:
    """Raise SettingError where some state of the start has another value for an input than the setting holds."""
    for name, level in setting.values:
        held = network.held(name, level)
        for _, part in begin.parts(held):
            if any(part.get(variable, bit) != bit for variable, bit in held.items()):
                there = network.told(part)[name]
                raise SettingError(
                    f"the start is outside the setting: {name}={there} there, {name}={level} held",
                    span=begin.place_of(name, level),
                    hint=f"leave {name} out of one of them; to watch it change, hold it later, by {Fix(name, level)}",
                )
