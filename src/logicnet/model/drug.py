"""Drugs and reagents by name, and what each of them changes in a given network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from logicnet.errors import InterventionError, UnknownName
from logicnet.model.change import Change
from logicnet.model.component import Evidence
from logicnet.model.intervention import Intervention
from logicnet.model.network import Network


@dataclass(frozen=True, slots=True)
class Drug:
    """One entry of a catalogue. ``changes`` are all it does, in whatever networks; a network has some of their
    targets, or none.

    ``kind`` is its class (``monoclonal antibody``, ``kinase inhibitor``, ``knock-down``, ...), ``trials`` registry
    numbers, ``outcome`` what was seen with it, in our words.
    """

    name: str
    changes: tuple[Change, ...]
    aliases: tuple[str, ...] = ()
    kind: str = ""
    trials: tuple[str, ...] = ()
    outcome: str = ""
    evidence: Evidence = field(default=Evidence())

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


class Catalogue(Mapping[str, str]):
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

    @property
    def applicable(self) -> tuple[Drug, ...]:
        """The drugs with a target in the network."""
        return tuple(drug for drug in self.drugs if drug.within(self.network))
