"""The baseline of a claim: verdicts on changed networks, worked out by hand."""

from __future__ import annotations

import pytest

from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.evidence import baseline
from logicnet.evidence.arms import Case
from logicnet.evidence.baseline import EMPTY, Baseline
from logicnet.evidence.claim import (
    Arm,
    Claim,
    FromAttractors,
    FromStates,
    InAttractors,
    Quantifier,
    Reaches,
    Start,
    Way,
)
from logicnet.logic import Rules
from logicnet.model import Evidence, Network, Setting

# B follows A, A follows the drug; C follows the drug, and nothing reads C.
CHAIN = Network("chain", Rules.build(["Drug", "A", "B", "C"], ["Drug", "Drug", "A", "Drug"]))
TREATED = Arm(Setting((("Drug", 1),)))


def program(text: str) -> tuple[int, ...]:
    return CHAIN.expression(text).program


def based(claimed: InAttractors | Reaches, start: Start | None = None) -> Baseline:
    claim = Claim("c", "chain", "", "", Evidence(), TREATED, claimed, start)
    return Baseline(Case(claim, CHAIN, system_of(CHAIN), Notebook(CHAIN.names), show=False))


@pytest.fixture
def b_is_on() -> Baseline:
    return based(InAttractors(Quantifier.ALL, CHAIN.expression("B")))


def test_a_change_that_turns_the_verdict_is_noticed(b_is_on: Baseline) -> None:
    assert b_is_on.before == "holds"
    assert b_is_on.word({1: program("!Drug")}) == "fails" and b_is_on.notices({1: program("!Drug")}) is True


def test_two_changes_that_undo_each_other_leave_the_verdict(b_is_on: Baseline) -> None:
    assert b_is_on.word({1: program("!Drug"), 2: program("!A")}) == "holds"


def test_a_change_beside_another_counts_where_the_other_brings_it_in(b_is_on: Baseline) -> None:
    assert b_is_on.word({3: program("!Drug")}) == "holds"  # nothing reads C
    assert b_is_on.word({2: program("C")}) == "holds"  # C is on as A is
    assert b_is_on.word({2: program("C"), 3: program("!Drug")}) == "fails"


def test_a_change_that_cannot_reach_the_claim_is_not_decided(
    b_is_on: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(baseline, "verdict_of")
    assert b_is_on.word({3: program("!Drug")}) == "holds"  # outside the cone of B
    assert b_is_on.word({1: program("Drug & Drug")}) == "holds"  # A is on either way, where the drug is held


def test_a_claim_that_is_left_with_nothing_to_start_from_has_a_word_for_it() -> None:
    one = based(Reaches(Way.CAN, CHAIN.expression("B")), FromAttractors(TREATED, CHAIN.expression("B")))
    assert one.before == "holds" and one.word({1: program("0")}) == EMPTY


def test_a_change_that_leaves_the_states_to_start_from_is_not_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    # P and Q keep each other on, or off: with P also in its own rule they still do. B is on where Q is or the drug.
    pair = Network("pair", Rules.build(["Drug", "P", "Q", "B"], ["Drug", "Q", "P", "Q | Drug"]))
    start = FromAttractors(Arm(Setting((("Drug", 0),))), pair.expression("P"))
    claim = Claim("c", "pair", "", "", Evidence(), TREATED, InAttractors(Quantifier.ALL, pair.expression("B")), start)
    one = Baseline(Case(claim, pair, system_of(pair), Notebook(pair.names), show=False))
    assert one.word({1: pair.expression("!Q").program}) == EMPTY  # the two turn for ever, and P is in no state for good
    monkeypatch.delattr(baseline, "verdict_of")
    assert one.before == "holds" and one.word({1: pair.expression("P & Q").program}) == "holds"


def test_a_rule_that_a_start_leaves_without_effect_is_not_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    # Z turns for ever, and B reads it only where there is no drug
    shut = Network("shut", Rules.build(["Drug", "Z", "B"], ["Drug", "!Z", "Z | Drug"]))
    claimed = Reaches(Way.MUST, shut.expression("B"))
    claim = Claim("c", "shut", "", "", Evidence(), TREATED, claimed, FromStates((("B", 0),)))
    one = Baseline(Case(claim, shut, system_of(shut), Notebook(shut.names), show=False))
    monkeypatch.delattr(baseline, "verdict_of")
    assert one.before == "holds" and one.word({1: shut.expression("Z & B").program}) == "holds"
