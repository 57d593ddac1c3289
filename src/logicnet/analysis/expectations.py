"""What is to be expected of a phenotype or a readout in the long run, from a start: how probably the network ends where
a phenotype is shown, and what the value is on average over time.

What does not influence the measure is left out first (``StartedQuestion.about``): the rest has few attractors, and of
these only such are told apart as differ in the measure. In an attractor in which the measure moves, its average over
time is that of the stationary distribution, each term by itself on the components upstream of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.averages import AttractorAverages, Means
from logicnet.analysis.endings import WalkQuestion, absorbed, attractors_apart, sampled_walks
from logicnet.analysis.intervals import SAME, wilson
from logicnet.analysis.readings import bounds_in
from logicnet.analysis.started import StartedQuestion
from logicnet.core import solver
from logicnet.core.budget import Budget, Clock
from logicnet.core.codes import SAID
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.model.measure import Measure

_SHARE = 0.5  # of the time left that finding the attractors may take, and then exact absorption


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and between what it lies: a point where it is exact, a 95 % interval where it is sampled. ``value`` is
    None where no more is known than that.
    """

    value: float | None
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a measure is in the long run, from a start.

    - ``name``: of the phenotype or readout.
    - ``value``: its expected value: of a phenotype the share of time in which it is shown. None where it is not known.
    - ``low``, ``high``: between what that lies; one number where it is exact.
    - ``exact``: whether it is.
    - ``states``: how many states were listed for it; None where walks were sampled.
    - ``samples``: how many walks were; None where none was needed.
    - ``shown``: of a phenotype the probability to end in an attractor that shows it, always or sometimes; None of a
      readout.
    - ``always``, ``sometimes``: the probability of these alone.
    - ``walked``: the components that had to be walked.
    - ``why_incomplete``: what is missing, empty where nothing is.
    """

    name: str
    value: float | None
    low: float
    high: float
    exact: bool = False
    states: int | None = None
    samples: int | None = None
    shown: Estimate | None = None
    always: Estimate | None = None
    sometimes: Estimate | None = None
    walked: tuple[str, ...] = ()
    why_incomplete: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {**asdict(self), "walked": list(self.walked)}


@dataclass(frozen=True, slots=True)
class Effort:
    """The bounds of the work: see ``logicnet.probabilities``."""

    limit: int
    samples: int
    steps: int
    seed: int
    most_states: int
    timeout: float | None
    memory: int | None


def expectation(asked: StartedQuestion, measure: Measure, effort: Effort, *, phenotype: bool) -> Expectation:
    """What a measure is in the long run; ``phenotype`` says whether it is 0 or 1, and shown or not. A budget that ends
    the work is named in the answer; Ctrl-C raises KeyboardInterrupt.
    """
    low, high = measure.bounds
    nothing = Estimate(None, 0.0, 1.0) if phenotype else None
    unknown = Expectation(measure.name, None, low, high, shown=nothing, always=nothing, sometimes=nothing)
    try:
        question = asked.about(measure.variables)
        read = [question.network.names[i] for i in measure.variables]  # inputs among them are told apart
        known = attractors_apart(question, effort.limit, asked.left(effort.timeout, _SHARE), effort.memory, read)
        # an input that changes no state of an attractor may change how long it stays in each: told apart too
        moved = [one for one in known if len(set(bounds_in(one, measure))) > 1]
        free = sorted({name for one in moved for name in one.by_variables.free_inputs})
        if free:
            left = asked.left(effort.timeout, _SHARE)
            known = attractors_apart(question, effort.limit, left, effort.memory, [*read, *free])
        if known.answer is None:
            return replace(unknown, why_incomplete=known.why_incomplete)
        if any(block.reason == "stopped" for block in known.answer.left):
            raise KeyboardInterrupt
        return _Outlook(question, known, known.answer, measure, effort).told(unknown)
    except (MemoryBudget, TimeBudget) as ended:
        return replace(unknown, why_incomplete=ended.message)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Where walks end: attractors, by their place, with how probable each is; ``loose`` is the probability of what is
    not known. ``states`` were listed, or ``count`` walks were made.
    """

    weights: Sequence[tuple[int, float]]
    loose: float
    states: int | None
    count: int | None
    why: str = ""

    def probability(self, wanted: Callable[[int], bool]) -> Estimate:
        """Of ending in one of the attractors that are wanted."""
        found = min(1.0, sum(weight for place, weight in self.weights if wanted(place)))
        most = min(1.0, found + self.loose)
        if self.count is None:
            return Estimate(found if most - found <= SAME else None, found, most)
        return Estimate(found, wilson(found * self.count, self.count)[0], wilson(most * self.count, self.count)[1])

    def mean(self, each: Sequence[Estimate], bounds: tuple[float, float]) -> Estimate:
        """The expected value of what is ``each`` of these in an attractor, and lies within ``bounds`` anywhere."""
        low = sum(weight * each[place].low for place, weight in self.weights) + self.loose * bounds[0]
        high = sum(weight * each[place].high for place, weight in self.weights) + self.loose * bounds[1]
        width = bounds[1] - bounds[0]
        known = [(weight, each[place].value) for place, weight in self.weights if weight > 0]
        sure = self.loose * width <= SAME * max(1.0, width)
        values = [weight * value for weight, value in known if value is not None]
        value = sum(values) if sure and len(values) == len(known) else None
        if self.count is None or not width:
            return Estimate(value, low, low if high - low <= SAME * max(1.0, width) else high)
        # a number between bounds varies no more than one that is at either of them as often: the interval holds
        within = [min(1.0, max(0.0, (one - bounds[0]) / width)) * self.count for one in (low, high)]
        least, most = wilson(within[0], self.count)[0], wilson(within[1], self.count)[1]
        return Estimate(value, bounds[0] + width * least, bounds[0] + width * most)


