"""What a measure is on average in the long run, on the walk of a claim: a share of time, or the value of a readout.

All states that the walk can reach are listed. A walk ends in an attractor with some probability, and stays at each of
its states for a share of the time; both are worked out exactly.
"""

from __future__ import annotations

from collections.abc import Sequence

from logicnet.checking.spaces import TooLarge, residual_network
from logicnet.checking.systems import Cube
from logicnet.core.codes import FREE
from logicnet.core.measures import MeasureCode
from logicnet.core.shares import long_run
from logicnet.core.solver import CompiledNetwork, Plan
from logicnet.core.walks import WalkSetup
from logicnet.logic.program import renumbered
from logicnet.model import Measure, Network, Rates
from logicnet.reduction.folded import Residual, System, cone, constant, held_around, residual, restricted

MOST_STATES_AVERAGED = 1 << 20
"""States of a walk that are listed."""


def average(network: Network, system: System, begin: Sequence[Cube], measure: Measure, rates: Rates) -> float:
    """The expected value of a measure in the long run, from start states that are alike. Raises TooLarge where the walk
    has too many states.

    - ``network``: the network whose variables the system has.
    - ``system``: the rules under an arm; a rate of 0 is in them.
    - ``begin``: cubes of one size, no two of which have a state in common.
    - ``measure``: what is averaged.
    - ``rates``: of the walk.
    """
    held = held_around(system, begin)
    part = residual(system, held, cone(system, measure.variables, held))
    place = {variable: k for k, variable in enumerate(part.kept)}
    total, code = measure.constant, []
    for weight, program in measure.coded:
        left = restricted(program, dict(part.held))
        value = constant(left)
        if value is None:
            code.append((weight, renumbered(left, place)))
        else:
            total += weight * value
    return total + (_walked(network, part, begin, tuple(code), rates) if code else 0.0)


def _walked(network: Network, part: Residual, begin: Sequence[Cube], code: MeasureCode, rates: Rates) -> float:
    left = residual_network(part, network.names)
    plan = Plan()
    known = rates.by_variable(network)
    setup = WalkSetup(
        tuple(range(len(part.kept))),
        tuple((1 / len(begin), tuple(cube.get(i, FREE) for i in part.kept)) for cube in begin),
        tuple(known.get(i, (1.0, 1.0)) for i in part.kept) if known else None,
        (),
    )
    found, _ = long_run(CompiledNetwork(left.rules.handle, plan), setup, [code], MOST_STATES_AVERAGED, plan)
    if found is None:
        raise TooLarge(f"a walk through more than {MOST_STATES_AVERAGED} states")
    return sum(chance * values[0] for chance, values in zip(found.chances, found.values, strict=True))
