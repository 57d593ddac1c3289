"""What would have to change as well: the smallest changes beside an intervention that remove what it leaves there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from logicnet.core.budget import Clock
from logicnet.core.progress import Progress, within
from logicnet.errors import TimeBudget
from logicnet.explanation.supports import Supports
from logicnet.explanation.tally import Tally
from logicnet.model import Change, Fix, Intervention, Network
from logicnet.model.component import Kind

MOST_PAIRED = 12
"""Components on the routes, and after them those nearest to the phenotype, of which all pairs are tried."""
_AT_ONCE = 16  # tasks that are counted between two looks at the clock


@dataclass(frozen=True, slots=True)
class Addition:
    """A change, or two, that removes the phenotype together with the intervention; ``alone`` says whether it does so
    without it too."""

    changes: Intervention
    alone: bool

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {"changes": str(self.changes), "alone": self.alone}


@dataclass(frozen=True, slots=True)
class Additions:
    """What was found, and how far was looked: ``looked_at`` of so many ``candidates`` changes of size ``size``."""

    found: tuple[Addition, ...] = ()
    size: int = 1
    looked_at: int = 0
    candidates: int = 0

    @property
    def ended(self) -> bool:
        """Whether time ended the search."""
        return self.looked_at < self.candidates

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "found": [one.to_dict() for one in self.found],
            "size": self.size,
            "looked_at": self.looked_at,
            "candidates": self.candidates,
        }


def additions_to(
    tally: Tally,
    network: Network,
    done: Intervention,
    supports: Supports,
    end: Clock,
    progress: Progress | None = None,
) -> Additions:
    """The smallest additions: components held at an end of their levels that act on the phenotype, and where none of
    these removes it pairs of components on the routes or near the phenotype, each held away from where it is now.
    """
    free = _touchable(tally, network, done)
    near = [name for name in supports.components if name in free]
    order = dict.fromkeys((*near, *free))
    tops = {component.name: component.maximum for component in network.components}
    single: list[tuple[Change, ...]] = [(Fix(name, 0),) for name in order]
    single += [(Fix(name, tops[name]),) for name in order]
    found = _removing(tally, done, single, 1, end, progress)
    if found.found or found.ended:
        return found
    now = _values(supports)
    away = [Fix(name, 0 if now.get(name, 1) else tops[name]) for name in list(order)[:MOST_PAIRED]]
    pairs: list[tuple[Change, ...]] = list(combinations(away, 2))
    before = len(single)
    return _removing(tally, done, pairs, 2, end, within(progress, before, before + len(pairs)))


def _touchable(tally: Tally, network: Network, done: Intervention) -> list[str]:
    """The components that act on the phenotype, follow a rule, and that nothing holds."""
    base = tally.base
    untouched = {*network.inputs, *network.inputs_with_levels, *(change.target for change in done.changes)}
    untouched |= {name for name in base.constants if name not in network.constants}
    untouched |= {c.name for c in network.components if c.kind is Kind.PHENOTYPE}
    near = dict.fromkeys(base.read_by(tally.expression))
    queue = list(near)
    for name in queue:
        fresh = [other for other in base.regulators(name) if other not in near]
        near |= dict.fromkeys(fresh)
        queue += fresh
    return [name for name in near if name not in untouched and not untouched.issuperset(base.variables(name))]


def _values(supports: Supports) -> Mapping[str, int]:
    """Whether components on the routes are on, as far as causes and signs of regulations tell."""
    known = {name: 0 if value == 0 else 1 for one in supports.told for name, value in (*one.causes, *one.held)}
    for one in supports.told:
        for edge in (edge for path in one.routes for edge in path):
            if edge.source in known and edge.sign in "+-":
                known.setdefault(edge.target, known[edge.source] if edge.sign == "+" else 1 - known[edge.source])
    return known


def _removing(
    tally: Tally,
    done: Intervention,
    tried: Sequence[tuple[Change, ...]],
    size: int,
    end: Clock,
    progress: Progress | None,
) -> Additions:
    found: list[Addition] = []
    looked_at = 0
    for some in _batches(tried):
        if end.over:
            break
        try:
            together = tally.answers([(*done.changes, *changes) for changes in some], end)
            removing = [changes for changes, answer in zip(some, together, strict=True) if answer.fraction == 0]
            alone = tally.answers(removing, end)
        except TimeBudget:
            break
        found += (
            Addition(Intervention.of(changes), answer.fraction == 0)
            for changes, answer in zip(removing, alone, strict=True)
        )
        looked_at += len(some)
        if progress is not None:
            progress(looked_at, len(tried))
    return Additions(tuple(found), size, looked_at, len(tried))


def _batches(tried: Sequence[tuple[Change, ...]]) -> Iterator[Sequence[tuple[Change, ...]]]:
    return (tried[at : at + _AT_ONCE] for at in range(0, len(tried), _AT_ONCE))
