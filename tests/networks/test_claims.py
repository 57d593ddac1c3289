"""The ledger: every claim of the review by its id, and what the ledger as a whole has to be."""

from __future__ import annotations

import time

import pytest

from logicnet.evidence import check, ledgers, narrowed, sensitivity, word
from logicnet.evidence.ledger import Ledger

CLAIMS = [claim.id for ledger in ledgers() for claim in ledger.claims]


@pytest.mark.parametrize("id", CLAIMS)
def test_claim(id: str) -> None:
    (result,) = check(narrowed(ledgers(), [id]), show=False).results
    if result.claim.disagreement:
        assert word(result.verdict) == "fails", "listed as a known disagreement, but it is none any more"
    else:
        assert word(result.verdict) == "holds", result.claim.statement


def test_the_ledger_is_decided_in_five_seconds() -> None:
    started = time.process_time()
    report = check(ledgers())
    assert time.process_time() - started < 5
    assert len(report.results) >= 60 and not report.count("undecided")


@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.network.name)
def test_the_claims_notice_nearly_every_regulation(ledger: Ledger) -> None:
    if ledger.network.name == "resistance":
        pytest.skip("its own test below")
    found = sensitivity(ledger)
    assert found.share >= 0.95, found.unnoticed


@pytest.mark.parametrize("ledger", ledgers(), ids=lambda ledger: ledger.network.name)
def test_every_component_of_the_review_carries_its_reference(ledger: Ledger) -> None:
    silent = [c.name for c in ledger.network.components if not c.evidence.references and not c.evidence.why]
    assert not silent
