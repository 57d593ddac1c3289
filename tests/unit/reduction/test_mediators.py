"""Without its mediators a network has the same fixed points, and candidates for its other attractors."""

from __future__ import annotations

from hypothesis import given

import oracle
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.reduction import WithoutMediators, without_mediators
from strategies import Net, networks


def network(net: Net) -> Network:
    return Network("drawn", Rules.build(*net))


def expected(net: Net) -> set[frozenset[tuple[int, ...]]]:
    return oracle.attractors(oracle.graph(oracle.network(*net)))


def lifted(step: WithoutMediators) -> set[frozenset[tuple[int, ...]]]:
    """The attractors of the smaller network, each state lifted."""
    small = step.network
    rules = (small.names, tuple(map(small.rule_text, small.names)))
    return {
        frozenset(tuple(step.lift(dict(zip(small.names, state, strict=True))).values()) for state in states)
        for states in expected(rules)
    }


@given(networks(6))
def test_without_mediators_every_attractor_holds_a_lifted_one_whole(net: Net) -> None:
    step = without_mediators(network(net))
    reduced = lifted(step)
    found = expected(net)
    assert all(any(candidate <= attractor for candidate in reduced) for attractor in found)
    assert {a for a in found if len(a) == 1} == {c for c in reduced if len(c) == 1}


def test_what_does_not_read_itself_is_put_into_the_rules_that_read_it() -> None:
    step = without_mediators(network((("A", "M", "B"), ("A", "!A", "B | M"))))
    assert step.removed == ("M",) and step.network.names == ("A", "B")
    assert step.network.rules.equivalent(step.network.rules.rule(1), "B | !A")
    assert step.lift({"A": 0, "B": 0}) == {"A": 0, "M": 1, "B": 0}


def test_what_regulates_itself_stays() -> None:
    step = without_mediators(network((("A", "B"), ("A & B", "B | A"))))
    assert step.removed == () and step.network.names == ("A", "B")


def test_a_chain_is_completed_in_the_order_in_which_values_follow() -> None:
    step = without_mediators(network((("C", "B", "A"), ("!B", "!A", "A"))))
    assert step.network.names == ("A",) and set(step.removed) == {"B", "C"}
    assert step.lift({"A": 1}) == {"C": 1, "B": 0, "A": 1}
