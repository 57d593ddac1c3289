"""Courses against the dense chain by its definition, and against hand calculation."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import exp, sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import chain_oracle
import oracle
import strategies
from logicnet import LogicnetError, simulate
from logicnet.analysis.course_answer import CurveStatus, Simulation
from logicnet.analysis.simulation import COURSE_STATES
from logicnet.core import courses
from logicnet.errors import SettingError
from logicnet.logic import Rules
from logicnet.model import Component, Initial, Network, Phenotype, Rate, Timing

Turn = tuple[float, Mapping[int, int], Mapping[tuple[int, int], int]]
"""When, what is held from then on, and which edges are cut."""
SPEEDS = st.sampled_from([0.25, 0.5, 1.0, 3.0])


@st.composite
def turns(draw: st.DrawFn, size: int) -> list[Turn]:
    """What changes, and when: whole times, so that they are steps as well."""
    found: list[Turn] = []
    for moment in sorted(draw(st.sets(st.integers(1, 4), max_size=3))):
        held = draw(st.dictionaries(st.integers(0, size - 1), st.integers(0, 1), max_size=2))
        cuts = draw(st.dictionaries(st.tuples(*[st.integers(0, size - 1)] * 2), st.integers(0, 1), max_size=1))
        found.append((moment, held, cuts))
    return found


@st.composite
def starts(draw: st.DrawFn, size: int) -> list[tuple[float, Mapping[int, int]]]:
    """A mixture of up to three subspaces, in quarters."""
    one = st.dictionaries(st.integers(0, size - 1), st.integers(0, 1), max_size=size)
    parts = draw(st.lists(one, min_size=1, max_size=3))
    return (
        [(0.5 if k == 0 else 0.5 / (len(parts) - 1), part) for k, part in enumerate(parts)]
        if len(parts) > 1
        else [(1.0, parts[0])]
    )


def held_at(distribution: chain_oracle.Matrix, held: Mapping[int, int], size: int) -> chain_oracle.Matrix:
    """A distribution in which these components take these values, whatever they had."""
    states = chain_oracle.states(size)
    number = {state: k for k, state in enumerate(states)}
    found = 0 * distribution
    for k, state in enumerate(states):
        found[number[tuple(held.get(i, v) for i, v in enumerate(state))]] += distribution[k]
    return found


def by_definition(
    net: oracle.Network,
    rates: Sequence[tuple[float, float]],
    begin: chain_oracle.Matrix,
    several: Sequence[Turn],
    times: Sequence[float],
    total: float | None,
) -> list[chain_oracle.Matrix]:
    """The distribution at each time, phase by phase: what is held is held at once, until the next turn."""
    size, found, now = len(net), [], 0.0
    distribution = begin
    for since, held, cuts in [(0.0, {}, {}), *several]:
        until = next((moment for moment, _, _ in several if moment > since), float("inf"))
        changed = oracle.fix(net, dict(held))
        for (source, target), value in cuts.items():
            if target not in held:
                changed = oracle.cut(changed, source, target, value)
        q = chain_oracle.generator(lambda s, changed=changed: [f(s) for f in changed], rates)
        distribution = held_at(distribution, held, size)

        def after(p: chain_oracle.Matrix, span: float, q: chain_oracle.Matrix = q) -> chain_oracle.Matrix:
            if total is None:
                return chain_oracle.at(q, p, span)
            for _ in range(round(span)):
                p = p + p @ q / total
            return p

        found += [after(distribution, moment - since) for moment in times if since <= moment < until]
        if until < float("inf"):
            distribution, now = after(distribution, until - since), until
    assert now <= times[-1]
    return found


def asked(several: Sequence[Turn], names: Sequence[str]) -> str:
    """The same as a protocol: all that was in force ends at each turn."""
    found = []
    for moment, held, cuts in several:
        words = [f"{names[i]}%{value}" for i, value in held.items()]
        words += [f"{names[s]}:{names[t]}%{value}" for (s, t), value in cuts.items()]
        found.append(f"{moment}: {' '.join(['none', *words])}")
    return "; ".join(found)


@settings(max_examples=60, deadline=None)
@given(data=st.data(), net=strategies.networks(5, 1), steps=st.booleans())
def test_a_course_is_what_the_chain_gives_by_its_definition(
    data: st.DataObject, net: strategies.Net, steps: bool
) -> None:
    names, texts = net
    size, rules = len(names), oracle.network(names, texts)
    network = Network("n", Rules.build(names, texts))
    assume(len(network.inputs) < size)
    rates = data.draw(st.lists(st.tuples(SPEEDS, SPEEDS), min_size=size, max_size=size), label="rates")
    parts, several = data.draw(starts(size), label="start"), data.draw(turns(size), label="turns")
    several = [
        (moment, held, {edge: v for edge, v in cuts.items() if edge[0] in network.rules.regulators(edge[1])})
        for moment, held, cuts in several
    ]
    begin = chain_oracle.mixture(parts, size)
    # in steps inputs are not drawn; in these tests nothing is held throughout
    total = sum(max(two) for name, two in zip(names, rates, strict=True) if name not in network.inputs)
    times = [0.0, 1, 2, 3, 4, 5]
    expected = by_definition(rules, rates, begin, several, times, total if steps else None)
    measures = [*names, f"{names[0]} & !{names[-1]}", f"2*{names[0]} - 0.5*{names[-1]} + 1"]
    found = simulate(
        network,
        [(weight, {names[i]: value for i, value in part.items()}) for weight, part in parts],
        until=5,
        every=1,
        measures=measures,
        rates=dict(zip(names, rates, strict=True)),
        protocol=asked(several, names),
        steps=steps,
    )
    assert found.complete and found.exact and found.times == tuple(times)
    value = [lambda s, i=i: s[i] for i in range(size)]
    value += [lambda s: s[0] * (1 - s[-1]), lambda s: 2 * s[0] - 0.5 * s[-1] + 1]
    for curve, read in zip(found.curves, value, strict=True):
        told = [chain_oracle.expected(distribution, read, size) for distribution in expected]
        assert curve.status == CurveStatus.EXACT and curve.error is not None and curve.error < 1e-9
        assert curve.values == pytest.approx(told, abs=1e-9)
        assert curve.low == curve.high == curve.values


NETWORK = Network("n", Rules.build(["Drug", "A", "B"], ["Drug", "!Drug", "A"]))


def test_one_component_rises_as_an_exponential_and_the_next_one_after_it() -> None:
    found = simulate(NETWORK, "A=0 B=0", 3, 1, setting="Drug=0", rates="A=2", measures="A,B")
    assert found["A"].values == pytest.approx([1 - exp(-2 * t) for t in range(4)], abs=1e-9)
    # the sum of an exponential time at rate 2 and one at rate 1
    assert found["B"].values == pytest.approx([1 - 2 * exp(-t) + exp(-2 * t) for t in range(4)], abs=1e-9)
    assert found.method == "uniformisation"


def test_in_steps_one_component_that_has_a_rule_is_drawn() -> None:
    """Of A and B one is drawn each step; the input is not."""
    found = simulate(NETWORK, "A=0 B=0", 3, setting="Drug=0", measures="A,B", steps=True)
    assert found.times == (0, 1, 2, 3)
    assert found["A"].values == pytest.approx([0, 1 / 2, 3 / 4, 7 / 8])
    assert found["B"].values == pytest.approx([0, 0, 1 / 4, 1 / 2])  # A is drawn before B
    assert found.method == "powers of the step matrix"


def test_a_component_that_is_held_throughout_has_no_turn_and_one_held_for_a_time_has() -> None:
    always = simulate(NETWORK, "A=0", 2, setting="Drug=0", intervention="B%0", measures="A", steps=True)
    assert always["A"].values == pytest.approx([0, 1, 1])
    later = simulate(NETWORK, "A=0", 2, setting="Drug=0", protocol="1: B%0", measures="A", steps=True)
    assert later["A"].values == pytest.approx([0, 1 / 2, 3 / 4])


def test_a_drug_holiday() -> None:
    """A decays under the drug, comes back without it, and decays again."""
    protocol = "0: Drug=1; 1: Drug=0; 2: Drug=1"
    found = simulate(NETWORK, "A=1", 3, 1, measures="A,Drug", protocol=protocol)
    first = exp(-1)
    second = 1 - (1 - first) * exp(-1)
    assert found["A"].values == pytest.approx([1, first, second, second * exp(-1)], abs=1e-9)
    assert found["Drug"].values == (1, 0, 1, 1)
    assert [(t, round(v or 0, 9)) for t, v, _, _ in found["Drug"].before] == [(1, 1), (2, 0)]
    assert found["A"].before[0][1] == pytest.approx(first, abs=1e-9)


def test_what_is_held_is_held_at_once_and_what_is_withdrawn_moves_by_its_rule() -> None:
    found = simulate(NETWORK, "A=1 B=1", 2, 1, setting="Drug=0", measures="A,B", protocol="0: A%0; 1: -A%0")
    assert found["A"].values == pytest.approx([0, 0, 1 - exp(-1)], abs=1e-9)
    assert found["B"].values[1] == pytest.approx(exp(-1), abs=1e-9)


def test_a_component_that_no_measure_depends_on_is_not_listed() -> None:
    """Forty components in a row of which the first is asked for."""
    names = [f"X{i}" for i in range(40)]
    network = Network("row", Rules.build(names, ["!X0", *names[:-1]]))
    found = simulate(network, "", 5, measures="X0,X1")
    assert found.exact and max(curve.states or 0 for curve in found.curves) == 4


def wide(size: int = 24) -> Network:
    """One component that reads all others, each of which blinks; and one that reads one."""
    names = [f"X{i}" for i in range(size)]
    texts = [f"!{name}" for name in names]
    return Network("wide", Rules.build([*names, "All", "One"], [*texts, " & ".join(names), "X0"]))


def test_what_has_too_many_states_is_sampled_and_the_rest_stays_exact() -> None:
    found = simulate(wide(), "", 2, 1, measures="All,One", samples=500, seed=3)
    assert (found["One"].status, found["One"].walks) == (CurveStatus.EXACT, None)
    all_ = found["All"]
    assert (all_.status, all_.walks, all_.states, all_.error) == (CurveStatus.SAMPLED, 500, None, None)
    assert all_.why == f"more than {COURSE_STATES} states"
    assert found.method == "uniformisation + walks" and not found.exact and found.complete
    assert (found.samples, found.seed) == (500, 3)
    assert simulate(wide(), "", 2, 1, measures="All,One", samples=500, seed=3).curves == found.curves


@settings(max_examples=20, deadline=None)
@given(net=strategies.networks(4, 1), seed=st.integers(0, 1000), steps=st.booleans())
def test_sampled_values_lie_about_the_exact_ones(net: strategies.Net, seed: int, steps: bool) -> None:
    network = Network("n", Rules.build(*net))
    measures = [*net[0], f"2*{net[0][0]} - {net[0][-1]} + 3"]
    asked_ = {"start": "", "until": 4, "every": 1, "measures": measures, "steps": steps, "protocol": "2: A%1"}
    exact = simulate(network, **asked_)
    sampled = simulate(network, **asked_, most_states=1, samples=400, seed=seed)
    for one, other in zip(exact.curves, sampled.curves, strict=True):
        if other.status == CurveStatus.EXACT:  # a single state
            continue
        assert other.walks == 400
        for value, mean, low, high in zip(one.values, other.values, other.low, other.high, strict=True):
            assert value is not None and mean is not None
            assert low <= mean <= high
            # six deviations of the mean of numbers that are as far apart as the measure allows
            wide_ = one.measure.bounds[1] - one.measure.bounds[0]
            assert abs(value - mean) <= 6 * wide_ / 2 / sqrt(400)


def test_without_a_start_it_is_the_initial_distribution_of_the_network() -> None:
    timing = Timing(
        rates=(Rate("A", 2, 2),),
        initial=(Initial(("Drug",), (((0,), 1.0),)), Initial(("A",), (((0,), 3.0), ((1,), 1.0)))),
    )
    network = replace(NETWORK, timing=timing)
    found = simulate(network, until=1, every=1, measures="A,Drug")
    assert str(found.start) == "@initial"
    assert found["A"].values == pytest.approx([0.25, 1 - 0.75 * exp(-2)], abs=1e-9)
    assert found["Drug"].values == (0, 0)
    assert simulate(network, "", 1, 1, measures="A")["A"].values[0] == 0.5
    held = simulate(network, until=1, every=1, setting="Drug=1", measures="A,Drug")  # the setting goes before it
    assert held["Drug"].values == (1, 1)
    assert held["A"].values == pytest.approx([0.25, 0.25 * exp(-2)], abs=1e-9)


def test_without_any_it_is_all_states_alike() -> None:
    assert simulate(NETWORK, until=1, every=1, measures="A")["A"].values[0] == 0.5


def test_a_start_outside_what_is_held_at_0_is_refused() -> None:
    with pytest.raises(SettingError, match="outside the setting"):
        simulate(NETWORK, "Drug=0", 5, protocol="0: Drug=1")


def test_what_the_start_says_of_a_held_component_gives_way_and_is_told() -> None:
    found = simulate(NETWORK, "A=1 Drug=0", 1, 1, intervention="A%0", measures="A")
    assert found["A"].values == (0, 0) and found.overridden == {"A": 1}


def test_levels_are_followed_and_held() -> None:
    """X climbs two levels, one after the other."""
    network = Network.levelled("n", [Component("A"), Component("X", maximum=2)], ["A", "A", "A"])
    found = simulate(network, "A=1 X=0", 2, 1, measures="X,X>=2", protocol="1: X%1")
    assert found["X"].values == pytest.approx([0, 1, 1], abs=1e-9)
    before = found["X"].before[0][1]
    # the mean of a Poisson variable with mean 1 that counts to 2 at most: 1 e^-1 + 2 (1 - 2 e^-1)
    assert before == pytest.approx(2 - 3 * exp(-1), abs=1e-9)
    assert found["X>=2"].values == (0, 0, 0)


def test_phenotypes_and_readouts_are_named() -> None:
    network = replace(NETWORK, phenotypes=(Phenotype("Alive", "A & B"),))
    found = simulate(network, "A=1 B=1", 1, 1, setting="Drug=1")
    assert [(curve.name, curve.measure.is_phenotype) for curve in found.curves] == [("Alive", True)]
    assert found["Alive"].values == pytest.approx([1, exp(-1)], abs=1e-9)  # B waits for A


def test_a_time_budget_ends_in_an_answer_that_says_so() -> None:
    began = time.monotonic()
    found = simulate(wide(60), "", 100, measures="All", samples=10**9, timeout=0.3)
    assert time.monotonic() - began < 30
    assert not found.complete and "the time budget ended" in found.why_incomplete
    (curve,) = found.curves
    if curve.status == CurveStatus.UNKNOWN:
        assert set(curve.values) == {None} and set(curve.low) == {0} and set(curve.high) == {1}
    else:
        assert (
            curve.status == CurveStatus.SAMPLED
            and curve.walks is not None
            and f"after {curve.walks} of" in found.why_incomplete
        )


def test_ctrl_c_leaves_what_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(courses, "sampled_course", interrupted)
    found = simulate(wide(), "", 2, 1, measures="All,One")
    assert (found["One"].status, found["All"].status) == (CurveStatus.EXACT, CurveStatus.UNKNOWN)
    assert found.interrupted and not found.complete and found.method == "uniformisation"
    assert found["All"].values == (None, None, None)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"until": 0}, "above 0 for until"),
        ({"until": float("inf")}, "above 0 for until"),
        ({"until": float("nan")}, "above 0 for until"),
        ({"every": 0}, "above 0 for every"),
        ({"every": 1e-9}, "more than 10001 times"),
        ({"until": 2.5, "steps": True}, "whole number of steps"),
        ({"until": 9, "steps": True, "protocol": "1.5: Drug=1"}, "whole number of steps"),
        ({"measures": "C"}, "unknown component"),
        ({"protocol": "24: Drug=1"}, "the course ends at 10"),
        ({"rates": "A=-1"}, "must be a number from 0"),
        ({"samples": -1}, "for samples"),
        ({"most_states": -1}, "for most_states"),
        ({"timeout": 0}, "for timeout"),
    ],
)
def test_what_makes_no_sense_is_refused(given: dict[str, object], said: str) -> None:
    with pytest.raises(LogicnetError, match=said):
        simulate(NETWORK, **given)  # type: ignore[arg-type] # wrong ones are what is tried


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    simulate(NETWORK, "", 1, measures="A,B", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (2, 2)


def test_the_answer_is_one_json_object_and_a_table() -> None:
    found = simulate(NETWORK, "A=0", 1, 1, setting="Drug=0", measures="A", protocol="0.5: Drug=1")
    record = found.to_dict()
    assert record["times"] == [0, 0.5, 1] and record["curves"][0]["status"] == CurveStatus.EXACT
    assert record["protocol"] == [{"time": 0.5, "change": "Drug=1"}]
    assert list(found.to_frame().columns) == ["time", "measure", "value", "low", "high", "status"]
    assert isinstance(found, Simulation) and len(found.to_frame()) == 3


@pytest.mark.slow
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Two thousand runs of two hundred walks: 95 % of the intervals hold the exact value, give or take 2 %."""
    network = Network("n", Rules.build(["A", "B", "C"], ["!C", "A | C & B", "A & B"]))
    measures = ["A", "A & B & !C", "2*A - 0.5*B + 3*(B & C)"]
    exact = simulate(network, "", 3, 3, measures=measures)
    held = [0, 0, 0]
    for seed in range(2000):
        sampled = simulate(network, "", 3, 3, measures=measures, most_states=1, samples=200, seed=seed)
        for k, (one, other) in enumerate(zip(exact.curves, sampled.curves, strict=True)):
            held[k] += other.low[-1] <= (one.values[-1] or 0) <= other.high[-1]
    assert all(0.93 <= number / 2000 <= 0.97 for number in held)


def test_a_start_of_many_independent_components_is_listed_or_drawn_from() -> None:
    """Twenty components that are each on with nine tenths, and stay so: 2^20 states."""
    names = [f"X{i}" for i in range(20)]
    initial = tuple(Initial((name,), (((0,), 1.0), ((1,), 9.0))) for name in names)
    network = Network("many", Rules.build(names, names), timing=Timing(initial=initial))
    measures = [" & ".join(names), "X0"]
    truth = 0.9**20
    exact = simulate(network, until=1, every=1, measures=measures)
    assert exact.curves[0].status == CurveStatus.EXACT and exact["X0"].values == pytest.approx((0.9, 0.9))
    assert exact.curves[0].values == pytest.approx((truth, truth))
    drawn = simulate(network, until=1, every=1, measures=measures, most_states=1000).curves[0]
    assert drawn.status == CurveStatus.SAMPLED and "more than 1000 states" in drawn.why
    # six deviations of 10,000 walks
    assert all(abs((value or 0) - truth) < 6 * sqrt(truth * (1 - truth) * 1e-4) for value in drawn.values)
