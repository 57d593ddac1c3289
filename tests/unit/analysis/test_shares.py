"""Shares of time in every attractor: worked out by hand, and against the dense chain of all components."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chain_oracle
import oracle
from logicnet.analysis.shares import shares
from logicnet.errors import LogicnetError
from logicnet.logic import Rules
from logicnet.model import Component, Network
from strategies import Net, networks

CLOCK = Network("clock", Rules.build(["A", "B"], ["!A", "A"]))


def test_a_component_that_negates_itself_is_on_as_its_rates_say_and_what_follows_it_too() -> None:
    (own,) = shares(CLOCK, rates="A:up=3", readouts=["A + 2*B + 1"], phenotypes=["A & B"])
    assert own.components["A"].value == pytest.approx(0.75) and own.components["B"].value == pytest.approx(0.75)
    assert own.components["B"].states == 2, "the rule of B stands for it"
    assert own.readouts["A + 2*B + 1"].value == pytest.approx(3.25)
    assert own.readouts["A + 2*B + 1"].exact and 0 < own.phenotypes["A & B"].low < 0.75


def test_a_rate_of_nought_keeps_a_component_where_it_is() -> None:
    kept = shares(CLOCK, rates="A:down=0")
    assert [own.components["A"].value for own in kept] == [1.0]


def test_an_input_that_may_have_any_value_leaves_an_average_between_two_numbers() -> None:
    # A and B take all four values whatever U is, but B rests where A is 0 and U is 1
    network = Network("n", Rules.build(["U", "A", "B"], ["U", "!A", "!B & !U | !B & A | B & !A & U"]))
    (own,) = shares(network)
    assert own.attractor.free_inputs == ("U",)
    assert own.components["A"].value == pytest.approx(0.5)
    b = own.components["B"]
    held = [shares(network, setting=f"U={u}")[0].components["B"].value for u in (0, 1)]
    assert all(value is not None for value in held)
    if held[0] == pytest.approx(held[1]):
        assert b.value == pytest.approx(held[0])
    else:
        assert (b.value, b.depends) == (None, ("U",))
        assert [b.low, b.high] == pytest.approx(sorted(held))


def test_of_a_component_with_levels_each_level_has_its_share_and_the_level_is_expected() -> None:
    # from 0 it rises to 2, and at 2 it falls: it goes between 1 and 2 for ever
    network = Network.levelled("n", [Component("X", maximum=2)], ["!X=2", "!X=2"])
    (own,) = shares(network, rates="X:down=3")
    assert own.levels["X"] == pytest.approx((0.0, 0.75, 0.25))
    assert own.components["X"].value == pytest.approx(1.25)


def test_what_cannot_be_listed_is_sampled_and_says_so() -> None:
    (own,) = shares(CLOCK, rates="A:up=3", most_states=1, seed=1)
    a = own.components["A"]
    assert (a.exact, a.walks, a.states) == (False, 400, None) and "too many" in a.why_not_exact
    assert a.value is not None and a.low - 0.01 < 0.75 < a.high + 0.01 and 0 < a.high - a.low < 0.05
    assert not shares(CLOCK, most_states=1).exact


def test_numbers_out_of_their_range_are_refused() -> None:
    with pytest.raises(LogicnetError, match="samples"):
        shares(CLOCK, samples=-1)
    with pytest.raises(LogicnetError, match="rate"):
        shares(CLOCK, rates="A=-1")


@settings(max_examples=60, deadline=None)
@given(net=networks(5, min_components=1), data=st.data())
def test_shares_are_those_of_the_dense_chain_in_every_attractor(net: Net, data: st.DataObject) -> None:
    names, _ = net
    speed = st.sampled_from([0.1, 0.5, 1.0, 1.0, 1.0, 3.0])
    up_down = data.draw(st.lists(st.tuples(speed, speed), min_size=len(names), max_size=len(names)))
    rates = " ".join(f"{n}:up={u} {n}:down={d}" for n, (u, d) in zip(names, up_down, strict=True))
    first, last = names[0], names[-1]
    network = Network("n", Rules.build(*net))
    answer = shares(network, rates=rates, phenotypes=[f"{first} & !{last}"], readouts=[f"0.5*{first} - 2*{last} + 1"])
    assert answer.complete
    rules = oracle.network(*net)
    q = chain_oracle.generator(lambda state: [rule(state) for rule in rules], up_down)
    parts = {k: part for part in chain_oracle.closed_parts(q) for k in part}
    states = chain_oracle.states(len(names))
    for own in answer:
        inputs = own.attractor.free_inputs
        for values in chain_oracle.states(len(inputs)):
            state = {**own.attractor.state, **dict(zip(inputs, values, strict=True))}
            settled = chain_oracle.stationary(q, parts[states.index(tuple(state[n] for n in names))])
            told = [
                (own.phenotypes[f"{first} & !{last}"], lambda s: float(s[0] and not s[-1])),
                (own.readouts[f"0.5*{first} - 2*{last} + 1"], lambda s: 0.5 * s[0] - 2 * s[-1] + 1),
                *((own.components[n], lambda s, i=i: float(s[i])) for i, n in enumerate(names)),
            ]
            for one, value in told:
                expected = chain_oracle.expected(settled, value, len(names))
                assert one.low - 1e-8 <= expected <= one.high + 1e-8
                assert one.exact or one.depends
                assert not one.exact or one.value == pytest.approx(expected, abs=1e-8)


def test_the_budget_is_told_and_nothing_is_guessed() -> None:
    answer = shares(CLOCK, most_states=1, samples=1)
    assert not answer.complete and "too many" in answer.why_incomplete
    one = answer[0].components["A"]
    assert (one.value, one.low, one.high) == (None, 0.0, 1.0)
