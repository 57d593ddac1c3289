"""What is said of paths, decided on sets of states: reached, bound to be reached, never left, and formulas.

``must reach`` is meant fairly: a path that for ever refuses some component its turn does not count, so that what must be reached is
what cannot be missed for good, and what a random walk reaches with probability 1. The operators of a formula are not fair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from logicnet.core.rules import NOT, Program
from logicnet.errors import ClaimError
from logicnet.evidence.answers import Cube
from logicnet.evidence.arms import Case, starts, treated
from logicnet.evidence.claim import Arm, Reaches, Satisfies, Start, Way
from logicnet.evidence.formulas import operators, satisfying
from logicnet.evidence.paths import holds_at, lasso, shortest
from logicnet.evidence.residual import Residual, System, cone, constant, hull, residual, restricted, settles, support
from logicnet.evidence.spaces import Space
from logicnet.evidence.verdict import Checked, Fails, Holds, ShownPath, ShownState, Verdict
from logicnet.logic.ctl import names as names_of

_STUTTER_FREE = frozenset({"EF", "AG", "EU"})  # the cone may be taken, see residual.SAFE
_SETTLING = _STUTTER_FREE | {"AF", "EG", "AU"}  # the cone may be taken where what is left out settles


def on_states(case: Case, arm: Arm, start: Start | None, claimed: Reaches | Satisfies) -> Verdict:
    """Decide what is said of every start state. Raises TooLarge, and ClaimError where there is no start state."""
    system = treated(case, arm)
    programs = _programs(case, claimed)
    wanted = frozenset().union(*(support(program) for program in programs.values()))
    begin = starts(case, arm, start, wanted)
    held = hull(system, begin)
    asked = frozenset({"EF", "EU"}) if isinstance(claimed, Reaches) else operators(claimed.formula)
    part = residual(system, held, _kept(system, wanted, held, asked))
    space = Space(part)
    here = space.cubes(begin)
    if not here:
        raise ClaimError(f"claim {case.claim.id}: there is no state to check it on")
    inside = {name: restricted(program, held) for name, program in programs.items()}
    good = _satisfying(space, claimed, inside)
    on = Checked(here.bit_count(), "states")
    bad = here & ~good
    if not case.show:
        return Fails(on) if bad else Holds(on)
    return Fails(on, _counterexample(case, space, claimed, inside, bad)) if bad else Holds(on, _witness(case, space, claimed, inside, here))


def _kept(system: System, wanted: frozenset[int], held: Cube, asked: frozenset[str]) -> frozenset[int]:
    """The components whose moves have to be followed for these operators."""
    everything = frozenset(range(len(system))) - held.keys()
    needed = cone(system, wanted, held)
    if asked <= _STUTTER_FREE or (asked <= _SETTLING and settles(system, held, everything - needed)):
        return needed
    return everything


def _programs(case: Case, claimed: Reaches | Satisfies) -> dict[str, Program]:
    """The expressions that the property is made of, by name."""
    if isinstance(claimed, Reaches):
        return {"": claimed.expression.program}
    return {name: case.network.expression(_quoted(name)).program for name in names_of(claimed.formula)}


def _quoted(name: str) -> str:
    return name if name.isidentifier() else f'"{name}"'


@dataclass(frozen=True)
class _Sets:
    """A space as the algebra that formulas are worked out in."""

    space: Space
    programs: dict[str, Program]

    def everything(self) -> int:
        return self.space.all

    def nothing(self) -> int:
        return 0

    def where(self, name: str) -> int:
        return self.space.where(self.programs[name])

    def both(self, a: int, b: int) -> int:
        return a & b

    def but(self, a: int) -> int:
        return self.space.all & ~a

    def before(self, a: int) -> int:
        return self.space.step_before(a) | a & self.space.fixed_points

    def until(self, left: int, right: int) -> int:
        return self.space.backward(right, left)

    def staying(self, inside: int) -> int:
        return self.space.staying_in(inside)


def _satisfying(space: Space, claimed: Reaches | Satisfies, programs: dict[str, Program]) -> int:
    if isinstance(claimed, Satisfies):
        return satisfying(claimed.formula, _Sets(space, programs))
    shown = space.where(programs[""])
    match claimed.way:
        case Way.CAN:
            return space.backward(shown, space.all)
        case Way.STAYS:
            return space.all & ~space.backward(space.all & ~shown, space.all)
        case Way.MUST:  # it is missed where a path that avoids it leads to where it cannot be reached any more
            lost = space.all & ~space.backward(shown, space.all)
            return space.all & ~space.backward(lost, space.all & ~shown)


def _witness(case: Case, space: Space, claimed: Reaches | Satisfies, programs: dict[str, Program], here: int) -> ShownPath | None:
    """For what can or must be reached: a shortest path to it from one of the starts."""
    if isinstance(claimed, Satisfies) or claimed.way is Way.STAYS:
        return None
    return _path(case, space, _some(here), holds_at(programs[""], space.part))


def _counterexample(
    case: Case, space: Space, claimed: Reaches | Satisfies, programs: dict[str, Program], bad: int
) -> ShownPath | ShownState | None:
    start = _some(bad)
    if isinstance(claimed, Reaches) and claimed.way is Way.STAYS:
        return _path(case, space, start, holds_at((*programs[""], NOT), space.part)) or _state(case, space, start)
    if isinstance(claimed, Reaches) and claimed.way is Way.MUST:
        shows = holds_at(programs[""], space.part)
        lost = space.all & ~space.backward(space.where(programs[""]), space.all)
        path = _path(case, space, start, lambda s: bool(lost >> s & 1), lambda s: not shows(s))
        return path or _state(case, space, start)
    return _state(case, space, start)


def _some(states: int) -> int:
    """The number of one state of a set."""
    return (states & -states).bit_length() - 1


def _values(case: Case, space: Space, state: int) -> dict[str, int]:
    names = case.network.names
    values = dict(space.part.held) | {i: state >> k & 1 for k, i in enumerate(space.part.kept)}
    return {names[i]: values[i] for i in sorted(values)}


def _state(case: Case, space: Space, state: int) -> ShownState:
    return ShownState(_values(case, space, state))


def _path(
    case: Case, space: Space, start: int, goal: Callable[[int], bool], through: Callable[[int], bool] = lambda state: True
) -> ShownPath | None:
    states = shortest(space.part, [start], goal, through)
    return None if states is None else ShownPath(tuple(_values(case, space, state) for state in states))
