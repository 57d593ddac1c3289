"""Which reduction may be made for which question: one table, with the reasons.

A reduction that keeps the attractors need not keep the paths to them. So ``SAFE`` names for each reduction the
questions whose answers it keeps, the reason, and the modules that make it. There are three kinds of question: which
attractors there are, whatever the start; what can be reached from a start, which the CTL operators ask too; and how
probably it is reached.

``checking`` reads its two rows on the cone: they decide for which operators the components that do not act on a formula
are left out. The other rows decide nothing by themselves: they are the reasons for what the modules they name do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from logicnet.logic.ctl.formulas import UNARY_OPERATORS

WITHOUT_START = frozenset({"attractors", "fixed points", "minimal trap spaces"})
OPERATORS = frozenset({*UNARY_OPERATORS, "EU", "AU"})
FROM_A_START = OPERATORS | frozenset({"reachable attractors", "reachable states", "shortest path", "probabilities"})
_SOMEWHERE = frozenset({"EF", "AG", "EU", "reachable attractors", "shortest path", "probabilities"})


@dataclass(frozen=True, slots=True)
class Safety:
    """The questions that a reduction keeps, why (and why not the others), and the modules that make it."""

    questions: frozenset[str]
    why: str
    made_in: tuple[str, ...]


SAFE: Mapping[str, Safety] = {
    "percolation": Safety(
        WITHOUT_START,
        "a component whose rule is constant ends at that constant in every attractor; on the way there it may differ, "
        "so nothing that depends on a start is percolated. Maximal trap spaces may hold less than that",
        ("logicnet.reduction.percolation", "logicnet.reduction.hull", "logicnet.reduction.folded"),
    ),
    "blocks": Safety(
        frozenset({"attractors"}),
        "what is closed upstream runs by itself, and what is downstream sees all of its attractor; which of the "
        "products is reached from a start depends on the way there",
        ("logicnet.reduction.strong_blocks", "logicnet.reduction.product"),
    ),
    "without mediators": Safety(
        frozenset({"fixed points"}),
        "at rest a component is what its rule says, so the rule can stand in its place; away from rest it lags, so "
        "attractors that oscillate are candidates only",
        ("logicnet.reduction.mediators",),
    ),
    "hull": Safety(
        FROM_A_START,
        "no state outside the least trap space around the start is ever reached, so what is held there stays",
        ("logicnet.reduction.hull", "logicnet.reduction.folded"),
    ),
    "cone": Safety(
        frozenset({"attractors"}) | _SOMEWHERE,
        "components that do not act on what is asked about neither enable nor prevent its moves: their steps are "
        "stutters. A shortest path has none; in continuous time they take no time from the others. But a step can be "
        "one of theirs (EX, AX), and they may move for ever while others stand (AF, EG, AU)",
        ("logicnet.reduction.folded", "logicnet.analysis.distinguishing"),
    ),
    "cone, the rest without cycles": Safety(
        frozenset({"attractors", "AF", "EG", "AU"}) | _SOMEWHERE,
        "where the components left out cannot move for ever, every stutter ends, and a path that stays is one that "
        "stays without them",
        ("logicnet.reduction.folded",),
    ),
    "memory": Safety(
        frozenset({"reachable attractors", "probabilities"}),
        "what lies downstream of all cycles follows: over one attractor of the rest it has exactly one attractor, so "
        "an attractor is reached where its part on the cycles and above them is",
        ("logicnet.reduction.folded", "logicnet.analysis.distinguishing"),
    ),
}


def is_safe(reduction: str, question: str) -> bool:
    """Whether a reduction keeps the answer to a question.

    >>> is_safe("percolation", "attractors"), is_safe("percolation", "probabilities")
    (True, False)
    """
    if question not in WITHOUT_START | FROM_A_START:
        raise ValueError(f"no question {question!r}: it is one of {', '.join(sorted(WITHOUT_START | FROM_A_START))}")
    return question in SAFE[reduction].questions


def kept_operators(reduction: str) -> frozenset[str]:
    """The CTL operators whose truth a reduction keeps.

    >>> sorted(kept_operators("cone"))
    ['AG', 'EF', 'EU']
    """
    return SAFE[reduction].questions & OPERATORS
