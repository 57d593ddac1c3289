"""Deciding properties on sets of states: what is reached, what must be reached, what is never left, and formulas.

``must reach`` is meant fairly: a path that for ever refuses some component its turn does not count. So what must be
reached is what a random walk reaches with probability 1. The operators of a formula are not fair: every path counts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import assert_never

from logicnet.analysis.reach import Reach
from logicnet.checking.ctl import operators, satisfying
from logicnet.checking.notebook import ends, far
from logicnet.checking.paths import holds_at, lasso, shortest, step
from logicnet.checking.properties import Reaches, Satisfies, Way, reaching, recurring
from logicnet.checking.spaces import MOST_VARIABLES, Space, TooLarge, of_levels, possible, residual_network, too_many
from logicnet.checking.systems import Cube
from logicnet.checking.witness import ShownPath, ShownState
from logicnet.core.budget import Clock
from logicnet.core.codes import bitsets_over
from logicnet.dynamics import StateSet
from logicnet.logic import Expression
from logicnet.logic.ctl.formulas import And, Formula, Implies, Not, Or, Temporal, Until
from logicnet.logic.program import NOT, Program, evaluated, renumbered, settled
from logicnet.model import Network
from logicnet.model.levels import maxima, told
from logicnet.reduction.folded import Residual, System, cone, held_around, residual, restricted, settles, support
from logicnet.reduction.safe import kept_operators

STUTTERING = kept_operators("cone")
_SETTLING = kept_operators("cone, the rest without cycles")

Starts = Callable[[Collection[int]], Sequence[Cube]]
"""Components -> the start states as cubes that tell these components, and what acts on them, apart."""


@dataclass(frozen=True)
class PropertyQuestion:
    """A property, put to every start state of a system.

    ``programs`` are the expressions that the property reads, by the names that a formula gives them ("" where it is one
    expression). ``show`` asks for a witness as well; the decision does not depend on it. ``clock`` bounds the whole
    work (None: each call to the core by itself), ``memory`` is in bytes (None: half of what is free).
    """

    names: tuple[str, ...]
    system: System
    claimed: Reaches | Satisfies
    programs: Mapping[str, Program]
    starts: Starts
    show: bool = True
    clock: Clock | None = None
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether the property holds in every start state, and in how many of them (None where that was not counted).

    ``states`` counts the start states over the ``components`` that were followed. ``witness`` shows why it is so, where
    one state or path does.
    """

    holds: bool
    states: int
    satisfied: int | None
    components: int
    method: str
    witness: ShownPath | ShownState | None = None


def decided(question: PropertyQuestion) -> Decision:
    """Decide a property. Raises TooLarge where a budget ends the work, or there are too many states."""
    system, programs = question.system, question.programs
    wanted = frozenset[int]().union(*map(support, programs.values()))
    claimed = question.claimed
    asked = frozenset({"EF", "EU"}) if isinstance(claimed, Reaches) else operators(claimed.formula)
    begin = question.starts(wanted)
    held = held_around(system, begin)
    followed = _followed(system, wanted, held, asked)
    if not followed <= cone(system, wanted, held):  # the start has to say where all the others begin as well
        begin = question.starts(range(len(system)))
        held = held_around(system, begin)
        followed = _followed(system, wanted, held, asked)
    part = residual(system, held, followed)
    if len(part.kept) > MOST_VARIABLES:
        return _far(question, part, begin)
    inside = {name: restricted(program, held) for name, program in programs.items()}
    space = _NamedSpace(part, question, inside)
    here = space.cubes(begin)
    good = space.both(here, space.satisfying(claimed))
    count, satisfied = len(here), len(good)
    witness = None
    if question.show and count:
        try:
            bad = here - good
            witness = _counterexample(space, claimed, bad) if bad else _witness(space, claimed, here)
        except TooLarge:  # the decision stands without a picture of it
            witness = None
    method = bitsets_over(len(part.kept), levels=bool(maxima(question.names)))
    return Decision(count == satisfied, count, satisfied, len(part.kept), method, witness)


def _far(question: PropertyQuestion, part: Residual, begin: Sequence[Cube]) -> Decision:
    """What can be reached, or is never left, among more states than bitsets hold: asked of the reachability of the
    analysis, start by start. What is never left is asked of a set of start states at once.
    """
    found = _reaching(question, part)
    claimed = question.claimed
    lasting = recurring(claimed.formula, question.programs) if isinstance(claimed, Satisfies) else None
    if lasting is not None:
        return _lasts(question, part, begin, *lasting)
    cubes = [one for cube in begin for one in of_levels(cube, part.kept, question.names)]
    states = {tuple((i, cube[i]) for i in part.kept if i in cube) for cube in cubes}
    whole = all(len(state) == len(part.kept) for state in states)
    # reachability says what some start state reaches: that speaks for each of them only where the start is one state,
    # or where the question is that none of them reaches it
    if found is None or not (whole or (found[0] is Way.STAYS and (len(states) == 1 or len(begin) == 1))):
        raise TooLarge(too_many(part))
    way, program = found
    count = sum(1 << len(part.kept) - len(state) for state in states)
    target = program if way is Way.CAN else (*program, NOT)
    method, witness = f"decision diagrams over {len(part.kept)} components", None
    # in one order, so that the witness is the same in every run
    for state in sorted(states):
        answer = far(part, question.names, dict(state), target, question.clock, question.memory)
        path = _path(question.names, part, answer) if answer.path else None
        if answer.reachable is not (way is Way.CAN):
            return Decision(False, count, None, len(part.kept), method, path)
        witness = path
    return Decision(True, count, count, len(part.kept), method, witness)


