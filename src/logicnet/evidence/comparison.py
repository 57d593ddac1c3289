"""Comparing two arms: which of them shows an expression more.

By inclusion. A free input is an input that neither arm holds. Each arm has two sets of settings of the free inputs: the
settings in which some state of some attractor shows the expression, and the settings in which every state of every
attractor does. The arm shows the expression more where each of its two sets contains that of the other arm, and one of
them is larger.

By probability. Each arm has the probability that a walk ends in an attractor with a state that shows the expression.
The walk is asynchronous: of the components whose rule disagrees with their value it moves one, with a chance in
proportion to its rate (each as likely as the others where there are no rates). All start states are equally likely, and
a start state is a state of all components, also of those that the expression does not read; of a mixture the
probability is the weighted mean of those of its parts. The arm with the higher probability shows the expression more.

By share, and by readout. In the long run the same walk, in continuous time, shows the expression for some share of the
time, and a readout has some expected value: of each attractor the average over time there, weighted by the probability
to end in it. The arm with the larger number shows it more.

The definitions stand in ``networks/README.md`` under "Claims".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from logicnet.analysis.endings import probability_shown
from logicnet.analysis.intervals import SAME
from logicnet.checking.notebook import PartialAttractor, expanded
from logicnet.checking.spaces import TooLarge, of_levels, residual_network
from logicnet.checking.systems import Cube
from logicnet.core.rules import Program, signs
from logicnet.errors import ClaimError, MemoryBudget
from logicnet.evidence.arms import Case, attractors_under, starts_under, system_under, where_reads
from logicnet.evidence.averages import average
from logicnet.evidence.claim import Arm, Compares, FromMixture, Start
from logicnet.evidence.verdict import Basis, Fails, Holds, ShownNumbers, Verdict
from logicnet.logic import Expression
from logicnet.model import Measure, Network, Rate, Rates
from logicnet.model.measure import Term
from logicnet.reduction.folded import System, cone, restricted, support

NO_RATES = Rates()
LONG_RUN = {"share": "share of time", "readout": "expected value"}
"""What is compared in the long run, and what its numbers are."""
MOST_FREE_INPUTS = 16  # a set of settings has a bit for each of their 2^16 settings
MOST_BEGUN = 65536  # sets of states to start a walk from
MOST_WALKED = 65536  # states of a walk whose probabilities are worked out exactly


def compare_arms(case: Case, arm: Arm, start: Start | None, claimed: Compares) -> Verdict:
    """Whether the arm shows the expression more (or less) than the other one."""
    first, second = (arm, claimed.than) if claimed.relation == "more" else (claimed.than, arm)
    if claimed.by in LONG_RUN:
        return _compared_in_time(case, (arm, claimed.than), start, claimed)
    if claimed.by == "probability":
        slowed = replace(case, rates=claimed.rates)
        program, rates = claimed.expression.program, claimed.rates
        high, low = (probability(slowed, one, start, program, rates) for one in (first, second))
        shown_in_order = (high, low) if claimed.relation == "more" else (low, high)
        numbers = ShownNumbers("probability", tuple(f"{chance:.10g}" for chance in shown_in_order))
        on = Basis(2, "arms")
        # Each is right within 1e-12, so equal ones may come out a little apart: what differs by SAME or less is equal.
        return Holds(on, numbers) if high - low > SAME else Fails(on, numbers)
    more, less = _extents(case, [first, second], start, claimed.expression.program)
    holds = less.within(more) and not more.within(less)
    shown = (more, less) if claimed.relation == "more" else (less, more)
    on = Basis(max(more.everywhere.bit_count(), less.everywhere.bit_count()), "settings")
    numbers = ShownNumbers("settings in which it can be shown, and in which it must", tuple(map(str, shown)))
    return Holds(on, numbers) if holds else Fails(on, numbers)


def _compared_in_time(case: Case, arms: tuple[Arm, Arm], start: Start | None, claimed: Compares) -> Verdict:
    """The verdict by share of time or by the value of a readout."""
    slowed = replace(case, rates=claimed.rates)
    own, other = (long_run_value(slowed, one, start, claimed.measure, claimed.rates) for one in arms)
    more = own - other if claimed.relation == "more" else other - own
    numbers = ShownNumbers(LONG_RUN[claimed.by], (f"{own:.10g}", f"{other:.10g}"))
    on, scale = Basis(2, "arms"), max(1.0, *map(abs, claimed.measure.bounds))
    return Holds(on, numbers) if more > SAME * scale else Fails(on, numbers)


@dataclass(frozen=True)
class _Extent:
    """Three sets of settings of the free inputs, one bit a setting: ``everywhere`` those with an attractor,
    ``possible`` those with an attractor that shows the expression in some state, ``sure`` those in which every
    attractor shows it in every state.
    """

    everywhere: int
    possible: int
    sure: int

    def within(self, other: _Extent) -> bool:
        return not (self.possible & ~other.possible or self.sure & ~other.sure)

    def __str__(self) -> str:
        return f"{self.possible.bit_count()} and {self.sure.bit_count()} of {self.everywhere.bit_count()}"


def _extents(case: Case, arms: Sequence[Arm], start: Start | None, program: Program) -> list[_Extent]:
    """The extent of each arm, over the settings of the inputs that are inputs under both arms: no arm holds them, and
    no arm cuts the edge from the input to itself.
    """
    acting = case.inputs & cone(case.system, support(program) | where_reads(start))
    systems = [system_under(case, arm) for arm in arms]
    free = frozenset(i for i in acting if all(system[i] == (i,) for system in systems))
    near = cone(case.system, support(program) | where_reads(start))
    for variables in case.inputs_with_levels:  # free where no arm touches them
        if variables <= near and all(system[i] == case.system[i] for system in systems for i in variables):
            free |= variables
    found = [attractors_under(case, arm, start, support(program) | free, support(program)) for arm in arms]
    if not all(found):
        raise ClaimError(f"claim {case.claim.id}: there is no attractor to check it on")
    inputs = sorted(i for i in free if len({one.held.get(i) for several in found for one in several}) > 1)
    if len(inputs) > MOST_FREE_INPUTS:
        raise TooLarge(f"2^{len(inputs)} settings of the free inputs")
    return [_extent(several, inputs, program) for several in found]


def _extent(found: Iterable[PartialAttractor], inputs: Sequence[int], program: Program) -> _Extent:
    everywhere = possible = spared = 0
    for attractor in found:
        settings = _settings(attractor.held, inputs)
        shows = attractor.shows(program)
        everywhere |= settings
        possible |= settings if shows != "never" else 0
        spared |= settings if shows != "always" else 0
    return _Extent(everywhere, possible, everywhere & ~spared)


def _settings(held: Cube, inputs: Sequence[int]) -> int:
    """The settings of the inputs that agree with the held values, one bit a setting."""
    chosen = [0]
    for place, i in enumerate(inputs):
        values = [held[i]] if i in held else [0, 1]
        chosen = [setting | value << place for setting in chosen for value in values]
    return sum(1 << setting for setting in chosen)


def probability(case: Case, arm: Arm, start: Start | None, program: Program, rates: Rates = NO_RATES) -> float:
    """The probability that the walk under an arm ends in an attractor with a state that shows the expression, right
    within 1e-12. Raises TooLarge.
    """
    if isinstance(start, FromMixture):
        return sum(weight * probability(case, arm, one, program, rates) for weight, one in start.parts)
    program = effective(program)
    wanted = support(program)
    system, begin = _begun(case, arm, start, wanted)
    found = case.answers.reachable(system, begin, wanted)
    found = tuple(one for attractor in found for one in attractor.split(wanted))
    if not found:
        raise ClaimError(f"claim {case.claim.id}: there is no attractor to check it on")
    words = {attractor.shows(program) != "never" for attractor in found}
    if len(words) == 1:
        return float(words.pop())
    part = found[0].part
    network = residual_network(part, case.answers.names)
    place = {component: number for number, component in enumerate(part.kept)}
    left = restricted(program, dict(part.held))
    phenotype = Expression(network.rules, tuple(place[entry] if entry >= 0 else entry for entry in left))
    inside = [{place[i]: value for i, value in cube.items() if i in place} for cube in begin]
    try:
        moving = _within(rates, case.network, part.kept, network)
        return probability_shown(network, inside, phenotype, MOST_WALKED, moving)
    except MemoryBudget as error:
        raise TooLarge(error.message) from None


def long_run_value(case: Case, arm: Arm, start: Start | None, measure: Measure, rates: Rates = NO_RATES) -> float:
    """What a measure is on average in the long run under an arm, right within 1e-10 of what it weighs. Raises
    TooLarge.
    """
    if isinstance(start, FromMixture):
        return sum(weight * long_run_value(case, arm, one, measure, rates) for weight, one in start.parts)
    rules = case.network.rules
    terms = (Term(term.weight, Expression(rules, effective(term.expression.program))) for term in measure.terms)
    measure = replace(measure, terms=tuple(terms))
    system, begin = _begun(case, arm, start, measure.variables)
    return average(case.network, system, begin, measure, rates)


def _begun(case: Case, arm: Arm, start: Start | None, wanted: Collection[int]) -> tuple[System, tuple[Cube, ...]]:
    """The system under an arm, and its start states as cubes of one size. They are told apart by what acts on the
    wanted variables by the rules and by nothing else, so that each start state counts once. What a rate of 0 hides of a
    rule may act on it where an arm cuts its edge to itself: rates are left aside here.
    """
    near = cone(case.system, wanted)
    case = replace(case, system=tuple(effective(p) if i in near else p for i, p in enumerate(case.system)))
    acting = cone(case.system, wanted)
    cubes = starts_under(case, arm, start, acting)
    cubes = tuple(one for cube in cubes for one in of_levels(cube, acting, case.answers.names))
    begin = apart([{i: value for i, value in cube.items() if i in acting} for cube in cubes])
    return system_under(case, arm), begin


def _within(rates: Rates, network: Network, kept: Sequence[int], part: Network) -> Rates:
    """The rates of the variables that are kept, by their names in the part; a rate of 0 is in its rules."""
    known = rates.by_variable(network)
    pairs = ((name, known.get(i, (1.0, 1.0))) for name, i in zip(part.names, kept, strict=True))
    return Rates(tuple(Rate(name, up, down) for name, (up, down) in pairs if (up, down) != (1.0, 1.0)))


@cache
def effective(program: Program) -> Program:
    """The same function as a program that mentions only the components on which the function depends."""
    try:
        idle = {i: 0 for i, sign in signs(program) if sign == 0}
    except MemoryBudget:  # too large to decide: all that it mentions is taken to matter, which is safe
        return program
    return restricted(program, idle) if idle else program


def apart(cubes: Sequence[Cube]) -> tuple[Cube, ...]:
    """The same set of states as cubes of one size, no two of which have a state in common."""
    told = sorted(frozenset[int]().union(*cubes))
    if sum(2 ** (len(told) - len(cube)) for cube in cubes) > MOST_BEGUN:
        raise TooLarge(f"more than {MOST_BEGUN} sets of states to start a walk from")
    found = (each for cube in cubes for each in expanded(cube, told))
    return tuple({tuple(cube[i] for i in told): cube for cube in found}.values())
