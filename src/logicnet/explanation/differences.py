"""What differs: the share of attractors in which a component is on, without and with an intervention.

Attractors are counted condition by condition, a condition being a value for each free input, and each condition counts
alike. An intervention may make two attractors of one under some conditions; were all attractors counted together, these
conditions would weigh more with it than without it, and even an input that nobody touched would seem to move.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import TypeAlias

from logicnet.analysis.outcome import Answer
from logicnet.explanation.tally import Tally, share_moving, share_on, share_showing
from logicnet.model import Change, Fix, Intervention, Network
from logicnet.model.levels import owner

MOST_CONDITIONS = 256
"""Conditions that are compared one by one; where there are more, all attractors are counted together."""
SharePair: TypeAlias = tuple[Fraction, Fraction]
"""A share without and with the intervention."""
SharesOn: TypeAlias = Mapping[str, SharePair]
"""Per variable the share of attractors in which it is on, without and with the intervention."""


@dataclass(frozen=True, slots=True)
class ConditionShares:
    """Of all variables and of the phenotype the shares of attractors in which they are on.

    - ``on``: of every variable, without and with the intervention; what oscillates counts half.
    - ``moving``: the shares in which it oscillates.
    - ``shown``: the share that shows the phenotype, always or at times.
    - ``conditions``: how many conditions there are, values of the free inputs. Shares are means over the conditions;
      where these are more than ``MOST_CONDITIONS``, they are shares of all attractors together.
    """

    on: SharesOn
    moving: SharesOn
    shown: SharePair
    conditions: int

    @property
    def by_condition(self) -> bool:
        """Whether attractors are counted condition by condition."""
        return self.conditions <= MOST_CONDITIONS


@dataclass(frozen=True, slots=True)
class Difference:
    """A component whose share of attractors changes: in which it is on, without and with the intervention. With levels
    there is one for each that it is at least at (``X>=2``). One that oscillates in an attractor counts half there;
    ``oscillates`` are the shares of attractors in which it does, without and with the intervention. Shares are means
    over the conditions, each of which counts alike.
    """

    component: str
    before: float
    after: float
    oscillates: tuple[float, float] = (0.0, 0.0)

    @property
    def direction(self) -> int:
        """1 where it is on more often with the intervention, -1 where less often, 0 where neither."""
        return (self.after > self.before) - (self.after < self.before)

    @property
    def proven(self) -> bool:
        """Whether it differs however the attractors of several conditions are weighed."""
        return proves(self.before, self.after) or (self.before == self.after and proves(*self.oscillates))

    def __str__(self) -> str:
        before, after = (
            _said(share, moving) for share, moving in zip((self.before, self.after), self.oscillates, strict=True)
        )
        return f"{self.component}: {before} -> {after}"


def proves(before: float, after: float) -> bool:
    """Whether two shares of all attractors together prove that those of no condition differ the other way: where one of
    them is none or all, so is that of each condition.
    """
    return before != after and not {before, after}.isdisjoint({0.0, 1.0})


def _said(share: float, moving: float) -> str:
    """A share in words: ``~`` where the component oscillates in all attractors, and beside it where in some."""
    return "~" if moving == 1 else f"{share:.3g}{' ~' if moving else ''}"


def shares_of(tally: Tally, done: Intervention) -> ConditionShares:
    """Of every variable the share of attractors in which it is on, and of those in which it oscillates."""
    free = _free_inputs(tally.base)
    many = prod(len(levels) for levels in free.values())
    chosen = product(*free.values()) if many <= MOST_CONDITIONS else [()]
    conditions = [tuple(Fix(name, level) for name, level in zip(free, row, strict=False)) for row in chosen]
    touched = changed_components(done)
    beside = [(*done.changes, *(one for one in row if one.target not in touched)) for row in conditions]
    tasks: list[Sequence[Change]] = [*conditions, *beside]
    components, phenotype = tally.everything(tasks)

    def means(answers: Sequence[Answer], share: Callable[[Answer], Fraction]) -> SharePair:
        halves = answers[: len(conditions)], answers[len(conditions) :]
        before, after = (sum(map(share, half), Fraction(0)) / len(half) for half in halves)
        return before, after

    on = {name: means(answers, share_on) for name, answers in components.items()}
    moving = {name: means(answers, share_moving) for name, answers in components.items()}
    return ConditionShares(on, moving, means(phenotype, share_showing), many)


def _free_inputs(base: Network) -> Mapping[str, range]:
    """The inputs that nothing holds, with the levels that each may have."""
    names = (*base.inputs, *base.open_inputs_with_levels)
    return {name: range(base.component(name).maximum + 1) for name in names}


def comparable(shares: ConditionShares, done: Intervention, base: Network) -> SharesOn:
    """The shares that are said to differ or not: without the free inputs that the intervention does not touch, which
    have the values that whoever asks gives them.
    """
    idle = _free_inputs(base).keys() - changed_components(done)
    return {name: pair for name, pair in shares.on.items() if owner(name) not in idle}


def changed_components(done: Intervention) -> frozenset[str]:
    """The components whose rules an intervention changes."""
    return frozenset(change.target for change in done.changes)


def ordered(
    network: Network, done: Intervention, moved: SharesOn, moving: SharesOn | None = None
) -> tuple[Difference, ...]:
    """By distance from the intervention, then in the network's order; ``moving`` are the shares that oscillate."""
    distance = dict.fromkeys(changed_components(done), 0)
    queue = deque(sorted(distance))
    readers: dict[str, list[str]] = {}
    there = {owner(name) for name in moved}
    for edge in network.regulations:
        readers.setdefault(edge.source, []).append(edge.target)
    while queue:
        name = queue.popleft()
        for reader in readers.get(name, ()):
            if reader in there and reader not in distance:
                distance[reader] = distance[name] + 1
                queue.append(reader)
    far = len(network)
    names = sorted(moved, key=lambda name: (distance.get(owner(name), far), network.position[name]))
    turning = moving or {}
    return tuple(
        Difference(
            name,
            float(moved[name][0]),
            float(moved[name][1]),
            tuple(map(float, turning.get(name, (Fraction(0), Fraction(0))))),  # type: ignore[arg-type]
        )
        for name in names
    )
