"""An arm of a claim as the checker sees it: its system of rules, its attractors, and its start states.

An arm holds components at values: inputs by its setting, other components by its interventions. It holds them from its
first moment on. So the start states of an arm are those that the claim names, with the held values put in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import assert_never

from logicnet.checking import systems
from logicnet.checking.notebook import Notebook, PartialAttractor
from logicnet.checking.systems import Cube
from logicnet.errors import ClaimError
from logicnet.evidence.claim import Arm, Claim, FromAttractors, FromMixture, FromStates, Start
from logicnet.logic.program import Program
from logicnet.model import Network, Rates
from logicnet.reduction.folded import System, cone, support


@dataclass(frozen=True)
class Case:
    """A claim put to a system of rules: those of the network, or those of a mutant of the network.

    ``answers`` is the notebook of all attractors that were found for such systems before. ``show`` asks for a witness
    or a counterexample beside the verdict; the verdict does not depend on it. ``changed`` are the components whose rule
    in the system is another one than in the network. ``rates`` are those of a walk: what never moves up, or down, does
    not under any arm.
    """

    claim: Claim
    network: Network
    system: System
    answers: Notebook
    show: bool = True
    changed: frozenset[int] = frozenset()
    rates: Rates = field(default=Rates())

    @property
    def inputs(self) -> frozenset[int]:
        """The components whose rule, as the network writes it, is the component itself."""
        # The system has constants folded away, and ``A | A & 0`` folded is ``A``: a latch would pass for an input. So
        # only a changed rule is read off the system.
        own = frozenset(self.network.rules.inputs) - self.changed
        return own | {i for i in self.changed if self.system[i] == (i,)}

    @property
    def inputs_with_levels(self) -> tuple[frozenset[int], ...]:
        """The variables of each component with levels that keeps its level in the system."""
        position, network = self.network.position, self.network
        found = (frozenset(position[v] for v in network.variables(name)) for name in network.inputs_with_levels)
        return tuple(variables for variables in found if self.changed.isdisjoint(variables))


def system_under(case: Case, arm: Arm) -> System:
    """The system under an arm: cut edges read constants, what never moves some way does not, what is held has a
    constant rule.
    """
    never = case.rates.never(case.network)
    return systems.treated(case.system, case.network.position, arm.setting, arm.interventions, never)


def rule_in(case: Case, arm: Arm, target: int, program: Program) -> Program:
    """A rule in the place of the target's, as it is in the system under an arm."""
    never = case.rates.never(case.network)
    return systems.rule_under(program, target, case.network.position, arm.setting, arm.interventions, never)


def held_under(case: Case, arm: Arm) -> Cube:
    """The components that the arm holds, and at which values: inputs, knock-outs and knock-ins."""
    return systems.held_by(case.network.position, arm.setting, arm.interventions)


def attractors_under(
    case: Case, arm: Arm, start: Start | None, wanted: Collection[int], asked: Collection[int] | None = None
) -> tuple[PartialAttractor, ...]:
    """The attractors under an arm, over the ``wanted`` components and all that act on them. With a ``start``: those of
    them that some path from a start state reaches.

    An attractor found once for all values of a free input is split by the free inputs that are ``asked`` about, into
    one attractor a value (None: by the wanted ones).
    """

    def solved() -> tuple[PartialAttractor, ...]:
        system = system_under(case, arm)
        if start is None:
            return case.answers.attractors(system, wanted)
        return case.answers.reachable(system, starts_under(case, arm, start, wanted), wanted)

    asked_of = (case.system, case.rates, arm.setting, arm.interventions, start, frozenset(wanted))
    found = case.answers.once(asked_of, solved)
    inputs = wanted if asked is None else asked
    return tuple(one for attractor in found for one in attractor.split(inputs))


def starts_under(case: Case, arm: Arm, start: Start | None, wanted: Collection[int]) -> tuple[Cube, ...]:
    """The start states of an arm as cubes, which tell apart the ``wanted`` components and all that act on them. Raises
    ClaimError where the claim starts from attractors, and there are none as it asks.
    """
    held = held_under(case, arm)
    match start:
        case None:
            return (held,)
        case FromStates(values):
            return ({**{case.network.position[name]: value for name, value in values}, **held},)
        case FromMixture(parts):
            return tuple(cube for _, one in parts for cube in starts_under(case, arm, one, wanted))
        case FromAttractors():
            chosen = states_before(case, start, wanted)
            if not chosen:
                raise ClaimError(
                    f"claim {case.claim.id}: nothing to start from",
                    hint="no attractor under the start's arm is as asked",
                )
            cubes = ({**state, **held} for state in chosen)
            return tuple({tuple(sorted(cube.items())): cube for cube in cubes}.values())
        case _:
            assert_never(start)


def states_before(case: Case, start: FromAttractors, wanted: Collection[int]) -> tuple[Cube, ...]:
    """The states of the attractors that a claim starts from, before its arm holds anything: as cubes that leave open
    the inputs on which the attractors do not depend. None where no attractor is as the start asks.
    """
    asked = support(start.where.program) if start.where else frozenset()
    near = cone(case.system, {*wanted, *asked})

    def chosen() -> Iterator[Cube]:
        for attractor in attractors_under(case, start.arm, start.start, near, asked):
            if start.where is None or attractor.shows(start.where.program) == "always":
                for state in attractor.states():
                    yield {i: v for i, v in state.items() if i not in attractor.free}

    return case.answers.once(("states", case.system, case.rates, start, near), lambda: tuple(chosen()))


def where_reads(start: Start | None) -> frozenset[int]:
    """The components that ``where`` reads, in a start and in the start of each arm that the start comes from."""
    if not isinstance(start, FromAttractors):
        return frozenset()
    return where_reads(start.start) | (support(start.where.program) if start.where else frozenset())
