"""What a screen asks of the long run: shares of time and values of readouts, for one task after another.

From a start they are averages over where walks end, and over time there. Without one they are means over the attractors
of the changed network, each alike, and of each the average over its time: an attractor under several settings of the
free inputs counts once for each, as it does in the counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from logicnet.analysis.attractors import attractors
from logicnet.analysis.outcome import ValueWithEnds
from logicnet.core import screens as core
from logicnet.core.codes import End
from logicnet.core.measures import MeasureCode, MeasureColumns
from logicnet.model import Intervention, Network, Start
from logicnet.model.levels import level_of
from logicnet.model.start import Factor
from logicnet.screens.question import Question

MOST_AVERAGED = 1 << 12
"""Attractors of a changed network over which a mean is taken."""
Ends = tuple[float, float, float]
Parts = Sequence[tuple[float, Mapping[int, int]]]
PRECISION = 12
"""Digits of what is exact: it is right within 1e-12."""


class TimeAverage(NamedTuple):
    """What one measure comes to under one task: in the long run, and the probability to end where it is above 0, each
    with its bounds; how it was found, and why not.
    """

    value: Ends
    shown: Ends
    how: int
    reason: int

    def estimate(self, constant: float = 0.0) -> ValueWithEnds:
        """Its value, with the interval where it is not exact."""
        return _estimate(self.value, self.how, constant)

    @property
    def chance(self) -> ValueWithEnds:
        """The probability, with the interval where it is not exact."""
        return _estimate(self.shown, self.how)


_UNKNOWN = TimeAverage((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), core.UNDECIDED, End.NONE)


class LongRunQuestion:
    """The measures of a question, made known to the core: the phenotype's first, then the readouts'."""

    def __init__(self, question: Question, network: Network, screener: core.Screener) -> None:
        self._question, self._network, self._core = question, network, screener
        phenotype: MeasureCode = ((1.0, network.expression(question.phenotype).program),)
        measures = [phenotype, *(readout.coded for readout in question.readouts)]
        self._count = len(measures)
        self._first = screener.measure_all(measures)

    def from_start(self, tasks: core.Tasks) -> list[tuple[TimeAverage, ...]]:
        """For each task what each measure comes to from the start that the core knows."""
        return _rows(self._measured(tasks), self._count, len(tasks))

    def over_attractors(
        self, interventions: Iterable[Intervention], tasks: core.Tasks
    ) -> list[tuple[TimeAverage, ...]]:
        """For each task the mean over the attractors of what each measure comes to there."""
        found = []
        for number, intervention in enumerate(interventions):
            parts, why = self._settled(intervention.on(self._network))
            if not parts:
                found.append((_UNKNOWN._replace(reason=why),) * self._count)
                continue
            self._core.start_mixture(parts)
            found += _rows(self._measured(tasks.chosen([number])), self._count, 1)
        return found

    def _settled(self, network: Network) -> tuple[Parts, int]:
        """A state of each attractor, with the weight of this in the mean; else why they are not known."""
        asked = self._question
        read = influences_on(network, self._variables)
        apart = [name for name in (*network.inputs, *network.inputs_with_levels) if name in read]
        timeout, memory = asked.timeout, asked.memory
        known = attractors(network, setting="", limit=MOST_AVERAGED, always=apart, timeout=timeout, memory=memory)
        if not known.complete or known.truncated:
            return (), End.TOO_MANY if known.complete else End.TIME if asked.timeout else End.MEMORY
        weights = [one.by_variables.settings for one in known]
        total = sum(weights)
        position = network.position
        states = ({position[name]: bit for name, bit in one.by_variables.state.items()} for one in known)
        return [(weight / total, state) for weight, state in zip(weights, states, strict=True)], End.NONE

    @property
    def _variables(self) -> frozenset[int]:
        """The variables that the measures read."""
        own = frozenset(self._network.expression(self._question.phenotype).regulators())
        return own.union(*(readout.variables for readout in self._question.readouts))

    def _measured(self, tasks: core.Tasks) -> MeasureColumns:
        asked = self._question
        samples, seed, seconds = asked.walks, asked.seed, asked.timeout
        return self._core.measured(self._first, self._count, tasks, samples=samples, seed=seed, seconds=seconds)


def influences_on(network: Network, variables: Iterable[int]) -> frozenset[str]:
    """The names of what influences these variables, and of themselves; a component with levels by its name too."""
    found: set[int] = set()
    todo = list(variables)
    while todo:
        if (i := todo.pop()) not in found:
            found.add(i)
            todo.extend(network.rules.regulators(i))
    names = {network.names[i] for i in found}
    return frozenset(names | {network.owner(name) for name in names})


def mixture(begin: Start, network: Network, variables: Iterable[int]) -> list[tuple[float, dict[int, int]]]:
    """A start as these variables and what influences them see it: weights and values by number. What a factor draws
    evenly from all its values is left out, as what is not named is drawn so. Raises MemoryBudget where there are too
    many parts.
    """
    read, position = influences_on(network, variables), network.position
    factors = tuple(factor for factor in begin.factors if not _is_even(factor))
    parts = Start(begin.names, factors).parts(name for name in begin.names if name in read)
    return [(weight, {position[name]: bit for name, bit in held.items()}) for weight, held in parts]


def _is_even(factor: Factor) -> bool:
    """Whether all values of two-valued components are drawn alike."""
    weights = {values: weight for weight, values in factor.parts}
    every = len(weights) == len(factor.parts) == 1 << len(factor.names)
    plain = not any(None in values for values in weights) and not any(map(level_of, factor.names))
    return every and plain and max(weights.values()) == min(weights.values())


def _rows(found: MeasureColumns, count: int, tasks: int) -> list[tuple[TimeAverage, ...]]:
    every = [
        TimeAverage((value, low, high), (shown, least, most), how, reason)
        for value, low, high, shown, least, most, how, reason, _ in zip(*found.columns, strict=True)
    ]
    return [tuple(every[k * tasks + task] for k in range(count)) for task in range(tasks)]


def _estimate(ends: Ends, how: int, constant: float = 0.0) -> ValueWithEnds:
    value, low, high = (end + constant for end in ends)
    if how == core.UNDECIDED:
        return None, None, None
    if how == core.PROVED:
        return round(value, PRECISION) + 0.0, None, None
    return value, low, high
