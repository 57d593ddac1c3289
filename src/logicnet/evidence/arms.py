"""Arms of a claim as systems, and the starts that the review gives them.

What an arm holds (inputs, knock-outs) it holds from its first moment on: a start is taken over with those values put
in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import assert_never

from logicnet.checking import systems
from logicnet.checking.notebook import Notebook, PartialAttractor
from logicnet.checking.systems import Cube
from logicnet.errors import ClaimError
from logicnet.evidence.claim import Arm, Claim, FromAttractors, FromStates, Start
from logicnet.model import Network
from logicnet.reduction.folded import System, cone, support


@dataclass(frozen=True)
class Case:
    """A claim put to a system: the network's rules as programs (or those of a mutant), and what is known about such
    systems.

    ``show`` asks for witnesses and counterexamples as well; verdicts do not depend on it. ``changed`` are the
    components whose rule in the system is another one than the network's.
    """

    claim: Claim
    network: Network
    system: System
    answers: Notebook
    show: bool = True
    changed: frozenset[int] = frozenset()

    @property
    def inputs(self) -> frozenset[int]:
        """The components whose rule, as it is written, is themselves. Constants folded away make no input of a latch,
        so a rule that is the network's own is looked up there.
        """
        own = frozenset(self.network.rules.inputs) - self.changed
        return own | {i for i in self.changed if self.system[i] == (i,)}


def system_under(case: Case, arm: Arm) -> System:
    """The system under an arm: cut edges read constants, what is held has a constant rule."""
    return systems.treated(case.system, case.network.position, arm.setting, arm.interventions)


def held_under(case: Case, arm: Arm) -> Cube:
    """What the arm holds, from its first moment on: inputs, knock-outs and knock-ins."""
    return systems.held_by(case.network.position, arm.setting, arm.interventions)


def attractors_under(
    case: Case, arm: Arm, start: Start | None, wanted: Collection[int], asked: Collection[int] | None = None
) -> tuple[PartialAttractor, ...]:
    """The attractors under an arm, or those of them that the start reaches, over the wanted components and what acts
    on them.

    An attractor that leaves inputs free is split into one for each value of those that are ``asked`` about (or
    wanted).
    """
    system = system_under(case, arm)
    if start is None:
        found = case.answers.attractors(system, wanted)
    else:
        found = case.answers.reachable(system, starts_under(case, arm, start, wanted), wanted)
    inputs = wanted if asked is None else asked
    return tuple(one for attractor in found for one in attractor.split(inputs))


def starts_under(case: Case, arm: Arm, start: Start | None, wanted: Collection[int]) -> tuple[Cube, ...]:
    """The start as cubes over what matters for the wanted components, with what the arm holds put in."""
    held = held_under(case, arm)
    match start:
        case None:
            return (held,)
        case FromStates(values):
            return ({**{case.network.position[name]: value for name, value in values}, **held},)
        case FromAttractors(before, where, earlier):
            asked = support(where.program) if where else frozenset()
            found = attractors_under(case, before, earlier, cone(case.system, {*wanted, *asked}), asked)
            chosen = [a for a in found if where is None or a.shows(where.program) == "always"]
            if not chosen:
                raise ClaimError(
                    f"claim {case.claim.id}: nothing to start from",
                    hint="no attractor under the start's arm is as asked",
                )
            return tuple({tuple(sorted(cube.items())): cube for cube in _cubes(chosen, held)}.values())
        case _:
            assert_never(start)


def _cubes(found: Iterable[PartialAttractor], held: Cube) -> Iterable[Cube]:
    for attractor in found:
        for state in attractor.states():
            yield {**{i: v for i, v in state.items() if i not in attractor.free}, **held}


def where_reads(start: Start | None) -> frozenset[int]:
    """The components by which a start, and the starts that it has in turn, choose attractors."""
    if not isinstance(start, FromAttractors):
        return frozenset()
    return where_reads(start.start) | (support(start.where.program) if start.where else frozenset())
