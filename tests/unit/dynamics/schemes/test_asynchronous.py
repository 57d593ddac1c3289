"""Asynchronous update, by hand: one component that differs from its rule moves."""

from __future__ import annotations

from logicnet.dynamics import StateSpace
from logicnet.logic import Rules


def space(*texts: str) -> StateSpace:
    return StateSpace(Rules.build("ABC"[: len(texts)], texts))


def after(texts: tuple[str, ...], state: int, scheme: str) -> list[int]:
    """The states one step after, as numbers: bit i is component i."""
    whole = space(*texts)
    return whole.successors(whole.state(whole.named(state)), scheme).numbers(10)


def test_each_component_that_differs_moves_alone() -> None:
    assert after(("1", "1", "!A"), 0b000, "asynchronous") == [0b001, 0b010, 0b100]
    assert after(("1", "1", "!A"), 0b011, "asynchronous") == []  # a fixed point has no step


def test_two_that_follow_each_other_come_to_rest_alike() -> None:
    whole = space("B", "A")
    assert [attractor.numbers(4) for attractor in whole.attractors("asynchronous")] == [[0b00], [0b11]]


def test_it_is_what_is_taken_where_no_scheme_is_named() -> None:
    whole = space("!B", "A", "A & B")
    assert [a.numbers(8) for a in whole.attractors()] == [a.numbers(8) for a in whole.attractors("asynchronous")]
