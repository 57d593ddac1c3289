"""Spaces in the core: sets by number, on a network of three made by hand."""

from __future__ import annotations

import pytest

from logicnet.core import spaces
from logicnet.core.budget import Budget
from logicnet.core.codes import Update
from logicnet.errors import MemoryBudget
from logicnet.logic import Rules

ASYNCHRONOUS = spaces.scheme(Update.ASYNCHRONOUS)
SYNCHRONOUS = spaces.scheme(Update.BLOCKS)


def space(*texts: str, budget: Budget | None = None) -> spaces.SpaceHandle:
    names = [f"x{i}" for i in range(len(texts))]
    return spaces.SpaceHandle(Rules.build(names, texts).handle, budget or Budget())


def test_sets_are_made_of_numbers_masks_and_programs() -> None:
    three = space("x0", "x0", "x1 | x2")
    assert three.states([6, 1, 6]).listed(0, 9) == [1, 6]
    assert three.subspace(0b101, 0b001).listed(0, 9) == [0b001, 0b011]
    assert three.program((0, 1, spaces.rules.AND)).listed(0, 9) == [0b011, 0b111]
    assert three.states([6, 1]).values() == (0b111, 0b111) and three.states([5]).values() == (0b101, 0b010)


def test_sets_are_listed_from_a_number_on_and_counted() -> None:
    every = space("x0", "x1", "x2").subspace(0, 0)
    assert every.count() == 8 and every.listed(5, 2) == [5, 6] and every.listed(8, 2) == []
    assert every.has(7) and not every.complement().has(7)


def test_attractors_are_fixed_points_as_one_set_and_cycles_by_number() -> None:
    found = space("!x1 | x2", "x0 | x2", "x2").attractors(ASYNCHRONOUS)
    assert found.fixed().listed(0, 9) == [0b111] and len(found) == 1
    assert found.states(0) == 4 and found.cycle(0).listed(0, 9) == [0b000, 0b001, 0b010, 0b011]


def test_a_path_longer_than_the_first_room_for_it_is_whole() -> None:
    n = 17  # a counter: from 0 to 2^17 - 1 in single steps of synchronous update
    carries = ["1"] + [" & ".join(f"x{j}" for j in range(i)) for i in range(1, n)]
    texts = [f"(x{i} & !({c})) | (!x{i} & ({c}))" for i, c in enumerate(carries)]
    counter = space(*texts)
    assert counter.path(SYNCHRONOUS, 0, counter.states([2**n - 1])) == list(range(2**n))


def test_what_so_many_sets_take_is_known_before_they_are_made() -> None:
    assert spaces.bytes_of(24, 3) == 3 * spaces.bytes_of(24) >= 3 * 2**24 // 8


def test_memory_is_counted_and_given_back_and_a_set_too_many_is_refused() -> None:
    small = space(*[f"x{i}" for i in range(20)], budget=Budget(memory=spaces.bytes_of(20, 8)))
    before = small.used()
    kept = [small.subspace(0, 0)]
    assert small.used() - before >= 2**20 // 8
    with pytest.raises(MemoryBudget):
        for _ in range(9):
            kept.append(small.subspace(0, 0))
    kept.clear()
    assert small.used() == before
