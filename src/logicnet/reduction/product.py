"""The product step: solve what is closed upstream, and carry on with the rest as an ordinary network.

A set P of components is closed upstream where no component outside P influences one in P. B are the other components.

Theorem. Let A be an attractor of the network made of P alone. The attractors of the whole network that run through A
are the products A x T, where T is an attractor of the network on B with the functions

    g_i(b) = x_i ? (for all a in A: f_i(a, b)) : (exists a in A: f_i(a, b)).

Proof. P can run through all of A while B stands still. So an attractor that holds a state (a, b) holds (a', b) for
every a' in A, and component i of B can move up (down) from b if and only if some a in A allows it. These are the moves
that ``g`` allows.

So what follows A is a Boolean network again, possibly with new self-regulation, and numbers of states multiply.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from logicnet.core import solver, steps
from logicnet.core.solver import CompiledNetwork
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
    """How a network goes on from each attractor of a part that nothing else influences.

    - ``network``: the network.
    - ``upstream``: the names of that part; ``closed_upstream`` gives such parts.
    - ``limit``: how many states of one attractor are listed at most (default: 4096).

    Returns one continuation for each attractor of the part.

    Raises ValueError for an attractor with more states than ``limit`` and for a part with more than 100,000 attractors,
    UnknownName for a component that the network does not have, and EngineError for components that are not closed
    upstream.

    >>> from logicnet.logic import Rules
    >>> network = Network("follow", Rules.parse("A, !A\\nB, A"))
    >>> [(len(one.attractor), one.network.rules.text(0)) for one in continuations(network, ["A"])]
    [(2, '!B')]
    """
    rules = network.rules
    chosen = [rules.index(name) for name in upstream]
    plan = solver.Plan(inputs_are_conditions=False)
    answer = steps.solve_upstream(CompiledNetwork(rules.handle, plan), chosen, plan)
    if answer.attractors > _LIMIT:
        raise ValueError(f"the upstream part has {answer.attractors} attractors; at most {_LIMIT} are listed")
    pairs = answer.listed(_LIMIT, answer.inputs)
    return tuple(
        Continuation(_states(network, answer, pair, chosen, limit), smaller(network, steps.rest(answer, place)))
        for place, pair in enumerate(pairs)
    )


def _states(
    network: Network, answer: solver.Solution, pair: solver.AttractorRow, chosen: list[int], limit: int
) -> tuple[Mapping[str, int], ...]:
    if pair.states > limit:
        raise ValueError(f"an attractor of the upstream part has {pair.states} states; raise limit to list them")
    states = [{i: pair.values[i] for i in chosen if pair.values[i] < solver.OSCILLATES}]
    for number in pair.cycles:
        components = answer.cycle(number).components
        rows = answer.cycle_states(number, limit)
        states = [{**state, **dict(zip(components, row, strict=True))} for state in states for row in rows]
    return tuple({network.names[i]: state[i] for i in sorted(chosen)} for state in states)
