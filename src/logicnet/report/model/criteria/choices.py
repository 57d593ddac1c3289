"""Criteria of what the source leaves open: whether it is said, and what depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logicnet.report.model.criteria.criterion import Criterion, Mark, Place, Subject, ended_early, not_asked, share

if TYPE_CHECKING:
    from logicnet.evidence import Openness
    from logicnet.evidence.robustness import ClaimShare
    from logicnet.report.model.facts import Facts

SUBJECT = Subject("choices", "Open choices", 1, "A source never settles every rule; what was chosen must be told.")

_NONE = "The file names no open choice."
_LEAST = 0.9  # of the admissible networks: so many a claim must hold in to be called independent of the choices


def _documented(facts: Facts) -> Mark:
    several = facts.network.choices
    if not several:
        return not_asked(_NONE)
    bare = [
        Place("choice", one.id)
        for one in several
        if not (one.evidence.why or one.evidence.references or one.evidence.anchors)
    ]
    return share(len(several), bare, "open choices", "say why the rule was chosen")


def _independent(facts: Facts) -> Mark:
    found = _openness(facts)
    if isinstance(found, Mark):
        return found
    if not found.checked:
        return ended_early("There are many claims: each open choice was asked alone, and not together with others.")
    # where a claim was not decided in a network, it is not known to hold there
    resting = [
        Place("claim", row.claim, f"holds in {row.words}{_undecided(row, found)}")
        for row in found.rows
        if row.holds < _LEAST * found.checked
    ]
    return share(len(found.rows), resting, "claims", f"hold in {_LEAST * 100:g} % of the admissible networks or more")


def _undecided(row: ClaimShare, found: Openness) -> str:
    left = found.checked - row.decided
    return f", undecided in {left}" if left else ""


def _told(facts: Facts) -> Mark:
    found = _openness(facts)
    if isinstance(found, Mark):
        return found
    rows = [row for row in found.rows if row.matters]
    if not rows or facts.ledger is None:
        return not_asked("No claim turns with one open choice.")
    named = {claim.id: claim.choices for claim in facts.ledger.claims}
    silent = []
    for row in rows:
        if untold := [id for id in row.matters if id not in named.get(row.claim, ())]:
            silent.append(Place("claim", row.claim, f"turns with {', '.join(untold)}"))
    return share(len(rows), silent, "claims that turn with an open choice", "name it")


def _openness(facts: Facts) -> Openness | Mark:
    """What the open choices mean for the claims, or the mark where that is not known."""
    if not facts.network.choices:
        return not_asked(_NONE)
    found = facts.openness
    if found is None or not (found.rows or found.not_asked):
        return not_asked("There are no claims.")
    return ended_early(f"Not all claims were asked: {found.why_incomplete}.") if found.not_asked else found


CRITERIA = (
    Criterion(
        "choices-documented",
        "Open choices have reasons",
        "Does every rule that the source leaves open say why it was chosen?",
        2,
        _documented,
    ),
    Criterion(
        "choices-independent",
        "Claims do not rest on open choices",
        "Do the claims hold in nearly all networks that the source admits?",
        2,
        _independent,
        enough=0.8,
    ),
    Criterion(
        "choices-told",
        "Claims name the choices they rest on",
        "Does every claim that turns with an open choice name that choice?",
        1,
        _told,
    ),
)
"""In the order of the report."""
