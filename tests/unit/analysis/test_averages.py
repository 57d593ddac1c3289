"""Averages over time walk only what matters: what each of them lists, worked out by hand."""

from __future__ import annotations

import pytest

from logicnet.analysis.attractors import attractors
from logicnet.analysis.averages import AttractorAverages, Average, Means
from logicnet.core.budget import Clock
from logicnet.logic import Rules
from logicnet.model import Network
from logicnet.model.measure import Measure


def averages(network: Network, *texts: str, samples: int = 50, most_states: int = 100) -> list[Average]:
    """Of these measures in the only attractor, at a rate of 3 of A upwards."""
    (attractor,) = attractors(network)
    means = Means(most_states, samples, 0, None, Clock(None))
    inside = AttractorAverages(network, attractor, {0: (3.0, 1.0)}, means)
    return inside.of([Measure.read(text, network).coded for text in texts])


CHAIN = Network("chain", Rules.build(["A", "B", "C", "D"], ["!A", "A", "!B", "!D"]))


def test_a_component_that_follows_gives_way_to_its_rule_and_others_are_not_walked() -> None:
    a, c, d, both = averages(CHAIN, "A", "C", "D", "A & B")
    assert (a.value, a.states) == (pytest.approx(0.75), 2)
    assert (c.value, c.states) == (pytest.approx(0.25), 2)  # by !B, and that by !A
    assert (d.value, d.states) == (pytest.approx(0.5), 2)
    # A is seen alone, and B follows it: pi(A, B) from the balance of the four states
    assert (both.value, both.states) == (pytest.approx(0.75 * 4 / 5), 4)


def test_the_terms_of_a_sum_are_walked_apart() -> None:
    (total,) = averages(CHAIN, "A - 2*D")
    assert (total.value, total.states) == (pytest.approx(-0.25), 2)


def test_what_is_fixed_is_put_into_the_rules() -> None:
    network = Network("n", Rules.build(["A", "K", "X"], ["!A", "0", "A & K | K"]))
    (x,) = averages(network, "X")
    assert (x.value, x.low, x.high, x.states) == (0.0, 0.0, 0.0, 1)


def test_too_many_states_are_sampled_and_too_few_samples_leave_it_open() -> None:
    (one,) = averages(CHAIN, "A", most_states=1)
    assert one.walks == 50 and one.low < one.high and not one.exact
    (none,) = averages(CHAIN, "A", most_states=1, samples=1)
    assert (none.value, none.low, none.high) == (None, 0.0, 1.0) and none.why_not_exact


def test_more_free_inputs_than_are_looked_at_leave_it_open() -> None:
    names = [*"ABUVWXY"]
    rules = ["!A", "!B & !(U & V & W & X & Y) | B & A & U & V & W & X & Y", *names[2:]]
    network = Network("n", Rules.build(names, rules))
    found = [one for one in attractors(network) if "B" in one.oscillating and len(one.free_inputs) == 5]
    for attractor in found:
        inside = AttractorAverages(network, attractor, {}, Means(100, 50, 0, None, Clock(None)))
        (b,) = inside.of([[(1.0, (1,))]])
        assert (b.value, b.depends) == (None, ("U", "V", "W", "X", "Y"))


OTHERS = [f"N{i}" for i in range(5)]
EVERY = " & ".join(OTHERS)
RARELY = f"X & !({EVERY}) | !X & {EVERY}"  # X turns round while all others are 1, as often up as down
COVERED = {
    "and": (CHAIN, "A & B", 0.75 * 4 / 5),
    "sum": (CHAIN, "(A & B) + 2*D - C", 0.6 + 1 - 0.25),
    "rare": (Network("r", Rules.build([*OTHERS], [f"!{one}" for one in OTHERS])), "N0 & N1 & N2 & N3", 0.75 / 8),
    "slow": (Network("s", Rules.build([*OTHERS, "X"], [*(f"!{one}" for one in OTHERS), RARELY])), "X", 0.5),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", COVERED)
def test_of_a_sampled_interval_95_in_100_hold_the_exact_average(name: str) -> None:
    network, text, exact = COVERED[name]
    (attractor,) = attractors(network)
    code = [Measure.read(text, network).coded]
    held = 0
    for seed in range(2000):
        means = Means(1, 32, seed, None, Clock(None))
        (one,) = AttractorAverages(network, attractor, {0: (3.0, 1.0)}, means).of(code)
        assert one.walks == 32
        held += one.low <= exact <= one.high
    assert 0.93 <= held / 2000 <= 0.97


def test_more_samples_make_the_interval_narrower_and_slow_moves_do_not_make_it_wrong() -> None:
    network, text, exact = COVERED["slow"]
    few, more = (averages(network, text, samples=samples, most_states=1)[0] for samples in (20, 500))
    assert few.walks == 20 and more.walks == 500
    assert few.low < exact < few.high and more.low < exact < more.high
    assert more.high - more.low < (few.high - few.low) / 3
