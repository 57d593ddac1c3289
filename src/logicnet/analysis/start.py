"""A question that has a start: the network under its setting and intervention, where it begins, and what cannot move
from there.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from logicnet.errors import MemoryBudget, SettingError
from logicnet.formats import catalogue
from logicnet.model import Intervention, Network, Setting, Subspace
from logicnet.model.intervention import Fix
from logicnet.reduction.hull import Hull, hull


@dataclass(frozen=True)
class Begun:
    """``given`` are the values of the start by component number; the other components are free. ``place`` is the start
    as it was asked for.

    What the setting holds is so from the start. What the intervention holds starts as it is held, unless the start says
    otherwise: to start a knocked-out component at 1 is to watch it go.
    """

    network: Network
    setting: Setting
    intervention: Intervention
    place: Subspace
    since: float = field(default_factory=time.perf_counter, compare=False)

    @classmethod
    def of(
        cls, network: Network, start: Subspace | str, setting: Setting | str, intervention: Intervention | str
    ) -> Begun:
        """Read what is given as text. Raises LogicnetError with the place, also for a start outside the setting."""
        held = Setting.parse(setting, network) if isinstance(setting, str) else setting
        change = catalogue.intervention(intervention, network) if isinstance(intervention, str) else intervention
        place = Subspace.parse(start, network) if isinstance(start, str) else start
        for name, value in held.values:
            if place.fixed.get(name, value) != value:
                raise SettingError(
                    f"the start is outside the setting: {name}={place.fixed[name]} there, {name}={value} held",
                    hint=f"leave {name} out of one of them; to watch it change, intervene: {Fix(name, value)}",
                )
        return cls(network, held, change, place)

    @cached_property
    def asked(self) -> Network:
        """The network with its setting and intervention."""
        return self.intervention.on(self.setting.on(self.network))

    @cached_property
    def given(self) -> Mapping[int, int]:
        """The values of the start, by component number."""
        fixes = [(change.component, change.value) for change in self.intervention.changes if isinstance(change, Fix)]
        values = {**dict(self.setting.values), **dict(fixes), **self.place.fixed}
        return {self.network.rules.index(name): value for name, value in values.items()}

    @cached_property
    def hull(self) -> Hull:
        """The components that can move from the start, with the rest put into their rules."""
        return hull(self.asked.rules, self.given)

    @cached_property
    def inside(self) -> Network:
        """The whole network inside the least trap space around the start: what is held there is constant, and nothing
        reads it.
        """
        rules, held = self.asked.rules, self.hull.held
        read = {(s, t): held[s] for t in self.hull.kept for s in rules.regulators(t) if s in held}
        return self.asked.with_rules(rules.perturb(held, read))

    @cached_property
    def influences(self) -> Mapping[int, frozenset[int]]:
        """The components that each component depends on, among those that can move."""
        rules = self.inside.rules
        found = {}
        for i in self.hull.kept:
            try:
                signs: tuple[str, ...] = rules.signs(i)
            except MemoryBudget:  # too entangled to decide: take all it mentions
                signs = ("±",) * len(rules.regulators(i))
            found[i] = frozenset(r for r, sign in zip(rules.regulators(i), signs, strict=True) if sign != "0")
        return found

    def upstream(self, components: Iterable[int]) -> frozenset[int]:
        """The components that can move and influence these, with those of them that can move."""
        found: set[int] = set()
        todo = [i for i in components if i in self.influences]
        while todo:
            i = todo.pop()
            if i not in found:
                found.add(i)
                todo.extend(self.influences[i])
        return frozenset(found)

    @property
    def seconds(self) -> float:
        """The time since the question was asked."""
        return time.perf_counter() - self.since

    def left(self, timeout: float | None, share: float = 1.0) -> float | None:
        """What is left of a time budget, or a share of that; never quite nothing."""
        return None if timeout is None else max((timeout - self.seconds) * share, 1e-3)
