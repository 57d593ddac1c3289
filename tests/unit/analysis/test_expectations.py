"""What is to be expected of phenotypes and readouts in the long run, against the dense chain."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chain_oracle as chain
import levels_oracle
import oracle
import strategies
from logicnet.analysis.expectations import Expectation
from logicnet.analysis.probabilities import Probabilities, probabilities
from logicnet.formats import toml
from logicnet.logic import Rules
from logicnet.model import Network

Mixture = list[tuple[float, dict[int, int]]]


@st.composite
def mixtures(draw: st.DrawFn, size: int) -> Mixture:
    """A start: up to three subspaces with weights that sum to 1."""
    parts = draw(st.lists(st.dictionaries(st.integers(0, size - 1), st.integers(0, 1)), min_size=1, max_size=3))
    shares = draw(st.lists(st.integers(1, 5), min_size=len(parts), max_size=len(parts)))
    return [(share / sum(shares), part) for share, part in zip(shares, parts, strict=True)]


def written(parts: Mixture, names: tuple[str, ...]) -> str:
    total = [Fraction(weight).limit_denominator(50) for weight, _ in parts]
    return "; ".join(
        f"{share}: {' '.join(f'{names[i]}={v}' for i, v in part.items())}"
        for share, (_, part) in zip(total, parts, strict=True)
    )


def chain_of(net: strategies.Net, rates: list[tuple[float, float]]) -> chain.Matrix:
    rules = oracle.network(*net)
    return chain.generator(lambda s: [rule(s) for rule in rules], rates)


@given(strategies.networks(5, min_components=1), st.data())
@settings(deadline=None, max_examples=80)
def test_they_are_those_of_the_chain_with_rates_and_mixtures_of_starts(
    net: strategies.Net, data: st.DataObject
) -> None:
    names, size = net[0], len(net[0])
    rates = [(float(data.draw(st.integers(1, 9))), float(data.draw(st.integers(1, 9)))) for _ in names]
    parts = data.draw(mixtures(size))
    text = data.draw(strategies.expressions(names))
    speeds = " ".join(f"{n}:up={up} {n}:down={down}" for n, (up, down) in zip(names, rates, strict=True))
    answer = probabilities(
        Network("drawn", Rules.build(*net)),
        written(parts, names),
        rates=speeds,
        phenotypes=text,
        readouts=[f"0.5*{names[0]} - 2*({text}) + 1"],
    )
    assert answer.complete
    shown, readout = answer.measures
    assert shown.exact and readout.exact and shown.shown is not None and readout.shown is None

    q, begin, holds = chain_of(net, rates), chain.mixture(parts, size), oracle.rule(text, names)
    states, ends = chain.states(size), chain.closed_parts(q)
    chances = chain.absorbed(q, begin)
    words = [{holds(states[k]) for k in end} for end in ends]
    for found, wanted in (
        (shown.always, sum(p for p, word in zip(chances, words, strict=True) if word == {1})),
        (shown.sometimes, sum(p for p, word in zip(chances, words, strict=True) if word == {0, 1})),
        (shown.shown, sum(p for p, word in zip(chances, words, strict=True) if 1 in word)),
    ):
        assert found is not None and found.value == pytest.approx(wanted, abs=1e-9)
        assert found.low == found.high == found.value
    far = chain.long_run(q, begin)
    assert shown.value == pytest.approx(chain.expected(far, holds, size), abs=1e-8)
    wanted = chain.expected(far, lambda s: 0.5 * s[0] - 2 * holds(s) + 1, size)
    assert readout.value == pytest.approx(wanted, abs=1e-8)
    assert readout.low == readout.high == readout.value


def ring(size: int, more: int) -> Network:
    """Switches that race, and a long row of what nothing asks about."""
    names = ["A", "B", *(f"X{i}" for i in range(more))]
    rules = ["!B & A | !B", "!A & B | !A", *(f"X{i - 1} & X{i} | A & X{i}" if i else "A & X0" for i in range(more))]
    return Network("long", Rules.build(names[: size + more], rules))


def test_only_what_influences_the_phenotype_is_walked() -> None:
    """Forty components that hold each other's values: too many states for the attractors, four for the phenotype."""
    answer = probabilities(ring(2, 40), phenotypes="A", samples=200)
    assert not answer.exact
    (found,) = answer.measures
    assert found.exact and found.shown is not None and found.shown.value == pytest.approx(0.5, abs=1e-12)
    assert found.walked == ("A", "B") and (found.states or 99) <= 4 and found.samples is None


