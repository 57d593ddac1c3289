"""Synchronous update, by hand: every component takes the value of its rule."""

from __future__ import annotations

from logicnet.dynamics import StateSpace
from logicnet.logic import Rules


def space(*texts: str) -> StateSpace:
    return StateSpace(Rules.build("ABC"[: len(texts)], texts))


def after(texts: tuple[str, ...], state: int, scheme: str) -> list[int]:
    """The states one step after, as numbers: bit i is component i."""
    whole = space(*texts)
    return whole.successors(whole.state(whole.named(state)), scheme).numbers(10)


def test_all_components_move_at_once() -> None:
    assert after(("1", "1", "!A"), 0b000, "synchronous") == [0b111]
    assert after(("B", "A"), 0b01, "synchronous") == [0b10]


def test_two_that_follow_each_other_swap_for_ever() -> None:
    found = space("B", "A").attractors("synchronous")
    assert [attractor.numbers(4) for attractor in found] == [[0b00], [0b11], [0b01, 0b10]]
