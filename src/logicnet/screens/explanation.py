"""Why an intervention does what it does: the percolation chain, the causal path, the first components that differ.

The chain lists what the setting and the intervention fix, round by round, each with the values that force it; decided
on functions, not on text. What differs is read off exact counts: the share of attractors in which a component is on,
with and without the intervention. The causal paths lead from what the intervention touches to what decides the
phenotype, one for each component that has to change. Where percolation decides, they follow its reasons; else they are
shortest ones along regulations whose sign fits the differences, where there are such.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from logicnet.analysis.answer import Finding
from logicnet.analysis.questions import read_asked
from logicnet.core import rules as core_rules
from logicnet.core import screens as core
from logicnet.core.budget import Budget
from logicnet.core.codes import End, method_of, steps_of
from logicnet.errors import EngineError, InterventionError, MemoryBudget, TimeBudget
from logicnet.logic import Expression
from logicnet.logic.program import folded
from logicnet.model import (
    Asked,
    Intervention,
    InterventionLike,
    Network,
    NetworkLike,
    Phenotype,
    Regulation,
    Setting,
    SettingLike,
)
from logicnet.reduction.hull import percolation
from logicnet.screens.explanation_text import told
from logicnet.screens.outcome import Answer, compared

if TYPE_CHECKING:
    import pandas

_LATE, _MORE_TIME = "the attractors were not decided in time", "give it more by --timeout"


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain: in this round the component is fixed at the value, because of values fixed before: enough
    of them, and none too many.

    ``differs`` says that the chain of the untreated network does not give it this value.
    """

    round: int
    component: str
    value: int
    because: tuple[tuple[str, int], ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A component whose share of attractors changes: in which it is on, without and with the intervention."""

    component: str
    before: float
    after: float


@dataclass(frozen=True)
class Explanation(Finding):
    """What an intervention does to a phenotype, and by which way.

    ``differences`` stand in the order in which they follow from the intervention (by distance along regulations).
    ``paths`` has one path for each component that the change of the phenotype rests on; none where the phenotype does
    not change, or where no path of regulations explains it.
    """

    network: Network
    phenotype: str
    setting: Setting
    intervention: Intervention
    outcome: str
    before: Answer
    after: Answer
    chain: tuple[Step, ...]
    paths: tuple[tuple[Regulation, ...], ...]
    differences: tuple[Difference, ...]
    seconds: float = field(default=0.0, compare=False)
    complete = True
    why_incomplete = ""

    @property
    def asked(self) -> Asked:
        """What was asked about."""
        return Asked(self.network, self.setting, self.intervention)

    @property
    def method(self) -> str:
        """The steps by which the attractors were counted."""
        return self.after.method

    @property
    def path(self) -> tuple[Regulation, ...]:
        """The regulations of all the paths, each once."""
        return tuple(dict.fromkeys(edge for path in self.paths for edge in path))

    @property
    def first(self) -> tuple[str, ...]:
        """The first components that differ: those that nothing else that differs acts on, besides what the intervention
        touches."""
        touched = _touched(self.intervention)
        beyond = [difference.component for difference in self.differences if difference.component not in touched]
        downstream = {edge.target for edge in self.network.regulations if edge.source in touched}
        return tuple(name for name in beyond if name in downstream)

    def to_dict(self) -> dict[str, Any]:
        """The explanation as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "setting": str(self.setting),
            "perturb": str(self.intervention),
            **self.proof(),
            "outcome": self.outcome,
            "before": {"always": self.before.always, "sometimes": self.before.sometimes, "never": self.before.never},
            "after": {"always": self.after.always, "sometimes": self.after.sometimes, "never": self.after.never},
            "chain": [{**asdict(step), "because": dict(step.because)} for step in self.chain],
            "path": [_named(edge) for edge in self.path],
            "paths": [list(map(_named, path)) for path in self.paths],
            "first": list(self.first),
            "differences": [asdict(difference) for difference in self.differences],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row a component that differs: the share of attractors in which it is on, before and after."""
        import pandas

        rows = [asdict(difference) for difference in self.differences]
        return pandas.DataFrame(rows, columns=["component", "before", "after"])

    def __str__(self) -> str:
        return "\n".join(told(self))


def explain(
    network: NetworkLike,
    phenotype: str | Phenotype,
    intervention: InterventionLike,
    *,
    setting: SettingLike = "",
    timeout: float | None = None,
    memory: int | None = None,
) -> Explanation:
    """Explain what an intervention does to a phenotype under a setting. ``timeout`` (seconds) bounds the whole work.
    Raises InterventionError where no intervention is given, TimeBudget or MemoryBudget where a budget ended the work.

    >>> from logicnet.logic import Rules
    >>> network = Network("chain", Rules.parse("A, A\\nB, A\\nC, B"))
    >>> [step.component for step in explain(network, "C", "B%0", setting="A=1").chain]
    ['A', 'B', 'C']
    """
    began = time.perf_counter()
    asked = read_asked(network, setting, intervention)
    network, held, done = asked.network, asked.setting, asked.intervention
    phenotype = network.phenotype(phenotype).name
    if not done.changes:
        raise InterventionError(
            "there is nothing to explain without an intervention", hint='name one: "A%0", "A:B%0" or a drug'
        )
    base = held.on(network)
    before, after, shares = _counts(base, phenotype, done, Budget(memory, timeout))
    change, outcome = compared(after, before)
    moved = {name: pair for name, pair in shares.items() if pair[0] != pair[1]}
    chain = _chain(base, done)
    paths = _paths(base, phenotype, done, moved, chain) if change or outcome != "keeps" else ()
    return Explanation(
        network,
        phenotype,
        held,
        done,
        outcome,
        before,
        after,
        chain,
        paths,
        _ordered(network, done, moved),
        time.perf_counter() - began,
    )


def _counts(
    base: Network, phenotype: str, done: Intervention, budget: Budget
) -> tuple[Answer, Answer, Mapping[str, tuple[Fraction, Fraction]]]:
    """The phenotype's counts and every component's share, without and with the intervention."""
    at, end = base.position, None if budget.seconds is None else time.monotonic() + budget.seconds
    screener = core.Screener(base.rules.handle, [at[name] for name in base.inputs], 1, budget, end)
    tasks = core.Tasks.of([[], [change.coded(at) for change in done.changes]])

    def asked(program: core_rules.Program) -> tuple[Answer, Answer]:
        if end is not None and time.monotonic() > end:
            raise TimeBudget(_LATE, hint=_MORE_TIME)
        number = screener.watch(program)
        left = None if end is None else max(end - time.monotonic(), 1e-3)
        found = screener.count(number, tasks, left)
        answers = []
        for task in (0, 1):
            reason, row = found.reason[task], (found.always[task], found.sometimes[task], found.never[task])
            if reason == End.TOO_WIDE:
                row = screener.wide(number, () if task == 0 else [change.coded(at) for change in done.changes])
            elif reason == End.MEMORY:
                raise MemoryBudget("the attractors do not fit the memory budget", hint="give it more by --memory")
            elif reason == End.TOO_MANY:
                raise EngineError("the attractors have too many branches to follow", hint="hold more inputs by --set")
            elif reason:
                raise TimeBudget(_LATE, hint=_MORE_TIME)
            answers.append(Answer(*row, "exact", method_of(steps_of(found.method[task])) or "reading"))
        return answers[0], answers[1]

    before, after = asked(base.expression(phenotype).program)
    shares = {}
    for name, index in at.items():
        one, other = asked((index,))
        shares[name] = (_on(one), _on(other))
    return before, after, shares


def _on(answer: Answer) -> Fraction:
    """The share of attractors in which a component is on; one that oscillates counts half."""
    return (answer.always + Fraction(answer.sometimes, 2)) / max(answer.attractors, 1)


def _chain(base: Network, done: Intervention) -> tuple[Step, ...]:
    without = {step.component: step.value for step in _percolated(base)}
    steps = _percolated(done.on(base))
    return tuple(replace(step, differs=without.get(step.component) != step.value) for step in steps)


def _percolated(network: Network) -> list[Step]:
    """What becomes constant, round by round; what is constant by itself makes round 0."""
    names, found = network.names, percolation(network.rules)
    value = {fixed.component: fixed.value for fixed in found}
    return [
        Step(f.round, names[f.component], f.value, tuple((names[j], value[j]) for j in f.because), False) for f in found
    ]


def _enough(expression: Expression, value: Mapping[int, int]) -> Mapping[int, int]:
    """Of values that make an expression constant those that are enough, and none too many."""
    for j in tuple(value):
        fewer = {k: v for k, v in value.items() if k != j}
        value = fewer if _constant(expression, fewer) is not None else value
    return value


def _constant(expression: Expression, value: Mapping[int, int]) -> int | None:
    """The constant that an expression becomes when these values are put into it, or None."""
    return Expression(expression.rules, folded(expression.program, value)).constant()


def _touched(done: Intervention) -> frozenset[str]:
    return frozenset(change.target for change in done.changes)


def _paths(
    base: Network,
    phenotype: str,
    done: Intervention,
    moved: Mapping[str, tuple[Fraction, Fraction]],
    chain: Iterable[Step],
) -> tuple[tuple[Regulation, ...], ...]:
    """One path for each component that the phenotype's change rests on: those that percolation makes decide it, where
    it does; else all that it reads and that differ."""
    steps = {step.component: step for step in chain}
    differing = {name: step for name, step in steps.items() if step.differs}
    expression = base.expression(phenotype)
    read = expression.regulators()
    value = {i: steps[base.names[i]].value for i in read if base.names[i] in steps}
    decided = _constant(expression, value) is not None
    enough = _enough(expression, value) if decided else {}
    ends = [base.names[i] for i in (enough if decided else read)]
    found = []
    for end in ends:
        if end in differing:
            found.append(_reasons(base, done, differing, end))
        elif end in moved:
            found.append(_path(base, done, moved, end))
    return tuple(dict.fromkeys(path for path in found if path))


def _reasons(network: Network, done: Intervention, differing: Mapping[str, Step], end: str) -> tuple[Regulation, ...]:
    """From what is touched to a component that percolation fixes, along the shortest way of its reasons."""
    edges = {(edge.source, edge.target): edge for edge in network.regulations}
    touched = _touched(done)
    came: dict[str, tuple[Regulation, ...]] = {end: ()}
    queue = deque(came)
    while queue:
        name = queue.popleft()
        if name in touched:
            return (*_into(network, done, name), *came[name])
        for reason, _ in differing[name].because:
            if reason in differing and reason not in came:
                came[reason] = (edges[reason, name], *came[name])
                queue.append(reason)
    return ()


def _path(
    network: Network, done: Intervention, moved: Mapping[str, tuple[Fraction, Fraction]], end: str
) -> tuple[Regulation, ...]:
    """A shortest path to an end through components that differ, along signs that fit where there is one."""
    for fitting in (True, False):
        path = _shortest(network, _touched(done), frozenset({end}), moved, fitting)
        if path is not None:
            return (*_into(network, done, path[0].source if path else end), *path)
    return ()


def _into(network: Network, done: Intervention, begin: str) -> tuple[Regulation, ...]:
    """The edge that was cut, where a path begins with the component that it leads to."""
    into = [edge for edge in network.regulations if edge.target == begin and (edge.source, edge.target) in done.cut]
    return tuple(into[:1])


def _shortest(
    network: Network,
    starts: Iterable[str],
    goals: frozenset[str],
    moved: Mapping[str, tuple[Fraction, Fraction]],
    fitting: bool,
) -> tuple[Regulation, ...] | None:
    came: dict[str, Regulation | None] = {name: None for name in sorted(starts) if name in moved}
    queue = deque(came)
    out: dict[str, list[Regulation]] = {}
    for edge in network.regulations:
        out.setdefault(edge.source, []).append(edge)
    while queue:
        name = queue.popleft()
        if name in goals:
            path: list[Regulation] = []
            last = came[name]
            while last is not None:
                path.append(last)
                last = came[last.source]
            return tuple(reversed(path))
        for step in out.get(name, ()):
            if step.target in moved and step.target not in came and (not fitting or _fits(step, moved)):
                came[step.target] = step
                queue.append(step.target)
    return None


def _fits(edge: Regulation, moved: Mapping[str, tuple[Fraction, Fraction]]) -> bool:
    source, target = (moved[name][1] > moved[name][0] for name in (edge.source, edge.target))
    return edge.sign == "±" or (source == target) == (edge.sign == "+")


def _ordered(
    network: Network, done: Intervention, moved: Mapping[str, tuple[Fraction, Fraction]]
) -> tuple[Difference, ...]:
    """By distance from the intervention, then in the network's order."""
    distance = dict.fromkeys(_touched(done), 0)
    queue = deque(sorted(distance))
    readers: dict[str, list[str]] = {}
    for edge in network.regulations:
        readers.setdefault(edge.source, []).append(edge.target)
    while queue:
        name = queue.popleft()
        for reader in readers.get(name, ()):
            if reader in moved and reader not in distance:
                distance[reader] = distance[name] + 1
                queue.append(reader)
    far = len(network)
    names = sorted(moved, key=lambda name: (distance.get(name, far), network.position[name]))
    return tuple(Difference(name, float(moved[name][0]), float(moved[name][1])) for name in names)


def _named(edge: Regulation) -> dict[str, str]:
    return {"source": edge.source, "target": edge.target, "sign": edge.sign}
