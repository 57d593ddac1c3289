"""The claims of a network's ledger as the page asks them: each with its sentence, where it stands, and what it asks.

What each entry means stands in ``src/page/model/document.ts``. What the page does not decide is told with the reason;
``logicnet check`` decides it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from logicnet.checking.properties import programs_of
from logicnet.evidence import Ledger, check, ledgers
from logicnet.evidence.claim import (
    Arm,
    Claim,
    Compares,
    Durable,
    FromAttractors,
    FromMixture,
    FromStates,
    InAttractors,
    Property,
    Reaches,
    Satisfies,
    Start,
    sentence,
)
from logicnet.evidence.verdict import word
from logicnet.formats.shipped import is_shipped
from logicnet.logic import Expression
from logicnet.logic.ctl.formulas import (
    And,
    Constant,
    Formula,
    Implies,
    Level,
    Name,
    Not,
    Or,
    Temporal,
    Until,
    postorder,
)
from logicnet.model import Network
from logicnet.report.page.links import reference_text


def claims(network: Network, ledger: Ledger | None = None, *, decided: bool = True) -> list[dict[str, Any]]:
    """The claims about a network, as JSON writes them.

    - ``network``: the network of the page.
    - ``ledger``: its claims (default: the shipped ledger of the network, where there is one for this very network).
    - ``decided``: whether each claim has its verdict with it, as ``logicnet check`` finds it (default: True); without,
      the page finds it.

    Returns a list, empty where nothing is claimed of the network.

    Raises ClaimError where a claim is about nothing.

    >>> import logicnet
    >>> first = claims(logicnet.load("aldh"), decided=False)[0]
    >>> first["question"]["kind"], first["unasked"]
    ('attractors', '')
    """
    found = ledger or _shipped(network)
    if found is None:
        return []
    verdicts: dict[str, tuple[str, bool]] = {}
    if decided:
        results = check([found], show=False).results
        verdicts = {one.claim.id: (word(one.verdict), one.uninformative) for one in results}
    return [_entry(claim, network, *verdicts.get(claim.id, ("", False))) for claim in found.claims]


def _shipped(network: Network) -> Ledger | None:
    """The shipped ledger of a network, which is this very one."""
    if not is_shipped(network):
        return None
    return next((one for one in ledgers() if one.network.digest == network.digest), None)


def _entry(claim: Claim, network: Network, verdict: str, idle: bool) -> dict[str, Any]:
    found = _question(claim.property, network)
    question, unasked = (None, found) if isinstance(found, str) else (found, "")
    return {
        "id": claim.id,
        "statement": claim.statement,
        "asks": sentence(claim.property),
        "armText": str(claim.arm),
        "where": claim.where,
        "references": [dict(reference_text(one, network)) for one in claim.evidence.references],
        "strength": str(claim.strength),
        "expected": claim.expected,
        "disagreement": claim.disagreement,
        "context": claim.context,
        "arm": _arm(claim.arm),
        "start": _start(claim.start),
        "question": question,
        "unasked": unasked,
        "verdict": verdict,
        "idle": idle,
    }


def _arm(arm: Arm) -> dict[str, Any]:
    return {
        "values": dict(arm.setting.values),
        "background": list(map(str, arm.background.changes)),
        "changes": list(map(str, arm.intervention.changes)),
    }


def _start(start: Start | None) -> dict[str, Any] | None:
    """Where a claim starts; of several sets of states their union, since what the page asks has no probability."""
    match start:
        case None:
            return None
        case FromStates(values):
            return {"kind": "states", "parts": [dict(values)]}
        case FromMixture(parts):
            return {"kind": "states", "parts": [dict(one.values) for _, one in parts]}
        case FromAttractors(arm, where, before):
            shown = "" if where is None else str(where)
            return {"kind": "attractors", "arm": _arm(arm), "where": shown, "start": _start(before)}
        case _:
            assert_never(start)


def _question(claimed: Property, network: Network) -> dict[str, Any] | str:
    """What a property asks, or why the page does not ask it."""
    match claimed:
        case InAttractors(quantifier, expression):
            return {"kind": "attractors", "quantifier": str(quantifier), "expression": str(expression)}
        case Reaches(way, expression):
            return {"kind": "reaches", "way": str(way), "expression": str(expression)}
        case Satisfies(formula):
            return {"kind": "formula", "steps": _steps(formula, network)}
        case Compares(expression, relation, than, "inclusion"):
            return {"kind": "compares", "relation": relation, "expression": str(expression), "than": _arm(than)}
        case Compares(_, _, _, by):
            return f"a comparison by {by} is decided by logicnet check, and not in the page"
        case Durable(expression, then):
            after = None if then is None else dict(then.values)
            return {"kind": "durable", "expression": str(expression), "then": after}
        case _:
            assert_never(claimed)


def _steps(formula: Formula, network: Network) -> list[str]:
    """A formula innermost first: ``=`` and an expression, or an operator on what stands before it."""
    meant = programs_of(network, formula)
    return [
        _step(node, {key: str(Expression(network.rules, program)) for key, program in meant.items()})
        for node in postorder(formula)
    ]


def _step(node: Formula, meant: Mapping[str, str]) -> str:
    match node:
        case Constant(value):
            return f"={int(value)}"
        case Name() | Level():
            return f"={meant[node.key]}"
        case Not():
            return "!"
        case And():
            return "&"
        case Or():
            return "|"
        case Implies():
            return "->"
        case Temporal(operator, _):
            return operator
        case Until(quantifier, _, _):
            return f"{quantifier}U"
        case _:
            assert_never(node)
