"""How claims are decided: by one rule, by constants, by attractors or by reach; held to a slow three-valued oracle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import claims_oracle
import constants_oracle
from claim_strategies import ATTRACTORS, KINDS, PATHS, REMEMBERING, RULES, as_ledger, claims, names, networks, rules
from claims_oracle import Arm, Claim, FromAttractors, Network
from logicnet.checking.notebook import Notebook
from logicnet.checking.systems import system_of
from logicnet.evidence import claim as nouns
from logicnet.evidence.arms import Case
from logicnet.evidence.decided import decided_by
from logicnet.model import Component, Evidence, Setting
from logicnet.model import Network as Model


def word(network: Network, claim: Claim, called: tuple[str, ...]) -> str:
    ledger = as_ledger(network, (claim,), called)
    return decided(ledger.network, ledger.claims[0])


def decided(network: Model, claim: nouns.Claim) -> str:
    return str(decided_by(Case(claim, network, system_of(network), Notebook(network.names))))


@st.composite
def cases(draw: st.DrawFn, several: tuple[str, ...] = RULES) -> tuple[Network, Claim, tuple[str, ...]]:
    network = draw(networks(6, several=several))
    return network, draw(claims(network, KINDS)), draw(names(len(network)))


@given(st.one_of(cases(), cases(REMEMBERING)))
def test_a_claim_is_decided_by_what_the_definition_says(case: tuple[Network, Claim, tuple[str, ...]]) -> None:
    network, claim, called = case
    assert word(network, claim, called) == constants_oracle.decider(network, claim)


@given(cases(), st.data())
def test_constants_decide_whatever_the_rules_of_the_unknown_components_are(
    case: tuple[Network, Claim, tuple[str, ...]], data: st.DataObject
) -> None:
    network, claim, called = case
    if isinstance(claim.start, FromAttractors) or claim.kind not in (*ATTRACTORS, *PATHS):
        return
    if word(network, claim, called) not in ("one rule", "constants"):
        return
    known = constants_oracle.passed(network, claim.arm, claim.start, len(network) + 1)
    kept = [rule if i in known else data.draw(rules(i, len(network))) for i, rule in enumerate(network)]
    changed = tuple(kept)
    assert claims_oracle.verdict(changed, claim) == claims_oracle.verdict(network, claim)


# 0 is a drug, 1 follows it, 2 follows 1, 3 and 4 silence each other.
NETWORK: Network = (0, 0, 1, ("!", 4), ("!", 3))
CALLED = ("Drug", "First", "Second", "A", "B")
GIVEN = Arm(setting=((0, 1),))


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (Claim("all attractors", 1, GIVEN), "one rule"),
        (Claim("all attractors", 2, GIVEN), "constants"),
        (Claim("all attractors", 2), "attractors"),
        (Claim("some attractor", 3, GIVEN), "attractors"),
        (Claim("some attractor", 3, GIVEN, start=((3, 1), (4, 0))), "one rule"),  # no rule moves either of them
        (Claim("some attractor", 3, GIVEN, start=((3, 1),)), "attractors"),
        (Claim("more resistant than", 2, GIVEN, other=Arm(setting=((0, 0),))), "constants"),
        (Claim("more resistant than", 2, GIVEN), "attractors"),  # the other arm leaves the drug free
        (Claim("must reach", 2, GIVEN), "constants"),
        (Claim("stays", 2, GIVEN), "reach"),  # it is 1 in the end, and may be 0 before
        (Claim("stays", ("!", 2), GIVEN), "constants"),
        (Claim("can reach", 3, GIVEN), "reach"),
        (Claim("ctl", ("AG", ("EF", 2)), GIVEN), "constants"),
        (Claim("ctl", ("EX", 2), GIVEN), "reach"),
        (Claim("durable", 2, Arm(setting=((0, 0),), intervention=(("hold", 1, 1),))), "constants"),
    ],
)
def test_an_example_of_each(claim: Claim, expected: str) -> None:
    assert word(NETWORK, claim, CALLED) == expected
    assert constants_oracle.decider(NETWORK, claim) == expected


def test_one_application_sets_all_levels_of_a_component() -> None:
    conditions = ["Dose>=1", "Dose>=2", "Dose>=1", "Dose>=2", "Damage>=2"]
    several = [Component("Dose", maximum=2), Component("Damage", maximum=2), Component("Late")]
    network = Model.levelled("levels", several, conditions)
    arm = nouns.Arm(Setting.parse("Dose=2", network))
    for shown, expected in (("Damage=2", "one rule"), ("Late", "constants")):
        asked = nouns.InAttractors(nouns.Quantifier.ALL, network.expression(shown))
        assert decided(network, nouns.Claim("c", "levels", "s", "w", Evidence(), arm, asked)) == expected