def _lasts(
    question: PropertyQuestion, part: Residual, begin: Sequence[Cube], ways: frozenset[str], program: Program
) -> Decision:
    """Whether each attractor that is reached from a start state shows a program in one of these ways."""
    cubes = [one for cube in begin for one in of_levels(cube, part.kept, question.names)]
    states = {tuple((i, cube[i]) for i in part.kept if i in cube) for cube in cubes}
    count = sum(1 << len(part.kept) - len(state) for state in states)
    network = residual_network(part, question.names)
    wanted = renumbered(program, {i: k for k, i in enumerate(part.kept)}, dict(part.held))
    shown = Expression(network.rules, wanted)
    method, clock = f"attractors of {len(part.kept)} components", question.clock
    for at, word in _settled_by_inputs(network, question, part, sorted(states), wanted):
        if word not in ways:
            return Decision(False, count, None, len(part.kept), "constants", _shown_state(question, part, at))
    for state in sorted(states):
        ended = ends(network, part, dict(state), shown.names, clock, question.memory)
        for attractor in ended:
            word = attractor.shows(shown)
            if word == "depends":
                raise TooLarge(f"{too_many(part)}; which attractors show it depends on inputs")
            if word not in ways:
                at = dict(zip(part.kept, attractor.state.values(), strict=True))
                starts = all(at[i] == value for i, value in state)
                witness = _shown_state(question, part, at) if starts else None
                return Decision(False, count, None, len(part.kept), method, witness)
    return Decision(True, count, count, len(part.kept), method)


def _settled_by_inputs(
    network: Network,
    question: PropertyQuestion,
    part: Residual,
    states: Sequence[tuple[tuple[int, int], ...]],
    wanted: Program,
) -> Iterator[tuple[Cube, str]]:
    """Start states in which the inputs alone settle a program, and how all attractors reached from each then show it.

    An input keeps its value for ever, so the program has this value in all states that are reached. Two start states
    of each part of the start are looked at: all that is free in them is off, or on.
    """
    inputs = [network.position[name] for name in network.inputs]
    levels = possible(part, question.names)
    for state, value in product(states, (0, 1)):
        at = {**dict.fromkeys(part.kept, value), **dict(state)}
        if levels is not None and not evaluated(levels, at.__getitem__):
            continue
        ones = sum(1 << k for k in inputs if at[part.kept[k]])
        zeros = sum(1 << k for k in inputs if not at[part.kept[k]])
        found = settled(wanted, ones, zeros)
        if found is not None:
            yield at, "always" if found else "never"


def _shown_state(question: PropertyQuestion, part: Residual, at: Cube) -> ShownState:
    """A state of the kept components, with what is held, as levels of components."""
    values = {question.names[i]: value for i, value in sorted({**dict(part.held), **at}.items())}
    return ShownState(told(values, question.names), frozenset(maxima(question.names)))


def _path(names: tuple[str, ...], part: Residual, answer: Reach) -> ShownPath:
    """The path of an answer about the kept components, by their names."""
    numbered = (zip(part.kept, step.values, strict=True) for step in answer.path or ())
    steps = tuple({names[i]: value for i, value in step if value is not None} for step in numbered)
    return ShownPath(tuple(told(step, names) for step in steps), frozenset(maxima(names)))


def _reaching(question: PropertyQuestion, part: Residual) -> tuple[Way, Program] | None:
    """The property as what can be reached or is never left, over the kept components; None where it is neither."""
    claimed = question.claimed
    if isinstance(claimed, Satisfies):
        found = reaching(claimed.formula, question.programs)
    else:
        found = (claimed.way, question.programs[""])
    if found is None or found[0] is Way.MUST:
        return None
    way, program = found
    return way, renumbered(program, {i: i for i in part.kept}, dict(part.held))


def _followed(system: System, wanted: frozenset[int], held: Cube, asked: frozenset[str]) -> frozenset[int]:
    """The components whose moves have to be followed for these operators."""
    everything = frozenset(range(len(system))) - held.keys()
    needed = cone(system, wanted, held)
    if asked <= STUTTERING or (asked <= _SETTLING and settles(system, held, everything - needed)):
        return needed
    return everything


