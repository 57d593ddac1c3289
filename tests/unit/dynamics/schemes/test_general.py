"""General asynchronous update, by hand: any of the components that differ move together."""

from __future__ import annotations

from logicnet.dynamics import StateSpace
from logicnet.logic import Rules


def space(*texts: str) -> StateSpace:
    return StateSpace(Rules.build("ABC"[: len(texts)], texts))


def after(texts: tuple[str, ...], state: int, scheme: str) -> list[int]:
    """The states one step after, as numbers: bit i is component i."""
    whole = space(*texts)
    return whole.successors(whole.state(whole.named(state)), scheme).numbers(10)


def test_every_set_of_components_that_differ_moves() -> None:
    assert after(("1", "1", "C"), 0b000, "general-asynchronous") == [0b001, 0b010, 0b011]
    assert after(("1", "1", "C"), 0b001, "general-asynchronous") == [0b011]


def test_what_only_a_common_step_reaches_is_reached() -> None:
    # From 00 either component alone switches the other off; together they both rise, and stay.
    whole = space("!A & !B | A & B", "!A & !B | A & B")
    start = whole.state({"A": 0, "B": 0})
    assert 0b11 in whole.successors(start, "general-asynchronous")
    assert 0b11 not in whole.successors(start, "asynchronous")
