"""The states of a residual system as sets, by component number: what reaches what, and where formulas hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from logicnet.core.budget import Budget, Clock
from logicnet.dynamics import StateSet, StateSpace
from logicnet.errors import MemoryBudget, TimeBudget
from logicnet.logic import Expression, Rules
from logicnet.logic.program import AND, NOT, OR, Program, renumbered
from logicnet.model import Network
from logicnet.model.levels import level_of, maxima
from logicnet.reduction.folded import Residual

MOST_VARIABLES = 28  # 32 MB a set
MOST_STARTS = 65536  # cubes without holes that a start is cut into
CALL_SECONDS = 20.0  # for each call to the core, where a question has no clock of its own


class TooLarge(Exception):
    """A question that the budget does not allow; says why."""


def rules_of(part: Residual, names: Sequence[str]) -> Rules:
    """The kept components as a network of their own."""
    position = {component: k for k, component in enumerate(part.kept)}
    return Rules.of([names[i] for i in part.kept], [renumbered(program, position) for program in part.programs])


def residual_network(part: Residual, names: Sequence[str]) -> Network:
    """The kept components as a network of variables: one that stands for a level is a component of two values there,
    under a name of its own, in the order of ``part.kept``.
    """
    rules = rules_of(part, names)
    if not maxima(rules.names):
        return Network("part", rules)
    mark = "_at_least_"
    while any(mark in name for name in names):  # no other component may be called so
        mark += "_"
    plain = [mark.join(map(str, level_of(name) or (name,))) for name in rules.names]
    return Network("part", Rules.of(plain, [rules.program(i) for i in range(len(rules))]))


def possible(part: Residual, names: Sequence[str]) -> Program | None:
    """The states of the kept components that are states of levels; None where all of them are."""
    if not maxima(names):
        return None
    kept = frozenset(part.kept)  # where one of two neighbours is held, the other is held or may have either value
    pairs: list[int] = []
    for i in part.kept:
        level = level_of(names[i])
        if level is not None and level[1] > 1 and i - 1 in kept:
            pairs += [i, NOT, i - 1, OR, *([AND] if pairs else [])]
    return tuple(pairs) or None


class Space:
    """All states of the kept components, and the asynchronous moves between them.

    With a ``clock`` all calls together end with it, else each call after ``CALL_SECONDS``; ``memory`` is in bytes
    (None: half of what is free). Raises TooLarge where there are too many states, and where a budget ends a call.
    """

    def __init__(
        self, part: Residual, names: Sequence[str], clock: Clock | None = None, memory: int | None = None
    ) -> None:
        if len(part.kept) > MOST_VARIABLES:
            raise TooLarge(too_many(part))
        self.part = part
        self.names = names
        self.place = {component: k for k, component in enumerate(part.kept)}
        self._clock, self._memory = clock, memory
        try:
            self.states = StateSpace(rules_of(part, names), Budget(memory, CALL_SECONDS))
        except MemoryBudget as error:
            raise TooLarge(error.message) from None

    def where(self, program: Program) -> StateSet:
        """The states in which an expression over kept components is true."""
        expression = Expression(self.states.rules, renumbered(program, self.place))
        return self._asked(lambda: self.states.where(expression))

    def cubes(self, cubes: Iterable[Mapping[int, int]]) -> StateSet:
        """The states that agree with one of the cubes, as far as it speaks of kept components, and that are states of
        levels where components have levels.
        """
        found = self.states.nothing
        for cube in cubes:
            inside = {self.names[i]: value for i, value in cube.items() if i in self.place}
            found |= self.states.subspace(inside)
        levels = possible(self.part, self.names)
        return found if levels is None else self.both(found, self.where(levels))

    # --- the algebra of formulas ---
    def everything(self) -> StateSet:
        return self._asked(lambda: self.states.everything)

    def nothing(self) -> StateSet:
        return self._asked(lambda: self.states.nothing)

    def both(self, a: StateSet, b: StateSet) -> StateSet:
        return self._asked(lambda: a & b)

    def but(self, a: StateSet) -> StateSet:
        return self._asked(lambda: ~a)

    def before(self, a: StateSet) -> StateSet:
        return self._asked(lambda: self.states.possibly_next(a))

    def until(self, left: StateSet, right: StateSet) -> StateSet:
        return self._asked(lambda: self.states.until(left, right))

    def staying(self, inside: StateSet) -> StateSet:
        return self._asked(lambda: self.states.possibly_always(inside))

    def forward(self, start: StateSet) -> StateSet:
        return self._asked(lambda: self.states.forward(start))

    def backward(self, target: StateSet) -> StateSet:
        return self._asked(lambda: self.states.backward(target))

    def _asked(self, question: Callable[[], StateSet]) -> StateSet:
        if self._clock is not None:
            if self._clock.over:
                raise TooLarge("the time budget ended")
            # the handle takes its budget for a call, and what is left on the clock shrinks from call to call
            self.states.handle.budget = self._clock.budget(self._memory)
        try:
            return question()
        except (MemoryBudget, TimeBudget) as error:
            raise TooLarge(error.message) from None


def of_levels(cube: Mapping[int, int], over: Iterable[int], names: Sequence[str]) -> list[dict[int, int]]:
    """The parts of a cube in which each component with levels that has two variables or more free among ``over`` has
    one level: together all of its states that are states of levels, none twice. Raises TooLarge.
    """
    free: dict[str, list[int]] = {}
    for i in sorted(over):
        if (level := level_of(names[i])) is not None and i not in cube:
            free.setdefault(level[0], []).append(i)
    found = [dict(cube)]
    for variables in free.values():
        if len(variables) == 1:
            continue
        if len(found) * (len(variables) + 1) > MOST_STARTS:
            raise TooLarge(f"more than {MOST_STARTS} levels to start from")
        up_to = range(len(variables) + 1)
        found = [{**one, **{i: int(k < n) for k, i in enumerate(variables)}} for one in found for n in up_to]
    return found


def too_many(part: Residual) -> str:
    """Why the states of a part are not looked at one by one."""
    size = len(part.kept)
    return f"too many states: {size} components can move, 2^{size} states"
