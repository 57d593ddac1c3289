"""Criteria of the claims: whether the model was put to the test, passed it, and would have been noticed if wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logicnet.evidence import Fails, Result, Sensitivity, Undecided, names_in
from logicnet.evidence.decided import Decider
from logicnet.report.model.criteria.criterion import (
    Criterion,
    Mark,
    Place,
    Subject,
    ended_early,
    not_asked,
    share,
    yes_or_no,
)

if TYPE_CHECKING:
    from logicnet.report.model.facts import Facts

SUBJECT = Subject("claims", "Claims", 3, "A model is believed for what it was tested against, and for nothing else.")

_NONE = "There are no claims."
_UNDECIDED = "not noticed by the claims that could be decided"
_BY_DYNAMICS = (Decider.ATTRACTORS, Decider.REACH)


def _present(facts: Facts) -> Mark:
    number = len(_results(facts))
    said = "1 claim is" if number == 1 else f"{number} claims are"
    where = Place("file", facts.network.name)
    return yes_or_no(number > 0, f"{said} made of the network.", "No claim is made of the network.", where)


def _hold(facts: Facts) -> Mark:
    results = _results(facts)
    if not results:
        return not_asked(_NONE)
    failing = [_place(one, one.claim.disagreement) for one in results if isinstance(one.verdict, Fails)]
    failing += [
        _place(one, f"undecided: {one.verdict.reason}") for one in results if isinstance(one.verdict, Undecided)
    ]
    return share(len(results), failing, "claims", "hold")


def _sound(facts: Facts) -> Mark:
    results = _results(facts)
    if not results:
        return not_asked(_NONE)
    wrong = [
        _place(one, "it fails, and no known disagreement is written beside it") for one in results if one.disagrees
    ]
    wrong += [_place(one, "it holds, and a known disagreement is written beside it") for one in results if one.outdated]
    return share(len(results), wrong, "claims", "end as their file expects")


def _phenotypes_claimed(facts: Facts) -> Mark:
    results, network = _results(facts), facts.network
    if not results or not network.phenotypes:
        return not_asked("The network names no phenotype." if results else _NONE)
    read = {name for one in results for name in names_in(one.claim)}
    bare = []
    for one in network.phenotypes:
        own = {network.owner(name) for name in network.expression(one).names}
        if one.name not in read and not own & read:
            bare.append(Place("phenotype", one.name))
    return share(len(network.phenotypes), bare, "phenotypes", "are spoken of by a claim")


def _informative(facts: Facts) -> Mark:
    acting = [one for one in _results(facts) if one.claim.arm.intervention.changes and one.holds]
    if not acting:
        return not_asked("No claim that holds has an intervention.")
    idle = [_place(one) for one in acting if one.uninformative]
    return share(len(acting), idle, "claims with an intervention", "would not hold without it")


def _by_dynamics(facts: Facts) -> Mark:
    results = _results(facts)
    if not results:
        return not_asked(_NONE)
    read_off = [_place(one, f"decided by {one.decided_by}") for one in results if one.decided_by not in _BY_DYNAMICS]
    return share(len(results), read_off, "claims", "are decided by attractors or reach")


def _unaided(facts: Facts) -> Mark:
    results = _results(facts)
    if not results:
        return not_asked(_NONE)
    aided = [_place(one, str(one.claim.helpers)) for one in results if one.claim.helpers.changes]
    return share(len(results), aided, "claims", "are asked with no helpers")


def _predictions(facts: Facts) -> Mark:
    results = _results(facts)
    if not results:
        return not_asked(_NONE)
    several = [one for one in results if one.claim.prediction]
    if not several:
        return yes_or_no(False, "", "No claim is marked as a prediction, an outcome that no rule was written for.")
    failing = [_place(one, one.claim.disagreement) for one in several if not one.holds]
    return share(len(several), failing, "predictions", "hold")


def _regulations_noticed(facts: Facts) -> Mark:
    found = facts.sensitivity if _results(facts) else None
    if found is None:
        return not_asked(_NONE)
    if left := len(found.regulations_left):
        return ended_early(f"Of {left} regulations it is open whether a claim notices them: {found.why_incomplete}.")
    if not found.regulations:
        return not_asked("No component regulates another.")
    undecided = {(row.mutant.source, row.mutant.target) for row in found.rows if row.undecided}
    blind = [
        Place("regulation", " -> ".join(edge), _UNDECIDED if edge in undecided else "") for edge in found.unnoticed
    ]
    return share(
        len(found.regulations), blind, "regulations", "are noticed by a claim where they are removed or flipped"
    )


def _mutants_noticed(facts: Facts) -> Mark:
    found = _sensitivity(facts)
    if isinstance(found, Mark) or not found.rows:
        return found if isinstance(found, Mark) else not_asked("Nothing in the network can be changed.")
    blind = [
        Place(_kind(row.mutant.source), str(row.mutant), _UNDECIDED if row.undecided else "")
        for row in found.rows
        if not row.by
    ]
    return share(len(found.rows), blind, "mutants of the network", "are noticed by a claim")


def _breakable(facts: Facts) -> Mark:
    found = _sensitivity(facts)
    if isinstance(found, Mark):
        return found
    if found.unsettled:
        return ended_early(f"Of {len(found.unsettled)} claims it is open whether any mutant turns them.")
    idle = [Place("claim", id) for id in found.unbreakable]
    return share(len(found.claims), idle, "claims", "turn in some mutant of the network")


def _kind(source: str) -> str:
    return "regulation" if source else "component"


def _results(facts: Facts) -> tuple[Result, ...]:
    return facts.checked.results if facts.checked is not None else ()


def _sensitivity(facts: Facts) -> Sensitivity | Mark:
    """Which claims notice which mutant, or the mark where that is not known: a share of the mutants that came first
    would tell of the machine's speed. A pair that is undecided whatever the time counts as not noticed.
    """
    found = facts.sensitivity if _results(facts) else None
    if found is None:
        return not_asked(_NONE)
    return ended_early(f"Not all mutants were asked: {found.why_incomplete}.") if found.not_asked else found


def _place(one: Result, why: str = "") -> Place:
    return Place("claim", one.claim.id, why or one.claim.statement.removesuffix("."))


CRITERIA = (
    Criterion("claims", "Claims are made", "Is anything claimed of the network that can be decided?", 3, _present),
    Criterion(
        "claims-hold",
        "Claims hold",
        "Do the claims hold, exactly, in the contexts that they are made in?",
        3,
        _hold,
        enough=0.9,
    ),
    Criterion(
        "claims-sound",
        "No surprise among the claims",
        "Is every claim that fails a known disagreement, and every known disagreement a claim that fails?",
        3,
        _sound,
    ),
    Criterion(
        "phenotypes-claimed",
        "Phenotypes are claimed of",
        "Does some claim speak of every phenotype, by its name or by a component that it reads?",
        1,
        _phenotypes_claimed,
    ),
    Criterion(
        "claims-informative",
        "Interventions matter",
        "Would the claims about an intervention fail without the intervention?",
        1,
        _informative,
        enough=0.8,
    ),
    Criterion(
        "claims-by-dynamics",
        "Dynamics decide",
        "Which share of the claims takes attractors or paths to decide, and is not read off constants or one rule?",
        2,
        _by_dynamics,
        enough=0.5,
    ),
    Criterion(
        "claims-unaided",
        "Claims need no help",
        "Are the claims asked with nothing held off so that they can be asked (helpers)?",
        1,
        _unaided,
        enough=0.5,
    ),
    Criterion(
        "predictions",
        "Predictions hold",
        "Is there an outcome that no rule was written for, and does the network have it?",
        2,
        _predictions,
        enough=0.8,
    ),
    Criterion(
        "regulations-noticed",
        "Regulations are noticed",
        "Would some claim notice where a regulation is removed or flipped?",
        3,
        _regulations_noticed,
        enough=0.8,
    ),
    Criterion(
        "mutants-noticed",
        "Mutants are noticed",
        "Would some claim notice each single mutant: a regulation removed or flipped, a component held?",
        2,
        _mutants_noticed,
        enough=0.8,
    ),
    Criterion(
        "claims-breakable",
        "Claims can fail",
        "Is there for every claim a single mutant of the network in which it turns?",
        1,
        _breakable,
    ),
)
"""In the order of the report."""
