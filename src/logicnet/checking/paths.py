"""Shortest paths through the states of a small network, for showing why a claim holds or fails.

Only what is shown is found here; what is decided is decided on sets of states. So a search that gives up costs a
picture, no verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from logicnet.logic.program import Program, evaluated, renumbered
from logicnet.reduction.folded import Residual

StateBits = int  # bit k is the k-th kept component
MOST_LOOKED_AT = 20_000  # states looked at before giving up


def moves(part: Residual) -> Callable[[StateBits], Iterator[StateBits]]:
    """The successors of a state: one component that disagrees with its rule takes its value."""
    place = {component: k for k, component in enumerate(part.kept)}
    rules = [_compiled(program, place) for program in part.programs]

    def successors(state: StateBits) -> Iterator[StateBits]:
        for k, rule in enumerate(rules):
            if rule(state) != state >> k & 1:
                yield state ^ 1 << k

    return successors


def holds_at(program: Program, part: Residual) -> Callable[[StateBits], bool]:
    """A test of states for an expression over the kept components."""
    rule = _compiled(program, {component: k for k, component in enumerate(part.kept)})
    return lambda state: bool(rule(state))


def step(part: Residual, start: StateBits, goal: Callable[[StateBits], bool]) -> tuple[StateBits, ...] | None:
    """The start and a next state that is a goal (a fixed point is its own next state); None where there is none."""
    after = tuple(moves(part)(start))
    if not after:
        return (start,) if goal(start) else None
    return next(((start, state) for state in after if goal(state)), None)


def shortest(
    part: Residual,
    starts: Iterable[StateBits],
    goal: Callable[[StateBits], bool],
    through: Callable[[StateBits], bool] = lambda state: True,
    most: int = MOST_LOOKED_AT,
) -> tuple[StateBits, ...] | None:
    """A shortest path from a start to a goal whose states before the goal all pass ``through``; None where none is
    found.
    """
    successors = moves(part)
    before: dict[StateBits, StateBits | None] = dict.fromkeys(starts)
    layer = list(before)
    while layer and len(before) <= most:
        following: list[StateBits] = []
        for state in layer:
            if goal(state):
                return _traced(before, state)
            if through(state):
                for after in successors(state):
                    if after not in before:
                        before[after] = state
                        following.append(after)
        layer = following
    return None


def lasso(
    part: Residual, starts: Iterable[StateBits], inside: Callable[[StateBits], bool], most: int = MOST_LOOKED_AT
) -> tuple[StateBits, ...] | None:
    """A path that stays where ``inside`` holds for ever: it ends in a fixed point, or where it has been before."""
    successors = moves(part)
    # from these no path stays inside for ever
    done: set[StateBits] = set()
    for start in starts:
        if start in done or not inside(start):
            continue
        path, on_path, waiting = [start], {start}, [iter(tuple(successors(start)))]
        if not tuple(successors(start)):
            return (start,)
        while path and len(done) <= most:
            after = next((s for s in waiting[-1] if inside(s) and s not in done), None)
            if after is None:
                done.add(path[-1])
                on_path.discard(path.pop())
                waiting.pop()
            elif after in on_path:
                return (*path, after)
            else:
                path.append(after)
                on_path.add(after)
                following = tuple(successors(after))
                if not following:
                    return tuple(path)
                waiting.append(iter(following))
    return None


def _traced(before: Mapping[StateBits, StateBits | None], state: StateBits) -> tuple[StateBits, ...]:
    path: list[StateBits] = []
    at: StateBits | None = state
    while at is not None:
        path.append(at)
        at = before[at]
    return tuple(reversed(path))


def _compiled(program: Program, place: Mapping[int, int]) -> Callable[[StateBits], int]:
    """The program as a function of a state's bits."""
    local = renumbered(program, place)
    return lambda state: evaluated(local, lambda k: state >> k & 1)