@dataclass(frozen=True, slots=True)
class _Outlook:
    """A question about what a measure reads, with its attractors."""

    question: StartedQuestion
    known: Attractors
    answer: solver.Solution
    measure: Measure
    effort: Effort
    seen: dict[object, tuple[float, int]] = field(default_factory=dict)

    def told(self, unknown: Expectation) -> Expectation:
        """What is known of the measure."""
        between = [bounds_in(attractor, self.measure) for attractor in self.known]
        labels = [two if two[0] == two[1] else place for place, two in enumerate(between)]
        walk = WalkQuestion(self.question, self.known, self.answer, labels=labels)
        ends = self._ends(walk)
        states = ends.states
        each = [Estimate(low if low == high else None, low, high) for low, high in between]
        walks: list[int] = [] if ends.count is None else [ends.count]
        for place, weight in ends.weights:
            if weight > 0 and each[place].value is None:
                each[place], listed, watched = self._on_average(self.known[place])
                states = None if states is None or watched is not None else states + listed
                walks += [] if watched is None else [watched]
        mean = ends.mean(each, self._bounds(between))
        more = "more attractors than are listed" if self.known.truncated else ""
        why = "; ".join(filter(None, (self.known.why_incomplete, more, ends.why)))
        names = {self.question.network.names[i] for i in walk.walked}
        found = replace(
            unknown,
            value=mean.value,
            low=mean.low,
            high=mean.high,
            exact=ends.count is None and mean.value is not None and mean.low == mean.high,
            states=states,
            samples=max(walks, default=None),
            walked=tuple(c.name for c in self.question.network.components if not names.isdisjoint(c.variables)),
            why_incomplete=why,
        )
        return found if unknown.shown is None else self._shown(found, ends)

    def _bounds(self, between: Sequence[tuple[float, float]]) -> tuple[float, float]:
        """Between what the measure lies in any attractor."""
        if not between or self.known.truncated or not self.known.complete:
            return self.measure.bounds
        return min(low for low, _ in between), max(high for _, high in between)

    def _shown(self, found: Expectation, ends: _Ends) -> Expectation:
        expression = self.measure.terms[0].expression
        words = [attractor.shows(expression) for attractor in self.known]
        return replace(
            found,
            shown=ends.probability(lambda place: words[place] != "never"),
            always=ends.probability(lambda place: words[place] == "always"),
            sometimes=ends.probability(lambda place: words[place] == "sometimes"),
        )

    def _ends(self, walk: WalkQuestion) -> _Ends:
        """Where walks end, exactly where that is possible: attractors that are not told apart stand together."""
        effort, open_ = self.effort, self.known.truncated or not self.known.complete
        budget = Budget(memory=effort.memory, seconds=self.question.left(effort.timeout, _SHARE))
        exact = absorbed(walk, effort.most_states, budget)
        if not isinstance(exact, str):
            chances, states = exact
            weights = [
                (place, chances[place]) for place in dict(zip(walk.alike, range(len(chances)), strict=True)).values()
            ]
            return _Ends(weights, max(0.0, 1.0 - sum(w for _, w in weights)) if open_ else 0.0, states, None)
        if exact == "stopped":
            raise KeyboardInterrupt
        budget = Budget(memory=effort.memory, seconds=self.question.left(effort.timeout))
        ended, labels, why = sampled_walks(walk, effort.samples, effort.steps, effort.seed, budget)
        if why == "stopped":
            raise KeyboardInterrupt
        count = sum(ended.counts) + ended.elsewhere + ended.unfinished
        if not count:
            raise TimeBudget(SAID.get(why, why))
        places = dict(zip(labels, range(len(labels)), strict=True))
        weights = [(place, ended.counts[label] / count) for label, place in places.items()]
        said = f"{SAID[why]} after {count} of {effort.samples} walks" if why else ""
        return _Ends(weights, (ended.elsewhere + ended.unfinished) / count, None, count, said)

    def _on_average(self, attractor: Attractor) -> tuple[Estimate, int, int | None]:
        """The average of the measure over the time in an attractor, how many states were listed for it, and how many
        walks sampled, if any.
        """
        question, effort = self.question, self.effort
        clock = Clock(question.left(effort.timeout))
        means = Means(effort.most_states, effort.samples, effort.seed, effort.memory, clock, self.seen)
        rates = question.question.rates.by_variable(question.network)
        (found,) = AttractorAverages(question.inside, attractor, rates, means).of([self.measure.coded])
        shift = self.measure.constant
        value = None if found.value is None else found.value + shift
        return Estimate(value, found.low + shift, found.high + shift), found.states or 0, found.walks
