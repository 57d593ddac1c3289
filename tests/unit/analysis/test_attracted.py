"""Attractors as a start: each attractor weighs the same, and so does each state of one."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.errors import SettingError
from logicnet.logic import Rules
from logicnet.model import Network

# With I off, A and B hold each other off; with I on, the ring A -> B -> !A oscillates.
NETWORK = Network("n", Rules.build(["I", "A", "B"], ["I", "!B", "I & A | !I & !A"]))


def test_a_walk_may_begin_in_the_attractors_of_another_setting() -> None:
    answer = logicnet.probabilities(NETWORK, "attractors(I=0)", setting="")
    assert [(c.attractor.pattern, c.probability) for c in answer.chances] == [("001", 0.5), ("010", 0.5)]


def test_attractors_and_subspaces_may_be_mixed() -> None:
    answer = logicnet.probabilities(NETWORK, "1/2: attractors(I=0); 1/2: I=0 A=1 B=0")
    assert [c.probability for c in answer.chances if c.probability] == [0.25, 0.75]


def test_the_states_of_an_oscillation_are_alike() -> None:
    begin = logicnet.probabilities(NETWORK, "attractors(I=1)", setting="").start
    assert sorted(weight for weight, _ in begin.parts(NETWORK.names)) == [0.25] * 4


def test_attractors_need_every_input_held() -> None:
    with pytest.raises(SettingError, match="free: I"):
        logicnet.probabilities(NETWORK, "attractors()")


def test_inputs_that_the_setting_holds_are_put_there_when_the_network_has_settled() -> None:
    """Under I=0 the switch settles at A or at B, then the ring of I=1 has all four states: each weighs the same."""
    begin = logicnet.probabilities(NETWORK, "attractors(I=0)", setting="I=1").start
    assert begin.parts(NETWORK.names) == [(0.5, {"I": 1, "A": 0, "B": 1}), (0.5, {"I": 1, "A": 1, "B": 0})]


def test_inputs_that_are_not_named_are_as_the_setting_holds_them() -> None:
    begin = logicnet.probabilities(NETWORK, "attractors()", setting="I=0").start
    assert begin.parts(NETWORK.names) == [(0.5, {"I": 0, "A": 0, "B": 1}), (0.5, {"I": 0, "A": 1, "B": 0})]
