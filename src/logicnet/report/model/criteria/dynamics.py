"""Criteria of the dynamics: whether all attractors are known, exactly, and what never moves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from logicnet.model.levels import quoted
from logicnet.report.model.criteria.criterion import Criterion, Mark, Place, Subject, ended_early, share, yes_or_no
from logicnet.report.model.criteria.sides import sides

if TYPE_CHECKING:
    from logicnet.report.model.contexts import InContext
    from logicnet.report.model.facts import Facts

SUBJECT = Subject("dynamics", "Dynamics", 2, "What the model predicts are its attractors; they must be known.")


def _exact(facts: Facts) -> Mark:
    several = facts.by_context
    open_ = [Place("context", one.name, one.found.why_incomplete) for one in several if not one.found.complete]
    if len(several) > 1:
        return share(len(several), open_, "contexts", "have all their attractors decided exactly")
    return yes_or_no(not open_, "All attractors are decided exactly.", "Not all attractors are decided.", *open_)


def _settled(facts: Facts) -> Mark:
    told = [one for one in facts.by_context if _whole(one)]
    several = [(attractor.kind == "cyclic", attractor.settings) for one in told for attractor in one.found]
    if not several:
        return ended_early("No context has all its attractors known and listed.")
    total = sum(number for _, number in several)
    moving = sum(number for cyclic, number in several if cyclic)
    places = [
        Place("context", one.name, f"{cyclic} of {one.found.count} attractors oscillate")
        for one in told
        if (cyclic := sum(attractor.settings for attractor in one.found.cyclic))
    ]
    left = len(facts.by_context) - len(told)
    of = f", in the {len(told)} of {len(facts.by_context)} contexts that have all of theirs listed" if left else ""
    said = f"{moving} of {total} attractors oscillate, each input that may have any value written out{of}."
    return Mark(float(1 - Fraction(moving, total)), said, tuple(places))


def _move(facts: Facts) -> Mark:
    network = facts.network
    seen: dict[str, set[int | str]] = {one.name: set() for one in network.components}
    for answer in (one.found for one in facts.by_context):
        for attractor in answer:
            for name, levels in seen.items():
                levels.add(attractor.fixed.get(name, "several"))
    held = {name: next(iter(levels)) for name, levels in seen.items() if len(levels) == 1 and "several" not in levels}
    variables = [variable for name in held for variable in network.variables(name)]
    known = dict(zip(variables, sides(facts, [quoted(variable) for variable in variables]), strict=True))
    if None in known.values() or not all(seen.values()):
        return ended_early("Not all attractors are known, and some components have one level in those that are.")
    stuck = [
        Place("component", name, f"{level} in every attractor")
        for name, level in held.items()
        if all(len(known[variable] or ()) == 1 for variable in network.variables(name))
    ]
    return share(len(seen), stuck, "components", "differ between attractors, or oscillate in one")


def _whole(one: InContext) -> bool:
    """Whether all attractors of a context are known and listed."""
    return one.found.complete and not one.found.truncated


CRITERIA = (
    Criterion(
        "attractors-exact",
        "All attractors are known",
        "Are the attractors of every context decided exactly, with no budget that ended the work?",
        3,
        _exact,
    ),
    Criterion(
        "components-move",
        "Every component takes part",
        "Does every component differ between two attractors of the contexts, or oscillate in one?",
        1,
        _move,
        enough=0.9,
    ),
    Criterion(
        "settled",
        "Attractors that are fixed points",
        "Which share of the attractors are fixed points? Neither kind is better: this is told and not counted.",
        0,
        _settled,
    ),
)
"""In the order of the report."""