class _NamedSpace(Space):
    """A space in which the expressions of a property have names."""

    def __init__(self, part: Residual, question: PropertyQuestion, programs: Mapping[str, Program]) -> None:
        super().__init__(part, question.names, question.clock, question.memory)
        self.programs = programs

    def named(self, name: str) -> StateSet:
        """The states that show one of the property's expressions."""
        return self.where(self.programs[name])

    def values(self, state: int) -> dict[str, int | str]:
        """A state by name, with what is held, as levels of components."""
        values = dict(self.part.held) | {i: state >> k & 1 for k, i in enumerate(self.part.kept)}
        return told({self.names[i]: values[i] for i in sorted(values)}, self.names)

    def path(self, states: Sequence[int] | None) -> ShownPath | None:
        """A path by name."""
        return None if states is None else ShownPath(tuple(map(self.values, states)), frozenset(maxima(self.names)))

    def satisfying(self, claimed: Reaches | Satisfies) -> StateSet:
        """The states that have the property."""
        if isinstance(claimed, Satisfies):
            return satisfying(claimed.formula, self)
        shown = self.named("")
        match claimed.way:
            case Way.CAN:
                return self.backward(shown)
            case Way.STAYS:
                return self.but(self.backward(self.but(shown)))
            case Way.MUST:  # it is missed where a path that avoids it leads to where it cannot be reached any more
                return self.but(self.until(self.but(shown), self.but(self.backward(shown))))
            case _:
                assert_never(claimed.way)

    def shown(self, formula: Formula, start: Sequence[int], true: bool = True) -> ShownPath | None:
        """A path that shows that the start satisfies a formula, or (``true`` is False) that it does not: for the
        operators E that hold and the operators A that do not, also under ``!``, ``&``, ``|`` and ``->``. Nothing for
        other formulas, which no single path shows.
        """
        truth: dict[int, bool] = {}  # of each formula inside, at the start

        def noted(part: Formula, states: StateSet) -> None:
            # by identity: to hash a deep formula would recurse
            truth[id(part)] = start[0] in states

        satisfying(formula, self, noted)
        while True:
            match formula:
                case Not(inner):
                    formula, true = inner, not true
                case And(left, right) if not true:
                    formula = right if truth[id(left)] else left
                case Or(left, right) if true:
                    formula = left if truth[id(left)] else right
                case Implies(_, right) if not true:
                    formula = right
                case Implies(left, right):
                    formula, true = (right, True) if truth[id(left)] else (left, False)
                case _:
                    return self._along(formula, start, true)

    def _along(self, formula: Formula, start: Sequence[int], true: bool) -> ShownPath | None:
        """The path of one operator: of E where it is true, of A where it is not."""
        match formula:
            case Temporal(("EX" | "AX") as operator, inner) if (operator == "EX") is true:
                return self.path(step(self.part, start[0], self._within(inner, true)))
            case Temporal(("EF" | "AG") as operator, inner) if (operator == "EF") is true:
                return self.path(shortest(self.part, start, self._within(inner, true)))
            case Temporal(("EG" | "AF") as operator, inner) if (operator == "EG") is true:
                return self.path(lasso(self.part, start, self._within(inner, true)))
            case Until("E", left, right) if true:
                return self.path(shortest(self.part, start, self._within(right), self._within(left)))
            case Until("A", left, right) if not true:
                late, lost = self._within(right, False), self._within(Not(Or(left, right)))
                return self.path(shortest(self.part, start, lost, late) or lasso(self.part, start, late))
            case _:
                return None

    def _within(self, formula: Formula, true: bool = True) -> Callable[[int], bool]:
        """A test of states for a formula, or for its opposite."""
        states = satisfying(formula, self)
        return lambda state: (state in states) is true


def _witness(space: _NamedSpace, claimed: Reaches | Satisfies, here: StateSet) -> ShownPath | None:
    """For what can or must be reached, or can be kept: a path from one of the starts that shows it."""
    start = here.numbers(1)
    if isinstance(claimed, Satisfies):
        return space.shown(claimed.formula, start)
    if claimed.way is Way.STAYS:
        return None
    return space.path(shortest(space.part, start, holds_at(space.programs[""], space.part)))


def _counterexample(space: _NamedSpace, claimed: Reaches | Satisfies, bad: StateSet) -> ShownPath | ShownState:
    """A start state for which it is not so, and where a path shows it, the path."""
    start, path = bad.numbers(1), None
    if isinstance(claimed, Satisfies):
        path = space.shown(claimed.formula, start, False)
    elif claimed.way is Way.STAYS:
        path = space.path(shortest(space.part, start, holds_at((*space.programs[""], NOT), space.part)))
    elif claimed.way is Way.MUST:
        shows, lost = holds_at(space.programs[""], space.part), ~space.backward(space.named(""))
        path = space.path(shortest(space.part, start, lambda state: state in lost, lambda state: not shows(state)))
    return path or ShownState(space.values(start[0]), frozenset(maxima(space.names)))
