"""In which attractor the network ends, and with which probability, from a state, a subspace or anywhere.

The asynchronous random walk: in each step one of the components that differ from their rules moves, all alike or in
proportion to their rates. That is the embedded jump chain of the continuous-time process (MaBoSS) in which every such
component moves at its rate; where the walk ends does not depend on the times in between.

Two reductions, both exact for this question. What cannot move from the start is put into the rules
(``reduction.hull``). And in the continuous-time process components move independently of how the others stutter. So
components that are closed upstream can be looked at alone for all the attractors that they tell apart
(``analysis.endings``).

References: G. Stoll, E. Viara, E. Barillot, L. Calzone, BMC Syst. Biol. 6:116 (2012); E. B. Wilson, J. Am. Stat.
Assoc. 22 (1927).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractor_columns import Column, attractor_view
from logicnet.analysis.attractors import ATTRACTORS_LISTED
from logicnet.analysis.endings import MOST_STATES, WalkQuestion, absorbed, attractors_apart, sampled_walks
from logicnet.analysis.expectations import Effort, Expectation, expectation
from logicnet.analysis.finding import AboutNetwork, begun
from logicnet.analysis.intervals import wilson
from logicnet.analysis.questions import check_flags, check_numbers
from logicnet.analysis.readings import Readings
from logicnet.analysis.started import StartedQuestion
from logicnet.core.budget import Budget
from logicnet.core.codes import SAID
from logicnet.display import TableView
from logicnet.display.cards import CardPart
from logicnet.display.tables import value_text
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.model import Asked, InterventionLike, NetworkLike, RatesLike, SettingLike, Start, StartLike
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    import pandas

SAMPLES, WALK_STEPS = 10_000, 100_000
_SHARE = 0.5  # of the time left that finding the attractors may take, and then exact absorption


@dataclass(frozen=True, slots=True)
class Chance:
    """The probability to end in an attractor, with its 95 % interval: a point where the answer is exact. None, with the
    interval from 0 to 1, where the work ended before anything was known.
    """

    attractor: Attractor
    probability: float | None
    low: float
    high: float


@dataclass(frozen=True, repr=False)
class Probabilities(AboutNetwork):
    """The probability to end in each attractor from a start.

    - ``start``: where walks begin.
    - ``chances``: each attractor with its probability, in a stable order; where inputs are free, with its condition.
    - ``exact``: whether the probabilities are right to 1e-12 (``method`` is ``absorption``), or sampled (``walks``).
    - ``elsewhere``: the probability of attractors that are not listed.
    - ``unfinished``: the share of walks that was in no known attractor after ``steps`` steps; the intervals allow for
      it.
    - ``states``: how many states were listed for an exact answer, else None.
    - ``samples``: how many walks were made, from which ``seed``; None where the answer is exact.
    - ``walked``: the components that had to be walked to know where the network ends.
    - ``overridden``: the values that the start was given for components which are held at the other one from the first
      moment, unless ``held_later``.
    - ``measures``: what is to be expected in the long run of each phenotype and readout that was asked for.
    - ``readings``: the phenotypes and readouts that are told of each attractor.

    >>> import logicnet
    >>> from logicnet.logic import Rules
    >>> switch = logicnet.Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [(chance.probability, chance.low, chance.high) for chance in logicnet.probabilities(switch, "A=0 B=0").chances]
    [(0.5, 0.5, 0.5), (0.5, 0.5, 0.5)]
    """

    asked: Asked
    start: Start
    chances: tuple[Chance, ...]
    method: str = ""
    exact: bool = False
    elsewhere: float = 0.0
    unfinished: float = 0.0
    states: int | None = None
    samples: int | None = None
    steps: int | None = None
    seed: int | None = None
    walked: tuple[str, ...] = ()
    complete: bool = True
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)
    overridden: Mapping[str, int] = field(default_factory=dict)
    held_later: bool = False
    measures: tuple[Expectation, ...] = ()
    readings: Readings = field(default=Readings(), compare=False)

    @property
    def summary(self) -> str:
        """How many attractors the network may end in."""
        known = sum(chance.probability != 0 for chance in self.chances)
        return f"it ends in {known} of {len(self.chances)} attractors"

    @property
    def _certainty(self) -> str:
        walks = f"sampled ({self.samples} walks, seed {self.seed}; with 95 % intervals)"
        return "exact" if self.exact else walks if self.samples else "undecided"

    def _facts(self) -> list[tuple[str, object]]:
        rest = [("not listed", self.elsewhere or ""), ("walks that had not ended", self.unfinished or "")]
        return [*super()._facts(), begun(self.start, self.held_later), *rest]

    def _parts(self) -> list[CardPart]:
        ranked = sorted(enumerate(self.chances, 1), key=lambda two: -(two[1].probability or 0))
        chances = [chance for _, chance in ranked]
        first: list[Column] = [
            ("attractor", [number for number, _ in ranked]),
            ("probability", ["?" if one.probability is None else one.probability for one in chances]),
        ]
        if not self.exact:
            first.append(("95 % interval", [f"{value_text(one.low)} - {value_text(one.high)}" for one in chances]))
        names = ("name", "value", "low", "high", "exact")
        told = [[getattr(one, name) for name in names] for one in self.measures]
        measures = TableView(names, told, caption="in the long run:", all_rows=".measures")
        return [attractor_view(first, [one.attractor for one in chances], self.readings), measures]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "from": self.start.to_dict(),
            "overridden": dict(self.network.told(self.overridden)),
            "held_later": self.held_later,
            "rates": self.asked.rates.to_dict(),
            "complete": self.complete,
            "why_incomplete": self.why_incomplete,
            "method": self.method,
            "exact": self.exact,
            "states": self.states,
            "samples": self.samples,
            "steps": self.steps,
            "seed": self.seed,
            "unfinished": self.unfinished,
            "elsewhere": self.elsewhere,
            "walked": list(self.walked),
            "seconds": round(self.seconds, 6),
            "measures": [one.to_dict() for one in self.measures],
            "attractors": [
                {
                    "probability": c.probability,
                    "low": c.low,
                    "high": c.high,
                    **c.attractor.to_dict(),
                    **self.readings.to_dict(c.attractor),
                }
                for c in self.chances
            ],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row an attractor: probability, interval, kind, number of states, condition, pattern, and what it shows of
        each phenotype and readout.
        """
        import pandas

        rows = [
            {
                "probability": chance.probability,
                "low": chance.low,
                "high": chance.high,
                "kind": chance.attractor.kind,
                "states": chance.attractor.states,
                "condition": equated(chance.attractor.condition),
                "pattern": chance.attractor.pattern,
                **dict(zip(self.readings.names, self.readings.cells(chance.attractor), strict=True)),
            }
            for chance in self.chances
        ]
        columns = ["probability", "low", "high", "kind", "states", "condition", "pattern", *self.readings.names]
        return pandas.DataFrame(rows, columns=columns, index=pandas.RangeIndex(1, len(rows) + 1, name="attractor"))


