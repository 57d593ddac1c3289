"""Where walks end: the components that have to be walked to know it, and the core's answer, exact or sampled.

The components that tell the attractors apart are enough (``analysis.distinguishing``). They fall into parts that do not
influence each other. Where the start is one subspace the parts are walked one by one, and the probability of an
attractor is the product over the parts. A start that is a mixture of subspaces makes the parts depend on each other:
where one part began says where the other did. Then all of them are walked together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import prod

from logicnet.analysis.answer import Attractors
from logicnet.analysis.attractors import attractors
from logicnet.analysis.distinguishing import AttractorViews
from logicnet.analysis.started import StartedQuestion, level_starts, seen_start
from logicnet.core import solver, walks
from logicnet.core.budget import Budget
from logicnet.errors import MemoryBudget
from logicnet.logic import Expression
from logicnet.model import Network, RatesLike, Start, Subspace

MOST_STATES = 1 << 21
"""States listed for exact absorption: some hundred bytes each."""


def attractors_apart(
    question: StartedQuestion,
    limit: int | None,
    timeout: float | None = None,
    memory: int | None = None,
    always: Sequence[str] = (),
) -> Attractors:
    """The attractors inside the trap space around the start. An input that is a condition of one is made one of all, so
    that no two of them overlap. Inputs in ``always`` are told apart too.
    """
    inside = question.inside
    found = attractors(inside, timeout=timeout, memory=memory, limit=limit, always=always)
    conditions = {name for attractor in found for name in attractor.by_variables.condition}
    # conditions over the same inputs differ in a value, so no two of these attractors share a state
    if all(len(attractor.by_variables.condition) == len(conditions) for attractor in found):
        return found
    return attractors(inside, timeout=timeout, memory=memory, limit=limit, always=(*always, *conditions))


class WalkQuestion:
    """What has to be walked: as little as tells the attractors apart (those whose ``labels`` differ, where there are
    any), in parts that do not see each other.
    """

    def __init__(
        self,
        question: StartedQuestion,
        known: Attractors,
        answer: solver.Solution,
        begin: Start | None = None,
        labels: Sequence[object] | None = None,
    ) -> None:
        self.known = known
        self.answer = answer
        self._question = question
        self._speeds = question.question.rates.by_variable(question.network)
        self._begin = question.begin if begin is None else begin
        self._views = AttractorViews(question, known, answer, labels)
        self.walked = self._views.distinguishing

    @cached_property
    def parts(self) -> tuple[tuple[int, ...], ...]:
        """What is walked, in parts that neither see each other nor begin in dependence on each other."""
        left = set(self.walked)
        readers: dict[int, set[int]] = {i: set() for i in left}
        for i in left:
            for source in self._question.influences[i]:
                readers[source].add(i)
        # where a component has its level drawn, one of its variables says something of the others; so does one of those
        # that a mixture names
        position = self._question.network.position
        mixed = ([position[name] for name in one.names] for one in self._begin.factors if len(one.parts) > 1)
        for own in (*self._question.open_levels, *mixed):
            for i in left.intersection(own):
                readers[i] |= left.intersection(own)
        parts = []
        while left:
            todo, part = [min(left)], set()
            while todo:
                i = todo.pop()
                if i in left:
                    left.remove(i)
                    part.add(i)
                    todo.extend(self._question.influences[i] | readers[i])
            parts.append(tuple(sorted(part)))
        return tuple(parts)

    @property
    def alike(self) -> tuple[object, ...]:
        """For each listed attractor what is seen of it: where a walk ends is not told apart between equal ones."""
        return tuple(self._views.key(place, self.walked) for place in range(len(self.known)))

    def setup(self, components: tuple[int, ...]) -> tuple[walks.WalkSetup, list[int]]:
        """The walk over these components, and for each listed attractor its label in it."""
        labels: dict[object, int] = {}
        stand: list[int] = []
        label_of = []
        for place, attractor in enumerate(self.known):
            key = self._views.key(place, components)
            if key not in labels:
                labels[key] = len(labels)
                stand.append(attractor.place)
            label_of.append(labels[key])
        rates = tuple(self._speeds.get(i, (1.0, 1.0)) for i in components) if self._speeds else None
        return walks.WalkSetup(
            components, seen_start(self._question, self._begin, components), rates, tuple(stand)
        ), label_of


def absorbed(question: WalkQuestion, most_states: int, budget: Budget) -> tuple[list[float], int] | str:
    """The exact probability of each listed attractor and how many states were looked at, or why there is none: a value
    of ``core.codes.End``.
    """
    factors, states = [], 1
    for part in question.parts:
        setup, label_of = question.setup(part)
        found, why = walks.absorb(question.answer, setup, most_states, solver.Plan(budget))
        if found is None:
            return why
        factors.append([found.chances[label] for label in label_of])
        states *= found.states
    # each factor may round a little above 1
    return [min(1.0, prod(own)) for own in zip(*factors, strict=True)] if factors else [1.0] * len(
        question.known
    ), states


def sampled_walks(
    question: WalkQuestion, samples: int, steps: int, seed: int, budget: Budget
) -> tuple[walks.WalkCounts, list[int], str]:
    """How many walks ended where, the label of each listed attractor in these counts, and what ended the work early."""
    setup, label_of = question.setup(question.walked)
    counts, why = walks.walk(question.answer, setup, samples, steps, seed, solver.Plan(budget))
    return counts, label_of, why


def probability_shown(
    network: Network,
    starts: Sequence[Mapping[int, int]],
    phenotype: Expression,
    most_states: int = MOST_STATES,
    rates: RatesLike = "",
) -> float:
    """The exact probability of ending in an attractor that shows the phenotype in some state.

    ``starts`` are subspaces, by component number; the walk starts in each of their states with the same chance, and a
    state of two of them counts twice; ``rates`` are those of the walk. Raises MemoryBudget where the attractors or the
    states to list are too many.
    """
    begin = _even(network, starts)
    question = StartedQuestion.of(network, begin, "", "", held_later=False, budget=Budget(), rates=rates)
    # inputs that the phenotype reads are told apart, so that no attractor shows it under some of their values only
    known = attractors_apart(question, None, always=phenotype.names)
    if known.answer is None or not known.complete or known.truncated:
        raise MemoryBudget(known.why_incomplete or f"{known.count} attractors, more than are listed")
    shown = [attractor.shows(phenotype) != "never" for attractor in known]
    # wherever a walk ends, the answer is the same: nothing has to be walked
    if len(set(shown)) == 1:
        return float(shown[0])
    found = absorbed(WalkQuestion(question, known, known.answer), most_states, Budget())
    if isinstance(found, str):
        raise MemoryBudget(f"a walk through more than {most_states} states")
    return min(1.0, sum(chance for chance, shows in zip(found[0], shown, strict=True) if shows))


def _even(network: Network, starts: Sequence[Mapping[int, int]]) -> Start:
    """A mixture of subspaces in which each of their states weighs the same."""
    own = [[network.position[v] for v in network.variables(name)] for name in network.levels]
    of_levels = {i for one in own for i in one}
    sizes = [
        sum(level_starts(start, own).values()) << (len(network.names) - len(of_levels) - len(start.keys() - of_levels))
        for start in starts
    ]
    names, total = network.names, sum(sizes)
    parts = [
        (size / total, Subspace(names, tuple(start.get(i) for i in range(len(names)))))
        for size, start in zip(sizes, starts, strict=True)
    ]
    return Start.mixed(parts, network)
