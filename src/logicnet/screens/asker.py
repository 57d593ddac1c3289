"""The core, made ready for one question under one setting: a batch of interventions in, an answer for each out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableSequence, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any

from logicnet.analysis.intervals import wilson
from logicnet.analysis.outcome import Answer, ValueWithEnds
from logicnet.core import screens as core
from logicnet.core.budget import Budget
from logicnet.core.codes import End, Shows, method_of, steps_of
from logicnet.core.progress import Progress
from logicnet.errors import InterventionError, LogicnetError, MemoryBudget, TimeBudget
from logicnet.model import Cut, Fix, Intervention
from logicnet.model.levels import without_holes
from logicnet.screens.designs import Design
from logicnet.screens.doses import mixed, networks_of
from logicnet.screens.long_run import LongRunQuestion, TimeAverage, mixture
from logicnet.screens.question import Question

RawChance = tuple[float, float, float, int, int]
RawAnswer = tuple[int, int, int, int, int, int, int, int, RawChance | None, tuple[TimeAverage, ...]]
MOST_APART = 64
"""Parts of a mixture from each of which it is asked what is reached."""


class Asker:
    """The core, made ready for one question under one setting."""

    def __init__(self, question: Question, setting: int, threads: int = 1) -> None:
        self._question = question
        self._about = replace(question.asked, setting=question.settings[setting][1])
        self._network = self._about.changed
        self._expression = self._network.expression(question.phenotype)
        position = self._network.position
        inputs = [position[name] for name in self._network.inputs]
        self._core = core.Screener(self._network.rules.handle, inputs, threads, self._budget())
        self._still = {rate.component for rate in question.rates.rates if not rate.up or not rate.down}
        if rates := question.rates.by_variable(question.network):
            self._core.rates(rates)
        self._phenotype = self._core.watch(self._expression.program)
        self._nowhere = False
        self._within = -1
        self._parts: list[dict[int, int]] = []
        self._begin()
        mixed = question.begin is not None and not question.begin.is_subspace
        self._long_run = LongRunQuestion(question, self._network, self._core) if question.timed or mixed else None
        self._seen: dict[RawAnswer, Answer] = {}
        self._changes: dict[Intervention, tuple[core.ChangeCode, ...]] = {}

    @property
    def memory(self) -> tuple[int, int]:
        """How many tasks were asked, and for how many the residual network was known already."""
        return self._core.memory

    def ask(
        self, design: Sequence[Intervention], numbers: Iterable[int], progress: Progress | None = None
    ) -> list[Answer]:
        """The answers to these interventions of a design, in order; number -1 is the wild type."""
        wanted = list(numbers)
        if isinstance(design, Design) and not design.doses:
            return self._ask(design, wanted, progress)
        every = [design[number] if number >= 0 else Intervention() for number in wanted]
        apart = [networks_of(one) for one in every]
        asked = list(dict.fromkeys(one for parts in apart for _, one in parts))
        if len(asked) != len(wanted):
            progress = None  # it counts interventions, and here networks are asked
        answers = dict(zip(asked, self._ask(asked, range(len(asked)), progress), strict=True))
        known = [[(weight, answers[one]) for weight, one in parts] for parts in apart]
        return [mixed(parts) if len(parts) > 1 else parts[0][1] for parts in known]

    def _ask(
        self, design: Sequence[Intervention], wanted: Sequence[int], progress: Progress | None = None
    ) -> list[Answer]:
        tasks = core.Tasks()
        for changes in self._tasks(design, wanted):
            tasks.add(changes)
        found = self._core.count(self._phenotype, tasks, self._question.timeout, progress)
        timed = self._timed(design, wanted, tasks)
        more = (*self._reached(tasks), self._chances(tasks, timed), timed)
        rows = zip(found.always, found.sometimes, found.never, found.method, found.reason, *more, strict=True)
        answers = [self._answer(row, design, number) for row, number in zip(rows, wanted, strict=True)]
        if self._question.start:  # where nothing is done there is nothing to take back
            undone = {n for n in wanted if n < 0 or not (isinstance(design, Design) or design[n].changes)}
            answers = [a._replace(withdrawal="") if n in undone else a for n, a in zip(wanted, answers, strict=True)]
        return answers

    def _begin(self) -> None:
        """Make the start known to the core. Raises the error of the budget that ended the search for it."""
        question = self._question
        if not question.start:
            return
        if question.begin is None:
            there = self._core.start_showing(self._unwanted(), question.timeout)
            if there < 0:
                raise _not_found(question, -there)
            self._nowhere = not there
            return
        self._start_at_values()

    def _start_at_values(self) -> None:
        """Start in all states that have what is held and what the start gives, if it gives values."""
        position, possible = self._network.position, without_holes(self._network.names)
        self._within = self._core.watch(possible) if possible else -1
        # what is done already is held from the first moment, whatever the start says
        held = self._about.held
        begin = self._question.begin
        if begin is None or begin.is_subspace:
            start = begin.shared.fixed if begin else {}
            self._core.start_at({**{position[name]: value for name, value in start.items()}, **held}, self._within)
            return
        read = set(self._expression.regulators()).union(*(one.variables for one in self._question.readouts))
        parts = [(weight, {**values, **held}) for weight, values in mixture(begin, self._network, read)]
        self._core.start_mixture(parts, self._within)
        self._parts = [dict(part) for part in dict.fromkeys(tuple(sorted(values.items())) for _, values in parts)]

    def _budget(self) -> Budget:
        """What compiling the rules may take, and what the core may remember."""
        return Budget(self._question.memory, self._question.timeout)

    def _unwanted(self) -> int:
        """The phenotype that the resistant start shows: the one that is asked about."""
        return self._phenotype

    def _reached(self, tasks: core.Tasks) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
        """How the attractors reached show the phenotype, before and after withdrawal, and why that was not decided; -1
        where it was not asked, where there is no start, and for the withdrawal where nothing was gone."""
        after = [-1] * len(tasks)
        if not self._question.start or self._nowhere:
            return after, after, [End.NONE] * len(tasks)
        seconds = self._question.timeout
        under, _, why = self._reach(tasks, withdraw=False, seconds=seconds)
        gone = [number for number, shown in enumerate(under) if shown == Shows.NEVER]
        _, found, ended = self._reach(tasks.chosen(gone), withdraw=True, seconds=seconds)
        for number, shown, reason in zip(gone, found, ended, strict=True):
            after[number], why[number] = shown, reason
        return under, after, why

    def _reach(
        self, tasks: core.Tasks, *, withdraw: bool, one_step: bool = False, seconds: float | None
    ) -> tuple[MutableSequence[int], MutableSequence[int], MutableSequence[int]]:
        """``Screener.reach`` from all parts of a mixture: what is reached from one of them is reached."""
        asked: dict[str, Any] = {"withdraw": withdraw, "one_step": one_step, "seconds": seconds}
        if not self._parts:
            return self._core.reach(self._phenotype, tasks, **asked)
        nothing, count = [0] * len(tasks), len(self._parts)
        if count > MOST_APART:
            return nothing, list(nothing), [End.TOO_MANY] * len(tasks)
        every = []
        for part in self._parts:
            self._core.start_at(part, self._within)
            every.append(self._core.reach(self._phenotype, tasks, **asked))
        under, after = (
            [0 if 0 in column else reduce(or_, column) for column in zip(*columns, strict=True)]
            for columns in ([found[0] for found in every], [found[1] for found in every])
        )
        return under, after, [max(reasons) for reasons in zip(*(found[2] for found in every), strict=True)]

    def _chances(self, tasks: core.Tasks, timed: Sequence[tuple[TimeAverage, ...]]) -> Sequence[RawChance | None]:
        asked = self._question
        if not asked.probability or not asked.start or self._nowhere:
            return [None] * len(tasks)
        if self._long_run is not None:
            return [(*row[0].shown, row[0].how, row[0].reason) for row in timed]
        found = self._core.chance(self._phenotype, tasks, samples=asked.walks, seed=asked.seed, seconds=asked.timeout)
        return list(zip(*found, strict=True))

    def _timed(
        self, design: Sequence[Intervention], numbers: Sequence[int], tasks: core.Tasks
    ) -> Sequence[tuple[TimeAverage, ...]]:
        """What the measures come to in the long run; nothing where that was not asked."""
        asked, nothing = self._question, [()] * len(tasks)
        if self._long_run is None or self._nowhere:
            return nothing
        if asked.start:
            return self._long_run.from_start(tasks) if asked.timed or asked.probability else nothing
        interventions = (design[number] if number >= 0 else Intervention() for number in numbers)
        return self._long_run.over_attractors(interventions, tasks)

    def _tasks(self, design: Sequence[Intervention], numbers: Iterable[int]) -> Iterator[Iterable[core.ChangeCode]]:
        if isinstance(design, Design):
            parts = [self._changes_of(part.intervention) for part in design.parts]
            width, picks = design.width, design.picks
            for number in numbers:
                chosen = picks[number * width : (number + 1) * width] if number >= 0 else ()
                yield (change for pick in chosen if pick >= 0 for change in parts[pick])
        else:
            for number in numbers:
                yield self._changes_of(design[number]) if number >= 0 else ()

    def _changes_of(self, intervention: Intervention) -> tuple[core.ChangeCode, ...]:
        known = self._changes.get(intervention)
        if known is None:
            at = self._network.position
            for change in intervention.changes:
                if isinstance(change, Cut) and change.source == change.target in self._question.given:
                    raise _cut_off(change)
                if isinstance(change, Cut) and change.source == change.target in self._still:
                    raise _unmovable(change)
            known = tuple(code for change in intervention.changes for code in change.coded(at))
            self._changes[intervention] = known
        return known

    def _answer(self, row: RawAnswer, design: Sequence[Intervention], number: int) -> Answer:
        if row in self._seen:
            return self._seen[row]
        always, sometimes, never, method, reason, under, after, why, chance, timed = row
        if reason == End.TOO_WIDE:
            changes = self._changes_of(design[number]) if number >= 0 else ()
            always, sometimes, never = self._core.wide(self._phenotype, changes)
        words, ended = [method_of(steps_of(method)) or "reading"], End(reason)
        undecided = ended not in (End.NONE, End.TOO_WIDE)
        chance = _settled(under, chance)
        lost = 0 in (under, after)
        if undecided:
            words.append(f"ended by {ended.in_words}")
        if lost:
            words.append(f"{'withdrawal' if under else 'reach'} ended by {End(why).in_words or 'its budget'}")
        if chance is not None and chance[3] == core.UNDECIDED:
            words.append(f"probability ended by {End(chance[4]).in_words or 'its budget'}")
        asked = self._question
        hows = [one.how for one in timed] if asked.timed else []
        if core.UNDECIDED in hows:
            words.append(f"long run ended by {End(timed[hows.index(core.UNDECIDED)].reason).in_words or 'its budget'}")
        hows += [] if chance is None else [chance[3]]
        status = "exact"
        if undecided:
            status = "undecided"
        elif lost or core.UNDECIDED in hows or core.BOUNDED in hows:
            status = "bounded"
        elif core.SAMPLED in hows:
            status = "sampled"
        sampled = chance is not None and chance[3] == core.SAMPLED and timed
        chances = timed[0].chance if sampled else _probability(chance, asked.walks)
        reached = (_reachable(under), _withdrawal(under, after), *chances)
        answer = Answer(always, sometimes, never, status, "; ".join(words), *reached, *self._told(timed))
        if reason != End.TOO_WIDE:
            self._seen[row] = answer
        return answer

    def _told(
        self, timed: tuple[TimeAverage, ...]
    ) -> tuple[float | None, float | None, float | None, tuple[ValueWithEnds, ...]]:
        """The share of time with its interval, and what the readouts are."""
        asked = self._question
        unknown: ValueWithEnds = (None, None, None)
        if not timed or not asked.timed:
            return (*unknown, (unknown,) * len(asked.readouts))
        share, *values = timed
        told = tuple(one.estimate(readout.constant) for one, readout in zip(values, asked.readouts, strict=True))
        return (*(share.estimate() if asked.share else unknown), told)


def _unmovable(change: Cut) -> InterventionError:
    """A rate of 0 stands in the rule of its component, which then reads itself: that is no edge that could be cut."""
    return InterventionError(
        f"{change} cuts {change.source} off itself, and its rate is 0 one way",
        hint=f"ask for it alone, by logicnet probabilities --perturb, or leave {change.source} out by --exclude",
    )


def _cut_off(change: Cut) -> InterventionError:
    """An input that the start gives has no rule of its own left whose edge could be cut."""
    return InterventionError(
        f"{change} cuts {change.source} off itself, and the start gives its value",
        hint=f"hold it by {Fix(change.target, change.value)}, or leave {change.source} out of the start",
    )


def _not_found(question: Question, reason: int) -> LogicnetError:
    """Why the resistant start is not known."""
    what = f"the attractors that show {question.phenotype}"
    if reason == End.TIME:
        return TimeBudget(f"{what} were not found within {question.timeout:g} s", hint="allow more time, or set inputs")
    if reason == End.MEMORY:
        return MemoryBudget(f"{what} take more memory than the screen may use", hint="allow more, or set inputs")
    return LogicnetError(f"{what} were not all found: ended by {End(reason).in_words}", hint="set inputs")


def _settled(under: int, chance: RawChance | None) -> RawChance | None:
    """The probability, 0 or 1 where it is known that none or all of the attractors reached show the phenotype."""
    if chance is None or under <= 0:
        return chance
    if not under & (Shows.SOMETIMES | Shows.ALWAYS):
        return 0.0, 0.0, 0.0, core.PROVED, End.NONE
    return chance if under & Shows.NEVER else (1.0, 1.0, 1.0, core.PROVED, End.NONE)


def _probability(chance: RawChance | None, samples: int) -> tuple[float | None, float | None, float | None]:
    """The probability, and its interval where it is not exact."""
    if chance is None or chance[3] == core.UNDECIDED:
        return None, None, None
    value, low, high, how, _ = chance
    if how == core.PROVED:
        return round(value, 12), None, None
    if how == core.SAMPLED:
        return value, wilson(round(low * samples), samples)[0], wilson(round(high * samples), samples)[1]
    return value, low, high


def _reachable(under: int) -> str:
    if under <= 0:
        return ""
    return "yes" if under & (Shows.SOMETIMES | Shows.ALWAYS) else "no"


def _withdrawal(under: int, after: int) -> str:
    """What follows when the intervention is taken back; empty where the phenotype was not gone before."""
    if after <= 0 or _reachable(under) != "no":
        return ""
    if not after & (Shows.SOMETIMES | Shows.ALWAYS):
        return "stays"
    return "can relapse" if after & Shows.NEVER else "must relapse"