def test_attractors_that_show_the_same_are_not_told_apart() -> None:
    """X and Y exclude each other upstream of Z, which is on whatever they do."""
    network = Network("n", Rules.build(["X", "Y", "Z"], ["!Y", "!X", "X | Y | Z"]))
    (found,) = probabilities(network, "X=0 Y=0 Z=0", phenotypes="Z").measures
    assert found.walked == () and found.shown is not None and found.shown.value == found.value == 1.0


def test_free_inputs_are_averaged_over_and_told_apart_where_the_measure_reads_them() -> None:
    network = Network("n", Rules.build(["I", "J", "X"], ["I", "J", "I & J"]))
    one, two = probabilities(network, phenotypes=["X & I", "I"]).measures
    assert one.value == pytest.approx(0.25) and two.value == pytest.approx(0.5)
    assert two.always is not None and two.always.value == pytest.approx(0.5)


def test_sampled_ones_lie_near_the_exact_ones_and_within_their_bounds() -> None:
    network = Network("n", Rules.build(["A", "B", "C", "D"], ["!B", "!A", "!C & A", "!D | C"]))
    asked = {"phenotypes": ["C", "A"], "readouts": ["A + 2*C"]}
    exact = probabilities(network, **asked).measures  # type: ignore[arg-type]
    sampled = probabilities(network, most_states=0, samples=4000, seed=5, **asked).measures  # type: ignore[arg-type]
    for one, other in zip(exact, sampled, strict=True):
        assert one.exact and not other.exact and other.samples == 4000 and other.states is None
        assert one.value is not None and other.low <= one.value <= other.high
        if one.shown is not None and other.shown is not None:
            assert one.shown.value is not None and other.shown.low <= one.shown.value <= other.shown.high
            assert other.shown.value == pytest.approx(one.shown.value, abs=0.05)


@pytest.mark.slow
def test_the_interval_holds_the_truth_in_95_of_100_runs() -> None:
    network = Network("n", Rules.build(["A", "B", "X"], ["!B", "!A", "A"]))
    held = 0
    for seed in range(2000):
        (found,) = probabilities(
            network, "A=0 B=0", rates="A=2", most_states=0, samples=300, seed=seed, readouts="A + X"
        ).measures
        held += found.low <= 4 / 3 <= found.high
    assert 0.93 <= held / 2000 <= 1.0


def face(answer: Probabilities) -> Expectation:
    return answer.measures[0]


def test_a_budget_that_ended_the_work_is_named_and_the_bounds_stay_true() -> None:
    network = Network("n", Rules.build(["A", "B"], ["!B", "!A"]))
    answer = probabilities(network, phenotypes="A", limit=1)
    assert not answer.complete and "A: " in answer.why_incomplete
    found = face(answer)
    assert not found.exact and found.shown is not None
    assert found.shown.low <= 0.5 <= found.shown.high and found.low <= 0.5 <= found.high


