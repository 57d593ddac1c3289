"""What is asked about: a network, under a setting, with interventions, from a start. Read once, for every question."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from logicnet.display import Card, Visible
from logicnet.errors import InterventionError, LogicnetError, SettingError, UnknownName, did_you_mean
from logicnet.model.assignment import equation
from logicnet.model.change import Change, Cut
from logicnet.model.context import Context
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
ContextLike = Context | str
"""A context, or the name of one that the network has."""


@dataclass(frozen=True, repr=False)
class Asked(Visible):
    """A network under a setting, with an intervention, from a start (empty: anywhere), at these rates.

    Where it is asked in a context, ``setting`` and ``intervention`` have what that holds and changes.
    """

    network: Network
    setting: Setting = field(default=Setting())
    intervention: Intervention = field(default=Intervention())
    start: Start | None = None
    rates: Rates = field(default=Rates())
    context: Context | None = None

    @classmethod
    def of(
        cls,
        network: Network,
        setting: SettingLike | None = None,
        intervention: InterventionLike | None = None,
        *,
        start: StartLike | None = None,
        rates: RatesLike = "",
        context: ContextLike | None = None,
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
        inside = context_of(context, network)
        held = setting_in(inside, setting, network)
        settled = None if attracted is None else partial(attracted, held)
        return cls(
            network,
            held,
            intervention_in(inside, Intervention.read(intervention, network, catalogue, doses=doses), network),
            None if start is None else Start.read(start, network, settled),
            Rates.read(rates, network),
            inside,
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
            "context": str(self.context or ""),
            "setting": str(self.setting),
            "perturb": str(self.intervention),
        }

    def _line(self) -> str:
        return ": ".join(filter(None, [f"Asked of {self.network.name}", str(self)]))

    def _card(self) -> Card:
        told = (("context", self.context), ("setting", self.setting), ("intervention", self.intervention))
        return Card(f"Asked of {self.network.name}", facts=(*told, ("from", self.start), ("rates", self.rates or "")))

    def __str__(self) -> str:
        inside = f"context {self.context}" if self.context else ""
        return ", ".join(filter(None, (inside, str(self.setting), self.intervention.told)))


def context_of(given: object, network: Network) -> Context | None:
    """A context in any spelling: a value, or the name of one that the network has; None and an empty name are none.
    Raises UnknownName, with the nearest, for a name that it does not have, and LogicnetError for anything else.
    """
    match given:
        case None | "":
            return None
        case Context():
            return given
        case str():
            found = next((one for one in network.contexts if one.name == given), None)
            if found is not None:
                return found
            known = [one.name for one in network.contexts]
            has = f"it has {', '.join(known)}" if known else f"{network.name} has no contexts"
            hint = did_you_mean(given, known, "contexts") or has
            raise UnknownName("context", given, message=f"{network.name} has no context '{given}'", hint=hint)
        case _:
            raise LogicnetError(f"expected a context, found {given!r}", hint="write the name of one of the network")


def setting_in(context: Context | None, setting: SettingLike | None, network: Network) -> Setting:
    """The inputs that a context holds, and those of a setting beside it. The network's default setting stands in where
    there is neither. Raises LogicnetError for what does not fit the network, and for an input that both hold, each at
    another value.
    """
    if context is None:
        return Setting.read(setting, network)
    own = Setting.parse(context.setting, network)
    asked = Setting() if setting is None else Setting.read(setting, network)
    values = dict(own.values)
    for name, value in asked.values:
        if values.setdefault(name, value) != value:
            here, there = equation(name, value), equation(name, values[name])
            what = f"two values for {name!r}: the setting says {here}, and the context {context.name!r} {there}"
            raise SettingError(what, hint=f"leave {name} out of the setting, or ask without the context")
    return Setting.read(values, network)


def intervention_in(context: Context | None, intervention: Intervention, network: Network) -> Intervention:
    """What is changed in a context, and an intervention beside that. Raises LogicnetError for what does not fit the
    network, and for a place that both change, each in another way.
    """
    if context is None:
        return intervention
    own = Intervention.parse(context.background, network)
    there = {one.place: one for one in own.changes}
    for one in intervention.changes:
        if there.get(one.place, one) != one:
            what = f"two changes of one place: {one}, and {there[one.place]} in the context {context.name!r}"
            raise InterventionError(what, hint=f"leave {one} out, or ask without the context")
    return own | intervention
