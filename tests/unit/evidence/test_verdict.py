"""Verdicts in words, and what shows them."""

from __future__ import annotations

import pytest

from logicnet.evidence.verdict import Basis, Fails, Holds, ShownAttractor, ShownNumbers, Undecided, shown, word

NUMBERS = ShownNumbers("probability", ("0.5", "0.25"))


def test_a_verdict_has_one_word_and_what_shows_it() -> None:
    on = Basis(2, "arms")
    assert [word(verdict) for verdict in (Holds(on), Fails(on), Undecided("time"))] == ["holds", "fails", "undecided"]
    assert shown(Holds(on, NUMBERS)) == shown(Fails(on, NUMBERS)) == NUMBERS
    assert shown(Holds(on)) is None and shown(Undecided("time")) is None


@pytest.mark.parametrize(("size", "said"), [(0, "0 states"), (1, "1 state"), (2, "2 states")])
def test_a_basis_counts_one_in_the_singular(size: int, said: str) -> None:
    assert str(Basis(size, "states")) == said


def test_an_attractor_is_shown_by_the_named_components_or_by_those_that_are_on() -> None:
    one = ShownAttractor({"A": 1, "B": 0}, ("C",))
    assert one.text() == "attractor: A C=*" and one.text(("B", "C")) == "attractor: B=0 C=*"
    assert ShownAttractor({"B": 0}, arm="Drug=1").text() == "Drug=1: all off"
    assert one.to_dict() == {"attractor": {"A": 1, "B": 0}, "oscillating": ["C"], "arm": ""}


def test_numbers_are_shown_against_each_other() -> None:
    assert NUMBERS.text() == "probability: 0.5 against 0.25" and NUMBERS.to_dict() == {"probability": ["0.5", "0.25"]}
