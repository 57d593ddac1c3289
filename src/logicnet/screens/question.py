"""What a screen asks of every task, and how the core answers it: a batch of interventions in, an answer for each out.

A question is a value that can be sent to another process; an Asker is the core made ready for it under one setting.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from logicnet.analysis.intervals import wilson
from logicnet.analysis.outcome import Answer
from logicnet.analysis.questions import check_numbers, read_network
from logicnet.core import screens as core
from logicnet.core.budget import Budget
from logicnet.core.codes import End, Shows, method_of, steps_of
from logicnet.core.progress import Progress
from logicnet.errors import InterventionError, LogicnetError, MemoryBudget, SettingError, TimeBudget
from logicnet.model import (
    Asked,
    Cut,
    Fix,
    Intervention,
    Network,
    NetworkLike,
    Phenotype,
    Setting,
    SettingLike,
    Start,
    StartLike,
    Subspace,
)
from logicnet.model.levels import without_holes
from logicnet.screens.designs import Design
from logicnet.screens.environments import SettingsLike, common, is_every, joined
from logicnet.screens.environments import settings as read_settings

SEMANTICS = (
    5  # raised when the same task would be answered differently: results kept by an older one are not taken over
)
RESISTANT = "resistant"
WALKS = 1000
"""Walks of each intervention where a probability cannot be exact, unless asked otherwise."""
RawChance = tuple[float, float, float, int, int]
RawAnswer = tuple[int, int, int, int, int, int, int, int, RawChance | None]


@dataclass(frozen=True)
class Question:
    """The same for every task: network, phenotype, settings by name, and what bounds each task (``timeout`` in
    seconds).

    ``start`` asks for reach and withdrawal too: ``resistant`` (the attractors of the untreated network that show the
    phenotype, under the same setting), or values of components (all states that have them). The inputs among these
    values are part of every setting: nothing but an intervention can move them, so what is counted is counted there.
    """

    network: Network
    phenotype: str
    settings: tuple[tuple[str, Setting], ...]
    start: str = ""
    samples: int | None = None
    seed: int = 0
    timeout: float | None = None
    memory: int | None = field(default=None, compare=False)

    @classmethod
    def of(
        cls,
        network: NetworkLike,
        phenotype: str | Phenotype,
        setting: SettingLike | None,
        settings: SettingsLike,
        *,
        start: StartLike = "",
        samples: int | None = None,
        seed: int = 0,
        timeout: float | None = None,
        memory: int | None = None,
    ) -> Question:
        """Read what a screen is given, in any spelling. Raises LogicnetError with the place."""
        check_numbers(timeout=timeout, memory=memory, samples=samples, seed=seed)
        known = read_network(network)
        begin = start if isinstance(start, str) else str(Subspace.read(start, known))
        if "@" in begin:  # what it stands for now: a name may stand for something else later
            begin = str(Subspace.parse(begin, known))
        if settings is not None and setting is None:  # the default stands in for settings that nobody gave
            setting = ""
        place = _place(begin, known)
        values = place.levels if place else {}
        if is_every(settings):  # of the inputs that the start leaves free
            held = Setting.read(setting, known)
            setting = _with_inputs(str(held), held, values, known)
        under = read_settings(known, settings, setting)
        under = {name: _with_inputs(name, one, values, known) for name, one in under.items()}
        known.expression(phenotype)  # an unknown name is told before anything runs
        if isinstance(phenotype, Phenotype):
            phenotype = phenotype.name if phenotype in known.phenotypes else phenotype.expression
        return cls(known, phenotype, tuple(under.items()), begin, samples, seed, timeout, memory)

    @property
    def asked(self) -> Asked:
        """What is the same in all of its settings."""
        return Asked(
            self.network,
            common(setting for _, setting in self.settings),
            start=Start.of(self.place) if self.place else None,
        )

    @cached_property
    def place(self) -> Subspace | None:
        """The states that a start of values names; None for another start."""
        return _place(self.start, self.network)

    @cached_property
    def given(self) -> frozenset[str]:
        """The inputs that the start gives."""
        return frozenset(_inputs(self.network)).intersection(self.place.levels if self.place else ())

    @cached_property
    def digest(self) -> str:
        """SHA-256 of all that an answer depends on."""
        expression = self.network.expression(self.phenotype)
        parts = [
            f"semantics {SEMANTICS}",
            self.network.digest,
            expression.text,
            *(f"{name}: {setting}" for name, setting in self.settings),
            f"start {self.start} samples {self.samples} seed {self.seed}",
            f"timeout {self.timeout}",
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def task(self, setting: int, intervention: Intervention) -> str:
        """The digest of one task: network, phenotype, setting, intervention and semantics."""
        return hashlib.sha256(f"{self.digest}\n{self.settings[setting][1]}\n{intervention.key}".encode()).hexdigest()[
            :20
        ]


class Asker:
    """The core, made ready for one question under one setting."""

    def __init__(self, question: Question, setting: int, threads: int = 1) -> None:
        self._question = question
        self._network = question.settings[setting][1].on(question.network)
        self._expression = self._network.expression(question.phenotype)
        position = self._network.position
        inputs = [position[name] for name in self._network.inputs]
        self._core = core.Screener(self._network.rules.handle, inputs, threads, self._budget())
        self._phenotype = self._core.watch(self._expression.program)
        self._nowhere = False
        self._begin(question, setting)
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
        tasks = core.Tasks()
        for changes in self._tasks(design, wanted):
            tasks.add(changes)
        found = self._core.count(self._phenotype, tasks, self._question.timeout, progress)
        more = (*self._reached(tasks), self._chances(tasks))
        rows = zip(found.always, found.sometimes, found.never, found.method, found.reason, *more, strict=True)
        answers = [self._answer(row, design, number) for row, number in zip(rows, wanted, strict=True)]
        if self._question.start:  # where nothing is done there is nothing to take back
            undone = {n for n in wanted if n < 0 or not (isinstance(design, Design) or design[n].changes)}
            answers = [a._replace(withdrawal="") if n in undone else a for n, a in zip(wanted, answers, strict=True)]
        return answers

    def _begin(self, question: Question, setting: int) -> None:
        """Make the start known to the core. Raises the error of the budget that ended the search for it."""
        if not question.start:
            return
        if question.start == RESISTANT:
            there = self._core.start_showing(self._unwanted(), question.timeout)
            if there < 0:
                raise _not_found(question, -there)
            self._nowhere = not there
            return
        self._start_at_values(question, setting)

    def _start_at_values(self, question: Question, setting: int) -> None:
        """Start in all states that have what the setting holds and what the start gives, if it gives values."""
        held = question.settings[setting][1].held_in(self._network)
        start = question.place.fixed if question.place else {}
        position, possible = self._network.position, without_holes(self._network.names)
        within = self._core.watch(possible) if possible else -1
        self._core.start_at({position[name]: value for name, value in {**held, **start}.items()}, within)

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
        under, _, why = self._core.reach(self._phenotype, tasks, withdraw=False, seconds=seconds)
        gone = [number for number, shown in enumerate(under) if shown == Shows.NEVER]
        _, found, ended = self._core.reach(self._phenotype, tasks.chosen(gone), withdraw=True, seconds=seconds)
        for number, shown, reason in zip(gone, found, ended, strict=True):
            after[number], why[number] = shown, reason
        return under, after, why

    def _chances(self, tasks: core.Tasks) -> Sequence[RawChance | None]:
        asked = self._question
        if asked.samples is None or not asked.start or self._nowhere:
            return [None] * len(tasks)
        found = self._core.chance(self._phenotype, tasks, samples=asked.samples, seed=asked.seed, seconds=asked.timeout)
        return list(zip(*found, strict=True))

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
            known = tuple(code for change in intervention.changes for code in change.coded(at))
            self._changes[intervention] = known
        return known

    def _answer(self, row: RawAnswer, design: Sequence[Intervention], number: int) -> Answer:
        if row in self._seen:
            return self._seen[row]
        always, sometimes, never, method, reason, under, after, why, chance = row
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
        status = "exact"
        if undecided:
            status = "undecided"
        elif lost or (chance is not None and chance[3] in (core.UNDECIDED, core.BOUNDED)):
            status = "bounded"
        elif chance is not None and chance[3] == core.SAMPLED:
            status = "sampled"
        reached = (_reachable(under), _withdrawal(under, after), *_probability(chance, self._question.samples or 0))
        answer = Answer(always, sometimes, never, status, "; ".join(words), *reached)
        if reason != End.TOO_WIDE:
            self._seen[row] = answer
        return answer


def _place(start: str, network: Network) -> Subspace | None:
    return None if start in ("", RESISTANT) else Subspace.parse(start, network)


def _inputs(network: Network) -> tuple[str, ...]:
    """Its inputs, those with levels last."""
    return (*network.inputs, *network.inputs_with_levels)


def _with_inputs(name: str, setting: Setting, start: Mapping[str, int | str], network: Network) -> Setting:
    """The setting with the inputs that the start gives. Raises SettingError where the two disagree, and where the start
    leaves an input several of its levels.
    """
    for component, value in setting.values:
        if start.get(component, value) != value:
            raise SettingError(
                f"the start has {component}={start[component]}, and the setting {name} has {component}={value}"
            )
    given = {one: start[one] for one in _inputs(network) if one in start}
    for component, level in given.items():
        if isinstance(level, str):
            raise SettingError(
                f"the start has the input {component} between the levels {level}, and a screen holds it at one",
                hint=f"leave {component} out of the start, and name its levels by several settings",
            )
    return joined(setting, Setting.of({one: int(level) for one, level in given.items()}, network), network)


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
