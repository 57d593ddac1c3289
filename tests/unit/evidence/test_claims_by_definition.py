"""Claims of every kind on random networks, held to a slow decider that is written from the definitions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claims_oracle as oracle
from claim_strategies import (
    ATTRACTORS,
    COMPARISONS,
    KINDS,
    PATHS,
    as_ledger,
    as_network,
    choices,
    claims,
    names,
    networks,
)
from claims_oracle import Claim, Network
from logicnet.errors import ClaimError
from logicnet.evidence import check, openness, sensitivity, word

Given = tuple[Network, tuple[Claim, ...], tuple[str, ...]]
WORDS = {True: "holds", False: "fails", None: "nothing"}


@st.composite
def ledgers(draw: st.DrawFn, kinds: tuple[str, ...], by: str | None = None, most: int = 6, claimed: int = 4) -> Given:
    """A network, claims about it, and names for its components."""
    network = draw(networks(most))
    several = draw(st.lists(claims(network, kinds, by), min_size=1, max_size=claimed))
    return network, tuple(several), draw(names(len(network)))


def checked(network: Network, claim: Claim, called: tuple[str, ...]) -> tuple[str, bool]:
    """The package's verdict, and whether the claim says nothing about its intervention."""
    try:
        (result,) = check([as_ledger(network, (claim,), called)]).results
    except ClaimError:
        return "nothing", False
    return word(result.verdict), result.uninformative


def expected(network: Network, claim: Claim) -> tuple[str, bool]:
    verdict = oracle.verdict(network, claim)
    without = replace(claim, arm=replace(claim.arm, intervention=()))
    idle = bool(verdict and claim.arm.intervention and oracle.verdict(network, without))
    return WORDS[verdict], idle


def agree(network: Network, several: tuple[Claim, ...], called: tuple[str, ...]) -> None:
    for claim in several:
        assert checked(network, claim, called) == expected(network, claim)


@given(ledgers(ATTRACTORS))
def test_claims_about_attractors_are_decided_by_their_definition(drawn: Given) -> None:
    agree(*drawn)


@given(ledgers(PATHS))
def test_claims_about_paths_are_decided_by_their_definition(drawn: Given) -> None:
    agree(*drawn)


@given(ledgers(("ctl",)))
def test_formulas_are_decided_by_their_definition(drawn: Given) -> None:
    agree(*drawn)


@given(ledgers(COMPARISONS, "inclusion"))
def test_comparisons_by_inclusion_are_decided_by_their_definition(drawn: Given) -> None:
    agree(*drawn)


@given(ledgers(COMPARISONS, "probability", most=5))
def test_comparisons_by_probability_are_decided_by_their_definition(drawn: Given) -> None:
    agree(*drawn)


@given(ledgers(("durable",)))
def test_durable_effects_are_decided_by_their_definition(drawn: Given) -> None:
    agree(*drawn)


@pytest.mark.parametrize("kind", ["ctl", "attractors and paths", "comparisons and durable effects"])
@given(data=st.data())
def test_what_a_mutant_turns_is_what_checking_the_mutant_turns(kind: str, data: st.DataObject) -> None:
    kinds = {"ctl": ("ctl",), "attractors and paths": (*ATTRACTORS, *PATHS)}.get(kind, (*COMPARISONS, "durable"))
    network, several, called = data.draw(ledgers(kinds, most=4, claimed=3))
    found = sensitivity(as_ledger(network, several, called))
    before = [oracle.verdict(network, claim) for claim in several]
    changed = dict(oracle.mutants(network))
    place = {name: i for i, name in enumerate(called)}
    assert len(found.rows) == len(changed)
    for row in found.rows:
        source = f" {place[row.mutant.source]}" if row.mutant.source else ""
        mutant = changed[f"{row.mutant.kind}{source} {place[row.mutant.target]}"]
        after = [oracle.verdict(mutant, claim) for claim in several]
        turned = tuple(f"c{n}" for n, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1])
        assert (row.by, row.undecided) == (turned, ()), str(row.mutant)


@given(ledgers(KINDS, most=4, claimed=3), st.data())
def test_what_a_choice_turns_is_what_checking_the_other_network_turns(drawn: Given, data: st.DataObject) -> None:
    network, several, called = drawn
    opened = data.draw(choices(network))
    found = openness(as_ledger(network, several, called, opened))
    variants = list(oracle.admissible(network, opened))
    assert found.exact and found.checked == len(variants)
    for row, claim in zip(found.rows, several, strict=True):
        verdicts = [oracle.verdict(variant, claim) for variant in variants]
        assert (row.holds, row.decided) == (sum(v is True for v in verdicts), len(verdicts))
        turning = [
            n
            for n, (i, others) in enumerate(opened)
            if any(oracle.verdict(oracle.changed(network, i, a), claim) != verdicts[0] for a in others)
        ]
        assert set(row.matters) == {f"choice{n}" for n in turning}


@settings(max_examples=20)
@given(networks(6, 1), st.data())
def test_names_like_words_of_the_language_are_names(network: Network, data: st.DataObject) -> None:
    called = data.draw(names(len(network)))
    assert as_network(network, called).names == called
