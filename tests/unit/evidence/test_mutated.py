"""Claims asked of a mutant: the definition is a ledger in which every arm has the changes written into it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

import claims_oracle as oracle
from claim_strategies import as_ledger, changes, claims, names, networks
from logicnet.errors import ClaimError
from logicnet.evidence import check, word
from logicnet.evidence.claim import Arm, Claim, Compares, FromAttractors, InAttractors, Quantifier
from logicnet.evidence.mutated import inside
from logicnet.logic import Rules
from logicnet.model import Cut, Evidence, Fix, Intervention, Network, Setting

NETWORK = Network("n", Rules.build(["A", "B", "C"], ["A", "A", "B"]))


def parsed(text: str) -> Intervention:
    return Intervention.parse(text, NETWORK)


def test_the_changes_stand_in_the_background_of_every_arm() -> None:
    start = FromAttractors(Arm(Setting((("A", 1),))), None, FromAttractors(Arm()))
    claimed = Compares(NETWORK.expression("C"), "more", Arm(background=parsed("C%1")))
    found = inside(Claim("c", "n", "", "", Evidence(), Arm(intervention=parsed("C%0")), claimed, start), parsed("B%0"))
    assert (str(found.arm.background), str(found.arm.intervention)) == ("B%0", "C%0")
    assert isinstance(found.property, Compares) and str(found.property.than.background) == "B%0 C%1"
    assert isinstance(found.start, FromAttractors) and str(found.start.arm.background) == "B%0"
    assert isinstance(found.start.start, FromAttractors) and str(found.start.start.arm.background) == "B%0"


def test_what_a_claim_changes_itself_has_the_last_word() -> None:
    property = InAttractors(Quantifier.ALL, NETWORK.expression("C"))
    arm = Arm(background=parsed("B%1"), intervention=parsed("C%1"))
    found = inside(Claim("c", "n", "", "", Evidence(), arm, property), parsed("B%0 C%0 A:B%0"))
    assert (str(found.arm.background), str(found.arm.intervention)) == ("A:B%0 B%1", "C%1")


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_claim_of_a_mutant_is_decided_as_by_definition(data: st.DataObject) -> None:
    network = data.draw(networks(5))
    claim = data.draw(claims(network))
    added = data.draw(changes(network, 2))
    called = data.draw(names(len(network)))

    def joined(arm: oracle.Arm) -> oracle.Arm:
        taken = {change[:-1] for change in (*arm.background, *arm.intervention)}
        return replace(arm, background=(*arm.background, *(c for c in added if c[:-1] not in taken)))

    def begun(start: oracle.Start) -> oracle.Start:
        if not isinstance(start, oracle.FromAttractors):
            return start
        return replace(start, arm=joined(start.arm), start=begun(start.start))

    mutant = replace(claim, arm=joined(claim.arm), other=joined(claim.other), start=begun(claim.start))
    background = Intervention.of(
        Fix(called[c[1]], c[2]) if c[0] == "hold" else Cut(called[c[1]], called[c[2]], c[3]) for c in added
    )
    try:
        (result,) = check([as_ledger(network, (claim,), called)], background=background).results
    except ClaimError:  # about nothing without the background already
        assert oracle.verdict(network, claim) is None
        return
    meant = {True: "holds", False: "fails", None: "undecided"}
    assert word(result.verdict) == meant[oracle.verdict(network, mutant)]
    if added:
        assert (result.before == "holds") == oracle.verdict(network, claim)