def test_they_stand_in_the_json_and_the_table_of_attractors_has_a_column_for_each() -> None:
    network = Network("n", Rules.build(["A", "B", "C"], ["!B", "!A", "!C & A"]))
    answer = probabilities(network, "A=0 B=0 C=0", phenotypes="C", readouts="2*C - A")
    told = answer.to_dict()["measures"]
    assert [one["name"] for one in told] == ["C", "2*C - A"]
    assert told[0]["shown"] == {"value": 0.5, "low": 0.5, "high": 0.5} and told[1]["shown"] is None
    assert told[0]["value"] == pytest.approx(0.25) and told[1]["value"] == pytest.approx(0.0, abs=1e-9)
    assert answer.to_frame()["C"].tolist() == ["never", "sometimes"]
    assert answer.to_frame()["2*C - A"].tolist() == ["0", "-1..1"]


def test_rates_change_the_share_of_time_in_an_attractor() -> None:
    """C goes up three times as fast as it goes down: it is on three quarters of the time."""
    blinker = Network("n", Rules.build(["C"], ["!C"]))
    (found,) = probabilities(blinker, rates="C:up=3 C:down=1", readouts="C").measures
    assert found.value == pytest.approx(0.75, abs=1e-12)
    assert np.isclose(chain.stationary(np.array([[-3.0, 3.0], [1.0, -1.0]]), [0, 1])[1], 0.75)


@given(levels_oracle.levelled(3), st.data())
@settings(deadline=None, max_examples=60)
def test_levels_are_those_of_the_definition(net: levels_oracle.Levels, data: st.DataObject) -> None:
    graph = levels_oracle.graph(net.targets, net.maxima)
    i = data.draw(st.integers(0, len(net.maxima) - 1))
    level = data.draw(st.integers(0, net.maxima[i]))
    state = tuple(data.draw(st.integers(0, m)) for m in net.maxima)
    text = " ".join(f"{n}={v}" for n, v in zip(net.names, state, strict=True))
    network = toml.read(net.toml().encode(), "n.toml")
    found, value = probabilities(network, text, phenotypes=net.said(i, level), readouts=net.names[i]).measures
    chances = levels_oracle.absorption(graph, [state])
    words = {end: {s[i] == level for s in end} for end in chances}
    assert found.always is not None and found.sometimes is not None
    assert found.always.value == pytest.approx(sum(p for e, p in chances.items() if words[e] == {True}), abs=1e-9)
    wanted = sum(p for e, p in chances.items() if words[e] == {True, False})
    assert found.sometimes.value == pytest.approx(wanted, abs=1e-9)
    low = sum(p * min(s[i] for s in e) for e, p in chances.items())
    high = sum(p * max(s[i] for s in e) for e, p in chances.items())
    assert value.exact and value.value is not None and low - 1e-9 <= value.value <= high + 1e-9


def test_an_input_that_changes_how_long_an_attractor_stays_in_its_states_is_averaged_over() -> None:
    """A blinks, and B follows it or its opposite: all four states in both cases, but not for the same time."""
    net = ("I", "A", "B"), ("I", "!A", "A & I | !A & !I")
    (found,) = probabilities(Network("n", Rules.build(*net)), "1/4: I=0; 3/4: I=1", readouts="A & B").measures
    q, holds = chain_of(net, [(1.0, 1.0)] * 3), oracle.rule("A & B", net[0])
    apart = [chain.expected(chain.long_run(q, chain.mixture([(1.0, {0: v})], 3)), holds, 3) for v in (0, 1)]
    assert apart[0] != pytest.approx(apart[1])
    assert found.exact and found.value == pytest.approx(0.25 * apart[0] + 0.75 * apart[1], abs=1e-9)


def test_an_average_that_was_sampled_inside_an_attractor_says_so() -> None:
    """Of a ring with one inhibition each component is on half of the time; its states are too many to be listed."""
    names = [f"X{i}" for i in range(12)]
    network = Network("ring", Rules.build(names, ["!X11", *names[:-1]]))
    (found,) = probabilities(network, readouts="X0", most_states=8, samples=300).measures
    assert not found.exact and found.states is None and found.samples == 300
    assert found.low < 0.5 < found.high
