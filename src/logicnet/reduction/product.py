"""The product step: solve what is closed upstream, and carry on with the rest as an ordinary network.

Theorem. Let P be closed upstream and A an attractor of P. The attractors of the whole network that run through A are
exactly A x T, T an attractor of the network on the rest B with the functions

    g_i(b) = x_i ? (for all a in A: f_i(a, b)) : (exists a in A: f_i(a, b)).

Proof: P runs through all of A while B stands still, so an attractor holds (a', b) with (a, b) for every a' in A; and B
can then move ``i`` up (down) if and only if some a in A allows it. So ``g`` is a Boolean network again (possibly with
new self-regulation), and numbers of states multiply.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from logicnet.core import solver, steps
from logicnet.core.solver import Network as Compiled
from logicnet.model import Network
from logicnet.reduction.smaller import smaller

_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Continuation:
    """One attractor of what is upstream, and the network of the rest while the upstream runs through it."""

    attractor: tuple[Mapping[str, int], ...]
    """Its states."""
    network: Network

    def lift(self, state: Mapping[str, int]) -> tuple[dict[str, int], ...]:
        """A state of an attractor of the rest as the states of the whole that it stands for."""
        return tuple({**upstream, **state} for upstream in self.attractor)


def continuations(network: Network, upstream: Iterable[str], limit: int = 4096) -> tuple[Continuation, ...]:
    """One continuation for each attractor of the components in ``upstream``, which must be closed upstream.

    ``limit`` bounds the states listed of one attractor. Raises ValueError where it has more, or where the upstream part
    has more than 100,000 attractors.
    """
    rules = network.rules
    chosen = [rules.index(name) for name in upstream]
    plan = solver.Plan(inputs_are_conditions=False)
    answer = steps.solve_upstream(Compiled(rules.handle, plan), chosen, plan)
    if answer.attractors > _LIMIT:
        raise ValueError(f"the upstream part has {answer.attractors} attractors; at most {_LIMIT} are listed")
    pairs = answer.listed(_LIMIT, answer.inputs)
    return tuple(
        Continuation(_states(network, answer, pair, chosen, limit), smaller(network, steps.rest(answer, place)))
        for place, pair in enumerate(pairs)
    )


def _states(
    network: Network, answer: solver.Answer, pair: solver.Attractor, chosen: list[int], limit: int
) -> tuple[Mapping[str, int], ...]:
    if pair.states > limit:
        raise ValueError(f"an attractor of the upstream part has {pair.states} states; raise limit to list them")
    states = [{i: pair.values[i] for i in chosen if pair.values[i] < solver.OSCILLATES}]
    for number in pair.cycles:
        components = answer.cycle(number).components
        rows = answer.cycle_states(number, limit)
        states = [{**state, **dict(zip(components, row, strict=True))} for state in states for row in rows]
    return tuple({network.names[i]: state[i] for i in sorted(chosen)} for state in states)
