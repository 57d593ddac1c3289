"""What the members hold, asked of the integrated network."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.evidence import of_members


@pytest.mark.slow
def test_the_whole_holds_most_of_what_its_members_hold_and_says_why_not_the_rest() -> None:
    (whole,) = (one for one in logicnet.ledgers() if one.network.name == "resistance")
    found = of_members(whole)
    holds, asked, _ = found.counts()
    assert holds >= 0.85 * asked
    assert found.sound
    assert all(one.holds or one.claim.disagreement for one in found.report.results)
    assert not [one.claim.id for one in found.report.results if one.outdated]
