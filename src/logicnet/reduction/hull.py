"""What cannot move, seen from a start: the least trap space around it, and the network inside.

Every state reachable from the start lies in that trap space, and what is held there is held for good, so those
components can be put into the rules of the others without changing a single path. Which questions that is safe for,
and why percolation is not, stands in `reduction.safe`.

Reference: H. Klarner, A. Bockmayr, H. Siebert, "Computing maximal and minimal trap spaces of Boolean networks", Nat.
Comput. 14 (2015).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from logicnet.logic import Rules


@dataclass(frozen=True)
class Hull:
    """``held`` is what never moves, by component number; ``kept`` are the others; ``rules`` their rules, with the held
    values put in.
    """

    held: Mapping[int, int]
    kept: tuple[int, ...]
    rules: Rules


def least_trap_space(rules: Rules, start: Mapping[int, int]) -> dict[int, int]:
    """The part of ``start`` (values by component number, the others free) that no path from there can change. Exact,
    by semantics.

    >>> least_trap_space(Rules.build(["A", "B", "C"], ["A", "A", "!C"]), {0: 1, 1: 1, 2: 0})
    {0: 1, 1: 1}
    """
    return rules.handle.trap_space(start)


def hull(rules: Rules, start: Mapping[int, int]) -> Hull:
    """The network as it is seen from ``start``: the same paths, over fewer components."""
    return _without(rules, least_trap_space(rules, start))


def percolated(rules: Rules) -> Hull:
    """The network as it is seen from its attractors: components whose rule is constant, one after another, put into
    the others.

    >>> percolated(Rules.build(["A", "B", "C"], ["1", "!A", "B | C"])).held
    {0: 1, 1: 0}
    """
    held: dict[int, int] = {}
    while True:
        inside = _without(rules, held)
        effects = inside.rules.effects
        settled = {i: inside.rules.rule(k).evaluate(0) for k, i in enumerate(inside.kept) if not effects[k]}
        if not settled:
            return inside
        held = dict(sorted({**held, **settled}.items()))


def _without(rules: Rules, held: Mapping[int, int]) -> Hull:
    """The network without the held components, their values put into the rules of the others."""
    kept = tuple(i for i in range(len(rules)) if i not in held)
    return Hull(held, kept, rules.select(kept, held))
