"""What was found when a page was made, of the question that it opens with: what ``logicnet attractors`` finds."""

from __future__ import annotations

from typing import Any

from logicnet.analysis.answer import Attractor, Attractors
from logicnet.analysis.attractor_columns import cell
from logicnet.analysis.attractors import attractors
from logicnet.report.page.opening import Opening

LISTED_AT_FIRST = 50
"""How many attractors a page lists where its script does not run; all are counted."""
SECONDS_AT_FIRST = 20.0
"""How long they are looked for at most, unless asked otherwise."""


def found_at_first(
    begin: Opening, *, timeout: float | None = SECONDS_AT_FIRST, memory: int | None = None
) -> Attractors:
    """The attractors of the question that a page opens with, as far as the budget goes."""
    asked = begin.asked
    own = {one.name for one in asked.network.phenotypes}
    more = [begin.phenotype] if begin.phenotype and begin.phenotype not in own else []
    return attractors(
        asked.network,
        setting=asked.setting,
        intervention=asked.intervention,
        phenotypes=more,
        limit=LISTED_AT_FIRST,
        timeout=timeout,
        memory=memory,
    )


def result_entry(found: Attractors) -> dict[str, Any]:
    """The attractors as the page tells them."""
    return {
        "count": f"{'' if found.complete else 'at least '}{found.count}",
        "attractors": [_attractor(one, found) for one in found],
        "incomplete": "; ".join(filter(None, [found.why_incomplete, _cut(found)])),
    }


def _attractor(one: Attractor, found: Attractors) -> dict[str, Any]:
    told = found.readings.to_dict(one)
    return {
        "kind": one.kind,
        "states": "?" if one.states is None else str(one.states),
        "pattern": one.pattern,
        "condition": dict(one.condition),
        "values": {component.name: cell(one, component.name) for component in found.network.components},
        "phenotypes": told.get("phenotypes", {}),
    }


def _cut(found: Attractors) -> str:
    return f"the first {len(found)} are listed" if found.truncated else ""
