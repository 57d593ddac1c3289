"""Contexts: the experiment or the kind of tumour that a question is asked in, as a setting and a background."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from logicnet.display import Card, Visible
from logicnet.errors import Span
from logicnet.model.component import Evidence


class ContextKind(StrEnum):
    """What a context describes."""

    EXPERIMENT = "experiment"
    SUBTYPE = "subtype"


@dataclass(frozen=True, slots=True, repr=False)
class Context(Visible):
    """An experiment or a subtype: the inputs that it sets, and the changes that its cells have by nature.

    - ``name``: what it is called.
    - ``title``: its name in prose.
    - ``kind``: whether it is one experiment, or a subtype of a disease.
    - ``subtype``, ``cells``, ``disease``: of what the cells are, in the words of the field; empty where not told.
    - ``setting``: the inputs that it holds, in the notation of settings.
    - ``background``: what is changed in its cells, or by its experiment, whatever is asked; in the notation of
      interventions, without names of drugs.
    - ``evidence``: what it rests on.
    - ``assumed``: of what it sets and changes, that which its references do not tell: names of inputs, and changes of
      its background in their notation.
    - ``source``: where it stands in a file; None where it was made otherwise.

    ``logicnet.model.asked`` reads both texts against a network.
    """

    name: str
    title: str = ""
    kind: ContextKind = ContextKind.EXPERIMENT
    subtype: str = ""
    cells: str = ""
    disease: str = ""
    setting: str = ""
    background: str = ""
    evidence: Evidence = field(default=Evidence())
    assumed: tuple[str, ...] = ()
    source: Span | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return self.name

    def _line(self) -> str:
        changes = f" + {self.background}" if self.background else ""
        return f"Context {self.name}: {self.kind}, {self.setting or 'free inputs'}{changes}"

    def _card(self) -> Card:
        facts = (
            *(("subtype", self.subtype), ("cells", self.cells), ("disease", self.disease)),
            *(("setting", self.setting), ("background", self.background), ("assumed", ", ".join(self.assumed))),
            ("evidence", ", ".join(map(str, self.evidence.references))),
        )
        return Card(self.title or self.name, f"{self.name}, {self.kind}", facts)
