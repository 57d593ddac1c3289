"""What lies ahead of a start: which attractors, how many states, and a shortest path to where a target holds.

Two ways lead there, and both are exact. Small spaces are explored as bitsets, one bit a state. Larger spaces are
explored as decision diagrams, whose size follows the shape of a set and not the number of its states.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractors import attractors
from logicnet.analysis.distinguishing import AttractorViews
from logicnet.analysis.started import StartedQuestion, level_starts
from logicnet.core import solver
from logicnet.core.budget import Budget
from logicnet.core.codes import SAID, bitsets_over
from logicnet.core.walks import FREE, ForwardClosure
from logicnet.dynamics import StateSet, StateSpace
from logicnet.logic import Expression
from logicnet.logic.program import renumbered
from logicnet.model import Start, State, Subspace

BITSETS = 22  # components that move, up to which bitsets come first: half a megabyte a set
_MOST_BITSETS = 32  # up to which they are tried at all, where diagrams did not fit
_TOLD_APART = 1000  # attractors, with every free input written out, up to which each stands on its own in the answer
_MOST_STARTS = 64  # combinations of open levels, each explored by itself as diagrams
_MOMENT = 0.25  # seconds that looking at what was found may take when the time is over
_SHARE = 0.5  # of the time budget that finding the attractors may take before the closure


@dataclass(frozen=True)
class Exploration:
    """What was seen. ``hit`` says of each known attractor whether it is reached; None where that was not decided.

    ``states`` counts the states ahead; they are all of them where ``exhaustive``, else a lower bound. ``reachable`` and
    ``path`` are about the target, None and empty where there is none. ``why_incomplete`` says which budget ended the
    work before what.
    """

    method: str
    hit: Sequence[bool | None] = ()
    states: int | None = None
    exhaustive: bool = False
    reachable: bool | None = None
    path: tuple[State, ...] = ()
    why_incomplete: str = ""


@dataclass(frozen=True)
class Explorer:
    """A question, the ``target`` to look for (None: none), and the bounds of the whole work: ``timeout`` in seconds,
    ``memory`` in bytes (None: no end; half of what is free). ``counted``: whether all states that can be reached are
    counted, once it is known what is reached.
    """

    question: StartedQuestion
    target: Expression | None
    timeout: float | None
    memory: int | None
    counted: bool = True

    def explored(self, known: Attractors, answer: solver.Solution, bitsets: int) -> Exploration:
        """What lies ahead: by bitsets where up to ``bitsets`` components move, else by diagrams."""
        moving = len(self.question.hull.kept)
        if moving <= bitsets:
            return self.by_bitsets(known)
        if self.question.open_levels or not self.question.begin.is_subspace:
            return self.by_parts(known, answer)
        found = self.by_diagrams(known, answer)
        # a set without structure may need more memory as a diagram than as one bit a state
        if not found.exhaustive and moving <= _MOST_BITSETS and "memory" in found.why_incomplete:
            return self.by_bitsets(known)
        return found

    def by_parts(self, known: Attractors, answer: solver.Solution) -> Exploration:
        """By diagrams, from each part of a mixture and from each level that the start leaves open: as one set these
        would hold states that are not in the start.
        """
        names = self.question.network.names
        starts = [
            {**part.fixed, **{names[i]: v for i, v in levels}}
            for part in self._starts()
            for levels in level_starts(self._numbered(part), self.question.open_levels)
        ]
        if len(starts) > _MOST_STARTS:
            why = f"the start has {len(starts)} combinations of parts and levels, the most are {_MOST_STARTS}"
            return self._ruled_out(known, answer, why)
        parts = []
        for given in starts:
            begin = Start.of(Subspace(names, tuple(given.get(name) for name in names)))
            question = replace(self.question, begin=begin)
            question.__dict__["hull"] = self.question.hull  # the attractors are those of the whole start
            question.__dict__["inside"] = self.question.inside
            parts.append(replace(self, question=question).by_diagrams(known, answer))
        hits = zip(*(part.hit for part in parts), strict=True)
        met = [part.reachable for part in parts]
        paths = sorted((part.path for part in parts if part.path), key=len)
        return Exploration(
            parts[0].method,
            [True if True in some else None if None in some else False for some in hits],
            max((part.states for part in parts if part.states is not None), default=None),
            exhaustive=False,
            reachable=True if True in met else None if None in met else False,
            path=paths[0] if paths else (),
            why_incomplete=next((part.why_incomplete for part in parts if part.why_incomplete), ""),
        )

    def _ruled_out(self, known: Attractors, answer: solver.Solution, why: str) -> Exploration:
        """By diagrams from all values of what the start leaves open. Some are no levels, so more may be reached than
        from the start; what is not reached from them is not reached from the start.
        """
        if not self.question.begin.is_subspace:
            return Exploration("", [None] * len(known), why_incomplete=why)
        found = self.by_diagrams(known, answer)
        hit = [False if one is False else None for one in found.hit]
        if known.complete and len(known) == known.count and hit.count(None) == 1:
            hit = [one is None for one in hit]  # every walk ends somewhere
        reachable = False if found.reachable is False else None
        undecided = None in hit or (reachable is None and self.target is not None)
        return Exploration(found.method, hit, reachable=reachable, why_incomplete=why if undecided else "")

    def _starts(self) -> list[Subspace]:
        return [part for _, part in self.question.begin.subspaces()]

    def _numbered(self, part: Subspace) -> dict[int, int]:
        """The values of a part of the start, and of what is held besides, by number."""
        position = self.question.network.position
        return {**self.question.given, **{position[name]: value for name, value in part.fixed.items()}}

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

    def by_bitsets(self, known: Attractors) -> Exploration:
        """Every state one bit."""
        hull, names = self.question.hull, self.question.network.names
        space = StateSpace(hull.rules, self.budget())
        begin = space.nothing
        for part in self._starts():
            given = self._numbered(part)
            begin |= space.subspace({names[i]: given[i] for i in hull.kept if i in given})
        for own in self.question.open_levels:  # a state with a hole is none of the network's
            kept = [names[i] for i in own if i in hull.kept]
            for low, high in pairwise(kept):
                begin -= space.subspace({low: 0, high: 1})
        closure = space.forward(begin)
        hit = [bool(space.subspace(_seen(a, [names[i] for i in hull.kept])) & closure) for a in known]
        goal = self._goal(space, self.target) & closure if self.target is not None else None
        path = _path(space, begin, goal) if goal is not None else ()
        return Exploration(
            bitsets_over(len(hull.kept), levels=bool(self.question.network.levels)),
            hit,
            len(closure),
            exhaustive=True,
            reachable=None if goal is None else bool(goal),
            path=tuple(self._whole(state) for state in path),
        )

    def by_diagrams(self, known: Attractors, answer: solver.Solution) -> Exploration:
        """Sets of states as decision diagrams: first the components that tell the attractors apart, then those upstream
        of the target, then all, to count the states.
        """
        moving = frozenset(self.question.hull.kept)
        # who asks about a target alone does not wait to learn which attractors are reached
        alone = self.target is not None and not self.counted
        hit, why = ([None] * len(known), "") if alone else self._attractors_reached(known, answer)
        found = Exploration(f"decision diagrams over {len(moving)} components")
        if self.target is not None:
            found, late = self._target_reached(found, self.target, answer)
            why = why or late
        if not self.counted and not why:
            return replace(found, hit=hit)
        ahead = self._ahead(answer, moving, 1.0)
        states, uncounted = ahead.states(self._last())
        hits, end = ahead.hits(self._last())
        hit = [_known(hits[a.place], yes, ahead.end) for a, yes in zip(known, hit, strict=True)]
        late = SAID.get(ahead.end or uncounted or end, "")
        why = why or (f"{late} before all states were counted" if late else "")
        whole = not ahead.end and states is not None
        return replace(found, hit=hit, states=states, exhaustive=whole, why_incomplete=why)

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
        """Which attractors are reached, seen on the components that tell them apart (``analysis.distinguishing``)."""
        whole = known.complete and not known.truncated
        if whole and len(known) == 1:
            return [True], ""
        apart = frozenset(AttractorViews(self.question, known, answer).distinguishing)
        ahead = self._ahead(answer, apart, _SHARE)
        hits, end = ahead.hits(self._last())
        hit = [_known(hits[a.place], None, ahead.end) for a in known]
        end = ahead.end or end
        return hit, f"{SAID[end]} before it was known which attractors are reached" if end else ""

    def _target_reached(
        self, found: Exploration, target: Expression, answer: solver.Solution
    ) -> tuple[Exploration, str]:
        """Whether the target is reached, and a shortest path, on the components upstream of it: a shortest path has no
        step that is not theirs, and each of their steps can be made while the others stand.
        """
        moving = self.question.upstream(target.regulators())
        ahead = self._ahead(answer, moving, _SHARE)
        budget = Budget(memory=self.memory, seconds=self.question.left(self.timeout, _SHARE))
        met, rows, end = ahead.path(target.program, solver.Plan(budget))
        found = replace(found, reachable=met if met or not ahead.end else None)
        if ahead.end and not met:
            return found, f"{SAID[ahead.end]} before it was known whether the target is reached"
        if met and (ahead.end or end):
            return found, f"{SAID[ahead.end or end]} before a shortest path was found"
        return replace(found, path=tuple(self._placed(row, moving) for row in rows)), ""

    def _placed(self, row: bytes, moving: frozenset[int]) -> State:
        """A state of a path. A component that does not move stands at its value in the start, or at 0."""
        given = self.question.given
        return State(
            self.question.network.names, tuple(v if i in moving else given.get(i, 0) for i, v in enumerate(row))
        )

    def _goal(self, space: StateSpace, target: Expression) -> StateSet:
        """The states of the smaller space in which the target holds."""
        hull = self.question.hull
        position = {component: number for number, component in enumerate(hull.kept)}
        return space.where(Expression(space.rules, renumbered(target.program, position, hull.held)))

    def _whole(self, state: State) -> State:
        names = self.question.network.names
        values = {**{names[i]: v for i, v in self.question.hull.held.items()}, **state.fixed}
        return State(names, tuple(values[name] for name in names))


def _known(hit: bool | None, before: bool | None, end: str) -> bool | None:
    """Whether an attractor is reached, from what a closure says that may have come to an end early, and what was known
    before: what such a closure does not meet may be reached all the same.
    """
    return before if hit is None or (end and not hit) else hit


def _seen(attractor: Attractor, names: Sequence[str]) -> dict[str, int]:
    """One of its states; the inputs that it does not depend on stay open."""
    one = attractor.by_variables
    return {name: one.state[name] for name in names if name not in one.free_inputs}


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
