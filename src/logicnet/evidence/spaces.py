"""The states of a residual system as sets, for what reaches what and for formulas.

A set is one integer: bit s says whether state s is in it, and bit k of s is the k-th kept component.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from logicnet.core.rules import AND, NOT, OR, TRUE, Program
from logicnet.evidence.residual import Residual

MOST_VARIABLES = 22


class TooLarge(Exception):
    """A question that the budget does not allow; says why."""


class Space:
    """All states of the kept components, and the asynchronous moves between them."""

    def __init__(self, part: Residual) -> None:
        if len(part.kept) > MOST_VARIABLES:
            raise TooLarge(f"{len(part.kept)} components can move: 2^{len(part.kept)} states")
        self.part = part
        self.size = len(part.kept)
        self.all = (1 << (1 << self.size)) - 1
        self.place = {component: k for k, component in enumerate(part.kept)}

    @cached_property
    def ones(self) -> tuple[int, ...]:
        """For each component the states in which it is 1."""
        found = []
        for k in range(self.size):
            mask, width = ((1 << (1 << k)) - 1) << (1 << k), 2 << k
            while width < 1 << self.size:
                mask |= mask << width
                width *= 2
            found.append(mask)
        return tuple(found)

    @cached_property
    def unstable(self) -> tuple[int, ...]:
        """For each component the states in which it disagrees with its rule."""
        return tuple(self.where(program) ^ ones for program, ones in zip(self.part.programs, self.ones, strict=True))

    @cached_property
    def fixed_points(self) -> int:
        """The states without a move."""
        moving = 0
        for states in self.unstable:
            moving |= states
        return self.all & ~moving

    def where(self, program: Program) -> int:
        """The states in which an expression is true."""
        stack: list[int] = []
        for entry in program:
            if entry >= 0:
                stack.append(self.ones[self.place[entry]])
            elif entry == NOT:
                stack.append(self.all ^ stack.pop())
            elif entry in (AND, OR):
                right = stack.pop()
                stack[-1] = stack[-1] & right if entry == AND else stack[-1] | right
            else:
                stack.append(self.all if entry == TRUE else 0)
        return stack.pop()

    def cubes(self, cubes: Iterable[Mapping[int, int]]) -> int:
        """The states that agree with one of the cubes, as far as it speaks of kept components."""
        found = 0
        for cube in cubes:
            states = self.all
            for component, value in cube.items():
                if component in self.place:
                    ones = self.ones[self.place[component]]
                    states &= ones if value else self.all ^ ones
            found |= states
        return found

    def flipped(self, states: int, k: int) -> int:
        """The same states with component k changed in each."""
        width = 1 << k
        ones = self.ones[k]
        return (states & ones) >> width | (states & (self.all ^ ones)) << width

    def step_before(self, states: int) -> int:
        """The states with a move into the set."""
        found = 0
        for k, unstable in enumerate(self.unstable):
            found |= self.flipped(states, k) & unstable
        return found

    def forward(self, states: int) -> int:
        """Everything that can be reached."""
        while True:
            before = states
            for k, unstable in enumerate(self.unstable):
                states |= self.flipped(states & unstable, k)
            if states == before:
                return states

    def backward(self, target: int, inside: int) -> int:
        """The states from which the target can be reached through states of inside."""
        while True:
            before = target
            for k, unstable in enumerate(self.unstable):
                target |= self.flipped(target, k) & unstable & inside
            if target == before:
                return target

    def staying_in(self, inside: int) -> int:
        """The states from which some path never leaves inside."""
        while True:
            less = inside & (self.step_before(inside) | self.fixed_points)
            if less == inside:
                return inside
            inside = less

    def attractors(self) -> tuple[int, ...]:
        """The asynchronous attractors, each as a set: fixed points, then what is reached and cannot be left."""
        found = []
        remaining = self.all
        points = self.fixed_points
        while points:
            lowest = points & -points
            found.append(lowest)
            points ^= lowest
        remaining &= ~self.backward(self.fixed_points, self.all)
        while remaining:
            reached = self.forward(remaining & -remaining)
            back = self.backward(remaining & -remaining, self.all)
            while reached & ~back:  # something is reached that does not come back: look from there
                pivot = reached & ~back
                pivot &= -pivot
                reached, back = self.forward(pivot), self.backward(pivot, self.all)
            found.append(reached)
            remaining &= ~back
        return tuple(found)
