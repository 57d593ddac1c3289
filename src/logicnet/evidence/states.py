"""What is said of paths, decided on sets of states: reached, bound to be reached, never left, and formulas.

``must reach`` is meant fairly: a path that for ever refuses some component its turn does not count, so that what must
be reached is what cannot be missed for good, and what a random walk reaches with probability 1. The operators of a
formula are not fair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from logicnet.checking.ctl import operators, satisfying
from logicnet.checking.notebook import Cube, far
from logicnet.checking.paths import holds_at, lasso, shortest
from logicnet.checking.spaces import MOST_VARIABLES, Space, TooLarge
from logicnet.core.rules import NOT, Program
from logicnet.dynamics import StateSet
from logicnet.errors import ClaimError
from logicnet.evidence.arms import Case, programs_of, starts, treated
from logicnet.evidence.claim import Arm, Reaches, Satisfies, Start, Way
from logicnet.evidence.verdict import Checked, Fails, Holds, ShownPath, ShownState, Verdict
from logicnet.logic.ctl.formulas import Formula, Not, Temporal
from logicnet.reduction.folded import Residual, System, cone, hull, residual, restricted, settles, support
from logicnet.reduction.safe import kept_operators

STUTTERING = kept_operators("cone")
_SETTLING = kept_operators("cone, the rest without cycles")


def on_states(case: Case, arm: Arm, start: Start | None, claimed: Reaches | Satisfies) -> Verdict:
    """Decide what is said of every start state. Raises TooLarge, and ClaimError where there is no start state."""
    system = treated(case, arm)
    programs = programs_of(case.network, claimed)
    wanted = frozenset[int]().union(*map(support, programs.values()))
    asked = frozenset({"EF", "EU"}) if isinstance(claimed, Reaches) else operators(claimed.formula)
    begin = starts(case, arm, start, wanted)
    held = hull(system, begin)
    followed = _followed(system, wanted, held, asked)
    if not followed <= cone(system, wanted, held):  # the start has to say where all the others begin as well
        begin = starts(case, arm, start, range(len(system)))
        held = hull(system, begin)
        followed = _followed(system, wanted, held, asked)
    part = residual(system, held, followed)
    inside = {name: restricted(program, held) for name, program in programs.items()}
    if len(part.kept) > MOST_VARIABLES and isinstance(claimed, Reaches):
        return _far(case, claimed, part, begin, inside[""])
    space = _Named(part, case.network.names, inside)
    here = space.cubes(begin)
    if not here:
        raise ClaimError(f"claim {case.claim.id}: there is no state to check it on")
    bad = here - _satisfying(space, claimed)
    on = Checked(len(here), "states")
    if bad:
        return Fails(on, _counterexample(space, claimed, bad) if case.show else None)
    return Holds(on, _witness(space, claimed, here) if case.show else None)


def _far(case: Case, claimed: Reaches, part: Residual, begin: Sequence[Cube], program: Program) -> Verdict:
    """What can be reached, or is never left, from single states among more than bitsets hold."""
    states = {tuple((i, cube[i]) for i in part.kept if i in cube) for cube in begin}
    if claimed.way is Way.MUST or any(len(state) < len(part.kept) for state in states):
        raise TooLarge(f"{len(part.kept)} components can move: 2^{len(part.kept)} states")
    target = program if claimed.way is Way.CAN else (*program, NOT)
    on, path = Checked(len(states), "states"), None
    for state in states:
        answer = far(part, case.network.names, dict(state), target)
        path = ShownPath(tuple(dict(step.fixed) for step in answer.path)) if answer.path else None
        if answer.reachable is not (claimed.way is Way.CAN):
            return Fails(on, path)
    return Holds(on, path)


def _followed(system: System, wanted: frozenset[int], held: Cube, asked: frozenset[str]) -> frozenset[int]:
    """The components whose moves have to be followed for these operators."""
    everything = frozenset(range(len(system))) - held.keys()
    needed = cone(system, wanted, held)
    if asked <= STUTTERING or (asked <= _SETTLING and settles(system, held, everything - needed)):
        return needed
    return everything


class _Named(Space):
    """A space in which the expressions of a property have names."""

    def __init__(self, part: Residual, names: Sequence[str], programs: Mapping[str, Program]) -> None:
        super().__init__(part, names)
        self.programs = programs

    def named(self, name: str) -> StateSet:
        """The states that show one of the property's expressions."""
        return self.where(self.programs[name])

    def values(self, state: int) -> dict[str, int]:
        """A state by name, with what is held."""
        values = dict(self.part.held) | {i: state >> k & 1 for k, i in enumerate(self.part.kept)}
        return {self.names[i]: values[i] for i in sorted(values)}

    def path(self, states: Sequence[int] | None) -> ShownPath | None:
        """A path by name."""
        return None if states is None else ShownPath(tuple(map(self.values, states)))

    def shown(self, formula: Formula, start: Sequence[int]) -> ShownPath | None:
        """A path that shows why the start satisfies EF or EG of something; nothing for other formulas."""
        match formula:
            case Temporal("EF", inner):
                goal = satisfying(inner, self)
                return self.path(shortest(self.part, start, lambda state: state in goal))
            case Temporal("EG", inner):
                inside = satisfying(inner, self)
                return self.path(lasso(self.part, start, lambda state: state in inside))
            case _:
                return None


def _satisfying(space: _Named, claimed: Reaches | Satisfies) -> StateSet:
    if isinstance(claimed, Satisfies):
        return satisfying(claimed.formula, space)
    shown = space.named("")
    match claimed.way:
        case Way.CAN:
            return space.backward(shown)
        case Way.STAYS:
            return ~space.backward(~shown)
        case Way.MUST:  # it is missed where a path that avoids it leads to where it cannot be reached any more
            return ~space.until(~shown, ~space.backward(shown))


def _witness(space: _Named, claimed: Reaches | Satisfies, here: StateSet) -> ShownPath | None:
    """For what can or must be reached, or can be kept: a path from one of the starts that shows it."""
    start = here.numbers(1)
    if isinstance(claimed, Satisfies):
        return space.shown(claimed.formula, start)
    if claimed.way is Way.STAYS:
        return None
    return space.path(shortest(space.part, start, holds_at(space.programs[""], space.part)))


def _counterexample(space: _Named, claimed: Reaches | Satisfies, bad: StateSet) -> ShownPath | ShownState:
    """A start state for which it is not so, and where a path shows it, the path."""
    start, path = bad.numbers(1), None
    if isinstance(claimed, Satisfies):
        path = space.shown(_opposite(claimed.formula), start)
    elif claimed.way is Way.STAYS:
        path = space.path(shortest(space.part, start, holds_at((*space.programs[""], NOT), space.part)))
    elif claimed.way is Way.MUST:
        shows, lost = holds_at(space.programs[""], space.part), ~space.backward(space.named(""))
        path = space.path(shortest(space.part, start, lambda state: state in lost, lambda state: not shows(state)))
    return path or ShownState(space.values(start[0]))


def _opposite(formula: Formula) -> Formula:
    """What a state that does not satisfy AG or AF satisfies: EF or EG of the opposite."""
    match formula:
        case Temporal("AG", inner):
            return Temporal("EF", Not(inner))
        case Temporal("AF", inner):
            return Temporal("EG", Not(inner))
        case _:
            return Not(formula)
