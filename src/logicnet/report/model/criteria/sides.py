"""Which sides of an expression the attractors of the contexts show: that it holds, that it does not, or both.

Where all attractors of a context are listed, they are looked at. Where there are more than are listed, two claims are
decided about all of them: that no attractor shows the expression, and that all do.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.core.budget import Clock
from logicnet.evidence import Arm, Claim, Fails, Undecided
from logicnet.evidence.arms import Case
from logicnet.evidence.checks import verdict_of
from logicnet.evidence.claim import InAttractors, Quantifier
from logicnet.model import Evidence

if TYPE_CHECKING:
    from logicnet.report.model.facts import Facts

_SHARE = 0.05  # of the time budget of the report
_SIDES = {"always": {True}, "never": {False}, "sometimes": {True, False}, "depends": {True, False}}


def sides(facts: Facts, expressions: Sequence[str]) -> list[set[bool] | None]:
    """For each expression whether some attractor of some context shows it in some state (True), and whether one does
    not (False); None where that is not known.

    - ``facts``: what is known of the model.
    - ``expressions``: expressions over its components, or names of its phenotypes.
    """
    network = facts.network
    found: list[set[bool]] = [set() for _ in expressions]
    for number, expression in enumerate(map(network.expression, expressions)):
        for answer in (one.found for one in facts.by_context):
            for attractor in answer:
                found[number] |= _SIDES[attractor.shows(expression)]
    half = [number for number, known in enumerate(found) if len(known) < 2]
    settled = _beyond(facts, [expressions[number] for number in half])
    known: list[set[bool] | None] = [*found]
    for number, more in zip(half, settled, strict=True):
        known[number] = None if more is None else found[number] | more
    return known


def _beyond(facts: Facts, expressions: Sequence[str]) -> list[set[bool] | None]:
    """The same of the contexts that are not listed whole, whose attractors are asked about without a list."""
    network = facts.network
    several = [one for one in facts.by_context if not one.found.complete or one.found.truncated]
    if not several or not expressions:
        return [set() for _ in expressions]
    if not all(one.found.complete for one in several):
        return [None for _ in expressions]
    answers, system = Notebook(network.names), system_of(network)
    clock = Clock(None if facts.timeout is None else facts.timeout * _SHARE)
    found: list[set[bool] | None] = []
    for expression in map(network.expression, expressions):
        known: set[bool] = set()
        for one, (side, quantifier) in product(several, ((True, Quantifier.NO), (False, Quantifier.ALL))):
            arm, asked = Arm(one.asked.setting, one.asked.intervention), InAttractors(quantifier, expression)
            claim = Claim("", network.name, "", "", Evidence(), arm, asked)
            verdict = verdict_of(Case(claim, network, system, answers, show=False))
            if isinstance(verdict, Undecided) or clock.over:  # what is asked of all is not known then
                return [*found, *(None for _ in expressions[len(found) :])]
            known |= {side} if isinstance(verdict, Fails) else set()
        found.append(known)
    return found
