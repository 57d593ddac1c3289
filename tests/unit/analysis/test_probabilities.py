"""In which attractor the network ends: exact answers against fractions, sampled ones against exact ones."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.analysis.answer import Attractor
from logicnet.analysis.probabilities import Probabilities, probabilities
from logicnet.errors import SettingError
from logicnet.logic import Rules
from logicnet.model import Network, Subspace

Question = tuple[strategies.Net, tuple[int | None, ...], list[int] | None]


@st.composite
def questions(draw: st.DrawFn, most: int = 6) -> Question:
    net = draw(strategies.networks(most, min_components=1))
    size = len(net[0])
    rates = draw(st.none() | st.lists(st.integers(1, 1000), min_size=size, max_size=size))
    return net, draw(strategies.subspaces(size)), rates


def asked(question: Question, **options: int) -> Probabilities:
    net, start, rates = question
    network = Network("drawn", Rules.build(*net))
    speeds = None if rates is None else {name: float(rate) for name, rate in zip(net[0], rates, strict=True)}
    return probabilities(network, Subspace(net[0], start), rates=speeds, **options)


def expected(question: Question) -> dict[frozenset[oracle.State], Fraction]:
    net, start, rates = question
    chances = oracle.absorption(oracle.network(*net), rates)
    begin = oracle.inside(start)
    return {end: sum((chances[s][end] for s in begin), Fraction(0)) / len(begin) for end in chances[begin[0]]}


def meant(attractor: Attractor, ends: list[frozenset[oracle.State]]) -> list[frozenset[oracle.State]]:
    """The attractors of the oracle that one condition and attractor stand for: one each way its free inputs are set."""
    names = list(attractor.state)
    free = [names.index(name) for name in attractor.free_inputs]
    state = tuple(attractor.state.values())
    alike = [end for end in ends if any(all(s[i] == state[i] for i in range(len(s)) if i not in free) for s in end)]
    return [end for end in alike if len(end) == attractor.states]


@given(questions())
@settings(deadline=None, max_examples=80)
def test_exact_probabilities_are_those_of_elimination_in_fractions(question: Question) -> None:
    exact = expected(question)
    answer = asked(question)
    assert answer.exact and answer.complete and answer.method == "absorption"
    assert sum(chance.probability or 0 for chance in answer.chances) == pytest.approx(1, abs=1e-12)
    for chance in answer.chances:
        wanted = sum(exact[end] for end in meant(chance.attractor, list(exact)))
        assert chance.probability == pytest.approx(float(wanted), abs=1e-12)
        assert chance.low == chance.high == chance.probability
    reached = {end for chance in answer.chances for end in meant(chance.attractor, list(exact))}
    assert all(chance == 0 for end, chance in exact.items() if end not in reached)


@given(questions(5))
@settings(deadline=None, max_examples=40)
def test_walks_agree_with_the_exact_answer_and_keep_to_its_support(question: Question) -> None:
    exact = asked(question)
    answer = asked(question, most_states=0, samples=3000, seed=11)
    assert answer.exact == (not answer.walked)  # nothing to walk where the start leaves no choice
    assert answer.exact or (answer.method == "walks" and answer.samples == 3000)
    assert answer.unfinished == answer.elsewhere == 0
    for sampled, known in zip(answer.chances, exact.chances, strict=True):
        assert sampled.attractor.pattern == known.attractor.pattern
        assert sampled.probability is not None and known.probability is not None
        assert abs(sampled.probability - known.probability) < 0.06  # six standard deviations
        assert sampled.low <= sampled.probability <= sampled.high
        assert known.probability > 0 or sampled.probability == 0


def patterns(answer: Probabilities) -> dict[str, float | None]:
    return {chance.attractor.pattern: chance.probability for chance in answer.chances}


def cascade(seed: int, size: int) -> Network:
    """Switches in a row, each read by the next, and what follows from them: attractors that a part tells apart."""
    dice = random.Random(seed)
    names = [f"X{i}" for i in range(size)]
    texts = []
    for i in range(size):
        before = dice.choice(names[: i + 1])
        texts.append(dice.choice([f"{before}", f"!{before}", f"X{i} | {before}", f"!X{i} & {before}"]))
    return Network("cascade", Rules.build(names, texts))


@pytest.mark.parametrize("seed", range(6))
def test_looking_at_part_of_a_network_gives_what_the_whole_gives(seed: int) -> None:
    network = cascade(seed, 8)
    exact = oracle.absorption(oracle.network(network.names, [network.rules.text(i) for i in range(8)]))
    answer = probabilities(network)
    assert answer.exact and len(answer.walked) <= len(network.names)
    for chance in answer.chances:
        ends = meant(chance.attractor, list(exact[(0,) * 8]))
        wanted = sum((exact[s][end] for s in exact for end in ends), Fraction(0)) / len(exact)
        assert chance.probability == pytest.approx(float(wanted), abs=1e-12)


def test_a_hundred_components_that_follow_two_switches_are_exact() -> None:
    names = ["A", "B", "C", "D", *(f"F{i}" for i in range(100))]
    texts = ["!B", "!A", "!D", "!C", *(f"A | F{i - 1}" if i else "A & C" for i in range(100))]
    answer = probabilities(Network("long", Rules.build(names, texts)))
    assert answer.exact and answer.walked == ("A", "B", "C", "D")
    assert [chance.probability for chance in answer.chances] == pytest.approx([0.25] * 4, abs=1e-12)


def test_rates_are_a_ratio_of_speeds() -> None:
    switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    for rates in ("A=10", "A=5 B=0.5"):
        answer = probabilities(switch, "A=0 B=0", rates=rates)
        assert patterns(answer) == pytest.approx({"01": 1 / 11, "10": 10 / 11})


def test_rates_that_differ_by_many_orders_stay_exact() -> None:
    """A walk that leaves its fast pair once in 10^9 steps: from it, C and D commit with equal chance."""
    names = ["A", "C", "D"]
    network = Network("slow", Rules.build(names, ["(C | D) & A | !A & !C & !D", "C | A & !D", "D | A & !C"]))
    answer = probabilities(network, "A=0 C=0 D=0", rates="A=1e9")
    reached = {pattern: chance for pattern, chance in patterns(answer).items() if chance}
    assert reached == pytest.approx({"110": 0.5, "101": 0.5}, abs=1e-12)


def test_free_inputs_are_conditions_and_share_the_probability() -> None:
    relay = Network("relay", Rules.build(["Drug", "Off"], ["Drug", "!Drug"]))
    answer = probabilities(relay)
    assert {tuple(c.attractor.condition.items()): c.probability for c in answer.chances} == {
        (("Drug", 0),): 0.5,
        (("Drug", 1),): 0.5,
    }
    assert [c.probability for c in probabilities(relay, setting="Drug=1").chances] == [1.0]


def test_walks_that_are_cut_short_are_counted_and_widen_the_interval() -> None:
    ring = Network("ring", Rules.build(["A", "B", "C"], ["C & !A | A & C", "A", "B"]))
    answer = probabilities(ring, most_states=0, samples=500, steps=1)
    assert answer.unfinished > 0
    known = sum(chance.probability or 0 for chance in answer.chances)
    assert known + answer.unfinished == pytest.approx(1)
    assert all(chance.high >= (chance.probability or 0) + answer.unfinished for chance in answer.chances)


def test_more_attractors_than_the_limit_are_somewhere_else() -> None:
    names = [f"X{i}" for i in range(6)]
    network = Network("inputs", Rules.build([*names, *(f"Y{i}" for i in range(6))], [*names, *names]))
    answer = probabilities(network, limit=10)
    assert len(answer.chances) == 10 and not answer.complete
    assert answer.why_incomplete == "more attractors than are listed"
    assert answer.elsewhere == pytest.approx(54 / 64)
    sampled = probabilities(network, limit=10, most_states=0, samples=2000)
    assert sampled.elsewhere == pytest.approx(54 / 64, abs=0.05)


def test_the_same_seed_gives_the_same_answer_and_another_seed_another() -> None:
    switch = Network("switch", Rules.build(["A", "B"], ["!B", "!A"]))
    first, again, other = (probabilities(switch, most_states=0, samples=999, seed=s) for s in (1, 1, 2))
    assert [c.probability for c in first.chances] == [c.probability for c in again.chances]
    assert [c.probability for c in first.chances] != [c.probability for c in other.chances]


def test_a_budget_that_ends_says_so() -> None:
    names = [f"X{i}" for i in range(40)]
    texts = [f"!X{(i + 1) % 40} | X{i} & X{(i + 7) % 40}" for i in range(40)]
    answer = probabilities(Network("wide", Rules.build(names, texts)), samples=10**9, timeout=0.5)
    assert not answer.complete and "the time budget ended" in answer.why_incomplete
    assert answer.seconds < 5


def test_a_network_without_components_ends_where_it_is() -> None:
    answer = probabilities(Network("empty", Rules.build([], [])))
    assert [chance.probability for chance in answer.chances] == [1.0]


@pytest.mark.parametrize("rates", ["A=-1", "A=inf", "A=nan", "A", "A=x"])
def test_a_rate_that_is_none_is_refused(rates: str) -> None:
    with pytest.raises(SettingError):
        probabilities(Network("one", Rules.build(["A"], ["A"])), rates=rates)


def test_tables_and_json_carry_the_method() -> None:
    answer = probabilities(Network("switch", Rules.build(["A", "B"], ["!B", "!A"])))
    assert list(answer.to_frame()["probability"]) == [0.5, 0.5]
    assert answer.to_dict()["method"] == "absorption" and answer.to_dict()["exact"] is True
