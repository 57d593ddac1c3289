"""A notebook of solved questions about systems of rules: attractors, and those that can be reached from a start.

Whatever is asked of the attractors of mutants comes down to these questions, reduced as far as ``reduction.safe``
allows. Equal reduced questions are one question, so the thousands of mutants of a sensitivity table cost little more
than the ones that differ.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, TypeVar

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractors import attractors
from logicnet.analysis.reach import Reach, reach, reached_from
from logicnet.checking.paths import moves
from logicnet.checking.spaces import CALL_SECONDS, MOST_VARIABLES, Space, TooLarge, of_levels, residual_network
from logicnet.checking.systems import Cube
from logicnet.core.budget import Clock
from logicnet.dynamics import StateSet
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.logic import Expression, Rules
from logicnet.logic.program import Program, renumbered
from logicnet.model import Network, Subspace
from logicnet.model.levels import level_of
from logicnet.reduction.folded import (
    Residual,
    System,
    cone,
    constant,
    cyclic,
    held_around,
    percolated,
    residual,
    restricted,
    support,
)

MOST_SPLIT = 6  # inputs whose values are started from one by one
MOST_KEPT = 4096  # answers that are kept by what was asked
MOST_CYCLE_STATES = 4096  # of one oscillating attractor whose states are looked at one by one

_T = TypeVar("_T")


@dataclass(frozen=True)
class PartialAttractor:
    """An attractor over the components that matter to a question, by component number.

    ``held`` are the values that all its states share, ``oscillating`` what moves, ``state`` one of its states.
    ``free`` are inputs that it does not depend on: it stands for one attractor each way they can be set. ``solved``
    is the engine's answer, over ``rules``.
    """

    part: Residual
    held: Cube
    state: Cube
    oscillating: frozenset[int] = frozenset()
    free: frozenset[int] = frozenset()
    solved: Attractor | None = None
    rules: Rules | None = None

    def shows(self, program: Program) -> str:
        """``always``, ``never`` or ``sometimes``. What the expression reads must not be among the free inputs."""
        left = restricted(program, self.held)
        fixed = constant(left)
        if fixed is not None:
            return "always" if fixed else "never"
        assert self.solved is not None and self.rules is not None
        place = {component: k for k, component in enumerate(self.part.kept)}
        return self.solved.shows(Expression(self.rules, renumbered(left, place)))

    def states(self) -> Iterator[Cube]:
        """Its states, one by one. Raises TooLarge where they are too many for that."""
        if not self.oscillating:
            yield self.state
            return
        kept = self.part.kept
        successors = moves(self.part)
        first = sum(self.state[i] << k for k, i in enumerate(kept))
        seen, waiting = {first}, [first]
        while waiting:
            now = waiting.pop()
            yield {**self.held, **{i: now >> k & 1 for k, i in enumerate(kept)}}
            fresh = [after for after in successors(now) if after not in seen]
            seen.update(fresh)
            waiting += fresh
            if len(seen) > MOST_CYCLE_STATES:
                raise TooLarge(f"an oscillating attractor of more than {MOST_CYCLE_STATES} states")

    def split(self, inputs: Collection[int]) -> Iterator[PartialAttractor]:
        """One attractor each way these inputs can be set, as far as it leaves them free."""
        chosen = sorted(self.free & frozenset(inputs))
        for values in product((0, 1), repeat=len(chosen)):
            yield self.under(dict(zip(chosen, values, strict=True)))

    def under(self, given: Cube) -> PartialAttractor:
        """The same attractor where some of its free inputs are set."""
        return replace(self, held={**self.held, **given}, state={**self.state, **given}, free=self.free - given.keys())


@dataclass
class Notebook:
    """A notebook of solved questions about systems over the same component names.

    Solved questions are kept by what is left of them. ``once`` keeps the latest answers by what was asked too, which
    spares the reduction where many claims ask the same of one system.
    """

    names: tuple[str, ...]
    _latest: dict[Hashable, Any] = field(default_factory=dict)
    _attractors: dict[object, tuple[PartialAttractor, ...]] = field(default_factory=dict)
    _reached: dict[object, tuple[tuple[Cube, ...], ...]] = field(default_factory=dict)

    def once(self, asked: Hashable, answer: Callable[[], _T]) -> _T:
        """The answer to what is asked, from the notebook where it is one of the latest. What is asked is told apart by
        equality, so it names everything that the answer hangs on. An error is not kept.
        """
        if asked in self._latest:
            found: _T = self._latest[asked]
            return found
        if len(self._latest) >= MOST_KEPT:
            self._latest.clear()  # who asks goes from system to system, and does not come back
        self._latest[asked] = found = answer()
        return found

    def attractors(self, system: System, wanted: Collection[int]) -> tuple[PartialAttractor, ...]:
        """All attractors, as far as the wanted components and what acts on them go. Raises TooLarge where not all are
        known.
        """
        held = percolated(system)
        return self._within(residual(system, held, cone(system, wanted, held)))

    def reachable(
        self, system: System, starts: Sequence[Cube], wanted: Collection[int]
    ) -> tuple[PartialAttractor, ...]:
        """The attractors that can be reached from any of the starts. Raises TooLarge."""
        held = held_around(system, starts)
        part = residual(system, held, cone(system, wanted, held))
        found = self._within(part)
        # the only attractor is reached from everywhere; where a start sets an input that it leaves free, part of it is
        if len(found) == 1 and not any(found[0].free & cube.keys() for cube in starts):
            return found
        memory = residual(system, held, cyclic(part))
        inside = [{i: v for i, v in cube.items() if i in memory.kept} for cube in starts]
        goals = [Goal({i: a.state[i] for i in memory.kept if i not in a.free}, tuple(sorted(a.free))) for a in found]
        key = (memory.key, _frozen(inside), _frozen([goal.values for goal in goals]))
        if key not in self._reached:
            self._reached[key] = _reached(memory, self.names, inside, goals)
        return tuple(a.under(cube) for a, cubes in zip(found, self._reached[key], strict=True) for cube in cubes)

    def _within(self, part: Residual) -> tuple[PartialAttractor, ...]:
        if part.key not in self._attractors:
            self._attractors[part.key] = self._solved(part)
        held = dict(part.held)
        solved = self._attractors[part.key]
        return tuple(replace(a, part=part, held={**held, **a.held}, state={**held, **a.state}) for a in solved)

    def _solved(self, part: Residual) -> tuple[PartialAttractor, ...]:
        """The attractors of the kept components alone."""
        # everything is held: one state, which is the attractor
        if not part.kept:
            return (PartialAttractor(part, {}, {}),)
        network = residual_network(part, self.names)
        answer = attractors(network)
        if not answer.complete:
            raise TooLarge(f"not all attractors are known: {answer.why_incomplete}")
        if answer.truncated:
            raise TooLarge(f"{answer.count} attractors, more than are listed")
        place = dict(zip(network.names, part.kept, strict=True))
        found = []
        for one in (attractor.by_variables for attractor in answer):
            free = frozenset(place[name] for name in one.free_inputs)
            held = {place[name]: v for name, v in one.fixed.items() if place[name] not in free}
            state = {place[name]: v for name, v in one.state.items()}
            found.append(
                PartialAttractor(
                    part,
                    held,
                    state,
                    frozenset(place[name] for name in one.oscillating),
                    free,
                    one,
                    answer.network.rules,
                )
            )
        return tuple(found)


def _frozen(cubes: Sequence[Cube]) -> tuple[tuple[tuple[int, int], ...], ...]:
    return tuple(tuple(sorted(cube.items())) for cube in cubes)


@dataclass(frozen=True)
class Goal:
    """What remembers in a state of an attractor, and the inputs that the attractor leaves free."""

    values: Cube
    free: tuple[int, ...]


def _reached(
    memory: Residual, names: Sequence[str], starts: Sequence[Cube], goals: Sequence[Goal]
) -> tuple[tuple[Cube, ...], ...]:
    """For each goal the values of its free inputs under which the starts reach it: an attractor that is there under
    either value need not be reached under both.
    """
    if not memory.kept:
        return (({},),) * len(goals)
    if len(memory.kept) > MOST_VARIABLES:
        return _reached_far(memory, names, starts, goals)
    space = Space(memory, names)
    reached = space.forward(space.cubes(starts))
    return tuple(tuple(_settings(space, reached, goal.values, goal.free)) for goal in goals)


def _settings(space: Space, reached: StateSet, values: Cube, free: tuple[int, ...]) -> Iterator[Cube]:
    """The values of the free inputs under which such a state was reached, split input by input where it matters."""
    here = reached & space.cubes([values])
    if len(here) == 2 ** len(free):
        yield {}
    elif here:
        for value in (0, 1):
            for rest in _settings(space, here, {**values, free[0]: value}, free[1:]):
                yield {free[0]: value, **rest}


def _reached_far(
    memory: Residual, names: Sequence[str], starts: Sequence[Cube], goals: Sequence[Goal]
) -> tuple[tuple[Cube, ...], ...]:
    """The same where the states are too many for bitsets, as far as the reachability of the analysis goes: from each
    start under each setting of the inputs that goals leave free and something reads.
    """
    inputs = {i for i, program in zip(memory.kept, memory.programs, strict=True) if program == (i,)}
    told = frozenset[int]().union(*starts)
    read = frozenset[int]().union(
        *(support(p) for i, p in zip(memory.kept, memory.programs, strict=True) if i not in inputs)
    )
    split = sorted({i for goal in goals for i in goal.free} & (read | told))
    if len(split) > MOST_SPLIT:
        raise TooLarge(f"2^{len(split)} settings of free inputs to start from, each among too many states")
    hits: list[dict[tuple[tuple[int, int], ...], Cube]] = [{} for _ in goals]
    called = dict(zip(memory.kept, residual_network(memory, names).names, strict=True))
    whole = (each for cube in starts for each in of_levels(cube, memory.kept, names))
    for start in (each for cube in whole for each in expanded(cube, split)):
        led = None if _has_open_level(memory, names, start) else _led(memory, start, goals, inputs)
        if led is not None:
            for number in led:
                under = {i: start[i] for i in goals[number].free if i in split}
                hits[number][tuple(under.items())] = under
            continue
        answer = far(memory, names, start)
        for number, goal in enumerate(goals):
            under = {i: start[i] for i in goal.free if i in split}
            values = {**goal.values, **under}
            if any(start.get(i, value) != value for i, value in values.items() if i in inputs):
                continue
            shown = {called[i]: value for i, value in values.items()}
            agree = [a for a in (*answer.reached, *answer.unreached) if a.fixed.items() <= shown.items()]
            if len(agree) != 1:
                raise TooLarge("attractors that only their states tell apart, among too many states")
            if agree[0] in answer.reached:
                hits[number][tuple(under.items())] = under
    return tuple(tuple(found.values()) for found in hits)


def _has_open_level(memory: Residual, names: Sequence[str], start: Cube) -> bool:
    """Whether a start leaves open a variable of a component with levels: not each value of it need be a level."""
    return any(level_of(names[i]) for i in memory.kept if i not in start)


def _led(memory: Residual, start: Cube, goals: Sequence[Goal], inputs: Collection[int]) -> list[int] | None:
    """The goals that fit the inputs of a set of start states, by number, where a path to each of them is found at once:
    one from the start state that is nearest, on which each move brings a component to its value there. None where there
    is no such path to one of them.
    """
    fitting = [n for n, g in enumerate(goals) if all(start.get(i, v) == v for i, v in g.values.items() if i in inputs)]
    successors = moves(memory)
    for goal in (goals[number] for number in fitting):
        told = sum(1 << k for k, i in enumerate(memory.kept) if i in goal.values)
        there = sum(goal.values[i] << k for k, i in enumerate(memory.kept) if i in goal.values)
        now = sum(start.get(i, goal.values.get(i, 0)) << k for k, i in enumerate(memory.kept))
        while away := ((now ^ there) & told).bit_count():
            nearer = (after for after in successors(now) if ((after ^ there) & told).bit_count() < away)
            after = next(nearer, None)
            if after is None:
                return None
            now = after
    return fitting


def expanded(cube: Cube, over: Collection[int]) -> Iterator[Cube]:
    """The parts of a cube in which each of these components has a value."""
    free = [i for i in over if i not in cube]
    for values in product((0, 1), repeat=len(free)):
        yield {**cube, **dict(zip(free, values, strict=True))}


def far(
    part: Residual,
    names: Sequence[str],
    start: Cube,
    target: Program | None = None,
    clock: Clock | None = None,
    memory: int | None = None,
) -> Reach:
    """What the kept components reach from a start, by the analysis. Raises TooLarge where its budget ends:
    ``CALL_SECONDS``, or what is left on the clock.
    """
    network = residual_network(part, names)
    place = Subspace(network.names, tuple(start.get(i) for i in part.kept))
    place_of = {component: k for k, component in enumerate(part.kept)}
    wanted = "" if target is None else str(Expression(network.rules, renumbered(target, place_of)))
    seconds = CALL_SECONDS if clock is None else clock.budget(memory).seconds
    try:
        answer = reached_from(network, place, wanted, timeout=seconds, memory=memory)
    except (MemoryBudget, TimeBudget) as ended:
        raise TooLarge(f"{len(part.kept)} components can move: {ended.message}") from None
    if answer.interrupted:  # who asks many such questions wants all of them to end
        raise KeyboardInterrupt
    if not answer.complete and (target is None or answer.reachable is None):
        raise TooLarge(f"{len(part.kept)} components can move: {answer.why_incomplete}")
    return answer


def ends(
    network: Network,
    part: Residual,
    start: Cube,
    apart: Sequence[str],
    clock: Clock | None = None,
    memory: int | None = None,
) -> Sequence[Attractor]:
    """The attractors of the kept components that are reached from a start; inputs in ``apart`` are told apart. Raises
    TooLarge where they are not all known within ``CALL_SECONDS``, or what is left on the clock.
    """
    seconds = CALL_SECONDS if clock is None else clock.budget(memory).seconds
    found: Reach | Attractors
    if not start:
        found = attractors(network, timeout=seconds, memory=memory, always=apart)
        known, reached = found.complete and not found.truncated, found.attractors
    else:
        place = Subspace(network.names, tuple(start.get(i) for i in part.kept))
        found = reach(network, place, timeout=seconds, memory=memory)
        known, reached = found.all_listed and not found.undecided, found.reached
    if found.interrupted:
        raise KeyboardInterrupt
    if not known:
        raise TooLarge(
            f"{len(part.kept)} components can move: {found.why_incomplete or 'more attractors than are listed'}"
        )
    return reached