def probabilities(
    network: NetworkLike,
    start: StartLike = "",
    *,
    setting: SettingLike | None = None,
    intervention: InterventionLike = "",
    held_later: bool = False,
    rates: RatesLike = None,
    samples: int = SAMPLES,
    steps: int = WALK_STEPS,
    seed: int = 0,
    timeout: float | None = None,
    memory: int | None = None,
    limit: int = ATTRACTORS_LISTED,
    most_states: int = MOST_STATES,
    phenotypes: Iterable[str] = (),
    readouts: Iterable[str] = (),
) -> Probabilities:
    """The probability to end in each attractor, by the asynchronous random walk.

    - ``network``: a network, the name of a shipped one, or the path of a file.
    - ``start``: values of components, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}``; what it does not name is drawn evenly
      (default: none, so that all states are alike).
    - ``setting``: the inputs to hold, ``"A=1 B=0"``, ``{"A": 1, "B": 0}`` or ``"@name"`` (default: the default setting
      of the network, if it has one).
    - ``intervention``: the rules to change, ``"A%0 B:C%1"``, ``{"A": 0}`` or names of drugs (default: none).
    - ``held_later``: whether a held component starts at the value that ``start`` gives it, and moves to the held value
      in its own time (default: False, it is held from the first moment).
    - ``rates``: how fast components move, ``"A=3 B:up=1/2"`` or ``{"A": 3}``; 0 means never (default: those that the
      network comes with; 1 for each where it has none, and with ``""``).
    - ``samples``: walks, where the answer cannot be exact (default: 10,000).
    - ``steps``: steps after which a walk that ended nowhere is given up (default: 100,000).
    - ``seed``: the same seed gives the same walks on any machine (default: 0).
    - ``timeout``: seconds for the whole work (default: no end).
    - ``memory``: bytes that the work may take (default: half of what is free).
    - ``limit``: how many attractors are listed at most (default: 10,000).
    - ``most_states``: states that may be listed for an exact answer (default: 2,097,152); beyond, walks are sampled.
    - ``phenotypes``: names or expressions of which is asked how probably they are shown in the end (default: none).
    - ``readouts``: names or weighted sums, ``"0.5*A + B"``, whose value in the long run is asked for (default: none).

    Returns Probabilities: exact to 1e-12, or sampled with intervals of 95 %; a budget that ends the work is named in
    it.

    Raises UnknownName, SettingError or InterventionError where an argument does not fit the network, FormatError or
    RuleError where a file cannot be read, LogicnetError for a number out of its range.

    Sources: G. Stoll, E. Viara, E. Barillot, L. Calzone, BMC Syst. Biol. 6:116 (2012); E. B. Wilson, J. Am. Stat.
    Assoc. 22 (1927).

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> answer = probabilities(switch, "A=0 B=0", rates="A=3")
    >>> [(chance.attractor.pattern, chance.probability) for chance in answer.chances]
    [('01', 0.25), ('10', 0.75)]
    """
    check_flags(held_later=held_later)
    check_numbers(timeout=timeout, memory=memory, samples=samples, steps=steps, seed=seed)
    check_numbers(limit=limit, most_states=most_states)
    asked = StartedQuestion.of(network, start, setting, intervention, held_later, Budget(memory, timeout), rates)
    readings = Readings.of(asked.network, phenotypes, readouts)
    wanted = Readings.asked(asked.network, phenotypes, readouts)
    blank = Probabilities(
        asked.question,
        asked.begin,
        (),
        overridden=asked.overridden,
        held_later=held_later,
        readings=readings,
    )
    effort = Effort(limit, samples, steps, seed, most_states, timeout, memory)
    try:
        found = _measured(_ended(blank, asked, effort, bool(wanted)), asked, effort, wanted)
    except (MemoryBudget, TimeBudget) as ended:
        found = replace(blank, complete=False, why_incomplete=ended.message)
    except KeyboardInterrupt:
        found = replace(blank, complete=False, why_incomplete=SAID["stopped"])
    return replace(found, seconds=asked.seconds)


