"""The components that never move, seen from a start or seen from the attractors, and the rules of the others.

Seen from a start: every state that can be reached lies in the least trap space around the start. What that trap space
holds is held for good, so it can be put into the rules of the others without changing a single path. Seen from the
attractors: percolation fixes components that every attractor holds; on the way there they may still move. Which
questions each of the two is safe for stands in ``reduction.safe``.

Both are decided on functions, by the compiled core. ``reduction.folded`` decides on how rules are written, which is
faster and finds less.

Reference: H. Klarner, A. Bockmayr, H. Siebert, "Computing maximal and minimal trap spaces of Boolean networks", Nat.
Comput. 14 (2015).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from logicnet.core import steps
from logicnet.core.budget import Budget
from logicnet.core.solver import CompiledNetwork, Plan
from logicnet.core.steps import FixedComponent
from logicnet.logic import Rules

UNBOUNDED = Budget()


@dataclass(frozen=True)
class Hull:
    """``held`` is what never moves, by component number; ``kept`` are the others; ``rules`` their rules, with the held
    values put in.
    """

    held: Mapping[int, int]
    kept: tuple[int, ...]
    rules: Rules


def least_trap_space(rules: Rules, start: Mapping[int, int], budget: Budget = UNBOUNDED) -> dict[int, int]:
    """The part of ``start`` (values by component number, the others free) that no path from there can change. Exact,
    by functions. Raises TimeBudget or MemoryBudget where the functions are too large for the budget.

    >>> least_trap_space(Rules.build(["A", "B", "C"], ["A", "A", "!C"]), {0: 1, 1: 1, 2: 0})
    {0: 1, 1: 1}
    """
    plan = Plan(budget)
    row = steps.trap_closure(CompiledNetwork(rules.handle, plan), start, plan)
    return {i: value for i, value in start.items() if row[i] != steps.FREE}


def hull(rules: Rules, start: Mapping[int, int], budget: Budget = UNBOUNDED) -> Hull:
    """The network as it is seen from ``start``: the same paths, over fewer components."""
    return _without(rules, least_trap_space(rules, start, budget))


def percolation(rules: Rules, budget: Budget = UNBOUNDED) -> tuple[FixedComponent, ...]:
    """What percolation fixes, in the order in which it follows, each with its round and its reasons: components fixed
    in earlier rounds whose values are enough to make the rule constant, and of which none can be left out.

    >>> [(f.component, f.value, f.because) for f in percolation(Rules.build(["A", "B", "C"], ["1", "!A", "B & C"]))]
    [(0, 1, ()), (1, 0, (0,)), (2, 0, (1,))]
    """
    plan = Plan(budget)
    return steps.percolation(CompiledNetwork(rules.handle, plan), plan)


def percolated_hull(rules: Rules, budget: Budget = UNBOUNDED) -> Hull:
    """The network as it is seen from its attractors: components whose rule is constant, one after another, put into
    the others.

    >>> percolated_hull(Rules.build(["A", "B", "C"], ["1", "!A", "B | C"])).held
    {0: 1, 1: 0}
    """
    return _without(rules, dict(sorted((fixed.component, fixed.value) for fixed in percolation(rules, budget))))


def upstream(rules: Rules, of: Iterable[int]) -> frozenset[int]:
    """These components and all that they depend on, directly or through others. A rule that mentions a component whose
    value never matters to it does not depend on that component.

    >>> sorted(upstream(Rules.build(["A", "B", "C"], ["A", "A & (C | !C)", "B"]), [1]))
    [0, 1]
    """
    return steps.upstream(CompiledNetwork(rules.handle), of)


def _without(rules: Rules, held: Mapping[int, int]) -> Hull:
    """The network without the held components, their values put into the rules of the others."""
    kept = tuple(i for i in range(len(rules)) if i not in held)
    return Hull(held, kept, rules.select(kept, held))
