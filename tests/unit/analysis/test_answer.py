"""Attractors as values: what they say of themselves, worked out by hand."""

from __future__ import annotations

import pytest

import logicnet
from logicnet.analysis.answer import Attractor, Attractors
from logicnet.logic import Rules
from logicnet.model import Network

# The input I is free and acts on nothing. A is 1. B and C chase each other through all four of their states.
CHASE = Network("chase", Rules.build(["I", "A", "B", "C"], ["I", "1", "!C", "B"]))


@pytest.fixture(scope="module")
def found() -> Attractors:
    return logicnet.attractors(CHASE)


def test_an_attractor_names_what_is_held_what_oscillates_and_what_is_free(found: Attractors) -> None:
    (only,) = found
    assert (only.kind, only.states, only.pattern) == ("cyclic", 4, "-1--")
    assert (only.fixed, only.oscillating, only.free_inputs) == ({"A": 1}, ("B", "C"), ("I",))
    assert only.settings == 2 and found.count == 2 and len(found) == 1  # one pair, for both values of I
    assert found.cyclic == (only,) and found.fixed_points == ()


def test_a_table_tells_a_free_input_from_what_oscillates(found: Attractors) -> None:
    assert found.to_frame()[1].to_dict() == {"I": "*", "A": "1", "B": "~", "C": "~"}


def test_an_attractor_shows_an_expression_always_sometimes_never_or_by_a_free_input(found: Attractors) -> None:
    texts = {"A": "always", "!A": "never", "B & C": "sometimes", "I": "depends"}
    assert {text: found[0].shows(CHASE.expression(text)) for text in texts} == texts


def test_an_attractor_made_by_hand_does_not_guess_what_it_shows() -> None:
    with pytest.raises(ValueError, match="made by hand"):
        Attractor("fixed point", 1, {"A": 1}, (), {"A": 1}).shows(CHASE.expression("A"))
