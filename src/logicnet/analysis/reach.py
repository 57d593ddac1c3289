"""From a state: which attractors can be reached, which one must be, and a shortest way to where an expression holds.

Small spaces are explored as bitsets, larger ones as decision diagrams, of any size; both are exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractors import attractors
from logicnet.analysis.distinguishing import AttractorViews
from logicnet.analysis.finding import AboutNetwork
from logicnet.analysis.questions import check_numbers
from logicnet.analysis.started import StartedQuestion
from logicnet.core import solver
from logicnet.core.budget import Budget
from logicnet.core.codes import SAID
from logicnet.core.walks import FREE, ForwardClosure
from logicnet.dynamics import StateSet, StateSpace
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.logic import Expression
from logicnet.logic.program import renumbered
from logicnet.model import Asked, InterventionLike, NetworkLike, SettingLike, StartLike, State, Subspace
from logicnet.model.assignment import equated

if TYPE_CHECKING:
    import pandas

_TOLD_APART = 1000  # attractors, with every free input written out, up to which each stands on its own in the answer
_BITSETS = 22  # components that move, up to which bitsets come first: half a megabyte a set
_MOST_BITSETS = 32  # up to which they are tried at all, where diagrams did not fit
_MOMENT = 0.25  # seconds that looking at what was found may take when the time is over
_SHARE = 0.5  # of the time budget that finding the attractors may take before the closure


@dataclass(frozen=True)
class Reach(AboutNetwork):
    """What can be reached from ``start`` (every state with those values). ``overridden`` are the values that the start
    was given for components which are held at the other one from the first moment, unless ``held_later``.

    ``reached`` are the attractors that can be reached from some start state; where it is only one, it must be reached
    from all of them. ``states`` counts the states that can be reached. ``path`` is a shortest path to where ``target``
    holds, both ends included, empty where no start state can reach it (or no target was given).

    All exact where ``complete``. Where a budget ended the work ``why_incomplete`` says which, and what stands here is
    still true: ``reached`` are reached, ``unreached`` are not, of the ``undecided`` nothing is known; ``states`` is a
    lower bound where not ``exhaustive``; ``reachable`` is None where it was not decided; not ``all_listed`` means that
    there may be attractors in none of the lists. Where inputs are free, an attractor stands with its condition, and it
    is reached if it is under some setting of the inputs that are in no condition.
    """

    asked: Asked
    start: Subspace
    reached: tuple[Attractor, ...] = ()
    unreached: tuple[Attractor, ...] = ()
    states: int | None = None
    target: str = ""
    reachable: bool | None = None
    path: tuple[State, ...] = ()
    complete: bool = True
    why_incomplete: str = ""
    seconds: float = field(default=0.0, compare=False)
    undecided: tuple[Attractor, ...] = ()
    exhaustive: bool = False
    method: str = ""
    all_listed: bool = False
    overridden: Mapping[str, int] = field(default_factory=dict)
    held_later: bool = False

    @property
    def certain(self) -> Attractor | None:
        """The attractor that must be reached, where there is one."""
        known = self.all_listed and not self.undecided
        return self.reached[0] if known and len(self.reached) == 1 else None

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            **self.asked.to_dict(),
            "from": dict(self.start.fixed),
            "overridden": dict(self.overridden),
            "held_later": self.held_later,
            "complete": self.complete,
            "why_incomplete": self.why_incomplete,
            "method": self.method,
            "seconds": round(self.seconds, 6),
            "states": self.states,
            "exhaustive": self.exhaustive,
            "reached": [{**a.to_dict(), "must": self.certain is a} for a in self.reached],
            "unreached": [a.to_dict() for a in self.unreached],
            "undecided": [a.to_dict() for a in self.undecided],
            "to": self.target,
            "reachable": self.reachable,
            "path": [dict(state.fixed) for state in self.path],
        }

    def to_frame(self) -> pandas.DataFrame:
        """One row an attractor: how it is reached (must, can, never, ?), kind, states, condition, pattern."""
        import pandas

        can = "must" if self.certain else "can"
        told = ((can, self.reached), ("?", self.undecided), ("never", self.unreached))
        rows = [[word, a.kind, a.states, equated(a.condition), a.pattern] for word, several in told for a in several]
        return pandas.DataFrame(rows, columns=["reached", "kind", "states", "condition", "pattern"])


def reach(
    network: NetworkLike,
    start: StartLike,
    *,
    target: str = "",
    setting: SettingLike = "",
    intervention: InterventionLike = "",
    held_later: bool = False,
    timeout: float | None = None,
    memory: int | None = None,
    bitsets: int = _BITSETS,
) -> Reach:
    """Asynchronous reachability from every state of ``start``, exactly.

    Only reductions that keep every path are used: what no path from the start can change is put into the rules, the
    rest is explored as sets of states: as bitsets up to ``bitsets`` components that move, else as decision diagrams.
    ``target`` is a phenotype or an expression. What the intervention holds is held from the first moment, whatever
    ``start`` says of it (the answer tells what was ``overridden``). With ``held_later`` a held component starts at the
    value that ``start`` gives it, and moves to the held value in its own time.

    >>> from logicnet.logic import Rules
    >>> from logicnet.model import Network
    >>> switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    >>> [attractor.pattern for attractor in reach(switch, "A=1 B=0").reached]
    ['10']
    """
    check_numbers(timeout=timeout, memory=memory)
    question = StartedQuestion.of(network, start, setting, intervention, held_later, Budget(memory, timeout))
    blank = Reach(
        question.question,
        question.place,
        target=target,
        overridden=question.overridden,
        held_later=held_later,
    )
    try:
        found = _explored(_Explorer(question, blank, timeout, memory), bitsets)
    except (MemoryBudget, TimeBudget) as ended:
        found = replace(blank, complete=False, why_incomplete=ended.message)
    except KeyboardInterrupt:
        found = replace(blank, complete=False, why_incomplete=SAID["stopped"])
    return replace(found, seconds=question.seconds)


@dataclass(frozen=True)
class _Explorer:
    question: StartedQuestion
    blank: Reach
    timeout: float | None
    memory: int | None

    def budget(self) -> Budget:
        """What is left of it."""
        return Budget(memory=self.memory, seconds=self.question.left(self.timeout))

    def attractors(self) -> Attractors:
        """The attractors of the trap space around the start, each setting of the inputs on its own where that is not
        too many.
        """
        inside = self.question.inside
        known = attractors(inside, timeout=self.question.left(self.timeout, _SHARE), memory=self.memory)
        if len(known) == known.count or known.count > _TOLD_APART or not known.complete:
            return known
        left = self.question.left(self.timeout)
        return attractors(inside, timeout=left, memory=self.memory, always=inside.names)

    def by_bitsets(self, known: Attractors) -> Reach:
        """Every state one bit."""
        hull, names = self.question.hull, self.question.network.names
        space = StateSpace(hull.rules, self.budget())
        begin = space.subspace({names[i]: self.question.given[i] for i in hull.kept if i in self.question.given})
        closure = space.forward(begin)
        hit = [bool(space.subspace(_seen(a, [names[i] for i in hull.kept])) & closure) for a in known]
        goal = self._goal(space) & closure if self.blank.target else None
        path = _path(space, begin, goal) if goal is not None else ()
        found = replace(
            self.blank,
            states=len(closure),
            exhaustive=True,
            reachable=None if goal is None else bool(goal),
            path=tuple(self._whole(state) for state in path),
            method=f"bitsets over 2^{len(hull.kept)} states",
        )
        return _told(found, known, hit, "")

    def by_diagrams(self, known: Attractors, answer: solver.Solution) -> Reach:
        """Sets of states as decision diagrams: first the components that tell the attractors apart, then those upstream
        of the target, then all, to count the states.
        """
        moving = frozenset(self.question.hull.kept)
        hit, why = self._attractors_reached(known, answer)
        found = replace(self.blank, method=f"decision diagrams over {len(moving)} components")
        if self.blank.target:
            found, late = self._target_reached(found, answer)
            why = why or late
        ahead = self._ahead(answer, moving, 1.0)
        states, uncounted = ahead.states(self._last())
        hits, end = ahead.hits(self._last())
        hit = [_known(hits[a.place], yes, ahead.end) for a, yes in zip(known, hit, strict=True)]
        late = SAID.get(ahead.end or uncounted or end, "")
        why = why or (f"{late} before all states were counted" if late else "")
        return _told(replace(found, states=states, exhaustive=not ahead.end and states is not None), known, hit, why)

    def _ahead(self, answer: solver.Solution, moving: frozenset[int], share: float) -> ForwardClosure:
        start = [self.question.given.get(i, FREE) for i in range(len(self.question.network.names))]
        held = self.question.hull.held
        budget = Budget(memory=self.memory, seconds=self.question.left(self.timeout, share))
        return ForwardClosure(answer, start, moving | frozenset(held), solver.Plan(budget))

    def _last(self) -> solver.Plan:
        """For a question about states that are known: what is left, or a moment."""
        left = self.question.left(self.timeout)
        return solver.Plan(Budget(memory=self.memory, seconds=None if left is None else max(left, _MOMENT)))

    def _attractors_reached(self, known: Attractors, answer: solver.Solution) -> tuple[list[bool | None], str]:
        """Which attractors are reached, seen on the components that tell them apart (`analysis.distinguishing`)."""
        whole = known.complete and not known.truncated
        if whole and len(known) == 1:
            return [True], ""
        apart = frozenset(AttractorViews(self.question, known, answer).distinguishing)
        ahead = self._ahead(answer, apart, _SHARE)
        hits, end = ahead.hits(self._last())
        hit = [_known(hits[a.place], None, ahead.end) for a in known]
        end = ahead.end or end
        return hit, f"{SAID[end]} before it was known which attractors are reached" if end else ""

    def _target_reached(self, found: Reach, answer: solver.Solution) -> tuple[Reach, str]:
        """Whether the target is reached, and a shortest path, on the components upstream of it: a shortest path has no
        step that is not theirs, and each of their steps can be made while the others stand.
        """
        target = self.question.asked.expression(self.blank.target)
        ahead = self._ahead(answer, self.question.upstream(target.regulators()), _SHARE)
        budget = Budget(memory=self.memory, seconds=self.question.left(self.timeout, _SHARE))
        met, rows, end = ahead.path(target.program, solver.Plan(budget))
        found = replace(found, reachable=met if met or not ahead.end else None)
        if ahead.end and not met:
            return found, f"{SAID[ahead.end]} before it was known whether the target is reached"
        if met and (ahead.end or end):
            return found, f"{SAID[ahead.end or end]} before a shortest path was found"
        return replace(found, path=tuple(self._placed(row) for row in rows)), ""

    def _placed(self, row: bytes) -> State:
        """A state of a path: where a component takes any value, that of the start, or 0."""
        names = self.question.network.names
        moved = self.question.upstream(self.question.asked.expression(self.blank.target).regulators())
        return State(names, tuple(v if i in moved else self.question.given.get(i, 0) for i, v in enumerate(row)))

    def _goal(self, space: StateSpace) -> StateSet:
        """The states of the smaller space in which the target holds."""
        hull = self.question.hull
        position = {component: number for number, component in enumerate(hull.kept)}
        program = self.question.asked.expression(self.blank.target).program
        return space.where(Expression(space.rules, renumbered(program, position, hull.held)))

    def _whole(self, state: State) -> State:
        names = self.question.network.names
        values = {**{names[i]: v for i, v in self.question.hull.held.items()}, **state.fixed}
        return State(names, tuple(values[name] for name in names))


def _explored(explorer: _Explorer, bitsets: int) -> Reach:
    question = explorer.question
    if explorer.blank.target:
        question.asked.expression(explorer.blank.target)  # a misspelt target is an error, whatever the budget
    moving, known = len(question.hull.kept), explorer.attractors()
    if known.answer is None:
        return replace(explorer.blank, complete=False, why_incomplete=known.why_incomplete)
    if any(block.reason == "stopped" for block in known.answer.left):
        blank = replace(explorer.blank, undecided=tuple(known))
        return replace(blank, complete=False, why_incomplete=known.why_incomplete)
    if moving <= bitsets:
        return explorer.by_bitsets(known)
    found = explorer.by_diagrams(known, known.answer)
    if not found.exhaustive and moving <= _MOST_BITSETS and "memory" in found.why_incomplete:
        return explorer.by_bitsets(known)
    return found


def _known(hit: bool | None, before: bool | None, end: str) -> bool | None:
    """Whether an attractor is reached, from what a closure says that may have come to an end early, and what was known
    before: what such a closure does not meet may be reached all the same.
    """
    return before if hit is None or (end and not hit) else hit


def _seen(attractor: Attractor, names: Sequence[str]) -> dict[str, int]:
    """One of its states; the inputs that it does not depend on stay open."""
    return {name: attractor.state[name] for name in names if name not in attractor.free_inputs}


def _told(found: Reach, known: Attractors, hit: Sequence[bool | None], why: str) -> Reach:
    """The attractors in three lists, and every reason why something may be missing."""
    more = "more attractors than are listed" if known.truncated else ""
    reasons = "; ".join(reason for reason in (known.why_incomplete, more, why) if reason)
    pairs = list(zip(known, hit, strict=True))
    return replace(
        found,
        reached=tuple(attractor for attractor, yes in pairs if yes),
        unreached=tuple(attractor for attractor, yes in pairs if yes is False),
        undecided=tuple(attractor for attractor, yes in pairs if yes is None),
        complete=not reasons,
        why_incomplete=reasons,
        all_listed=known.complete and not known.truncated,
    )


def _path(space: StateSpace, begin: StateSet, goal: StateSet) -> tuple[State, ...]:
    """A shortest path from any of the start states: backwards layer by layer to the nearest of them, then forwards
    from it.
    """
    seen = layer = goal
    while layer and not layer & begin:
        layer = space.predecessors(layer) - seen
        seen |= layer
    nearest = layer & begin
    return space.path(next(iter(nearest)), goal) if nearest else ()
