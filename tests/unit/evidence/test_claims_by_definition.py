"""Claims of every kind on random networks, held to a slow decider that is written from the definitions."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import claims_oracle as oracle
from claim_strategies import (
    ATTRACTORS,
    COMPARISONS,
    KINDS,
    PATHS,
    REMEMBERING,
    RULES,
    arms,
    as_ledger,
    as_network,
    attractors,
    choices,
    claims,
    names,
    networks,
    odds,
    pairs,
    starts,
    steps,
)
from claims_oracle import Arm, Claim, FromAttractors, Network, Start
from logicnet.errors import ClaimError
from logicnet.evidence import check, openness, sensitivity, shown, word
from logicnet.evidence.verdict import ShownNumbers

Given = tuple[Network, tuple[Claim, ...], tuple[str, ...]]
Experiment = tuple[Network, Arm, Start, tuple[str, ...]]
NEVER = ((Fraction(0), Fraction(2)), (Fraction(1), Fraction(0)), (Fraction(0), Fraction(0)))
WORDS = {True: "holds", False: "fails", None: "nothing"}


@st.composite
def ledgers(draw: st.DrawFn, kinds: tuple[str, ...], by: str | None = None, most: int = 6, claimed: int = 4) -> Given:
    """A network, claims about it, and names for its components."""
    network = draw(networks(most))
    several = draw(st.lists(claims(network, kinds, by), min_size=1, max_size=claimed))
    return network, tuple(several), draw(names(len(network)))


Found = tuple[str, bool, tuple[str, ...]]


def checked(network: Network, claim: Claim, called: tuple[str, ...]) -> Found:
    """The package's verdict, whether the claim says nothing about its intervention, and the probabilities compared."""
    try:
        (result,) = check([as_ledger(network, (claim,), called)]).results
    except ClaimError:
        return "nothing", False, ()
    compared = shown(result.verdict)
    numbers = compared.values if isinstance(compared, ShownNumbers) and claim.by == "probability" else ()
    return word(result.verdict), result.uninformative, numbers


def expected(network: Network, claim: Claim) -> Found:
    """The same by definition."""
    verdict = oracle.verdict(network, claim)
    without = replace(claim, arm=replace(claim.arm, intervention=()))
    idle = bool(verdict and claim.arm.intervention and oracle.verdict(network, without))
    numbers: tuple[str, ...] = ()
    if verdict is not None and claim.by == "probability":
        numbers = tuple(f"{float(oracle.probability(network, arm, claim)):.10g}" for arm in (claim.arm, claim.other))
    return WORDS[verdict], idle, numbers


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


@st.composite
def experiments(draw: st.DrawFn, most: int, several: tuple[str, ...] = RULES) -> Experiment:
    """A network, one arm, and a start, most often of attractors under another arm."""
    network = draw(networks(most, several=several))
    arm = draw(arms(network, 1))
    start = draw(st.one_of(attractors(network, arm), attractors(network, arm), starts(network, arm)))
    return network, arm, start, draw(names(len(network)))


def told(network: Network, several: tuple[Claim, ...], called: tuple[str, ...]) -> None:
    """The verdicts on several claims with one start, checked together."""
    if oracle.verdict(network, several[0]) is None:
        return  # nothing to start from
    found = check([as_ledger(network, several, called)], show=False).results
    assert [word(result.verdict) for result in found] == [WORDS[oracle.verdict(network, claim)] for claim in several]


@settings(max_examples=3 * settings().max_examples)
@given(experiments(4))
def test_what_may_come_next_is_decided_by_its_definition(drawn: Experiment) -> None:
    network, arm, start, called = drawn
    told(network, steps(network, arm, start), called)


@settings(max_examples=2 * settings().max_examples)
@given(experiments(4, REMEMBERING))
def test_what_attractors_show_together_is_decided_by_its_definition(drawn: Experiment) -> None:
    network, arm, start, called = drawn
    told(network, pairs(network, arm, start), called)


@given(experiments(4, REMEMBERING))
def test_the_probability_of_each_component_is_that_of_the_whole_walk(drawn: Experiment) -> None:
    network, arm, start, called = drawn
    agree(network, odds(network, arm, start), called)


@st.composite
def latches(draw: st.DrawFn, by: str) -> Given:
    """A component that reads itself, that edge cut in one arm, and a rate of 0 for it: its last way to move, or one."""
    network = draw(networks(4))
    own = draw(st.integers(1, len(network) - 1))
    network = (*network[:own], (draw(st.sampled_from("&|")), network[own], own), *network[own + 1 :])
    claim = draw(claims(network, COMPARISONS, by))
    arm = Arm(claim.arm.setting, (), (("cut", own, own, draw(st.integers(0, 1))),))
    rates = ((own, *draw(st.sampled_from(NEVER))),)
    arms_of = draw(st.sampled_from(({"arm": arm}, {"other": arm}, {"start": FromAttractors(arm)})))
    return network, (replace(claim, rates=rates, **arms_of),), draw(names(len(network)))


# B reads itself or A, never rises, and falls where that edge is cut and A is off. Of the four states AB three lack B in
# the end then; uncut B keeps its value, and two do.
FALLS_WITH_A = (
    (("&", 0, 0), ("|", ("|", 1, 0), 1)),
    (
        Claim(
            "more resistant than",
            ("!", 1),
            Arm((), (), (("cut", 1, 1, 0),)),
            other=Arm(),
            by="probability",
            rates=((1, Fraction(0), Fraction(2)),),
        ),
    ),
    ("A", "B"),
)


@example(FALLS_WITH_A)
@given(st.one_of(latches("probability"), latches("share")))
def test_what_never_moves_some_way_does_not_whatever_edge_is_cut(drawn: Given) -> None:
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
    notice(*data.draw(ledgers(kinds, most=4, claimed=3)))


@given(experiments(3), st.sampled_from(range(2)))
def test_what_a_mutant_turns_of_what_may_come_next(drawn: Experiment, place: int) -> None:
    network, arm, start, called = drawn
    notice(network, tuple(c for c in steps(network, arm, start) if place in oracle.read(c.about[1])), called)


def notice(network: Network, several: tuple[Claim, ...], called: tuple[str, ...]) -> None:
    """The claims notice the mutants that checking each mutant by its definition says."""
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
