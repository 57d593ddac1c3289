"""Drugs and reagents by name, and what each of them changes in a given network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from logicnet.display import Card, TableView, Visible
from logicnet.errors import InterventionError, UnknownName
from logicnet.model.annotation import Identifier
from logicnet.model.change import Change
from logicnet.model.component import Evidence
from logicnet.model.intervention import Intervention
from logicnet.model.network import Network

HELPED = ("yes", "no", "partly", "not assessed")
"""Whether those who were treated fared better, by the measure of the trial."""
DRUG_COLUMNS = ("drug", "class", "changes", "evidence", "also called")
"""What a table tells of drugs."""
TUMOURS = ("breast", "other", "not said")
"""The tumour of a trial: that of the shipped networks, another one, or one that the source does not name."""


@dataclass(frozen=True, slots=True, repr=False)
class Trial(Visible):
    """A trial as it was held: in whom, of what, against what, and what came of it.

    - ``number``: its number at ClinicalTrials.gov; empty where the source gives none, then it has a name.
    - ``name``: what it is called; empty where the number does.
    - ``disease``, ``phase``, ``arm`` (what was given), ``control``: as the source says; empty where it does not.
    - ``outcome``: what was seen, in our words.
    - ``helped``: one of ``HELPED``; empty where only the number is known.
    - ``tumour``: one of ``TUMOURS``; empty where only the number is known.
    """

    number: str = ""
    name: str = ""
    disease: str = ""
    phase: str = ""
    arm: str = ""
    control: str = ""
    outcome: str = ""
    helped: str = ""
    tumour: str = ""
    evidence: Evidence = field(default=Evidence())

    @property
    def title(self) -> str:
        """The number, or the name where there is none."""
        return self.number or self.name

    @property
    def uri(self) -> str:
        """The number as a compact URI; empty where there is none."""
        return f"clinicaltrials:{self.number}" if self.number else ""

    def _line(self) -> str:
        return f"Trial {self.title}: {self.disease or 'no disease told'}, {self.outcome or 'no outcome told'}"

    def _card(self) -> Card:
        facts = [(name, getattr(self, name)) for name in ("disease", "phase", "arm", "control", "helped", "tumour")]
        return Card(f"Trial {self.title}", self.outcome, facts)


@dataclass(frozen=True, slots=True, repr=False)
class Drug(Visible):
    """One entry of a catalogue. ``changes`` are all it does, in whatever networks; a network has some of their
    targets, or none.

    ``kind`` is its class (``monoclonal antibody``, ``kinase inhibitor``, ``knock-down``, ...), ``trials`` those in
    which it was given, ``outcome`` what was seen with it, in our words, ``identifiers`` what it is in public
    collections.
    """

    name: str
    changes: tuple[Change, ...]
    aliases: tuple[str, ...] = ()
    kind: str = ""
    trials: tuple[Trial, ...] = ()
    outcome: str = ""
    evidence: Evidence = field(default=Evidence())
    identifiers: tuple[Identifier, ...] = ()

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """What a table tells, by ``DRUG_COLUMNS``."""
        return self.name, self.kind, " ".join(map(str, self.changes)), self.cited, " ".join(self.aliases)

    @property
    def cited(self) -> str:
        """The references in brackets; empty where there are none."""
        return f"[{', '.join(map(str, self.evidence.references))}]" if self.evidence.references else ""

    def _line(self) -> str:
        return f"Drug {self.name}: {self.kind or 'no class told'}, {' '.join(map(str, self.changes))}"

    def _card(self) -> Card:
        facts = list(zip(DRUG_COLUMNS[2:], self.cells[2:], strict=True))
        facts += [("outcome", self.outcome), ("why", self.evidence.why)]
        titles = ["trial", "disease", "arm", "control", "helped", "outcome"]
        trials = [(t.title, t.disease, t.arm, t.control, t.helped, t.outcome) for t in self.trials]
        return Card(self.name, self.kind, facts, [TableView(titles, trials, all_rows=".trials")])

    def within(self, network: Network) -> tuple[Change, ...]:
        """The changes whose targets the network has."""
        return tuple(change.within(network) for change in self.changes if change.exists(network))

    def left_out(self, network: Network) -> tuple[Change, ...]:
        """The changes whose targets the network does not have."""
        return tuple(change for change in self.changes if not change.exists(network))

    def on(self, network: Network) -> Intervention:
        """What the drug does in this network: every change whose target is there.

        A pathway's network speaks of its own components only, so a target that it leaves out is no mistake as long as
        there is another; ``left_out`` lists them. Raises InterventionError where the network has none of the targets.
        """
        changes = self.within(network)
        if not changes:
            wanted = ", ".join(map(str, self.changes))
            raise InterventionError(
                f"{self.name} has no target in {network.name}: it does {wanted}",
                hint="logicnet drugs NETWORK lists what acts on a network",
            )
        return Intervention.of(changes)


class Catalogue(Visible, Mapping[str, str]):
    """The drugs as a network meets them: name or alias -> notation. What ``Intervention.parse`` takes as its catalogue.

    Every drug is a key, whatever the case of its letters; asking for one that has no target in the network raises
    InterventionError.
    """

    def __init__(self, drugs: Sequence[Drug], network: Network) -> None:
        self.drugs = tuple(drugs)
        self.network = network
        self._named = {name.casefold(): drug for drug in drugs for name in (drug.name, *drug.aliases)}

    def drug(self, name: str) -> Drug:
        """The drug of this name or alias. Raises UnknownName with the nearest."""
        if name.casefold() not in self._named:
            raise UnknownName("drug", name, list(self))
        return self._named[name.casefold()]

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str) or name in self.network.position or name in self.network.levels:
            return False
        return name.casefold() in self._named

    def __getitem__(self, name: str) -> str:
        return str(self._named[name.casefold()].on(self.network))

    def __iter__(self) -> Iterator[str]:
        return (name for drug in self.drugs for name in (drug.name, *drug.aliases))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _line(self) -> str:
        return f"Catalogue of {len(self.drugs)} drugs, {len(self.applicable)} with a target in {self.network.name}"

    def _card(self) -> Card:
        titles = ["drug", "class", f"changes in {self.network.name}", "targets it does not have"]
        rows = [(d.name, d.kind, d.within(self.network), d.left_out(self.network)) for d in self.applicable]
        said = self._line().partition(" ")[2]
        return Card("Catalogue", said, parts=[TableView(titles, rows, all_rows=".applicable")])

    @property
    def applicable(self) -> tuple[Drug, ...]:
        """The drugs with a target in the network."""
        return tuple(drug for drug in self.drugs if drug.within(self.network))
