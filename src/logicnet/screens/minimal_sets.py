"""Minimal intervention sets: the smallest things to do that make a phenotype certain, or reachable.

Sets are tried by size, and none that contains a set already found, so that what is found is minimal by inclusion.
Nothing is assumed to be monotone: a superset of a working set may fail, and is simply not asked for. Exact for
asynchronous attractors.

Kinds. *Permanent*: the rules are changed for good; every attractor (reached from the start, where one is given) must
show the phenotype in every state. *Temporary*: the change is held until the dynamics has settled in an attractor and is
then taken back, in any state of it; what is reached from there under the old rules must show it. *One-step*: held
values are set once, and the rules stay as they are.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.core import screens as core
from logicnet.core.budget import Budget, Clock
from logicnet.core.codes import SAID, End, Shows
from logicnet.core.progress import Progress
from logicnet.core.rules import NOT
from logicnet.errors import InterventionError, MemoryBudget, TimeBudget, UnknownName
from logicnet.model import Asked, Intervention, Network, NetworkLike, Phenotype, SettingLike, StartLike
from logicnet.model.drug import Drug
from logicnet.screens.designs import Part, clashing, several, singles
from logicnet.screens.environments import SettingsLike
from logicnet.screens.question import Asker, Question
from logicnet.screens.runners import threads

if TYPE_CHECKING:
    import pandas

CONTROL_KINDS = {
    "permanent": "change the rules for good",
    "temporary": "hold until an attractor is reached, then take back",
    "one-step": "set values once",
}
SET_SIZE = 2  # interventions in a set at most, unless asked otherwise
EVERYWHERE = "every setting"
Picks = tuple[int, ...]
_FIRST, _MOST = 64, 1 << 14  # sets in a batch
_LONG_ENOUGH = 0.25  # seconds that a batch should take


@dataclass(frozen=True)
class Control(AboutNetwork):
    """What makes a phenotype certain: for each setting (and for all of them at once) the sets found, smallest first.

    ``chosen`` has each set as its parts, ``sets`` as an intervention; an empty one means that nothing needs to be done.
    ``tried`` counts the questions asked; ``undecided`` those that a budget ended: a set among them may be missing;
    ``undecided_by`` names these budgets. ``ended`` is ``time``, ``memory`` or ``stopped`` where the search was ended
    before all sets were tried. ``left_out`` are the phenotype's own components, which were not touched.
    """

    asked: Asked
    phenotype: str
    kind: str
    goal: str
    start: str
    size: int
    chosen: Mapping[str, tuple[tuple[Part, ...], ...]]
    tried: int
    undecided: int
    ended: str = ""
    left_out: tuple[str, ...] = ()
    undecided_by: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    method: str = "every set that contains no smaller one found, by size"

    @property
    def sets(self) -> dict[str, tuple[Intervention, ...]]:
        """The sets found, by setting."""
        return {setting: tuple(map(_joined, found)) for setting, found in self.chosen.items()}

    @property
    def labelled(self) -> bool:
        """Whether drugs are part of a set."""
        return any(part.label for found in self.chosen.values() for one in found for part in one)

    @property
    def complete(self) -> bool:
        """Whether every set was tried, and every question decided."""
        return self.undecided == 0 and not self.ended

    @property
    def why_incomplete(self) -> str:
        """What may be missing, and what ended the work; empty where it is complete."""
        if self.ended:
            return f"{SAID[self.ended]} after {self.tried} sets were tried: more may work than those listed"
        if self.undecided:
            by = " and ".join(self.undecided_by)
            return f"{self.undecided} of {self.tried} questions were ended by {by}: sets may be missing"
        return ""

    def rows(self) -> Iterator[dict[str, Any]]:
        """One row a set and setting; ``size`` counts what is done, so that a drug counts once."""
        for setting, found in self.chosen.items():
            for parts in found:
                drugs = {"drugs": drug_names(parts)} if self.labelled else {}
                yield {"setting": setting, "size": len(parts), **drugs, "intervention": str(_joined(parts))}

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "setting": self.setting,
            "kind": self.kind,
            "goal": self.goal,
            "start": self.start,
            "size": self.size,
            **self.proof(),
            "tried": self.tried,
            "undecided": self.undecided,
            "undecided_by": list(self.undecided_by),
            "ended": self.ended,
            "left_out": list(self.left_out),
            "sets": {setting: list(map(str, found)) for setting, found in self.sets.items()},
            **(
                {"drugs": {at: list(map(drug_names, found)) for at, found in self.chosen.items()}}
                if self.labelled
                else {}
            ),
        }

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas table."""
        import pandas

        columns = ["setting", "size", *(["drugs"] if self.labelled else []), "intervention"]
        return pandas.DataFrame(list(self.rows()), columns=columns)


