"""Attractors as values: what they say of themselves, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

import logicnet
from logicnet.analysis.answer import Attractor, Attractors
from logicnet.errors import UnknownName
from logicnet.logic import Rules
from logicnet.model import Component, Network, Phenotype

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


def test_what_an_attractor_shows_may_be_asked_by_name_or_by_an_expression_as_text(found: Attractors) -> None:
    texts = {"A": "always", "!A": "never", "B & C": "sometimes", "I": "depends", "B": "sometimes"}
    assert {text: found[0].shows(text) for text in texts} == texts


def test_a_phenotype_is_shown_by_its_name_and_as_a_value() -> None:
    named = replace(CHASE, phenotypes=(Phenotype("Moving", "B & !C"), Phenotype("On", "A")))
    (only,) = logicnet.attractors(named)
    assert [only.shows("On"), only.shows(named.phenotypes[1]), only.shows("!On")] == ["always", "always", "never"]


@pytest.mark.parametrize("scheme", ["asynchronous", "synchronous"])
def test_a_misspelt_name_is_refused_with_the_nearest(scheme: str) -> None:
    network = logicnet.Network("pair", Rules.build(["STAT3", "IL6"], ["IL6", "STAT3"]))
    with pytest.raises(UnknownName, match="unknown component or phenotype 'STAT33'") as raised:
        logicnet.attractors(network, scheme=scheme)[0].shows("STAT33")
    assert raised.value.hint == "did you mean 'STAT3'?"


def test_a_level_is_asked_as_rules_name_it() -> None:
    """X has levels 0 to 2 and climbs to the top whatever happens."""
    network = Network.levelled("n", [Component("X", maximum=2)], ["1", "1"])
    (only,) = logicnet.attractors(network)
    assert [only.shows(text) for text in ("X", "X=2", "X>=1", "X=1")] == ["always", "always", "always", "never"]


def test_an_attractor_made_by_hand_does_not_guess_what_it_shows() -> None:
    with pytest.raises(ValueError, match="made by hand"):
        Attractor("fixed point", 1, {"A": 1}, (), {"A": 1}).shows(CHASE.expression("A"))
