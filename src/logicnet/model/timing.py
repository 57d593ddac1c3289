"""Timing: how fast components move, and where a source starts them, as files of stochastic tools keep it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Rate:
    """How fast one component moves in continuous time.

    - ``component``: its name.
    - ``up``: the rate from 0 to 1 in the states in which it may go up; 0 where it never does.
    - ``down``: the rate from 1 to 0 in the states in which it may go down; 0 where it never does.
    """

    component: str
    up: float = 1.0
    down: float = 1.0


@dataclass(frozen=True, slots=True)
class Initial:
    """The initial distribution of some components, which is independent of that of all others.

    - ``components``: their names.
    - ``weights``: states of them, and how much each weighs beside the others.
    """

    components: tuple[str, ...]
    weights: tuple[tuple[tuple[int, ...], float], ...]

    @property
    def state(self) -> tuple[int, ...] | None:
        """The only state that has a weight; None where there are several.

        >>> Initial(("A",), (((0,), 1.0), ((1,), 0.0))).state
        (0,)
        """
        found = {state for state, weight in self.weights if weight > 0}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class Timing:
    """Rates and initial probabilities of a network. What is not named has the rate 1 both ways, and starts anywhere.

    - ``rates``: of the components that the source gives rates for.
    - ``initial``: the initial distribution, a group of components each.
    - ``internal``: the components that the source leaves out of its answers.
    - ``parameters``: the source's named numbers.
    """

    rates: tuple[Rate, ...] = ()
    initial: tuple[Initial, ...] = ()
    internal: tuple[str, ...] = ()
    parameters: tuple[tuple[str, float], ...] = ()

    def renamed(self, now: Callable[[str], str]) -> Timing:
        """The same timing of components that are called otherwise: ``now`` says how.

        >>> Timing((Rate("a b"),)).renamed({"a b": "a_b"}.__getitem__).rates[0].component
        'a_b'
        """
        return replace(
            self,
            rates=tuple(replace(rate, component=now(rate.component)) for rate in self.rates),
            initial=tuple(replace(one, components=tuple(map(now, one.components))) for one in self.initial),
            internal=tuple(map(now, self.internal)),
        )

    def deterministic(self) -> dict[str, int]:
        """The components whose initial value is certain, with that value."""
        return {
            name: value
            for one in self.initial
            if (state := one.state) is not None
            for name, value in zip(one.components, state, strict=True)
        }
