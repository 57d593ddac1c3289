"""What differs: the share of attractors in which a component is on, without and with an intervention."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from logicnet.explanation.tally import Tally, share_moving, share_on
from logicnet.model import Intervention, Network
from logicnet.model.levels import owner

SharesOn: TypeAlias = Mapping[str, tuple[Fraction, Fraction]]
"""Per variable the share of attractors in which it is on, without and with the intervention."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A component whose share of attractors changes: in which it is on, without and with the intervention. With levels
    there is one for each that it is at least at (``X>=2``). One that oscillates in an attractor counts half there;
    ``oscillates`` are the shares of attractors in which it does, without and with the intervention.
    """

    component: str
    before: float
    after: float
    oscillates: tuple[float, float] = (0.0, 0.0)

    @property
    def direction(self) -> int:
        """1 where it is on more often with the intervention, -1 where less often, 0 where neither."""
        return (self.after > self.before) - (self.after < self.before)

    def __str__(self) -> str:
        before, after = (
            _said(share, moving) for share, moving in zip((self.before, self.after), self.oscillates, strict=True)
        )
        return f"{self.component}: {before} -> {after}"


def _said(share: float, moving: float) -> str:
    """A share in words: ``~`` where the component oscillates in all attractors, and beside it where in some."""
    return "~" if moving == 1 else f"{share:.3g}{' ~' if moving else ''}"


def shares_of(tally: Tally, done: Intervention) -> tuple[SharesOn, SharesOn]:
    """Of every variable the share of attractors in which it is on, and of those in which it oscillates."""
    found = tally.of_components([(), done.changes])
    on = {name: (share_on(before), share_on(after)) for name, (before, after) in found.items()}
    moving = {name: (share_moving(before), share_moving(after)) for name, (before, after) in found.items()}
    return on, moving


def changed_components(done: Intervention) -> frozenset[str]:
    """The components whose rules an intervention changes."""
    return frozenset(change.target for change in done.changes)


def ordered(
    network: Network, done: Intervention, moved: SharesOn, moving: SharesOn | None = None
) -> tuple[Difference, ...]:
    """By distance from the intervention, then in the network's order; ``moving`` are the shares that oscillate."""
    distance = dict.fromkeys(changed_components(done), 0)
    queue = deque(sorted(distance))
    readers: dict[str, list[str]] = {}
    there = {owner(name) for name in moved}
    for edge in network.regulations:
        readers.setdefault(edge.source, []).append(edge.target)
    while queue:
        name = queue.popleft()
        for reader in readers.get(name, ()):
            if reader in there and reader not in distance:
                distance[reader] = distance[name] + 1
                queue.append(reader)
    far = len(network)
    names = sorted(moved, key=lambda name: (distance.get(owner(name), far), network.position[name]))
    turning = moving or {}
    return tuple(
        Difference(
            name,
            float(moved[name][0]),
            float(moved[name][1]),
            tuple(map(float, turning.get(name, (Fraction(0), Fraction(0))))),  # type: ignore[arg-type]
        )
        for name in names
    )
