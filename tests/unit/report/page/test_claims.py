"""The claims of the document: those of the ledger in its order, with its verdicts, each asked or told why it is not."""

from __future__ import annotations

import logicnet
from logicnet.evidence import check, ledgers
from logicnet.evidence.verdict import word
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.report.page.claims import claims

LEDGER = next(one for one in ledgers() if one.network.name == "aldh")


def test_the_claims_of_a_shipped_network_are_those_of_its_ledger_with_their_verdicts() -> None:
    entries = claims(logicnet.load("aldh"))
    assert [(one["id"], one["statement"]) for one in entries] == [(one.id, one.statement) for one in LEDGER.claims]
    found = {one.claim.id: word(one.verdict) for one in check([LEDGER]).results}
    assert {one["id"]: one["verdict"] for one in entries} == found


def test_a_claim_is_asked_or_it_is_said_why_not() -> None:
    for one in claims(logicnet.load("aldh"), decided=False):
        assert (one["question"] is None) == bool(one["unasked"])
        assert one["verdict"] == ""


def test_the_arm_of_a_claim_is_what_it_holds_and_changes() -> None:
    for entry, claim in zip(claims(logicnet.load("aldh"), decided=False), LEDGER.claims, strict=True):
        assert entry["arm"]["values"] == dict(claim.arm.setting.values)
        assert entry["arm"]["changes"] == str(claim.arm.intervention).split()


def test_nothing_is_claimed_of_a_network_that_is_not_the_ledgers() -> None:
    assert claims(Network("aldh", Rules.parse("A, A"))) == []
    assert claims(logicnet.knock_out("RAR").on(logicnet.load("aldh"))) == []
