"""A screen as people read it: a table for each setting, and below it what its columns leave unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from logicnet.cli.table import table

if TYPE_CHECKING:
    from logicnet.screens import Answer, Outcome, Screen

_COLUMNS = (
    "rank",
    "intervention",
    "type",
    "attractors",
    "always",
    "sometimes",
    "never",
    "fraction",
    "change",
    "outcome",
)
INTERVAL = "95 % interval"
_NUMBERS = frozenset({"rank", "attractors", "always", "sometimes", "never", "fraction", "change", "probability"})


def screen_in_words(found: Screen, most: int) -> str:
    """All settings, so many rows of each, and the notes that the rows need."""
    columns = _columns(found)
    blocks = []
    one = len(found.rows.design) + 1
    for number, name in enumerate(found.settings):
        shown = found.rows[number * one : number * one + min(one, most + 1)]
        rows = [cells(columns, _row(row, bool(found.start))) for row in shown]
        under = f" under {name}" if name else ""
        heading = f"{found.network.name}: {found.phenotype}{under}, {one - 1} interventions"
        more = f"({one - len(shown)} more rows: --rows, --output)"
        below = [*notes(found, shown), *([more] if len(shown) < one else [])]
        blocks.append("\n".join([f"{heading}\n", table(columns, rows, right=_NUMBERS), *below]))
    return "\n\n".join(blocks)


def cells(columns: Sequence[str], row: Mapping[str, Any]) -> list[str]:
    """The cells of a row."""
    return [_cell(column, row[column]) for column in columns]


def ended(answers: Iterable[Answer]) -> str:
    """By what budgets the work on these answers was ended, in words."""
    return " and ".join(dict.fromkeys(by for answer in answers for by in answer.ended_by))


def notes(found: Screen, shown: Sequence[Outcome]) -> Iterator[str]:
    """What the rows that are printed leave unsaid: what is sampled, bounded or undecided, and which cells are empty."""
    by = {status: [row.answer for row in shown if row.status == status] for status in ("sampled", "bounded")}
    lost = [row.answer for row in shown if not row.answer.decided]
    if by["sampled"]:
        yield f"(sampled: the probability is that of {found.samples} walks, with its 95 % interval)"
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


def _columns(found: Screen) -> list[str]:
    columns = list(_COLUMNS)
    answers = [answer for group in found.rows.groups for answer in group.answers]
    if found.rows.design.labelled:
        columns.insert(2, "drugs")
    if found.start:
        chance = [] if found.samples is None else ["probability"]
        interval = [INTERVAL] if any(answer.low is not None for answer in answers) else []
        columns[-1:-1] = ["reachable", "withdrawal", *chance, *interval]
    if any(answer.status != "exact" for answer in answers):
        columns.append("status")
    return columns


def _row(row: Outcome, start: bool) -> dict[str, Any]:
    low, high = row.answer.low, row.answer.high
    interval = "" if low is None or high is None else f"{low:.3f} - {high:.3f}"
    return row.to_dict(start=start, drugs=True) | {INTERVAL: interval}


def _cell(column: str, value: object) -> str:
    if value is None:
        return "" if column == "probability" else "?"
    if column == "intervention":
        return str(value) or "(wild type)"
    if isinstance(value, float):
        return f"{value:+.3f}" if column == "change" else f"{value:.3f}"
    return str(value)