def _ended(blank: Probabilities, asked: StartedQuestion, effort: Effort, more: bool) -> Probabilities:
    """The probability of each attractor; of the time a part, where there is ``more`` to be found."""
    part = _SHARE if more else 1.0
    known = attractors_apart(asked, effort.limit, asked.left(effort.timeout, _SHARE * part), effort.memory)
    answer = known.answer
    if answer is None:
        return replace(blank, complete=False, why_incomplete=known.why_incomplete)
    # Ctrl-C ends the whole question, not only the part of it that was at work
    if any(block.reason == "stopped" for block in answer.left):
        return _unknown(blank, known, known.why_incomplete)
    question = WalkQuestion(asked, known, answer)
    budget = Budget(memory=effort.memory, seconds=asked.left(effort.timeout, _SHARE * part))
    found, why = _exact(blank, question, effort.most_states, budget)
    # too many states for an exact answer are no obstacle to walks, which keep one state at a time
    if found is None and why != "stopped":
        budget = Budget(memory=effort.memory, seconds=asked.left(effort.timeout, part))
        found, why = _seen(blank, question, effort.samples, effort.steps, effort.seed, budget), ""
    return _unknown(blank, known, SAID[why]) if found is None else found


def _measured(found: Probabilities, asked: StartedQuestion, effort: Effort, wanted: Readings) -> Probabilities:
    """The same with what is to be expected of each measure; each has an equal part of the time that is left."""
    if found.interrupted:
        return found
    told: list[Expectation] = []
    several = [(one, True) for one in wanted.phenotypes] + [(one, False) for one in wanted.readouts]
    reasons = [found.why_incomplete]
    for place, (measure, phenotype) in enumerate(several):
        spent = asked.left(effort.timeout, 1 / (len(several) - place))
        own = replace(effort, timeout=None if spent is None else asked.seconds + spent)
        try:
            told.append(expectation(asked, measure, own, phenotype=phenotype))
        except KeyboardInterrupt:
            reasons.append(SAID["stopped"])
            break
        reasons += [f"{measure.name}: {told[-1].why_incomplete}"] if told[-1].why_incomplete else []
    why = "; ".join(filter(None, reasons))
    return replace(found, measures=tuple(told), complete=not why, why_incomplete=why)


