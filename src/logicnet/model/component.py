"""One component of a network: what it is, which rule it follows, and what that rule rests on."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from logicnet.display import Card, TableView, Visible
from logicnet.model.annotation import Annotation
from logicnet.model.levels import RuleText, variables_of


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
    """Why something is believed: references, and the reason in one line.

    - ``references``: numbers of the source's list, or keys of the network's own list, compact URIs among them.
    - ``why``: the reason.
    - ``anchors``: where the source says it: ``"35.3"`` is the third sentence of its 35th line, ``"Fig. 1a"`` a figure.
    - ``background``: it rests on general knowledge, or is inferred, and the source does not say it; ``why`` tells why.
    - ``seen_in``: the tumours or tissues in which it was seen, ``breast`` for instance; empty where that is not told.
    - ``strength``: how firmly the source says it (``may``, ``association``, ``partly``), or what it was seen in; empty
      where it does not tell.
    """

    references: tuple[int | str, ...] = ()
    why: str = ""
    anchors: tuple[str, ...] = ()
    background: bool = False
    seen_in: tuple[str, ...] = ()
    strength: str = ""

    def __str__(self) -> str:
        cited = f"[{', '.join(map(str, self.references))}]" if self.references else ""
        return " ".join(part for part in (self.why, cited) if part)


@dataclass(frozen=True, slots=True, repr=False)
class Regulation(Visible):
    """An edge of the signed interaction graph: ``source`` acts on ``target``.

    ``sign`` is ``+`` where the source can only help the target's rule, ``-`` where it can only hinder it, ``±`` where
    it does either, depending on the other regulators, and ``0`` where the rule names the source but never depends on
    it.
    """

    source: str
    target: str
    sign: str
    evidence: Evidence = field(default=Evidence())
    annotation: Annotation = field(default=Annotation())

    def _line(self) -> str:
        return f"Regulation {self.source} -> {self.target} ({self.sign})"

    def _card(self) -> Card:
        facts = (("sign", self.sign), *_grounds(self.evidence), *_known(self.annotation))
        return Card(f"{self.source} -> {self.target}", facts=facts)


@dataclass(frozen=True, slots=True, repr=False)
class Component(Visible):
    """What a network speaks about, with its kind and evidence. Its rule stands in the network's
    ``logicnet.logic.Rules``.

    - ``label``: the written form (``NF-κB`` for ``NFKB``).
    - ``regulations``: those that the file gives evidence for.
    - ``maximum``: its highest level; its levels begin at 0.
    - ``annotation``: identifiers, notes, and its place in a drawing.
    """

    name: str
    label: str = ""
    kind: Kind | None = None
    evidence: Evidence = field(default=Evidence())
    regulations: tuple[Regulation, ...] = ()
    maximum: int = 1
    annotation: Annotation = field(default=Annotation())

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables of the rules that stand for it: its name, or ``X>=1``, ``X>=2``, ... for its levels."""
        return variables_of(self.name, self.maximum)

    @property
    def title(self) -> str:
        """The label, or the name where the file gives none."""
        return self.label or self.name

    def _line(self) -> str:
        levels = f", levels 0 to {self.maximum}" if self.maximum > 1 else ""
        return f"Component {self.name}: {self.kind or 'no kind told'}{levels}"

    def _card(self) -> Card:
        facts = (("label", self.label), ("kind", self.kind), ("levels", f"0 to {self.maximum}"))
        rows = [(f"{one.source} -> {one.target}", one.sign, str(one.evidence)) for one in self.regulations]
        table = TableView(["regulation", "sign", "evidence"], rows, all_rows=".regulations", fold=False)
        return Card(self.name, facts=(*facts, *_grounds(self.evidence), *_known(self.annotation)), parts=[table])


@dataclass(frozen=True, slots=True)
class Choice:
    """A rule that the source leaves open: the form that was chosen, and the others that the source admits as well. Each
    is a text, or where the component has levels the condition of each level from 1.
    """

    id: str
    component: str
    chosen: RuleText
    alternatives: tuple[RuleText, ...]
    evidence: Evidence = field(default=Evidence())


@dataclass(frozen=True, slots=True, repr=False)
class Phenotype(Visible):
    """A named yes or no: an expression over components. An attractor shows it always, never, or sometimes (it
    oscillates).
    """

    name: str
    expression: str
    drug: str = ""
    mechanism: str = ""
    evidence: Evidence = field(default=Evidence())

    def _line(self) -> str:
        return f"Phenotype {self.name}: {self.expression}"

    def _card(self) -> Card:
        facts = (("drug", self.drug), ("mechanism", self.mechanism), *_grounds(self.evidence))
        return Card(self.name, self.expression, facts)


@dataclass(frozen=True, slots=True)
class Readout:
    """A named number: a weighted sum of levels and expressions, ``0.5*A + B - 2*(C & !D)``."""

    name: str
    expression: str
    evidence: Evidence = field(default=Evidence())


def _grounds(evidence: Evidence) -> tuple[tuple[str, object], ...]:
    """What evidence says, as facts of a card."""
    cited = ", ".join(map(str, evidence.references))
    return ("evidence", f"[{cited}]" if cited else ""), ("why", evidence.why), ("seen in", ", ".join(evidence.seen_in))


def _known(annotation: Annotation) -> tuple[tuple[str, object], ...]:
    """What is known of a thing in public collections, as facts of a card."""
    return ("identifiers", ", ".join(map(str, annotation.identifiers))), ("notes", annotation.notes)
