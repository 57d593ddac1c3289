"""A network as a protocol changes it: what may move in each of its phases, and what the core walks in all of them.

The same components are walked in every phase, so that a state at the end of one is a state at the beginning of the
next. To know a measure it is enough to walk what it reads, and what influences that in some phase. A component that no
state of a phase moves is put into the rules of that phase (``reduction.hull``): a drug that is given and withdrawn is
a constant in each phase, and does not have to be walked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from logicnet.analysis.questions import read_asked
from logicnet.analysis.started import StartedQuestion, seen_factors
from logicnet.core import courses, walks
from logicnet.core.budget import Budget
from logicnet.core.solver import CompiledNetwork, Plan
from logicnet.formats.catalogue import catalogue_for
from logicnet.model import (
    Asked,
    InterventionLike,
    Network,
    NetworkLike,
    Protocol,
    ProtocolLike,
    RatesLike,
    SettingLike,
    Start,
    StartLike,
    Subspace,
)
from logicnet.model.start import INITIAL


@dataclass(frozen=True)
class PhasedQuestion:
    """A question whose setting and intervention change at given times.

    - ``phases``: of each its question. That of the first begins at the start; that of a later one where the one before
      may have ended, with what it holds put in.
    - ``begins``: when each begins; the first at 0.
    - ``until``: when the last ends.
    - ``texts``: what the protocol says at the beginning of each.
    """

    phases: tuple[StartedQuestion, ...]
    begins: tuple[float, ...]
    until: float
    texts: tuple[str, ...]
    protocol: Protocol = field(default=Protocol())
    _compiled: list[CompiledNetwork] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def of(
        cls,
        network: NetworkLike,
        start: StartLike | None,
        setting: SettingLike | None,
        intervention: InterventionLike,
        rates: RatesLike,
        protocol: ProtocolLike,
        until: float,
        budget: Budget,
    ) -> PhasedQuestion:
        """Read what is given as text. Without a start it is the network's initial distribution, where it has one, and
        else all states alike; inputs that are held give way there. Raises LogicnetError with the place.
        """
        asked = read_asked(network, setting, intervention, rates=rates)
        network = asked.network
        read = Protocol.read(protocol, network, catalogue_for(network) if protocol else None)
        found = read.phases(asked.setting, asked.intervention, network, until)
        first = found[0]
        begin = default_start(network).held(first.setting.held_in(network)) if start is None else start
        phases = [StartedQuestion.of(network, begin, first.setting, first.intervention, False, budget, asked.rates)]
        for phase in found[1:]:
            later = Asked(network, phase.setting, phase.intervention, None, asked.rates)
            phases.append(_following(phases[-1], later, budget))
        return cls(tuple(phases), tuple(p.begin for p in found), until, tuple(p.text for p in found), read)

    @property
    def first(self) -> StartedQuestion:
        """The question of the first phase."""
        return self.phases[0]

    @cached_property
    def rates(self) -> Mapping[int, tuple[float, float]]:
        """The rates up and down of the variables that have any."""
        return self.first.question.rates.by_variable(self.first.network)

    def upstream(self, variables: Iterable[int]) -> tuple[int, ...]:
        """These variables, and what influences them in some phase, directly or through others; in order."""
        found: set[int] = set()
        todo = list(variables)
        while todo:
            i = todo.pop()
            if i not in found:
                found.add(i)
                todo.extend(source for phase in self.phases for source in phase.influences.get(i, ()))
        return tuple(sorted(found))

    @cached_property
    def moving(self) -> frozenset[int]:
        """The variables that may move, or may have either value, in some phase."""
        return frozenset(i for phase in self.phases for i in phase.influences)

    @cached_property
    def drawn(self) -> float:
        """What the rates add to of all components that a step of the discrete process may draw: those that have a rule,
        are no inputs, and are not held in every phase. The rate of one is the larger of up and down.
        """
        network = self.first.network
        held = set.intersection(*(set(phase.question.held) for phase in self.phases))
        away = {network.names[i] for i in held} | {*network.inputs, *network.inputs_with_levels}
        rates = {rate.component: max(rate.up, rate.down) for rate in self.first.question.rates.rates}
        moving = [c for c in network.components if c.name not in away and not away.issuperset(c.variables)]
        return sum(rates.get(c.name, 1.0) for c in moving) or 1.0

    def segments(self, components: tuple[int, ...], budget: Budget) -> list[courses.Segment]:
        """The phases as the core walks them, over these components. Raises MemoryBudget where the start leaves levels
        open, and is too large a mixture.
        """
        rates = tuple(self.rates.get(i, (1.0, 1.0)) for i in components) if self.rates else None
        start, also = seen_factors(self.first, self.first.begin, components)
        setup, found = walks.WalkSetup(components, start, rates, ()), []
        for place, (phase, end) in enumerate(zip(self.phases, (*self.begins[1:], self.until), strict=True)):
            held = phase.question.held if place else {}
            if place == len(self._compiled):
                self._compiled.append(CompiledNetwork(phase.inside.rules.handle, Plan(budget)))
            values = tuple(held.get(i, walks.FREE) for i in components)
            found.append(courses.Segment(self._compiled[place], setup, values, end, () if place else also))
        return found


def default_start(network: Network) -> Start:
    """Where a course begins that nothing is said of: the initial distribution that the network comes with, where it has
    one, and else all states alike.
    """
    own = any(one.name == INITIAL for one in network.starts)
    if own or (network.timing is not None and network.timing.initial):
        return Start.parse(f"@{INITIAL}", network)
    return Start(network.names)


def _following(before: StartedQuestion, asked: Asked, budget: Budget) -> StartedQuestion:
    """The question of a phase: it begins wherever the phase before may have ended, what it holds is held at once."""
    network = asked.network
    values = {**before.hull.held, **asked.held}
    begin = Start.of(Subspace(network.names, tuple(values.get(i) for i in range(len(network.names)))))
    return StartedQuestion(replace(asked, start=begin), begin, {}, False, budget)
