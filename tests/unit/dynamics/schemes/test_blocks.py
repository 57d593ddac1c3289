"""Block-sequential update, by hand: one block after another, those of a block at once."""

from __future__ import annotations

import pytest

from logicnet.dynamics import StateSpace, block_sequential
from logicnet.errors import SchemeError, UnknownName
from logicnet.logic import Rules


def space_of(net: tuple[tuple[str, ...], tuple[str, ...]]) -> StateSpace:
    return StateSpace(Rules.build(*net))


def test_without_blocks_block_sequential_update_follows_the_order_of_the_network() -> None:
    space = space_of((("A", "B", "C"), ("1", "A", "B")))
    assert [s.values for s in space.successors(space.state({"A": 0, "B": 0, "C": 0}), "block-sequential")] == [
        (1, 1, 1)
    ]
    backwards = block_sequential([["C"], ["B"], ["A"]])
    assert [s.values for s in space.successors(space.state({"A": 0, "B": 0, "C": 0}), backwards)] == [(1, 0, 0)]


def test_blocks_that_are_no_partition_are_refused() -> None:
    space = space_of((("A", "B"), ("B", "A")))
    with pytest.raises(SchemeError, match="two blocks"):
        space.attractors(block_sequential([["A", "B"], ["A"]]))
    with pytest.raises(SchemeError, match="no block updates B"):
        space.attractors(block_sequential([["A"]]))
    with pytest.raises(UnknownName, match="BB"):
        space.attractors(block_sequential([["A", "BB"]]))


def test_one_block_of_all_is_synchronous_update() -> None:
    space = space_of((("A", "B", "C"), ("!B", "A", "A & B")))
    together = block_sequential([["C", "A", "B"]])
    for number in range(8):
        state = space.state(space.named(number))
        assert space.successors(state, together) == space.successors(state, "synchronous")


def test_schemes_with_equal_blocks_are_equal_values() -> None:
    assert (
        block_sequential([["A"], ["B"]]) == block_sequential(iter([("A",), ("B",)])) != block_sequential([["A", "B"]])
    )
