"""Counts under changes, by hand, and against the slow oracle."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from logicnet.analysis.outcome import Answer
from logicnet.core.budget import Clock
from logicnet.explanation.tally import Tally, share_moving, share_on
from logicnet.logic import Rules
from logicnet.model import Fix, Network
from mutants import read

# I is an input, K follows it, and T turns for ever where K is on.
NETWORK = Network("turning", Rules.build(["T", "K", "I"], ["K & !T", "I", "I"]))


def test_a_phenotype_is_counted_under_each_set_of_changes() -> None:
    found = Tally(NETWORK, "T | K", None, Clock(None)).answers([(), (Fix("K", 0),), (Fix("K", 1), Fix("T", 0))])
    assert [(one.always, one.sometimes, one.never) for one in found] == [(1, 0, 1), (0, 0, 2), (2, 0, 0)]


def test_percolation_is_told_where_variables_are_held() -> None:
    tally = Tally(NETWORK, "T", None, Clock(None))
    assert tally.settled((), {}) == {}
    assert tally.settled((), {2: 0}) == {0: 0, 1: 0, 2: 0}
    assert tally.settled((Fix("K", 0),), {}) == {0: 0, 1: 0}


def test_what_oscillates_counts_half_and_is_told() -> None:
    answer = Answer(1, 2, 1, "exact", "reading")
    assert (share_on(answer), share_moving(answer)) == (Fraction(1, 2), Fraction(1, 2))


@settings(max_examples=30, deadline=None)
@given(strategies.networks(max_components=5, min_components=2), st.data())
def test_percolation_is_what_it_is_by_definition(net: strategies.Net, data: st.DataObject) -> None:
    network, _ = read(net)
    held = data.draw(st.dictionaries(st.integers(0, len(network) - 1), st.integers(0, 1), max_size=3))
    rules = [f"{held[i]}" if i in held else text for i, text in enumerate(net[1])]
    _, changed = read((net[0], tuple(rules)))
    expected = oracle.percolate(changed, (None,) * len(network))
    found = Tally(network, network.names[0], None, Clock(None)).settled((), held)
    assert found == {i: value for i, value in enumerate(expected) if value is not None}
