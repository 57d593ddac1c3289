"""Which measures share one list of states, so that each is exact on what matters to it and little is listed twice.

To know a measure it is enough to walk what is upstream of it, its cone. A cone that lies in another one may be answered
from the larger list; that costs little where the larger one has hardly more components. Where a cone has too many
states, so has every cone around it: its reachable states are the projections of theirs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

Cone = tuple[int, ...]
_LITTLE_MORE = 2  # components by which a cone may be larger than those that it answers for
_SURE = 12  # components up to which a list is so short that it may answer for any smaller cone


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of states: over which components, and for which cones."""

    components: Cone
    cones: tuple[Cone, ...]


def listings(cones: Iterable[Cone], moving: Collection[int]) -> list[Listing]:
    """Cones put together, the smallest lists first. What is not ``moving`` adds no states.

    >>> [listing.cones for listing in listings([(0,), (0, 1), (2,)], {0, 1, 2})]
    [((2,),), ((0, 1), (0,))]
    """
    sizes = {cone: len(set(cone).intersection(moving)) for cone in cones}
    left = sorted(sizes, key=lambda cone: (-sizes[cone], cone))
    found = []
    while left:
        first = left[0]
        around = frozenset(first)
        inside = [cone for cone in left if around.issuperset(cone) and _near(sizes, cone, first)]
        found.append(Listing(first, tuple(inside)))
        left = [cone for cone in left if cone not in inside]
    return found[::-1]


def without_largest(listing: Listing, moving: Collection[int]) -> list[Listing]:
    """What to list where this one has too many states: its smaller cones."""
    return listings((cone for cone in listing.cones if cone != listing.components), moving)


def _near(sizes: Mapping[Cone, int], cone: Cone, around: Cone) -> bool:
    return sizes[around] <= max(_SURE, sizes[cone] + _LITTLE_MORE)
