"""The parts of an intervention of several changes: what each does alone, what the others do without it, its share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Any

from logicnet.analysis.outcome import Answer
from logicnet.analysis.yardstick import compared
from logicnet.explanation.tally import Tally
from logicnet.model import Change, Intervention

MOST_SHARED = 5
"""Changes of which every selection is counted, 32 of them: above this a part has no share."""


@dataclass(frozen=True, slots=True)
class PartEffect:
    """One change of an intervention.

    - ``change``: the change, as an intervention.
    - ``alone``, ``does``: the counts under it alone, and what it does there.
    - ``others``, ``others_do``: the counts under all others without it, and what they do.
    - ``share``: of the change in the share of attractors that show the phenotype, its part (Shapley's value: the mean
      of what it adds over all orders in which the changes may be made); the parts' shares sum to the whole change. None
      where there are more than ``MOST_SHARED`` changes.
    """

    change: Intervention
    alone: Answer
    does: str
    others: Answer
    others_do: str
    share: Fraction | None

    def to_dict(self) -> dict[str, Any]:
        """As it stands in JSON."""
        return {
            "change": str(self.change),
            "alone": counts_record(self.alone) | {"outcome": self.does},
            "others": counts_record(self.others) | {"outcome": self.others_do},
            "share": None if self.share is None else float(self.share),
        }


def counts_record(answer: Answer) -> dict[str, Any]:
    """Counts as they stand in JSON."""
    return {"always": answer.always, "sometimes": answer.sometimes, "never": answer.never}


def parts_of(tally: Tally, done: Intervention, before: Answer) -> tuple[PartEffect, ...]:
    """The parts of an intervention; none where it is one change."""
    changes = done.changes
    if len(changes) < 2:
        return ()
    every = range(len(changes))
    sizes = (0, *every, len(changes)) if len(changes) <= MOST_SHARED else (1, len(changes) - 1)
    chosen = list(dict.fromkeys(some for size in dict.fromkeys(sizes) for some in combinations(every, size)))
    found = dict(zip(chosen, tally.answers([[changes[i] for i in some] for some in chosen]), strict=True))
    return tuple(_part(i, changes, found, before) for i in every)


def _part(i: int, changes: Sequence[Change], found: dict[tuple[int, ...], Answer], before: Answer) -> PartEffect:
    rest = tuple(j for j in range(len(changes)) if j != i)
    alone, others = found[i,], found[rest]
    share = _share(i, len(changes), found) if len(changes) <= MOST_SHARED else None
    return PartEffect(
        Intervention((changes[i],)), alone, compared(alone, before)[1], others, compared(others, before)[1], share
    )


def _share(i: int, size: int, found: dict[tuple[int, ...], Answer]) -> Fraction:
    """What it adds to the share of attractors that show the phenotype, the mean over all orders."""
    total = Fraction(0)
    for some, answer in found.items():
        if i in some:
            fewer = found[tuple(j for j in some if j != i)]
            orders = size * comb(size - 1, len(some) - 1)
            total += ((answer.fraction or Fraction(0)) - (fewer.fraction or Fraction(0))) / orders
    return total
