"""Shares of time and values of readouts in screens, against the dense chain: from starts, and over attractors."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chain_oracle
import oracle
import strategies
from logicnet.errors import SettingError
from logicnet.logic import Rules
from logicnet.model import Fix, Intervention, Network, Setting, Start, Subspace
from logicnet.screens import screen
from logicnet.screens.long_run import influences_on, mixture
from mutants import changed, read

QUICK = settings(max_examples=60, deadline=None)
SPEEDS = st.sampled_from([0.25, 1.0, 3.0])


def generator(slow: oracle.Network, rates: Mapping[int, tuple[float, float]]) -> chain_oracle.Matrix:
    return chain_oracle.generator(
        lambda state: [rule(state) for rule in slow], [rates.get(i, (1.0, 1.0)) for i in range(len(slow))]
    )


def graded(state: chain_oracle.State) -> float:
    """What the readout "1.5*A - B + 0.25" is: of the first and the last component."""
    return 1.5 * state[0] - state[-1] + 0.25


@st.composite
def asked(draw: st.DrawFn) -> tuple[Network, oracle.Network, dict[int, tuple[float, float]], str]:
    """A network, rates of its components, and a readout of its first and last."""
    network, slow = read(draw(strategies.networks(max_components=4, min_components=2)))
    rates = {i: (draw(SPEEDS), draw(SPEEDS)) for i in range(len(slow)) if draw(st.booleans())}
    return network, slow, rates, f"graded: 1.5*{network.names[0]} - {network.names[-1]} + 0.25"


def by_name(network: Network, rates: Mapping[int, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    return {network.names[i]: both for i, both in rates.items()}


@QUICK
@given(asked(), st.data())
def test_from_a_mixture_they_are_those_of_the_dense_chain(
    given: tuple[Network, oracle.Network, dict[int, tuple[float, float]], str], data: st.DataObject
) -> None:
    network, slow, rates, readout = given
    size = len(slow)
    moving = [i for i in range(size) if network.names[i] not in network.inputs]
    values = st.dictionaries(st.sampled_from(moving), st.integers(0, 1)) if moving else st.just({})
    one, other = data.draw(values), data.draw(values)
    parts = [(0.25, one), (0.75, other)]
    start = [(w, {network.names[i]: v for i, v in part.items()}) for w, part in parts]
    found = screen(
        network, network.names[0], over="nodes", inputs=True, start=start, rates=by_name(network, rates),
        probability=True, share=True, readout=readout,
    )  # fmt: skip
    for row in found.rows:
        held = {network.position[c.component]: c.value for c in row.intervention.changes if isinstance(c, Fix)}
        q = generator(changed(network, slow, row.intervention), rates)
        begin = chain_oracle.mixture([(w, {**part, **held}) for w, part in parts], size)
        shares = chain_oracle.long_run(q, begin)
        states = chain_oracle.states(size)
        ends = zip(chain_oracle.absorbed(q, begin), chain_oracle.closed_parts(q), strict=True)
        chance = sum(p for p, part in ends if any(states[s][0] for s in part))
        assert row.answer.status == "exact"
        assert row.answer.share == pytest.approx(chain_oracle.expected(shares, lambda s: s[0], size), abs=1e-9)
        assert row.answer.values[0][0] == pytest.approx(chain_oracle.expected(shares, graded, size), abs=1e-9)
        assert row.answer.probability == pytest.approx(chance, abs=1e-9)
        assert row.answer.reachable == ("yes" if chance > 1e-12 else "no")


@QUICK
@given(asked())
def test_without_a_start_they_are_means_over_the_attractors_each_alike(
    given: tuple[Network, oracle.Network, dict[int, tuple[float, float]], str],
) -> None:
    network, slow, rates, readout = given
    size = len(slow)
    found = screen(
        network, network.names[-1], over="nodes", inputs=True, share=True, readout=readout,
        rates=by_name(network, rates),
    )  # fmt: skip
    for row in found.rows:
        q = generator(changed(network, slow, row.intervention), rates)
        parts = chain_oracle.closed_parts(q)
        shares = sum(chain_oracle.stationary(q, part) for part in parts) / len(parts)
        assert row.answer.share == pytest.approx(chain_oracle.expected(shares, lambda s: s[-1], size), abs=1e-9)
        assert row.answer.values[0][0] == pytest.approx(chain_oracle.expected(shares, graded, size), abs=1e-9)


NETWORK = Network("n", Rules.parse("A, A\nB, A\nC, !C & B"))


def test_what_may_go_up_is_how_long_it_shows() -> None:
    found = screen(NETWORK, "C", over="nodes", only="B", setting="A=1", share=True, rates="C:up=3")
    assert [(str(row.intervention), row.answer.share, row.outcome) for row in found.rows] == [
        ("", 0.75, "wild type"),
        ("B%0", 0.0, "removes"),
        ("B%1", 0.75, "keeps"),
    ]
    assert found.by.kind == "share" and "share" in found.columns and found.to_dict()["by"] == "share"


def test_walks_are_taken_where_listing_is_too_much_and_the_interval_holds_the_truth() -> None:
    names = [f"N{i}" for i in range(22)]
    # a majority of "not itself", another, and "not a third": what is true of a state is true of its mirror image
    trios = [(f"!{names[i]}", names[i - 1], f"!{names[i - 5]}") for i in range(22)]
    rules = Rules.build(names, [f"{a} & {b} | {a} & {c} | {b} & {c}" for a, b, c in trios])
    start = "; ".join("1/2: " + " ".join(f"{name}={value}" for name in names) for value in (0, 1))
    found = screen(Network("m", rules), "N0", over="nodes", only="N0", start=start, share=True, samples=200)
    wild = found.wild_type.answer
    assert wild.status == "sampled" and found.samples == 200
    assert wild.share_low is not None and wild.share_high is not None
    assert wild.share_low <= 0.5 <= wild.share_high  # the start is its own mirror image


def test_a_readout_ranks_and_its_name_is_its_column() -> None:
    found = screen(NETWORK, "C", over="nodes", only="B", readout=["low: B", "2*B - 1"], by="2*B - 1")
    assert [(row.rank, str(row.intervention), row.change, row.outcome) for row in found.rows] == [
        (0, "", 0.0, "wild type"),
        (1, "B%0", -1.0, "reduces"),
        (2, "B%1", 1.0, "increases"),
    ]
    assert {"value low", "value 2*B - 1", "value 2*B - 1_low"} <= set(found.columns)
    with pytest.raises(SettingError, match="two readouts are called 'X'"):
        screen(NETWORK, "C", readout=["X: B", "X: A"])


def test_a_start_is_seen_by_what_influences_the_question_and_even_draws_are_left_out() -> None:
    begin = Start.read("1/2: A=1; 1/2: A=0", NETWORK)
    assert mixture(begin, NETWORK, [2]) == [(1.0, {})]
    begin = Start.read("1/4: A=1 C=0; 3/4: A=0 C=1", NETWORK)
    assert influences_on(NETWORK, [1]) == {"A", "B"}
    assert sorted(mixture(begin, NETWORK, [1])) == [(0.25, {0: 1}), (0.75, {0: 0})]
    held = Start.of(Subspace.read("B=1", NETWORK))
    assert mixture(held, NETWORK, [2]) == [(1.0, {1: 1})]


def test_a_part_of_a_start_outside_the_setting_is_refused() -> None:
    with pytest.raises(SettingError, match="a part of the start has A=0, and the setting A=1 has A=1"):
        screen(NETWORK, "C", start="1/2: A=1; 1/2: A=0", setting="A=1")
    assert Setting.parse("A=1", NETWORK) and Intervention() == Intervention.of([])


def test_attractors_of_another_setting_are_a_start() -> None:
    found = screen(NETWORK, "B", start="attractors(A=1)", settings=["A=1"], over="nodes", only="B", probability=True)
    assert [row.answer.probability for row in found.rows] == [1.0, 0.0, 1.0]
