"""A screen as people read it: a table for each setting, and below it what its columns leave unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.screens import Answer, Outcome, Screen

_LASTING = frozenset({"intervention", "drugs", "outcome"})  # what was tried, and what came of it
_NUMBERS = frozenset(
    {"rank", "attractors", "always", "sometimes", "never", "fraction", "change", "probability", "share"}
)


def screen_in_words(found: Screen, most: int) -> str:
    """All settings, so many rows of each, and the notes that the rows need."""
    columns = found.told
    blocks = []
    for name, group, start in zip(found.settings, found.rows.groups, found.rows.starts, strict=True):
        one = len(group.order)
        shown = found.rows[start : start + min(one, most + 1)]
        rows = [found.words_of(row) for row in shown]
        under = (f" under {name}" if name else "") + (f" from {found.start}" if found.start else "")
        background = f" on top of {found.intervention}" if found.intervention else ""
        gone = len(found.rows.design) + 1 - one
        left = f" ({gone} more of which a part does the same)" if gone else ""
        heading = f"{found.network.name}: {found.phenotype}{under}, {one - 1} interventions{left}{background}"
        more = f"({one - len(shown)} more rows: --rows, --output)"
        below = [*notes(found, shown), *([more] if len(shown) < one else [])]
        right = _NUMBERS.union(f"value {readout.name}" for readout in found.readouts)
        blocks.append("\n".join([f"{heading}\n", table(columns, rows, right=right, lasting=_LASTING), *below]))
    return "\n\n".join(blocks)


def ended(answers: Iterable[Answer]) -> str:
    """By what budgets the work on these answers was ended, in words."""
    return " and ".join(dict.fromkeys(by for answer in answers for by in answer.ended_by))


def notes(found: Screen, shown: Sequence[Outcome]) -> Iterator[str]:
    """What the rows that are printed leave unsaid: what is sampled, bounded or undecided, and which cells are empty."""
    by = {status: [row.answer for row in shown if row.status == status] for status in ("sampled", "bounded")}
    lost = [row.answer for row in shown if not row.answer.decided]
    if by["sampled"]:
        what = "what is not exact" if found.share or found.readouts else "the probability"
        yield f"(sampled: {what} is that of {found.samples} walks, with its 95 % interval)"
    if (found.share or found.readouts) and not found.start:
        yield "(shares of time and values are means over the attractors, each alike: there is no start)"
    if not found.by.counts:
        yield f"(rank, change and outcome go by the {found.by.column})"
    if any(row.answer.mixed for row in shown):
        yield "(attractors and reach are empty where a dose mixes networks: there is no one network to have them)"
    if by["bounded"]:
        why = f", ended by {budget}" if (budget := ended(by["bounded"])) else ""
        yield f"(bounded: what is empty was not decided{why}; an interval there is certain)"
    if lost:
        why = f" by {budget}" if (budget := ended(lost)) else ""
        yield f"(undecided or failed: the counts are of what was found until the work was ended{why})"
    if not found.start:
        return
    if not any(row.answer.reachable for row in shown) and not by["bounded"]:
        yield f"(reachable is empty: no attractor of the wild type shows {found.phenotype}, so there is no start)"
    elif any(row.type != "wild type" and row.answer.reachable == "yes" for row in shown):
        yield "(withdrawal is empty where the phenotype is still reached: nothing was gone)"
