"""Reports of ledgers: what counts as sound, and which claims say nothing of their intervention."""

from __future__ import annotations

from dataclasses import replace

import pytest

from logicnet.errors import UnknownName
from logicnet.evidence.checks import Report, Result, check, names_in, narrowed
from logicnet.evidence.claim import Arm, Claim, InAttractors, Quantifier
from logicnet.evidence.ledger import Ledger, ledgers
from logicnet.evidence.verdict import Basis, Fails, Holds, Undecided
from logicnet.logic import Rules
from logicnet.model import Evidence, Fix, Intervention, Network

# Two genes that silence each other: one of them is on.
TOGGLE = Network("toggle", Rules.build(["A", "B"], ["!B", "!A"]))
ON = Basis(2, "attractors")


def claim(id: str, text: str, intervention: Intervention | None = None) -> Claim:
    shows = InAttractors(Quantifier.ALL, TOGGLE.expression(text))
    return Claim(id, "toggle", "s", "w", Evidence(), Arm(intervention=intervention or Intervention()), shows)


def test_a_failing_claim_is_held_against_a_ledger_unless_it_is_known_to_fail() -> None:
    known = replace(claim("known", "A"), disagreement="measured elsewhere")
    failed, excused = Result(claim("open", "A"), Fails(ON)), Result(known, Fails(ON))
    assert failed.disagrees and not Report((failed, excused)).sound
    assert not excused.disagrees and Report((excused,)).sound
    assert Result(known, Holds(ON)).outdated and not excused.outdated


def test_a_report_counts_its_verdicts_and_names_what_was_not_decided() -> None:
    every = (Holds(ON), Fails(ON), Undecided("too many states"))
    report = Report(tuple(Result(claim(f"c{n}", "A"), verdict) for n, verdict in enumerate(every)))
    assert [report.count(word) for word in ("holds", "fails", "undecided")] == [1, 1, 1]
    assert not report.complete and report.why_incomplete == "c2: too many states"


def test_a_claim_is_checked_with_its_expectation_and_without_its_intervention() -> None:
    knocked = Intervention((Fix("B", 0),))
    claims = (
        claim("says it", "A", knocked),
        claim("says nothing", "A | B", knocked),
        replace(claim("turned", "A"), expected=False),
    )
    results = check([Ledger(TOGGLE, claims)]).results
    assert [isinstance(result.verdict, Holds) for result in results] == [True, True, True]
    assert [result.uninformative for result in results] == [False, True, False]


def test_ledgers_are_narrowed_to_the_claims_that_are_named() -> None:
    both = [Ledger(TOGGLE, (claim("first", "A"), claim("second", "B"))), Ledger(TOGGLE, (claim("third", "A"),))]
    assert [[c.id for c in ledger.claims] for ledger in narrowed(both, ["second"])] == [["second"]]
    assert narrowed(both, []) == tuple(both)
    with pytest.raises(UnknownName, match="third"):
        narrowed(both, ["thrid"])


def test_a_claim_reads_the_names_in_its_property() -> None:
    assert sorted(names_in(claim("c", "A | B"))) == ["A", "B"]


def test_a_claim_of_which_a_background_leaves_nothing_is_undecided_and_the_others_are_asked() -> None:
    """Without its receptor IL-6 keeps no stem cell alive, so there is no attractor with stem cells to start from."""
    (ledger,) = (one for one in ledgers() if one.network.name == "il6")
    report = check([ledger], background="siltuximab", show=False)
    found = {result.claim.id: result for result in report.results}
    assert found["il6-tanshinone"].verdict == Undecided("in this background nothing to start from")
    assert len(found) == len(ledger.claims) and report.count("holds") > 0
    assert found["il6-tanshinone"].before == "holds"
