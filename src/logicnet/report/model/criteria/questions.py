"""Criteria of what can be asked: phenotypes that say something, and the contexts that they are asked in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logicnet.model import Phenotype, Readout
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
from logicnet.report.model.criteria.sides import sides

if TYPE_CHECKING:
    from logicnet.report.model.facts import Facts

SUBJECT = Subject("questions", "What can be asked", 2, "A model answers what its phenotypes and contexts let one ask.")


def _phenotypes(facts: Facts) -> Mark:
    network = facts.network
    numbers = f"{len(network.phenotypes)} phenotypes and {len(network.readouts)} readouts"
    good = bool(network.phenotypes or network.readouts)
    where = Place("file", network.name)
    return yes_or_no(good, f"The network names {numbers}.", "The network names no phenotype and no readout.", where)


def _vary(facts: Facts) -> Mark:
    network = facts.network
    if not network.phenotypes:
        return not_asked("The network names no phenotype.")
    names = [one.name for one in network.phenotypes]
    vacuous = []
    for name, shown in zip(names, sides(facts, names), strict=True):
        if shown is None:
            return ended_early("Not all attractors are known, and some phenotypes show one side alone so far.")
        if True not in shown:
            vacuous.append(Place("phenotype", name, "no attractor of any context shows it"))
        elif False not in shown:
            vacuous.append(Place("phenotype", name, "every attractor of every context shows it"))
    return share(len(names), vacuous, "phenotypes", "are shown in some attractor and absent in another")


def _phenotype_evidence(facts: Facts) -> Mark:
    several: list[Phenotype | Readout] = [*facts.network.phenotypes, *facts.network.readouts]
    if not several:
        return not_asked("The network names no phenotype and no readout.")
    bare = [
        Place("phenotype", one.name)
        for one in several
        if not (one.evidence.references or one.evidence.anchors or one.evidence.why)
    ]
    return share(len(several), bare, "phenotypes and readouts", "say why they are written so")


def _contexts(facts: Facts) -> Mark:
    network = facts.network
    inputs = (*network.inputs, *network.inputs_with_levels)
    if not inputs:
        return not_asked("The network has no inputs.")
    names = f"{len(network.contexts)} contexts and {len(network.settings)} settings"
    good = bool(network.contexts or network.settings)
    free = [Place("component", name) for name in inputs]
    no = f"{len(inputs)} inputs, and no context or setting that says how they stand in an experiment."
    return yes_or_no(good, f"The network names {names}.", no, *free)


def _context_evidence(facts: Facts) -> Mark:
    several = facts.network.contexts
    if not several:
        return not_asked("The network names no context.")
    bare = [
        Place("context", one.name)
        for one in several
        if not (one.evidence.references or one.evidence.anchors or one.evidence.why)
    ]
    return share(len(several), bare, "contexts", "say what they rest on")


CRITERIA = (
    Criterion("phenotypes", "Phenotypes are named", "Does the network name a phenotype or a readout?", 2, _phenotypes),
    Criterion(
        "phenotypes-vary",
        "No phenotype is vacuous",
        "Is every phenotype shown by an attractor in some context, and absent from an attractor in some context?",
        3,
        _vary,
    ),
    Criterion(
        "phenotype-evidence",
        "Phenotypes have reasons",
        "Does every phenotype and readout say why it is written as it is?",
        1,
        _phenotype_evidence,
    ),
    Criterion(
        "contexts",
        "Inputs have contexts or settings",
        "Where the network has inputs, does it say how they stand in an experiment?",
        2,
        _contexts,
    ),
    Criterion(
        "context-evidence", "Contexts have reasons", "Does every context say what it rests on?", 1, _context_evidence
    ),
)
"""In the order of the report."""
