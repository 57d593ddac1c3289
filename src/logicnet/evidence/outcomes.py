"""Which claims are about an outcome: death, resistance, a pool of cells, or relapse.

A claim is where its property, or a phenotype in it, reads a component that stands for cells, a component that says
death (``DEATHS``), or a drug beside what it is shown with.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from logicnet.checking.properties import programs_of
from logicnet.evidence.claim import Claim, wanted
from logicnet.logic.program import Program, variables
from logicnet.model import Kind, Network

DEATHS = ("Apoptosis", "StemDeath", "StemDeath_*")
"""Names of components that say death."""


def about_outcome(claim: Claim, network: Network) -> bool:
    """Whether a claim is about death, resistance, a pool of cells or relapse."""
    return any(_tells(program, network) for program in programs_of(network, wanted(claim.property)).values())


def _tells(program: Program, network: Network) -> bool:
    read = {network.owner(network.names[i]) for i in variables(program)}
    kinds = {network.component(name).kind for name in read}
    dead = any(fnmatchcase(name, death) for name in read for death in DEATHS)
    return dead or Kind.CELL in kinds or (Kind.DRUG in kinds and len(kinds) > 1)
