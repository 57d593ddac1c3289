"""Deciding one claim: the verdict on its property, with a witness or a counterexample.

A property of attractors is decided on the attractors, whatever the number of states. A property of paths is decided on
the set of states that a start reaches, after the reductions that are safe for its operators (``reduction.safe``). A
property that does not fit the budget is undecided, and the verdict says why. A claim about an empty set of attractors
or of states is an error: "all of none" would hold, and say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from logicnet.checking.decisions import PropertyQuestion, decided
from logicnet.checking.notebook import PartialAttractor
from logicnet.checking.properties import programs_of
from logicnet.checking.spaces import TooLarge
from logicnet.errors import ClaimError
from logicnet.evidence.arms import Case, attractors_under, starts_under, system_under
from logicnet.evidence.claim import (
    Arm,
    Compares,
    Durable,
    FromAttractors,
    InAttractors,
    Property,
    Quantifier,
    Reaches,
    Satisfies,
    Start,
    wanted,
)
from logicnet.evidence.comparison import compare_arms
from logicnet.evidence.verdict import Basis, Fails, Holds, ShownAttractor, Undecided, Verdict
from logicnet.logic.program import Program
from logicnet.reduction.folded import support


def decide(case: Case) -> Verdict:
    """The verdict on the property of the claim, whatever the claim expects. Raises ClaimError where there is no
    attractor, or no state, to check it on.
    """
    try:
        return _decide(case, case.claim.arm, case.claim.start, case.claim.property)
    except TooLarge as reason:
        return Undecided(str(reason))


def _decide(case: Case, arm: Arm, start: Start | None, claimed: Property) -> Verdict:
    match claimed:
        case InAttractors(quantifier, expression):
            found = attractors_under(case, arm, start, support(expression.program))
            return _judged(case, quantifier, expression.program, found)
        case Reaches() | Satisfies():
            return _on_states(case, arm, start, claimed)
        case Compares():
            return compare_arms(case, arm, start, claimed)
        case Durable(expression, then):
            # After withdrawal: start from every attractor of the treated arm, and end in those of the untreated one.
            withdrawn = replace(arm.untreated, setting=then if then is not None else arm.setting)
            return _decide(case, withdrawn, FromAttractors(arm, None, start), InAttractors(Quantifier.NO, expression))
        case _:
            assert_never(claimed)


def _on_states(case: Case, arm: Arm, start: Start | None, claimed: Reaches | Satisfies) -> Verdict:
    """The verdict on a property of the start states: it holds where every start state has it. Raises TooLarge, and
    ClaimError where there is no start state.
    """
    question = PropertyQuestion(
        case.network.names,
        system_under(case, arm),
        claimed,
        programs_of(case.network, wanted(claimed)),
        lambda components: starts_under(case, arm, start, components),
        case.show,
    )
    found = decided(question)
    if not found.states:
        raise ClaimError(f"claim {case.claim.id}: there is no state to check it on")
    on = Basis(found.states, "states")
    return Holds(on, found.witness) if found.holds else Fails(on, found.witness)


def _judged(case: Case, quantifier: Quantifier, program: Program, found: Sequence[PartialAttractor]) -> Verdict:
    """Whether all, some or none of the attractors show the expression, with the first attractor that decides it."""
    if not found:
        raise ClaimError(f"claim {case.claim.id}: there is no attractor to check it on")
    on = Basis(len(found), "attractors")
    words = {Quantifier.ALL: "always", Quantifier.SOME: "always", Quantifier.NO: "never"}
    asked = words[quantifier]
    agree = next((one for one in found if one.shows(program) == asked), None)
    differ = next((one for one in found if one.shows(program) != asked), None)
    if quantifier is Quantifier.SOME:
        return Holds(on, named_attractor(case, agree)) if agree else Fails(on, named_attractor(case, differ))
    return Fails(on, named_attractor(case, differ)) if differ else Holds(on, named_attractor(case, agree))


def named_attractor(case: Case, attractor: PartialAttractor | None, arm: str = "") -> ShownAttractor | None:
    """The attractor with names: the components that were looked at for the claim. None where nothing is to be shown."""
    if not case.show or attractor is None:
        return None
    names = case.network.names
    moving = tuple(names[i] for i in sorted(attractor.oscillating))
    fixed = {names[i]: v for i, v in sorted(attractor.held.items())}
    if not case.network.levels:
        return ShownAttractor(fixed, moving, arm)
    between = case.network.told(fixed | {names[i]: None for i in attractor.oscillating})
    some = {case.network.component(name).name for name in moving}
    shown = {name: level for name, level in between.items() if name not in some}
    ranges = {name: between.get(name, f"0..{case.network.component(name).maximum}") for name in sorted(some)}
    levels = {name: str(level) for name, level in ranges.items() if name in case.network.levels}
    moving = tuple(c.name for c in case.network.components if c.name in some)
    return ShownAttractor(shown, moving, arm, levels, frozenset(case.network.levels))
