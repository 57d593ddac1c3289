"""What is asked about: a network, under a setting, with interventions, from a start. Read once, for every question."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from logicnet.model.change import Change, Cut
from logicnet.model.intervention import Intervention
from logicnet.model.network import Network
from logicnet.model.rates import Rates, RatesLike
from logicnet.model.setting import Setting
from logicnet.model.start import Start
from logicnet.model.state import Subspace

NetworkLike = Network | str | os.PathLike[str]
"""A network, the name of a shipped one, or a file."""
SettingLike = Setting | str | Mapping[str, int]
"""A setting, ``"A=1 B=0"``, or ``{"A": 1, "B": 0}``."""
InterventionLike = Intervention | Change | str | Mapping[Any, int] | Iterable[Intervention | Change | str]
"""An intervention, ``"A%0 B:C%1"`` or names of drugs, ``{"A": 0, "B:C": 1}``, a change, or several of these."""
StartLike = Start | Subspace | str | Mapping[str, int] | Sequence[tuple[float, Any]]
"""A state or subspace, ``"A=1 B=0"`` or ``{"A": 1, "B": 0}``, or a mixture, ``"1/3: A=1; 2/3: A=0"``."""


@dataclass(frozen=True)
class Asked:
    """A network under a setting, with an intervention, from a start (empty: anywhere), at these rates."""

    network: Network
    setting: Setting = field(default=Setting())
    intervention: Intervention = field(default=Intervention())
    start: Start | None = None
    rates: Rates = field(default=Rates())

    @classmethod
    def of(
        cls,
        network: Network,
        setting: SettingLike | None = None,
        intervention: InterventionLike | None = None,
        *,
        start: StartLike | None = None,
        rates: RatesLike = "",
        catalogue: Mapping[str, str] | None = None,
        attracted: Callable[[Setting, str], Sequence[Subspace]] | None = None,
        doses: bool = False,
    ) -> Asked:
        """Read every spelling; words of the ``catalogue`` are known in interventions, and ``attracted`` answers for
        attractors as a start, from the setting that is held and the text that names theirs; ``doses`` says whether
        changes may be made with a probability below 1. Raises LogicnetError with the place.

        >>> from logicnet.logic import Rules
        >>> network = Network("n", Rules.build(["A", "B"], ["A", "A & B"]))
        >>> str(Asked.of(network, {"A": 1}, "B%0"))
        'A=1, B%0'
        """
        held = Setting.read(setting, network)
        settled = None if attracted is None else partial(attracted, held)
        return cls(
            network,
            held,
            Intervention.read(intervention, network, catalogue, doses=doses),
            None if start is None else Start.read(start, network, settled),
            Rates.read(rates, network),
        )

    @cached_property
    def held(self) -> Mapping[int, int]:
        """The variables that setting and intervention hold, by number; where both do, as the intervention does."""
        position = self.network.position
        setting = {position[name]: value for name, value in self.setting.held_in(self.network).items()}
        return {**setting, **self.intervention.held_in(position)}

    @cached_property
    def changed(self) -> Network:
        """The network as it is asked about: inputs held, edges cut, what never moves kept in place, the rest held."""
        network = self.setting.on(self.network)
        if not self.rates:
            return self.intervention.on(network)
        # a rate of 0 makes a rule read its own component, which is no edge that could be cut
        cuts = tuple(one for one in self.intervention.changes if isinstance(one, Cut))
        rest = tuple(one for one in self.intervention.changes if not isinstance(one, Cut))
        return Intervention(rest).on(self.rates.on(Intervention(cuts).on(network)))

    def to_dict(self) -> dict[str, Any]:
        """What was asked as it stands at the head of every answer in JSON."""
        return {
            "network": self.network.name,
            "digest": self.network.digest,
            "setting": str(self.setting),
            "perturb": str(self.intervention),
        }

    def __str__(self) -> str:
        return ", ".join(filter(None, map(str, (self.setting, self.intervention))))
