"""How a claim is decided: by constants alone, or only by dynamics.

What an arm holds is known from its first moment on: its setting, the components that its changes hold, and of a start
of values those that can never move from them. It is passed forward through the rules, three-valued: ``A & B`` is 0
where one of the two is known to be 0, and unknown where one is unknown and the other is not known to be 0. What becomes
known in this way ends there, whatever the others do. A property whose expression is known then is decided by
**constants**. It is decided by **one rule** where it is known after what is held and one application of the rules. All
other properties need dynamics: **attractors**, or **reach** where they speak of paths.

A comparison is decided by constants where its expression is known in both arms. A property of paths is, where what is
known settles it: what is known in the end can be reached and must be reached, and what is known from the first moment
on stays. A formula of another form than these is, where all that it names is known from the first moment on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import assert_never

from logicnet.checking.properties import programs_of, reaching, recurring
from logicnet.evidence.arms import Case, held_under, starts_under, system_under
from logicnet.evidence.claim import (
    Arm,
    Compares,
    Durable,
    FromAttractors,
    InAttractors,
    Property,
    Reaches,
    Satisfies,
    Start,
    Way,
)
from logicnet.logic.ctl.formulas import Formula
from logicnet.logic.program import FALSE, TRUE, Program
from logicnet.reduction.folded import System, constant, held_around, percolated, restricted

Known = Mapping[int, int]
"""Values by component number; a component that it does not name is unknown."""


class Decider(StrEnum):
    """What decides a claim, from the cheapest on."""

    ONE_RULE = "one rule"
    CONSTANTS = "constants"
    ATTRACTORS = "attractors"
    REACH = "reach"


def decided_by(case: Case) -> Decider:
    """What decides the claim on its network, whichever way."""
    for passed, decider in ((_applied_once, Decider.ONE_RULE), (_percolated, Decider.CONSTANTS)):
        if _settled(case, case.claim.arm, case.claim.start, case.claim.property, passed):
            return decider
    return Decider.REACH if isinstance(case.claim.property, Reaches | Satisfies) else Decider.ATTRACTORS


_Passing = Callable[[Case, System, Known], Known]


def _settled(case: Case, arm: Arm, start: Start | None, claimed: Property, passed: _Passing) -> bool:
    """Whether what is passed forward decides the property."""
    match claimed:
        case InAttractors(_, expression):
            return _known(_ends(case, arm, start, passed), expression.program) is not None
        case Compares():
            walked = claimed.by != "inclusion"
            slowed = replace(case, rates=claimed.rates) if walked else case
            several = [term.expression.program for term in claimed.measure.terms]
            ends = [_ends(slowed, one, start, passed) for one in (arm, claimed.than)]
            return all(_known(end, program) is not None for end in ends for program in several)
        case Durable(expression, then):
            withdrawn = replace(arm.untreated, setting=arm.setting if then is None else then)
            return _known(_ends(case, withdrawn, FromAttractors(arm), passed), expression.program) is not None
        case Reaches(way, expression):
            return _path(way, expression.program, _lasting(case, arm, start), _ends(case, arm, start, passed))
        case Satisfies(formula):
            programs = programs_of(case.network, formula)
            return _formula(formula, programs, _lasting(case, arm, start), _ends(case, arm, start, passed))
        case _:
            assert_never(claimed)


def _path(way: Way, program: Program, lasting: Known, end: Known) -> bool:
    """Whether what is known settles what can be reached, must be reached or stays."""
    return _known(lasting, program) is not None or _known(end, program) == (0 if way is Way.STAYS else 1)


def _formula(formula: Formula, programs: Mapping[str, Program], lasting: Known, end: Known) -> bool:
    """The same for a formula: one that says what can be reached or stays, one of what comes again and again, and any
    other where all that it names is known from the first moment on.
    """
    simple, again = reaching(formula, programs), recurring(formula, programs)
    if simple is not None:
        return _path(*simple, lasting, end)
    if again is not None:
        return _known(end, again[1]) is not None
    return all(_known(lasting, program) is not None for program in programs.values())


def _lasting(case: Case, arm: Arm, start: Start | None) -> Known:
    """What is known in every state that the claim speaks of: what the arm holds, and what no start state leaves."""
    if isinstance(start, FromAttractors):  # its states are an answer of dynamics
        return held_under(case, arm)
    return held_around(system_under(case, arm), starts_under(case, arm, start, ()))


def _ends(case: Case, arm: Arm, start: Start | None, passed: _Passing) -> Known:
    """What is known of every attractor that the claim speaks of."""
    return passed(case, system_under(case, arm), _lasting(case, arm, start))


def _percolated(case: Case, system: System, lasting: Known) -> Known:
    held = {i: (TRUE,) if value else (FALSE,) for i, value in lasting.items()}
    return percolated(tuple(held.get(i, program) for i, program in enumerate(system)))


def _applied_once(case: Case, system: System, lasting: Known) -> Known:
    """What is known after one application of the rules: of a component with levels, of the rules of all its levels."""
    network, found = case.network, dict(lasting)
    levels = [network.position[name] for component in network.levels for name in network.variables(component)]
    for i in frozenset(range(len(system))).difference(levels, lasting):
        if (value := _known(lasting, system[i])) is not None:
            found[i] = value
    for component in network.levels:
        variables = [network.position[name] for name in network.variables(component)]
        now = dict(lasting)
        for i in (i for _ in variables for i in variables if i not in lasting):
            value = _known(now, system[i])
            if value is not None:
                now[i] = found[i] = value
    return found


def _known(known: Known, program: Program) -> int | None:
    return constant(restricted(program, known))
