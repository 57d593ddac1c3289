"""The ledger: every claim of the review by its id, and what the ledger as a whole has to be."""

from __future__ import annotations

import time

import pytest

from logicnet.evidence import check, ledgers, narrowed, sensitivity, word
from logicnet.evidence.ledger import Ledger

CLAIMS = [claim.id for ledger in ledgers() for claim in ledger.claims]
LARGE = "resistance"


@pytest.mark.parametrize("id", CLAIMS)
def test_claim(id: str) -> None:
    (result,) = check(narrowed(ledgers(), [id]), show=False).results
    if result.claim.disagreement:
        assert word(result.verdict) == "fails", "listed as a known disagreement, but it is none any more"
    else:
        assert word(result.verdict) == "holds", result.claim.statement


def test_the_whole_ledger_is_decided_in_five_seconds() -> None:
    started = time.process_time()
    report = check(ledgers())
    assert time.process_time() - started < 5
    assert len(report.results) >= 60 and not report.count("undecided")


@pytest.mark.parametrize(
    "ledger", [one for one in ledgers() if one.network.name != LARGE], ids=lambda one: one.network.name
)
def test_the_claims_notice_nearly_every_regulation(ledger: Ledger) -> None:
    found = sensitivity(ledger)
    assert found.share >= 0.95, found.unnoticed


@pytest.mark.benchmark
@pytest.mark.parametrize(("large", "seconds"), [(False, 30), (True, 900)], ids=["the members", "the whole"])
def test_sensitivity_ends_in_time(large: bool, seconds: int) -> None:
    """The whole has 310 claims of dynamics and 631 mutants, each member some 50 claims and a hundred mutants."""
    asked = [ledger for ledger in ledgers() if (ledger.network.name == LARGE) is large]
    started = time.process_time()
    found = [sensitivity(ledger) for ledger in asked]
    assert time.process_time() - started < seconds
    assert all(one.share >= 0.95 for one in found), [one.unnoticed for one in found]
