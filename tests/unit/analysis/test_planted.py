"""Planted networks: attractors outside the minimal trap spaces, in every surrounding that we could think of.

`python3 run fuzz-exact` asks the same of 20,000 networks. Here are 506 of them, and Hypothesis, which finds small ones.
"""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import planted
import strategies
from fuzz import questions
from quick_oracle import Quick

EACH = 46  # networks of a family
SEED = 2026
FAMILIES = sorted(planted.FAMILIES)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_question_about_a_planted_network_is_answered_as_the_definition_does(family: str) -> None:
    numbers = [FAMILIES.index(family) + len(FAMILIES) * k for k in range(EACH)]
    wrong = []
    for number in numbers:
        net = questions.network_of(SEED, number)
        for question in questions.questions_for(net, number):
            said = questions.asked(question, net, f"{SEED} {number} {question}")
            wrong += [f"{number}, {question}: {words}" for words in said[:1]]
    assert wrong == []


@given(strategies.planted(9), st.integers(0, 1000))
def test_planted_attractors_are_found_when_no_block_is_listed_state_by_state(net: strategies.Net, key: int) -> None:
    assert questions.asked("attractors under small limits", net, str(key)) == []


@settings(max_examples=40)
@given(strategies.planted(13, min_components=11), st.integers(0, 1000))
def test_planted_attractors_of_large_blocks_are_found(net: strategies.Net, key: int) -> None:
    assert questions.asked("attractors", net, str(key)) == []
    assert questions.asked("attractors without a step", net, str(key)) == []


@given(strategies.oddly_named(), st.integers(0, 1000))
def test_names_like_words_of_the_language_change_no_attractor(net: strategies.Net, key: int) -> None:
    for question in ("attractors", "attractors under small limits", "fixed points", "trap spaces"):
        assert questions.asked(question, net, str(key)) == []


@pytest.mark.parametrize("tables", [planted.PAIR, *planted.TRIPLES])
def test_every_gadget_has_an_attractor_outside_the_minimal_trap_spaces(tables: tuple[int, ...]) -> None:
    names = tuple("ABC"[: len(tables)])
    for seed in range(6):
        source = random.Random(seed)
        texts = tuple(planted.formula(source, names, bits) for bits in planted.turned(source, tables))
        quick = Quick.of((names, texts))
        homes = [quick.inside({i: v for i, v in enumerate(space) if v != 2}) for space in quick.minimal()]
        assert any(not any(home[states].any() for home in homes) for states in quick.attractors)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_keeps_to_its_size_and_repeats_with_its_source(family: str) -> None:
    for size in range(3, 15):
        net = planted.planted(random.Random(size), size, size, family)
        assert net == planted.planted(random.Random(size), size, size, family)
        assert 2 <= len(net[0]) <= size and len(set(net[0])) == len(net[0]) == len(net[1])


def test_odd_names_change_only_the_names() -> None:
    for seed in range(30):
        net = planted.planted(random.Random(seed), 6)
        odd = planted.oddly_named(random.Random(seed), net)
        assert (Quick.of(net).tables == Quick.of(odd).tables).all()
