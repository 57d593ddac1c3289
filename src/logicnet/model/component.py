"""One component of a network: what it is, which rule it follows, and what that rule rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a component stands for. The drawing groups by it; the dynamics never read it."""

    LIGAND = "ligand"
    RECEPTOR = "receptor"
    KINASE = "kinase"
    TRANSCRIPTION_FACTOR = "transcription factor"
    MIRNA = "miRNA"
    GENE = "gene"
    PROTEIN = "protein"
    ENZYME = "enzyme"
    METABOLITE = "metabolite"
    COMPLEX = "complex"
    CELL = "cell"
    PROCESS = "process"
    DRUG = "drug"
    ENVIRONMENT = "environment"
    PHENOTYPE = "phenotype"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is believed: the reference numbers of the source, and the reason in one line."""

    references: tuple[int, ...] = ()
    why: str = ""

    def __str__(self) -> str:
        cited = f"[{', '.join(map(str, self.references))}]" if self.references else ""
        return " ".join(part for part in (self.why, cited) if part)


@dataclass(frozen=True, slots=True)
class Regulation:
    """An edge of the signed interaction graph: ``source`` acts on ``target``.

    ``sign`` is ``+`` where the source can only help the target's rule, ``-`` where it can only hinder it, ``±`` where
    it does either, depending on the other regulators, and ``0`` where the rule names the source but never depends on
    it.
    """

    source: str
    target: str
    sign: str
    evidence: Evidence = field(default=Evidence())


@dataclass(frozen=True, slots=True)
class Component:
    """A named variable with its kind and evidence. Its rule stands in the network's ``logicnet.logic.Rules``.

    ``label`` is the written form (``NF-κB`` for ``NFKB``). ``regulations`` are those the file gives evidence for.
    """

    name: str
    label: str = ""
    kind: Kind | None = None
    evidence: Evidence = field(default=Evidence())
    regulations: tuple[Regulation, ...] = ()

    @property
    def title(self) -> str:
        """The label, or the name where the file gives none."""
        return self.label or self.name


@dataclass(frozen=True, slots=True)
class Choice:
    """A rule that the source leaves open: the form that was chosen, and the others that the source admits as well."""

    id: str
    component: str
    chosen: str
    alternatives: tuple[str, ...]
    evidence: Evidence = field(default=Evidence())


@dataclass(frozen=True, slots=True)
class Phenotype:
    """A named readout: an expression over components. An attractor shows it always, never, or sometimes (it
    oscillates).
    """

    name: str
    expression: str
    drug: str = ""
    mechanism: str = ""
    evidence: Evidence = field(default=Evidence())
