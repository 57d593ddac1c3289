"""Models to be judged by criteria: the facts of a small network, of files and of shipped networks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from logicnet.evidence import read_claims
from logicnet.formats import load
from logicnet.logic import Rules
from logicnet.model import Network, Phenotype
from logicnet.report.model.criteria import CRITERIA, Judgement, judge
from logicnet.report.model.facts import Facts

CASCADE = """
[network]
name = "cascade"
title = "A cascade"
description = "A drug switches on A, and A switches on B; C is beside them. CC BY 4.0."
identifiers = { hasTaxon = ["taxonomy:9606"], isDescribedBy = ["pubmed:123"] }

[components.Drug]
label = "drug"
kind = "drug"
input = true
identifiers = ["chebi:46345"]
why = "given or not"
references = ["pubmed:123"]

[components.A]
label = "A"
kind = "protein"
rule = "Drug"
identifiers = ["hgnc:6018"]
references = ["pubmed:123"]
why = "seen in cells"
regulations = [{ from = "Drug", sign = "+", references = ["pubmed:123"], why = "seen in cells" }]

[components.B]
rule = "A"
regulations = [{ from = "A", sign = "+", why = "a guess" }]

[components.C]
rule = "Drug"
regulations = [{ from = "Drug", sign = "+", why = "a guess" }]

[phenotypes.Shown]
expression = "B"
why = "what the cells were counted by"

[phenotypes.Never]
expression = "B & !B"
"""
CLAIMS = """
network = "cascade.toml"

[[claim]]
id = "on"
where = "p. 1"
statement = "The drug switches on B."
setting = "Drug=1"
property = { kind = "all attractors", expression = "B" }

[[claim]]
id = "needs-a"
where = "p. 1"
statement = "Without A the drug does not switch on B."
setting = "Drug=1"
intervention = "A%0"
property = { kind = "no attractor", expression = "B" }

[[claim]]
id = "wrong"
where = "p. 2"
statement = "The drug switches off C."
setting = "Drug=1"
property = { kind = "no attractor", expression = "C" }
known_disagreement = "the rule of C says otherwise"
"""


def cascade(folder: Path, network: str = CASCADE, claims: str = CLAIMS) -> Facts:
    """A file of a network and a file of claims, and the facts of both."""
    (folder / "cascade.toml").write_text(network, encoding="utf-8")
    (folder / "claims.toml").write_text(claims, encoding="utf-8")
    ledger = read_claims(folder / "claims.toml")
    return Facts(ledger.network, ledger)


def of_rules(rules: str, *phenotypes: str, **rest: Any) -> Facts:
    """The facts of rules alone, ``"A, B"`` a line, with these expressions as phenotypes."""
    network = Network("tiny", Rules.parse(rules), phenotypes=tuple(Phenotype(one, one) for one in phenotypes))
    return Facts(replace(network, **rest))


def of_file(path: Path) -> Facts:
    """The facts of a file."""
    return Facts(load(path))


def judged_by(id: str, facts: Facts) -> Judgement:
    """A model judged by the criterion of this id."""
    found = [(subject, one) for subject, several in CRITERIA.items() for one in several if one.id == id]
    ((subject, criterion),) = found
    return judge(subject, criterion, facts)


def places(judgement: Judgement) -> list[str]:
    """The names of what cost marks."""
    return [place.name for place in judgement.places]