def control(
    network: NetworkLike,
    phenotype: str | Phenotype,
    *,
    setting: SettingLike = "",
    settings: SettingsLike = None,
    size: int = SET_SIZE,
    kind: str = "permanent",
    reachable: bool = False,
    start: StartLike = "",
    over: Iterable[str] = ("nodes",),
    knock_ins: bool = True,
    exclude: Iterable[str] = (),
    only: Iterable[str] = (),
    inputs: bool = False,
    readouts: bool = False,
    constants: bool = False,
    drugs: Iterable[Drug] | None = None,
    supersets: bool = False,
    workers: int | None = None,
    timeout: float | None = None,
    memory: int | None = None,
    progress: Progress | None = None,
) -> Control:
    """All inclusion-minimal interventions of up to ``size`` parts after which every attractor shows the phenotype in
    every state.

    ``phenotype`` is what is wanted (``!Resistant``). Its own components are not touched unless ``only`` names them, and
    neither are components that are constant under every setting, unless ``constants`` says so. ``reachable`` asks only
    that some attractor that is reached shows it. ``start`` is ``all states`` where it is empty, else values of
    components; ``resistant`` means the attractors that do not always show what is wanted. ``supersets`` lists the
    larger sets that work as well. ``timeout`` bounds the whole search: what was found until then, or until Ctrl-C, is
    given back. Raises LogicnetError as `screen` does.

    >>> from logicnet.logic import Rules
    >>> network = Network("chain", Rules.parse("A, A\\nB, A\\nC, B"))
    >>> [str(found) for found in control(network, "!C", size=1).sets[""]]
    ['B%0']
    """
    if kind not in CONTROL_KINDS:
        raise UnknownName("kind of control", kind, list(CONTROL_KINDS))
    if size not in range(1, 1 << 31):
        raise InterventionError(f"a set has 1 or more interventions, not {size}")
    began = time.perf_counter()
    question = Question.of(network, phenotype, setting, settings, start=start, timeout=timeout, memory=memory)
    chosen, network, phenotype = dict(question.settings), question.network, question.phenotype
    named = frozenset(several(only))
    own = [n for i in network.expression(phenotype).regulators() if (n := network.names[i]) not in named]

    def usable(exclude: Iterable[str]) -> tuple[Part, ...]:
        return singles(
            network,
            over,
            knock_ins=knock_ins,
            exclude=exclude,
            only=named,
            inputs=inputs,
            readouts=readouts,
            drugs=drugs,
        )

    left_alone = several(exclude)
    parts = usable([*left_alone, *own])
    lost = {name for part in set(usable(left_alone)).difference(parts) for name in _named(part)}
    clock = _SearchClock(timeout)
    searches: list[_Search] = []
    names = [*chosen, *([EVERYWHERE] if len(chosen) > 1 else [])]
    found: dict[str, tuple[tuple[Part, ...], ...]] = dict.fromkeys(names, ())
    try:
        searches += (_Search(question, at, kind, reachable, workers, clock) for at in range(len(chosen)))
        tried = parts if constants else _not_constant(network, parts, clock.budget(memory))
        for number, name in enumerate(names):
            under = searches[number : number + 1] or searches
            found[name] = _found(under, tried, size, supersets, progress, clock)
    except TimeBudget:
        clock.ended = "time"
    except MemoryBudget:
        clock.ended = "memory"
    return Control(
        question.asked,
        phenotype,
        kind,
        "reachable" if reachable else "certain",
        question.start,
        size,
        found,
        sum(search.tried for search in searches),
        sum(search.undecided for search in searches),
        clock.ended,
        tuple(name for name in own if name in lost),
        tuple(sorted({budget for search in searches for budget in search.budgets})),
        time.perf_counter() - began,
    )


def drug_names(parts: Iterable[Part]) -> str:
    """The drugs of a set, joined by ``+``; empty where it uses none."""
    return " + ".join(part.label for part in parts if part.label)


def _joined(parts: Iterable[Part]) -> Intervention:
    return Intervention.of(change for part in parts for change in part.intervention.changes)


def _named(part: Part) -> Iterator[str]:
    for change in part.intervention.changes:
        yield from change.place


class _SearchClock(Clock):
    """The time of the whole search. ``ended`` says by what it was ended: ``time``, ``memory``, or ``stopped`` by
    Ctrl-C.
    """

    def __init__(self, seconds: float | None) -> None:
        super().__init__(seconds)
        self.ended = ""

    @property
    def over(self) -> bool:
        """Whether the search must end here."""
        if not self.ended and self.left == 0:
            self.ended = "time"
        return bool(self.ended)


