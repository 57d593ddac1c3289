"""The answer of ``control``: for each setting the intervention sets that make a phenotype certain, or reachable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from logicnet.analysis.finding import AboutNetwork
from logicnet.core.codes import SAID
from logicnet.display import TableView
from logicnet.display.cards import CardPart
from logicnet.model import Asked, Intervention
from logicnet.screens.designs import Part

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, repr=False)
class Control(AboutNetwork):
    """What makes a phenotype certain: for each setting (and for all of them at once) the sets found, smallest first.

    ``chosen`` has each set as its parts, ``sets`` as an intervention; an empty one means that nothing needs to be done.
    ``tried`` counts the questions asked; ``undecided`` those that a budget ended: a set among them may be missing;
    ``undecided_by`` names these budgets. ``ended`` is ``time``, ``memory`` or ``stopped`` where the search was ended
    before all sets were tried. ``left_out`` are the phenotype's own components, which were not touched.
    """

    asked: Asked
    phenotype: str
    kind: str
    goal: str
    start: str
    size: int
    chosen: Mapping[str, tuple[tuple[Part, ...], ...]]
    tried: int
    undecided: int
    ended: str = ""
    left_out: tuple[str, ...] = ()
    undecided_by: tuple[str, ...] = ()
    seconds: float = field(default=0.0, compare=False)
    method: str = "every set that contains no smaller one found, by size"

    @property
    def sets(self) -> dict[str, tuple[Intervention, ...]]:
        """The sets found, by setting."""
        return {setting: tuple(map(_joined, found)) for setting, found in self.chosen.items()}

    @property
    def labelled(self) -> bool:
        """Whether drugs are part of a set."""
        return any(part.label for found in self.chosen.values() for one in found for part in one)

    @property
    def complete(self) -> bool:
        """Whether every set was tried, and every question decided."""
        return self.undecided == 0 and not self.ended

    @property
    def why_incomplete(self) -> str:
        """What may be missing, and what ended the work; empty where it is complete."""
        if self.ended:
            return f"{SAID[self.ended]} after {self.tried} sets were tried: more may work than those listed"
        if self.undecided:
            by = " and ".join(self.undecided_by)
            return f"{self.undecided} of {self.tried} questions were ended by {by}: sets may be missing"
        return ""

    def rows(self) -> Iterator[dict[str, Any]]:
        """One row a set and setting; ``size`` counts what is done, so that a drug counts once."""
        for setting, found in self.chosen.items():
            for parts in found:
                drugs = {"drugs": _drug_names(parts)} if self.labelled else {}
                yield {"setting": setting, "size": len(parts), **drugs, "intervention": str(_joined(parts))}

    @property
    def summary(self) -> str:
        """How many sets make the phenotype what was asked for."""
        many = sum(map(len, self.chosen.values()))
        found = f"{many} minimal set{'' if many == 1 else 's'}" if many else f"no set of up to {self.size}"
        return f"{self.phenotype} {self.goal}, {self.kind}: {found}"

    def _facts(self) -> list[tuple[str, object]]:
        left = (("from", self.start), ("up to", self.size), ("sets tried", self.tried))
        return [*super()._facts(), *left, ("not touched", " ".join(self.left_out))]

    def _parts(self) -> list[CardPart]:
        rows = [{**row, "intervention": row["intervention"] or "(nothing needs to be done)"} for row in self.rows()]
        return [TableView.of_records(rows)]

    def to_dict(self) -> dict[str, Any]:
        """The answer as one JSON object."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "phenotype": self.phenotype,
            "setting": self.setting,
            "perturb": self.intervention,
            "kind": self.kind,
            "goal": self.goal,
            "start": self.start,
            "size": self.size,
            **self.proof(),
            "tried": self.tried,
            "undecided": self.undecided,
            "undecided_by": list(self.undecided_by),
            "ended": self.ended,
            "left_out": list(self.left_out),
            "sets": {setting: list(map(str, found)) for setting, found in self.sets.items()},
            **(
                {"drugs": {at: list(map(_drug_names, found)) for at, found in self.chosen.items()}}
                if self.labelled
                else {}
            ),
        }

    def to_frame(self) -> pandas.DataFrame:
        """The rows as a pandas table."""
        import pandas

        columns = ["setting", "size", *(["drugs"] if self.labelled else []), "intervention"]
        return pandas.DataFrame(list(self.rows()), columns=columns)


def _drug_names(parts: Iterable[Part]) -> str:
    """The drugs of a set, joined by ``+``; empty where it uses none."""
    return " + ".join(part.label for part in parts if part.label)


def _joined(parts: Iterable[Part]) -> Intervention:
    return Intervention.of(change for part in parts for change in part.intervention.changes)