def _exact(
    blank: Probabilities, question: WalkQuestion, most_states: int, budget: Budget
) -> tuple[Probabilities | None, str]:
    found = absorbed(question, most_states, budget)
    if isinstance(found, str):
        return None, found
    chances, states = found
    named = tuple(Chance(a, p, p, p) for a, p in zip(question.known, chances, strict=True))
    # where every attractor is listed, what is left of 1 is rounding
    elsewhere = max(0.0, 1.0 - sum(chances)) if question.known.truncated or not question.known.complete else 0.0
    found_all = replace(blank, chances=named, method="absorption", exact=True, elsewhere=elsewhere, states=states)
    return _with_reasons(found_all, question, ""), ""


def _seen(
    blank: Probabilities, question: WalkQuestion, samples: int, steps: int, seed: int, budget: Budget
) -> Probabilities | None:
    ended, label_of, why = sampled_walks(question, samples, steps, seed, budget)
    count = sum(ended.counts) + ended.elsewhere + ended.unfinished
    if not count:
        return _unknown(blank, question.known, SAID.get(why, why))
    named = []
    for attractor, label in zip(question.known, label_of, strict=True):
        hits = ended.counts[label]
        # a walk that was not finished might have ended here or not: the interval holds for both
        low, high = wilson(hits, count)[0], wilson(hits + ended.unfinished, count)[1]
        named.append(Chance(attractor, hits / count, low, high))
    found = replace(
        blank,
        chances=tuple(named),
        method="walks",
        elsewhere=ended.elsewhere / count,
        unfinished=ended.unfinished / count,
        samples=count,
        steps=steps,
        seed=seed,
    )
    return _with_reasons(found, question, f"{SAID[why]} after {count} of {samples} walks" if why else "")


def _with_reasons(found: Probabilities, question: WalkQuestion, why: str) -> Probabilities:
    known = question.known
    more = "more attractors than are listed" if known.truncated else ""
    reasons = "; ".join(reason for reason in (known.why_incomplete, more, why) if reason)
    network = found.network
    walked = {network.names[i] for i in question.walked}
    names = tuple(c.name for c in network.components if not walked.isdisjoint(c.variables))
    return replace(found, complete=not reasons, why_incomplete=reasons, walked=names)


def _unknown(blank: Probabilities, known: Attractors, why: str) -> Probabilities:
    nothing = tuple(Chance(attractor, None, 0.0, 1.0) for attractor in known)
    return replace(blank, chances=nothing, complete=False, why_incomplete=why)