class _Search(Asker):
    """The search under one setting. A set is a tuple of numbers of parts."""

    def __init__(
        self, question: Question, setting: int, kind: str, reachable: bool, workers: int | None, clock: _SearchClock
    ) -> None:
        self._kind, self._reachable, self._clock = kind, reachable, clock
        super().__init__(question, setting, threads(workers))
        self._answers: dict[Picks, int] = {}
        self._core.until = clock.end
        self.tried = self.undecided = 0
        self.budgets: set[str] = set()
        if not question.start:
            self._core.start_at({})

    def _budget(self) -> Budget:
        return self._clock.budget(self._question.memory)

    def _unwanted(self) -> int:
        return self._core.watch((*self._expression.program, NOT))

    def working(self, parts: Sequence[Part], sets: Sequence[Picks]) -> list[Picks]:
        """Those of the sets that do what is asked."""
        changes = [self._changes_of(part.intervention) for part in parts]
        unknown = [one for one in sets if one not in self._answers] if self._answers else sets
        tasks = core.Tasks()
        for one in unknown:
            tasks.add(change for part in one for change in changes[part])
        found = self._asked(tasks)
        self.tried += len(unknown)
        lost = [-answer for answer in found if answer < 0]
        self.undecided += len(lost)
        self.budgets.update(map(self._ended_by, lost))
        self._answers.update(zip(unknown, found, strict=True))
        return [one for one in sets if self._answers[one] == 1]

    def _ended_by(self, reason: int) -> str:
        """The word for what left a question undecided; the clock ends a call into the core as Ctrl-C does."""
        return "time" if reason == End.STOPPED and self._clock.left == 0 else End(reason).in_words or "its budget"

    def _asked(self, tasks: core.Tasks) -> Sequence[int]:
        """For each set 1 where it works, 0 where not, minus the reason where that was not decided."""
        seconds = self._clock.left
        if seconds == 0:
            return [-End.TIME] * len(tasks)
        if self._kind == "permanent" and not self._question.start and not self._reachable:
            return self._core.forced(self._phenotype, tasks, seconds)
        if self._nowhere:  # the start is empty: nothing is unwanted, and nothing needs to be done
            return [1] * len(tasks)
        one_step, withdraw = self._kind == "one-step", self._kind == "temporary"
        under, after, reasons = self._core.reach(
            self._phenotype, tasks, withdraw=withdraw, one_step=one_step, seconds=seconds
        )
        return [self._judged(*found) for found in zip(after if withdraw else under, reasons, strict=True)]

    def _judged(self, shown: int, reason: int) -> int:
        if shown == 0:
            return -(reason or End.STOPPED)
        return int(bool(shown & Shows.ALWAYS) if self._reachable else shown == Shows.ALWAYS)


def _not_constant(network: Network, parts: Sequence[Part], budget: Budget) -> list[Part]:
    """The parts that touch something that the rules alone do not make constant, or whose kind is known."""
    constant = core.Screener(network.rules.handle, [], 1, budget).percolated([])
    usable = {c.name for c, value in zip(network.components, constant, strict=True) if value < 0 or c.kind is not None}
    targets = [[change.target for change in part.intervention.changes] for part in parts]
    return [part for part, places in zip(parts, targets, strict=True) if usable.intersection(places)]


def _found(
    searches: Sequence[_Search],
    parts: Sequence[Part],
    size: int,
    supersets: bool,
    progress: Progress | None,
    clock: _SearchClock,
) -> tuple[tuple[Part, ...], ...]:
    """The sets that work in all the searches, by size; minimal ones only, unless the larger ones are asked for too."""
    clashes = clashing([part.intervention for part in parts])
    found: list[Picks] = []
    widest = min(size, len(parts))
    try:
        for width in range(widest + 1):
            smaller = [] if supersets else tuple(found)
            for batch in _batches(_combined(len(parts), width, clashes, smaller, clock)):
                for search in searches:
                    batch = search.working(parts, batch)
                found += batch
            if progress is not None:
                progress(width + 1, widest + 1)
            if clock.over or (width == 0 and found and not supersets):
                break
    except KeyboardInterrupt:
        clock.ended = "stopped"
    return tuple(tuple(parts[part] for part in one) for one in found)


def _batches(sets: Iterator[Picks]) -> Iterator[list[Picks]]:
    """Sets in batches that grow until they are worth their while."""
    size = _FIRST
    while batch := list(islice(sets, size)):
        began = time.monotonic()
        yield batch
        if time.monotonic() - began < _LONG_ENOUGH:
            size = min(2 * size, _MOST)


def _combined(
    parts: int, width: int, clashes: frozenset[tuple[int, int]], found: Sequence[Picks], clock: _SearchClock
) -> Iterator[Picks]:
    """Combinations of so many parts in which nothing clashes and that contain nothing found before; none once the time
    is over."""
    alone = {one[0] for one in found if len(one) == 1}
    larger = {one for one in found if len(one) > 1}
    sizes = sorted({len(one) for one in larger})
    for chosen in combinations([part for part in range(parts) if part not in alone], width):
        if clock.over:
            return
        if width > 1 and any(pair in clashes for pair in combinations(chosen, 2)):
            continue
        if not any(inner in larger for inside in sizes for inner in combinations(chosen, inside)):
            yield chosen
