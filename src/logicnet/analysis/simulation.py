"""The course of a network: what measures are on average over time, from a start, exact or sampled.

The process is the continuous-time chain in which each component whose rule and value differ moves at its rate. Its
distribution at a time is found by uniformisation over the states that can be reached, as long as what matters to a
measure has few enough of them; else walks are sampled. ``steps`` asks for the discrete process instead: in each step
one of the components that have a rule, are no inputs and are not held throughout is drawn, in proportion to its rate,
and takes the value of its rule.

References: G. Stoll, E. Viara, E. Barillot, L. Calzone, BMC Syst. Biol. 6:116 (2012); A. Jensen, Skand. Aktuarietidskr.
36 (1953); E. B. Wilson, J. Am. Stat. Assoc. 22 (1927).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt

from logicnet.analysis.course_answer import Curve, CurveStatus, Simulation
from logicnet.analysis.course_times import check_until, just_before, times_of
from logicnet.analysis.followed import MeasuresLike, followed
from logicnet.analysis.intervals import student, wilson
from logicnet.analysis.listings import Cone, listings, without_largest
from logicnet.analysis.phases import PhasedQuestion
from logicnet.analysis.questions import check_flags, check_numbers
from logicnet.core import courses
from logicnet.core.budget import Budget
from logicnet.core.codes import SAID, End
from logicnet.core.progress import Progress
from logicnet.core.solver import Plan
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.model import InterventionLike, Measure, NetworkLike, ProtocolLike, RatesLike, SettingLike, StartLike

COURSE_WALKS = 10_000
COURSE_STATES = 1 << 20
TOLERANCE = 1e-10
"""What an exact course may leave out, of the probability."""
_MOST_MOVES = 1e12  # of a walk, from which it may be these that the core does not sum up
_SHARE = 0.6  # of the time left that exact answers may take, before walks are sampled


def simulate(
    network: NetworkLike,
    start: StartLike | None = None,
    until: float = 10.0,
    every: float | None = None,
    *,
    measures: MeasuresLike = None,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    rates: RatesLike = None,
    protocol: ProtocolLike = "",
    steps: bool = False,
    samples: int = COURSE_WALKS,
    seed: int = 0,
    timeout: float | None = None,
    memory: int | None = None,
    most_states: int = COURSE_STATES,
    progress: Progress | None = None,
) -> Simulation:
    """The expected value of measures over time; of a phenotype it is the probability.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``start``: where it begins, ``"A=1 B=0"`` or a mixture; what it does not name is drawn evenly, and ``""`` means
      all states alike (default: the initial distribution that the network comes with, else all states alike).
    - ``until``: the time at which the course ends, in units of 1/rate; steps where ``steps`` (default: 10).
    - ``every``: the time between two that are told (default: a hundredth of it).
    - ``measures``: what is followed: components, phenotypes, readouts, expressions and weighted sums, ``"A,0.5*B + C"``
      or several (default: the network's phenotypes and readouts; where it has none, its outputs).
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``rates``: how fast components move, ``"A=3 B:up=1/2"`` or ``{"A": 3}``; 0 means never (default: those that the
      network comes with; 1 for each where it has none, and with ``""``).
    - ``protocol``: what changes at given times, ``"0: Drug=1; 24: Drug=0 A%0"`` (default: nothing does).
    - ``steps``: whether time is counted in steps, in each of which one component is drawn (default: False).
    - ``samples``: walks, where the answer cannot be exact (default: 10,000).
    - ``seed``: the same seed gives the same walks on any machine (default: 0).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``most_states``: states that may be listed for an exact answer (default: 1,048,576); beyond, walks are sampled.
    - ``progress``: called with how much is done and how much there is (default: nobody is told).

    Returns Simulation: each measure with its values, exact or sampled with intervals of 95 %; a budget that ends the
    work is named in it.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range.

    Sources: G. Stoll, E. Viara, E. Barillot, L. Calzone, BMC Syst. Biol. 6:116 (2012); A. Jensen, Skand.
    Aktuarietidskr. 36 (1953).

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> network = Network("n", Rules.build(["Drug", "A"], ["Drug", "!Drug"]))
    >>> found = simulate(network, "A=0", 2, 1, setting="Drug=0", protocol="1: Drug=1", measures="A")
    >>> [round(value, 4) for value in found["A"].values]
    [0.0, 0.6321, 0.2325]
    """
    check_flags(steps=steps)
    check_numbers(timeout=timeout, memory=memory, samples=samples, seed=seed, most_states=most_states)
    check_until(until, steps)
    times_of(until, every, steps)  # what is wrong with them is told before the network is read
    budget = Budget(memory, timeout)
    asked = PhasedQuestion.of(network, start, setting, intervention, rates, protocol, float(until), budget)
    if steps:
        asked.protocol.confirm_whole()
    first = asked.first
    wanted = followed(first.network, measures)
    changes = [turn.time for turn in asked.protocol.turns]
    times = times_of(until, every, steps, changes)
    blank = Simulation(
        first.question, first.begin, asked.protocol, float(until), times, steps=steps, overridden=first.overridden
    )
    near = {} if steps else just_before(changes)
    work = _Work(asked, wanted, tuple(sorted({*times, *near})), steps, most_states, Budget(memory, timeout), progress)
    why = work.done(samples, seed)
    curves = tuple(work.curve(place, near) for place in range(len(wanted)))
    known = {curve.status for curve in curves}
    said = {CurveStatus.EXACT: _exact_method(steps), CurveStatus.SAMPLED: "walks"}
    methods = [name for status, name in said.items() if status in known]
    walked = CurveStatus.SAMPLED in known
    return replace(
        blank,
        curves=curves,
        method=" + ".join(methods) or "undecided",
        complete=not why,
        why_incomplete=why,
        seconds=first.seconds,
        samples=samples if walked else None,
        seed=seed if walked else None,
    )


def _exact_method(steps: bool) -> str:
    return "powers of the step matrix" if steps else "uniformisation"


@dataclass
class _Work:
    """The curves of one question, as far as they are known, and why the others are not exact."""

    asked: PhasedQuestion
    measures: tuple[Measure, ...]
    times: tuple[float, ...]
    steps: bool
    most_states: int
    budget: Budget
    progress: Progress | None = None
    curves: dict[int, Curve] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)

    def done(self, samples: int, seed: int) -> str:
        """Find all curves. Returns why not all are known, or not as well as was asked; empty where they are."""
        try:
            self._list()
            left = [place for place in range(len(self.measures)) if place not in self.curves]
            return self._sample(left, samples, seed) if left else ""
        except (MemoryBudget, TimeBudget) as ended:
            return ended.message
        except KeyboardInterrupt:
            return SAID[End.STOPPED.in_words]

    @property
    def total(self) -> float | None:
        """What the rates of all components add to, that are drawn in steps."""
        return self.asked.drawn if self.steps else None

    def curve(self, place: int, near: Mapping[float, float]) -> Curve:
        """The curve of a measure; what it is just before a change stands apart."""
        found = self.curves.get(place) or self._unknown(place)
        rows = list(zip(self.times, found.values, found.low, found.high, strict=True))
        values, low, high = zip(*((v, one, other) for t, v, one, other in rows if t not in near), strict=True)
        before = tuple((near[t], v, one, other) for t, v, one, other in rows if t in near)
        return replace(found, values=values, low=low, high=high, before=before)

    def _unknown(self, place: int) -> Curve:
        low, high = self.measures[place].bounds
        many = len(self.times)
        nothing: tuple[float | None, ...] = (None,) * many
        why = self.why.get(place, "")
        return Curve(self.measures[place], CurveStatus.UNKNOWN, nothing, (low,) * many, (high,) * many, why=why)

    @property
    def _too_many(self) -> str:
        """What there is too much of for an exact course."""
        if not self.steps and self.asked.until * self.asked.drawn > _MOST_MOVES:
            return f"too many moves until {self.asked.until:g}"
        return f"more than {self.most_states} states"

    def _left(self, share: float = 1.0) -> Budget:
        return replace(self.budget, seconds=self.asked.first.left(self.budget.seconds, share))

    def _list(self) -> None:
        """All curves that are exact."""
        cones = {place: self.asked.upstream(measure.variables) for place, measure in enumerate(self.measures)}
        todo = listings(cones.values(), self.asked.moving)
        failed: list[tuple[frozenset[int], str]] = []
        while todo:
            listing = todo.pop(0)
            members = [place for place, cone in cones.items() if cone in listing.cones]
            around = frozenset(listing.components)
            why = next((said for cone, said in failed if cone <= around), "")
            why = why or self._listed(listing.components, members)
            if why:
                failed.append((around, why))
                self.why |= {place: why for place in members if cones[place] == listing.components}
                todo[:0] = without_largest(listing, self.asked.moving)
            if self.progress is not None:
                self.progress(len(self.curves), len(self.measures))

    def _listed(self, components: Cone, members: Sequence[int]) -> str:
        """Find the curves of some measures from one list of states. Returns why there is none."""
        budget = self._left(_SHARE)
        try:
            segments = self.asked.segments(components, budget)
        except MemoryBudget as large:
            return large.message
        codes = [self.measures[place].coded for place in members]
        found, why = courses.course(
            segments,
            codes,
            self.times,
            total=self.total,
            most_states=self.most_states,
            tolerance=TOLERANCE,
            plan=Plan(budget),
        )
        if found is None:
            if why == End.STOPPED.in_words:
                raise KeyboardInterrupt
            return self._too_many if why == End.TOO_MANY.in_words else SAID[why]
        for number, place in enumerate(members):
            measure = self.measures[place]
            low, high = measure.bounds
            values = tuple(min(max(row[number] + measure.constant, low), high) for row in found.values)
            error = found.error * (high - low)
            self.curves[place] = Curve(measure, CurveStatus.EXACT, values, values, values, error, found.states)
        return ""

    def _sample(self, places: Sequence[int], samples: int, seed: int) -> str:
        """The curves that are left, all from one set of walks. Returns what ended it early."""
        budget = self._left()
        components = self.asked.upstream(i for place in places for i in self.measures[place].variables)
        segments = self.asked.segments(components, budget)
        codes = [self.measures[place].coded for place in places]
        found, why = courses.sampled_course(
            segments, codes, self.times, total=self.total, walks=samples, seed=seed, plan=Plan(budget)
        )
        if not found.walks:
            return SAID.get(why, "no walks were asked for")
        for number, place in enumerate(places):
            seen = [(m[number], s[number]) for m, s in zip(found.means, found.squares, strict=True)]
            self.curves[place] = _banded(self.measures[place], seen, found.walks, self.why.get(place, ""))
        return f"{SAID[why]} after {found.walks} of {samples} walks" if why else ""


def _banded(measure: Measure, seen: Sequence[tuple[float, float]], walks: int, why: str) -> Curve:
    """A sampled curve with its band, from the means and mean squares at each time; the constant is left out of them."""
    constant, (low, high) = measure.constant, measure.bounds
    if measure.is_phenotype:
        bands = [wilson(round(mean * walks), walks) for mean, _ in seen]
    else:
        around = (low - constant, high - constant)
        ends = (_about(mean, square, walks, around) for mean, square in seen)
        bands = [(one + constant, other + constant) for one, other in ends]
    values = tuple(mean + constant for mean, _ in seen)
    lows, highs = tuple(one for one, _ in bands), tuple(other for _, other in bands)
    return Curve(measure, CurveStatus.SAMPLED, values, lows, highs, walks=walks, why=why)


def _about(mean: float, square: float, count: int, bounds: tuple[float, float]) -> tuple[float, float]:
    """The interval of a mean; all that it may be, where it is of one number."""
    if count < 2:
        return bounds
    variance = square - mean * mean
    alike = variance <= 1e-12 * square  # but for rounding
    return student(mean, 0.0 if alike else sqrt(variance / (count - 1)), count, bounds)
